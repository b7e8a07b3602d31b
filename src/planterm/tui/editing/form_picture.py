"""What a row as a form looks like, line by line: its seven texts one under the other, one of them being written."""

from dataclasses import dataclass
from typing import NamedTuple

from planterm.form.form import FormColumn
from planterm.model.plan import COLUMNS, Column
from planterm.tui.editing.buffer import line_of
from planterm.tui.editing.editing import Editing
from planterm.tui.editing.picture import Piece, line_pieces, with_ghost
from planterm.tui.grid.cells import fit, shown, width
from planterm.tui.grid.wrapping import Span, lines, wrap

INDENT = 2
"""Cells left of the texts."""

CARET_ROOM = 2
"""Cells right of the texts."""


@dataclass(frozen=True, slots=True)
class FormValue:
    """The row's texts, which of them is being written, and what is offered to follow it."""

    cells: tuple[str, ...]
    active: Column
    editing: Editing
    ghost: str = ""


class FormLine(NamedTuple):
    """A line of the screen: what it shows, the field it belongs to, and where in that field's text it stands."""

    column: Column
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


def form_picture(columns: tuple[FormColumn, ...], value: FormValue, cells: int) -> FormPicture:
    """The form with texts so many cells wide."""
    drawn: list[FormLine] = []
    heading = caret = caret_x = 0
    for column in COLUMNS:
        if column is not value.active:
            drawn += _field(columns[column], column, value.cells[column], cells)
            continue
        heading = len(drawn)
        drawn += _explanation(columns[column], column, cells)
        spans = wrap(value.editing.text, cells)
        line = line_of(spans, value.editing.buffer.caret)
        caret = len(drawn) + line
        caret_x = INDENT + width(value.editing.text[spans[line][0] : value.editing.buffer.caret])
        drawn += _writing(column, value, spans, cells)
        drawn.append(FormLine(column, []))
    return FormPicture(drawn, heading, caret, caret_x)


def _field(field: FormColumn, column: Column, text: str, cells: int) -> list[FormLine]:
    """A field's name with the beginning of its guidance, its text, a blank line."""
    title = fit(f"  {field.header} · {_one_line(field.guidance)}", cells + INDENT)
    cut = len(field.header) + INDENT
    heading = FormLine(column, [(title[:cut], "heading"), (title[cut:], "guidance")])
    spans = wrap(text, cells)
    body = [FormLine(column, [(f"  {shown(text[start:end])}", "text")], (start, end)) for start, end in spans]
    return [heading, *body, FormLine(column, [])]


def _explanation(field: FormColumn, column: Column, cells: int) -> list[FormLine]:
    """The name of the field being written, and its whole guidance."""
    first, *rest = lines(f"{field.header} · {_one_line(field.guidance)}", cells)
    cut = len(field.header)
    heading = [("▶ ", "active"), (first[:cut], "active"), (first[cut:], "guidance")]
    return [FormLine(column, heading), *(FormLine(column, [(f"  {line}", "guidance")]) for line in rest)]


def _writing(column: Column, value: FormValue, spans: list[Span], cells: int) -> list[FormLine]:
    """The text being written, with its caret and what is offered."""
    pieces = [line_pieces(value.editing.buffer, spans, number) for number in range(len(spans))]
    if value.ghost:
        pieces[-1] = with_ghost(pieces[-1], value.ghost, cells + CARET_ROOM)
    return [FormLine(column, [("┃ ", "active"), *piece], span) for piece, span in zip(pieces, spans, strict=True)]


def _one_line(guidance: str) -> str:
    return " ".join(guidance.split())
