"""Texts to choose between, kept in the plan's file beside the text that stands there.

Some stand under a misspelt key. Those that a merge could not decide are under a key of their own in the table that they
are about, a text or a list of texts: ``att_avgora.orsak = "…"``. Where a side had removed the row or the area, that key
is ``rad`` or ``omrade`` and its text says so; in a row ``omrade`` is the id of another area that a side moved it to.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any

import tomli

from planterm.model.conflicts import Undecided, Wording, still_open, text_at
from planterm.model.plan import Plan, Spot
from planterm.model.text import clean
from planterm.store import keys
from planterm.store.keys import AreaLayout, BlockKind, Known, Table
from planterm.store.manuscript import Block, inserted, key_lines, without_key
from planterm.store.misspelt import near
from planterm.store.scanner import Statement, literal
from planterm.texts import store as texts

_REMOVED = {keys.ROW: "borttagen", keys.AREA: "borttaget"}

MAY_BE_UNDECIDED = {BlockKind.PLAN: (keys.FORM,), BlockKind.AREA: (keys.AREA,), BlockKind.ROW: (keys.ROW, keys.AREA)}
"""The kinds of tables that there may be something to decide in, and about what beside their own texts."""


@cache
def _undecided_keys(kind: BlockKind, known: tuple[str, ...]) -> frozenset[str]:
    """What there may be to decide in such a table, of which those keys are known."""
    return frozenset(known).difference((keys.ID, keys.ROW)).union(MAY_BE_UNDECIDED[kind])


def decidable(known: Known) -> frozenset[str]:
    """The same in any table."""
    return frozenset().union(*(_undecided_keys(kind, known[kind]) for kind in MAY_BE_UNDECIDED))


def read_undecided(data: Table, plan: Plan, layout: Iterable[AreaLayout]) -> tuple[Undecided, ...]:
    """What there is to decide in parsed data; what is no text, or chooses nothing, is none."""
    known = keys.known_keys(plan.columns)
    found = list(_read(data.get(keys.PLAN), BlockKind.PLAN, known))
    of_rows = {*known[BlockKind.ROW]}
    for entry, place in zip(data.get(keys.AREA, ()), layout, strict=True):
        found += _read(entry, BlockKind.AREA, known, place.area_id)
        for row, row_id in zip(entry.get(keys.ROW, ()), place.row_ids, strict=True):
            if not row.keys() <= of_rows:
                found += _read(row, BlockKind.ROW, known, place.area_id, row_id)
    return still_open((Undecided(spot, Wording(text_at(plan, spot)), others) for spot, others in found), plan)


def with_undecided(
    block: Block, before: Iterable[Undecided], now: Iterable[Undecided], newline: str, known: Known
) -> Block:
    """The block with those texts to decide on, and no others; what stands under misspelt keys is left there.

    Once that is decided which was so before, it goes.
    """
    wanted = {_key(each): [_text(each, other) for other in each.others] for each in now}
    gone = {(_key(each), other.text) for each in before for other in each.others if other.key}
    body = block.body
    for line, key, text in _misspelt(body, block.kind, known[block.kind]):
        if text in wanted.get(key, ()):
            wanted[key].remove(text)
        elif (key, text) in gone:
            body = without_key(body, line)
    wanted = {key: found for key, found in wanted.items() if found}
    table, decided_on = tomli.loads(body).get(keys.UNDECIDED), _undecided_keys(block.kind, known[block.kind])
    if wanted != _texts(table, decided_on):
        is_ours = isinstance(table, dict) and table.keys() <= decided_on
        for line in key_lines(body):
            if is_undecided(line.key, decided_on) or (line.key == (keys.UNDECIDED,) and is_ours):
                body = f"{body[: line.start]}{body[line.end :]}"
        for key, found in wanted.items():
            body = _with_line(body, key, found, newline)
    return replace(block, body=body)


def _key(undecided: Undecided) -> str:
    spot = undecided.spot
    return spot.key or (keys.AREA if spot.row_id is None else keys.ROW)


def _text(undecided: Undecided, other: Wording) -> str:
    return _REMOVED[_key(undecided)] if other.text is None else other.text


def _misspelt(body: str, kind: BlockKind, known: tuple[str, ...]) -> Iterator[tuple[Statement, str, str]]:
    """The lines of misspelt keys, the last one first, each with the key that is meant and the text."""
    found = key_lines(body)
    if all(line.key[0] in known for line in found):
        return
    table = tomli.loads(body)
    for line in found:
        if len(line.key) == 1 and (meant := _meant(line.key[0], kind, known)) is not None:
            yield line, meant, _as_text(table[line.key[0]])


def _meant(key: str, kind: BlockKind, known: tuple[str, ...]) -> str | None:
    """The key that a misspelt one means, where that holds a text of the plan."""
    if key in known:
        return None
    meant = near(key, known)
    return meant if meant in _undecided_keys(kind, known) else None


def _as_text(value: object) -> str:
    """The value as a text of the plan; empty for what can be none."""
    if isinstance(value, str):
        return clean(value)
    return str(value) if isinstance(value, int | date) and not isinstance(value, bool | datetime) else ""


def is_undecided(key: Sequence[str], known: Collection[str]) -> bool:
    """Whether a key of a file holds what there is to decide about one of the known ones."""
    return len(key) == 2 and key[0] == keys.UNDECIDED and key[1] in known


def _read(
    table: Any, kind: BlockKind, all_known: Known, area_id: str | None = None, row_id: str | None = None
) -> Iterator[tuple[Spot, tuple[Wording, ...]]]:
    if not isinstance(table, dict):
        return
    known, found = all_known[kind], dict[str | None, list[Wording]]()
    for key, texts_there in _texts(table.get(keys.UNDECIDED), _undecided_keys(kind, known)).items():
        is_whole = key == (keys.AREA if kind is BlockKind.AREA else keys.ROW)
        found[None if is_whole else key] = [Wording(None if is_whole else clean(text)) for text in texts_there]
    for key, value in table.items():
        if (meant := _meant(key, kind, known)) is not None and (text := _as_text(value)):
            found.setdefault(meant, []).append(Wording(text, key=key))
    for column, others in found.items():
        unique = {other.text: other for other in reversed(others)}
        yield Spot(area_id, row_id, column), tuple(unique.values())[::-1]


def _texts(table: Any, known: Collection[str]) -> dict[str, list[str]]:
    """The texts under each key of the table that is about one of the known ones."""
    if not isinstance(table, dict):
        return {}
    lists = {key: value if isinstance(value, list) else [value] for key, value in table.items() if key in known}
    return {key: found for key, found in lists.items() if all(isinstance(text, str) for text in found)}


def _with_line(body: str, key: str, found: Sequence[str], newline: str) -> str:
    """The body with the texts behind the line of what they are about, or last."""
    lines = key_lines(body)
    at = next((line.end for line in lines if line.key == (key,)), lines[0].end if lines else 0)
    values = [literal(text, newline) for text in found]
    value = values[0] if len(values) == 1 else f"[{', '.join(values)}]"
    return inserted(body, at, f"{keys.UNDECIDED}.{key} = {value}  # {texts.UNDECIDED_HINT}{newline}", newline)
