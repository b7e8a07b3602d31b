"""Two plans that come from the same one, made one: row by row and cell by cell."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from planterm.model import fields
from planterm.model.conflicts import Conflict
from planterm.model.plan import Area, Column, Plan, Row, derived_row_id
from planterm.model.sequences import merged_order

TELLING_COLUMNS = (Column.PROBLEM, Column.CAUSE, Column.MEASURE, Column.GOALS)
"""The columns whose texts belong to one row; When, Who and Follow-up say the same in many."""


@dataclass(frozen=True, slots=True)
class Version:
    """One of the plans that are merged, with its rows and areas by id."""

    plan: Plan
    areas: dict[str, Area]
    rows: dict[str, Row]
    area_ids: dict[str, str]
    """The area that each row stands in."""
    annotated: Collection[str]
    """The rows and areas, by id, that were changed in what their file says of them beside the plan."""

    @classmethod
    def of(cls, plan: Plan, annotated: Collection[str] = ()) -> "Version":
        """The plan, looked through once."""
        return cls(
            plan,
            {area.id: area for area in plan.areas},
            {row.id: row for row in plan.rows()},
            {row.id: area.id for area in plan.areas for row in area.rows},
            annotated,
        )

    def row_ids(self, area_id: str) -> list[str]:
        """The rows of the area in order; none where there is no such area."""
        return [row.id for row in self.areas[area_id].rows] if area_id in self.areas else []


@dataclass(frozen=True, slots=True)
class Versions:
    """The common ancestor and what two sides made of it."""

    base: Version
    ours: Version
    theirs: Version


@dataclass(frozen=True, slots=True)
class Staying:
    """A row of the merged plan."""

    row: Row
    area_id: str
    conflicts: tuple[Conflict, ...] = ()


def staying_rows(versions: Versions) -> dict[str, Staying]:
    """Every row that both sides have, or that one has and the other did not remove unchanged."""
    found: dict[str, Staying] = {}
    for row_id in {**versions.ours.rows, **versions.theirs.rows}:
        if row_id in versions.ours.rows and row_id in versions.theirs.rows:
            found[row_id] = _on_both_sides(row_id, versions)
        elif row := _on_one_side(row_id, versions):
            found[row_id] = row
    return found


def with_own_ids(base: Plan, ours: Plan, theirs: Plan) -> Plan:
    """Their plan, with another id for each new row of theirs whose id a quite different new row of ours has."""
    old, new = base.standings, ours.standings
    clashing = [row for row in theirs.rows() if row.id in new and row.id not in old and not _same(row, new[row.id].row)]
    if not clashing:
        return theirs
    taken = old.keys() | new.keys() | theirs.standings.keys()
    own: dict[str, str] = {}
    for row in clashing:
        texts = (fields.row_text(row, key) for key in fields.ROW_KEYS)
        own[row.id] = derived_row_id("\x1f".join((row.id, *texts)), taken)
        taken.add(own[row.id])
    areas = (
        replace(area, rows=tuple(replace(row, id=own[row.id]) if row.id in own else row for row in area.rows))
        for area in theirs.areas
    )
    return replace(theirs, areas=tuple(areas))


def merged_text(base: str | None, ours: str, theirs: str) -> str | None:
    """The text that one side alone changed, or both in the same way; None where they disagree."""
    if theirs in (ours, base or ""):
        return ours
    return theirs if ours == (base or "") else None


def _same(row: Row, other: Row) -> bool:
    """Whether two rows of one id, without an ancestor, are one and the same: copies of a row that was new before."""
    if row == other or row.is_blank or other.is_blank:
        return True
    return any(row[column].strip() and row[column] == other[column] for column in TELLING_COLUMNS)


def _on_both_sides(row_id: str, versions: Versions) -> Staying:
    base, ours, theirs = versions.base, versions.ours, versions.theirs
    area_id, is_agreed = _merged_area(row_id, versions)
    where = (
        ()
        if is_agreed
        else (
            Conflict(
                area_id,
                row_id,
                fields.AREA,
                base.area_ids.get(row_id),
                ours.area_ids[row_id],
                theirs.area_ids[row_id],
            ),
        )
    )
    row, texts = _merged_row(base.rows.get(row_id), ours.rows[row_id], theirs.rows[row_id], area_id)
    return Staying(row, area_id, (*where, *texts))


def _merged_row(base: Row | None, ours: Row, theirs: Row, area_id: str) -> tuple[Row, tuple[Conflict, ...]]:
    if theirs in (ours, base):
        return ours, ()
    if ours == base:
        return theirs, ()
    row, conflicts = ours, []
    for key in fields.ROW_KEYS:
        before = fields.row_text(base, key) if base else None
        texts = fields.row_text(ours, key), fields.row_text(theirs, key)
        text = merged_text(before, *texts)
        if text is None:
            conflicts.append(Conflict(area_id, ours.id, key, before, *texts))
        else:
            row = fields.with_row_text(row, key, text)
    return row, tuple(conflicts)


def _merged_area(row_id: str, versions: Versions) -> tuple[str, bool]:
    """Where a row stands that both sides have, and whether they agree on it."""
    base, ours, theirs = (each.area_ids.get(row_id, "") for each in (versions.base, versions.ours, versions.theirs))
    # An area that the other side removed is no place to move to: the row is still where the other side has it.
    ours_is_gone = ours in versions.base.areas and ours not in versions.theirs.areas
    theirs_is_gone = theirs in versions.base.areas and theirs not in versions.ours.areas
    if ours_is_gone != theirs_is_gone:
        return (theirs if ours_is_gone else ours), True
    area_id = merged_text(base, ours, theirs)
    return (ours, False) if area_id is None else (area_id, True)


def _on_one_side(row_id: str, versions: Versions) -> Staying | None:
    """A row that the other side does not have; None where that side removed it and this one left it alone."""
    base, is_ours = versions.base, row_id in versions.ours.rows
    keeper = versions.ours if is_ours else versions.theirs
    row, area_id = keeper.rows[row_id], keeper.area_ids[row_id]
    if row_id not in base.rows:
        return Staying(row, area_id)
    before = base.rows[row_id]
    if row == before and area_id == base.area_ids[row_id] and row_id not in keeper.annotated:
        return None
    texts = (fields.all_text(row), None) if is_ours else (None, fields.all_text(row))
    return Staying(row, area_id, (Conflict(area_id, row_id, None, fields.all_text(before), *texts),))


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
