"""Widgets that draw a value: bars of a line or a few, and what the mouse wheel does to taller ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textual.message import Message
from textual.widget import Widget

if TYPE_CHECKING:
    from textual import events
    from textual.content import Content
    from textual.geometry import Size


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
            self.bar = bar
            self.x = x

        @property
        def control(self) -> Bar:
            """The bar that was clicked."""
            return self.bar

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
