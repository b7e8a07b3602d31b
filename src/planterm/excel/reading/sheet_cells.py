"""The cells of one sheet as texts."""

import re

from planterm.excel.reading.cell_formats import GENERAL, CellFormats, whole
from planterm.excel.reading.cell_text import error_text, is_date_code, shown_number, shown_text, truth_text
from planterm.excel.reading.faults import BrokenPartError
from planterm.excel.reading.links import Link
from planterm.excel.reading.shared_strings import SharedStrings, TextCollector, unescaped
from planterm.excel.reading.sheet import PlacedText, Range, column_number
from planterm.excel.reading.xml_parts import Attributes, named
from planterm.excel.reading.zip_guard import Package
from planterm.model.text import clean

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_MOST_MERGED = 20_000
_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_OFF = {None, "0", "false"}
_EDGES = {"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"}
_WITH_TEXT = {"v", "f", *_EDGES}
_PLAIN_CODES = {GENERAL, "@"}


class SheetCells:
    """Takes in a sheet's part, and keeps what it says of cells, rows, columns and page edges."""

    def __init__(self, package: Package, strings: SharedStrings, formats: CellFormats, *, from_1904: bool) -> None:
        self.cells: dict[int, dict[int, str]] = {}
        self.merged: list[Range] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[range] = []
        self.is_filtered = False
        self.edges: list[str] = []
        self.formulas: list[PlacedText] = []
        self.unknown_formulas: list[PlacedText] = []
        self.errors: list[PlacedText] = []
        self.numbers: list[PlacedText] = []
        self.struck: list[PlacedText] = []
        self.links: list[Link] = []
        self._package, self._strings, self._formats, self._from_1904 = package, strings, formats, from_1904
        self._row = self._column = 0
        self._is_hidden_row = False
        self._in_cell = False
        self._kind, self._style = "n", 0
        self._value: str | None = None
        self._formula: str | None = None
        self._rich: TextCollector | None = None
        self._pieces: list[str] | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name == "c":
            self._begin_cell(attributes)
        elif name in _WITH_TEXT:
            self._pieces = []
        elif name == "row":
            self._row = self._bounded(attributes.get("r"), self._row + 1, LAST_ROW)
            self._column = 0
            self._is_hidden_row = attributes.get("hidden") not in _OFF or attributes.get("ht") == "0"
        elif name == "is":
            self._rich = TextCollector()
        elif self._rich is not None:
            self._rich.start(name, attributes)
        elif name == "mergeCell":
            self._add_merged(attributes.get("ref", ""))
        elif name == "col":
            self._add_column(attributes)
        elif name == "autoFilter":
            self.is_filtered = True
        elif name == "hyperlink":
            self._add_link(attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "v":
            self._value, self._pieces = self._taken(), None
        elif name == "c":
            self._in_cell = False
            if self._value is not None or self._formula is not None or self._rich is not None:
                self._finish_cell()
        elif name == "f":
            self._formula, self._pieces = (self._taken() if self._in_cell else None), None
        elif self._rich is not None:
            self._rich.end(name)
        elif name in _EDGES:
            self.edges.append(self._taken())
            self._pieces = None

    def text(self, data: str) -> None:
        """Some text."""
        if self._pieces is not None:
            self._pieces.append(data)
        elif self._rich is not None:
            self._rich.text(data)

    def _taken(self) -> str:
        return "".join(self._pieces or ())

    def _bounded(self, text: str | None, otherwise: int, limit: int) -> int:
        number = whole(text, otherwise)
        if not 1 <= number <= limit:
            raise BrokenPartError
        return number

    def _begin_cell(self, attributes: Attributes) -> None:
        place = attributes.get("r")
        if place is None:
            self._column += 1
        else:
            letters = place.rstrip("0123456789")
            self._column = column_number(letters) if letters.isascii() and len(letters) < 4 else 0
        if not 1 <= self._column <= LAST_COLUMN:
            raise BrokenPartError
        self._kind = attributes.get("t", "n")
        self._style = whole(attributes.get("s"))
        self._value = self._formula = None
        self._in_cell = True

    def _finish_cell(self) -> None:
        text, is_struck = self._cell_text()
        if self._formula is not None:
            self._take_formula(self._formula, text)
        self._formula = self._rich = None
        if not text:
            return
        self._package.spend(cells=1, characters=len(text))
        text = clean(text)
        row = self.cells.get(self._row)
        if row is None:
            self._package.spend(cells=2)
            row = self.cells[self._row] = {}
        row[self._column] = text
        if is_struck or self._formats.is_struck(self._style):
            self.struck.append(PlacedText(self._row, self._column, text))
        if self._is_hidden_row:
            self.hidden_rows.add(self._row)

    def _take_formula(self, formula: str, text: str) -> None:
        self._package.spend(cells=1, characters=len(formula))
        found = PlacedText(self._row, self._column, clean(unescaped(formula)))
        if text:
            self.formulas.append(found)
        elif self._value is None or self._kind == "n":  # an empty number, as openpyxl writes it, is no value
            self.unknown_formulas.append(found)

    def _cell_text(self) -> tuple[str, bool]:
        """The text that the cell shows, and whether some of it is struck through."""
        if self._rich is not None:
            text, is_struck = self._rich.take()
            return shown_text(text, self._formats.code(self._style)), is_struck
        value = self._value
        if value is None:
            return "", False
        if self._kind == "s":
            return self._shared(value)
        if self._kind == "str":
            return shown_text(unescaped(value), self._formats.code(self._style)), False
        return self._plain_value(value), False

    def _shared(self, value: str) -> tuple[str, bool]:
        index = whole(value.strip(), -1)
        if not 0 <= index < len(self._strings.texts):
            raise BrokenPartError
        text = self._strings.texts[index]
        return shown_text(text, self._formats.code(self._style)), index in self._strings.struck

    def _plain_value(self, value: str) -> str:
        value = value.strip()
        if self._kind == "b":
            return truth_text(value)
        if self._kind == "e":
            text = error_text(value)
            self.errors.append(PlacedText(self._row, self._column, text))
            return text
        if self._kind == "d":
            return value.removesuffix("T00:00:00").replace("T", " ")
        code = self._formats.code(self._style)
        if code not in _PLAIN_CODES:
            self._package.spend(cells=len(code) // 4)  # the time that it takes grows with the code
        text = shown_number(value, code, from_1904=self._from_1904)
        if code not in _PLAIN_CODES and (text != value or is_date_code(code)):
            self.numbers.append(PlacedText(self._row, self._column, text))
        return text

    def _add_merged(self, reference: str) -> None:
        corners = [_PLACE.fullmatch(corner) for corner in reference.split(":")]
        if len(self.merged) >= _MOST_MERGED:
            raise self._package.too_much()
        if len(corners) == 2 and corners[0] and corners[1]:
            (left, top), (right, bottom) = ((column_number(c[1]), int(c[2])) for c in corners if c)
            self.merged.append(Range(min(top, bottom), min(left, right), max(top, bottom), max(left, right)))

    def _add_link(self, attributes: Attributes) -> None:
        place, relation = _PLACE.match(attributes.get("ref", "")), named(attributes, "id")
        if place and relation:
            self._package.spend(cells=1)
            self.links.append(Link(int(place[2]), column_number(place[1]), relation))

    def _add_column(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in _OFF or len(self.hidden_columns) >= LAST_COLUMN:
            return
        first, last = whole(attributes.get("min"), 1), whole(attributes.get("max"), 0)
        self.hidden_columns.append(range(first, min(last, LAST_COLUMN) + 1))
