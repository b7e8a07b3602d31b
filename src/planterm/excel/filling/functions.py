"""The spreadsheet functions that analyses are made of."""

import math
import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from planterm.excel.filling.typed_cells import ErrorValue, Scalar, Spot

DIVISION, VALUE = ErrorValue("#DIV/0!"), ErrorValue("#VALUE!")
_COMPARISONS: Mapping[str, Callable[[float, float], bool]] = {
    "<=": operator.le, ">=": operator.ge, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "=": operator.eq,
}  # fmt: skip
_CRITERION = re.compile(r"(<=|>=|<>|<|>|=)?(.*)", re.DOTALL)


class UnknownFormulaError(Exception):
    """The formula is none that is computed here; the workbook is none the worse for it."""


class FormulaFaultError(Exception):
    """The formula's value is an error."""

    def __init__(self, error: ErrorValue) -> None:
        super().__init__(error.code)
        self.error = error


class Block(Protocol):
    """A block of cells."""

    @property
    def height(self) -> int:
        """Its rows."""

    @property
    def width(self) -> int:
        """Its columns."""

    def filled(self) -> Iterator[tuple[Spot, Scalar]]:
        """The cells that are not blank, by their place inside the block, from 0."""


@dataclass(frozen=True)
class Grid:
    """Values in rows and columns, made by a formula."""

    rows: Sequence[Sequence[Scalar]]

    @property
    def height(self) -> int:
        """Its rows."""
        return len(self.rows)

    @property
    def width(self) -> int:
        """Its columns."""
        return len(self.rows[0]) if self.rows else 0

    def filled(self) -> Iterator[tuple[Spot, Scalar]]:
        """The values that are not blank."""
        for row, values in enumerate(self.rows):
            for column, value in enumerate(values):
                if value is not None:
                    yield (row, column), value


Argument = Scalar | Block


def number(value: Scalar) -> float:
    """The value as a number, as arithmetic takes it."""
    if isinstance(value, ErrorValue):
        raise FormulaFaultError(value)
    if isinstance(value, str):
        try:
            return float(value.strip())
        except ValueError:
            raise FormulaFaultError(VALUE) from None
    return float(value or 0)


def text(value: Scalar) -> str:
    """The value as a text, as "&" takes it."""
    if isinstance(value, ErrorValue):
        raise FormulaFaultError(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.15g}"
    return value or ""


def truth(value: Scalar) -> bool:
    """The value as a condition."""
    if isinstance(value, str):
        raise FormulaFaultError(VALUE)
    return bool(number(value))


def compared(sign: str, left: Scalar, right: Scalar) -> bool:
    """Whether the comparison holds: numbers before texts before truth values, texts without regard to case."""
    for value in (left, right):
        if isinstance(value, ErrorValue):
            raise FormulaFaultError(value)
    left, right = _for_blank(left, right), _for_blank(right, left)
    ranks = [_rank(left), _rank(right)]
    if ranks[0] != ranks[1]:
        return _COMPARISONS[sign](*ranks)
    if isinstance(left, str) and isinstance(right, str):
        a, b = left.casefold(), right.casefold()
        return _COMPARISONS[sign]((a > b) - (a < b), 0)
    return _COMPARISONS[sign](number(left), number(right))


def _for_blank(value: Scalar, other: Scalar) -> Scalar:
    if value is not None:
        return value
    return "" if isinstance(other, str) else False if isinstance(other, bool) else 0.0


def _rank(value: Scalar) -> int:
    return 2 if isinstance(value, bool) else 1 if isinstance(value, str) else 0


def one(argument: Argument) -> Scalar:
    """A single value; a block of one cell is one."""
    if isinstance(argument, float | str | bool | ErrorValue | None):
        return argument
    if argument.height != 1 or argument.width != 1:
        raise UnknownFormulaError
    return next((value for _, value in argument.filled()), None)


def _values(arguments: Sequence[Argument]) -> Iterator[tuple[Scalar, bool]]:
    """All values that are not blank, and whether each stands in a cell."""
    for argument in arguments:
        if isinstance(argument, float | str | bool | ErrorValue | None):
            yield argument, False
        else:
            yield from ((value, True) for _, value in argument.filled())


def _numbers(arguments: Sequence[Argument]) -> Iterator[float]:
    """What sums take: texts and truth values in cells are passed by."""
    for value, is_in_cell in _values(arguments):
        if isinstance(value, ErrorValue):
            raise FormulaFaultError(value)
        if not is_in_cell or isinstance(value, float):
            yield number(value)


def _sum(*arguments: Argument) -> Scalar:
    return math.fsum(_numbers(arguments))


def _counta(*arguments: Argument) -> Scalar:
    return float(sum(1 for _ in _values(arguments)))


def _count(*arguments: Argument) -> Scalar:
    return float(sum(isinstance(value, float) for value, _ in _values(arguments)))


def _countblank(block: Argument) -> Scalar:
    cells = _block(block)
    return float(cells.height * cells.width - sum(value != "" for _, value in cells.filled()))


def _countif(*arguments: Argument) -> Scalar:
    return _countifs(*arguments[:2]) if len(arguments) == 2 else _unknown()


def _countifs(*arguments: Argument) -> Scalar:
    blocks = [_block(argument) for argument in arguments[::2]]
    tests = [criterion(one(argument)) for argument in arguments[1::2]]
    if len(blocks) != len(tests) or len({(block.height, block.width) for block in blocks}) != 1:
        raise UnknownFormulaError
    found = [dict(block.filled()) for block in blocks]
    spots = {spot for cells in found for spot in cells}
    pairs = list(zip(found, tests, strict=True))
    count = sum(all(test(cells.get(spot)) for cells, test in pairs) for spot in spots)
    blank = blocks[0].height * blocks[0].width - len(spots)
    return float(count + blank * all(test(None) for test in tests))


def criterion(value: Scalar) -> Callable[[Scalar], bool]:
    """The test that a criterion of COUNTIF makes."""
    if not isinstance(value, str):
        wanted = number(value)
        return lambda cell: isinstance(cell, float) and cell == wanted
    match = _CRITERION.fullmatch(value)
    sign, rest = (match[1] or "", match[2]) if match else ("", value)
    try:
        limit = float(rest)
    except ValueError:
        return _text_criterion(sign, rest)
    if sign in {"", "="}:
        return lambda cell: (cell == limit and not isinstance(cell, bool)) or cell == rest
    if sign == "<>":
        return lambda cell: cell not in {limit, rest}
    return lambda cell: isinstance(cell, float) and _COMPARISONS[sign](cell, limit)


def _text_criterion(sign: str, rest: str) -> Callable[[Scalar], bool]:
    if not rest:
        if sign == "<>":
            return lambda cell: cell is not None
        return (lambda cell: cell is None) if sign == "=" else (lambda cell: cell in {None, ""})
    if sign not in {"", "=", "<>"}:
        raise UnknownFormulaError
    pattern = re.compile(_pattern(rest), re.DOTALL | re.IGNORECASE)
    is_wanted = sign != "<>"
    return lambda cell: (isinstance(cell, str) and pattern.fullmatch(cell) is not None) == is_wanted


def _pattern(text: str) -> str:
    """A criterion's wildcards as a regular expression; a tilde makes the next character an ordinary one."""
    parts = re.findall(r"~[*?~]|[*?]|[^*?]", text, re.DOTALL)
    return "".join(".*" if part == "*" else "." if part == "?" else re.escape(part[-1]) for part in parts)


def _sumproduct(*arguments: Argument) -> Scalar:
    blocks = [_block(argument) for argument in arguments]
    if len({(block.height, block.width) for block in blocks}) != 1:
        raise UnknownFormulaError
    found = [dict(block.filled()) for block in blocks]
    total = 0.0
    for spot in found[0]:
        values = [cells.get(spot) for cells in found]
        for value in values:
            if isinstance(value, ErrorValue):
                raise FormulaFaultError(value)
        total += math.prod(float(value) if type(value) is float else 0.0 for value in values)
    return total


def _block(argument: Argument) -> Block:
    if isinstance(argument, float | str | bool | ErrorValue | None):
        return Grid([[argument]])
    return argument


def _subtotal(kind: Argument, *arguments: Argument) -> Scalar:
    known = {2: _count, 3: _counta, 9: _sum}
    function = known.get(int(number(one(kind))) % 100)
    return function(*arguments) if function else _unknown()


def _unknown() -> Scalar:
    raise UnknownFormulaError


def _all(*arguments: Argument) -> Scalar:
    return all(truth(value) for value, _ in _values(arguments))


def _any(*arguments: Argument) -> Scalar:
    return any(truth(value) for value, _ in _values(arguments))


def _round(value: Argument, digits: Argument = 0.0) -> Scalar:
    factor = 10 ** number(one(digits))
    rounded = number(one(value)) * factor
    return math.copysign(math.floor(abs(rounded) + 0.5), rounded) / factor


FUNCTIONS: Mapping[str, Callable[..., Scalar]] = {
    "SUM": _sum, "COUNTA": _counta, "COUNT": _count, "COUNTBLANK": _countblank, "COUNTIF": _countif,
    "COUNTIFS": _countifs, "SUMPRODUCT": _sumproduct, "SUBTOTAL": _subtotal, "AND": _all, "OR": _any,
    "ROUND": _round,
    "ROWS": lambda block: float(_block(block).height),
    "COLUMNS": lambda block: float(_block(block).width),
    "MAX": lambda *arguments: max(_numbers(arguments), default=0.0),
    "MIN": lambda *arguments: min(_numbers(arguments), default=0.0),
    "CONCATENATE": lambda *arguments: "".join(text(one(argument)) for argument in arguments),
}  # fmt: skip
"""Functions of blocks."""

SCALAR_FUNCTIONS: Mapping[str, Callable[[Scalar], Scalar]] = {
    "LEN": lambda value: float(len(text(value).encode("utf-16-le")) // 2),
    "TRIM": lambda value: re.sub(" +", " ", text(value)).strip(" "),
    "ISBLANK": lambda value: value is None,
    "ISTEXT": lambda value: isinstance(value, str),
    "ISNUMBER": lambda value: type(value) is float,
    "ISERROR": lambda value: isinstance(value, ErrorValue),
    "NOT": lambda value: not truth(value),
    "N": lambda value: float(value) if isinstance(value, float | bool) else 0.0,
    "T": lambda value: value if isinstance(value, str) else "",
    "ABS": lambda value: abs(number(value)),
    "INT": lambda value: float(math.floor(number(value))),
}
"""Functions of one value, which take blocks cell by cell inside SUMPRODUCT."""
