"""Text as a Swede compares it: å, ä and ö are letters, other accents are not, and neither is case."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from planterm.model.text import normalized

_LETTERS = (("a\u030a", "å"), ("a\u0308", "ä"), ("o\u0308", "ö"), ("A\u030a", "Å"), ("A\u0308", "Ä"), ("O\u0308", "Ö"))
_ALIKE = {
    **{ord(char): "-" for char in "\u2010\u2011\u2012\u2013\u2014\u2212"},
    **{ord(char): '"' for char in "”“„‟«»"},
    **{ord(char): "'" for char in "’‘‚‛´"},
    **{ord(char): None for char in "\xad\u200b\u200c\u200d\u2060\ufeff"},
    **dict(zip(map(ord, "æÆøØłŁđĐ"), "äÄöÖlLdD", strict=True)),
    ord("μ"): "µ",
    ord("ß"): "ss",
    ord("ẞ"): "SS",
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)},
}
"""What is the same to a reader but not to a computer: dashes, quotation marks, the Nordic neighbours' letters (as in
Swedish alphabetical order), ligatures; and marks that cannot be seen, which are nothing."""

_ALPHABET = str.maketrans("åäö", "{|}")
"""Å, ä and ö in their order, after z."""

_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]+")
_CLUSTER = re.compile(f".{_MARKS.pattern[:-1]}*", re.DOTALL)
_ENCODINGS = ("latin-1", "cp1252")
_BLANK = re.compile(r"\s")
_WORD = re.compile(r"\w+")
_BLANK_RUN = re.compile(" +")
_BLANK_RUN_OR_CHARACTER = re.compile(" +|.", re.DOTALL)


def fold(text: str) -> str:
    """The text in the form in which two texts that are the same to a reader are equal; every blank is a space."""
    folded = _fold_by_character(text)
    return _fold_any(text) if folded is None else folded


@lru_cache(maxsize=1 << 15)
def folded_line(text: str) -> str:
    """The same on one line, single blanks between the words: for texts that are compared as wholes."""
    return " ".join(fold(text).split())


def words(text: str) -> list[str]:
    """The text's words in their order, as they are compared."""
    return _WORD.findall(folded_line(text))


def alphabetical(text: str) -> str:
    """What texts are sorted by to stand in Swedish alphabetical order."""
    return folded_line(text).translate(_ALPHABET)


class Used(NamedTuple):
    """A text in its most used spelling, how it is compared, and how often it is used."""

    key: str
    text: str
    uses: int


def most_used(texts: Iterable[str], key: Callable[[str], str] = folded_line) -> list[Used]:
    """The texts, the most used first, then the first used; those with the same key are one text.

    Unless told otherwise, spellings that are the same to a reader are.
    """
    uses: Counter[str] = Counter()
    spellings: dict[str, tuple[int, str]] = {}
    for text, count in Counter(texts).items():
        same = key(text)
        uses[same] += count
        if count > spellings.get(same, (0, ""))[0]:
            spellings[same] = count, text
    return [Used(same, spellings[same][1], count) for same, count in uses.most_common()]


@lru_cache(maxsize=1 << 15)
def fold_with_places(text: str) -> tuple[str, list[tuple[int, int]] | None]:
    """The folded text with every run of blanks as one space, and which part of the text each character stands for.

    None instead of the parts where every character stands for the one at its own place. Characters that came out of
    one (the "ss" of a "ß") stand for the same part; accents, and marks that cannot be seen, stand for nothing. Kept
    because a search asks for it at every key.
    """
    folded = _fold_by_character(text)
    if folded is not None:
        if "  " not in folded:
            return folded, None
        return _BLANK_RUN.sub(" ", folded), [match.span() for match in _BLANK_RUN_OR_CHARACTER.finditer(folded)]
    characters: list[str] = []
    places: list[tuple[int, int]] = []
    pieces: dict[str, str] = {}
    for match in _CLUSTER.finditer(text):
        if (piece := pieces.get(match[0])) is None:
            piece = pieces[match[0]] = fold(match[0])
        if piece == " " and characters and characters[-1] == " ":
            places[-1] = (places[-1][0], match.end())
            continue
        characters.extend(piece)
        places.extend([match.span()] * len(piece))
    return "".join(characters), places


def _fold_any(text: str) -> str:
    text = normalized("NFD", text.casefold())
    for decomposed, letter in _LETTERS:
        text = text.replace(decomposed, letter)
    return _BLANK.sub(" ", _MARKS.sub("", text).translate(_ALIKE))


def _fold_by_character(text: str) -> str | None:
    """The folded text where each of its characters folds to one other, which nearly every Swedish text does."""
    for encoding in _ENCODINGS:
        try:
            data = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        folded = data.translate(_table(encoding))
        return None if 0 in folded else folded.decode(encoding)
    return None


@cache
def _table(encoding: str) -> bytes:
    """The fold of every byte of the encoding; a zero for what has no fold of one byte."""
    return b"".join(_folded_byte(bytes([code]), encoding) for code in range(256))


def _folded_byte(byte: bytes, encoding: str) -> bytes:
    char = byte.decode(encoding, "replace")
    folded = _fold_any(char).encode(encoding, "replace")
    return folded if len(folded) == 1 and char != "\ufffd" else b"\0"
