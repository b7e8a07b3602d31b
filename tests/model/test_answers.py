"""What parties have written in their copies, taken into the plan."""

from dataclasses import replace

import pytest

from planterm.model.answers import answers_edit, with_answers
from planterm.model.columns import Column
from planterm.model.edits import EditKind, Place
from planterm.model.plan import Area, Plan, Row, Status


def measure(row_id: str, follow_up: str = "", status: Status | None = None) -> Row:
    return Row(row_id, ("Klotter", "", "Sanering", "", "2026", "Polisen", follow_up), status)


def plan_of(*rows: Row) -> Plan:
    return Plan("f", 2026, "Farsta", areas=(Area("unga", "Unga", rows), Area("platser", "Platser", (measure("x"),))))


def test_a_follow_up_and_a_status_are_taken_by_the_rows_id_wherever_it_stands() -> None:
    answers = Plan("f", 2026, "Farsta", areas=(Area("annat", "Annat", (measure("b", "Klart.", Status.DONE),)),))
    taken = with_answers(plan_of(measure("a"), measure("b")), answers)
    assert taken.plan == plan_of(measure("a"), measure("b", "Klart.", Status.DONE))
    assert (taken.taken, taken.conflicts, taken.changed, taken.unknown) == (("b",), (), (), ())


@pytest.mark.parametrize(
    ("ours", "theirs", "becomes"),
    [
        (measure("a"), measure("a", "Klart."), measure("a", "Klart.")),
        (measure("a", "Klart."), measure("a"), measure("a", "Klart.")),
        (measure("a", "Pågår."), measure("a", "Pågår. Klart i juni."), measure("a", "Pågår. Klart i juni.")),
        (measure("a", "Klart."), measure("a", "Klart. "), measure("a", "Klart.")),
        (measure("a", "Klart."), measure("a", "Klart.", Status.DONE), measure("a", "Klart.", Status.DONE)),
        (
            measure("a", "Pågår.", Status.ONGOING),
            measure("a", "Pågår. Klart.", Status.DONE),
            measure("a", "Pågår. Klart.", Status.DONE),
        ),
    ],
)
def test_what_the_plan_lacks_comes_in_and_nothing_is_taken_away(ours: Row, theirs: Row, becomes: Row) -> None:
    taken = with_answers(plan_of(ours), plan_of(theirs))
    assert taken.plan == plan_of(becomes)
    assert not taken.conflicts


@pytest.mark.parametrize(
    "theirs",
    [
        measure("a", "Blev inte av."),
        measure("a", "Klart.", Status.NOT_DONE),
        measure("a", "Blev inte av.", Status.NOT_DONE),
    ],
    ids=["text", "status", "both"],
)
def test_where_both_say_something_the_plans_stays_and_both_are_told(theirs: Row) -> None:
    ours = measure("a", "Klart.", Status.DONE)
    taken = with_answers(plan_of(ours), plan_of(theirs))
    assert taken.plan == plan_of(ours)
    assert [(each.area_id, each.number, each.ours, each.theirs) for each in taken.conflicts] == [
        ("unga", 1, ours, theirs)
    ]


def test_other_columns_that_the_party_has_changed_are_told_and_left() -> None:
    theirs = measure("a", "Klart.").with_cell(Column.MEASURE, "Sanering inom ett dygn")
    taken = with_answers(plan_of(measure("a")), plan_of(theirs))
    assert taken.plan == plan_of(measure("a", "Klart."))
    assert [each.theirs for each in taken.changed] == [theirs]


def test_rows_that_the_plan_does_not_have_are_told_unless_they_are_empty() -> None:
    new = measure("ny", "Klart.")
    taken = with_answers(plan_of(measure("a")), plan_of(measure("a"), new, Row("tom")))
    assert taken.unknown == (new,)
    assert taken.plan == plan_of(measure("a"))


def test_the_answers_are_one_step_that_ends_at_the_first_of_them() -> None:
    plan, place = plan_of(measure("a"), measure("b")), Place("platser")
    edit = answers_edit(plan, with_answers(plan, plan_of(measure("b", "Klart."))), place)
    assert (edit.kind, edit.before) == (EditKind.ANSWERS, place)
    assert edit.after == Place("unga", "b", Column.FOLLOW_UP)
    assert edit.plan == replace(plan, areas=(plan_of(measure("a"), measure("b", "Klart.")).areas[0], plan.areas[1]))


def test_the_status_of_another_text_is_not_set_on_the_plans_own() -> None:
    ours, theirs = measure("a", "Genomförts enligt plan."), measure("a", "Blev inte av.", Status.NOT_DONE)
    taken = with_answers(plan_of(ours), plan_of(theirs))
    assert taken.plan == plan_of(ours)
    assert taken.taken == ()
    assert [each.theirs for each in taken.conflicts] == [theirs]
