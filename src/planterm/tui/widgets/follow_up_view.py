"""A row to follow up: its texts to read, and the follow-up being written under them."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from planterm.model.plan import Status
from planterm.tui.editing.keys import View
from planterm.tui.follow_up_picture import FollowUpPicture, FollowUpValue, draw, text_cells
from planterm.tui.widgets.wheel import WheelScrolled

_LOOKS = ("label", "text", "heading", "note", "rule", "more", "guidance", "active", "caret", "selection", "key")
_STATUS_LOOKS = tuple(f"{chosen}{status.value}" for chosen in ("", "chosen-") for status in Status)


class FollowUpView(WheelScrolled):
    """Shows the picture of a value."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"follow-up-view--{look}" for look in (*_LOOKS, *_STATUS_LOOKS)}

    class Scrolled(Message):
        """The wheel was turned by so many lines."""

        def __init__(self, lines: int) -> None:
            super().__init__()
            self.lines = lines

    def __init__(self, value: FollowUpValue) -> None:
        super().__init__()
        self._value = value
        self._picture = FollowUpPicture([], 1, 0)

    @property
    def view(self) -> View:
        """How the follow-up is shown."""
        return View(text_cells(self.size.width), max(1, self.size.height // 4))

    def scrolled_by(self, pages: int = 0, lines: int = 0) -> int:
        """How many lines of the row would be above those in sight after scrolling."""
        page = max(1, self._picture.read_lines - 1)
        here = min(self._value.scrolled, self._picture.most_scrolled)
        return max(0, min(self._picture.most_scrolled, here + pages * page + lines))

    def show(self, value: FollowUpValue) -> None:
        """Show another value."""
        self._value = value
        self._draw()

    def on_resize(self) -> None:
        """Draw for the new size."""
        self._draw()

    def _draw(self) -> None:
        self._picture = draw(self._value, self.size.width, self.size.height)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the picture."""
        pieces = self._picture.lines[y] if y < len(self._picture.lines) else []
        segments = [Segment(text, self.get_component_rich_style(f"follow-up-view--{look}")) for text, look in pieces]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def scroll_lines(self, lines: int) -> None:
        """Have the row scrolled."""
        self.post_message(self.Scrolled(lines))
