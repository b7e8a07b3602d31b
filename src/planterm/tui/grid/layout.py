"""How the columns share the width of the screen."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from planterm.model.plan import Row
from planterm.tui.grid.wrapping import is_plain
from planterm.tui.grid.wrapping import width as cell_width

MARKER = 1
"""The mark of the current row, left of its number."""

SIGNS = 2
"""What is to be known of a row, between its mark and its number: how far it has come, and what waits in it."""

SEPARATOR = 2
"""The rule and the blank left of every column."""

EDGE = 1
"""The blank right of every column, so that its text never touches the next rule."""

_AROUND = SEPARATOR + EDGE

SCROLLBAR = 1
SAMPLE = 40
"""How many rows the widths are made for: what the eye sees first, so that a huge plan opens as fast as a small one."""

_WORD_CAPS = ((1, 19), (2, 14), (3, 11))
"""The least width that a long word is granted before the columns are spread over one more page of so many."""

_LEAST = 8
_ONE_LINE_LEAST = 13
"""The least width of a column where each row takes one line; the longest header fits."""

_LONGEST = 26
"""Words longer than this are cut rather than given a column of their own length."""

_WORD = re.compile(r"[^\s\d/-]*+\d{1,3}(?: \d{3})+(?!\d)[^\s/-]*|[^\s/-]+[/-]?")
"""A word, for which a dash has to stand as a hyphen: it is as wide, and the pattern is built ten times as fast."""

Words = Counter[int]
"""How many words there are of each width."""


class Slot(NamedTuple):
    """A column on the screen: where its text starts, and how wide it is."""

    column: int
    """Its number."""
    x: int
    width: int

    @property
    def end(self) -> int:
        """The cell after the text's last."""
        return self.x + self.width


class Layout(NamedTuple):
    """The columns on the screen, where they do not all fit as several pages that each begin with the first column."""

    width: int
    gutter: int
    pages: tuple[tuple[Slot, ...], ...]

    def page_of(self, column: int) -> int:
        """The page on which the column is; the first one is on every page."""
        return next(index for index, page in enumerate(self.pages) if any(slot.column == column for slot in page))


def lay_out(rows: Sequence[Row], headers: Sequence[str], width: int, *, one_line: bool = False) -> Layout:
    """The columns laid out for the rows on a screen so many cells wide.

    Where each row takes one line and words are cut anyway, all columns stand side by side if they can.
    """
    sample = [row for row in rows[:SAMPLE] if not row.is_blank]
    gutter = MARKER + SIGNS + max(2, len(str(len(rows))))
    room = max(_LEAST, width - gutter - SCROLLBAR)
    columns = range(len(headers))
    all_words = [_word_widths(column, sample, headers) for column in columns]
    words = [max(each) for each in all_words]
    abreast = one_line and room >= len(columns) * (_AROUND + _ONE_LINE_LEAST)
    groups = [[*columns]] if abreast else _groups(words, room)
    weights = [[cell_width(row.cells[column].replace("\n", " ")) for row in sample] for column in columns]
    pages: list[tuple[Slot, ...]] = []
    first_width, most = 0, _most_for_the_first(groups[1:], words, room)
    for group in groups:
        space = room - _AROUND * len(group)
        sought = [all_words[column] for column in group]
        least = [_ONE_LINE_LEAST] * len(group) if abreast else _leasts(sought, space, first_width, len(groups))
        widths = _shared(least, [weights[column] for column in group], space, most)
        first_width = most = widths[0]
        pages.append(_slots(group, widths, gutter))
    return Layout(width, gutter, tuple(pages))


def _word_widths(column: int, sample: Sequence[Row], headers: Sequence[str]) -> Words:
    """The column's words by their widths; its header is one word, since it is never wrapped."""
    words = Counter[int]()
    for row in sample:
        text = row.cells[column].replace("–", "-")
        words.update(map(len if is_plain(text) else cell_width, _WORD.findall(text)))
    words[cell_width(headers[column])] += 1
    return words


def _leasts(words: Sequence[Words], space: int, first: int, pages: int) -> list[int]:
    """Widths that leave as few words cut as the space allows.

    The first is given on all pages but the first; there its words count for every page.
    """
    choices = [_choices(each, space // len(words)) for each in words]
    choices[0] = [(first, 0)] if first else [(width, cuts * pages) for width, cuts in choices[0]]
    whole = [each[-1][0] for each in choices]
    return whole if sum(whole) <= space else _best(choices, space)


def _choices(words: Words, share: int) -> list[tuple[int, int]]:
    """Widths that a column may have, and how many of its words each of them cuts; the last one cuts none.

    None is so narrow that the column's rows would tower over the others.
    """
    spared = sorted(width for width in words if width <= _LONGEST)
    least = max(_LEAST, min(spared[-1], share * 3 // 4))
    widths = [least, *(width for width in spared if width > least)]
    return [(width, sum(words[word] for word in spared if word > width)) for width in widths]


def _best(choices: Sequence[Sequence[tuple[int, int]]], space: int) -> list[int]:
    """One choice for each column, so that they fit and cut the fewest words; the narrowest where none fits."""
    ways: dict[int, tuple[int, list[int]]] = {0: (0, [])}
    for column in choices:
        further: dict[int, tuple[int, list[int]]] = {}
        for used, (cut, widths) in ways.items():
            for width, cuts in column:
                total = used + width
                if total <= space and (total not in further or cut + cuts < further[total][0]):
                    further[total] = cut + cuts, [*widths, width]
        ways = further
    if not ways:
        return [column[0][0] for column in choices]
    return min(ways.items(), key=lambda way: (way[1][0], way[0]))[1][1]


def _most_for_the_first(groups: Sequence[Sequence[int]], words: Sequence[int], room: int) -> int:
    """How wide the first column may grow on the first page without taking whole words from the pages that follow."""
    needs = (
        sum(max(_LEAST, min(words[column], _LONGEST)) for column in group[1:]) + _AROUND * len(group)
        for group in groups
    )
    return room - max(needs, default=0)


def _granted(word: int, pages: int) -> int:
    cap = next((cap for count, cap in _WORD_CAPS if count >= pages), _WORD_CAPS[-1][1])
    return max(_LEAST, min(word, cap))


def _groups(words: Sequence[int], room: int) -> list[list[int]]:
    """The columns of each page; as few pages as leave every column its least width."""
    others = range(1, len(words))
    for count in range(1, len(others) + 1):
        size = -(-len(others) // count)
        groups = [[0, *others[start : start + size]] for start in range(0, len(others), size)]
        needs = (sum(_granted(words[column], len(groups)) + _AROUND for column in group) for group in groups)
        if max(needs) <= room:
            return groups
    return groups


def _shared(least: Sequence[int], weights: Sequence[Sequence[int]], space: int, most: int) -> list[int]:
    """Widths that fill the space: what is left over goes, cell by cell, where it makes the rows lowest.

    The first column grows no wider than most.
    """
    widths = list(least)
    while sum(widths) > space and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
    rows = list(zip(*weights, strict=True))
    needs = [_need(texts, widths) for texts in rows]
    while sum(widths) < space:
        gains = [0.0] * len(widths)
        for tallest, gain in needs:
            gains[tallest] += gain
        choices = range(0 if widths[0] < most else 1, len(widths))
        best = max(choices, key=lambda index: (gains[index], -widths[index]))
        widths[best] += 1
        needs = [_need(texts, widths) if need[0] == best else need for texts, need in zip(rows, needs, strict=True)]
    return widths


def _need(texts: Sequence[int], widths: Sequence[int]) -> tuple[int, float]:
    """Which column makes a row as high as it is, and how much lower about one more cell for it makes the row."""
    heights = [text / width for text, width in zip(texts, widths, strict=True)]
    highest = max(heights)
    tallest = heights.index(highest)
    return tallest, highest / widths[tallest]


def _slots(columns: Sequence[int], widths: Sequence[int], gutter: int) -> tuple[Slot, ...]:
    slots, x = [], gutter
    for column, width in zip(columns, widths, strict=True):
        slots.append(Slot(column, x + SEPARATOR, width))
        x += _AROUND + width
    return tuple(slots)
