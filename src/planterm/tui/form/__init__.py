"""A row as a form (F4)."""
