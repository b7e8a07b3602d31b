"""The rows of an area's table, as the plan has them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from planterm.excel.find_table import Table
from planterm.excel.header_words import plain
from planterm.excel.import_report import Note, NoteKind
from planterm.excel.left_texts import left_beside
from planterm.excel.merged_cells import Body, spread
from planterm.excel.reading.sheet import BookSheet
from planterm.excel.table_end import below_sums
from planterm.excel.unread_cells import unread_columns
from planterm.form.form import Form
from planterm.model.columns import COLUMNS, Column
from planterm.texts import importing as texts
from planterm.texts.excel import CONTINUED

Cells = tuple[str, ...]

_LIKE_GUIDANCE, _SHORTEST_PIECE = 0.8, 12
"""How like the form's a changed guidance text is at least, and how many letters a piece of it has."""
_FAR = 100
"""A row below so many blank ones is told of."""
_MARK = plain(CONTINUED)


@dataclass(frozen=True, slots=True)
class _SheetRow:
    number: int
    cells: Cells
    continues: bool


@dataclass(frozen=True)
class TableRows:
    """The rows that a table holds, and what is to be told of it."""

    rows: tuple[Cells, ...]
    notes: tuple[Note, ...]
    numbers: tuple[int, ...]
    """The rows of the sheet that they stand in; more than the rows where some continue others."""
    starts: tuple[int, ...]
    """Of these the one where each of the rows begins."""
    guidance_row: int | None
    """The row of the sheet that holds the form's guidance and nothing else."""
    unread: tuple[frozenset[Column], ...]
    """For each of the rows the columns of which the sheet tells nothing, filled or blank."""


def rows_of(sheet: BookSheet, table: Table, form: Form) -> TableRows:
    """The table's rows from top to bottom: without guidance, blank rows and what stands beside the table."""
    below, notes = below_sums(sheet, table)
    inside = [n for n in sheet.cells if table.header_bottom < n <= table.last_row and n not in below]
    body = {number: dict(sheet.cells[number]) for number in inside}
    notes += spread(body, sheet, table, form)
    marks = _marks(body, table)
    notes += left_beside(body, sheet, table, marks)
    sheet_rows = [
        _SheetRow(number, _cells(cells, table.columns), number in marks)
        for number, cells in sorted(body.items())
        if number in marks or any(cells.get(index, "").strip() for index in table.columns.values())
    ]
    numbers = {row.number for row in sheet_rows}
    sheet_rows, guidance_notes = _without_guidance(sheet_rows, sheet.name, form)
    notes += guidance_notes
    notes += _guidance_within(sheet_rows, sheet.name, form)
    notes += _gaps(sheet_rows, table, sheet.name, form)
    notes += _short_rows(sheet_rows, sheet.name)
    notes += _continuations(sheet_rows, sheet.name)
    kept = tuple(row.number for row in sheet_rows)
    guidance_row = next(iter(numbers - set(kept)), None)
    parts = list(_parts(sheet_rows))
    starts = tuple(each[0].number for each in parts)
    unread = unread_columns(sheet, table, [[row.number for row in each] for each in parts])
    return TableRows(tuple(map(_joined, parts)), tuple(notes), kept, starts, guidance_row, unread)


def _cells(cells: Mapping[int, str], columns: Mapping[Column, int]) -> Cells:
    return tuple([cells.get(columns[column], "") if column in columns else "" for column in COLUMNS])


def _marks(body: Body, table: Table) -> Mapping[int, int]:
    """The rows that continue the one above, each with the column of its mark."""
    inside = set(table.columns.values())
    return {
        number: index
        for number, cells in body.items()
        for index, text in cells.items()
        if index not in inside and is_mark(text)
    }


def is_mark(text: str) -> bool:
    """Whether the text says that its row continues the one above."""
    return len(text) < len(CONTINUED) + 4 and plain(text) == _MARK


def _parts(rows: Sequence[_SheetRow]) -> Iterator[Sequence[_SheetRow]]:
    """The rows of the sheet that each row of the plan is made of."""
    parts: list[_SheetRow] = []
    for row in rows:
        if not row.continues and parts:
            yield parts
            parts = []
        parts.append(row)
    if parts:
        yield parts


def _joined(parts: Sequence[_SheetRow]) -> Cells:
    """A row of the plan: a text that goes on in the next row of the sheet is one text; blank cells are empty."""
    joined = parts[0].cells if len(parts) == 1 else map("".join, zip(*(part.cells for part in parts), strict=True))
    return tuple([text if text.strip() else "" for text in joined])


def _without_guidance(rows: list[_SheetRow], sheet: str, form: Form) -> tuple[list[_SheetRow], list[Note]]:
    """The rows without the form's guidance, which stands in the first of them, whole or in part, or further down."""
    if not rows:
        return rows, []
    first, *others = rows
    likeness = [_likeness(text, form.guidance[column]) for column, text in enumerate(first.cells)]
    filled = [likeness[column] for column, text in enumerate(first.cells) if text.strip()]
    if filled and all(filled):
        changed = [text for column, text in enumerate(first.cells) if plain(text) not in plain(form.guidance[column])]
        place = texts.row_name(first.number)
        return others, [Note(NoteKind.LEFT, texts.guidance_changed(text), sheet, place) for text in changed]
    if 1.0 in filled:
        mixed = tuple("" if like == 1 else text for text, like in zip(first.cells, likeness, strict=True))
        columns = [form.columns[column].header for column, like in enumerate(likeness) if like == 1]
        note = Note(NoteKind.GUESSED, texts.guidance_left(columns), sheet, texts.row_name(first.number))
        return [_SheetRow(first.number, mixed, first.continues), *others], [note]
    moved = next((row for row in others if _is_guidance(row, form)), None)
    return [row for row in rows if row is not moved], []


def _is_guidance(row: _SheetRow, form: Form) -> bool:
    """Whether the row holds the form's guidance and nothing else."""
    filled = [column for column, text in enumerate(row.cells) if text.strip()]
    return len(filled) > 2 and all(plain(row.cells[column]) == plain(form.guidance[column]) for column in filled)


def _guidance_within(rows: Sequence[_SheetRow], sheet: str, form: Form) -> Iterator[Note]:
    """Cells that hold the form's guidance among a row's own texts: it may have been forgotten there, or quoted."""
    for row in rows:
        for column, text in enumerate(row.cells):
            guidance = form.guidance[column]
            # Comparing is slow, and hardly any text is about as long as the guidance.
            if abs(len(text) - len(guidance)) < _SHORTEST_PIECE and text.strip() and plain(text) == plain(guidance):
                name = form.columns[column].header
                yield Note(NoteKind.GUESSED, texts.guidance_read(name), sheet, texts.row_name(row.number))


def _likeness(text: str, guidance: str) -> float:
    """1 for the form's guidance, something less for a piece of it or a changed one, 0 for any other text."""
    found, wanted = plain(text), plain(guidance)
    if found == wanted:
        return 1.0 if found else 0.0
    if len(found) > 2 * len(wanted):
        return 0.0
    if len(found) >= _SHORTEST_PIECE and found in wanted:
        return _LIKE_GUIDANCE
    ratio = SequenceMatcher(None, found, wanted, autojunk=False).ratio()
    return ratio if ratio > _LIKE_GUIDANCE else 0.0


def _gaps(rows: Sequence[_SheetRow], table: Table, sheet: str, form: Form) -> Iterator[Note]:
    """What stands apart: a row far below the others, and lone texts under the table."""
    previous = table.header_row + 1
    last_full = max((index for index, row in enumerate(rows) if not _is_lone(row)), default=len(rows))
    is_below = False
    for index, row in enumerate(rows):
        gap = row.number - previous - 1
        previous = row.number
        is_below = is_below or (gap > 0 and index > last_full)
        if gap > _FAR:
            yield Note(NoteKind.GUESSED, texts.far_row(gap), sheet, texts.row_name(row.number))
        elif is_below:
            (column,) = _filled(row)
            text = texts.lone_row(row.cells[column], form.columns[column].header)
            yield Note(NoteKind.GUESSED, text, sheet, texts.row_name(row.number))


def _short_rows(rows: Sequence[_SheetRow], sheet: str) -> Iterator[Note]:
    """Rows of two texts that end the table and stand apart: a place and a signature look like that, too.

    Not where both are what a row begins with: problem, cause, measure.
    """
    counts = [sum(bool(text.strip()) for text in row.cells) for row in rows]
    first = max((index for index, count in enumerate(counts) if count > 2), default=len(rows)) + 1
    is_apart = False
    for index in range(first, len(rows)):
        is_apart = is_apart or rows[index].number > rows[index - 1].number + 1
        beside = any(text.strip() for text in rows[index].cells[Column.GOALS :])
        if is_apart and counts[index] == 2 and beside:
            listed = [text for text in rows[index].cells if text.strip()]
            yield Note(NoteKind.GUESSED, texts.short_row(listed), sheet, texts.row_name(rows[index].number))


def _continuations(rows: Sequence[_SheetRow], sheet: str) -> Iterator[Note]:
    """Rows that were joined; sorted in another program they may have come to the wrong ones."""
    for index, row in enumerate(rows):
        if not row.continues or (index and rows[index - 1].continues):
            continue
        last = next((i for i in range(index, len(rows)) if not rows[i].continues), len(rows)) - 1
        if index == 0:
            yield Note(NoteKind.GUESSED, texts.NOTHING_BEFORE, sheet, texts.row_name(row.number))
        else:
            numbers = rows[index - 1].number, rows[last].number
            yield Note(NoteKind.REMARK, texts.joined(*numbers), sheet, texts.row_name(numbers[0]))


def _is_lone(row: _SheetRow) -> bool:
    return len(_filled(row)) == 1


def _filled(row: _SheetRow) -> list[int]:
    """The columns in which the row says anything."""
    return [column for column, text in enumerate(row.cells) if text.strip()]
