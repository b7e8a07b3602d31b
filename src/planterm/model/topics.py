"""What a row is about: topics with the words that tell of them, which are data that a city can edit."""

from collections.abc import Iterable, Iterator, Mapping
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
        texts = [row[role] for role in TELLING_ROLES]
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
        self._words = frozenset(words)
        self._by_head: dict[str, set[str]] = {}
        for letters in (word.strip(ANY) for word in self._words):
            self._by_head.setdefault(letters[:_HEAD], set()).add(letters)

    def __missing__(self, word: str) -> frozenset[str]:
        heads = {word[start : start + length] for start in range(len(word) + 1) for length in range(_HEAD + 1)}
        there = (each for head in heads & self._by_head.keys() for each in self._by_head[head] if each in word)
        self[word] = self._words.intersection(each for letters in there for each in _as_in(word, letters))
        return self[word]


def _as_in(word: str, letters: str) -> Iterator[str]:
    """What letters that stand in the word are written as in a topic that it fits."""
    yield f"{ANY}{letters}{ANY}"
    if word.startswith(letters):
        yield f"{letters}{ANY}"
    if word.endswith(letters):
        yield f"{ANY}{letters}"
    if word == letters:
        yield letters


def _split(words: str) -> list[str]:
    return folded_line(words).split()


_HEAD = 2
"""So many letters of a word tell which ones of a topic may stand in it: few texts have words that were met before."""
