"""The values of the formulas that count a plan's rows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planterm.excel.filling.functions import (
    DIVISION,
    FUNCTIONS,
    SCALAR_FUNCTIONS,
    Argument,
    Block,
    FormulaFaultError,
    Grid,
    UnknownFormulaError,
    compared,
    number,
    one,
    text,
    truth,
)
from planterm.excel.filling.structured_references import canonical
from planterm.excel.filling.typed_cells import ErrorValue, Scalar, Spot, TypedSheet
from planterm.excel.reading.sheet_cells import LAST_COLUMN, LAST_ROW
from planterm.excel.references import Kind, Token, corners, sheet_named, tokens

_LARGEST_GRID = 200_000
_DEEPEST = 60
_OF_PLACES = {"ROW", "COLUMN", "INDIRECT", "OFFSET"}
_ORDER = {"=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 5}


@dataclass(frozen=True)
class CellBlock:
    """A block of a sheet's cells."""

    cells: "Cells"
    sheet: str
    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        """Its rows."""
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        """Its columns."""
        return self.right - self.left + 1

    def filled(self) -> Iterator[tuple[Spot, Scalar]]:
        """The cells that are not blank, by their place inside the block."""
        sheet = self.cells.sheet(self.sheet)
        for row, column in [spot for spot, _ in sheet.within(self.left, self.top, self.right, self.bottom)]:
            value = self.cells.value(self.sheet, (row, column))
            if value is not None:
                yield (row - self.top, column - self.left), value


class Cells:
    """The workbook's cells; formulas that are marked as stale are computed when they are asked for."""

    def __init__(self, sheets: Mapping[str, TypedSheet], names: Mapping[str, str]) -> None:
        self._sheets = {name.casefold(): sheet for name, sheet in sheets.items()}
        self.names = {name.casefold(): formula for name, formula in names.items()}
        self._stale: dict[tuple[str, Spot], str] = {}
        self._depth = 0

    def mark(self, sheet: str, spot: Spot) -> None:
        """Compute the formula of this cell anew."""
        self._stale[sheet.casefold(), spot] = sheet

    def sheet(self, name: str) -> TypedSheet:
        """The sheet of that name."""
        if (found := self._sheets.get(name.casefold())) is None:
            raise UnknownFormulaError
        return found

    def value(self, sheet: str, spot: Spot) -> Scalar:
        """The cell's value; raises UnknownFormulaError where it cannot be computed."""
        found = self.sheet(sheet)
        if (sheet.casefold(), spot) in self._stale:
            if self._depth > _DEEPEST:
                raise UnknownFormulaError
            self._depth += 1
            try:
                found.put(spot, self._computed(found, sheet, spot))
            finally:
                self._depth -= 1
            del self._stale[sheet.casefold(), spot]
        return found.value(spot)

    def _computed(self, found: TypedSheet, sheet: str, spot: Spot) -> Scalar:
        if spot in found.arrays:
            raise UnknownFormulaError
        try:
            result = one(Formula(self, sheet, found.formulas[spot], spot).value())
        except FormulaFaultError as fault:
            return fault.error
        except (OverflowError, RecursionError):
            raise UnknownFormulaError from None
        return 0.0 if result is None else result


class Formula:
    """One formula being computed; raises UnknownFormulaError for anything that is not known for sure."""

    def __init__(self, cells: Cells, home: str, formula: str, spot: Spot | None = None) -> None:
        self._cells, self._home, self._spot = cells, home, spot
        self._tokens = [token for token in tokens(formula) if token.kind is not Kind.SPACE]
        self._at = 0
        self._in_array = False

    def value(self) -> Argument:
        """What the whole formula gives."""
        result = self._expression(0)
        if self._at != len(self._tokens):
            raise UnknownFormulaError
        return result

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self) -> Token:
        if (token := self._peek()) is None:
            raise UnknownFormulaError
        self._at += 1
        return token

    def _is_next(self, sign: str) -> bool:
        token = self._peek()
        return token is not None and token.kind is Kind.SIGN and token.text == sign

    def _expect(self, sign: str) -> None:
        if not self._is_next(sign):
            raise UnknownFormulaError
        self._at += 1

    def _expression(self, least: int) -> Argument:
        left = self._unary()
        while (token := self._peek()) and token.kind is Kind.SIGN and _ORDER.get(token.text, 0) > least:
            self._at += 1
            right = self._expression(_ORDER[token.text])
            left = self._both(_operation(token.text), left, right)
        return left

    def _unary(self) -> Argument:
        if self._is_next("-"):
            self._at += 1
            return self._each(lambda value: -number(value), self._unary())
        if self._is_next("+"):
            self._at += 1
            return self._unary()
        result = self._primary()
        while self._is_next("%"):
            self._at += 1
            result = self._each(lambda value: number(value) / 100, result)
        return result

    def _primary(self) -> Argument:
        token = self._take()
        if token.kind is Kind.TEXT:
            return token.text[1:-1].replace('""', '"')
        if token.kind is Kind.SHEET:
            sheet, area = sheet_named(token.text), self._take()
            if sheet is None or area.kind is not Kind.AREA:
                raise UnknownFormulaError
            return self._block(sheet, area.text)
        if token.kind is Kind.AREA:
            return self._block(self._home, token.text)
        if token.kind is Kind.SIGN and token.text == "(":
            inside = self._expression(0)
            self._expect(")")
            return inside
        if token.kind is Kind.WORD:
            return self._word(token.text)
        raise UnknownFormulaError

    def _word(self, word: str) -> Argument:
        if self._is_next("("):
            return self._call(word.upper().removeprefix("_XLFN."))
        if word.upper() in {"TRUE", "FALSE"}:
            return word.upper() == "TRUE"
        if word[0].isdigit() or word[0] == ".":
            try:
                return float(word)
            except ValueError:
                raise UnknownFormulaError from None
        if (meaning := self._cells.names.get(canonical(word))) is None:
            raise UnknownFormulaError
        return Formula(self._cells, "", meaning).value()

    def _call(self, name: str) -> Argument:
        was_in_array = self._in_array
        self._in_array = was_in_array or name == "SUMPRODUCT"
        try:
            arguments = self._arguments()
        finally:
            self._in_array = was_in_array
        if name in SCALAR_FUNCTIONS and len(arguments) == 1:
            return self._each(SCALAR_FUNCTIONS[name], arguments[0])
        if name == "IF" and len(arguments) in {2, 3}:
            return arguments[1] if truth(one(arguments[0])) else arguments[2] if len(arguments) == 3 else False
        if name == "IFERROR" and len(arguments) == 2:
            first = one(arguments[0])
            return arguments[1] if isinstance(first, ErrorValue) else first
        if name in _OF_PLACES:
            return self._of_places(name, arguments)
        if name not in FUNCTIONS:
            raise UnknownFormulaError
        try:
            return FUNCTIONS[name](*arguments)
        except TypeError:  # another number of arguments than the function has
            raise UnknownFormulaError from None

    def _of_places(self, name: str, arguments: Sequence[Argument]) -> Argument:
        """What a function gives that is about where cells are."""
        if name in {"ROW", "COLUMN"} and len(arguments) < 2:
            return self._own_place(name, *arguments)
        if name == "INDIRECT" and len(arguments) == 1:
            return self._pointed_at(text(one(arguments[0])))
        if name == "OFFSET" and len(arguments) in {3, 5}:
            return _moved(arguments[0], [int(number(one(each))) for each in arguments[1:]])
        raise UnknownFormulaError

    def _own_place(self, name: str, block: Argument = None) -> Argument:
        """The number of the formula's own row or column, or of the cell's that is given."""
        if isinstance(block, CellBlock) and (block.height, block.width) == (1, 1):
            return float(block.top if name == "ROW" else block.left)
        if block is not None or self._spot is None:
            raise UnknownFormulaError
        return float(self._spot[0] if name == "ROW" else self._spot[1])

    def _pointed_at(self, reference: str) -> Argument:
        """The cells that a text names."""
        if [each.kind for each in tokens(reference)] not in ([Kind.AREA], [Kind.SHEET, Kind.AREA]):
            raise UnknownFormulaError
        return Formula(self._cells, self._home, reference).value()

    def _arguments(self) -> list[Argument]:
        self._expect("(")
        found: list[Argument] = []
        while not self._is_next(")"):
            try:
                found.append(self._expression(0))
            except FormulaFaultError as fault:
                # The rest of the argument is passed by, to be able to go on after it.
                found.append(fault.error)
                self._skip()
            if not self._is_next(")"):
                self._expect(",")
        self._expect(")")
        return found

    def _skip(self) -> None:
        depth = 0
        while (token := self._peek()) is not None:
            if token.text == "(":
                depth += 1
            elif token.text == ")" and depth:
                depth -= 1
            elif token.text in {",", ")"} and not depth:
                return
            self._at += 1

    def _block(self, sheet: str, area: str) -> Argument:
        known = corners(area)
        self._cells.sheet(sheet)
        return CellBlock(
            self._cells, sheet, known.left or 1, known.top or 1, known.right or LAST_COLUMN, known.bottom or LAST_ROW
        )

    def _each(self, function: Callable[[Scalar], Scalar], operand: Argument) -> Argument:
        if self._is_many(operand):
            return Grid([[function(value) for value in row] for row in _rows(operand)])
        return function(one(operand))

    def _both(self, function: Callable[[Scalar, Scalar], Scalar], left: Argument, right: Argument) -> Argument:
        if not self._is_many(left) and not self._is_many(right):
            return function(one(left), one(right))
        height = max(_size(left)[0], _size(right)[0])
        width = max(_size(left)[1], _size(right)[1])
        pairs = zip(_stretched(left, height, width), _stretched(right, height, width), strict=True)
        return Grid([[function(a, b) for a, b in zip(*rows, strict=True)] for rows in pairs])

    def _is_many(self, operand: Argument) -> bool:
        """Whether the operand is taken cell by cell, which formulas do inside SUMPRODUCT."""
        return self._in_array and _size(operand) != (1, 1)


def _moved(block: Argument, by: Sequence[int]) -> Argument:
    """The block so many rows further down and columns to the right, in another size if one is given."""
    if not isinstance(block, CellBlock):
        raise UnknownFormulaError
    top, left = block.top + by[0], block.left + by[1]
    height, width = by[2:] or (block.height, block.width)
    if min(top, left, height, width) < 1:
        raise UnknownFormulaError
    return CellBlock(block.cells, block.sheet, left, top, left + width - 1, top + height - 1)


def _operation(sign: str) -> Callable[[Scalar, Scalar], Scalar]:
    if sign == "&":
        return lambda left, right: text(left) + text(right)
    if sign in {"+", "-", "*", "^", "/"}:
        return lambda left, right: _arithmetic(sign, number(left), number(right))
    return lambda left, right: compared(sign, left, right)


def _arithmetic(sign: str, left: float, right: float) -> float:
    if sign == "/" and right == 0:
        raise FormulaFaultError(DIVISION)
    results: dict[str, Callable[[], float]] = {
        "+": lambda: left + right,
        "-": lambda: left - right,
        "*": lambda: left * right,
        "/": lambda: left / right,
        "^": lambda: left**right,
    }
    result = results[sign]()
    if isinstance(result, complex):
        raise UnknownFormulaError
    return result


def _size(operand: Argument) -> tuple[int, int]:
    if isinstance(operand, float | str | bool | ErrorValue | None):
        return 1, 1
    return operand.height, operand.width


def _rows(operand: Argument) -> Sequence[Sequence[Scalar]]:
    if isinstance(operand, float | str | bool | ErrorValue | None):
        return [[operand]]
    if isinstance(operand, Grid):
        return operand.rows
    return _dense(operand)


def _dense(block: Block) -> Sequence[Sequence[Scalar]]:
    if block.height * block.width > _LARGEST_GRID:
        raise UnknownFormulaError
    rows: list[list[Scalar]] = [[None] * block.width for _ in range(block.height)]
    for (row, column), value in block.filled():
        rows[row][column] = value
    return rows


def _stretched(operand: Argument, height: int, width: int) -> Sequence[Sequence[Scalar]]:
    rows = _rows(operand)
    if len(rows) not in {1, height} or len(rows[0]) not in {1, width}:
        raise UnknownFormulaError
    wide = [row if len(row) == width else [row[0]] * width for row in rows]
    return wide if len(wide) == height else [wide[0]] * height
