"""The terminal: what it sends and in which order, and the clipboard that it reaches."""
