"""Texts in the cells of a terminal: how wide they are, and how they break into lines tied to places in the text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from rich.cells import split_graphemes

TAB_CELLS = 4
"""A tab is shown as this many blanks; in the plan it stays a tab."""

_PLAIN = re.compile("(?:[ -~\xa0-\xac\xae-ÿ]++|[\u0100-\u02af\u2010-\u2027]|€)*+")
"""Texts of which every character takes exactly one cell; nearly all of a Swedish plan.

Ranges in several sets: of a set of many, the pattern takes twice as long to build.
"""

_HIDDEN = dict.fromkeys((1564, 8206, 8207, *range(8234, 8239), *range(8294, 8298)), "�")
"""Characters that turn the direction of writing would move what stands beside them on the screen."""

_APART = "[\t" + "".join(map(chr, _HIDDEN)) + "]"
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
    for apart in re.finditer(_APART, text):
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


def even_cut(sizes: Sequence[int], room: int) -> int:
    """How many cells each of several texts may take for all to have room; the longest are cut, and none to nothing."""
    longest = max(sizes, default=1)
    while longest > 1 and sum(min(longest, size) for size in sizes) > room:
        longest -= 1
    return longest


def _joined(text: str, start: int, end: int) -> list[Cluster]:
    """The characters between two places, each with its accents."""
    spans, _ = split_graphemes(text[start:end])
    return [(start + first, start + last, cells) for first, last, cells in spans]


Piece = tuple[str, str]
"""A text and the name of its look."""

Span = tuple[int, int]
"""Where a screen line starts and ends in the text."""

_BREAK_AFTER = "-/–"
_THOUSANDS = 3
_IDEOGRAPHS = "\u2e80"
"""Where the characters begin that are whole words or syllables."""


def wrap(text: str, width: int) -> list[Span]:
    """The lines of a text at a width of so many cells.

    Lines break at the user's own line breaks, else at blanks, else after a hyphen or a slash inside a word;
    only a word longer than the line is cut, and "10 000" is one word where that is possible. Blanks at a break hang
    past the edge: they belong to no line; nothing of the text is lost or changed. There is always at least one line.
    """
    width = max(1, width)
    spans: list[Span] = []
    start = 0
    while True:
        end = text.find("\n", start)
        _wrap_line(text, start, len(text) if end < 0 else end, width, spans)
        if end < 0:
            return spans
        start = end + 1


def lines(text: str, width: int) -> list[str]:
    """The wrapped lines themselves."""
    return [text[start:end] for start, end in wrap(text, width)]


def is_hyphenated(text: str, span: Span, following: Span) -> bool:
    """Whether a word is cut between two letters at the end of a line, where a hyphen has room."""
    end = span[1]
    return end == following[0] and end > 0 and _is_letter(text[end - 1]) and _is_letter(text[end])


def _wrap_line(text: str, start: int, stop: int, width: int, spans: list[Span]) -> None:
    limit = _limits(text, start, stop, width)
    while (end := limit(start)) < stop:
        cut = _cut(text, start, end)
        spans.append((start, cut))
        start = _after_blanks(text, cut, stop)
        if start == stop:
            return
    spans.append((start, stop))


def _limits(text: str, start: int, stop: int, width: int) -> Callable[[int], int]:
    """For a place where a line begins, the place of the first character that has no room on it; one always has."""
    if is_plain(text[start:stop]):
        return lambda begin: begin + width
    found = clusters(text[start:stop])
    places = [*(start + first for first, _, _ in found), stop]
    used = [*accumulate((cells for _, _, cells in found), initial=0)]

    def limit(begin: int) -> int:
        number = bisect_left(places, begin)
        return places[max(number + 1, bisect_right(used, used[number] + width) - 1)]

    return limit


def _cut(text: str, start: int, limit: int) -> int:
    """Where a line that starts here and may reach to the limit ends."""
    blank = _last_blank(text, start, limit)
    if blank == limit:
        return limit
    inner = _last_inner_break(text, max(start, blank + 1), limit)
    if inner:
        return inner
    return blank if blank >= start else _inside_word(text, start, limit)


def _last_blank(text: str, start: int, limit: int) -> int:
    """The last blank of the line or right behind it, none inside a number where there is another; -1 without any."""
    last = blank = limit if text[limit] == " " else text.rfind(" ", start, limit)
    while blank > start and _is_in_number(text, blank):
        blank = text.rfind(" ", start, blank)
    return blank if blank >= start else last


def _is_in_number(text: str, index: int) -> bool:
    """Whether the blank there parts the thousands of a number, "10 000"."""
    if not text[index - 1].isdigit() or (index > _THOUSANDS and text[index - _THOUSANDS - 1 : index].isdigit()):
        return False
    following = text[index + 1 : index + 5]
    return len(following) >= _THOUSANDS and following[:_THOUSANDS].isdigit() and not following[_THOUSANDS:].isdigit()


def _last_inner_break(text: str, start: int, limit: int) -> int:
    """The place after the last hyphen or slash between two letters of the word, or 0."""
    for index in range(limit - 1, start, -1):
        if text[index] in _BREAK_AFTER and text[index - 1].isalpha() and text[index + 1].isalpha():
            return index + 1
    return 0


def _inside_word(text: str, start: int, limit: int) -> int:
    """Where a word is cut that is longer than the line: at the last hyphen for which there is a cell, else at its edge.

    One cell is left for the hyphen between two letters.
    """
    from planterm.hyphenation import LONGEST_WORD, places  # most pictures part no word

    end = limit
    while end > start and not _is_letter(text[end - 1]):
        end -= 1
    first = end
    while first > 0 and end - first <= LONGEST_WORD and _is_letter(text[first - 1]):
        first -= 1
    while end < len(text) and end - first <= LONGEST_WORD and _is_letter(text[end]):
        end += 1
    inside = (first + place for place in reversed(places(text[first:end])))
    hyphen = next((place for place in inside if start < place < limit), 0)
    if hyphen:
        return hyphen
    last = limit - 1
    return last if last > start and _is_letter(text[last - 1]) and _is_letter(text[last]) else limit


def _is_letter(character: str) -> bool:
    """Whether it is a letter of an alphabet, between which hyphens stand."""
    return character.isalpha() and character < _IDEOGRAPHS


def _after_blanks(text: str, start: int, stop: int) -> int:
    while start < stop and text[start] == " ":
        start += 1
    return start
