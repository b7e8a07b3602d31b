"""Widgets that draw a value: bars of a line or a few, and lines made of pieces of text with names of looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from planterm.tui.grid.wrapping import Piece

if TYPE_CHECKING:
    from planterm.tui.editing.writing import View


class BarLine(Protocol):
    """What a bar shows, drawn for the width it has."""

    def draw(self, width: int) -> Content:
        """The content; user text in it is never markup."""
        ...


class Bar(Widget):
    """Shows a line."""

    class Clicked(Message):
        """The bar was clicked at a column."""

        def __init__(self, bar: Bar, x: int) -> None:
            super().__init__()
            self.bar, self.x = bar, x

    def __init__(self, line: BarLine, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._line = line

    @property
    def line(self) -> BarLine:
        """What is shown."""
        return self._line

    def show(self, line: BarLine) -> None:
        """Show another line."""
        if type(line) is not type(self._line) or line != self._line:
            self._line = line
            self.refresh(layout=self.styles.is_auto_height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines that the content takes at a width, also before the bar has one."""
        del container, viewport
        return self._line.draw(width).plain.count("\n") + 1

    def render(self) -> Content:
        """The line at the bar's width."""
        return self._line.draw(self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Tell where it was clicked."""
        event.stop()
        self.post_message(self.Clicked(self, event.x))


_WHEEL_LINES = 3


LOOKS = {
    "active": "bold $accent",
    "caret": "reverse",
    "chosen": "bold $ground on $text",
    "current": "bold reverse $accent",
    "current-row": "on $raised",
    "cursor": "$cursor-text on $cursor",
    "finding": "bold $fair",
    "frame": "$accent",
    "goal": "italic",
    "gron": "bold $good",
    "gul": "bold $fair",
    "heading": "bold",
    "hint": "italic $quiet",
    "hit": "bold underline $hit-text on $hit",
    "key": "bold $key",
    "label": "bold $quiet",
    "quiet": "$quiet",
    "rod": "bold $bad",
    "rule": "$rule",
    "selected": "$selected-text on $selected",
    "selection": "underline $selected-text on $selected",
    "text": "",
}
"""What pieces of text look like, by the names of their looks: in colours of the theme, or in those of the view.

They stand here and not in a stylesheet, of which Textual would make a style for each look in each view.
"""


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
        pieces, ground = self.pieces(y), self.visual_style
        styles = {look: (ground + Style.parse(LOOKS[look])).rich_style for look in {look for _, look in pieces}}
        strip = Strip([Segment(text, styles[look]) for text, look in pieces])
        return strip.adjust_cell_length(self.size.width, ground.rich_style)

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
