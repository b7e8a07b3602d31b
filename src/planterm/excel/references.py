"""Cell references in formulas and lists of ranges, moved and extended as rows are added."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple, Protocol

from planterm.excel.reading.sheet import LAST_ROW, column_letters, column_number

_CELL = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_COLUMN, _ROW = r"\$?[A-Za-z]{1,3}", r"\$?[0-9]{1,7}"
_BRACKETS = r"\[(?:'.|[^\[\]']|\[(?:'.|[^\[\]'])*\])*\]"
_TOKEN = re.compile(
    rf"""(?P<text>"(?:[^"]|"")*")
    |(?P<sheet>(?:'(?:[^']|''){{1,300}}+'|(?:\[[^\[\]]*\])?[\w.]+(?::[\w.]+)?)!)
    |(?P<area>(?:{_CELL}(?::{_CELL})?|{_COLUMN}:{_COLUMN}|{_ROW}:{_ROW})(?![\w(.!\[]))
    |(?P<word>[\w.\\?]+(?:{_BRACKETS})?|{_BRACKETS})
    |(?P<space>\s+)
    |(?P<sign><=|>=|<>|.)""",
    re.VERBOSE | re.DOTALL,
)
_COUNTING = {"COUNTA", "COUNTIF", "COUNTIFS", "COUNT", "SUM", "SUBTOTAL", "ROWS", "INDIRECT", "OFFSET"}
_LOOKING_UP = {"VLOOKUP", "HLOOKUP", "XLOOKUP", "LOOKUP", "INDEX", "MATCH", "CHOOSE"}
_CORNER = re.compile(r"(\$?)([A-Za-z]{0,3})(\$?)([0-9]{0,7})")


class Kind(Enum):
    """What a piece of a formula is."""

    TEXT = auto()
    SHEET = auto()
    AREA = auto()
    WORD = auto()
    SPACE = auto()
    SIGN = auto()


class Token(NamedTuple):
    """A piece of a formula."""

    kind: Kind
    text: str


class Corners(NamedTuple):
    """A block of cells as a formula names it; None where it has no end on that side."""

    left: int | None
    top: int | None
    right: int | None
    bottom: int | None
    is_written_as_range: bool
    """Whether it has two corners, though these may be the same."""


class RowsChange(Protocol):
    """What becomes of the rows of one sheet."""

    @property
    def sheet(self) -> str:
        """The sheet's name."""

    def rows(self, area: Corners) -> tuple[int, int]:
        """The new first and last row of an area, which has both."""


@dataclass(frozen=True, slots=True)
class Inserted:
    """Rows put in before one; what stood there moves down."""

    sheet: str
    before: int
    count: int

    def rows(self, area: Corners) -> tuple[int, int]:
        """Everything from that row on moves; what spans it grows."""
        top, bottom = area.top or 0, area.bottom or 0
        return top + self.count * (top >= self.before), bottom + self.count * (bottom >= self.before)


@dataclass(frozen=True, slots=True)
class Extended:
    """A table got more rows than ranges over it may know of."""

    sheet: str
    first: int
    old_last: int
    last: int
    left: int
    right: int
    is_counting: bool = True
    """Whether ranges that begin below the first row are meant to have it too: those of formulas are."""

    def rows(self, area: Corners) -> tuple[int, int]:
        """A range over the table's rows has them all."""
        top, bottom = area.top or 0, area.bottom or 0
        if not self._is_over(area):
            return top, bottom
        if top < bottom < self.last or (top == bottom == self.first == self.old_last and self._is_for_all(area)):
            bottom = max(bottom, self.last)
        if self.is_counting and self.first < top < bottom:
            top = self.first
        return top, bottom

    def _is_for_all(self, area: Corners) -> bool:
        """Whether a range of the table's only row is meant for every row to come."""
        return area.left == area.right and area.is_written_as_range if self.is_counting else True

    def _is_over(self, area: Corners) -> bool:
        top, bottom = area.top or 0, area.bottom or 0
        is_beside = (
            area.left is not None and area.right is not None and (area.right < self.left or area.left > self.right)
        )
        latest = self.old_last if self.is_counting else self.first
        return not is_beside and bottom >= self.first and top <= latest


def tokens(formula: str) -> Iterator[Token]:
    """The pieces of a formula; together they are the formula."""
    for match in _TOKEN.finditer(formula):
        yield Token(Kind[str(match.lastgroup).upper()], match[0])


def sheet_named(prefix: str) -> str | None:
    """The sheet that the prefix of a reference names; None for one in another file, or for several."""
    name = prefix.removesuffix("!")
    if name.startswith("'"):
        name = name[1:-1].replace("''", "'")
    return None if "[" in name or ":" in name else name


def quoted(sheet: str) -> str:
    """The prefix of a reference to the sheet."""
    return "'{}'!".format(sheet.replace("'", "''"))


def is_same(sheet: str, other: str) -> bool:
    """Whether two names are of one sheet."""
    return sheet.casefold() == other.casefold()


def corners(area: str) -> Corners:
    """The block that a reference names."""
    first, _, second = area.partition(":")
    left, top = _corner(first)
    right, bottom = _corner(second or first)
    if left and right and left > right:
        left, right = right, left
    if top and bottom and top > bottom:
        top, bottom = bottom, top
    return Corners(left, top, right, bottom, bool(second))


def counts_rows(formula: str) -> bool:
    """Whether the formula looks at several rows, as sums do, or at what only its value tells."""
    for token in tokens(formula):
        if token.kind is Kind.AREA:
            area = corners(token.text)
            if area.top is None or area.top != area.bottom:
                return True
        elif token.kind is Kind.WORD and (token.text.upper() in _COUNTING or _is_of_table(token.text)):
            return True
    return False


def sums_rows(formula: str) -> bool:
    """Whether the formula counts or adds up rows: what looks something up in a list does not."""
    words = {token.text.upper() for token in tokens(formula) if token.kind is Kind.WORD}
    return not words & _LOOKING_UP and (bool(words & _COUNTING) or any(map(_is_of_table, words)))


def _is_of_table(word: str) -> bool:
    """Whether the word names columns of an Excel table, and not cells of the formula's own row."""
    return "[" in word and "@" not in word and "#this row" not in word.casefold()


def moved_formula(formula: str, home: str, change: RowsChange) -> str:
    """The formula of a cell on the home sheet after the change."""
    if "!" not in formula and not is_same(home, change.sheet):
        return formula
    pieces, sheet, was_sheet = [], home, False
    for token in tokens(formula):
        if token.kind is Kind.SHEET:
            sheet, was_sheet = sheet_named(token.text) or "", True
        elif token.kind is Kind.AREA and is_same(sheet, change.sheet):
            token = Token(token.kind, moved_area(token.text, change))  # noqa: PLW2901
        if token.kind is not Kind.SHEET and was_sheet:
            sheet, was_sheet = home, False
        pieces.append(token.text)
    return "".join(pieces)


def moved_ranges(ranges: str, change: RowsChange) -> str:
    """A list of ranges of the changed sheet itself, "A3:A10 C3:C10", after the change."""
    return " ".join(moved_area(area, change) for area in ranges.split())


def moved_area(area: str, change: RowsChange) -> str:
    """A reference without a sheet, after the change."""
    known = corners(area)
    if known.top is None or known.bottom is None:
        return area
    top, bottom = change.rows(known)
    if (top, bottom) == (known.top, known.bottom):
        return area
    first, colon, second = area.partition(":")
    if not colon:
        return _with_row(first, top) if top == bottom else f"{_with_row(first, top)}:{_with_row(first, bottom)}"
    rows = sorted((_corner(first)[1] or 0, _corner(second)[1] or 0)) == [_corner(first)[1], _corner(second)[1]]
    upper, lower = (top, bottom) if rows else (bottom, top)
    return f"{_with_row(first, upper)}:{_with_row(second, lower)}"


def renamed(formula: str, old: str, new: str) -> str:
    """The formula with one sheet put in the place of another."""
    return "".join(
        quoted(new) if token.kind is Kind.SHEET and is_same(sheet_named(token.text) or "", old) else token.text
        for token in tokens(formula)
    )


def copied(formula: str, rows: int, columns: int) -> str:
    """The formula as it reads when it is copied down and to the right: what has no dollar sign moves along."""
    return "".join(
        ":".join(_copied_corner(corner, rows, columns) for corner in token.text.split(":"))
        if token.kind is Kind.AREA
        else token.text
        for token in tokens(formula)
    )


def _corner(text: str) -> tuple[int | None, int | None]:
    match = _CORNER.fullmatch(text)
    if match is None:
        return None, None
    return column_number(match[2]) or None, int(match[4]) if match[4] else None


def _with_row(corner: str, row: int) -> str:
    return re.sub(r"(?<!\d)\d+$", str(min(row, LAST_ROW)), corner)


def _copied_corner(corner: str, rows: int, columns: int) -> str:
    match = _CORNER.fullmatch(corner)
    if match is None:
        return corner
    letters, digits = match[2], match[4]
    if letters and not match[1]:
        letters = column_letters(max(1, column_number(letters) + columns))
    if digits and not match[3]:
        digits = str(max(1, min(int(digits) + rows, LAST_ROW)))
    return f"{match[1]}{letters}{match[3]}{digits}"
