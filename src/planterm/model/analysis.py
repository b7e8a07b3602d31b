"""The counts of the official analysis sheet, and how far the follow-up has come."""

from collections.abc import Sequence
from typing import NamedTuple

from planterm.model.columns import Column
from planterm.model.plan import Area, Plan

COUNTED_COLUMNS = (Column.PROBLEM, Column.CAUSE, Column.MEASURE)


class AreaCounts(NamedTuple):
    """One line of the analysis sheet: filled cells under problem, cause and measure."""

    title: str
    problems: int
    causes: int
    measures: int


class Progress(NamedTuple):
    """How many rows have a written follow-up, of how many that hold anything."""

    done: int
    total: int


def sheet_areas(plan: Plan, template: Area) -> tuple[Area, ...]:
    """The areas that have a sheet in the workbook: the plan's, and the template until an own one takes its place."""
    if any(area.own for area in plan.areas):
        return plan.areas
    return (*plan.areas, template)


def count(area: Area, column: Column, guidance: str) -> int:
    """How many of the area's cells in the column are filled in.

    White space is nothing, and the form's guidance left standing in a row is no text of the plan's.
    The same problem written in three rows counts three times, as in the official sheet.
    """
    texts = (row.cells[column].strip() for row in area.rows)
    return sum(1 for text in texts if text and text != guidance.strip())


def analyse(areas: Sequence[Area], guidance: Sequence[str]) -> tuple[AreaCounts, ...]:
    """The lines of the analysis sheet, in sheet order; guidance holds the form's text for each column."""
    return tuple(
        AreaCounts(area.title, *(count(area, column, guidance[column]) for column in COUNTED_COLUMNS)) for area in areas
    )


def progress(area: Area) -> Progress:
    """The area's follow-up; rows that are wholly blank await nothing."""
    rows = [row for row in area.rows if not row.is_blank]
    return Progress(sum(row.is_followed_up for row in rows), len(rows))


def plan_progress(plan: Plan) -> Progress:
    """The follow-up of all areas together."""
    parts = [progress(area) for area in plan.areas]
    return Progress(sum(part.done for part in parts), sum(part.total for part in parts))
