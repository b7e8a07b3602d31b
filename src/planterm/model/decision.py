"""When a plan has to be decided on, and whether that time has come."""

from datetime import date, timedelta

from planterm.model.plan import Plan

NEAR = timedelta(days=30)
"""From so long before the day on it is told."""


def awaited_decision(plan: Plan, hand_in: date | None, today: date) -> date | None:
    """The day by which a plan is to be decided on, once that is near or past; None where nothing is awaited.

    That is the day when plans of its year are handed in, or the day of decision that is set before the plan is decided.
    """
    if plan.is_decided:
        return None
    days = [day for day in (plan.decided_on, hand_in) if day is not None and day.year == plan.year]
    day = min(days, default=None)
    return day if day is not None and day - NEAR <= today else None
