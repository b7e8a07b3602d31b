"""What became of the plan in figures: the counts of the official analysis, and how the measures went."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from planterm.model.form import Column, Form
from planterm.model.plan import Area, GoalReached, Plan, Row, Status


class AreaCounts(NamedTuple):
    """One line of the analysis sheet."""

    title: str
    counts: tuple[int, ...]
    """The filled cells of each column that the form counts."""


def sheet_areas(plan: Plan) -> tuple[Area, ...]:
    """The areas that have a sheet in the workbook: the plan's, and the form's template until one takes its place."""
    template = plan.form.own_area
    if template is None or any(area.own for area in plan.areas):
        return plan.areas
    return (*plan.areas, Area(template.id, template.title, own=True))


def count(area: Area, column: Column) -> int:
    """How many of the area's cells in the column are filled in.

    White space is nothing, and the form's guidance left standing in a row is no text of the plan's.
    The same problem written in three rows counts three times, as in the official sheet.
    """
    return sum(1 for row in area.rows if text_of(row, column))


def text_of(row: Row, column: Column) -> str:
    """What the row says in the column; empty where it is the form's guidance."""
    text = row.text(column).strip()
    return "" if text == column.guidance.strip() else text


def analyse(areas: Sequence[Area], form: Form) -> tuple[AreaCounts, ...]:
    """The lines of the analysis sheet, in sheet order."""
    columns = [each.column for each in form.analysis.counted]
    return tuple(AreaCounts(area.title, tuple(count(area, column) for column in columns)) for area in areas)


STATUSES = tuple(Status)
GOALS = tuple(GoalReached)


class Light(StrEnum):
    """How a measure went, on the scale of the National Council for Crime Prevention."""

    GREEN = "gron"
    """Done, with the result that was meant."""
    YELLOW = "gul"
    """Done without that result, or partly done."""
    RED = "rod"
    """Not done, or partly done and nothing came of it."""


def light(row: Row) -> Light | None:
    """The colour that what was done and what came of it make together; None as long as they make none.

    Work that goes on has no colour yet, and what is done gets one with its goal.
    """
    if row.status is Status.NOT_DONE:
        return Light.RED
    if row.status is Status.PARTLY:
        return Light.RED if row.goal_reached is GoalReached.NOT else Light.YELLOW
    if row.status is Status.DONE and row.goal_reached is not None:
        return _OF_WHAT_IS_DONE[row.goal_reached]
    return None


_OF_WHAT_IS_DONE = {
    GoalReached.WHOLLY: Light.GREEN,
    GoalReached.PARTLY: Light.YELLOW,
    GoalReached.NOT: Light.YELLOW,
    GoalReached.UNKNOWN: None,
}


class Result(NamedTuple):
    """The rows of an area, or of several, that hold anything."""

    rows: int
    followed_up: int
    by_status: tuple[int, ...]
    """Of the rows followed up, how many have each status, in the order of Status.

    A status without a text is no follow-up: such a row counts as not followed up and nowhere else.
    """
    by_goal: tuple[int, ...] = (0,) * len(GOALS)
    """The same for whether the goal was reached, in the order of GoalReached."""

    @property
    def not_followed_up(self) -> int:
        """The rows that still await a text."""
        return self.rows - self.followed_up

    @property
    def without_status(self) -> int:
        """The rows followed up in words alone."""
        return self.followed_up - sum(self.by_status)

    @property
    def without_statuses(self) -> "Result":
        """The result for readers whom the statuses, which are the writers' own, do not concern."""
        return self._replace(by_status=(0,) * len(STATUSES))

    @property
    def without_goal(self) -> int:
        """The rows followed up of which nobody has said whether the goal was reached."""
        return self.followed_up - sum(self.by_goal)


def result_of(area: Area) -> Result:
    """The area's result; rows that are wholly blank await nothing and do not count."""
    rows = [row for row in area.rows if not row.is_blank]
    followed_up = [row for row in rows if row.is_followed_up]
    statuses, goals = [row.status for row in followed_up], [row.goal_reached for row in followed_up]
    return Result(len(rows), len(followed_up), tuple(map(statuses.count, STATUSES)), tuple(map(goals.count, GOALS)))


def total(results: Iterable[Result]) -> Result:
    """Several results together."""
    parts = tuple(results)
    by_status = tuple(sum(part.by_status[index] for part in parts) for index in range(len(STATUSES)))
    by_goal = tuple(sum(part.by_goal[index] for part in parts) for index in range(len(GOALS)))
    return Result(sum(part.rows for part in parts), sum(part.followed_up for part in parts), by_status, by_goal)


def percent(part: int, whole: int) -> int:
    """The part of the whole in per cent; 0 and 100 stand for none and all, never for nearly so."""
    if part in (0, whole):
        return 100 if part else 0
    return min(99, max(1, round(100 * part / whole)))
