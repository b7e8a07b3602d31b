"""A minimal Textual app with a text area that holds the text it is started with."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class Editor(App[None]):
    """Shows the text, the cursor at its end."""

    def compose(self) -> ComposeResult:
        """One widget; a blinking cursor would be taken for an answer to a key."""
        area = TextArea(sys.argv[1])
        area.cursor_blink = False
        area.move_cursor(area.document.end)
        yield area


Editor().run()
