"""How many steps a backtracking engine takes over a text: to see, without a clock, that a pattern never runs away.

It goes the way of Python's own engine, on the tree that Python's own parser makes, and counts what it looks at.
"""

import re
from collections.abc import Iterator, Sequence
from random import Random
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Nodes = Sequence[tuple[Any, Any]]

_SINGLE = (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN)
_REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)
_CATEGORIES = {
    c.CATEGORY_DIGIT: r"\d",
    c.CATEGORY_NOT_DIGIT: r"\D",
    c.CATEGORY_SPACE: r"\s",
    c.CATEGORY_NOT_SPACE: r"\S",
    c.CATEGORY_WORD: r"\w",
    c.CATEGORY_NOT_WORD: r"\W",
}
_IGNORED_CASE, _LINES, _DOT_ALL = int(re.IGNORECASE), int(re.MULTILINE), int(re.DOTALL)
"""Flags as numbers, which are quicker than Python's own flags to look at."""
_SPECIMENS = "aå1_ \n\t\xa0.,;:-–/()[]{}<>\"'=+*%!?#&|^~`\\@x\u0301"


class Steps:
    """One pattern, over one text after another."""

    def __init__(self, pattern: re.Pattern[Any], most: int) -> None:
        self._nodes, self._flags = _tree(pattern)
        self._most, self._text, self.count = most, "", 0
        self._groups: dict[int, tuple[int, int] | None] = {}
        self._known: dict[tuple[int, int, str], bool] = {}
        """What each node was found to say of a character, by what it is and where it lies in memory."""
        self._begun: dict[tuple[int, str], Sequence[Nodes]] = {}
        """Which of the branches of a node may begin with a character."""

    def over_all(self, text: str) -> int:
        """The steps of looking for it from every place, as search, sub and split do; more than most is enough."""
        self._begin(text)
        at = 0
        while at <= len(self._text) and self.count < self._most:
            end = next(self._ends(self._nodes, 0, at), None)
            at = end if end is not None and end > at else at + 1
        return self.count

    def from_start(self, text: str) -> int:
        """The steps of matching the whole text with it."""
        self._begin(text)
        for end in self._ends(self._nodes, 0, 0):
            if end == len(self._text) or self.count > self._most:
                break
        return self.count

    def _begin(self, text: str) -> None:
        self._text, self.count = text, 0
        self._groups.clear()

    def _ends(self, nodes: Nodes, index: int, at: int) -> Iterator[int]:
        while index < len(nodes) and nodes[index][0] in _SINGLE:
            self.count += 1
            if at == len(self._text) or not self._fits(*nodes[index], self._text[at]):
                return
            index, at = index + 1, at + 1
        if index == len(nodes):
            yield at
            return
        ends = self._group(*nodes[index], at)
        if index + 1 == len(nodes):
            yield from ends
            return
        for end in ends:
            yield from self._ends(nodes, index + 1, end)

    def _branches(self, value: Any, at: int) -> Sequence[Nodes]:
        """Those whose first character is there; another one costs a step, as trying it would."""
        key = id(value), self._text[at : at + 1]
        if (known := self._begun.get(key)) is None:
            known = self._begun[key] = [branch.data for branch in value[1] if self._may_begin(branch.data, key[1])]
        self.count += len(value[1]) - len(known)
        return known

    def _may_begin(self, nodes: Nodes, character: str) -> bool:
        return not nodes or nodes[0][0] not in _SINGLE or (character != "" and self._fits(*nodes[0], character))

    def _fits(self, kind: Any, value: Any, character: str) -> bool:
        key = int(kind), id(value), character
        if (known := self._known.get(key)) is None:
            known = self._known[key] = _is_one(kind, value, character, self._flags)
        return known

    def _group(self, kind: Any, value: Any, at: int) -> Iterator[int]:
        self.count += 1
        if kind in _REPEATS:
            yield from self._repeated(kind, value, at)
        elif kind is c.BRANCH:
            for nodes in self._branches(value, at):
                yield from self._ends(nodes, 0, at)
        elif kind is c.SUBPATTERN:
            for end in self._ends(value[3].data, 0, at):
                self._groups[value[0]] = at, end
                yield end
        elif kind is c.ATOMIC_GROUP:
            yield from (end for end in [next(self._ends(value.data, 0, at), None)] if end is not None)
        elif kind is c.AT:
            yield from [at] * self._is_at(value, at)
        elif kind is c.GROUPREF:
            start, end = self._groups.get(value) or (0, 0)
            yield from [at + end - start] * self._text.startswith(self._text[start:end], at)
        else:
            start = at if value[0] > 0 else at - value[1].getwidth()[0]
            found = start >= 0 and next(self._ends(value[1].data, 0, start), None) is not None
            yield from [at] * (found == (kind is c.ASSERT))

    def _repeated(self, kind: Any, value: Any, at: int) -> Iterator[int]:
        """Depth first; what is possessive gives its first way only, what is lazy the shortest first."""
        least, most, item = value
        path, is_new = [(at, self._ends(item.data, 0, at))], True
        while path and self.count < self._most:
            self.count += 1
            place, ways = path[-1]
            if kind is c.MIN_REPEAT and is_new and len(path) > least:
                yield place
            further = next(ways, None) if len(path) <= most else None
            is_new = further is not None and further > place
            if further is not None and is_new:
                if kind is c.POSSESSIVE_REPEAT:
                    path.clear()
                    most, least = most - 1, least - 1
                path.append((further, self._ends(item.data, 0, further)))
                continue
            path.pop()
            if kind is not c.MIN_REPEAT and len(path) >= least:
                yield place

    def _is_at(self, kind: Any, at: int) -> bool:
        text, lines = self._text, bool(self._flags & _LINES)
        if kind in {c.AT_BEGINNING, c.AT_BEGINNING_STRING}:
            return at == 0 or (lines and kind is c.AT_BEGINNING and text[at - 1] == "\n")
        if kind in {c.AT_END, c.AT_END_STRING}:
            return at == len(text) or (kind is c.AT_END and text[at] == "\n" and (lines or at == len(text) - 1))
        before, after = at > 0 and _is_of_word(text[at - 1]), at < len(text) and _is_of_word(text[at])
        return (before != after) == (kind is c.AT_BOUNDARY)


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _tree(pattern: re.Pattern[Any]) -> tuple[Nodes, int]:
    """What the pattern is made of, and its flags, of which bytes have no Unicode."""
    is_bytes = isinstance(pattern.pattern, bytes)
    source = pattern.pattern.decode("latin-1") if is_bytes else pattern.pattern
    flags = pattern.flags & ~(int(re.UNICODE) if is_bytes else 0)
    return _parser.parse(source, flags).data, flags


def hard_texts(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str]]:
    """What may be hard for the pattern, as a beginning and what comes again and again after it: each character that it
    tells apart, things that it matches and nearly matches, and what its own repeats repeat, behind what leads there."""
    (nodes, flags), chance = _tree(pattern), Random(1)  # noqa: S311 - the same every time
    whole = [_example(nodes, flags, chance) for _ in range(4)]
    texts = [("", each) for each in dict.fromkeys(_characters(nodes, flags))][:24]
    texts += [("", each[: len(each) - cut]) for each in whole for cut in (0, 1)] + list(
        _repeats(nodes, "", flags, chance)
    )
    return ((start, again) for start, again in dict.fromkeys(texts) if again)


def _is_one(kind: Any, value: Any, character: str, flags: int) -> bool:
    if flags & _IGNORED_CASE and character.swapcase() != character and len(character.swapcase()) == 1:
        return _is_one(kind, value, character, 0) or _is_one(kind, value, character.swapcase(), 0)
    if kind is c.ANY:
        return character != "\n" or bool(flags & _DOT_ALL)
    if kind is c.IN:
        return any(_in_class(each_kind, each, character) for each_kind, each in value) != (value[0][0] is c.NEGATE)
    return bool((ord(character) == value) == (kind is c.LITERAL))


def _in_class(kind: Any, value: Any, character: str) -> bool:
    if kind is c.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    if kind is c.CATEGORY:
        return re.match(_CATEGORIES[value], character) is not None
    return bool(kind is c.LITERAL and ord(character) == value)


def _fitting(kind: Any, value: Any, flags: int) -> list[str]:
    """Some characters that the node stands for."""
    named = (
        [chr(each[1] if each[0] is c.LITERAL else each[1][0]) for each in value if each[0] in {c.LITERAL, c.RANGE}]
        if kind is c.IN
        else []
    )
    own = [chr(value)] if kind is c.LITERAL else named
    return [each for each in dict.fromkeys([*own, *_SPECIMENS]) if _is_one(kind, value, each, flags)][:4]


def _inner(kind: Any, value: Any) -> list[Nodes]:
    """The nodes inside a node."""
    if kind is c.BRANCH:
        return [branch.data for branch in value[1]]
    if kind in _REPEATS:
        return [value[2].data]
    if kind is c.SUBPATTERN:
        return [value[3].data]
    if kind is c.ATOMIC_GROUP:
        return [value.data]
    return [value[1].data] if kind in {c.ASSERT, c.ASSERT_NOT} else []


def _characters(nodes: Nodes, flags: int) -> Iterator[str]:
    for kind, value in nodes:
        if kind in _SINGLE:
            yield from _fitting(kind, value, flags)
        for inner in _inner(kind, value):
            yield from _characters(inner, flags)


def _example(nodes: Nodes, flags: int, chance: Random) -> str:
    text = ""
    for kind, value in nodes:
        if kind in _SINGLE:
            text += chance.choice(_fitting(kind, value, flags) or [""])
        elif kind in _REPEATS:
            text += "".join(
                _example(value[2].data, flags, chance) for _ in range(min(value[0] + chance.randrange(3), value[1]))
            )
        elif kind is not c.ASSERT_NOT and (inner := _inner(kind, value)):
            text += _example(chance.choice(inner), flags, chance)
    return text


def _repeats(nodes: Nodes, start: str, flags: int, chance: Random) -> Iterator[tuple[str, str]]:
    for kind, value in nodes:
        if kind in _REPEATS and value[1] > 9:
            yield from ((start, each) for each in list(dict.fromkeys(_characters(value[2].data, flags)))[:6])
            yield start, _example(value[2].data, flags, chance)
        for inner in _inner(kind, value):
            yield from _repeats(inner, start, flags, chance)
        start += _example([(kind, value)], flags, chance)
