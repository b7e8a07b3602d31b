"""How texts look in a terminal's cells."""

import re

from rich.cells import split_graphemes

TAB_CELLS = 4
"""A tab is shown as this many blanks; in the plan it stays a tab."""

_PLAIN = re.compile("[ -~\xa0-\xac\xae-ʯ–—‘’“”•…€]*")
"""Texts of which every character takes exactly one cell; nearly all of a Swedish plan."""

_HIDDEN = dict.fromkeys((1564, 8206, 8207, *range(8234, 8239), *range(8294, 8298)), "�")
"""Characters that turn the direction of writing would move what stands beside them on the screen."""

_APART = re.compile("[\t" + "".join(map(chr, _HIDDEN)) + "]")
"""Characters that are shown otherwise than they are written, and so never join the character before."""

_SHOWN = str.maketrans({**_HIDDEN, ord("\t"): " " * TAB_CELLS, ord("\n"): " "})

Cluster = tuple[int, int, int]
"""Where a character with its accents starts and ends in a text, and how many cells it takes."""


def is_plain(text: str) -> bool:
    """Whether every character takes one cell."""
    return _PLAIN.fullmatch(text) is not None


def shown(text: str) -> str:
    """A piece of one line as it may be sent to the terminal."""
    return text if is_plain(text) else text.translate(_SHOWN)


def clusters(text: str) -> list[Cluster]:
    """The characters of one line as a person counts them."""
    if is_plain(text):
        return [(index, index + 1, 1) for index in range(len(text))]
    spans: list[Cluster] = []
    start = 0
    for apart in _APART.finditer(text):
        spans += _joined(text, start, apart.start())
        spans.append((*apart.span(), TAB_CELLS if apart[0] == "\t" else 1))
        start = apart.end()
    return [*spans, *_joined(text, start, len(text))]


def width(text: str) -> int:
    """How many cells one line takes."""
    return len(text) if is_plain(text) else sum(cells for _, _, cells in clusters(text))


def fit(text: str, cells: int) -> str:
    """One line made exactly so many cells wide: cut with an ellipsis, or filled with blanks."""
    text = shown(text)
    size = width(text)
    if size <= cells:
        return text + " " * (cells - size)
    kept, used = 0, 0
    for _, end, taken in clusters(text):
        if used + taken > cells - 1:
            break
        kept, used = end, used + taken
    return (text[:kept] + "…" + " " * (cells - 1 - used)) if cells > 0 else ""


def _joined(text: str, start: int, end: int) -> list[Cluster]:
    """The characters between two places, each with its accents."""
    spans, _ = split_graphemes(text[start:end])
    return [(start + first, start + last, cells) for first, last, cells in spans]
