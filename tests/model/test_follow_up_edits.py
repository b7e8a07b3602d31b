"""What following up does to a row."""

import pytest

from official_form import At
from planterm.model.edits import EditKind, Place, set_cell, set_field
from planterm.model.form import Role
from planterm.model.plan import Status
from reference_plan import reference_plan

PLACE = Place("omrade0", "rad0-2", At.FOLLOW_UP)


def test_a_follow_up_changes_nothing_but_itself() -> None:
    before = reference_plan()
    edit = set_cell(before, PLACE, "Skolorna har ändrat sina rutiner.", EditKind.FOLLOW_UP)
    assert edit.kind is EditKind.FOLLOW_UP
    assert edit.after == PLACE
    row = edit.plan.areas[0].rows[2]
    assert row.text(Role.FOLLOW_UP) == "Skolorna har ändrat sina rutiner."
    assert row.with_cell(At.FOLLOW_UP, before.areas[0].rows[2].text(Role.FOLLOW_UP)) == before.areas[0].rows[2]
    assert edit.plan.areas[1:] == before.areas[1:]


def test_a_status_is_set_and_taken_away_and_no_cell_changes() -> None:
    edit = set_field(reference_plan(), PLACE, "status", Status.PARTLY)
    assert edit.kind is EditKind.STATUS
    assert edit.plan.areas[0].rows[2].status is Status.PARTLY
    assert edit.plan.areas[0].rows[2].cells == reference_plan().areas[0].rows[2].cells
    assert set_field(edit.plan, PLACE, "status", "").plan == reference_plan()


def test_a_row_that_is_gone_cannot_be_followed_up() -> None:
    with pytest.raises(KeyError):
        set_cell(reference_plan(), Place("omrade0", "borta"), "Text", EditKind.FOLLOW_UP)
    with pytest.raises(KeyError):
        set_field(reference_plan(), Place("omrade0", None), "status", Status.DONE)
