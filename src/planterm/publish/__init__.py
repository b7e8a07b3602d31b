"""The plan for readers outside the editor: as plain text, as a web page, as a summary for the board."""
