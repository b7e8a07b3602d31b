"""What was decided, and what is not part of it."""

from datetime import date

import pytest

from official_form import FORM, At, form_row
from planterm.model.diff import changes_since_decided, touches_decided
from planterm.model.plan import Area, Plan, Row, Stage, Status, becomes_decided

ROW = form_row("a", ("Klotter", "Slarv", "Sanering", "Rent", "2026", "Park", ""))
PLAN = Plan(FORM, 2026, "Farsta", stage=Stage.DECIDED, areas=(Area("unga", "Unga", (ROW, form_row("b"))),))


def with_rows(*rows: Row, stage: Stage = Stage.DECIDED) -> Plan:
    return PLAN._replace(stage=stage, areas=(Area("unga", "Unga", rows),))


@pytest.mark.parametrize("column", At)
def test_every_column_but_the_follow_up_was_decided(column: int) -> None:
    after = with_rows(ROW.with_cell(column, "Annat"), form_row("b"))
    assert touches_decided(PLAN, after) is (column != At.FOLLOW_UP)


def test_a_status_and_the_plans_details_are_no_part_of_it() -> None:
    assert not touches_decided(PLAN, with_rows(ROW._replace(status=Status.DONE), form_row("b")))
    assert not touches_decided(PLAN, PLAN._replace(case_number="SKA 2026/1", stage=Stage.FOLLOWED_UP))


@pytest.mark.parametrize(
    "rows", [(ROW,), (form_row("b"), ROW), (ROW, form_row("b"), form_row("c"))], ids=["removed", "moved", "inserted"]
)
def test_which_rows_there_are_and_in_which_order_was_decided(rows: tuple[Row, ...]) -> None:
    assert touches_decided(PLAN, with_rows(*rows))
    assert touches_decided(PLAN._replace(stage=Stage.FOLLOWED_UP), with_rows(*rows))


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.READY])
def test_a_plan_that_is_not_decided_can_be_changed(stage: Stage) -> None:
    assert not touches_decided(PLAN._replace(stage=stage), with_rows(stage=stage))


@pytest.mark.parametrize(
    ("before", "after", "becomes"),
    [
        (Stage.READY, Stage.DECIDED, True),
        (Stage.DRAFT, Stage.FOLLOWED_UP, False),
        (Stage.DECIDED, Stage.FOLLOWED_UP, False),
        (Stage.FOLLOWED_UP, Stage.DECIDED, False),
        (Stage.DECIDED, Stage.DRAFT, False),
    ],
)
def test_a_plan_becomes_decided_once(before: Stage, after: Stage, *, becomes: bool) -> None:
    assert becomes_decided(PLAN._replace(stage=before), PLAN._replace(stage=after)) is becomes


def test_another_day_is_another_decision() -> None:
    first = PLAN._replace(decided_on=date(2026, 4, 23))
    assert becomes_decided(first, first._replace(decided_on=date(2026, 9, 1)))
    assert not becomes_decided(first, first._replace(decided_on=None))
    assert not becomes_decided(first, first._replace(case_number="SKA 2026/1"))


def test_what_has_changed_since_leaves_out_follow_up_and_the_decision_itself() -> None:
    now = with_rows(
        ROW.with_cell(At.FOLLOW_UP, "Klart.").with_cell(At.GOALS, "Renare"), form_row("b", status=Status.DONE)
    )
    now = now._replace(stage=Stage.FOLLOWED_UP, decided_on=date(2026, 4, 23), case_number="SKA 2026/1")
    assert [(each.row_id, each.column, each.after) for each in changes_since_decided(PLAN, now)] == [
        ("a", "operativa_mal", "Renare")
    ]
