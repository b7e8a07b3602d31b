"""A row as a form: its texts one under the other, one of them being written, scrolled so that the caret is in sight."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.geometry import Offset
from textual.message import Message

from planterm.model.form import Column, Columns
from planterm.tui.editing.buffer import caret_at, place_in, written_lines
from planterm.tui.editing.writing import View, Writing
from planterm.tui.grid.wrapping import Piece, Span, fit, lines, shown, wrap
from planterm.tui.widgets import LinesView

INDENT = 2
"""Cells left of the texts."""

CARET_ROOM = 2
"""Cells right of the texts."""


@dataclass(frozen=True, slots=True)
class FormValue:
    """The row's texts, and which of them is being written."""

    cells: tuple[str, ...]
    active: int
    """Its number."""
    writing: Writing
    advice: tuple[str, ...] = ()
    """What helps with the field being written, beside its guidance."""
    below: tuple[tuple[str, str], ...] = ()
    """What stands beside the fields, with its names."""


class FormLine(NamedTuple):
    """A line of the screen: what it shows, the number of its field, and where in that field's text it stands."""

    column: int
    pieces: list[Piece]
    span: Span | None = None


class FormPicture(NamedTuple):
    """All lines of the form, and those that are to be in sight."""

    lines: list[FormLine]
    heading: int
    """The first line of the field being written."""
    caret: int
    """The line that the caret stands on."""
    caret_x: int
    """The cell that it stands in."""


def form_picture(columns: Columns, value: FormValue, cells: int) -> FormPicture:
    """The form with texts so many cells wide."""
    drawn: list[FormLine] = []
    heading = caret = caret_x = 0
    for column in columns:
        if column.number != value.active:
            drawn += _field(column, value.cells[column.number], cells)
            continue
        heading = len(drawn)
        drawn += _explanation(column, cells, value.advice)
        spans = wrap(value.writing.text, cells)
        caret_x, line = caret_at(value.writing.buffer, spans)
        caret = len(drawn) + line
        written = written_lines(value.writing.buffer, spans, value.writing.ghost, cells + CARET_ROOM)
        pairs = zip(written, spans, strict=True)
        drawn += [FormLine(column.number, [("║ ", "active"), *pieces], span) for pieces, span in pairs]
        drawn.append(FormLine(column.number, []))
    for name, text in value.below:
        drawn.append(FormLine(len(columns) - 1, [(f"  {name}", "heading")]))
        drawn += [FormLine(len(columns) - 1, [(f"  {line}", "text")]) for line in lines(text, cells)]
    return FormPicture(drawn, heading, caret, INDENT + caret_x)


def _field(column: Column, text: str, cells: int) -> list[FormLine]:
    """A field's name with the beginning of its guidance, its text, a blank line."""
    title = fit(f"  {column.header} · {_one_line(column.guidance)}", cells + INDENT)
    cut = len(column.header) + INDENT
    heading = FormLine(column.number, [(title[:cut], "heading"), (title[cut:], "quiet")])
    spans = wrap(text, cells)
    body = [FormLine(column.number, [(f"  {shown(text[start:end])}", "text")], (start, end)) for start, end in spans]
    return [heading, *body, FormLine(column.number, [])]


def _explanation(column: Column, cells: int, advice: Sequence[str]) -> list[FormLine]:
    """The name of the field being written, its whole guidance, and what helps with it."""
    first, *rest = lines(f"{column.header} · {_one_line(column.guidance)}", cells)
    cut = len(column.header)
    more = [line for each in advice for line in lines(each, cells)]
    heading = [("► ", "active"), (first[:cut], "active"), (first[cut:], "quiet")]
    return [
        FormLine(column.number, heading),
        *(FormLine(column.number, [(f"  {line}", "quiet")]) for line in [*rest, *more]),
    ]


def _one_line(guidance: str) -> str:
    return " ".join(guidance.split())


class FormView(LinesView):
    """Shows a form."""

    @dataclass
    class Clicked(Message):
        """A field was clicked, at a place in its text or beside it."""

        column: int
        caret: int | None

    def __init__(self, columns: Columns) -> None:
        super().__init__()
        self._columns = columns
        self._value = FormValue(columns.blank, 0, Writing.of(""))
        self._picture = FormPicture([], 0, 0, 0)

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
        self.lines = [line.pieces for line in picture.lines]
        # With the last field as much as there is room for of the remark below it, which is no field to go to.
        below = len(picture.lines) if self._value.active == len(self._columns) - 1 else 0
        bottom = max(picture.caret + 1, min(below, picture.heading + height) - 1)
        self.reveal(picture.heading, bottom, height)
        at = Offset(picture.caret_x, picture.caret - self.first)
        self.app.cursor_position = self.content_region.offset + at

    def on_click(self, event: events.Click) -> None:
        """Tell which field was clicked, and where."""
        event.stop()
        if (number := self.first + event.y) >= len(self._picture.lines):
            return
        line = self._picture.lines[number]
        value = self._value
        text = value.writing.text if line.column == value.active else value.cells[line.column]
        caret = None if line.span is None else place_in(text, line.span, max(0, event.x - INDENT))
        self.post_message(self.Clicked(line.column, caret))
