"""What two sides did to the same thing in different ways, and how one of them is chosen."""

from dataclasses import dataclass, replace
from enum import StrEnum, auto

from planterm.model import fields
from planterm.model.plan import Area, Plan, Row


class Side(StrEnum):
    """Whose of two plans that have the same ancestor."""

    OURS = auto()
    THEIRS = auto()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A thing that both sides changed, each in its own way; the merged plan holds what was ours.

    Where one side removed what the other changed, the merged plan keeps it.
    """

    area_id: str | None
    """The area in the merged plan; None for a detail of the plan."""
    row_id: str | None
    """The row; None for a detail of the plan and for what is about the area itself."""
    column: str | None
    """What differs, as plan files call it (see ``fields``); None where one side removed the row or the area."""
    base: str | None
    """What the ancestor has; None where the row or area is not there, as for the next two."""
    ours: str | None
    theirs: str | None

    @property
    def place(self) -> tuple[str | None, str | None, str | None]:
        """What it is about."""
        return self.area_id, self.row_id, self.column

    def text(self, side: Side) -> str | None:
        """What that side has."""
        return self.ours if side is Side.OURS else self.theirs

    @property
    def removed_by(self) -> Side | None:
        """The side that removed what the other one changed, or None where both have it."""
        if self.column is not None:
            return None
        return Side.OURS if self.ours is None else Side.THEIRS


def resolve(plan: Plan, conflict: Conflict, side: Side) -> Plan:
    """The merged plan (or what was made of it since) with that side's choice in place of what stands there.

    Choosing the side that removed a row or an area removes it, the area with the rows that stand in it. A row that
    the sides moved to different areas comes last in the chosen one. Raises KeyError where the place is gone.
    """
    if conflict.row_id is not None:
        area = next((area for area in plan.areas if any(row.id == conflict.row_id for row in area.rows)), None)
        if area is None:
            raise KeyError(conflict.row_id)
        return _resolve_row(plan, area, area.rows[area.index_of(conflict.row_id)], conflict, side)
    if conflict.area_id is not None:
        return _resolve_area(plan, plan.area(conflict.area_id), conflict, side)
    return fields.with_detail(plan, conflict.column or "", conflict.text(side) or "")


def is_open(conflict: Conflict, plan: Plan) -> bool:
    """Whether the plan that was made of the merged one since still holds our side, so that there is a choice."""
    try:
        theirs, ours = (resolve(plan, conflict, side) for side in (Side.THEIRS, Side.OURS))
    except KeyError:
        return False
    return theirs != (plan if conflict.ours is not None else ours)


def as_it_stands(conflict: Conflict, plan: Plan) -> Conflict:
    """The conflict with our text as it is now in the plan, which may have been written on since."""
    if conflict.ours is None or conflict.column is None:
        return conflict
    if conflict.row_id is not None:
        row = next((row for row in plan.rows() if row.id == conflict.row_id), None)
        if row is None or conflict.column == fields.AREA:
            return conflict
        return replace(conflict, ours=fields.row_text(row, conflict.column))
    if conflict.area_id is None:
        return replace(conflict, ours=fields.detail_text(plan, conflict.column))
    title = next((area.title for area in plan.areas if area.id == conflict.area_id), conflict.ours)
    return replace(conflict, ours=title)


def _resolve_area(plan: Plan, area: Area, conflict: Conflict, side: Side) -> Plan:
    if conflict.column == fields.TITLE:
        return plan.with_area(replace(area, title=conflict.text(side) or ""))
    if conflict.removed_by is not side:
        return plan
    return replace(plan, areas=tuple(other for other in plan.areas if other.id != area.id))


def _resolve_row(plan: Plan, area: Area, row: Row, conflict: Conflict, side: Side) -> Plan:
    text = conflict.text(side) or ""
    if conflict.column is None:
        return plan.with_area(_without(area, row)) if conflict.removed_by is side else plan
    if conflict.column != fields.AREA:
        return plan.with_area(area.with_row(fields.with_row_text(row, conflict.column, text)))
    if area.id == text:
        return plan
    target = plan.area(text)
    return plan.with_area(_without(area, row)).with_area(replace(target, rows=(*target.rows, row)))


def _without(area: Area, row: Row) -> Area:
    return replace(area, rows=tuple(other for other in area.rows if other.id != row.id))
