"""Widgets: each shows a value and posts messages; none keeps anything of the plan."""
