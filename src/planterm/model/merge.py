"""Two plans that come from the same one, made one: row by row and cell by cell."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from planterm.model import fields
from planterm.model.conflicts import Conflict
from planterm.model.plan import Area, Plan
from planterm.model.row_merge import Staying, Version, Versions, merged_text, staying_rows, with_own_ids
from planterm.model.sequences import merged_order

Annotated = tuple[Collection[str], Collection[str]]
NOTHING_ANNOTATED: Annotated = ((), ())

NO_ANCESTOR = Plan(form="", year=0, district="")
"""The ancestor of two plans that have none in common."""


@dataclass(frozen=True, slots=True)
class Merge:
    """What came of a merge: the plan, and what it could not decide, in reading order."""

    plan: Plan
    conflicts: tuple[Conflict, ...]


def merge(base: Plan, ours: Plan, theirs: Plan, *, annotated: Annotated = NOTHING_ANNOTATED) -> Merge:
    """Everything that either side did to the base.

    What both did in the same way is no conflict; where they disagree the plan holds ours, and the conflict both.
    What one removed and the other changed stays, as a conflict. New rows of both sides stay, ours before theirs.
    No text that either side wrote is missing from both the plan and the conflicts. Rows and areas that are annotated
    count as changed: by us those of the first, by them those of the second collection of ids.
    """
    theirs = with_own_ids(base, ours, theirs)
    versions = Versions(Version.of(base), Version.of(ours, annotated[0]), Version.of(theirs, annotated[1]))
    plan, conflicts = _merged_details(base, ours, theirs)
    rows = staying_rows(versions)
    areas = _staying_areas(versions, {row.area_id for row in rows.values()})
    rows = _with_kept_areas(versions, areas, rows)
    merged = replace(plan, areas=tuple(_merged_areas(versions, plan.form, areas, rows)))
    return Merge(merged, (*conflicts, *_conflicts(merged, areas, rows)))


def _merged_details(base: Plan, ours: Plan, theirs: Plan) -> tuple[Plan, list[Conflict]]:
    plan, conflicts = ours, []
    for key in fields.DETAIL_KEYS:
        before = None if base == NO_ANCESTOR else fields.detail_text(base, key)
        both = fields.detail_text(ours, key), fields.detail_text(theirs, key)
        text = merged_text(before, *both)
        if text is None:
            conflicts.append(Conflict(None, None, key, before, *both))
        elif text != both[0]:
            plan = fields.with_detail(plan, key, text)
    return plan, conflicts


@dataclass(frozen=True, slots=True)
class _StayingArea:
    """An area of the merged plan, without its rows."""

    title: str
    conflicts: tuple[Conflict, ...] = ()
    keeper: Version | None = None
    """The side that kept the area, with all the rows it has there, although the other one removed it."""


def _staying_areas(versions: Versions, holding_rows: Iterable[str]) -> dict[str, _StayingArea]:
    """Every area that both sides have, or that one has and the other did not remove unchanged."""
    needed, found = set(holding_rows), {}
    for area_id in {**versions.ours.areas, **versions.theirs.areas}:
        if area_id in versions.ours.areas and area_id in versions.theirs.areas:
            found[area_id] = _area_on_both_sides(area_id, versions)
        elif area := _area_on_one_side(area_id, versions, is_needed=area_id in needed):
            found[area_id] = area
    return found


def _area_on_both_sides(area_id: str, versions: Versions) -> _StayingArea:
    base = versions.base.areas.get(area_id)
    before = base.title if base else None
    both = versions.ours.areas[area_id].title, versions.theirs.areas[area_id].title
    title = merged_text(before, *both)
    if title is not None:
        return _StayingArea(title)
    return _StayingArea(both[0], (Conflict(area_id, None, fields.TITLE, before, *both),))


def _area_on_one_side(area_id: str, versions: Versions, *, is_needed: bool) -> _StayingArea | None:
    """An area that the other side does not have; None where that side removed it and this one left it alone."""
    is_ours = area_id in versions.ours.areas
    keeper = versions.ours if is_ours else versions.theirs
    title = keeper.areas[area_id].title
    if area_id not in versions.base.areas:
        return _StayingArea(title)
    before = versions.base.areas[area_id].title
    if title == before and not is_needed and area_id not in keeper.annotated:
        return None
    texts = (title, None) if is_ours else (None, title)
    return _StayingArea(title, (Conflict(area_id, None, None, before, *texts),), keeper)


def _with_kept_areas(
    versions: Versions, areas: dict[str, _StayingArea], rows: dict[str, Staying]
) -> dict[str, Staying]:
    """The staying rows with the others of areas that only a conflict keeps: such an area stays as a whole.

    Its rows have no conflicts of their own. Rows that the other side moved elsewhere before it removed the area
    are staying there already.
    """
    result = dict(rows)
    for area_id, area in areas.items():
        if area.keeper is None:
            continue
        remover = versions.theirs if area.keeper is versions.ours else versions.ours
        for row in area.keeper.areas[area_id].rows:
            if row.id not in remover.rows:
                result[row.id] = Staying(row, area_id)
    return result


def _merged_areas(
    versions: Versions, form: str, areas: dict[str, _StayingArea], rows: dict[str, Staying]
) -> Iterator[Area]:
    base, ours, theirs = versions.base, versions.ours, versions.theirs
    # The form decides which areas are the district's own.
    official = {
        area.id for side in (ours, theirs) if side.plan.form == form for area in side.plan.areas if not area.own
    }
    kept: dict[str, set[str]] = {area_id: set() for area_id in areas}
    for row_id, staying in rows.items():
        kept[staying.area_id].add(row_id)
    order = merged_order([*base.areas], [*ours.areas], [*theirs.areas], areas.keys())
    for area_id in sorted(order, key=lambda area_id: area_id not in official):
        ids = merged_order(base.row_ids(area_id), ours.row_ids(area_id), theirs.row_ids(area_id), kept[area_id])
        merged = tuple(rows[row_id].row for row_id in ids)
        yield Area(area_id, areas[area_id].title, merged, own=area_id not in official)


def _conflicts(plan: Plan, areas: dict[str, _StayingArea], rows: dict[str, Staying]) -> Iterator[Conflict]:
    for area in plan.areas:
        yield from areas[area.id].conflicts
        for row in area.rows:
            yield from rows[row.id].conflicts
