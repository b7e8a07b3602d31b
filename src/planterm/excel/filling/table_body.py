"""Where on its sheet a table's rows stand, and what stands below them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from planterm.excel.filling.markup import elements, named
from planterm.excel.filling.parts import Parts
from planterm.excel.filling.sheet_rows import SheetRows
from planterm.excel.find_table import Table
from planterm.excel.reading.sheet import BookSheet
from planterm.excel.references import corners, counts_rows
from planterm.excel.table_rows import TableRows
from planterm.model.columns import Column

OFF = {None, "0", "false"}
_MOST_PREPARED = 20_000


class Lying(NamedTuple):
    """Something on a sheet that has to stay below the rows above it."""

    top: int
    left: int
    right: int


@dataclass(frozen=True)
class TableBody:
    """The rows of a table, by their numbers on the sheet."""

    first: int
    """Where the plan's first row goes."""
    prepared: tuple[int, ...]
    """Those that have a look, or hold the rows of before."""
    old: tuple[int, ...]
    """Those that hold something which the plan's rows replace."""
    kept: tuple[int, ...]
    """Those below the table with texts that stay."""
    below: int | None
    """The first row of what stands below the table and has to stay below it."""

    @property
    def last(self) -> int:
        """The last row that was the table's before."""
        return max((*self.prepared, *self.old, self.first))


def table_body(sheet: BookSheet, table: Table, read: TableRows, rows: SheetRows, lying: Iterable[Lying]) -> TableBody:
    """The body of a table on a sheet, over which those things lie."""
    first = (read.guidance_row or table.header_row) + 1
    kept = _kept(sheet, table, read)
    known = {number for number in read.numbers if number not in kept}
    barriers = [*kept, *_barriers(sheet, table, lying, max(known, default=first - 1))]
    below = min((number for number in barriers if number >= first), default=None)
    end = below if below is not None else first + _MOST_PREPARED
    columns = set(table.columns.values())
    styled = [
        number
        for number in rows.numbers
        if first <= number < end
        and any(cell.style for column, cell in rows.row(number).cells.items() if column in columns)
    ]
    old = tuple(
        number
        for number, cells in sheet.cells.items()
        if table.header_row < number <= table.last_row
        and number not in kept
        and number != read.guidance_row
        and columns & cells.keys()
    )
    prepared = {*styled, *(number for number in known if first <= number < end)}
    return TableBody(first, tuple(sorted(prepared)), old, tuple(sorted(kept)), below)


def _kept(sheet: BookSheet, table: Table, read: TableRows) -> set[int]:
    """The rows at the table's end that are none of the plan's: sums, and texts that stand apart below it."""
    columns = set(table.columns.values())
    sums = {
        each.row
        for each in (*sheet.remarks.formulas, *sheet.remarks.unknown_formulas)
        if each.column in columns and counts_rows(each.text)
    }
    numbers = [(read.guidance_row or table.header_row), *read.numbers]
    kept: set[int] = set()
    apart: list[int] = []
    while len(numbers) > 1:
        number = numbers[-1]
        filled = {column for column, text in sheet.cells[number].items() if text.strip() and column in columns}
        if number not in sums and filled != {table.columns.get(Column.PROBLEM)}:
            break
        numbers.pop()
        apart.append(number)
        if number in sums or numbers[-1] < number - 1:
            kept.update(apart)
            apart = []
    return kept


def _barriers(sheet: BookSheet, table: Table, lying: Iterable[Lying], last: int) -> Iterator[int]:
    """Where the next table, a table's sums or a picture begins."""
    if table.last_row < max(sheet.cells, default=0):
        yield table.last_row + 1
    left, right = min(table.columns.values()), max(table.columns.values())
    for each in lying:
        if each.top > last and each.left <= right and each.right >= left:
            yield each.top


def lying_on(parts: Parts, path: str) -> Iterator[Lying]:
    """The pictures and charts on the sheet whose part stands at the path, and the sums of its tables."""
    relations = parts.relations(path)
    for relation in relations.of_kind("table"):
        for each in elements(parts.read(relation.target), lambda name, at: name == "table" and "ref" in at):
            area = corners(each.attributes["ref"])
            if each.attributes.get("totalsRowCount") not in OFF:
                yield Lying(area.bottom or 0, area.left or 0, area.right or 0)
    for relation in relations.of_kind("drawing"):
        data = parts.read(relation.target)
        for anchor in named(data, "twoCellAnchor", "oneCellAnchor"):
            inside = named(data[anchor.start : anchor.end], "col", "row")
            spots = [int(each.text) for each in inside if each.text.strip().isdecimal()]
            if len(spots) >= 2:
                yield Lying(spots[1] + 1, spots[0] + 1, (spots[2:3] or spots)[0] + 1)
