"""What the mouse wheel does: it scrolls a few lines, and moves neither cursor nor caret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

if TYPE_CHECKING:
    from textual import events

_LINES = 3


class WheelScrolled(Widget):
    """A widget that draws its own lines, and is told how many of them to scroll."""

    def scroll_lines(self, lines: int) -> None:
        """Scroll down so many lines, or up where negative."""
        raise NotImplementedError

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self.scroll_lines(_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self.scroll_lines(-_LINES)
