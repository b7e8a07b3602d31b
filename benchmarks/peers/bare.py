"""The least that a Textual app can be: one text."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """Shows the text that it is started with."""

    def compose(self) -> ComposeResult:
        """One widget."""
        yield Static(sys.argv[1], markup=False)


Bare().run()
