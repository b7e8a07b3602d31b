"""Widgets that draw lines made of pieces of text with names of looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from textual import events

    from planterm.tui.editing.editor_keys import View
    from planterm.tui.grid.wrapping import Piece

_WHEEL_LINES = 3


def looks(*names: str) -> set[str]:
    """The component classes of a view: the looks of its pieces."""
    return {f"look--{name}" for name in names}


class LinesView(Widget):
    """Draws lines from the one that is first in sight; the wheel scrolls it, and moves neither cursor nor caret."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[list[Piece]] = []
        self.first = 0
        """The number of the line that is first in sight."""

    def pieces(self, y: int) -> list[Piece]:
        """What stands on a line of the widget."""
        number = self.first + y
        return self.lines[number] if number < len(self.lines) else []

    def render_line(self, y: int) -> Strip:
        """A line of the widget."""
        segments = [Segment(text, self.get_component_rich_style(f"look--{look}")) for text, look in self.pieces(y)]
        return Strip(segments).adjust_cell_length(self.size.width, self.get_component_rich_style("look--text"))

    @property
    def view(self) -> View:
        """How a text that is written in it is shown."""
        raise NotImplementedError

    def reveal(self, top: int, bottom: int, height: int) -> None:
        """Scroll as little as brings these lines into sight; the last one where there is no room for all."""
        self.first = max(min(self.first, top, max(0, len(self.lines) - height)), bottom - height + 1)
        self.refresh()

    def scroll_lines(self, lines: int) -> None:
        """Scroll down so many lines, or up where negative."""
        self.first = max(0, min(self.first + lines, len(self.lines) - self.size.height))
        self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self.scroll_lines(_WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self.scroll_lines(-_WHEEL_LINES)
