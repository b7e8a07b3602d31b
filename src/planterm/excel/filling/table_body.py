"""Where on its sheet a table's rows stand, and what stands below them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from planterm.excel.filling.markup import elements, named
from planterm.excel.filling.parts import Parts
from planterm.excel.filling.sheet_rows import SheetRows
from planterm.excel.find_table import Table
from planterm.excel.reading.sheet import BookSheet
from planterm.excel.references import corners
from planterm.excel.table_end import MOST_IN_LINE, EndRow, lines_below, sums_of, texts_in, under_counted
from planterm.excel.table_rows import TableRows

OFF = {None, "0", "false"}
_MOST_PREPARED = 20_000
_MOST_BLANK = 2
"""Rows between a header and the rows of its table."""


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
    """Those with texts and formulas that stay, since they are none of the table's."""
    header: int | None
    """The first row with texts where no header was known, if it may be one; it stays."""
    below: int | None
    """The first row of what stands below the table and has to stay below it."""

    @property
    def last(self) -> int:
        """The last row that was the table's before."""
        return max((*self.prepared, *self.old, self.first))


@dataclass(frozen=True)
class Surroundings:
    """What tells the rows of a table from what stands below them."""

    rows: SheetRows
    lying: Sequence[Lying]
    is_drawn: Callable[[int], bool]
    """Whether a style has lines or a colour."""
    wanted: frozenset[tuple[str, ...]]
    """The texts of the plan's rows in the table's columns: what is among them is no line below it."""


def table_body(sheet: BookSheet, table: Table, read: TableRows, around: Surroundings) -> TableBody:
    """The body of a table on a sheet."""
    filled = _filled(sheet, table, around.rows)
    header = _unknown_header(sheet, table, filled, around)
    head = header or read.guidance_row or table.header_bottom
    first = _first(around, frozenset(table.columns.values()), head, filled)
    look = _Look(around, frozenset(table.columns.values()), first)
    kept = _lines(sheet, table, [number for number in filled if number > head], look, head)
    old = [number for number in filled if number not in kept and number not in {header, read.guidance_row}]
    last = max([head, *old])
    end = look.end_of_run(max(last + 1, first))
    barriers = [*kept, *_lying(table, around.lying, last), *_standing(sheet, table, look, end)]
    below = min((number for number in barriers if number > head), default=None)
    prepared = [n for n in range(first, min(end, below or end)) if n in old or look.is_row(n)]
    return TableBody(first, tuple(prepared), tuple(old), tuple(sorted(kept)), header, below)


def _first(around: Surroundings, columns: frozenset[int], head: int, filled: Sequence[int]) -> int:
    """The plan's first row: below the header, and below blank rows that set it apart from the rows that are drawn."""
    for first in range(head + 1, head + 2 + _MOST_BLANK):
        if _Look(around, columns, first).is_drawn_table:
            return first
        if first in filled:
            break
    return head + 1


class _Look:
    """Which rows look like the table's own."""

    def __init__(self, around: Surroundings, columns: frozenset[int], first: int) -> None:
        self._rows, self._columns = around.rows, columns
        self._numbers = frozenset(around.rows.numbers)
        self.wanted = around.wanted
        self.is_drawn_table = self._passes(first, around.is_drawn)
        """Whether lines or colours tell where the table ends."""
        self._test = around.is_drawn if self.is_drawn_table else bool
        self._first = first
        self._known: dict[int, bool] = {}

    @cached_property
    def run(self) -> range:
        """The rows from the first on that look like rows."""
        return range(self._first, self.end_of_run(self._first))

    def is_row(self, number: int) -> bool:
        """Whether half of the row's cells look as those of the table do."""
        if number not in self._known:
            self._known[number] = self._passes(number, self._test)
        return self._known[number]

    def end_of_run(self, number: int) -> int:
        """The first row from there on that does not look like a row."""
        limit = number + _MOST_PREPARED
        while number < limit and self.is_row(number):
            number += 1
        return number

    def next_row(self, number: int) -> int | None:
        """The first row from there on that is drawn as the table's are, though apart from it."""
        numbers = (each for each in sorted(self._numbers) if each >= number and self.is_drawn_table)
        return next(filter(self.is_row, numbers), None)

    def _passes(self, number: int, test: Callable[[int], bool]) -> bool:
        if number not in self._numbers:
            return False
        cells = self._rows.row(number).cells
        return 2 * sum(column in cells and test(cells[column].style) for column in self._columns) >= len(self._columns)


def _filled(sheet: BookSheet, table: Table, rows: SheetRows) -> list[int]:
    """The rows below the header with texts or formulas, also such that show nothing yet, in the table's columns."""
    columns = frozenset(table.columns.values())
    is_followed = table.last_row < max(sheet.cells, default=0)
    last = table.last_row if is_followed else max([table.last_row, *rows.numbers])
    texts = (number for number in sheet.cells if texts_in(sheet, number, columns))
    computed = (each.row for each in sheet.remarks.unknown_formulas if each.column in columns)
    return sorted({number for number in (*texts, *computed) if table.header_bottom < number <= last})


def _unknown_header(sheet: BookSheet, table: Table, filled: Sequence[int], around: Surroundings) -> int | None:
    """The first row of a table found by its place alone, unless it is one of the plan's: it may be a header."""
    is_by_place = table.header_row == 0 and bool(filled)
    return filled[0] if is_by_place and _texts(sheet, table, filled[0]) not in around.wanted else None


def _lines(sheet: BookSheet, table: Table, filled: Sequence[int], look: _Look, head: int) -> frozenset[int]:
    """The rows at the table's end that are none of the plan's: sums, signatures and other lines."""
    columns = frozenset(table.columns.values())
    sums = sums_of(sheet, columns)
    labels, rows = under_counted(filled, sums), []
    for number in filled:
        count = len(texts_in(sheet, number, columns))
        if number in sums or (count <= MOST_IN_LINE and number in labels):
            rows.append(EndRow(number, may_be_line=True, ends_table=True))
        elif _texts(sheet, table, number) in look.wanted or (look.is_drawn_table and number in look.run):
            rows.append(EndRow(number, may_be_line=False, ends_table=False))
        elif look.is_drawn_table:
            is_bare, is_short = not look.is_row(number), count <= MOST_IN_LINE
            rows.append(EndRow(number, may_be_line=is_bare or is_short, ends_table=is_bare and is_short))
        else:
            rows.append(EndRow(number, may_be_line=count < MOST_IN_LINE, ends_table=False))
    return lines_below(rows, head, by_gap=True)


def _texts(sheet: BookSheet, table: Table, number: int) -> tuple[str, ...]:
    """The row's texts, in the order of the table's columns."""
    cells = sheet.cells.get(number, {})
    return tuple(text if (text := cells.get(index, "")).strip() else "" for index in table.columns.values())


def _lying(table: Table, lying: Iterable[Lying], last: int) -> Iterator[int]:
    """Where a picture or a table's sums begin."""
    left, right = min(table.columns.values()), max(table.columns.values())
    return (each.top for each in lying if each.top > last and each.left <= right and each.right >= left)


def _standing(sheet: BookSheet, table: Table, look: _Look, end: int) -> Iterator[int]:
    """Where something of the sheet's own begins below the table's last row: another table, or what stands beside it."""
    if table.last_row < max(sheet.cells, default=0):
        yield table.last_row + 1
    if (drawn := look.next_row(end)) is not None:
        yield drawn
    right = max(table.columns.values())
    yield from (each.top for each in sheet.merged if each.top >= end and each.left <= right and each.right > each.left)
    for number, cells in sheet.cells.items():
        above = sheet.cells.get(number - 1, {})
        texts = (text for column, text in cells.items() if column <= right and not above.get(column, "").strip())
        # What goes on from the row above, and row numbers, belong to the rows.
        if number >= end and any(text.strip() and not text.strip().isdecimal() for text in texts):
            yield number


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
