"""The names of cells and ranges, by themselves and in formulas, moved and extended as rows are added."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
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
_COUNTING = {"COUNTA", "COUNTIF", "COUNTIFS", "COUNT", "SUM", "SUMPRODUCT", "SUBTOTAL", "ROWS", "INDIRECT", "OFFSET"}
_LOOKING_UP = {"VLOOKUP", "HLOOKUP", "XLOOKUP", "LOOKUP", "INDEX", "MATCH", "CHOOSE"}
_FIXED = re.compile(r"\$?[A-Za-z]*\$\d+:\$?[A-Za-z]*\$\d+")
_CORNER = re.compile(r"(\$?)([A-Za-z]{0,3})(\$?)([0-9]{0,7})")


Spot = tuple[int, int]
"""A row and a column, from 1."""


@dataclass(frozen=True, slots=True)
class Range:
    """A block of cells, its corners included."""

    top: int
    left: int
    bottom: int
    right: int
    is_cell: bool = field(default=False, compare=False)
    """Whether it was named as a cell: "A1", and not "A1:A1"."""

    def __contains__(self, spot: Spot) -> bool:
        return self.top <= spot[0] <= self.bottom and self.left <= spot[1] <= self.right

    @property
    def corner(self) -> Spot:
        """The first cell, which holds the text where they are merged."""
        return self.top, self.left

    @property
    def name(self) -> str:
        """The block's name, "A3:C5"."""
        return f"{place(self.top, self.left)}:{place(self.bottom, self.right)}"


def range_of(reference: str) -> Range | None:
    """The cells that a reference names; None where it has no end on some side."""
    first, _, second = reference.partition(":")
    return area_of(reference) if all((*_corner(first), *_corner(second or first))) else None


def area_of(reference: str) -> Range:
    """The cells that a reference names, up to the sheet's edge where it has no end on that side."""
    first, _, second = reference.partition(":")
    columns, rows = zip(_corner(first), _corner(second or first), strict=True)
    left, right = sorted(columns) if all(columns) else (1, LAST_COLUMN)
    top, bottom = sorted(rows) if all(rows) else (1, LAST_ROW)
    return Range(top, left, bottom, right, is_cell=not second)


def place(row: int, column: int) -> str:
    """The name of a cell, "C5"."""
    return f"{column_letters(column)}{row}"


@lru_cache(maxsize=512)
def column_number(letters: str) -> int:
    """The column that the letters name, from 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(column: int) -> str:
    """The name of a column, counted from 1: A, Z, AA."""
    letters = ""
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


class TokenKind(Enum):
    """What a piece of a formula is."""

    TEXT = auto()
    SHEET = auto()
    AREA = auto()
    WORD = auto()
    SPACE = auto()
    SIGN = auto()


class Token(NamedTuple):
    """A piece of a formula."""

    kind: TokenKind
    text: str
    sheet: str | None
    """What sheet the piece before names, as ``sheet_named`` says it; None where that is no sheet."""


@dataclass(frozen=True, slots=True)
class Inserted:
    """Rows put in before one; what stood there moves down."""

    sheet: str
    before: int
    count: int

    def row(self, number: int) -> int:
        """Where a row comes to."""
        return number + self.count * (number >= self.before)

    def rows(self, area: Range) -> tuple[int, int]:
        """Everything from that row on moves; what spans it grows."""
        return self.row(area.top), self.row(area.bottom)


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

    def rows(self, area: Range) -> tuple[int, int]:
        """A range over the table's rows has them all."""
        top, bottom = area.top, area.bottom
        is_beside = area.right < self.left or area.left > self.right
        if is_beside or bottom < self.first or top > (self.old_last if self.is_counting else self.first):
            return top, bottom
        # A formula's range of the table's only row is meant for every row to come where it has a single column.
        is_for_all = (area.left == area.right and not area.is_cell) or not self.is_counting
        if top < bottom < self.last or (top == bottom == self.first == self.old_last and is_for_all):
            bottom = max(bottom, self.last)
        return (self.first if self.is_counting and self.first < top < bottom else top), bottom


RowsChange = Inserted | Extended
"""What becomes of the rows of one sheet."""


def tokens(formula: str) -> Iterator[Token]:
    """The pieces of a formula; together they are the formula."""
    sheet = None
    for match in _TOKEN.finditer(formula):
        kind = TokenKind[str(match.lastgroup).upper()]
        yield Token(kind, match[0], sheet)
        sheet = sheet_named(match[0]) if kind is TokenKind.SHEET else None


def rewritten(formula: str, new: Callable[[Token], str]) -> str:
    """The formula with something else, or the same, for each of its pieces."""
    return "".join(map(new, tokens(formula)))


def sheet_named(prefix: str) -> str:
    """The sheet that the prefix of a reference names; as it is written for one in another file, or for several."""
    name = prefix.removesuffix("!")
    if name.startswith("'"):
        name = name[1:-1].replace("''", "'")
    return prefix if "[" in name or ":" in name else name


def quoted(sheet: str) -> str:
    """The prefix of a reference to the sheet."""
    return "'{}'!".format(sheet.replace("'", "''"))


def is_same(sheet: str, other: str) -> bool:
    """Whether two names are of one sheet."""
    return sheet.casefold() == other.casefold()


def sums_rows(formula: str) -> bool:
    """Whether the formula counts or adds up rows: what looks something up in a list does not."""
    words = {token.text.upper() for token in tokens(formula) if token.kind is TokenKind.WORD}
    # Columns of an Excel table, and not cells of the formula's own row.
    of_tables = (word for word in words if "[" in word and "@" not in word and "#THIS ROW" not in word)
    return not words & _LOOKING_UP and (bool(words & _COUNTING) or any(of_tables))


def is_fixed(area: str) -> bool:
    """Whether the rows of a range stay the same where its formula is copied."""
    return _FIXED.fullmatch(area) is not None


def moved_formula(formula: str, home: str, change: RowsChange, concerns: Callable[[str], bool] | None = None) -> str:
    """The formula of a cell on the home sheet after the change, which concerns all references or some of them."""
    if "!" not in formula and not is_same(home, change.sheet):
        return formula

    def moved(token: Token) -> str:
        sheet = home if token.sheet is None else token.sheet
        is_moved = token.kind is TokenKind.AREA and is_same(sheet, change.sheet)
        is_moved = is_moved and (concerns is None or concerns(token.text))
        return moved_area(token.text, change) if is_moved else token.text

    return rewritten(formula, moved)


def moved_ranges(ranges: str, change: RowsChange) -> str:
    """A list of ranges of the changed sheet itself, "A3:A10 C3:C10", after the change."""
    return " ".join(moved_area(area, change) for area in ranges.split())


def moved_area(area: str, change: RowsChange) -> str:
    """A reference without a sheet, after the change."""
    known = area_of(area)
    rows = change.rows(known)
    first, _, second = area.partition(":")
    upper, lower = _corner(first)[1], _corner(second or first)[1]
    if not (upper and lower) or rows == (known.top, known.bottom):
        return area
    if not second and rows[0] == rows[1]:
        return _with_row(first, rows[0])
    top, bottom = reversed(rows) if upper > lower else rows
    return f"{_with_row(first, top)}:{_with_row(second or first, bottom)}"


def renamed(formula: str, old: str, new: str) -> str:
    """The formula with one sheet put in the place of another."""

    def replaced(token: Token) -> str:
        is_old = token.kind is TokenKind.SHEET and is_same(sheet_named(token.text), old)
        return quoted(new) if is_old else token.text

    return rewritten(formula, replaced)


def copied(formula: str, rows: int, columns: int) -> str:
    """The formula as it reads when it is copied down and to the right: what has no dollar sign moves along."""
    return rewritten(
        formula, lambda token: copied_area(token.text, rows, columns) if token.kind is TokenKind.AREA else token.text
    )


def copied_area(area: str, rows: int, columns: int = 0) -> str:
    """A reference as it reads in a formula that is copied."""
    return ":".join(_copied_corner(corner, rows, columns) for corner in area.split(":"))


def _corner(text: str) -> tuple[int, int]:
    """The column and the row; 0 for one that it does not name."""
    match = _CORNER.fullmatch(text)
    return (column_number(match[2]), int(match[4] or 0)) if match else (0, 0)


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
