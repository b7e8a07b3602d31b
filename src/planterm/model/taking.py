"""Some of the changes between two plans put into the first of them."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from planterm.model import fields
from planterm.model.diff import Change, ChangeKind
from planterm.model.plan import Area, Plan, Row
from planterm.model.returned import Returned
from planterm.model.sequences import woven


def take(returned: Returned, changes: Collection[Change]) -> Plan:
    """The plan with those of the changes; without any it is the plan itself.

    A row that is new in a new area brings the area along; an area goes only once none of its rows is left.
    """
    if not changes:
        return returned.plan
    taken = _Taken(returned, changes)
    return replace(taken.details(), areas=taken.areas())


class _Taken:
    """What the changes make of the plan."""

    def __init__(self, returned: Returned, changes: Collection[Change]) -> None:
        self._plan, self._book = returned.plan, returned.book
        self._changes = changes
        self._rows = _rows(changes, returned)
        self._area_of = {row.id: area.id for area in self._plan.areas for row in area.rows}
        self._placed = self._place()
        self._staying = self._order_that_stays(returned.changes)

    def details(self) -> Plan:
        """The plan with the details that were taken."""
        plan = self._plan
        for change in self._changes:
            if change.area_id is None and change.column is not None:
                plan = fields.with_detail(plan, change.column, change.after)
        return plan

    def areas(self) -> tuple[Area, ...]:
        """The areas with their rows."""
        ours = {area.id: area for area in self._plan.areas}
        theirs = {area.id: area for area in self._book.areas}
        needed = set(self._area_of.values())
        new = self._of_kind(ChangeKind.NEW)
        gone = self._of_kind(ChangeKind.REMOVED)
        areas = [area for area in ours.values() if area.id not in gone or self._holds_text(area.id)]
        areas += [area for area in theirs.values() if area.id not in ours and area.id in needed | new]
        return tuple(self._area(area, theirs.get(area.id)) for area in areas)

    def _area(self, area: Area, theirs: Area | None) -> Area:
        rows = self._in_order(area, theirs)
        titles = [
            change.after for change in self._changes if change.area_id == area.id and change.column == fields.TITLE
        ]
        changed = replace(area, title=titles[0] if titles else area.title, rows=rows)
        return area if changed == area else changed

    def _in_order(self, area: Area, theirs: Area | None) -> tuple[Row, ...]:
        here = {row_id for row_id, area_id in self._area_of.items() if area_id == area.id}
        ours = [row.id for row in area.rows if row.id in here and row.id not in self._placed]
        known = self._staying.get(area.id, set())
        order = [row.id for row in theirs.rows if row.id in here & (self._placed | known)] if theirs else []
        return tuple(self._rows[row_id] for row_id in woven(ours, order))

    def _of_kind(self, kind: ChangeKind) -> set[str | None]:
        """The areas that are new, or gone."""
        return {change.area_id for change in self._changes if change.kind is kind and change.row_id is None}

    def _place(self) -> set[str]:
        """Put each row in its area; the rows that get a place from the workbook."""
        placed = set()
        for change in self._changes:
            if change.row_id is None or change.kind is ChangeKind.CHANGED:
                continue
            if change.target is None:
                del self._area_of[change.row_id]
            else:
                self._area_of[change.row_id] = change.target.area_id
                placed.add(change.row_id)
        return placed

    def _order_that_stays(self, all_changes: Collection[Change]) -> Mapping[str, set[str]]:
        """For each area the rows that stand in the same order in the plan and the workbook."""
        moved = {change.row_id for change in all_changes if change.kind is ChangeKind.MOVED}
        theirs = {area.id: {row.id for row in area.rows} for area in self._book.areas}
        return {
            area.id: {row.id for row in area.rows if row.id not in moved} & theirs.get(area.id, set())
            for area in self._plan.areas
        }

    def _holds_text(self, area_id: str) -> bool:
        return any(not self._rows[row_id].is_blank for row_id, area in self._area_of.items() if area == area_id)


def _rows(changes: Collection[Change], returned: Returned) -> dict[str, Row]:
    """Every row of the plan, with the texts that were taken, and the new ones."""
    rows = {row.id: row for row in returned.plan.rows()}
    new = {change.row_id for change in changes if change.kind is ChangeKind.NEW}
    rows |= {row.id: row for row in returned.book.rows() if row.id in new}
    for change in changes:
        if change.row_id is not None and change.kind is ChangeKind.CHANGED and change.column is not None:
            rows[change.row_id] = fields.with_row_text(rows[change.row_id], change.column, change.after)
    return rows
