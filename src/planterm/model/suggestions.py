"""Texts that the plan already has, offered while one types. Nothing is ever put in by itself."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from heapq import merge
from itertools import chain, islice
from typing import NamedTuple

from planterm.model.fields import SameObject
from planterm.model.folding import begins_word, folded_line
from planterm.model.plan import Column, Plan

LONGEST = 200
"""Texts longer than this, in characters, are no help as suggestions; under När already what names no time is not."""


def suggest(plan: Plan, column: Column, typed: str, limit: int = 6) -> tuple[str, ...]:
    """What the whole cell may become, best first: texts of the column that go on from what is typed.

    First those that begin so, then those in which a later word begins so; the most used first, then the first used.
    Spellings that differ in case or accents only are one text, in the spelling most used, and the text typed is none.
    With nothing typed, the most used ones.

    Under Vem, cells are lists of parties, between commas, semicolons or line breaks. Besides whole cells, single
    parties are offered for the one being typed, behind those already typed and none of them twice: after
    "enhetschef prevention, pol" comes "enhetschef prevention, polis".
    """
    whole, parties = _index(SameObject(plan), column)
    wanted = _key(typed)
    beginning, later = _starting(whole, wanted), _with_word(whole, wanted)
    if column is Column.WHO:
        head, party = _split_last(typed)
        used = {_key(each) for each in _parties(head)}
        begun = _key(party)
        unused = [each for each in parties if begun in each.key and each.key not in used]
        beginning = _most_used_first(beginning, _behind(head, _starting(unused, begun)))
        later = _most_used_first(later, _behind(head, _with_word(unused, begun)))
    return tuple(islice(_distinct(chain(beginning, later), wanted), limit))


class _Text(NamedTuple):
    """A text in its most used spelling, how it is compared, and how often it is used."""

    key: str
    text: str
    uses: int


def _starting(texts: Iterable[_Text], wanted: str) -> Iterator[_Text]:
    """Those that begin with the folded text wanted."""
    return (each for each in texts if each.key.startswith(wanted))


def _with_word(texts: Iterable[_Text], wanted: str) -> Iterator[_Text]:
    """Those in which a word begins with it; none where nothing is wanted."""
    if not wanted:
        return iter(())
    return (each for each in texts if wanted in each.key and begins_word(each.key, wanted))


def _behind(head: str, texts: Iterable[_Text]) -> Iterator[_Text]:
    return (each._replace(text=head + each.text) for each in texts)


def _most_used_first(whole: Iterator[_Text], parties: Iterator[_Text]) -> Iterator[_Text]:
    return merge(whole, parties, key=lambda each: -each.uses)


@lru_cache(maxsize=8)
def _index(plan: SameObject[Plan], column: Column) -> tuple[tuple[_Text, ...], tuple[_Text, ...]]:
    """The column's whole texts, and the single parties in them, the most used first."""
    from planterm.model.when import ESSAY_LENGTH  # its patterns take a while to build

    cells = [text for row in plan.value.rows() if (text := row.cells[column].strip())]
    parties = chain.from_iterable(map(_parties, cells)) if column is Column.WHO else ()
    longest = ESSAY_LENGTH if column is Column.WHEN else LONGEST
    return _texts(cells, longest), _texts(parties, longest)


def _texts(texts: Iterable[str], longest: int) -> tuple[_Text, ...]:
    uses: dict[str, int] = {}
    best: dict[str, tuple[int, str]] = {}
    for text, count in Counter(texts).items():
        if len(text) <= longest:
            key = _key(text)
            uses[key] = uses.get(key, 0) + count
            if key not in best or count > best[key][0]:
                best[key] = count, text
    ranked = sorted(uses, key=lambda key: -uses[key])
    return tuple(_Text(key, best[key][1], uses[key]) for key in ranked)


def _distinct(texts: Iterable[_Text], typed: str) -> Iterator[str]:
    seen = {typed}
    for each in texts:
        key = _key(each.text)
        if key not in seen:
            seen.add(key)
            yield each.text


_key = lru_cache(maxsize=1 << 15)(folded_line)


_SEPARATOR = re.compile(r"[,;\n]\s*")


def _parties(text: str) -> Iterator[str]:
    return (party.strip() for party in _SEPARATOR.split(text) if party.strip())


def _split_last(typed: str) -> tuple[str, str]:
    """What stands before the party being typed, its separator included, and that party; a blank after a comma."""
    end = 0
    for match in _SEPARATOR.finditer(typed):
        end = match.end()
    head, party = typed[:end], typed[end:]
    return (f"{head} " if not party and head.endswith((",", ";")) else head), party
