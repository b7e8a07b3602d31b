"""Number format codes ("#,##0.00;[Red]-0", "d mmmm yyyy") taken apart (ECMA-376 part 1, 18.8.31)."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache


class Kind(Enum):
    """What a token of a format code is."""

    LITERAL = auto()
    DIGIT = auto()
    """A place for a digit: 0, # or ?."""
    POINT = auto()
    COMMA = auto()
    PERCENT = auto()
    EXPONENT = auto()
    SLASH = auto()
    DATE = auto()
    """A part of a date or time: yyyy, mm, hh …"""
    ELAPSED = auto()
    """Hours, minutes or seconds beyond a day: [h]."""
    FRACTION = auto()
    """Fractions of a second: .00."""
    NOON = auto()
    """AM/PM."""
    TEXT = auto()
    GENERAL = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a format code, without quotation marks."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Section:
    """A format for some of the numbers: positive, negative, zero, or those that meet a condition."""

    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None
    is_english: bool
    """Whether the names of months and days are to be English."""

    @property
    def is_date(self) -> bool:
        """Whether the section shows dates or times."""
        return any(token.kind in {Kind.DATE, Kind.ELAPSED, Kind.NOON} for token in self.tokens)

    @property
    def is_text(self) -> bool:
        """Whether the section shows texts."""
        return any(token.kind is Kind.TEXT for token in self.tokens)


_TOKENS = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<general>general|standard)|'
    r"(?P<noon>am/pm|a/p)|(?P<exponent>e[+-])|(?P<date>y+|m+|d+|h+|s+|q+|e+)|(?P<digit>[0#?])|(?P<mark>[.,%/@])|"
    r"(?P<end>;)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_MARKS = {".": Kind.POINT, ",": Kind.COMMA, "%": Kind.PERCENT, "/": Kind.SLASH, "@": Kind.TEXT}
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]+)")
_ELAPSED = re.compile("h+|m+|s+", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-]*)(?:-([0-9a-f]+))?", re.IGNORECASE)
_LANGUAGE_MASK, _ENGLISH = 0x3FF, 0x09


@lru_cache(maxsize=512)
def sections_of(code: str) -> tuple[Section, ...]:
    """The code's sections in order; one at least."""
    sections: list[_Draft] = [_Draft()]
    for match in _TOKENS.finditer(code):
        if match["end"]:
            sections.append(_Draft())
        else:
            sections[-1].take(match)
    return tuple(draft.finished() for draft in sections)


class _Draft:
    def __init__(self) -> None:
        self._tokens: list[Token] = []
        self._condition: tuple[str, float] | None = None
        self._is_english = False

    def take(self, match: re.Match[str]) -> None:
        kind = match.lastgroup
        if kind in {"quoted", "escaped", "other"}:
            self._add(Kind.LITERAL, match[kind])
        elif kind == "bracket":
            self._take_bracket(match[kind])
        elif kind == "date":
            self._add(Kind.DATE, match[kind].lower())
        elif kind == "mark":
            self._add(_MARKS[match[kind]], match[kind])
        elif kind is not None:
            self._add(Kind[kind.upper()], match[kind])

    def finished(self) -> Section:
        section = Section(tuple(self._tokens), self._condition, self._is_english)
        return Section(_as_date(section.tokens), self._condition, self._is_english) if section.is_date else section

    def _add(self, kind: Kind, text: str) -> None:
        self._tokens.append(Token(kind, text))

    def _take_bracket(self, content: str) -> None:
        if match := _CONDITION.fullmatch(content):
            try:
                self._condition = match[1], float(match[2])
            except ValueError:
                return
        elif _ELAPSED.fullmatch(content):
            self._add(Kind.ELAPSED, content.lower())
        elif match := _CURRENCY.fullmatch(content):
            if match[1]:
                self._add(Kind.LITERAL, match[1])
            self._is_english = int(match[2] or "0", 16) & _LANGUAGE_MASK == _ENGLISH


def _as_date(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens of a date: marks stand for themselves, minutes are told from months, zeros are split seconds."""
    result: list[Token] = []
    for index, token in enumerate(tokens):
        if token.kind is Kind.DATE and token.text in {"m", "mm"} and _are_minutes(tokens, index):
            result.append(Token(Kind.DATE, token.text.replace("m", "n")))
        elif token.kind is Kind.DIGIT:
            result.append(Token(Kind.FRACTION, token.text))
        elif token.kind is Kind.POINT and tokens[index + 1 : index + 2] == (Token(Kind.DIGIT, "0"),):
            result.append(Token(Kind.LITERAL, ","))
        elif token.kind in {Kind.POINT, Kind.COMMA, Kind.PERCENT, Kind.SLASH, Kind.TEXT}:
            result.append(Token(Kind.LITERAL, "" if token.kind is Kind.TEXT else token.text))
        else:
            result.append(token)
    return tuple(result)


def _are_minutes(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether an m stands right after hours or right before seconds, whatever marks are between."""
    before = next((t.text for t in reversed(tokens[:index]) if t.kind in {Kind.DATE, Kind.ELAPSED}), "")
    after = next((t.text for t in tokens[index + 1 :] if t.kind in {Kind.DATE, Kind.ELAPSED}), "")
    return before[:1] == "h" or after[:1] == "s"
