"""The cells of a workbook as formulas see them: numbers, texts, truth values and blanks, not what is shown."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from planterm.excel.reading.cell_formats import whole
from planterm.excel.reading.shared_strings import SharedStrings, TextCollector, unescaped
from planterm.excel.reading.xml_parts import Attributes, read_xml
from planterm.excel.reading.zip_guard import Package
from planterm.excel.references import column_number, copied

Spot = tuple[int, int]
"""A row and a column, from 1."""


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """What a formula gives that cannot be computed: #N/A and the like."""

    code: str


Scalar = float | str | bool | ErrorValue | None


@dataclass
class TypedSheet:
    """One sheet's values, by column and row, and its formulas."""

    columns: dict[int, dict[int, Scalar]] = field(default_factory=dict)
    formulas: dict[Spot, str] = field(default_factory=dict)
    arrays: set[Spot] = field(default_factory=set)
    """Those formulas that are computed cell by cell over ranges."""

    def value(self, spot: Spot) -> Scalar:
        """What stands in the cell."""
        return self.columns.get(spot[1], {}).get(spot[0])

    def put(self, spot: Spot, value: Scalar) -> None:
        """Let the cell have that value."""
        self.columns.setdefault(spot[1], {})[spot[0]] = value

    def within(self, left: int, top: int, right: int, bottom: int) -> Iterator[tuple[Spot, Scalar]]:
        """The cells inside a block that are not blank, or have a formula that is still to be computed."""
        for column in sorted(self.columns):
            if left <= column <= right:
                for row, value in self.columns[column].items():
                    if top <= row <= bottom and (value is not None or (row, column) in self.formulas):
                        yield (row, column), value


def typed_sheet(package: Package, path: str, strings: SharedStrings) -> TypedSheet:
    """The values of a sheet's part."""
    reader = _Reader(package, strings)
    read_xml(package, path, reader)
    return reader.sheet


class _Reader:
    def __init__(self, package: Package, strings: SharedStrings) -> None:
        self.sheet = TypedSheet()
        self._package, self._strings = package, strings
        self._row = self._column = 0
        self._kind = ""
        self._value: str | None = None
        self._formula: str | None = None
        self._formula_attributes: Attributes = {}
        self._pieces: list[str] | None = None
        self._rich: TextCollector | None = None
        self._shared: dict[str, tuple[Spot, str]] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "row":
            self._row, self._column = whole(attributes.get("r"), self._row + 1), 0
        elif name == "c":
            letters = attributes.get("r", "").rstrip("0123456789")
            self._column = column_number(letters) if letters else self._column + 1
            self._kind = attributes.get("t", "n")
            self._value = self._formula = self._rich = None
        elif name in {"v", "f"}:
            self._pieces = []
            if name == "f":
                self._formula_attributes = attributes
        elif name == "is":
            self._rich = TextCollector()
        elif self._rich is not None:
            self._rich.start(name, attributes)

    def end(self, name: str) -> None:
        if name == "c":
            self._finish()
        elif name == "v":
            self._value, self._pieces = "".join(self._pieces or ()), None
        elif name == "f":
            self._formula, self._pieces = "".join(self._pieces or ()), None
        elif self._rich is not None and name != "is":
            self._rich.end(name)

    def text(self, data: str) -> None:
        if self._pieces is not None:
            self._pieces.append(data)
        elif self._rich is not None:
            self._rich.text(data)

    def _finish(self) -> None:
        spot = self._row, self._column
        value = self._scalar()
        if value is not None or self._formula is not None:
            self._package.spend(cells=1)
            self.sheet.put(spot, value)
        if self._formula is not None:
            self._take_formula(spot, unescaped(self._formula))

    def _take_formula(self, spot: Spot, formula: str) -> None:
        kind, number = self._formula_attributes.get("t"), self._formula_attributes.get("si", "")
        if kind == "shared" and formula:
            self._shared[number] = spot, formula
        elif kind == "shared" and number in self._shared:
            (row, column), master = self._shared[number]
            formula = copied(master, spot[0] - row, spot[1] - column)
        elif kind == "array":
            self.sheet.arrays.add(spot)
        if formula:
            self._package.spend(characters=len(formula))
            self.sheet.formulas[spot] = formula

    def _scalar(self) -> Scalar:
        if self._rich is not None:
            return self._rich.take()[0]
        value = self._value
        if value is None:
            return None
        if self._kind == "s":
            index = whole(value.strip(), -1)
            return self._strings.texts[index] if 0 <= index < len(self._strings.texts) else None
        if self._kind == "str":
            return unescaped(value)
        if self._kind == "b":
            return value.strip() in {"1", "true"}
        return ErrorValue(value.strip()) if self._kind == "e" else _number(value)


def _number(value: str) -> Scalar:
    try:
        return float(value)
    except ValueError:
        return value or None
