"""When a plan awaits its decision."""

from datetime import date

import pytest

from official_form import FORM
from planterm.model.plan import Area, Plan, Stage

PLAN = Plan(FORM, 2026, "Farsta", areas=(Area("unga", "Unga"),))
HAND_IN = date(2026, 5, 29)


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 4, 28), None),
        (date(2026, 4, 29), HAND_IN),
        (HAND_IN, HAND_IN),
        (date(2026, 9, 1), HAND_IN),
    ],
)
def test_it_is_told_from_a_month_before_the_day_on(today: date, day: date | None) -> None:
    assert PLAN.awaited_decision(HAND_IN, today) == day


def test_only_of_plans_of_that_year_that_are_not_decided() -> None:
    assert PLAN._replace(stage=Stage.DECIDED).awaited_decision(HAND_IN, HAND_IN) is None
    assert PLAN._replace(year=2027).awaited_decision(HAND_IN, HAND_IN) is None
    assert PLAN.awaited_decision(None, HAND_IN) is None


def test_a_day_of_decision_that_is_set_before_the_plan_is_decided_counts_too() -> None:
    plan = PLAN._replace(decided_on=date(2026, 4, 23))
    assert plan.awaited_decision(HAND_IN, date(2026, 4, 1)) == date(2026, 4, 23)
