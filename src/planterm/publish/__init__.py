"""The plan for those who do not have planterm: as plain text, as a web page, as a summary for the board."""
