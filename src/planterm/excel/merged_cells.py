"""Merged cells in a table: a text that spans rows belongs to each of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from planterm.excel.find_table import Table
from planterm.excel.import_report import Note, NoteKind
from planterm.excel.reading.sheet import BookSheet, Range, place
from planterm.form.form import Form
from planterm.texts import importing as texts

Body = dict[int, dict[int, str]]
"""The cells below a table's header, by row and column number."""

_MOST_STEPS = 1_000_000
"""No more rows than that are looked at, however the ranges overlap."""


def spread(body: Body, sheet: BookSheet, table: Table, form: Form) -> Iterator[Note]:
    """Put the text of each merged cell into all of its rows, in place, and tell of it.

    What lies hidden under a merged cell is taken out and told.
    """
    numbers = sorted(body)
    ranges = [each for each in sheet.merged if each.bottom > table.header_row and each.top <= table.last_row]
    if sum(len(_inside(numbers, each)) for each in ranges) > _MOST_STEPS:
        yield Note(NoteKind.LEFT, texts.MANY_MERGED, sheet.name)
        return
    for each in ranges:
        yield from _uncovered(body, each, _inside(numbers, each), sheet.name)
    names = {index: form.columns[column].header for column, index in table.columns.items()}
    # A row with nothing but a note beside the table is no row of the plan, and must not become one.
    filled = {number for number in numbers if any(body[number].get(index, "").strip() for index in names)}
    for each in ranges:
        text = body.get(each.top, {}).get(each.left, "")
        if text.strip() and each.top > table.header_row:
            yield from _spread_one(body, each, [row for row in _inside(numbers, each) if row in filled], names, sheet)


def _inside(numbers: Sequence[int], each: Range) -> Sequence[int]:
    """Those of the row numbers that the range covers."""
    return numbers[bisect_left(numbers, each.top) : bisect_right(numbers, each.bottom)]


def _uncovered(body: Body, each: Range, rows: Sequence[int], sheet: str) -> Iterator[Note]:
    for number in rows:
        row = body[number]
        for column in [column for column in row if each.left <= column <= each.right]:
            if (number, column) == (each.top, each.left):
                continue
            text = row.pop(column)
            if text.strip():
                yield Note(NoteKind.LEFT, texts.covered(text), sheet, place(number, column))


def _spread_one(
    body: Body, each: Range, rows: Sequence[int], names: Mapping[int, str], sheet: BookSheet
) -> Iterator[Note]:
    where = f"{place(each.top, each.left)}:{place(each.bottom, each.right)}"
    across = [name for index, name in names.items() if each.left < index <= each.right]
    if each.left in names and across:
        yield Note(NoteKind.GUESSED, texts.merged_across(names[each.left], across), sheet.name, where)
    if each.left in names and len(rows) > 1:
        for number in rows[1:]:
            body[number][each.left] = body[each.top][each.left]
        yield Note(NoteKind.REMARK, texts.merged_down(names[each.left], rows[0], rows[-1]), sheet.name, where)
