"""Rows of headers, which may take several: what stands over several columns goes with what stands below it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from planterm.excel.name_matching import HeaderMatch, HeaderWords, is_round, plain
from planterm.excel.reading.book_sheet import BookSheet, Cells, PlacedText
from planterm.excel.references import LAST_COLUMN
from planterm.model.form import Column, Role

_MOST_LEVELS = 3
_FEWEST_ALIKE = 3
"""How many headers are the same where a header row stands there once more."""
_MOST_APART = 2
"""How many rows above its header a title stands at most."""
_LONGEST_PART = 30
"""Characters of a header under another one."""
_Names = Callable[[str], HeaderMatch | None]
"""Which column a text names."""
_Texts = Mapping[int, str]


class HeaderRow(NamedTuple):
    """A row of a sheet, and those below it that belong to it if it holds headers."""

    top: int
    bottom: int
    cells: _Texts
    """The header of each column; one of several rows has a line of each that is needed."""
    named: Mapping[int, HeaderMatch]
    """What these name."""

    @property
    def columns(self) -> set[Column]:
        """All that are named, surely or not."""
        return {match.column for match in self.named.values()}

    @property
    def sure(self) -> set[Column]:
        """Those that are surely named."""
        return {match.column for match in self.named.values() if match.is_sure}


def header_rows(sheet: BookSheet, words: HeaderWords) -> Iterator[HeaderRow]:
    """Every row of the sheet as if it held headers."""
    wide: dict[int, list[range]] = {}
    for each in sheet.merged:
        if each.top == each.bottom and each.left < each.right:
            wide.setdefault(each.top, []).append(range(each.left, each.right + 1))
    found = _Headers(sheet.cells, wide, words.match)
    for number in sheet.cells:
        bottom, cells = found.at(number, _MOST_LEVELS, LAST_COLUMN)
        named = {column: match for column, text in cells.items() if (match := words.match(text))}
        yield HeaderRow(number, bottom, cells, named)


def headers_among(
    sheet: BookSheet, rows: Iterable[HeaderRow], is_first: Callable[[HeaderRow], bool]
) -> Iterator[HeaderRow]:
    """Those of the sheet's rows that are headers: the first that passes the test, and what has the same headers."""
    known, bottom = set[str](), 0
    for row, below in pairwise([*rows, None]):
        if row is None or row.top <= bottom:
            continue
        named = {plain(row.cells[index]) for index in row.named}
        is_band = (
            not bottom and below is not None and below.top == row.bottom + 1 and len(below.sure) > len(row.columns)
        )
        is_again = len(known & named) >= max(2, min(_FEWEST_ALIKE, len(known)))
        if is_again if bottom else is_first(row) and not is_band:
            # A single cell that is merged far down is no header of two.
            merged = (each for each in sheet.merged if each.top == row.top and each.left in row.cells)
            tall = [each.bottom for each in merged if each.bottom > row.top]
            is_tall = 2 * len(tall) >= len([text for text in row.cells.values() if text.strip()])
            known, bottom = known or named, max([row.bottom, *(tall if is_tall else ())])
            yield row._replace(bottom=bottom)


def fullest(sheet: BookSheet, row: HeaderRow, last: int, index: int) -> int:
    """Of the columns that the header at the index is merged over the one that holds texts, not the numbers of rows."""
    corners = sheet.wide.intersection((number, index) for number in range(row.top, row.bottom + 1))
    columns = range(index, max((each.right for each in sheet.merged if each.corner in corners), default=0) + 1)
    if not corners or any(row.cells.get(each, "").strip() for each in columns[1:]):
        return index
    rows = (number for number in sheet.cells if row.bottom < number <= last)
    texts = [text for number in rows for text in sheet.texts(number) if text.spot not in sheet.wide]
    found = {each: [text.text for text in texts if text.column == each] for each in columns}
    return max(columns, key=lambda each: (sum(map(str.isalpha, "".join(found[each]))), -len(found[each])))


def lines_above(sheet: BookSheet, row: int, start: int = 0) -> list[PlacedText]:
    """The texts that stand alone in the rows above a header, down from after the start, the nearest first."""
    found: list[PlacedText] = []
    number = last = row
    while (number := number - 1) > max(start, last - 1 - _MOST_APART):
        filled = sheet.texts(number)
        if len(filled) == 1:
            found += filled
            last = number
        elif filled:
            break
    return found


class _Headers(NamedTuple):
    cells: Cells
    wide: Mapping[int, list[range]]
    """The columns of merged cells in one row, by that row."""
    names: _Names

    def at(self, number: int, levels: int, first: int) -> tuple[int, _Texts]:
        """The last row of headers from the row on, of so many levels at most, and these; first is the column above."""
        upper = self.cells[number]
        first = min(first, *upper)
        is_last = levels == 1 or number + 1 not in self.cells
        bottom, lower = (number, {}) if is_last else self.at(number + 1, levels - 1, first)
        spans = self._spans(number, lower, first) if lower else []
        if not spans:
            return number, upper
        first, cells = min(first, *lower), dict[int, str]()
        for index in sorted({*upper, *lower}):
            span = next((each for each in spans if index in each), range(0))
            text, under = upper.get(span[0] if span else index, "").strip(), lower.get(index, "").strip()
            # What stands over the first column is no part of its header.
            is_enough = under and span and (self.names(under) or span[0] == first)
            cells[index] = under if is_enough else "\n".join(filter(None, (text, under)))
        return bottom, cells

    def _spans(self, number: int, below: _Texts, first: int) -> list[range]:
        """The columns of each header that stands over several of the row below; none where these are no headers."""
        upper, names = self.cells[number], self.names
        merged = [each for each in self.wide.get(number, ()) if sum(index in below for index in each) > 1]
        found = merged or _open_spans(upper, below, names)
        inside = {index for each in found for index in each}
        beside = {index: text for index, text in upper.items() if index not in inside and text.strip()}
        lower = {index: names(upper.get(each[0], "")) for each in found for index in each if index in below}
        # Under headers that are known, what has texts under the others, too, is a row.
        is_row = 2 * sum(index in below for index in beside) > len(beside) and all(lower.values())
        is_row = is_row and not all(
            names(below[index]) or (head and head.column.role is Role.FOLLOW_UP and is_round(below[index]))
            for index, head in lower.items()
        )
        is_header = not is_row and 2 * sum(bool(names(text)) for text in beside.values()) >= len(beside)
        # A title over all columns says nothing of one.
        is_needed = (
            bool(beside) or len(found) > 1 or min(upper) > first or not all(names(below[each]) for each in lower)
        )
        is_title = all(each[0] <= min(first, *below) for each in found)
        return found if is_header and is_needed and not is_title else []


def _open_spans(upper: _Texts, below: _Texts, names: _Names) -> list[range]:
    """The same where cells are not merged: below each such header, and the blank cells after it, are all the texts."""
    # The same header over each of its columns is one over them all.
    found, upper = [], {index: text for index, text in upper.items() if text != upper.get(index - 1)}
    for index in filter(below.__contains__, upper):
        last = next(each for each in range(index, LAST_COLUMN + 2) if each + 1 not in below or each + 1 in upper)
        if last > index:
            found.append(range(index, last + 1))
    is_all = sum(map(len, found)) == len(below)
    are_headers = is_all and all(len(text) <= _LONGEST_PART for text in below.values())
    return found if are_headers and sum(bool(names(text)) for text in upper.values()) > 1 else []
