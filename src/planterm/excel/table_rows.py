"""The rows of an area's table, as the plan has them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from planterm.excel.find_table import Table
from planterm.excel.name_matching import likeness, plain
from planterm.excel.notes import Note, NoteKind
from planterm.excel.reading.book_sheet import BookSheet, PlacedText
from planterm.excel.reading.xml_parts import whole
from planterm.excel.references import Range, column_letters, place
from planterm.excel.sheet_report import left
from planterm.excel.table_end import WHAT_ROLES, lines_under
from planterm.model.form import Column, Columns, Form
from planterm.texts import excel as texts

Cells = tuple[str, ...]
_Body = dict[int, dict[int, str]]
"""The cells below a table's header, by row and column number."""

_SENTENCE = re.compile(rf"(?:{'|'.join(map(re.escape, texts.NO_ROW))}).*|.*[.!:]\s*", re.IGNORECASE | re.DOTALL)
_NEARLY = 12
"""Letters by which a text's length may differ from that of the guidance."""
_FEWEST_GUIDANCE = 3
"""Cells of a row that is the form's guidance wherever it stands."""
_MOST_SHORT = 2
"""Texts of a row that may be a line below the table."""
_MOST_STEPS = 1_000_000
"""No more rows than that are looked at, however merged ranges overlap."""
_MARK = plain(texts.CONTINUED)
_DITTO = re.compile(
    r"[-–—_=\s]*(?:(?:[\"”“„»«″〃‖↑]|['’´`,]{2})[-–—_=\s]*){1,2}|[-–—]+\s?(?:\|\||//|ii|ll|11|['’´`])\s?[-–—]+",
    re.IGNORECASE,
)

_Told = Iterator[tuple[NoteKind, str, int]]
"""What is told of rows of the sheet, by their numbers."""


@dataclass(frozen=True, slots=True)
class _SheetRow:
    number: int
    cells: Cells
    continues: bool

    @property
    def filled(self) -> list[int]:
        """The columns in which the row says anything."""
        return [column for column, text in enumerate(self.cells) if text.strip()]

    @property
    def texts(self) -> list[str]:
        """What it says in these."""
        return [self.cells[column] for column in self.filled]


@dataclass(frozen=True)
class TableRows:
    """The rows that a table holds, and what is to be told of it."""

    rows: tuple[Cells, ...]
    notes: tuple[Note, ...]
    starts: tuple[int, ...]
    """For each of them the row of the sheet where it begins."""
    guidance_row: int | None
    """The row of the sheet that holds the form's guidance and nothing else."""
    lines: frozenset[int]
    """The rows of the sheet at its end that are none of the plan's."""
    doubtful: frozenset[int]
    """Others at its end that may be none."""
    unread: tuple[frozenset[Column], ...]
    """For each of the rows the columns of which the sheet tells nothing, filled or blank."""


def rows_of(sheet: BookSheet, table: Table, form: Form) -> TableRows:
    """The table's rows from top to bottom: without guidance, blank rows and what stands beside the table."""
    below, odd, notes = lines_under(sheet, table)
    inside = [n for n in sheet.cells if table.header_bottom < n <= table.last_row and n not in below]
    body = {number: dict(sheet.cells[number]) for number in inside}
    notes += _spread(body, sheet, table)
    marks = _marks(body, table)
    notes += _left_beside(body, sheet, table, marks)
    every = (
        _SheetRow(number, tuple(table.text(cells, column) for column in form.columns), number in marks)
        for number, cells in sorted(body.items())
    )
    found = [row for row in every if row.continues or row.filled]
    kept, told = _without_guidance(found, form)
    kept, dittos = _without_dittos(kept, table, form)
    if dittos:
        notes.append(Note(NoteKind.GUESSED, texts.dittos(dittos), sheet.name))
    notes += _colours(sheet, table, [row.number for row in kept])
    parts = _parts(kept)
    doubtful = list(_apart(kept, odd, table, form))
    told += ((NoteKind.GUESSED, texts.short_row(row.texts), row.number) for row in doubtful)
    told += ((NoteKind.GUESSED, texts.LONE_TEXT.format(text=row.texts[0]), row.number) for row in _lone(kept, sheet))
    told += _continuations(parts)
    notes += [Note(kind, text, sheet.name, texts.ROW_NAME.format(number=number)) for kind, text, number in told]
    guidance = {row.number for row in found} - {row.number for row in kept}
    return TableRows(
        tuple(map(_joined, parts)),
        tuple(notes),
        tuple(part[0].number for part in parts),
        min(guidance, default=None),
        below,
        frozenset(row.number for row in doubtful),
        tuple(_unread(sheet, table, form.columns, parts)),
    )


# merged cells: a text that spans rows belongs to each of them


def _spread(body: _Body, sheet: BookSheet, table: Table) -> Iterator[Note]:
    """Put the text of each merged cell into all of its rows, in place, and tell of it.

    What lies hidden under a merged cell is taken out and told.
    """
    numbers = sorted(body)
    ranges = [
        (each, slice(bisect_left(numbers, each.top), bisect_right(numbers, each.bottom)))
        for each in sheet.merged
        if each.bottom > table.header_row and each.top <= table.last_row
    ]
    if sum(rows.stop - rows.start for _, rows in ranges) > _MOST_STEPS:
        yield Note(NoteKind.LEFT, texts.MANY_MERGED, sheet.name)
        return
    for each, rows in ranges:
        yield from _uncovered(body, each, numbers[rows], sheet.name)
    names = {index: column.header for column, index in table.columns.items()}
    # A row with nothing but a note beside the table is no row of the plan, and must not become one.
    filled = {number for number in numbers if any(body[number].get(index, "").strip() for index in names)}
    for each, rows in ranges:
        text = body.get(each.top, {}).get(each.left, "")
        if not text.strip() or each.top <= table.header_row or each.left not in names:
            continue
        if across := [name for index, name in names.items() if each.left < index <= each.right]:
            yield Note(NoteKind.GUESSED, texts.merged_across(names[each.left], across), sheet.name, each.name)
        if len(down := [row for row in numbers[rows] if row in filled]) > 1:
            for number in down[1:]:
                body[number][each.left] = text
            told = texts.MERGED_DOWN.format(column=names[each.left], first=down[0], last=down[-1])
            yield Note(NoteKind.REMARK, told, sheet.name, each.name)


def _uncovered(body: _Body, each: Range, rows: Sequence[int], sheet: str) -> Iterator[Note]:
    for number in rows:
        row = body[number]
        for column in [column for column in row if each.left <= column <= each.right]:
            if (number, column) != each.corner and (text := row.pop(column)).strip():
                yield Note(NoteKind.LEFT, texts.COVERED.format(text=text), sheet, place(number, column))


# what stands beside the table, and what nothing is known of


def _left_beside(body: _Body, sheet: BookSheet, table: Table, marks: Mapping[int, int]) -> Iterator[Note]:
    """A note for each column beside the table's own that has a header or any text."""
    inside, others = table.indexes, table.others
    found: dict[int, list[PlacedText]] = {index: [] for index in others}
    for number, cells in sorted(body.items()):
        for index, text in cells.items():
            if index not in inside and text.strip() and marks.get(number) != index:
                found.setdefault(index, []).append(PlacedText(number, index, text))
    for index, column in sorted(found.items()):
        header, where = others.get(index), f"kolumn {column_letters(index)}"
        first = whole(column[0].text.strip().rstrip(".")) if column and table.area else 1
        if header is None:
            yield from left(sheet, column)
        elif not column:
            yield Note(NoteKind.REMARK, texts.EMPTY_COLUMN.format(header=header), sheet.name, where)
        elif [each.text.strip().rstrip(".") for each in column] == [str(first + n) for n in range(len(column))]:
            yield Note(NoteKind.REMARK, texts.ROW_NUMBERS.format(header=header), sheet.name, where)
        else:
            listed = [(each.place, each.text) for each in column]
            yield Note(NoteKind.LEFT, texts.left_column(header, listed), sheet.name, where)


def _unread(
    sheet: BookSheet, table: Table, columns: Columns, parts: Sequence[Sequence[_SheetRow]]
) -> Iterator[frozenset[Column]]:
    """For each row of the plan, which comes as rows of the sheet, the columns of which these tell nothing.

    They are those that the table lacks, and those with a formula whose value is not in the file; a merged cell stands
    in each of its rows.
    """
    corners = {each.spot for each in sheet.remarks.unknown_formulas}
    formulas, steps = set(corners), 0
    for each in sheet.merged if corners else ():
        if each.corner in corners and (steps := steps + each.bottom - each.top) < _MOST_STEPS:
            formulas.update((number, each.left) for number in range(each.top + 1, each.bottom + 1))
    missing = {column for column in columns if column not in table.columns}
    for part in parts:
        spots = {column: {(row.number, index) for row in part} for column, index in table.columns.items()}
        yield frozenset(missing.union(column for column, each in spots.items() if not formulas.isdisjoint(each)))


# rows that continue others


def _marks(body: _Body, table: Table) -> Mapping[int, int]:
    """The rows that continue the one above, each with the column of its mark."""
    inside = table.indexes
    return {
        number: index
        for number, cells in body.items()
        for index, text in cells.items()
        if index not in inside and is_mark(text)
    }


def is_mark(text: str) -> bool:
    """Whether the text says that its row continues the one above."""
    return len(text) < len(texts.CONTINUED) + 4 and plain(text) == _MARK


def is_ditto(text: str) -> bool:
    """Whether the text is a mark that says what the cell above says."""
    return plain(text) in texts.DITTO_WORDS or _DITTO.fullmatch(text.strip()) is not None


def _parts(rows: Sequence[_SheetRow]) -> Sequence[Sequence[_SheetRow]]:
    """The rows of the sheet that each row of the plan is made of."""
    parts: list[list[_SheetRow]] = []
    for row in rows:
        if row.continues and parts:
            parts[-1].append(row)
        else:
            parts.append([row])
    return parts


def _joined(parts: Sequence[_SheetRow]) -> Cells:
    """A row of the plan: a text that goes on in the next row of the sheet is one text; blank cells are empty."""
    joined = parts[0].cells if len(parts) == 1 else map("".join, zip(*(part.cells for part in parts), strict=True))
    return tuple([text if text.strip() else "" for text in joined])


def _continuations(parts: Sequence[Sequence[_SheetRow]]) -> _Told:
    """Rows that were joined; sorted in another program they may have come to the wrong ones."""
    for part in parts:
        first = part[0].number
        if part[0].continues:
            yield NoteKind.GUESSED, texts.NOTHING_BEFORE, first
        elif len(part) > 1:
            yield NoteKind.REMARK, texts.JOINED.format(first=first, last=part[-1].number), first


# the form's guidance


def _without_guidance(rows: Sequence[_SheetRow], form: Form) -> tuple[list[_SheetRow], list[tuple[NoteKind, str, int]]]:
    """The rows without the form's guidance, and what is told of it.

    It may be changed, or stand among a person's own texts, in the first row; further down it may also be quoted.
    """
    guidance, kept, told = form.columns.guidance, list[_SheetRow](), list[tuple[NoteKind, str, int]]()
    for index, row in enumerate(rows):
        filled = row.filled
        # Comparing is slow, and hardly any text is about as long as the guidance.
        nearly = [column for column in filled if abs(len(row.cells[column]) - len(guidance[column])) < _NEARLY]
        same = [column for column in nearly if plain(row.cells[column]) == plain(guidance[column]) != ""]
        names = [form.columns[column].header for column in same]
        if not index and filled and all(likeness(row.cells[column], guidance[column]) for column in filled):
            changed = [row.cells[each] for each in filled if plain(row.cells[each]) not in plain(guidance[each])]
            told += ((NoteKind.LEFT, texts.GUIDANCE_CHANGED.format(text=text), row.number) for text in changed)
        elif not index and same:
            cells = tuple("" if column in same else text for column, text in enumerate(row.cells))
            kept.append(replace(row, cells=cells))
            told.append((NoteKind.GUESSED, texts.guidance_left(names), row.number))
        elif len(same) < max(len(filled), _FEWEST_GUIDANCE):
            kept.append(row)
            told += ((NoteKind.GUESSED, texts.GUIDANCE_READ.format(column=name), row.number) for name in names)
    return kept, told


# what is said by marks and colours


def _without_dittos(rows: Sequence[_SheetRow], table: Table, form: Form) -> tuple[list[_SheetRow], list[str]]:
    """The rows with the text of the row above in the place of each mark that says so, and the cells of these."""
    above, found, places = form.columns.blank, list[_SheetRow](), list[str]()
    for row in rows:
        marked = [column for column, text in enumerate(row.cells) if above[column].strip() and is_ditto(text)]
        cells = tuple(above[column] if column in marked else text for column, text in enumerate(row.cells))
        places += (place(row.number, table.columns[form.columns[column]]) for column in marked)
        found.append(_SheetRow(row.number, cells, row.continues))
        above = cells
    return found, places


def _colours(sheet: BookSheet, table: Table, rows: Sequence[int]) -> Iterator[Note]:
    """The rows with colours by which they differ, or that stand for texts; not colours that alternate for the eye."""
    headers = {index: column.header for column, index in table.columns.items()} | dict(table.others)
    beside = sorted({index for number, index in sheet.colours if number in rows}.difference(headers))
    headers |= {index: f"kolumn {column_letters(index)}" for index in beside}
    found: dict[tuple[int, str], list[str]] = {}
    for index, header in headers.items():
        shown = [sheet.colours.get((number, index), "") for number in rows]
        is_mute = index not in table.indexes and not any(sheet.cells[number].get(index, "").strip() for number in rows)
        is_turning = len(rows) > 2 and shown[2:] == shown[:-2] and sum(map(bool, shown)) > 1
        is_look = is_turning or len(set(shown)) == 1
        for number, colour in zip(rows, shown, strict=True):
            if colour and (is_mute or not is_look):
                found.setdefault((number, colour), []).append(header)
    told: dict[tuple[str, str], list[int]] = {}
    for (number, colour), names in sorted(found.items()):
        told.setdefault((colour, "" if 2 * len(names) > len(headers) else ", ".join(names)), []).append(number)
    if told:
        yield Note(NoteKind.LEFT, texts.coloured(told), sheet.name)


# what stands apart


def _lone(rows: Sequence[_SheetRow], sheet: BookSheet) -> Iterator[_SheetRow]:
    """Rows with a first text alone, above others that begin anew: they may be headings."""
    wide = {row for row, _ in sheet.wide}  # which is told already
    pairs = ((row, below) for row, below in pairwise(rows) if row.filled == [0] and row.number not in wide)
    yield from (row for row, below in pairs if len(below.filled) > _MOST_SHORT and 0 in below.filled)


def _apart(rows: Sequence[_SheetRow], odd: Collection[int], table: Table, form: Form) -> Iterator[_SheetRow]:
    """Odd or short rows that end the table: a place and a signature look like that, too.

    Not those of two texts that are what a row begins with, problem, cause, measure, where others have no more.
    """
    behind = max((column.number for column in form.columns if column.role in WHAT_ROLES), default=-1) + 1
    most = max((len(row.filled) for row in rows), default=0)
    longest = min(most, max(_MOST_SHORT + 1, (most + 1) // 2))
    last = max((index for index, row in enumerate(rows) if len(row.filled) >= longest), default=0)
    are_full = all(len(row.filled) > behind + 1 for row in rows[: last + 1])
    is_apart, previous = False, table.header_row + 1
    for index, row in enumerate(rows):
        gap, previous, shown = row.number - previous - 1, row.number, row.texts
        is_begun = len(shown) > 1 and max(row.filled) < behind and not are_full
        is_apart = index > last and (is_apart or gap > 0) and not is_begun
        is_last = len(shown) == 1 and index == len(rows) - 1 and (index > last or not index)
        if shown and (is_apart or row.number in odd or (is_last and _SENTENCE.fullmatch(shown[0].strip()))):
            yield row
