"""The editor over a cell: shows a text being written, its caret and its selection."""

from dataclasses import dataclass

from textual import events
from textual.geometry import Offset, Region
from textual.message import Message

from planterm.model.text import EXCEL_LIMIT, excel_length
from planterm.texts import tui as texts
from planterm.tui.editing.buffer import caret_at, place_in, written_lines
from planterm.tui.editing.writing import View, Writing
from planterm.tui.grid.wrapping import Span, wrap
from planterm.tui.styles import sheet
from planterm.tui.widgets import LinesView

COMFORTABLE = 60
"""A line length that reads well; narrower cells open this wide."""

FRAME = 2


class CellEditor(LinesView):
    """Shows an open cell in a frame over the table."""

    DEFAULT_CSS = sheet("cell_editor")

    @dataclass
    class Clicked(Message):
        """A place in the text was clicked."""

        caret: int

    def __init__(self) -> None:
        super().__init__()
        self._writing = Writing.of("")
        self._spans: list[Span] = [(0, 0)]
        self._cell = self._room = self._box = Region()
        self.display = False

    @property
    def view(self) -> View:
        """How the text is shown; a line leaves room for the caret at its end."""
        return View(max(1, self._inner.width - 1), max(1, self._inner.height))

    def open(self, title: str, cell: Region, room: Region) -> None:
        """Appear over a cell, inside the room there is."""
        self.border_title = title
        self._cell, self._room = cell, room
        self.first = 0
        self.display = True

    def stand_over(self, cell: Region, room: Region) -> None:
        """Follow the cell to where it stands now."""
        self._cell, self._room = cell, room
        self.show(self._writing)

    def close(self) -> None:
        """Disappear."""
        self.display = False

    def show(self, writing: Writing) -> None:
        """Show the text as it stands, the caret in sight, and what is suggested to follow it."""
        self._writing = writing
        self._place()
        self.lines = written_lines(writing.buffer, self._spans, writing.ghost, self._inner.width)
        x, line = caret_at(writing.buffer, self._spans)
        self.reveal(line, line, self.view.lines)
        # The terminal's own cursor follows the caret, for screen readers and input methods.
        self.app.cursor_position = self._inner.offset + Offset(x, line - self.first)
        self.border_subtitle = texts.characters(excel_length(writing.text), EXCEL_LIMIT)

    @property
    def _inner(self) -> Region:
        return self._box.shrink((1, 1, 1, 1))

    def _place(self) -> None:
        """Make the frame as wide and tall as the text needs, over its cell where there is room."""
        room = self._room
        columns = min(room.width, max(self._cell.width + 1, COMFORTABLE) + FRAME)
        self._spans = wrap(self._writing.text, columns - FRAME - 1)
        height = min(room.height, len(self._spans) + FRAME)
        x = max(room.x, min(self._cell.x - 1, room.right - columns))
        y = max(room.y, min(self._cell.y - 1, room.bottom - height))
        box = Region(x, y, columns, height)
        if box != self._box:
            self._box = box
            self.styles.offset = box.offset
            self.styles.width, self.styles.height = box.width, box.height

    def on_click(self, event: events.Click) -> None:
        """Tell which place in the text was clicked."""
        event.stop()
        offset = event.get_content_offset(self)
        if offset is not None:
            line = min(self.first + offset.y, len(self._spans) - 1)
            self.post_message(self.Clicked(place_in(self._writing.text, self._spans[line], offset.x)))
