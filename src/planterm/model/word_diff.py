"""Which words differ between two texts."""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from planterm.model.sequences import common_start

Span = tuple[int, int]
"""Where a part of a text begins and ends."""

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_MOST = 1_000_000
_MOST_ALIKE = 20_000
"""How many pairs of words are compared, and how many of them may be the same word; where there are more, everything
between what is alike at the ends differs."""
_LEAST_ALIKE = 0.3
"""Texts of which less is alike are different: single words that happen to be in both say nothing."""


def differing(first: str, second: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The parts of each text that the other one does not have, words as a whole."""
    one, other = _tokens(first), _tokens(second)
    start = common_start(one, other)
    end = common_start(one[start:][::-1], other[start:][::-1])
    middle, other_middle = one[start : len(one) - end], other[start : len(other) - end]
    marked = _marked(middle, other_middle)
    offset = sum(map(len, one[:start]))
    return _spans(middle, marked[0], offset), _spans(other_middle, marked[1], offset)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _marked(one: list[str], other: list[str]) -> tuple[list[bool], list[bool]]:
    """For each word whether it differs."""
    all_differ = [True] * len(one), [True] * len(other)
    if not one or not other or len(one) * len(other) > _MOST or _pairs_alike(one, other) > _MOST_ALIKE:
        return all_differ
    blocks = SequenceMatcher(str.isspace, one, other, autojunk=False).get_matching_blocks()
    alike = sum(_letters(one[first : first + size]) for first, _, size in blocks)
    if 2 * alike < _LEAST_ALIKE * (_letters(one) + _letters(other)):
        return all_differ
    for first, second, size in blocks:
        if _letters(one[first : first + size]):
            all_differ[0][first : first + size] = [False] * size
            all_differ[1][second : second + size] = [False] * size
    return all_differ


def _pairs_alike(one: list[str], other: list[str]) -> int:
    counts = Counter(other)
    return sum(counts[token] for token in one if not token.isspace())


def _letters(tokens: Sequence[str]) -> int:
    return sum(len(token) for token in tokens if not token.isspace())


def _spans(tokens: Sequence[str], differs: Sequence[bool], offset: int) -> tuple[Span, ...]:
    spans: list[Span] = []
    for token, is_marked in zip(tokens, differs, strict=True):
        end = offset + len(token)
        if is_marked:
            joins = spans and spans[-1][1] == offset
            spans[-1:] = [(spans[-1][0], end)] if joins else [*spans[-1:], (offset, end)]
        offset = end
    return tuple(spans)
