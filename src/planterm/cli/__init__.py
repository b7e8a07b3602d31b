"""The command line: its commands, what they take and what they print."""
