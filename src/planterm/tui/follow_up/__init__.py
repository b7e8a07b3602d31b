"""The follow-up (F5): where one is, what it looks like, its screen."""
