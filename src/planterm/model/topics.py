"""What a row is about: topics with the words that tell of them, which are data that a city can edit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from planterm.model.folding import folded_line, words
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
        texts = [row.text(role) for role in TELLING_ROLES]
        for text in texts:
            told = [each for word in self._fitting(text) for each in self._by_word.get(word, ())]
            for number, others in sorted(told, key=itemgetter(0)):
                if not others or others <= self._fitting(*texts):
                    return self.all[number].name
        return ""

    def _fitting(self, *texts: str) -> frozenset[str]:
        """The words of the topics that stand in the texts."""
        return frozenset().union(*(self._found[word] for text in texts for word in words(text)))

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
        self._words = [(word.strip(ANY), word) for word in {*words}]

    def __missing__(self, word: str) -> frozenset[str]:
        there = (each for letters, each in self._words if letters in word)
        self[word] = frozenset(each for each in there if _fits(word, each))
        return self[word]


def _fits(word: str, wanted: str) -> bool:
    """Whether the word, which has the letters of the wanted one, has them where that wants them."""
    letters = wanted.strip(ANY)
    begins = wanted.startswith(ANY) or word.startswith(letters)
    return begins and (wanted.endswith(ANY) or word.endswith(letters)) and (ANY in wanted or word == letters)


def _split(words: str) -> list[str]:
    return folded_line(words).split()
