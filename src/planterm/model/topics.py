"""What a row is about: topics with the words that tell of them, which are data that a city can edit."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from planterm.model.folding import folded_line
from planterm.model.form import TELLING_ROLES
from planterm.model.plan import Row

ANY = "*"
"""Stands for any letters where a word begins or ends with it."""


class Topic(NamedTuple):
    """A topic, and what tells of it."""

    name: str
    words: tuple[str, ...]
    """Each one word, "*bedräg*", or several, "äldre bank*": then the first one tells of the topic where the others
    stand anywhere in the row."""


@dataclass(frozen=True)
class Topics:
    """Topics in their order: of those that a text tells of, the first one counts."""

    all: tuple[Topic, ...]

    def of(self, row: Row) -> str:
        """The topic that the row's problem tells of, else its cause, its measure, its goals; empty where none does."""
        texts = [self._fitting(row[role]) for role in TELLING_ROLES]
        whole = frozenset().union(*texts)
        return next(filter(None, (self._first(text, whole) for text in texts)), "")

    def _fitting(self, text: str) -> frozenset[str]:
        """The words of the topics that stand in the text."""
        return frozenset().union(*map(self._found.__getitem__, _WORD.findall(folded_line(text))))

    def _first(self, told: frozenset[str], whole: frozenset[str]) -> str:
        numbers = (number for word in told for number, others in self._by_word.get(word, ()) if others <= whole)
        number = min(numbers, default=None)
        return "" if number is None else self.all[number].name

    @cached_property
    def _by_word(self) -> Mapping[str, list[tuple[int, frozenset[str]]]]:
        """For each word that comes first, the topics by their numbers and the words that have to stand there too."""
        found: dict[str, list[tuple[int, frozenset[str]]]] = {}
        for number, topic in enumerate(self.all):
            for first, *others in filter(None, map(_split, topic.words)):
                found.setdefault(first, []).append((number, frozenset(others)))
        return found

    @cached_property
    def _found(self) -> "_Fitting":
        return _Fitting(word for topic in self.all for words in topic.words for word in _split(words))


class _Fitting(dict[str, frozenset[str]]):
    """For each word that has been met, the words of the topics that it fits."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__()
        self._words = frozenset(words)
        self._inner = [(word, word.strip(ANY)) for word in self._words if word.startswith(ANY) and word.endswith(ANY)]

    def __missing__(self, word: str) -> frozenset[str]:
        places = range(len(word) + 1)
        possible = {word, *(f"{word[:end]}{ANY}" for end in places), *(f"{ANY}{word[start:]}" for start in places)}
        inner = (each for each, letters in self._inner if letters in word)
        self[word] = frozenset((*(possible & self._words), *inner))
        return self[word]


def _split(words: str) -> list[str]:
    return folded_line(words).split()


_WORD = re.compile(r"\w+")
