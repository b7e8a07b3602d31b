"""Where the lines of a wrapped text end, so that rows can be made tall enough for it.

The widths of the characters are measured in Liberation Sans, which has the same ones as Arial by design; regular and
italic are equally wide.
"""

import unicodedata

UNITS_PER_EM = 1000

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

ADVANCES = {character: width for width, characters in _CHARACTERS_OF_WIDTH.items() for character in characters}
"""Advance width of a character in thousandths of the type size."""

UNKNOWN_ADVANCE = 1250
"""For characters that the typeface lacks: other typefaces step in, none wider than a colour emoji."""

SPACE = ADVANCES[" "]


class TextMeasure:
    """Measures texts for one workbook; remembers the words it has seen, since plans repeat theirs.

    All widths are in thousandths of the type size.
    """

    def __init__(self) -> None:
        self._widths = _WordWidths()

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


class _WordWidths(dict[str, int]):
    def __missing__(self, word: str) -> int:
        try:
            width = sum(map(ADVANCES.__getitem__, word))
        except KeyError:
            width = sum(map(_advance, word))
        self[word] = width
        return width


def _advance(character: str) -> int:
    width = ADVANCES.get(character)
    if width is not None:
        return width
    return 0 if unicodedata.combining(character) else UNKNOWN_ADVANCE


def _broken(word: str, limit: float) -> tuple[list[int], int]:
    """Where a word that is wider than a line must break, and the width of what is left for the last line."""
    ends, used = [], 0
    for index, character in enumerate(word):
        advance = _advance(character)
        if used and used + advance > limit:
            ends.append(index)
            used = 0
        used += advance
    return ends, used
