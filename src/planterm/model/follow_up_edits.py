"""What is done to a row when it is followed up."""

from dataclasses import replace

from planterm.model.columns import Column
from planterm.model.edits import Edit, EditKind, Place, set_cell
from planterm.model.plan import Plan, Status


def set_follow_up(plan: Plan, place: Place, text: str) -> Edit:
    """Another follow-up of the row; raises KeyError where it is gone."""
    return set_cell(plan, place._replace(column=Column.FOLLOW_UP), text, EditKind.FOLLOW_UP)


def set_status(plan: Plan, place: Place, status: Status | None) -> Edit:
    """Another status of the row, or none; raises KeyError where it is gone."""
    area = plan.area(place.area_id)
    row = area.rows[area.index_of(place.row_id or "")]
    return Edit(EditKind.STATUS, plan.with_area(area.with_row(replace(row, status=status))), place, place)
