"""A workbook and its sheets as they were read: texts by place, and what a person should know of how they came about."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

from planterm.excel.reading.cell_styles import GENERAL
from planterm.excel.reading.cell_text import Shared, is_date_code, rich_text, shown_number, unescaped
from planterm.excel.reading.package import BrokenPartError, TooMuchError
from planterm.excel.reading.xml_parts import Node, elements, whole
from planterm.excel.references import LAST_COLUMN, LAST_ROW, Range, Spot, area_of, column_number, place, range_of
from planterm.model.text import clean, one_line
from planterm.texts import excel as texts

Cells = Mapping[int, Mapping[int, str]]
"""Texts by row number and column number, both from 1; blank cells are left out."""
_MOST_MERGED = 20_000
_MOST_DRAWN_ROWS, _MOST_DRAWN_COLUMNS = 20_000, 50
"""Where lines and colours are looked at."""
_EDGES = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_EDGE_ORDER = re.compile(
    r'&(?:(?P<side>[LCR])|(?P<page>[PN])|"[^"]*"|\d+|K[0-9A-F]{6}|K[0-9]{2}[+-]\d{3}|(?P<same>&)|.)', re.DOTALL
)
_SPLIT = "\x00"
_PAGE_WORDS = {"sida", "sidan", "sid", "av", "page", "of", "/", "-", "(", ")", "|"}
_NO_TIME = re.compile(r"(?:T00:00(?::00)?)?(?:\.0{1,9})?Z?$")
_PLAIN_CODES = {GENERAL, "@"}


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text and the cell where it stands or to which it belongs."""

    row: int
    column: int
    text: str

    @property
    def spot(self) -> Spot:
        """The cell's row and column."""
        return self.row, self.column

    @property
    def place(self) -> str:
        """The cell's name, "C5"."""
        return place(*self.spot)


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote beside a cell."""

    place: str
    author: str
    text: str


@dataclass(frozen=True)
class CellRemarks:
    """The cells whose text is not simply what somebody typed."""

    formulas: list[PlacedText] = field(default_factory=list)
    """Those that show a value; with the formula."""
    unknown_formulas: list[PlacedText] = field(default_factory=list)
    """Formulas whose value is not in the file; with the formula."""
    errors: list[PlacedText] = field(default_factory=list)
    """With the error that they show."""
    numbers: list[PlacedText] = field(default_factory=list)
    """Dates, and numbers in a format; with the text that was read."""
    odd_numbers: list[PlacedText] = field(default_factory=list)
    """Numbers in a format that is not understood, which were read plainly."""
    struck: list[PlacedText] = field(default_factory=list)
    """Texts that are struck through, all or in part."""

    @property
    def all_formulas(self) -> Iterator[PlacedText]:
        """With a value or without."""
        return chain(self.formulas, self.unknown_formulas)


@dataclass(frozen=True)
class BookSheet:
    """One sheet of a workbook."""

    name: str
    is_hidden: bool = False
    has_cells: bool = True
    """False for a chart or a dialog, which have a sheet to themselves."""
    is_lost: bool = False
    """Whether the workbook names the sheet and does not hold it."""
    cells: Cells = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    """Those that have texts."""
    hidden_columns: list[range] = field(default_factory=list)
    widths: list[tuple[range, float]] = field(default_factory=list)
    """The columns whose width is said, and it, in characters."""
    remarks: CellRemarks = field(default_factory=CellRemarks)
    drawn: dict[int, int] = field(default_factory=dict)
    """The cells with lines, or a colour that means nothing, by their rows: a bit for each column, counted from 0."""
    colours: dict[Spot, str] = field(default_factory=dict)
    """What the colours of cells are called that may mean something."""
    comments: Sequence[Comment] = ()
    floating: Sequence[str] = ()
    """The texts of boxes and shapes that lie over the cells."""
    pictures: int = 0
    """Pictures and charts."""
    edges: Sequence[str] = ()
    """The texts of the printed page's header and footer."""
    addresses: Sequence[PlacedText] = ()
    """Where cells lead to, out of the workbook."""

    def texts(self, row: int) -> "list[PlacedText]":
        """The texts of a row that are not blank."""
        return [PlacedText(row, column, text) for column, text in self.cells.get(row, {}).items() if text.strip()]

    def is_drawn(self, row: int, column: int) -> bool:
        """Whether the cell has lines, or a colour that means nothing."""
        return bool(self.drawn.get(row, 0) >> column & 1)

    @cached_property
    def wide(self) -> frozenset[Spot]:
        """The first cells of those that are merged over several columns."""
        return frozenset(each.corner for each in self.merged if each.right > each.left)

    def placed_texts(self) -> "list[PlacedText]":
        """Every text that is not blank, in reading order."""
        return [text for row in self.cells for text in self.texts(row)]


@dataclass(frozen=True)
class Book:
    """A workbook."""

    sheets: tuple[BookSheet, ...]
    title: str = ""
    """The title among the file's properties."""
    remarks: str = ""
    """The remarks among them."""
    has_macros: bool = False
    outside_links: int = 0
    """Other workbooks that formulas look into."""


class SheetReader:
    """Takes in what a sheet's part says."""

    def __init__(self, sheet: BookSheet, shared: Shared) -> None:
        self.links: list[PlacedText] = []
        """Those that lead out of the workbook, each with the id of its relation."""
        self._sheet, self._shared, self._package = sheet, shared, shared.package
        self._cells: dict[int, dict[int, str]] = {}
        self._row = self._column = 0

    def read(self, path: str) -> BookSheet:
        """The sheet with what the part at the path says."""
        edges: list[str] = []
        for each in elements(self._package, path, "row", "mergeCell", "col", "hyperlink", *_EDGES):
            if each.name == "row":
                self._take_row(each)
            elif each.name == "mergeCell" and (cells := range_of(each.get("ref"))) is not None:
                if len(self._sheet.merged) >= _MOST_MERGED:
                    raise TooMuchError
                self._sheet.merged.append(cells)
            elif each.name == "col":
                self._take_columns(each)
            elif each.name == "hyperlink" and each.relation:
                self._package.spend(cells=1)
                self.links.append(PlacedText(*area_of(each.get("ref")).corner, each.relation))
            elif each.name in _EDGES:
                edges.append(each.text)
        ordered = {number: dict(sorted(row.items())) for number, row in sorted(self._cells.items())}
        return replace(self._sheet, cells=ordered, edges=edge_texts(edges))

    def _take_columns(self, node: Node) -> None:
        columns = range(node.number("min", 1), min(node.number("max"), LAST_COLUMN) + 1)
        if node.has("hidden") and len(self._sheet.hidden_columns) < LAST_COLUMN:
            self._sheet.hidden_columns.append(columns)
        elif (width := node.amount("width")) is not None and len(self._sheet.widths) < LAST_COLUMN:
            self._sheet.widths.append((columns, width))

    def _take_row(self, row: Node) -> None:
        self._row, cells = placed_cells(row, self._row)
        for self._column, cell in cells:
            self._take_cell(cell)
        if self._row in self._cells and (row.has("hidden") or row.get("ht") == "0"):
            self._sheet.hidden_rows.append(self._row)

    def _take_cell(self, cell: Node) -> None:
        parts, style = {each.name: each for each in cell.nodes}, cell.number("s")
        if self._column <= _MOST_DRAWN_COLUMNS and self._row <= _MOST_DRAWN_ROWS:
            if style in self._shared.styles.drawn:
                self._sheet.drawn[self._row] = self._sheet.drawn.get(self._row, 0) | 1 << self._column
            if colour := self._shared.styles.colours.get(style):
                self._sheet.colours[self._row, self._column] = colour
        if not parts:
            return
        text, is_struck = self._text(cell, parts)
        if "f" in parts:
            self._take_formula(parts["f"].text, text, cell, parts)
        if not text:
            return
        self._package.spend(cells=1, characters=len(text))
        text = clean(text)
        if self._row not in self._cells:
            self._package.spend(cells=2)
            self._cells[self._row] = {}
        self._cells[self._row][self._column] = text
        if is_struck or style in self._shared.styles.struck:
            self._sheet.remarks.struck.append(self._placed(text))

    def _placed(self, text: str) -> PlacedText:
        return PlacedText(self._row, self._column, text)

    def _take_formula(self, formula: str, shown: str, cell: Node, parts: dict[str, Node]) -> None:
        self._package.spend(cells=1, characters=len(formula))
        found = self._placed(clean(unescaped(formula)))
        if shown:
            self._sheet.remarks.formulas.append(found)
        elif "v" not in parts or cell.get("t", "n") == "n":  # an empty number, as openpyxl writes it, is no value
            self._sheet.remarks.unknown_formulas.append(found)

    def _text(self, cell: Node, parts: dict[str, Node]) -> tuple[str, bool]:
        """The text that the cell shows, and whether some of it is struck through."""
        if "is" in parts:
            return rich_text(parts["is"])
        if "v" not in parts:
            return "", False
        kind, value = cell.get("t", "n"), parts["v"].text
        if kind == "str":
            return unescaped(value), False
        value = value.strip()
        if not value:  # some programs leave an empty cell its kind
            return "", False
        if kind == "s":
            index = whole(value, -1)
            if not 0 <= index < len(self._shared.texts):
                raise BrokenPartError
            return self._shared.texts[index], index in self._shared.struck_texts
        return self._value(kind, value, self._shared.styles.code(cell.number("s"))), False

    def _value(self, kind: str, value: str, code: str) -> str:
        """What is shown of anything but a text."""
        if kind == "b":
            return texts.TRUE if value in {"1", "true"} else texts.FALSE
        if kind == "e":
            self._sheet.remarks.errors.append(self._placed(texts.ERRORS.get(value, value)))
            return texts.ERRORS.get(value, value)
        if kind == "d":
            return _NO_TIME.sub("", value).replace("T", " ")
        if code in _PLAIN_CODES:
            return shown_number(value, code, from_1904=self._shared.from_1904).text
        self._package.spend(cells=len(code) // 4)  # the time that it takes grows with the code
        text, is_known = shown_number(value, code, from_1904=self._shared.from_1904)
        if not is_known:
            self._sheet.remarks.odd_numbers.append(self._placed(text))
        elif text != value or is_date_code(code):
            self._sheet.remarks.numbers.append(self._placed(text))
        return text


def placed_cells(row: Node, before: int) -> tuple[int, list[tuple[int, Node]]]:
    """The row's number and its cells with their columns: those that it names, else what follows those before it.

    Raises BrokenPartError where there are no such.
    """
    number, column, cells = row.number("r", before + 1), 0, list[tuple[int, Node]]()
    if not 1 <= number <= LAST_ROW:
        raise BrokenPartError
    for cell in (each for each in row.nodes if each.name == "c"):
        column = _column_of(cell, column)
        cells.append((column, cell))
    return number, cells


def _column_of(cell: Node, before: int) -> int:
    letters = cell.get("r").rstrip("0123456789")
    is_named = len(letters) in range(1, 4) and letters.isascii() and letters.isalpha()
    if "r" in cell.attributes and not is_named:
        raise BrokenPartError
    column = column_number(letters) if is_named else before + 1
    if column > LAST_COLUMN:
        raise BrokenPartError
    return column


def edge_texts(edges: Iterable[str]) -> tuple[str, ...]:
    """The parts of printed page headers and footers that say anything.

    Orders, typefaces and page numbers are left out.
    """
    parts = (part for edge in edges for part in _EDGE_ORDER.sub(_plain, unescaped(edge)).split(_SPLIT))
    found = (one_line(part) for part in parts)
    return tuple(dict.fromkeys(text for text in found if not set(text.casefold().split()) <= _PAGE_WORDS))


def _plain(match: re.Match[str]) -> str:
    if match["side"]:
        return _SPLIT
    return " " if match["page"] else match["same"] or ""
