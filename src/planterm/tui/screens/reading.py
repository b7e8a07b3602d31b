"""Something long to be read over the plan, scrolled with the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll
from textual.widgets import Label

from planterm.texts import tui as texts
from planterm.tui.screens.dialog import Dialog
from planterm.tui.widgets.bar import Bar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planterm.tui.widgets.bar import Line


class Reading(Dialog[None]):
    """A heading over what there is to read."""

    def __init__(self, heading: str, body: Line) -> None:
        super().__init__()
        self._heading = heading
        self._body = body

    def compose(self) -> ComposeResult:
        """The heading, the text, and how to scroll and close."""
        with Vertical(classes="dialog wide tall"):
            yield Label(self._heading, classes="heading", markup=False)
            with VerticalScroll(id="reading"):
                yield Bar(self._body, id="paragraphs")
            yield Label(texts.READING_HINT, classes="hint")
