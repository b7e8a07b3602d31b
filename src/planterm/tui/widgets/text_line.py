"""A line to fill in, in a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

if TYPE_CHECKING:
    from textual import events


class TextLine(Input):
    """An input in which Ctrl+A selects everything, as in every other program.

    A suggested text is selected when the line is entered, so that what is typed takes its place. Of a paste, all
    lines are taken.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+a", "select_all", show=False)]

    def __init__(self, value: str = "", *, id: str | None = None, suggested: bool = False) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(value, id=id, select_on_focus=suggested, compact=True)
        self.first_value = value
        """What stood in it to begin with."""
        self.cursor_blink = False  # nothing on the screen moves by itself

    def take_back(self, text: str) -> None:
        """Go on with what was written in it before."""
        self.select_on_focus = False
        self.value = text
        self.cursor_position = len(text)

    def on_paste(self, event: events.Paste) -> None:
        """Take all of its lines, with blanks between them."""
        event.text = " ".join(event.text.splitlines())
