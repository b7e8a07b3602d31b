"""How tall a row must be, so that no line of it is clipped on screen or paper."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from planterm.excel.sheet import SheetRow
from planterm.excel.styles import Style
from planterm.excel.text_measure import UNITS_PER_EM, TextMeasure
from planterm.model.plan import COLUMNS

MAX_ROW_HEIGHT = 409.0
"""Excel's limit, in points."""

CELL_PADDING = 5.0
"""The blank margin left and right in a cell together, in points; Excel keeps 5 pixels, LibreOffice 2 points."""

_VERTICAL_PADDING = 3.0
_TALL_LINE = 1.3
"""How much taller lines get where other typefaces step in, for emoji and Chinese."""
_WIDTH_MARGIN = 1.04
"""Screens and printers round the widths of characters, each in its way."""
_BOLD_MARGIN = 1.09

_BODY_STYLES = tuple((style, (style,) * len(COLUMNS)) for style in (Style.BODY, Style.BODY_SMALL))
_FIRST, _BETWEEN, _LAST = Style.BODY_CONTINUES, Style.BODY_BETWEEN, Style.BODY_CONTINUED


class Type(Protocol):
    """What decides how much room a text takes."""

    @property
    def size(self) -> float:
        """The type size in points."""

    @property
    def is_bold(self) -> bool:
        """Whether the type is bold, and so a little wider."""

    @property
    def line_height(self) -> float:
        """The height of a line in points."""


class RowLayout:
    """Lays out rows of texts in columns of given widths (points)."""

    def __init__(self, measure: TextMeasure, column_widths: Sequence[float]) -> None:
        self._measure = measure
        self.widths = tuple(column_widths)
        self._limits: dict[Style, tuple[float, ...]] = {}

    def row(self, texts: Sequence[str], style: Style) -> SheetRow:
        """The row in exactly this style, as tall as its text but no taller than Excel allows."""
        return SheetRow(texts, (style,) * len(texts), min(MAX_ROW_HEIGHT, self.height(texts, style)))

    def height(self, texts: Sequence[str], style: Style) -> float:
        """The height that the texts need in the style, in points; Excel may not allow it."""
        line_ends, line = self._measure.line_ends, style.line_height
        lines = max(
            len(line_ends(text, limit)) * (1.0 if _is_plain(text) else _TALL_LINE)
            for text, limit in zip(texts, self._line_limits(style), strict=False)
        )
        return math.ceil(lines * line) + _VERTICAL_PADDING

    def body_rows(self, texts: Sequence[str]) -> tuple[SheetRow, ...]:
        """The rows that hold the texts whole: nearly always one.

        A text too long for Excel's tallest row is set in smaller type, and where that is not enough either, cut
        between two lines and continued in the next row.
        """
        for style, styles in _BODY_STYLES:
            height = self.height(texts, style)
            if height <= MAX_ROW_HEIGHT:
                return (SheetRow(texts, styles, height),)
        return tuple(self._split(texts))

    def _split(self, texts: Sequence[str]) -> Iterator[SheetRow]:
        limits = self._line_limits(_FIRST)
        columns = [_pieces(self._measure, text, limit, _FIRST) for text, limit in zip(texts, limits, strict=True)]
        count = max(map(len, columns))
        for index in range(count):
            pieces = tuple(column[index] if index < len(column) else "" for column in columns)
            yield self.row(pieces, _FIRST if index == 0 else _LAST if index == count - 1 else _BETWEEN)

    def _line_limits(self, style: Style) -> tuple[float, ...]:
        """How wide a line may be in each column."""
        if style not in self._limits:
            self._limits[style] = tuple(units(width - CELL_PADDING, style) for width in self.widths)
        return self._limits[style]


def text_height(measure: TextMeasure, text: str, width: float, type_: Type) -> float:
    """The height in points that a row needs for the text in a cell of that width."""
    lines = len(measure.line_ends(text, units(width - CELL_PADDING, type_))) * (1.0 if _is_plain(text) else _TALL_LINE)
    return math.ceil(lines * type_.line_height) + _VERTICAL_PADDING


def text_pieces(measure: TextMeasure, text: str, width: float, type_: Type) -> list[str]:
    """The text in parts that each fit in Excel's tallest row; together they are the text to the character."""
    return _pieces(measure, text, units(width - CELL_PADDING, type_), type_)


def units(points: float, type_: Type) -> float:
    """A width in points as thousandths of the type size, on the safe side."""
    margin = _WIDTH_MARGIN * (_BOLD_MARGIN if type_.is_bold else 1)
    return points / type_.size * UNITS_PER_EM / margin


def points(width: float, type_: Type) -> float:
    """A width in thousandths of the type size as points, on the safe side."""
    return width / units(1.0, type_)


def _pieces(measure: TextMeasure, text: str, limit: float, type_: Type) -> list[str]:
    line = type_.line_height * (1.0 if _is_plain(text) else _TALL_LINE)
    # A part that ends with a line break shows one empty line after it.
    lines = int((MAX_ROW_HEIGHT - _VERTICAL_PADDING) / line) - 1
    ends = measure.line_ends(text, limit)[lines - 1 :: lines]
    cuts = [0, *(end for end in ends if end < len(text)), len(text)]
    return [text[start:end] for start, end in pairwise(cuts)]


def _is_plain(text: str) -> bool:
    """Whether the workbook's typeface surely has all of the characters."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
