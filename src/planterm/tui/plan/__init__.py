"""The plan on the screen: the table, its lines and commands, an open cell, the search and the filter."""
