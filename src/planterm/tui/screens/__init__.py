"""Screens: the plan, and what opens over it."""
