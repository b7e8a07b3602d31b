"""What a goal shows of SMART by itself."""

import pytest

from official_form import FORM
from planterm.model.wording import Deadline, is_countable, smart
from planterm.texts import goals


@pytest.mark.parametrize(
    ("goal", "when", "is_measurable", "deadline"),
    [
        ("Minst 12 av 15 ungdomar före den 30 november", "", True, Deadline.GOAL),
        ("Minst 12 ungdomar", "hösten 2026", True, Deadline.WHEN),
        ("Minst 12 ungdomar", "Linjearbete", True, Deadline.NONE),
        ("En vandring per område", "", True, Deadline.NONE),
        ("Ökad trygghet", "varje kvartal", False, Deadline.WHEN),
        ("", "", False, Deadline.NONE),
    ],
)
def test_what_can_be_counted_and_until_when(goal: str, when: str, is_measurable: bool, deadline: Deadline) -> None:
    assert smart(goal, when) == (is_measurable, deadline)


def test_every_example_is_a_goal_that_the_review_would_let_pass() -> None:
    every = [each for area in (*goals.EXAMPLES.values(), goals.OTHER_EXAMPLES) for each in area]
    assert [each for each in every if not is_countable(each)] == []
    assert {area.id for area in FORM.areas} <= goals.EXAMPLES.keys()
    assert all(2 <= len(area) <= 3 for area in goals.EXAMPLES.values())
