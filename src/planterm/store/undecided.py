"""Texts that a merge could not choose between, kept in the plan's file beside the text that stands there.

They are under a key of their own in the table that they are about, a text or a list of texts: ``att_avgora.orsak =
"…"``. Where a side had removed the row or the area, that key is ``rad`` or ``omrade`` and its text says so; in a row
``omrade`` is the id of another area that a side moved it to.
"""

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from planterm.model import fields
from planterm.model.conflicts import Spot, Undecided, Wording, still_open, text_at
from planterm.model.plan import Plan
from planterm.model.text import clean
from planterm.store import keys
from planterm.store.identities import AreaLayout
from planterm.store.literals import literal
from planterm.store.outline import Block, BlockKind
from planterm.store.scanner import Kind, statements
from planterm.store.values import Table
from planterm.texts import store as texts

_REMOVED = {keys.ROW: "borttagen", keys.AREA: "borttaget"}

_KEYS: Mapping[BlockKind, Collection[str]] = {
    BlockKind.PLAN: fields.DETAIL_KEYS,
    BlockKind.AREA: (keys.TITLE, keys.AREA),
    BlockKind.ROW: (*fields.ROW_KEYS, keys.ROW, keys.AREA),
}
"""What there may be to decide in each kind of table."""

DECIDABLE = frozenset(key for known in _KEYS.values() for key in known)


def read_undecided(data: Table, plan: Plan, layout: Iterable[AreaLayout]) -> tuple[Undecided, ...]:
    """What there is to decide in parsed data; what is no text, or chooses nothing, is none."""
    found = list(_read(data.get(keys.PLAN), BlockKind.PLAN))
    for entry, place in zip(data.get(keys.AREA, ()), layout, strict=True):
        found += _read(entry, BlockKind.AREA, place.area_id)
        for row, row_id in zip(entry.get(keys.ROW, ()), place.row_ids, strict=True):
            if keys.UNDECIDED in row:
                found += _read(row, BlockKind.ROW, place.area_id, row_id)
    return still_open((Undecided(spot, Wording(text_at(plan, spot)), others) for spot, others in found), plan)


def with_undecided(block: Block, several: Iterable[Undecided], newline: str) -> Block:
    """The block with those texts to decide on, and no others."""
    wanted: dict[str, list[str]] = {}
    for each in several:
        _, row_id, column = each.place
        key = column or (keys.AREA if row_id is None else keys.ROW)
        wanted[key] = [_REMOVED[key] if other.text is None else other.text for other in each.others]
    known, body = _KEYS[block.kind], block.body
    table = tomllib.loads(body).get(keys.UNDECIDED)
    if wanted == _texts(table, known):
        return block
    is_ours = isinstance(table, dict) and table.keys() <= set(known)
    for line in reversed([line for line in statements(body) if line.kind is Kind.KEY]):
        if is_undecided(line.key, known) or (line.key == (keys.UNDECIDED,) and is_ours):
            body = f"{body[: line.start]}{body[line.end :]}"
    for key, found in wanted.items():
        body = _with_line(body, key, found, newline)
    return replace(block, body=body)


def is_undecided(key: Sequence[str], known: Collection[str]) -> bool:
    """Whether a key of a file holds what there is to decide about one of the known ones."""
    return len(key) == 2 and key[0] == keys.UNDECIDED and key[1] in known


def _read(
    table: Any, kind: BlockKind, area_id: str | None = None, row_id: str | None = None
) -> Iterator[tuple[Spot, tuple[Wording, ...]]]:
    if not isinstance(table, dict):
        return
    for key, found in _texts(table.get(keys.UNDECIDED), _KEYS[kind]).items():
        if key == (keys.AREA if kind is BlockKind.AREA else keys.ROW):
            yield (area_id, row_id, None), (Wording(None),)
        else:
            yield (area_id, row_id, key), tuple(Wording(clean(text)) for text in dict.fromkeys(found))


def _texts(table: Any, known: Collection[str]) -> dict[str, list[str]]:
    """The texts under each key of the table that is about one of the known ones."""
    if not isinstance(table, dict):
        return {}
    lists = {key: value if isinstance(value, list) else [value] for key, value in table.items() if key in known}
    return {key: found for key, found in lists.items() if all(isinstance(text, str) for text in found)}


def _with_line(body: str, key: str, found: Sequence[str], newline: str) -> str:
    """The body with the texts behind the line of what they are about, or last."""
    lines = [line for line in statements(body) if line.kind is Kind.KEY]
    at = next((line.end for line in lines if line.key == (key,)), lines[-1].end if lines else 0)
    values = [literal(text, newline) for text in found]
    value = values[0] if len(values) == 1 else f"[{', '.join(values)}]"
    head = f"{body[:at]}{newline}" if body[:at] and not body[:at].endswith("\n") else body[:at]
    return f"{head}{keys.UNDECIDED}.{key} = {value}  # {texts.UNDECIDED_HINT}{newline}{body[at:]}"
