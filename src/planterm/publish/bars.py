"""A share drawn with characters."""

from typing import NamedTuple


class BarSigns(NamedTuple):
    """What a bar is made of, told apart without colours."""

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
