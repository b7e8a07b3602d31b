"""Pure functions behind the table and the editor: wrapping, column widths, scrolling. No Textual here."""
