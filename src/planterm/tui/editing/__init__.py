"""The text editor of a cell as frozen values; the widgets only show them."""
