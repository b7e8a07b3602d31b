"""What plain text is laid out with: lines broken at spaces, by the columns of a terminal, and bars."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

MIN_TEXT_WIDTH = 20
UNBROKEN = 1 << 30
"""The width for those who listen: nothing is wrapped, aligned or drawn."""

TAB_WIDTH = 8
"""A tab takes at most this much, wherever it stands."""


def display_width(text: str) -> int:
    """The columns that the text takes on a terminal."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_character_width, text))


def wrap(paragraph: str, width: int) -> list[str]:
    """The paragraph's lines, none wider than the width but for a word that is wider itself.

    A line ends where one space stood; joined by a space they are the paragraph again, to the character.
    """
    first, *words = paragraph.split(" ")
    lines, line, used = [], [first], display_width(first)
    for word in words:
        added = display_width(word)
        if word and any(line) and used + 1 + added > width:
            lines.append(" ".join(line))
            line, used = [word], added
        else:
            line.append(word)
            used += 1 + added
    return [*lines, " ".join(line)]


def hanging(label: str, text: str, indent: int, width: int) -> Iterator[str]:
    """The label and the text beside it, further lines below the first."""
    start = "" if width == UNBROKEN else " " * (indent + display_width(label))
    room = max(MIN_TEXT_WIDTH, width - len(start))
    prefix = " " * indent + label
    for line in (line for paragraph in text.split("\n") for line in wrap(paragraph, room)):
        yield prefix + line if line else prefix.rstrip()
        prefix = start


def _character_width(character: str) -> int:
    if character == "\t":
        return TAB_WIDTH
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class BarSigns(NamedTuple):
    """What a bar is made of, told apart without colours. Where there are none, nothing is drawn."""

    filled: str
    empty: str


BLOCKS = BarSigns("█", "░")
"""In the fonts of every terminal and browser, the Windows console's too."""

ASCII = BarSigns("#", ".")
"""For an output that has no other characters."""


def bar(part: int, whole: int, cells: int, signs: BarSigns = BLOCKS) -> str:
    """The part of the whole in so many cells; only none looks empty, and only all looks full."""
    filled = part * cells // whole if whole else 0
    if 0 < part < whole:
        filled = min(cells - 1, max(1, filled))
    return signs.filled * filled + signs.empty * (cells - filled)
