"""The difference between two plans as a small value that JSON can hold, for the journal.

An edit of one cell names that cell and its new text, however large the plan is. Rows and areas are named by id, so
what stood between them is told by what they come after.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from planterm.model import fields
from planterm.model.patch import WHOLE, Delta, patched, plan_data, row_data
from planterm.model.plan import Area, Plan, Row
from planterm.model.sequences import moved


def delta(before: Plan, after: Plan) -> Delta:
    """What makes the second plan of the first; putting it on the first with ``patched`` gives the second, for any two.

    It is empty for two equal plans. What cannot be told by ids, because an id is there twice, is told whole.
    """
    try:
        found = _difference(before, after)
        if patched(before, found) == after:
            return found
    except (KeyError, ValueError):
        pass
    return {WHOLE: plan_data(after)}


def _difference(before: Plan, after: Plan) -> Delta:
    parts: Delta = {
        "details": _details(before, after),
        "areas": _order([area.id for area in before.areas], [area.id for area in after.areas]),
        "heads": {},
        "rows": {},
    }
    old_areas = {area.id: area for area in before.areas}
    known = _Known(before)
    for area in after.areas:
        old = old_areas.get(area.id)
        if old is area:
            continue
        if old is None or (old.title, old.own) != (area.title, area.own):
            parts["heads"][area.id] = [area.title, area.own]
        if change := _rows(old, area, known):
            parts["rows"][area.id] = change
    return {name: part for name, part in parts.items() if part}


def _details(before: Plan, after: Plan) -> dict[str, str]:
    texts = ((key, fields.detail_text(before, key), fields.detail_text(after, key)) for key in fields.DETAIL_KEYS)
    return {key: new for key, old, new in texts if old != new}


class _Known:
    """The rows that the plan before has anywhere, looked up only when a row comes from elsewhere."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._rows: dict[str, Row] | None = None

    def row(self, row_id: str) -> Row | None:
        if self._rows is None:
            self._rows = {row.id: row for row in self._plan.rows()}
        return self._rows.get(row_id)


def _rows(before: Area | None, after: Area, known: _Known) -> dict[str, Any]:
    old, new = before.rows if before else (), after.rows
    start, end = _unchanged(old, new)
    anchor = new[start - 1].id if start else None
    old, new = old[start : len(old) - end], new[start : len(new) - end]
    old_ids, new_ids = [row.id for row in old], [row.id for row in new]
    change: dict[str, Any] = {} if old_ids == new_ids else _order(old_ids, new_ids, anchor)
    there = {row.id: row for row in old}
    cells: dict[str, dict[str, str]] = {}
    fresh: dict[str, list[str]] = {}
    for row in new:
        source = there.get(row.id) or known.row(row.id)
        if source is None:
            fresh[row.id] = row_data(row)
        elif source is not row and (changed := dict(_cells(source, row))):
            cells[row.id] = changed
    return change | {name: part for name, part in (("new", fresh), ("cells", cells)) if part}


def _cells(before: Row, after: Row) -> Iterator[tuple[str, str]]:
    for key in fields.ROW_KEYS:
        text = fields.row_text(after, key)
        if text != fields.row_text(before, key):
            yield key, text


def _unchanged(old: Sequence[Row], new: Sequence[Row]) -> tuple[int, int]:
    """How many rows at the beginning, and how many at the end, are the same."""
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and (old[start] is new[start] or old[start] == new[start]):
        start += 1
    end = 0
    while end < shorter - start and (old[-1 - end] is new[-1 - end] or old[-1 - end] == new[-1 - end]):
        end += 1
    return start, end


def _order(old: Sequence[str], new: Sequence[str], anchor: str | None = None) -> dict[str, Any]:
    """What is gone from the old order, and what is put where: each run of names behind the one that stays before it."""
    if old == new:
        return {}
    staying = (set(old) & set(new)) - moved(old, new)
    runs: list[tuple[str | None, list[str]]] = []
    for name in new:
        if name in staying:
            anchor = name
        elif runs and runs[-1][0] == anchor:
            runs[-1][1].append(name)
        else:
            runs.append((anchor, [name]))
    there = set(new)
    gone = [name for name in old if name not in there]
    put = [[after, names] for after, names in runs]
    return {name: part for name, part in (("gone", gone), ("put", put)) if part}
