"""Texts that the plan already has, offered while one types. Nothing is ever put in by itself."""

import re
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import chain, islice

from planterm.model.folding import Used, folded_line, most_used
from planterm.model.form import Column, Role
from planterm.model.plan import Plan
from planterm.model.remembering import remembered
from planterm.model.text import ESSAY_LENGTH

LONGEST = 200
"""Texts longer than this, in characters, are no help as suggestions; under När already what names no time is not."""


def suggest(plan: Plan, column: Column, typed: str, limit: int = 6) -> tuple[str, ...]:
    """What the whole cell may become: texts of the column that begin as what is typed and go on, in any case.

    The most used first, then the first used. Spellings that differ in case or accents only are one text, in the
    spelling most used. With nothing typed, the most used ones.

    Under Vem, cells are lists of parties, between commas, semicolons or line breaks. Besides whole cells, single
    parties are offered for the one being typed, behind those already typed and none of them twice: after
    "enhetschef prevention, pol" comes "enhetschef prevention, polis".
    """
    whole, parties = _index(plan, column)
    found = _going_on(whole, typed)
    if column.role is Role.WHO:
        head, party = _split_last(typed)
        used = {folded_line(each) for each in _parties(head)}
        unused = (each for each in parties if each.key not in used)
        behind = (each._replace(text=head + each.text) for each in _going_on(unused, party))
        found = merge(found, behind, key=lambda each: -each.uses)
    return tuple(islice(_distinct(found), limit))


def goes_on(text: str, typed: str) -> bool:
    """Whether a text begins as what is typed, in any case, and goes on."""
    return len(text) > len(typed) and text.casefold().startswith(typed.casefold())


def _going_on(texts: Iterable[Used], typed: str) -> Iterator[Used]:
    return (each for each in texts if goes_on(each.text, typed))


@remembered(8)
def _index(plan: Plan, column: Column) -> tuple[list[Used], list[Used]]:
    """The column's whole texts, and the single parties in them, the most used first."""
    cells = [text for row in plan.rows() if (text := row.text(column).strip())]
    parties = chain.from_iterable(map(_parties, cells)) if column.role is Role.WHO else ()
    longest = ESSAY_LENGTH if column.role is Role.WHEN else LONGEST
    whole, single = (most_used(text for text in texts if len(text) <= longest) for texts in (cells, parties))
    return whole, single


def _distinct(texts: Iterable[Used]) -> Iterator[str]:
    seen: set[str] = set()
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
