"""Where on its sheet a table's rows stand, and what stands below them."""

from collections.abc import Iterator, Sequence

from planterm.excel.filling.open_sheet import OpenSheet
from planterm.excel.find_table import Table
from planterm.excel.references import Range
from planterm.excel.table_end import MOST_BLANK, is_drawn_row, texts_in
from planterm.excel.table_rows import TableRows

_MOST_PREPARED = 20_000


class TableBody:
    """The rows of a table, by their numbers on the sheet, as they are before anything is written."""

    def __init__(
        self,
        sheet: OpenSheet,
        table: Table,
        rows: TableRows,
        *,
        lying: Sequence[Range],
        wanted: frozenset[tuple[str, ...]],
    ) -> None:
        """Look at the sheet.

        The rows are the table's as import takes them. Lying on the sheet are pictures, and the sums of Excel tables.
        Wanted are the plan's rows, with the texts of the table's columns: what is among them is no line below it.
        """
        self._sheet, self._table, self._lying = sheet, table, lying
        self._columns = frozenset(table.indexes)
        filled = self._filled()
        head = rows.guidance_row or table.header_bottom
        self.first = self._first(head, filled)
        """Where the plan's first row goes."""
        self._is_drawn_table = self._is_drawn(self.first)
        last_own = max((number for number in filled if self._texts(number) in wanted), default=0)
        kept = {number for number in rows.lines | rows.doubtful if number > last_own}
        self.old = frozenset(filled).difference(kept, [rows.guidance_row])
        """Those that hold something which the plan's rows replace; others stay, since they are none of the table's."""
        last = max([head, *self.old])
        end = self._end_of_run(max(last + 1, self.first))
        barriers = (number for number in (*kept, *self._beginning_below(last, end)) if number > head)
        self.below = min(barriers, default=None)
        """The first row of what stands below the table and has to stay below it."""
        prepared = range(self.first, min(end, self.below or end))
        self.prepared = [number for number in prepared if number in self.old or self._is_row(number)]
        """Those that have a look, or hold the rows of before."""
        self.last = max((*self.prepared, *self.old, self.first))
        """The last row that was the table's before."""

    def _filled(self) -> list[int]:
        """The rows below the header with texts or formulas, also such that show nothing yet, in these columns."""
        read, table = self._sheet.read, self._table
        texts = (number for number in read.cells if texts_in(read, number, self._columns))
        computed = (each.row for each in read.remarks.unknown_formulas if each.column in self._columns)
        return sorted({number for number in (*texts, *computed) if table.header_bottom < number <= table.last_row})

    def _first(self, head: int, filled: Sequence[int]) -> int:
        """Below the header, and below blank rows that set it apart from the rows that are drawn."""
        for first in range(head + 1, head + 2 + MOST_BLANK):
            if self._is_drawn(first):
                return first
            if first in filled:
                break
        return head + 1

    def _end_of_run(self, number: int) -> int:
        """The first row from there on that does not look like a row."""
        rows = range(number, number + _MOST_PREPARED)
        return next((each for each in rows if not self._is_row(each)), rows.stop)

    def _is_row(self, number: int) -> bool:
        """Whether the row looks as those of the table do: by lines or colours, if these tell where it ends."""
        if self._is_drawn_table:
            return self._is_drawn(number)
        cells = self._sheet.cells(number)
        return 2 * sum(cells[column].has("s") for column in self._columns if column in cells) >= len(self._columns)

    def _is_drawn(self, number: int) -> bool:
        return is_drawn_row(self._sheet.read, number, self._columns)

    def _texts(self, number: int) -> tuple[str, ...]:
        """The row's texts, in the order of the table's columns."""
        cells = self._sheet.read.cells.get(number, {})
        return tuple(text if (text := cells.get(index, "")).strip() else "" for index in self._table.indexes)

    def _beginning_below(self, last: int, end: int) -> Iterator[int]:
        """Where something of the sheet's own begins: a picture or sums, another table, what stands beside this one."""
        read, left, right = self._sheet.read, min(self._columns), max(self._columns)
        yield from (each.top for each in self._lying if each.top > last and each.left <= right and each.right >= left)
        if self._table.last_row < max(read.cells, default=0):
            yield self._table.last_row + 1
        if self._is_drawn_table:  # rows that are drawn as the table's are, though apart from it
            yield from (number for number in self._sheet.rows if number >= end and self._is_row(number))
        merged = (each for each in read.merged if each.left <= right and each.right > each.left)
        yield from (each.top for each in merged if each.top >= end)
        for number, cells in read.cells.items():
            above = read.cells.get(number - 1, {})
            texts = (text for column, text in cells.items() if column <= right and not above.get(column, "").strip())
            # What goes on from the row above, and row numbers, belong to the rows.
            if number >= end and any(text.strip() and not text.strip().isdecimal() for text in texts):
                yield number
