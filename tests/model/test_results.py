"""The result of the follow-up in figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from official_form import COLUMNS, At, form_row
from planterm.model.plan import Area, GoalReached, Row, Status
from planterm.model.results import Light, Result, light, percent, result_of, total


def row(number: int, follow_up: str = "", status: Status | None = None, problem: str = "Klotter") -> Row:
    cells = [""] * len(COLUMNS)
    cells[At.PROBLEM], cells[At.FOLLOW_UP] = problem, follow_up
    return form_row(f"rad{number}", tuple(cells), status)


def test_rows_are_counted_by_what_was_written_about_them() -> None:
    rows = (
        row(1, "Genomförts enligt plan.", Status.DONE),
        row(2, "Genomförts enligt plan.", Status.DONE),
        row(3, "Ställdes in: ingen personal.", Status.NOT_DONE),
        row(4, "Pågår över årsskiftet.", Status.ONGOING),
        row(5, "Två av fyra tillfällen.", Status.PARTLY),
        row(6, "Redovisas i verksamhetsberättelsen."),
        row(7),
    )
    result = result_of(Area("unga", "Unga", rows))
    assert result == Result(rows=7, followed_up=6, by_status=(2, 1, 1, 1))
    assert (result.not_followed_up, result.without_status) == (1, 1)


def test_a_status_without_a_text_is_no_follow_up() -> None:
    result = result_of(Area("unga", "Unga", (row(1, "  \n", Status.DONE), row(2, "", Status.NOT_DONE))))
    assert result == Result(2, 0, (0, 0, 0, 0))


def test_blank_rows_await_nothing() -> None:
    assert result_of(Area("unga", "Unga", (row(1, problem=" "), row(2, problem="")))).rows == 0


def test_goals_are_counted_among_what_is_followed_up() -> None:
    rows = [row(n, text)._replace(goal_reached=GoalReached.WHOLLY) for n, text in enumerate(("Nådd.", "Nådd.", ""))]
    result = result_of(Area("unga", "Unga", (*rows, row(4, "Redovisas senare."))))
    assert (result.by_goal, result.without_goal) == ((2, 0, 0, 0), 1)


@pytest.mark.parametrize(
    ("status", "colours"),
    [
        (Status.DONE, (None, Light.GREEN, Light.YELLOW, Light.YELLOW, None)),
        (Status.PARTLY, (Light.YELLOW, Light.YELLOW, Light.YELLOW, Light.RED, Light.YELLOW)),
        (Status.ONGOING, (None,) * 5),
        (Status.NOT_DONE, (Light.RED,) * 5),
        (None, (None,) * 5),
    ],
)
def test_what_was_done_and_what_came_of_it_make_the_colour(
    status: Status | None, colours: tuple[Light | None, ...]
) -> None:
    rows = [row(1, status=status)._replace(goal_reached=reached) for reached in (None, *GoalReached)]
    assert tuple(map(light, rows)) == colours


def test_several_areas_together() -> None:
    assert total([Result(7, 6, (2, 1, 1, 1)), Result(3, 1, (0, 0, 0, 1))]) == Result(10, 7, (2, 1, 1, 2))
    assert total([]) == Result(0, 0, (0, 0, 0, 0))


@pytest.mark.parametrize(
    ("part", "whole", "wanted"),
    [(0, 0, 0), (0, 26, 0), (26, 26, 100), (1, 3, 33), (2, 3, 67), (999, 1000, 99), (1, 1000, 1)],
)
def test_per_cent_never_calls_nearly_all_everything(part: int, whole: int, wanted: int) -> None:
    assert percent(part, whole) == wanted


@given(st.integers(1, 20_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_only_none_is_0_and_only_all_is_100_per_cent(share: tuple[int, int]) -> None:
    part, whole = share
    assert (percent(part, whole) == 0) == (part == 0)
    assert (percent(part, whole) == 100) == (part == whole)
