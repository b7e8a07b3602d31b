"""The plan's details and a row's status change as one step each."""

from datetime import date

import pytest

from official_form import FORM, form_row
from planterm.model.edits import EditKind, Place, set_details, set_field
from planterm.model.plan import Area, Plan, Stage, Status

PLAN = Plan(
    FORM, 2026, "Farsta", case_number="SKA 2026/1", areas=(Area("unga", "Unga", (form_row("a"), form_row("b"))),)
)


def test_several_details_are_one_step_and_the_others_stay() -> None:
    place = Place("unga", "a")
    edit = set_details(PLAN, place, {"skede": "beslutad", "beslutsdatum": "2026-04-24"})
    assert edit.plan == PLAN._replace(stage=Stage.DECIDED, decided_on=date(2026, 4, 24))
    assert (edit.kind, edit.before, edit.after) == (EditKind.DETAILS, place, place)
    assert set_details(edit.plan, place, {"beslutsdatum": ""}).plan.decided_on is None


def test_a_status_is_set_and_taken_away() -> None:
    edit = set_field(PLAN, Place("unga", "b"), "status", Status.PARTLY)
    assert edit.plan.area("unga").rows == (form_row("a"), form_row("b", status=Status.PARTLY))
    assert edit.kind is EditKind.STATUS
    assert set_field(edit.plan, Place("unga", "b"), "status", "").plan == PLAN
    with pytest.raises(KeyError):
        set_field(PLAN, Place("unga", "borta"), "status", Status.DONE)
