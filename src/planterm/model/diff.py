"""What differs between two plans: rows are the same where their ids are, wherever they stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from planterm.model.fields import TITLE, changed_details, changed_texts
from planterm.model.plan import Area, Plan
from planterm.model.sequences import moved, woven


class ChangeKind(StrEnum):
    """What happened to a row, an area or a detail; values as in the command line's JSON."""

    NEW = "ny"
    REMOVED = "borttagen"
    CHANGED = "andrad"
    MOVED = "flyttad"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two plans.

    Without an area it is about a detail of the plan, without a row about an area. A row that was moved is told in the
    area where it is now.
    """

    kind: ChangeKind
    area_id: str | None = None
    row_id: str | None = None
    column: str | None = None
    """What differs in what has changed, as plan files call it (see ``fields``); None for every other kind."""
    before: str = ""
    after: str = ""


def diff(first: Plan, second: Plan) -> tuple[Change, ...]:
    """What was done to the first plan to make the second of it, in reading order; as few moves as possible.

    What was removed stands where it stood, what was moved where it stands now. The rows of an area that is new or
    removed are told one by one as well, so that every text that came or went is in some change.
    """
    details = (Change(ChangeKind.CHANGED, None, None, *changed) for changed in changed_details(first, second))
    return (*details, *_areas(first, second))


def _areas(first: Plan, second: Plan) -> Iterator[Change]:
    old, new = first.areas_by_id, second.areas_by_id
    moved_areas = moved([*old], [*new])
    for area_id in woven([*new], [*old]):
        yield from _about_area(area_id, old.get(area_id), new.get(area_id), is_moved=area_id in moved_areas)
        yield from _rows(area_id, first, second)


def _about_area(area_id: str, before: Area | None, after: Area | None, *, is_moved: bool) -> Iterator[Change]:
    if before is None or after is None:
        yield Change(ChangeKind.NEW if before is None else ChangeKind.REMOVED, area_id)
        return
    if is_moved:
        yield Change(ChangeKind.MOVED, area_id)
    if before.title != after.title:
        yield Change(ChangeKind.CHANGED, area_id, None, TITLE, before.title, after.title)


def _rows(area_id: str, first: Plan, second: Plan) -> Iterator[Change]:
    """What happened to the rows of an area; one that came from another area is told where it came to."""
    old, new = first.row_ids(area_id), second.row_ids(area_id)
    moved_within, there = moved(old, new), second.standings
    not_left = [row_id for row_id in old if row_id not in there or there[row_id].area.id == area_id]
    for row_id in woven(new, not_left):
        yield from _about_row(area_id, row_id, first, second, is_moved=row_id in moved_within)


def _about_row(area_id: str, row_id: str, first: Plan, second: Plan, *, is_moved: bool) -> Iterator[Change]:
    source, target = first.standings.get(row_id), second.standings.get(row_id)
    if source is None or target is None:
        yield Change(ChangeKind.NEW if source is None else ChangeKind.REMOVED, area_id, row_id)
        return
    if is_moved or source.area.id != target.area.id:
        yield Change(ChangeKind.MOVED, area_id, row_id)
    for changed in changed_texts(source.row, target.row) if source.row != target.row else ():
        yield Change(ChangeKind.CHANGED, area_id, row_id, *changed)
