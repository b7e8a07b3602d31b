"""What differs between the plan and a workbook, item by item, scrolled line by line where a text is long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from planterm.tui.comparison.drawing import Drawing, Drawn
from planterm.tui.grid.motion import Cursor, Motion, Position, Window, at, moved
from planterm.tui.widgets import LinesView, looks

if TYPE_CHECKING:
    from textual import events

    from planterm.tui.comparison.visit import Visit


class ComparisonView(LinesView):
    """Shows a visit, and which of its items is the current one."""

    COMPONENT_CLASSES = looks("area", "row", "label", "current", "text", "differs", "rule", "note")

    class Clicked(Message):
        """An item was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, visit: Visit, drawing: Drawing) -> None:
        super().__init__()
        self._visit = visit
        self._drawing = drawing
        self._position = Position()

    @property
    def current(self) -> int:
        """The number of the current item."""
        return self._position.cursor.row

    def show(self, visit: Visit, current: int | None = None) -> None:
        """Show a visit, another item the current one where one is given."""
        self._visit = visit
        if visit.items and self.size.height:
            number = min(self.current if current is None else current, len(visit.items) - 1)
            anchor = self._window.settled(self._position.anchor)
            self._position = at(Cursor(number), Position(self._position.cursor, anchor), self._window)
        self._draw()

    def move(self, motion: Motion) -> None:
        """Move to another item, or scroll one that is taller than the window."""
        if self._visit.items:
            self._position = moved(motion, self._position, self._window)
            self._draw()

    def on_resize(self) -> None:
        """Wrap to the new width, the current item in sight."""
        self.show(self._visit)

    @property
    def _window(self) -> Window:
        return Window(len(self._visit.items), 1, max(1, self.size.height), lambda number: len(self._item(number)))

    def _item(self, number: int) -> list[Drawn]:
        return self._drawing.lines(self._visit, number, self.size.width, is_current=number == self.current)

    def _draw(self) -> None:
        """Make the lines in sight."""
        place = self._position.anchor
        self.lines = []
        for number in range(place.row, len(self._visit.items)):
            if len(self.lines) - place.line >= self.size.height:
                break
            self.lines += self._item(number)
        self.lines = self.lines[place.line :]
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Tell which item was clicked."""
        event.stop()
        place = self._window.below(self._position.anchor, event.y)
        if place.row < len(self._visit.items):
            self.post_message(self.Clicked(place.row))

    def scroll_lines(self, lines: int) -> None:
        """Scroll; the current item stays current."""
        if self._visit.items:
            self._position = self._position._replace(anchor=self._window.scroll(self._position.anchor, lines))
            self._draw()
