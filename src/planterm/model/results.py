"""What became of the plan in figures: the counts of the official analysis, and how the measures went."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planterm.model.form import Column, Form
from planterm.model.plan import Area, Plan, Row, Status


class AreaCounts(NamedTuple):
    """One line of the analysis sheet."""

    title: str
    counts: tuple[int, ...]
    """The filled cells of each column that the form counts."""


class Progress(NamedTuple):
    """How many rows have a written follow-up, of how many that hold anything."""

    done: int
    total: int


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
    texts = (row[column].strip() for row in area.rows)
    return sum(1 for text in texts if text and text != column.guidance.strip())


def analyse(areas: Sequence[Area], form: Form) -> tuple[AreaCounts, ...]:
    """The lines of the analysis sheet, in sheet order."""
    columns = [each.column for each in form.analysis.counted]
    return tuple(AreaCounts(area.title, tuple(count(area, column) for column in columns)) for area in areas)


def progress(rows: Iterable[Row]) -> Progress:
    """The follow-up of the rows; those that are wholly blank await nothing."""
    done = [row.is_followed_up for row in rows if not row.is_blank]
    return Progress(sum(done), len(done))


STATUSES = tuple(Status)


class Result(NamedTuple):
    """The rows of an area, or of several, that hold anything."""

    rows: int
    followed_up: int
    by_status: tuple[int, ...]
    """Of the rows followed up, how many have each status, in the order of Status.

    A status without a text is no follow-up: such a row counts as not followed up and nowhere else.
    """

    @property
    def not_followed_up(self) -> int:
        """The rows that still await a text."""
        return self.rows - self.followed_up

    @property
    def without_status(self) -> int:
        """The rows followed up in words alone."""
        return self.followed_up - sum(self.by_status)


def result_of(area: Area) -> Result:
    """The area's result; rows that are wholly blank await nothing and do not count."""
    rows = [row for row in area.rows if not row.is_blank]
    followed_up = [row.status for row in rows if row.is_followed_up]
    return Result(len(rows), len(followed_up), tuple(followed_up.count(status) for status in STATUSES))


def total(results: Iterable[Result]) -> Result:
    """Several results together."""
    parts = tuple(results)
    by_status = tuple(sum(part.by_status[index] for part in parts) for index in range(len(STATUSES)))
    return Result(sum(part.rows for part in parts), sum(part.followed_up for part in parts), by_status)


def percent(part: int, whole: int) -> int:
    """The part of the whole in per cent; 0 and 100 stand for none and all, never for nearly so."""
    if part in (0, whole):
        return 100 if part else 0
    return min(99, max(1, round(100 * part / whole)))
