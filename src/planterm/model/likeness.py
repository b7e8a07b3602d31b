"""How like two rows of a plan are: by the words they share, rare ones more than common ones, or by their spelling."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from math import log
from typing import NamedTuple

Cells = tuple[str, ...]

_COLUMN_WEIGHTS = (1.0, 1.0, 1.0, 0.6, 0.3, 0.3, 0.2)
"""How much a word tells in each column: the problem, the cause and the measure say which row it is."""

_CORE = 3
"""How many columns these are."""

_WORD = re.compile(r"\w+")
_LONGEST_SPELLED = 120
"""In characters: longer texts that are alike have words in common."""


class Weighed(NamedTuple):
    """A row's words with their weights, and the sum of these."""

    words: Mapping[str, float]
    sum: float


class Vocabulary:
    """The words of many rows; how rare a word is tells how much it says."""

    def __init__(self, rows: Iterable[Cells]) -> None:
        self._counts: Counter[str] = Counter()
        self._total = 0
        for cells in rows:
            self._counts.update({word for cell in cells for word in words_of(cell)})
            self._total += 1

    def weighed(self, cells: Cells) -> Weighed:
        """The row's words, each with the weight that it has where it tells most."""
        weights: dict[str, float] = {}
        for cell, column_weight in zip(cells, _COLUMN_WEIGHTS, strict=True):
            for word in words_of(cell):
                weights[word] = max(weights.get(word, 0.0), column_weight)
        weights = {word: weight * log(1 + self._total / self._counts[word]) for word, weight in weights.items()}
        return Weighed(weights, sum(weights.values()))


def words_of(text: str) -> list[str]:
    """The text's words without regard to case."""
    return _WORD.findall(text.casefold())


def shared(first: Weighed, second: Weighed) -> float:
    """How much of the two rows' words they have in common, from 0 to 1."""
    if not first.sum or not second.sum:
        return 0.0
    few, many = sorted((first.words, second.words), key=len)
    common = sum(min(weight, many[word]) for word, weight in few.items() if word in many)
    return 2 * common / (first.sum + second.sum)


def spelled_alike(first: Cells, second: Cells, least: float) -> float:
    """How like the spelling of two short rows is, from 0 to 1; 0 where it is less than the least, or they are long."""
    one, other = _core(first), _core(second)
    if not one or not other or max(len(one), len(other)) > _LONGEST_SPELLED:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= least else 0.0


def _core(cells: Sequence[str]) -> str:
    return " ".join(cells[:_CORE]).casefold().strip()
