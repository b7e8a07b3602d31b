"""Tables on sheets whose form is not known, told by what people write above columns in any form."""

from collections.abc import Mapping
from typing import NamedTuple

from planterm.excel.header_rows import HeaderRow, header_rows, headers_among, lines_above
from planterm.excel.name_matching import LONGEST_HEADER, HeaderWords, plain
from planterm.excel.reading.book_sheet import BookSheet
from planterm.model.form import Column, Columns, Role
from planterm.texts import excel as texts

_FEWEST_SURE, _FEWEST_ROLES = 2, 3
"""How many columns a header row names at least: surely, or in any words."""
_FEWEST_ALIKE = 3
"""How many headers are the same where a header row stands there once more."""
ANY_FORM = HeaderWords(
    Columns(Column(number, role, texts.HEADERS[role][0], "", 1, role) for number, role in enumerate(Role))
)
"""The headers of a form that has a column of each role."""


class UnknownTable(NamedTuple):
    """A table, and the sheet that it stands on; rows and columns are counted from 1."""

    sheet: BookSheet
    header_row: int
    header_bottom: int
    """The last row of the headers, which may stand in several."""
    last_row: int
    heads: Mapping[int, str]
    """What stands above each column."""
    above: str
    """The text that stands alone above the headers; empty where none does."""
    title: str = ""
    """The area's own title, where that stands above the first column."""

    @property
    def rows(self) -> list[int]:
        """Those below the headers in which its columns say anything."""
        inside, cells = range(self.header_bottom + 1, self.last_row + 1), self.sheet.cells
        return [number for number in cells if number in inside and any(cells[number].get(each) for each in self.heads)]


def tables_on(sheet: BookSheet) -> tuple[UnknownTable, ...]:
    """The tables of the sheet from top to bottom."""
    headers = list(headers_among(sheet, header_rows(sheet, ANY_FORM), _is_header))
    above = [next(iter(lines_above(sheet, row.top)), None) for row in headers]
    # The title of a table is no row of the one before it.
    starts = [line.row if line else row.top for line, row in zip(above, headers, strict=True)]
    ends = [start - 1 for start in starts[1:]] + [max(sheet.cells, default=0)] * bool(headers)
    return tuple(
        UnknownTable(sheet, row.top, row.bottom, end, _heads(row), _line(line.text) if line else "")
        for row, end, line in zip(headers, ends, above, strict=True)
    )


def role_of(header: str) -> Role | None:
    """What the words of a header mean, if that can be told."""
    match = ANY_FORM.match(header)
    return match.column.role if match else None


def _is_header(row: HeaderRow, first: HeaderRow | None) -> bool:
    """Whether the row names columns or, where one did already, repeats it."""
    if first is None:
        return len(row.sure) >= _FEWEST_SURE or len(row.columns) >= _FEWEST_ROLES
    known = {plain(first.cells[index]) for index in first.named}
    alike = known.intersection(plain(text) for text in row.cells.values() if len(text) <= LONGEST_HEADER)
    return len(alike) >= min(_FEWEST_ALIKE, len(known))


def _heads(row: HeaderRow) -> Mapping[int, str]:
    return {index: text for index, cell in sorted(row.cells.items()) if (text := _line(cell))}


def _line(text: str) -> str:
    return " ".join(text.split())
