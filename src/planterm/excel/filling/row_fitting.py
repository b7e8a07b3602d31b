"""What the rows of the city's table look like, and fitting the plan's into them, so that no line is clipped."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from planterm.excel.filling.looks import Look, Looks
from planterm.excel.reading.cell_text import shown_text
from planterm.excel.row_layout import CELL_PADDING, MAX_ROW_HEIGHT, text_height, text_pieces, units
from planterm.excel.styles import SMALL_SIZE
from planterm.excel.text_measure import TextMeasure

_INDENT = 9.0
"""Points for each step."""
_WIDEST = 640.0
"""Points: no column is widened beyond what a page lying down has room for."""
_STEP = 1.08
_ORDERS = ("=", "+", "-", "@")
"""What a text begins with that Excel would take for a formula as soon as the cell is opened and left."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text goes: how wide the cell is, in points, and its style."""

    width: float
    style: int


@dataclass(frozen=True, slots=True)
class FittedRow:
    """A row of the sheet."""

    texts: Sequence[str]
    styles: Sequence[int]
    height: float
    """In points."""
    continues: bool = False
    """Whether it goes on with the texts of the row before."""


class RowFitting:
    """Fits rows into places; adds styles where the city's would clip or change a text."""

    def __init__(self, looks: Looks, measure: TextMeasure) -> None:
        self._looks, self._measure = looks, measure

    def rows(self, texts: Sequence[str], places: Sequence[Place]) -> tuple[FittedRow, ...]:
        """The texts in a row, or in several where one is too long for Excel's tallest."""
        styles = [self._style(text, place) for text, place in zip(texts, places, strict=True)]
        cells = [(place.width, self._looks.look(style)) for style, place in zip(styles, places, strict=True)]
        columns = [self._pieces(text, *cell) for text, cell in zip(texts, cells, strict=True)]
        rows: list[FittedRow] = []
        for pieces in zip_longest(*columns, fillvalue=""):
            heights = (self._height(text, *cell) for text, cell in zip(pieces, cells, strict=True) if text)
            height = min(MAX_ROW_HEIGHT, max(heights, default=0.0))
            rows.append(FittedRow(pieces, styles, height, continues=bool(rows)))
        return tuple(rows)

    def needed_widths(self, rows: Sequence[Sequence[str]], places: Sequence[Sequence[Place]]) -> Mapping[int, float]:
        """The columns, by their index, in which a text would be taller than Excel's tallest row, with what they need.

        In smaller type, if need be; and no wider than a page.
        """
        needed: dict[int, float] = {}
        for texts, row_places in zip(rows, places, strict=True):
            for index, (text, place) in enumerate(zip(texts, row_places, strict=True)):
                look, width = self._looks.look(place.style), place.width
                look = replace(look, size=min(look.size, SMALL_SIZE)) if self._looks.has_sizes else look
                while width < _WIDEST and self._height(text, width, look) > MAX_ROW_HEIGHT:
                    width *= _STEP
                if width > place.width:
                    needed[index] = max(min(width, _WIDEST), needed.get(index, 0.0))
        return needed

    def _style(self, text: str, place: Place) -> int:
        """The place's own style, or one that neither clips nor changes the text."""
        style, look = place.style, self._looks.look(place.style)
        if not text:
            return style
        if shown_text(text, look.code) != text or text.startswith(_ORDERS):
            style = self._looks.plain_text(style)
        if look.is_turned or (not look.wraps and not self._is_one_line(text, place.width, look)):
            style = self._looks.wrapping(style)
        look = self._looks.look(style)
        smaller = look
        while self._height(text, place.width, smaller) > MAX_ROW_HEIGHT and smaller.size > SMALL_SIZE:
            if not self._looks.has_sizes:
                break
            smaller = replace(smaller, size=max(SMALL_SIZE, smaller.size - 1))
        return style if smaller is look else self._looks.smaller(style, smaller.size)

    def _pieces(self, text: str, width: float, look: Look) -> list[str]:
        if self._height(text, width, look) <= MAX_ROW_HEIGHT:
            return [text]
        return text_pieces(self._measure, text, self._room(width, look), look)

    def _is_one_line(self, text: str, width: float, look: Look) -> bool:
        limit = units(self._room(width, look) - CELL_PADDING, look)
        return len(self._measure.line_ends(text, limit)) == 1

    def _height(self, text: str, width: float, look: Look) -> float:
        return text_height(self._measure, text, self._room(width, look), look)

    def _room(self, width: float, look: Look) -> float:
        """What the cell has room for, measured in the typeface whose widths are known."""
        return max(CELL_PADDING + look.size, (width - look.indent * _INDENT) / look.stretch)


@dataclass(frozen=True)
class RowModels:
    """The prepared rows of a table, and those whose looks further rows take over."""

    prepared: Sequence[int]
    models: Mapping[int, int] = field(default_factory=dict)
    """Rows that look like another one than their own."""
    repeating: tuple[int, ...] = ()
    """What the rows below the prepared ones look like, in turns."""

    def of(self, number: int) -> int | None:
        """The row whose looks the row takes; None where the table has no rows to take after."""
        if number in self.models:
            return self.models[number]
        if not self.prepared:
            return None
        if number > self.prepared[-1]:
            return self.repeating[(number - self.prepared[-1] - 1) % len(self.repeating)]
        return self.prepared[max(0, bisect_right(self.prepared, number) - 1)]


def row_models(prepared: Sequence[int], styles: Callable[[int], Sequence[int]], last: int) -> RowModels:
    """The models of a table whose rows end at the last one.

    Rows in two colours go on in turns; a last row that closes the table stays its last.
    """
    if not prepared:
        return RowModels(prepared)
    latest = prepared[-4:]
    looks = [styles(number) for number in latest]
    if len(looks) == 4 and looks[0] == looks[2] != looks[1] == looks[3]:
        return RowModels(prepared, repeating=(latest[2], latest[3]))
    if len(looks) >= 3 and looks[-1] != looks[-2] == looks[-3] and last > latest[-1]:
        return RowModels(prepared, {latest[-1]: latest[-2], last: latest[-1]}, (latest[-2],))
    return RowModels(prepared, repeating=(latest[-1],))
