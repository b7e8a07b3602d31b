"""Several areas on one sheet, each with its title on a line of its own above its header."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planterm.excel.find_table import Table
from planterm.excel.import_report import Note, NoteKind
from planterm.excel.match_areas import is_title_of
from planterm.excel.reading.sheet import BookSheet, PlacedText
from planterm.form.form import Form
from planterm.texts import importing as texts

_MOST_APART = 2
"""How many rows above its header a title stands at most."""


def with_titles_above(tables: Sequence[Table], sheet: BookSheet, form: Form) -> tuple[Table, ...]:
    """The sheet's tables, each but the first with the title that stands above its header, out of the table before.

    Only where one of these lines names an area of the form: a header may also be repeated among the rows of one area.
    The title of the first is outside of all tables already.
    """
    starts = [0, *(table.header_row for table in tables)]
    lines = [_line_above(table, sheet, start) for table, start in zip(tables, starts, strict=False)]
    if not any(line is not None and _is_official(line, form) for line in lines[1:]):
        return tuple(tables)
    return tuple(_titled(tables, lines, sheet, form))


def _line_above(table: Table, sheet: BookSheet, start: int) -> PlacedText | None:
    """The text that stands alone in the row above the header."""
    if table.title.strip():
        return None
    for number in range(table.header_row - 1, max(start, table.header_row - 1 - _MOST_APART), -1):
        filled = [(column, text) for column, text in sheet.cells.get(number, {}).items() if text.strip()]
        if filled:
            return PlacedText(number, *filled[0]) if len(filled) == 1 else None
    return None


def _titled(
    tables: Sequence[Table], lines: Sequence[PlacedText | None], sheet: BookSheet, form: Form
) -> Iterator[Table]:
    title = tables[0].title
    for index, (table, line) in enumerate(zip(tables, lines, strict=True)):
        following = lines[index + 1] if index + 1 < len(lines) else None
        last_row = following.row - 1 if following is not None else table.last_row
        notes = table.notes
        if index and line is not None:
            title = line.text
            if not _is_official(line, form):
                notes = (*notes, Note(NoteKind.GUESSED, texts.title_above(title.strip()), sheet.name, line.place))
        elif table.title.strip():
            title = table.title
        yield replace(table, title=title if index else table.title, last_row=last_row, notes=notes)


def _is_official(line: PlacedText, form: Form) -> bool:
    return any(is_title_of(line.text, area) for area in (*form.areas, form.own_area))
