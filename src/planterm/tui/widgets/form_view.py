"""A row as a form, scrolled so that the caret is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from planterm.model.plan import COLUMNS, EMPTY_CELLS, Column
from planterm.tui.editing.buffer import place_in
from planterm.tui.editing.editing import Editing
from planterm.tui.editing.form_picture import CARET_ROOM, INDENT, FormPicture, FormValue, form_picture
from planterm.tui.editing.keys import View
from planterm.tui.widgets.wheel import WheelScrolled

if TYPE_CHECKING:
    from textual import events

    from planterm.form.form import FormColumn


class FormView(WheelScrolled):
    """Shows a form."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"form-view--{look}" for look in ("heading", "active", "guidance", "text", "caret", "selection", "ghost")
    }

    class Clicked(Message):
        """A field was clicked, at a place in its text or beside it."""

        def __init__(self, column: Column, caret: int | None) -> None:
            super().__init__()
            self.column = column
            self.caret = caret

    def __init__(self, columns: tuple[FormColumn, ...]) -> None:
        super().__init__()
        self._columns = columns
        self._value = FormValue(EMPTY_CELLS, COLUMNS[0], Editing.of(""))
        self._picture = FormPicture([], 0, 0, 0)
        self._first = 0

    @property
    def view(self) -> View:
        """How the texts are shown."""
        return View(max(1, self.size.width - INDENT - CARET_ROOM), max(1, self.size.height // 2))

    def show(self, value: FormValue) -> None:
        """Show a row."""
        self._value = value
        self._draw()

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._draw()

    def _draw(self) -> None:
        height = self.size.height
        if not height:
            return
        self._picture = picture = form_picture(self._columns, self._value, self.view.cells)
        self._first = min(self._first, picture.heading, self._last_first)
        self._first = max(self._first, picture.caret - height + 2)
        at = Offset(picture.caret_x, picture.caret - self._first)
        self.app.cursor_position = self.content_region.offset + at
        self.refresh()

    @property
    def _last_first(self) -> int:
        """The first line in sight when the form is scrolled to its end."""
        return max(0, len(self._picture.lines) - self.size.height)

    def render_line(self, y: int) -> Strip:
        """One line of the form."""
        number, lines = self._first + y, self._picture.lines
        pieces = lines[number].pieces if number < len(lines) else []
        segments = [Segment(text, self.get_component_rich_style(f"form-view--{look}")) for text, look in pieces]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Tell which field was clicked, and where."""
        event.stop()
        if (number := self._first + event.y) >= len(self._picture.lines):
            return
        line = self._picture.lines[number]
        value = self._value
        text = value.editing.text if line.column is value.active else value.cells[line.column]
        caret = None if line.span is None else place_in(text, line.span, max(0, event.x - INDENT))
        self.post_message(self.Clicked(line.column, caret))

    def scroll_lines(self, lines: int) -> None:
        """Scroll; the caret stays where it is."""
        self._first = max(0, min(self._first + lines, self._last_first))
        self.refresh()
