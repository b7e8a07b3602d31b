"""Where on its sheet a table's rows stand, and what stands below them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from planterm.excel.filling.open_sheet import OpenSheet
from planterm.excel.find_table import Table
from planterm.excel.references import Range
from planterm.excel.table_end import MOST_IN_LINE, EndRow, lines_below, sums_of, texts_in, under_counted
from planterm.excel.table_rows import TableRows

_MOST_PREPARED = 20_000
_MOST_BLANK = 2
"""Rows between a header and the rows of its table."""


@dataclass(frozen=True)
class TableBody:
    """The rows of a table, by their numbers on the sheet."""

    first: int
    """Where the plan's first row goes."""
    prepared: tuple[int, ...]
    """Those that have a look, or hold the rows of before."""
    old: tuple[int, ...]
    """Those that hold something which the plan's rows replace; others stay, since they are none of the table's."""
    header: int | None
    """The first row with texts where no header was known, if it may be one; it stays."""
    below: int | None
    """The first row of what stands below the table and has to stay below it."""

    @property
    def last(self) -> int:
        """The last row that was the table's before."""
        return max((*self.prepared, *self.old, self.first))


@dataclass(frozen=True)
class Ground:
    """What tells the rows of a table from what stands below them."""

    sheet: OpenSheet
    table: Table
    read: TableRows
    """Its rows as import takes them."""
    lying: Sequence[Range]
    """Pictures, and the sums of Excel tables."""
    is_drawn: Callable[[int], bool]
    """Whether a style has lines or a colour."""
    wanted: frozenset[tuple[str, ...]]
    """The texts of the plan's rows in the table's columns: what is among them is no line below it."""
    _known_rows: dict[int, bool] = field(default_factory=dict)

    @cached_property
    def columns(self) -> frozenset[int]:
        """Those of the table."""
        return frozenset(self.table.columns.values())

    @cached_property
    def right(self) -> int:
        """The last of them."""
        return max(self.columns)

    @cached_property
    def filled(self) -> list[int]:
        """The rows below the header with texts or formulas, also such that show nothing yet, in these columns."""
        read, table = self.sheet.read, self.table
        is_followed = table.last_row < max(read.cells, default=0)
        last = table.last_row if is_followed else max([table.last_row, *self.sheet.rows])
        texts = (number for number in read.cells if texts_in(read, number, self.columns))
        computed = (each.row for each in read.remarks.unknown_formulas if each.column in self.columns)
        return sorted({number for number in (*texts, *computed) if table.header_bottom < number <= last})

    @cached_property
    def header(self) -> int | None:
        """The first row of a table found by its place alone may be a header, unless it is one of the plan's."""
        may_be_header = self.table.header_row == 0 and bool(self.filled)
        return self.filled[0] if may_be_header and self.texts(self.filled[0]) not in self.wanted else None

    @property
    def head(self) -> int:
        """The last row above the table's own."""
        return self.header or self.read.guidance_row or self.table.header_bottom

    @cached_property
    def first(self) -> int:
        """The plan's first row: below the header, and blank rows that set it apart from the rows that are drawn."""
        for first in range(self.head + 1, self.head + 2 + _MOST_BLANK):
            if self._is_like(first, self.is_drawn):
                return first
            if first in self.filled:
                break
        return self.head + 1

    @cached_property
    def is_drawn_table(self) -> bool:
        """Whether lines or colours tell where the table ends."""
        return self._is_like(self.first, self.is_drawn)

    @cached_property
    def run(self) -> range:
        """The rows from the first on that look like rows."""
        return range(self.first, self.end_of_run(self.first))

    def end_of_run(self, number: int) -> int:
        """The first row from there on that does not look like a row."""
        rows = range(number, number + _MOST_PREPARED)
        return next((each for each in rows if not self.is_row(each)), rows.stop)

    def is_row(self, number: int) -> bool:
        """Whether the row looks as those of the table do."""
        if number not in self._known_rows:
            self._known_rows[number] = self._is_like(number, self.is_drawn if self.is_drawn_table else bool)
        return self._known_rows[number]

    def _is_like(self, number: int, test: Callable[[int], bool]) -> bool:
        """Whether half of the row's cells have a style that passes the test."""
        cells = self.sheet.cells(number)
        passing = sum(test(cells[column].number("s")) for column in self.columns if column in cells)
        return 2 * passing >= len(self.columns)

    def texts(self, number: int) -> tuple[str, ...]:
        """The row's texts, in the order of the table's columns."""
        cells = self.sheet.read.cells.get(number, {})
        return tuple(text if (text := cells.get(index, "")).strip() else "" for index in self.table.columns.values())


def table_body(ground: Ground) -> TableBody:
    """The body of a table on its sheet."""
    header, head, first = ground.header, ground.head, ground.first
    kept = _lines(ground)
    old = [
        number for number in ground.filled if number not in kept and number not in {header, ground.read.guidance_row}
    ]
    last = max([head, *old])
    end = ground.end_of_run(max(last + 1, first))
    barriers = [*kept, *_lying(ground, last), *_standing(ground, end)]
    below = min((number for number in barriers if number > head), default=None)
    prepared = [n for n in range(first, min(end, below or end)) if n in old or ground.is_row(n)]
    return TableBody(first, tuple(prepared), tuple(old), header, below)


def _lines(ground: Ground) -> frozenset[int]:
    """The rows at the table's end that are none of the plan's: sums, signatures and other lines."""
    filled = [number for number in ground.filled if number > ground.head]
    sums = sums_of(ground.sheet.read, ground.columns)
    labels, rows = under_counted(filled, sums), []
    for number in filled:
        count = len(texts_in(ground.sheet.read, number, ground.columns))
        if number in sums or (count <= MOST_IN_LINE and number in labels):
            rows.append(EndRow(number, may_be_line=True, ends_table=True))
        elif ground.texts(number) in ground.wanted or (ground.is_drawn_table and number in ground.run):
            rows.append(EndRow(number, may_be_line=False, ends_table=False))
        elif ground.is_drawn_table:
            is_bare, is_short = not ground.is_row(number), count <= MOST_IN_LINE
            rows.append(EndRow(number, may_be_line=is_bare or is_short, ends_table=is_bare and is_short))
        else:
            rows.append(EndRow(number, may_be_line=count < MOST_IN_LINE, ends_table=False))
    return lines_below(rows, ground.head, by_gap=True)


def _lying(ground: Ground, last: int) -> Iterator[int]:
    """Where a picture or a table's sums begin."""
    left, right = min(ground.columns), ground.right
    return (each.top for each in ground.lying if each.top > last and each.left <= right and each.right >= left)


def _standing(ground: Ground, end: int) -> Iterator[int]:
    """Where something of the sheet's own begins below the table's last row: another table, or what stands beside it."""
    read, right = ground.sheet.read, ground.right
    if ground.table.last_row < max(read.cells, default=0):
        yield ground.table.last_row + 1
    if ground.is_drawn_table:  # rows that are drawn as the table's are, though apart from it
        yield from (number for number in ground.sheet.rows if number >= end and ground.is_row(number))
    yield from (each.top for each in read.merged if each.top >= end and each.left <= right and each.right > each.left)
    for number, cells in read.cells.items():
        above = read.cells.get(number - 1, {})
        texts = (text for column, text in cells.items() if column <= right and not above.get(column, "").strip())
        # What goes on from the row above, and row numbers, belong to the rows.
        if number >= end and any(text.strip() and not text.strip().isdecimal() for text in texts):
            yield number
