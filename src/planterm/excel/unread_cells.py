"""The cells of which a workbook tells nothing: to compare it with a plan, these are not the same as blank ones."""

from collections.abc import Iterator, Mapping, Sequence

from planterm.excel.find_table import Table
from planterm.excel.reading.sheet import BookSheet
from planterm.model.columns import COLUMNS, Column

_MOST_STEPS = 1_000_000
"""No more cells than that are looked at, however the merged ranges overlap."""


def unread_columns(sheet: BookSheet, table: Table, rows: Sequence[Sequence[int]]) -> tuple[frozenset[Column], ...]:
    """For each row of a plan, given as the rows of the sheet that it stands in, the columns that were not read.

    They are those that the table lacks, and those with a formula whose value is not in the file.
    """
    missing = frozenset(column for column in COLUMNS if column not in table.columns)
    without_value = _without_value(sheet, table)
    if not without_value:
        return (missing,) * len(rows)
    return tuple(missing.union(*(without_value.get(number, frozenset()) for number in numbers)) for numbers in rows)


def _without_value(sheet: BookSheet, table: Table) -> Mapping[int, frozenset[Column]]:
    """The columns of each row whose formula has no value."""
    names = {index: column for column, index in table.columns.items()}
    found: dict[int, set[Column]] = {}
    for number, index in _places(sheet):
        if index in names and table.header_row < number <= table.last_row:
            found.setdefault(number, set()).add(names[index])
    return {number: frozenset(columns) for number, columns in found.items()}


def _places(sheet: BookSheet) -> Iterator[tuple[int, int]]:
    """The cells without a value; a merged cell stands in each of its rows."""
    formulas = {(cell.row, cell.column) for cell in sheet.remarks.unknown_formulas}
    yield from formulas
    steps = 0
    for each in sheet.merged if formulas else ():
        steps += each.bottom - each.top
        if steps > _MOST_STEPS:
            return
        if (each.top, each.left) in formulas:
            yield from ((number, each.left) for number in range(each.top + 1, each.bottom + 1))
