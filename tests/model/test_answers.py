"""What parties have written in their copies, taken into the plan."""

import pytest

from official_form import COLUMNS, FORM, At, form_row
from planterm.model.answers import Meeting, answers_edit, with_answers
from planterm.model.edits import EditKind, Place
from planterm.model.plan import Area, GoalReached, Plan, Row, Status


def measure(row_id: str, follow_up: str = "", status: Status | None = None) -> Row:
    return form_row(row_id, ("Klotter", "", "Sanering", "", "2026", "Polisen", follow_up), status)


def plan_of(*rows: Row) -> Plan:
    return Plan(FORM, 2026, "Farsta", areas=(Area("unga", "Unga", rows), Area("platser", "Platser", (measure("x"),))))


def test_a_follow_up_and_a_status_are_taken_by_the_rows_id_wherever_it_stands() -> None:
    answers = Plan(FORM, 2026, "Farsta", areas=(Area("annat", "Annat", (measure("b", "Klart.", Status.DONE),)),))
    taken = with_answers(plan_of(measure("a"), measure("b")), answers)
    assert taken.plan == plan_of(measure("a"), measure("b", "Klart.", Status.DONE))
    assert (taken.taken, taken.met, taken.changed, taken.unknown) == (("b",), (), (), ())


@pytest.mark.parametrize(
    ("ours", "theirs", "becomes"),
    [
        (measure("a"), measure("a", "Klart."), measure("a", "Klart.")),
        (measure("a", "Klart."), measure("a"), measure("a", "Klart.")),
        (measure("a", "Pågår."), measure("a", "Pågår. Klart i juni."), measure("a", "Pågår. Klart i juni.")),
        (measure("a", "Klart."), measure("a", "Klart. "), measure("a", "Klart.")),
        (measure("a", "Klart."), measure("a", "Klart.", Status.DONE), measure("a", "Klart.", Status.DONE)),
        (measure("a", "I juni:\nKlart."), measure("a", "Klart."), measure("a", "I juni:\nKlart.")),
        (measure("a", "Pa\u030aga\u030ar"), measure("a", "Pågår"), measure("a", "Pa\u030aga\u030ar")),
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
    assert not taken.met


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
    assert [(each.standing.label, each.ours, each.theirs) for each in taken.met] == [("1.1", ours, theirs)]


HALF_YEAR = measure("a", "Halvår: två av fyra.", Status.ONGOING)


@pytest.mark.parametrize(
    ("ours", "theirs", "meeting", "becomes", "is_left"),
    [
        (HALF_YEAR, measure("a", "Klart.", Status.DONE), Meeting.KEEP, HALF_YEAR, True),
        (HALF_YEAR, measure("a", "Klart.", Status.DONE), Meeting.REPLACE, measure("a", "Klart.", Status.DONE), False),
        (
            HALF_YEAR,
            measure("a", "Klart.", Status.DONE),
            Meeting.BELOW,
            measure("a", "Halvår: två av fyra.\nKlart.", Status.DONE),
            False,
        ),
        (HALF_YEAR, measure("a", "Klart."), Meeting.REPLACE, measure("a", "Klart.", Status.ONGOING), False),
        (
            measure("a", "Klart.\n", Status.DONE),
            measure("a", "Nej.", Status.NOT_DONE),
            Meeting.BELOW,
            measure("a", "Klart.\nNej.", Status.DONE),
            True,
        ),
        (
            measure("a", "Klart.", Status.DONE),
            measure("a", "Klart.", Status.NOT_DONE),
            Meeting.REPLACE,
            measure("a", "Klart.", Status.NOT_DONE),
            False,
        ),
        (measure("a", "Klar"), measure("a", "Klarläggs."), Meeting.BELOW, measure("a", "Klar\nKlarläggs."), False),
        (
            measure("a", "Klart. Bra."),
            measure("a", "Klart."),
            Meeting.BELOW,
            measure("a", "Klart. Bra.\nKlart."),
            False,
        ),
    ],
)
def test_an_answer_that_meets_a_text_is_left_put_below_or_put_in_its_place(
    ours: Row, theirs: Row, meeting: Meeting, becomes: Row, *, is_left: bool
) -> None:
    taken = with_answers(plan_of(ours), plan_of(theirs), {"a": meeting})
    assert taken.plan == plan_of(becomes)
    assert taken.taken == (() if becomes == ours else ("a",))
    assert [each.is_left for each in taken.met] == [is_left]
    assert with_answers(plan_of(ours), plan_of(theirs), otherwise=meeting).plan == taken.plan
    if not is_left:
        assert with_answers(taken.plan, plan_of(theirs)).met == ()


def test_the_careful_decision_keeps_both_texts_and_a_status_alone_has_no_line() -> None:
    texts = with_answers(plan_of(HALF_YEAR), plan_of(measure("a", "Klart."))).met[0]
    status = with_answers(plan_of(HALF_YEAR), plan_of(HALF_YEAR._replace(status=Status.DONE))).met[0]
    assert (texts.careful, texts.answers) == (Meeting.BELOW, tuple(Meeting))
    assert (status.careful, status.answers) == (Meeting.KEEP, (Meeting.KEEP, Meeting.REPLACE))


def test_other_columns_that_the_party_has_changed_are_told_and_left() -> None:
    theirs = measure("a", "Klart.").with_cell(At.MEASURE, "Sanering inom ett dygn")
    taken = with_answers(plan_of(measure("a")), plan_of(theirs))
    assert taken.plan == plan_of(measure("a", "Klart."))
    assert [(each.theirs, each.other_columns) for each in taken.changed] == [(theirs, (COLUMNS[At.MEASURE],))]


def test_rows_that_the_plan_does_not_have_are_told_unless_they_are_empty() -> None:
    new = measure("ny", "Klart.")
    taken = with_answers(plan_of(measure("a")), plan_of(measure("a"), new, form_row("tom")))
    assert taken.unknown == (new,)
    assert taken.plan == plan_of(measure("a"))


def test_the_answers_are_one_step_that_ends_at_the_first_of_them() -> None:
    plan, place = plan_of(measure("a"), measure("b")), Place("platser")
    edit = answers_edit(plan, with_answers(plan, plan_of(measure("b", "Klart."))), place)
    assert (edit.kind, edit.before) == (EditKind.ANSWERS, place)
    assert edit.after == Place("unga", "b", At.FOLLOW_UP)
    assert edit.plan == plan._replace(areas=(plan_of(measure("a"), measure("b", "Klart.")).areas[0], plan.areas[1]))


def test_whether_the_goal_was_reached_goes_with_the_status() -> None:
    ours, theirs = measure("a", "Klart.", Status.DONE), measure("a", "Klart.", Status.DONE)
    wholly, partly = (theirs._replace(goal_reached=each) for each in (GoalReached.WHOLLY, GoalReached.PARTLY))
    assert with_answers(plan_of(ours), plan_of(wholly)).plan == plan_of(wholly)
    met = with_answers(plan_of(partly), plan_of(wholly)).met
    assert [(each.became, each._replace(meeting=Meeting.REPLACE).became) for each in met] == [(partly, wholly)]


def test_the_status_of_another_text_is_not_set_on_the_plans_own() -> None:
    ours, theirs = measure("a", "Genomförts enligt plan."), measure("a", "Blev inte av.", Status.NOT_DONE)
    taken = with_answers(plan_of(ours), plan_of(theirs))
    assert taken.plan == plan_of(ours)
    assert taken.taken == ()
    assert [each.theirs for each in taken.met] == [theirs]
