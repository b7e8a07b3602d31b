"""What the plan says about itself, and how a row's measure went."""

from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

from planterm.model.edits import Edit, EditKind, Place
from planterm.model.plan import Plan, Stage, Status


class Details(TypedDict, total=False):
    """The plan's details that can be changed; those left out stay as they are."""

    year: int
    district: str
    police_area: str
    stage: Stage
    case_number: str
    decided_on: date | None


def set_details(plan: Plan, place: Place, **changes: Unpack[Details]) -> Edit:
    """Other details of the plan, all of them as one step; the place stays."""
    return Edit(EditKind.DETAILS, replace(plan, **changes), place, place)


def set_status(plan: Plan, place: Place, status: Status | None) -> Edit:
    """Another status for the row at the place, or none; raises KeyError where the row is gone."""
    area = plan.area(place.area_id)
    row = area.rows[area.index_of(place.row_id or "")]
    return Edit(EditKind.STATUS, plan.with_area(area.with_row(replace(row, status=status))), place, place)
