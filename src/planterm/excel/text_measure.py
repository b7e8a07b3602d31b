"""Where the lines of a wrapped text end, and how tall rows must be so that no line is clipped on screen or paper.

The widths of the characters are measured in Liberation Sans, which has the same ones as Arial by design; regular and
italic are equally wide.
"""

import math
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from planterm.excel.sheet import CellValue, SheetRow, Style, Type

MAX_ROW_HEIGHT = 409.0
"""Excel's limit, in points."""
_PART_HEIGHT = 96.0
"""In points: what goes on in further rows is cut into parts no taller, and no more than that stays blank on a page."""
CELL_PADDING = 5.0
"""The blank margin left and right in a cell together, in points; Excel keeps 5 pixels, LibreOffice 2 points."""
_VERTICAL_PADDING = 3.0
_SHORT = 80
"""Texts of so many characters, such as names and times, are often the same."""
_TALL_LINE = 1.3
"""How much taller lines get where other typefaces step in, for emoji and Chinese."""
_WIDTH_MARGIN = 1.04
"""Screens and printers round the widths of characters, each in its way."""
_BOLD_MARGIN = 1.09
_FIRST, _BETWEEN, _LAST = Style.BODY_CONTINUES, Style.BODY_BETWEEN, Style.BODY_CONTINUED
_ON_ONE_LINE = {Style.TITLE: Style.TITLE_LINE, Style.FACT: Style.FACT_LINE}
"""The styles of texts above a table, and what they are where they run over its columns."""
_UNITS_PER_EM = 1000
_CHARACTERS_OF_WIDTH = {
    188: "′",
    191: "'",
    223: "ijlįĵĺļłſ‘’‚",
    260: "|¦",
    278: " !,./:;I[\\]ft·ÌÍÎÏìíîïĨĩĪīĬĭĮİıţŧ",
    292: "ľ",
    334: "()-`r{}¡¨²³´¸¹ŀŕŗř‐‑“”„‹›˜",
    351: "•",
    355: '"″',
    366: "º",
    371: "ª",
    375: "ť",
    390: "*",
    400: "°",
    444: "ĳ",
    470: "^",
    500: "JcksvxyzçýÿćĉċčĴķĸśŝşšŷźżž",
    538: "¶",
    549: "±÷≠≤≥",
    553: "¯",
    557: "#$0123456789?L_abdeghnopqu¢£¤¥§«»àáâãäåèéêëðñòóôõöùúûüþāăąđēĕėęěĝğġģĥħĹĻĽĿŁńņňŋōŏőũūŭůűų–†‡€",
    577: "µ",
    584: "+<=>~¬×−",
    605: "ŉ●■",
    611: "FTZ¿ßøŢŤŦŹŻŽ",
    615: "ď",
    667: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞĀĂĄĒĔĖĘĚĶŚŜŞŠŶŸ",
    723: "CDHNRUwÇÐÑÙÚÛÜĆĈĊČĎĐĤĦŃŅŇŔŖŘŨŪŬŮŰŲŵ",
    724: "Ŋ",
    735: "Ĳ",
    737: "©®",
    778: "GOQÒÓÔÕÖØĜĞĠĢŌŎŐ",
    834: "Mm¼½¾",
    890: "%æ",
    944: "WœŴ",
    1000: "ÆŒ—…‰™←→",
    1016: "@",
}

_UNKNOWN_ADVANCE = 1250
"""For characters that the typeface lacks: other typefaces step in, none wider than a colour emoji."""


class _Advances(dict[str, int]):
    def __missing__(self, character: str) -> int:
        self[character] = 0 if unicodedata.combining(character) else _UNKNOWN_ADVANCE
        return self[character]


ADVANCES = _Advances({each: width for width, characters in _CHARACTERS_OF_WIDTH.items() for each in characters})
"""Advance width of a character in thousandths of the type size."""
SPACE = ADVANCES[" "]


class _WordWidths(dict[str, int]):
    def __missing__(self, word: str) -> int:
        width = self[word] = sum(map(ADVANCES.__getitem__, word))
        return width


class TextMeasure:
    """Measures texts for one workbook; remembers the words it has seen, since plans repeat theirs.

    The widths of words and lines are in thousandths of the type size, those of cells in points.
    """

    def __init__(self) -> None:
        self._widths = _WordWidths()
        self._heights: dict[tuple[str, float, Type], float] = {}

    def widest_word(self, text: str) -> int:
        """The width of the widest word: no column should be narrower."""
        return max(map(self._widths.__getitem__, text.split()), default=0)

    def line_ends(self, text: str, limit: float) -> list[int]:
        """The offset at which each line ends when no line may be wider than the limit.

        Lines break at blanks alone. Excel and LibreOffice also break after hyphens and strokes, and so never
        need more lines than this.
        """
        widths, ends, position = self._widths, [], 0
        for paragraph in text.split("\n"):
            used = 0.0
            for word in paragraph.split(" "):
                width = widths[word]
                if used and used + width > limit:
                    ends.append(position)
                    used = 0.0
                if width > limit:
                    inner_ends, width = _broken(word, limit)
                    ends.extend(position + end for end in inner_ends)
                used += width + SPACE
                position += len(word) + 1
            ends.append(position)
        ends[-1] = len(text)
        return ends

    def lines(self, text: str, width: float, type_: Type) -> list[int]:
        """The offset at which each line ends in a cell of that width."""
        return self.line_ends(text, _units(width - CELL_PADDING, type_))

    def height(self, text: str, width: float, type_: Type) -> float:
        """The height in points that a row needs for the text in a cell of that width; Excel may not allow it."""
        key = text, width, type_
        if (known := self._heights.get(key)) is not None:
            return known
        lines = len(self.lines(text, width, type_))
        height = math.ceil(lines * _line_height(text, type_)) + _VERTICAL_PADDING
        if len(text) <= _SHORT:
            self._heights[key] = height
        return height

    def pieces(self, text: str, width: float, type_: Type) -> list[str]:
        """The text in parts for a row each, low enough to fill pages; together they are the text to the character."""
        count = max(1, int((_PART_HEIGHT - _VERTICAL_PADDING) / _line_height(text, type_)))
        ends = self.lines(text, width, type_)[count - 1 :: count]
        cuts = [0, *(end for end in ends if end < len(text)), len(text)]
        return [text[start:end] for start, end in pairwise(cuts)]


def _broken(word: str, limit: float) -> tuple[list[int], int]:
    """Where a word that is wider than a line must break, and the width of what is left for the last line."""
    ends, used = [], 0
    for index, character in enumerate(word):
        advance = ADVANCES[character]
        if used and used + advance > limit:
            ends.append(index)
            used = 0
        used += advance
    return ends, used


def _units(points: float, type_: Type) -> float:
    """A width in points as thousandths of the type size, on the safe side."""
    margin = _WIDTH_MARGIN * (_BOLD_MARGIN if type_.is_bold else 1)
    return points / type_.size * _UNITS_PER_EM / margin


def points(width: float, type_: Type) -> float:
    """A width in thousandths of the type size as points, on the safe side."""
    return width / _units(1.0, type_)


def _line_height(text: str, type_: Type) -> float:
    """In points: taller where the workbook's typeface may lack some of the characters."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return type_.line_height * _TALL_LINE
    return type_.line_height


class RowLayout:
    """Lays out rows of texts in columns of given widths (points)."""

    def __init__(self, measure: TextMeasure, column_widths: Sequence[float]) -> None:
        self.measure = measure
        self.widths = tuple(column_widths)

    def row(self, texts: Sequence[str], style: Style) -> SheetRow:
        """The row in exactly this style, as tall as its text but no taller than Excel allows."""
        return SheetRow(texts, (style,) * len(texts), min(MAX_ROW_HEIGHT, self.height(texts, style)))

    def counting_row(self, values: Sequence[CellValue], text: Style, count: Style) -> SheetRow:
        """The row with its texts in one style and its numbers in another, as tall as the texts need."""
        words = [value if isinstance(value, str) else "" for value in values]
        styles = [text if isinstance(value, str) else count for value in values]
        return SheetRow(values, styles, self.row(words, text).height)

    def above(self, text: str, style: Style) -> SheetRow:
        """A text above the table: over all columns where it fits on one line there, else wrapped in the first."""
        line, across = _ON_ONE_LINE[style], RowLayout(self.measure, (sum(self.widths),))
        one_line = across.row((text,), line)
        return one_line if one_line.height <= across.height(("",), line) else self.row((text,), style)

    def lines(self, text: str, style: Style) -> Iterator[SheetRow]:
        """A text over all columns, a row for each of its lines: however long, it is whole and fills pages."""
        width = sum(self.widths)
        across, ends = RowLayout(self.measure, (width,)), self.measure.lines(text, width, style.type)
        return (across.row((text[start:end].strip(),), style) for start, end in pairwise((0, *ends)))

    def height(self, texts: Sequence[str], style: Style) -> float:
        """The height that the texts need in the style, in points; Excel may not allow it."""
        cells = zip(texts, self.widths, strict=False)
        return max(self.measure.height(text, width, style.type) for text, width in cells)

    def body_rows(self, texts: Sequence[str]) -> tuple[SheetRow, ...]:
        """The rows that hold the texts whole: nearly always one.

        A text too long for Excel's tallest row is set in smaller type, and where that is not enough either, cut
        between two lines and continued in the next row.
        """
        for style in (Style.BODY, Style.BODY_SMALL):
            if (height := self.height(texts, style)) <= MAX_ROW_HEIGHT:
                return (SheetRow(texts, (style,) * len(texts), height),)
        return tuple(self._split(texts))

    def _split(self, texts: Sequence[str]) -> Iterator[SheetRow]:
        cells = zip(texts, self.widths, strict=True)
        columns = [self.measure.pieces(text, width, _FIRST.type) for text, width in cells]
        last = max(map(len, columns)) - 1
        for index, pieces in enumerate(zip_longest(*columns, fillvalue="")):
            yield self.row(pieces, _FIRST if index == 0 else _LAST if index == last else _BETWEEN)
