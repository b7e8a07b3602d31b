"""Plan files on disk: reading, comment-keeping writing, whole-or-nothing replacement."""
