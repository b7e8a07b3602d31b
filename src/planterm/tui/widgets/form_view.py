"""A row as a form: its seven texts one under the other, one of them being written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from planterm.form.form import FormColumn
from planterm.model.columns import COLUMNS, Column
from planterm.tui.editing.buffer import line_of
from planterm.tui.editing.editing import Editing
from planterm.tui.editing.keys import View
from planterm.tui.editing.picture import Piece, line_pieces
from planterm.tui.grid.cells import fit, shown
from planterm.tui.grid.wrapping import lines, wrap

if TYPE_CHECKING:
    from textual import events

_INDENT = 2
_CARET_ROOM = 2


@dataclass(frozen=True, slots=True)
class FormValue:
    """The row's texts, and which of them is being written."""

    cells: tuple[str, ...]
    active: Column
    editing: Editing


class FormView(Widget):
    """Shows a form, scrolled so that the caret is in sight."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"form-view--{look}" for look in ("heading", "active", "guidance", "text", "caret", "selection")
    }

    class Clicked(Message):
        """A field was clicked."""

        def __init__(self, column: Column) -> None:
            super().__init__()
            self.column = column

    def __init__(self, columns: tuple[FormColumn, ...]) -> None:
        super().__init__()
        self._columns = columns
        self._value = FormValue(("",) * len(COLUMNS), Column.PROBLEM, Editing.of(""))
        self._lines: list[list[Piece]] = []
        self._owners: list[Column] = []
        self._first = 0

    @property
    def view(self) -> View:
        """How the texts are shown."""
        return View(max(1, self.size.width - _INDENT - _CARET_ROOM), max(1, self.size.height // 2))

    def show(self, value: FormValue) -> None:
        """Show a row."""
        self._value = value
        self._draw()
        self.refresh()

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._draw()
        self.refresh()

    def _draw(self) -> None:
        if not self.size.height:
            return
        self._lines, self._owners = [], []
        caret_line = heading_line = 0
        for column in COLUMNS:
            field = self._field(column)
            if column is self._value.active:
                heading_line = len(self._lines)
                caret_line = heading_line + self._caret_line(len(field))
            self._lines += field
            self._owners += [column] * len(field)
        height = self.size.height
        self._first = min(self._first, heading_line, max(0, len(self._lines) - height))
        self._first = max(self._first, caret_line - height + 2)

    def _caret_line(self, field_lines: int) -> int:
        """On which line of the active field the caret is."""
        spans = wrap(self._value.editing.text, self.view.cells)
        return field_lines - 1 - len(spans) + line_of(spans, self._value.editing.buffer.caret)

    def _field(self, column: Column) -> list[list[Piece]]:
        """A field's lines: its name and guidance, its text, a blank line."""
        field, cells = self._columns[column], self.view.cells
        guidance = " ".join(field.guidance.split())
        if column is not self._value.active:
            heading = fit(f"  {field.header} · {guidance}", self.size.width)
            cut = len(field.header) + _INDENT
            texts = [[(f"  {shown(line)}", "text")] for line in lines(self._value.cells[column], cells)]
            return [[(heading[:cut], "heading"), (heading[cut:], "guidance")], *texts, []]
        explained = lines(f"{field.header} · {guidance}", cells)
        cut = len(field.header)
        heads: list[list[Piece]] = [
            [("▶ ", "active"), (explained[0][:cut], "active"), (explained[0][cut:], "guidance")]
        ]
        heads += [[(f"  {line}", "guidance")] for line in explained[1:]]
        spans = wrap(self._value.editing.text, cells)
        buffer = self._value.editing.buffer
        texts = [[("┃ ", "active"), *line_pieces(buffer, spans, number)] for number in range(len(spans))]
        return [*heads, *texts, []]

    def render_line(self, y: int) -> Strip:
        """One line of the form."""
        number = self._first + y
        pieces = self._lines[number] if number < len(self._lines) else []
        segments = [Segment(text, self.get_component_rich_style(f"form-view--{look}")) for text, look in pieces]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Tell which field was clicked."""
        event.stop()
        if (number := self._first + event.y) < len(self._owners):
            self.post_message(self.Clicked(self._owners[number]))
