"""Which rows are followed up, in which order, and which one is next."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from plans import UNHURRIED, plans

from official_form import COLUMNS, FORM, At, form_row
from planterm.model.edits import Place
from planterm.model.follow_up import Order, RowChoice, first_open_round, neighbour, next_waiting, queue, tally
from planterm.model.form import Column, Columns, Role
from planterm.model.plan import Area, Plan, Row, progress
from reference_plan import reference_plan

EVERYTHING = RowChoice()


def numbered(*follow_ups: str, who: Sequence[str] = (), when: Sequence[str] = ()) -> Plan:
    """Rows "0", "1" … in two areas, half of them in each."""
    rows = [
        form_row(str(number)).with_cell(At.PROBLEM, f"Problem {number}").with_cell(At.FOLLOW_UP, text)
        for number, text in enumerate(follow_ups)
    ]
    rows = [row.with_cell(At.WHO, text) for row, text in zip(rows, who or [""] * len(rows), strict=True)]
    rows = [row.with_cell(At.WHEN, text) for row, text in zip(rows, when or [""] * len(rows), strict=True)]
    half = (len(rows) + 1) // 2
    areas = Area("unga", "Unga", tuple(rows[:half])), Area("platser", "Platser", tuple(rows[half:]))
    return Plan(FORM, 2025, "Farsta", areas=areas)


def ids(plan: Plan, choice: RowChoice) -> str:
    return "".join(place.row_id or "" for place in queue(plan, choice))


def next_id(plan: Plan, here: str | None, later: str = "", choice: RowChoice = EVERYTHING) -> str | None:
    place = next_waiting(plan, choice, here, tuple(later))
    return place.row_id if place else None


def test_rows_come_area_by_area_and_blank_ones_await_nothing() -> None:
    plan = numbered("", "Klart.", "", "")
    blank = plan.areas[0]._replace(rows=(*plan.areas[0].rows, form_row("tom")))
    assert ids(plan.with_area(blank), RowChoice()) == "0123"
    assert queue(plan, RowChoice())[2].area_id == "platser"
    assert queue(plan, RowChoice())[0].column == At.FOLLOW_UP


def test_by_who_they_come_in_swedish_alphabetical_order_and_those_of_nobody_last() -> None:
    plan = numbered(*[""] * 6, who=["", "Öppenvård", "Ängsskolan", "Årsta", "polis", "Avd förskola"])
    assert ids(plan, RowChoice(Order.WHO)) == "543210"


def test_by_when_they_come_by_time() -> None:
    plan = numbered(*[""] * 4, when=["Linjearbete", "hösten 2025", "en gång per termin", "januari 2025"])
    assert ids(plan, RowChoice(Order.WHEN)) == "3120"


def test_one_area_or_one_partys_rows_alone() -> None:
    plan = numbered("", "Klart.", "", "", who=["polis, skola", "Polisen", "Avd ÄO", "skola"])
    assert ids(plan, RowChoice(area_id="platser")) == "23"
    assert ids(plan, RowChoice(party="polis")) == "01"
    assert ids(plan, RowChoice(Order.AREA, "platser", "skola")) == "3"
    assert tally(plan, RowChoice(party="polis")) == (1, 2)
    assert ids(plan, RowChoice(party="brandkåren")) == ""


def test_the_next_is_the_next_one_without_a_text_and_after_the_last_the_first() -> None:
    plan = numbered("", "Klart.", "  \n", "", "Klart.")
    assert next_id(plan, None) == "0"
    assert next_id(plan, "0") == "2"
    assert next_id(plan, "2") == "3"
    assert next_id(plan, "3") == "0"
    assert next_id(plan, "4") == "0"


def test_there_is_no_next_when_only_this_one_is_left() -> None:
    assert next_id(numbered("Klart.", "", "Klart."), "1") is None
    assert next_id(numbered("Klart.", "Klart."), "0") is None
    assert next_id(numbered(), None) is None


def test_rows_that_were_put_off_come_last_whatever_is_written_about_them() -> None:
    plan = numbered("", "Halv text", "", "Klart.")
    assert next_id(plan, "2", later="01") == "0"
    assert next_id(plan, "0", later="01") == "2"
    assert next_id(numbered("Klart.", "Halv text", "Klart."), "0", later="1") == "1"
    assert next_id(numbered("Klart.", "Halv text", "Klart."), "1", later="1") is None


def test_from_a_row_that_is_not_chosen_the_first_one_chosen_is_next() -> None:
    plan = numbered("", "", "", "")
    assert next_id(plan, "0", choice=RowChoice(area_id="platser")) == "2"
    assert neighbour(plan, RowChoice(area_id="platser"), "0", 1) == queue(plan, RowChoice(area_id="platser"))[0]


def test_neighbours_are_followed_up_or_not_and_end_at_the_ends() -> None:
    plan = numbered("", "Klart.", "")
    here = [neighbour(plan, RowChoice(), "1", steps) for steps in (-1, 1)]
    assert [place.row_id for place in here if place] == ["0", "2"]
    assert neighbour(plan, RowChoice(), "2", 1) is None
    assert neighbour(plan, RowChoice(), "0", -1) is None


def test_everything_that_the_preschools_answer_for_in_the_real_plan() -> None:
    chosen = queue(reference_plan(), RowChoice(party="Avd förskola"))
    assert [place.row_id for place in chosen] == ["rad3-0", "rad3-1"], "although it stands under the goals there"
    assert tally(reference_plan(), RowChoice(party="polis")) == (5, 5)


@UNHURRIED
@given(plans(), st.sampled_from(Order))
def test_every_order_has_every_row_once(plan: Plan, order: Order) -> None:
    everything = sorted(row.id for row in plan.rows() if not row.is_blank)
    assert sorted(place.row_id or "" for place in queue(plan, RowChoice(order))) == everything
    assert tally(plan, RowChoice(order)) == progress(plan.rows())


@UNHURRIED
@given(plans(), st.sampled_from(Order))
def test_going_on_and_writing_ends_when_every_row_is_followed_up(plan: Plan, order: Order) -> None:
    waiting = tally(plan, RowChoice(order))
    here, steps = None, 0
    while (place := next_waiting(plan, RowChoice(order), here)) is not None:
        area = plan.area(place.area_id)
        row = area.rows[area.index_of(place.row_id or "")]
        plan = plan.with_area(area.with_row(row.with_cell(At.FOLLOW_UP, "Klart.")))
        here, steps = place.row_id, steps + 1
    assert steps == waiting.total - waiting.done
    assert progress(plan.rows()).done == progress(plan.rows()).total


ROUNDS = FORM._replace(
    id="omgangar",
    columns=Columns(
        (*COLUMNS[:6], *(Column(6 + n, key, key.upper(), "", 10, Role.FOLLOW_UP) for n, key in enumerate(("t1", "t2"))))
    ),
)


def with_rounds(*texts: tuple[str, str]) -> Plan:
    rows = (Row(f"r{n}", ROUNDS.columns, ("Klotter", *[""] * 5, *each)) for n, each in enumerate(texts))
    return Plan(ROUNDS, 2026, "Farsta", areas=(Area("unga", "Unga", tuple(rows)),))


def test_each_round_has_rows_that_await_it() -> None:
    plan = with_rounds(("Klart.", ""), ("", ""), ("Pågår.", "Klart."))
    first, second = (RowChoice(round=key) for key in ("t1", "t2"))
    assert (tally(plan, first), tally(plan, second)) == ((2, 3), (1, 3))
    assert next_waiting(plan, first, None) == Place("unga", "r1", 6)
    assert next_waiting(plan, second, None) == Place("unga", "r0", 7)


def test_the_round_in_which_rows_are_left_is_the_first_one_proposed() -> None:
    assert first_open_round(with_rounds(("", ""))).key == "t1"
    assert first_open_round(with_rounds(("Klart.", ""))).key == "t2"
    assert first_open_round(with_rounds(("Klart.", "Klart."))).key == "t2"


def test_the_latest_round_that_is_filled_in_counts() -> None:
    early, late, none = with_rounds(("Pågår.", ""), ("Pågår.", "Klart."), ("", "")).rows()
    assert [row.text(Role.FOLLOW_UP) for row in (early, late, none)] == ["Pågår.", "Klart.", ""]
    assert [row.is_followed_up for row in (early, late, none)] == [True, True, False]
    assert late.without_follow_up.cells == ("Klotter", *[""] * 7)
