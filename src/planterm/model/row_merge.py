"""Which rows stay when two plans are merged, where each stands and what it holds."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from planterm.model import fields
from planterm.model.columns import Column
from planterm.model.conflicts import Conflict
from planterm.model.ids import derived_row_id
from planterm.model.plan import Area, Plan, Row

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
    old, new = {row.id for row in base.rows()}, {row.id: row for row in ours.rows()}
    clashing = [row for row in theirs.rows() if row.id in new and row.id not in old and not _same(row, new[row.id])]
    if not clashing:
        return theirs
    taken = old | new.keys() | {row.id for row in theirs.rows()}
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
