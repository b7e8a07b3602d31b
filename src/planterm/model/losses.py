"""What somebody else's version of a plan would take away from ours because it lacks it.

A version that was cut short, an older one that came back, or quite another plan in the file's place looks to a merge
like the work of somebody who removed things. Beside the merge that follows it there is one that leaves everything in.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from planterm.model import fields
from planterm.model.conflicts import Merge
from planterm.model.diff import Change, ChangeKind, diff
from planterm.model.merge import NOTHING_ANNOTATED, Annotated, merge
from planterm.model.plan import Area, Plan, Row, Stage

_OF_ANOTHER_PLAN = (fields.FORM, fields.YEAR, fields.DISTRICT)
"""The details that tell one plan from another."""

_FEW = 3
"""Rows of which somebody may well remove all."""

_STAGES = tuple(stage.value for stage in Stage)


@dataclass(frozen=True, slots=True)
class Incoming:
    """What another version of the plan brings and what it lacks."""

    base: Plan
    """The common ancestor without what they lack: seen from it, that is new in ours."""
    theirs: Plan
    taken: Merge
    """Everything that they did, what they lack taken away."""
    kept: Merge
    """Everything that they did, what they lack left in."""
    losses: tuple[Change, ...]
    """What the first takes away from ours: rows and areas, texts emptied, cut short or put back to earlier ones."""
    other_details: tuple[str, ...]
    """By which of its details the version is another plan's; keys as in plan files."""
    common_rows: int
    """How many of the ancestor's rows it has."""
    is_wholesale: bool
    """Whether it takes something from most of the rows, as nobody does on purpose."""

    @property
    def is_another_plan(self) -> bool:
        """Whether it is evidently no version of this plan."""
        return bool(self.other_details) or (self.common_rows == 0 and any(self.theirs.rows()))


def incoming(
    base: Plan,
    ours: Plan,
    theirs: Plan,
    earlier: Callable[[], Iterable[Plan]] = tuple,
    annotated: Annotated = NOTHING_ANNOTATED,
) -> Incoming:
    """What their version makes of ours; earlier gives the versions before the base, if it comes to that."""
    taken = merge(base, ours, theirs, annotated=annotated)
    rows = base.standings.keys()
    common = len(rows & theirs.standings.keys()) if rows else 1
    losses = tuple(_losses(ours, taken.plan, earlier))
    lean = _without(base, ours, theirs, losses) if losses else base
    kept = merge(lean, ours, theirs, annotated=annotated) if losses else taken
    others = tuple(_other_details(base, theirs))
    reduced = {change.row_id for change in losses} - {None}
    is_wholesale = len(reduced) >= _FEW and len(reduced) * 2 > len(rows)
    return Incoming(lean, theirs, taken, kept, losses, others, common, is_wholesale)


def _other_details(base: Plan, theirs: Plan) -> Iterator[str]:
    for key in _OF_ANOTHER_PLAN:
        one, other = (" ".join(fields.detail_text(plan, key).casefold().split()) for plan in (base, theirs))
        if not one.startswith(other) and not other.startswith(one):  # one may be filled in, or spelled out
            yield key


def _losses(ours: Plan, merged: Plan, earlier: Callable[[], Iterable[Plan]]) -> Iterator[Change]:
    old, new = ours.standings, merged.standings
    known = cache(lambda: {text for plan in earlier() for text in _texts(plan)})
    for change in diff(ours, merged):
        row_id, text = change.row_id, change.before.strip()
        if change.kind is ChangeKind.REMOVED:
            if row_id is None or not old[row_id].row.is_blank:
                yield change
            continue
        if not text or (row_id and _has_moved(text, old[row_id].row, new[row_id].row)):
            continue
        if _is_shortened(change) or (row_id or change.area_id, change.column, change.after) in known():
            yield change


def _has_moved(text: str, before: Row, after: Row) -> bool:
    """Whether a text of the row has come into another of its cells."""
    return any(text in now and text not in then for then, now in zip(before.cells, after.cells, strict=True))


def _is_shortened(change: Change) -> bool:
    """Whether the text after has nothing that the one before had not, or the plan's stage went back."""
    if change.column == fields.STAGE:
        return _STAGES.index(change.after) < _STAGES.index(change.before)
    words = iter(change.before.split())
    return change.before.startswith(change.after) or all(word in words for word in change.after.split())


def _texts(plan: Plan) -> Iterator[tuple[str | None, str, str]]:
    """Every text that stands in the plan, with whose it is."""
    for key in fields.DETAIL_KEYS:
        yield None, key, fields.detail_text(plan, key)
    for area in plan.areas:
        yield area.id, fields.TITLE, area.title
        for row in area.rows:
            for key in fields.ROW_KEYS:
                yield row.id, key, fields.row_text(row, key)


def _without(base: Plan, ours: Plan, theirs: Plan, losses: Iterable[Change]) -> Plan:
    """The base as it would be if it had lacked all that theirs lacks and ours has."""
    texts: dict[str | None, list[str]] = {}
    for change in losses:
        if change.column is not None:
            texts.setdefault(change.row_id or change.area_id, []).append(change.column)
    for key in texts.pop(None, ()):
        base = fields.with_detail(base, key, fields.detail_text(theirs, key))
    areas, rows = theirs.areas_by_id, theirs.standings
    own = ours.areas_by_id.keys() | ours.standings.keys()

    def lean(row: Row) -> Row:
        for key in texts.get(row.id, ()):
            row = fields.with_row_text(row, key, fields.row_text(rows[row.id].row, key))
        return row

    def lean_area(area: Area) -> Area:
        title = areas[area.id].title if area.id in texts else area.title
        there = (lean(row) for row in area.rows if row.id in rows or row.id not in own)
        return replace(area, title=title, rows=tuple(there))

    return replace(base, areas=tuple(lean_area(area) for area in base.areas if area.id in areas or area.id not in own))
