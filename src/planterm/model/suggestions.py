"""Texts that the plan already has, offered while one types. Nothing is ever put in by itself."""

import re
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import chain, islice

from planterm.model.folding import Used, begins_word, folded_line, most_used
from planterm.model.form import Column, Role
from planterm.model.plan import Plan
from planterm.model.remembering import remembered
from planterm.model.text import ESSAY_LENGTH

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
    whole, parties = _index(plan, column)
    wanted = folded_line(typed)
    beginning, later = _starting(whole, wanted), _with_word(whole, wanted)
    if column.role is Role.WHO:
        head, party = _split_last(typed)
        used = {folded_line(each) for each in _parties(head)}
        begun = folded_line(party)
        unused = [each for each in parties if begun in each.key and each.key not in used]
        beginning = _most_used_first(beginning, _behind(head, _starting(unused, begun)))
        later = _most_used_first(later, _behind(head, _with_word(unused, begun)))
    return tuple(islice(_distinct(chain(beginning, later), wanted), limit))


def _starting(texts: Iterable[Used], wanted: str) -> Iterator[Used]:
    """Those that begin with the folded text wanted."""
    return (each for each in texts if each.key.startswith(wanted))


def _with_word(texts: Iterable[Used], wanted: str) -> Iterator[Used]:
    """Those in which a word begins with it; none where nothing is wanted."""
    if not wanted:
        return iter(())
    return (each for each in texts if wanted in each.key and begins_word(each.key, wanted))


def _behind(head: str, texts: Iterable[Used]) -> Iterator[Used]:
    return (each._replace(text=head + each.text) for each in texts)


def _most_used_first(whole: Iterator[Used], parties: Iterator[Used]) -> Iterator[Used]:
    return merge(whole, parties, key=lambda each: -each.uses)


@remembered(8)
def _index(plan: Plan, column: Column) -> tuple[list[Used], list[Used]]:
    """The column's whole texts, and the single parties in them, the most used first."""
    cells = [text for row in plan.rows() if (text := row[column].strip())]
    parties = chain.from_iterable(map(_parties, cells)) if column.role is Role.WHO else ()
    longest = ESSAY_LENGTH if column.role is Role.WHEN else LONGEST
    whole, single = (most_used(text for text in texts if len(text) <= longest) for texts in (cells, parties))
    return whole, single


def _distinct(texts: Iterable[Used], typed: str) -> Iterator[str]:
    seen = {typed}
    for each in texts:
        key = folded_line(each.text)
        if key not in seen:
            seen.add(key)
            yield each.text


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
