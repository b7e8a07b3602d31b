"""A line to fill in, in a dialog."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input


class TextLine(Input):
    """An input in which Ctrl+A selects everything, as in every other program.

    A suggested text is selected when the line is entered, so that what is typed takes its place.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+a", "select_all", show=False)]

    def __init__(self, value: str = "", *, id: str | None = None, suggested: bool = False) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(value, id=id, select_on_focus=suggested, compact=True)
        self.cursor_blink = False  # nothing on the screen moves by itself
