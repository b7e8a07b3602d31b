"""One open plan: its current value, its history and its file."""
