"""Tables on sheets whose form is not known, told by what people write above columns in any form."""

from collections.abc import Iterator
from typing import NamedTuple

from planterm.excel.header_rows import HeaderRow, header_rows, lines_above
from planterm.excel.name_matching import LONGEST_HEADER, HeaderMatch, HeaderWords, plain
from planterm.excel.reading.book_sheet import BookSheet
from planterm.model.form import Column, Columns, Role
from planterm.texts import excel as texts

_FEWEST_SURE, _FEWEST_ROLES = 2, 3
"""How many columns a header row names at least: surely, or in any words."""
_FEWEST_ALIKE = 3
"""How many headers are the same where a header row stands there once more."""
_WORDS = HeaderWords(
    Columns(Column(number, role, texts.HEADERS[role][0], "", 1, role) for number, role in enumerate(Role))
)


class Head(NamedTuple):
    """What stands above a column."""

    place: int
    """The column's number on the sheet, from 1."""
    text: str
    match: HeaderMatch | None
    """What it names; None where that is nothing known."""

    @property
    def role(self) -> Role | None:
        """What the column means, if that can be told."""
        return self.match.column.role if self.match else None


class UnknownTable(NamedTuple):
    """A table, and the sheet that it stands on; rows are counted from 1."""

    sheet: BookSheet
    header_row: int
    header_bottom: int
    """The last row of the headers, which may stand in two."""
    last_row: int
    heads: tuple[Head, ...]
    above: str
    """The text that stands alone above the headers; empty where none does."""

    @property
    def rows(self) -> list[int]:
        """Those below the headers in which its columns say anything."""
        columns = [head.place for head in self.heads]
        inside = range(self.header_bottom + 1, self.last_row + 1)
        cells = self.sheet.cells
        return [number for number in cells if number in inside and any(cells[number].get(each) for each in columns)]


def tables_on(sheet: BookSheet) -> tuple[UnknownTable, ...]:
    """The tables of the sheet from top to bottom."""
    rows = list(_header_rows(sheet))
    # The title of a table is no row of the one before it.
    starts = [next((line.row for line in lines_above(sheet, row.top)), row.top) for row in rows]
    ends = [start - 1 for start in starts[1:]] + [max(sheet.cells, default=0)] * bool(rows)
    return tuple(_table(sheet, row, end) for row, end in zip(rows, ends, strict=True))


def named_role(text: str) -> Role | None:
    """The role that the words of a header name."""
    match = _WORDS.match(text)
    return match.column.role if match else None


def _header_rows(sheet: BookSheet) -> Iterator[HeaderRow]:
    """The first row that names columns, and those that repeat it."""
    first, bottom = set[str](), 0
    for row in header_rows(sheet, _WORDS.match):
        headers = {plain(text) for text in row.cells.values() if len(text) <= LONGEST_HEADER}
        found = [match for text in row.cells.values() if (match := _WORDS.match(text)) is not None]
        sure = {match.column for match in found if match.is_sure}
        is_first = len(sure) >= _FEWEST_SURE or len({match.column for match in found}) >= _FEWEST_ROLES
        if row.top > bottom and (len(first & headers) >= min(_FEWEST_ALIKE, len(first)) if first else is_first):
            first = first or {plain(text) for text in row.cells.values() if _WORDS.match(text) is not None}
            bottom = row.bottom
            yield row


def _table(sheet: BookSheet, row: HeaderRow, last: int) -> UnknownTable:
    tall = [each.bottom for each in sheet.merged if each.top == row.top < each.bottom]
    texts = {index: " ".join(text.split()) for index, text in sorted(row.cells.items())}
    heads = tuple(Head(index, text, _WORDS.match(text)) for index, text in texts.items() if text)
    bottom = max(row.bottom, *tall) if tall and len(tall) >= len(heads) / 2 else row.bottom
    above = next((" ".join(line.text.split()) for line in lines_above(sheet, row.top)), "")
    return UnknownTable(sheet, row.top, bottom, last, heads, above)
