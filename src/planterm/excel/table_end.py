"""Where the rows of a table end, and sums, signatures and other lines of somebody else's begin."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from planterm.excel.find_table import Table
from planterm.excel.notes import Note, NoteKind
from planterm.excel.reading.book_sheet import BookSheet, PlacedText
from planterm.excel.references import LAST_ROW, TokenKind, area_of, sums_rows, tokens
from planterm.excel.sheet_report import left
from planterm.texts import excel as texts

MOST_IN_LINE = 3
"""Texts: what has more of them in the table's columns is a row of the table."""


class EndRow(NamedTuple):
    """A row of the sheet that may be a line below the table."""

    number: int
    may_be_line: bool
    """False for what can only be a row of the table, as is all that stands above it."""
    ends_table: bool
    """Whether this row, and all below it, surely are none of the table's."""


def lines_below(rows: Sequence[EndRow], header: int, *, by_gap: bool) -> frozenset[int]:
    """The numbers of the rows that are none of the table's.

    The rows come from top to bottom and begin below the header. A blank row between them ends the table too where gaps
    are to tell.
    """
    below: set[int] = set()
    apart: list[int] = []
    for index in reversed(range(len(rows))):
        row, before = rows[index], rows[index - 1].number if index else header
        if not row.may_be_line:
            break
        apart.append(row.number)
        if row.ends_table or (by_gap and before < row.number - 1):
            below.update(apart)
            apart = []
    return frozenset(below)


def below_sums(sheet: BookSheet, table: Table) -> tuple[frozenset[int], list[Note]]:
    """The rows of a table that begin with sums over it, and the short lines under them; and what is to be told.

    They are no rows of a plan. What merely stands apart may be one.
    """
    columns, inside = table.indexes, range(table.header_bottom + 1, table.last_row + 1)
    sums = {number: last for number, last in sums_of(sheet, columns).items() if number in inside}
    if not sums:
        return frozenset(), []
    numbers = [number for number in sorted({*sheet.cells, *sums}) if number in inside]
    labels, rows = under_counted(numbers, sums), []
    for number in numbers:
        count, is_sum = len(texts_in(sheet, number, columns)), number in sums
        is_short = is_sum or 0 < count <= MOST_IN_LINE
        if count or is_sum:
            rows.append(EndRow(number, is_short, is_sum or (is_short and number in labels)))
    below = lines_below(rows, table.header_bottom, by_gap=False)
    return below, [note for number in sorted(below) for note in _notes(sheet, number, is_sum=number in sums)]


def sums_of(sheet: BookSheet, columns: frozenset[int]) -> Mapping[int, int]:
    """The rows that count other rows in one of the columns and have few texts, each with the last row it counts.

    That is 0 where the formula does not say.
    """
    formulas: dict[int, list[PlacedText]] = {}
    for each in sheet.remarks.all_formulas:
        if each.column in columns and sums_rows(each.text):
            formulas.setdefault(each.row, []).append(each)
    return {
        number: max((row for each in found for row in _counted(each.text) if row < number), default=0)
        for number, found in formulas.items()
        if len(texts_in(sheet, number, columns) - {each.column for each in found}) < MOST_IN_LINE
    }


def under_counted(numbers: Sequence[int], sums: Mapping[int, int]) -> frozenset[int]:
    """Those of the rows that stand between what a sum counts and the sum, as its label does."""
    found = []
    waiting = sorted((row, last) for row, last in sums.items() if last)
    last_counted = LAST_ROW
    for number in sorted(numbers, reverse=True):
        while waiting and waiting[-1][0] > number:
            last_counted = min(last_counted, waiting.pop()[1])
        if last_counted < number:
            found.append(number)
    return frozenset(found)


def texts_in(sheet: BookSheet, number: int, columns: frozenset[int]) -> set[int]:
    """Those of the columns that have a text in the row."""
    return {column for column, text in sheet.cells.get(number, {}).items() if column in columns and text.strip()}


def _counted(formula: str) -> Iterator[int]:
    """The last rows of the ranges on the formula's own sheet."""
    areas = (area_of(token.text) for token in tokens(formula) if token.kind is TokenKind.AREA and token.sheet is None)
    return (area.bottom for area in areas if area.top != area.bottom)


def _notes(sheet: BookSheet, number: int, *, is_sum: bool) -> Iterator[Note]:
    cells = {column: text for column, text in sheet.cells.get(number, {}).items() if text.strip()}
    if is_sum and cells:
        where = texts.ROW_NAME.format(number=number)
        yield Note(NoteKind.REMARK, texts.sum_row(list(cells.values())), sheet.name, where)
    elif not is_sum:
        yield from left(sheet, [PlacedText(number, column, text) for column, text in cells.items()])
