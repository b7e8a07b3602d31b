"""What is weak in a plan: empty cells, texts in the wrong column, repetitions, times that do not fit.

The rules come from the form's instruction (a measure has a cause, a goal, a time and somebody who answers for it; the
follow-up is written at the year's end) and from what went wrong in plans that districts have handed in: texts a column
off, causes that repeat the problem, essays under När. Grammar and spelling are the user's own, and nothing is changed.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from planterm.model.folding import folded_line
from planterm.model.form import Column, Role
from planterm.model.parties import has_slipped
from planterm.model.plan import Area, Plan, Row, Stage
from planterm.model.remembering import remembered
from planterm.model.text import EXCEL_LIMIT, excel_length
from planterm.model.when import ESSAY_LENGTH, When, classify, is_only_time, span


class Level(StrEnum):
    """How much a finding matters; values as in JSON."""

    ERROR = "fel"
    """The plan cannot be handed in so."""
    WARNING = "varning"
    """Something is very likely wrong or missing."""
    TIP = "tips"
    """Worth a look."""


class Rule(StrEnum):
    """What is looked for; values as in JSON."""

    NO_DISTRICT = "forvaltning-saknas"
    NO_DECISION_DATE = "beslutsdatum-saknas"
    EMPTY_AREA = "tomt-omrade"
    BLANK = "tom-cell"
    GUIDANCE = "vagledning-kvar"
    WRONG_COLUMN = "fel-kolumn"
    REPETITION = "upprepning"
    DUPLICATE = "dubblett"
    UNCLEAR_TIME = "oklar-tid"
    PAST_TIME = "tid-fore-aret"
    TOO_LONG = "for-lang"
    STATUS_ONLY = "status-utan-text"
    NOT_FOLLOWED_UP = "uppfoljning-saknas"
    UNDECIDED = "konflikt"
    MISSPELT = "felstavad-nyckel"


LEVELS = {
    Rule.NO_DISTRICT: Level.ERROR,
    Rule.GUIDANCE: Level.ERROR,
    Rule.UNDECIDED: Level.ERROR,
    Rule.EMPTY_AREA: Level.TIP,
    Rule.UNCLEAR_TIME: Level.TIP,
    Rule.TOO_LONG: Level.TIP,
}
"""The levels of the rules that are no warnings."""

_SAYS_AGAIN = {Role.CAUSE: Role.PROBLEM, Role.MEASURE: Role.CAUSE, Role.GOALS: Role.MEASURE}
"""What a text should not say once more."""


class Finding(NamedTuple):
    """Something to look at, and where it stands."""

    rule: Rule
    area_id: str | None = None
    row_id: str | None = None
    number: int | None = None
    """The row's number in its area, from 1."""
    column: Column | None = None
    other: int | None = None
    """The number of the row that says the same already."""
    said: str = ""
    """The sentence about it, where the rule and the place do not tell all."""

    @property
    def level(self) -> Level:
        """How much it matters."""
        return LEVELS.get(self.rule, Level.WARNING)


def in_order(findings: Iterable[Finding], plan: Plan) -> tuple[Finding, ...]:
    """The findings area by area; those of one area in the order in which they come."""
    return tuple(sorted(findings, key=lambda finding: plan.area_numbers.get(finding.area_id or "", 0)))


def cell_findings(row: Row, plan: Plan) -> dict[Column, Rule]:
    """The cells of a row in which something is likely wrong; a blank cell shows by itself that it is blank."""
    return {
        column: rule
        for rule, column in reversed(_row_findings(row, plan.year, plan.stage))
        if row[column].strip() and LEVELS.get(rule) is not Level.TIP
    }


@remembered(4)
def review(plan: Plan) -> tuple[Finding, ...]:
    """What there is to look at, in the order of the plan."""
    found = list(_of_the_plan(plan))
    for area in plan.areas:
        found += _of_the_area(area, plan)
    return tuple(found)


def _of_the_plan(plan: Plan) -> Iterator[Finding]:
    if not plan.district.strip():
        yield Finding(Rule.NO_DISTRICT)
    if plan.is_decided and plan.decided_on is None:
        yield Finding(Rule.NO_DECISION_DATE)


def _of_the_area(area: Area, plan: Plan) -> Iterator[Finding]:
    if all(row.is_blank for row in area.rows):
        yield Finding(Rule.EMPTY_AREA, area.id)
    roles = [role for role in (Role.PROBLEM, Role.CAUSE, Role.MEASURE) if plan.columns.find(role)]
    said: dict[tuple[str, ...], int] = {}
    for number, row in enumerate(area.rows, start=1):
        for rule, column in _row_findings(row, plan.year, plan.stage):
            yield Finding(rule, area.id, row.id, number, column)
        what = tuple(folded_line(row[role]) for role in roles)
        if what and all(what) and said.setdefault(what, number) != number:
            yield Finding(Rule.DUPLICATE, area.id, row.id, number, None, said[what])


@lru_cache(maxsize=1 << 14)
def _row_findings(row: Row, year: int, stage: Stage) -> tuple[tuple[Rule, Column], ...]:
    if row.is_blank and row.status is None:
        return ()
    found = [(rule, column) for column in row.columns if (rule := _of_the_cell(row, column)) is not None]
    when = row.columns.find(Role.WHEN)
    if when and (rule := _of_the_time(row[when], year)) is not None:
        found.append((rule, when))
    if row.status is not None and not row.is_followed_up:
        found.append((Rule.STATUS_ONLY, row.latest_follow_up))
    elif stage is Stage.FOLLOWED_UP and not row.is_followed_up:
        found.append((Rule.NOT_FOLLOWED_UP, row.latest_follow_up))
    return tuple(sorted(found, key=lambda each: each[1].number))


def _of_the_cell(row: Row, column: Column) -> Rule | None:
    text = row[column]
    if not text.strip():
        return Rule.BLANK if column in row.columns.expected and not row.is_blank else None
    if text.strip() == column.guidance.strip():
        return Rule.GUIDANCE
    if _is_misplaced(row, column):
        return Rule.WRONG_COLUMN
    other = _SAYS_AGAIN.get(column.role) if column.role else None
    if other is not None and folded_line(text) == folded_line(row[other]):
        return Rule.REPETITION
    return Rule.TOO_LONG if excel_length(text) > EXCEL_LIMIT else None


def _is_misplaced(row: Row, column: Column) -> bool:
    """Whether a text belongs elsewhere: a time where the measure is to stand, a party for a goal, prose for a time."""
    text = row[column]
    if column.role in (Role.CAUSE, Role.MEASURE):
        return is_only_time(text)
    if column.role is Role.GOALS:
        return has_slipped(row)
    return column.role is Role.WHEN and len(text) > ESSAY_LENGTH


def _of_the_time(text: str, year: int) -> Rule | None:
    kind = classify(text)
    if kind is When.UNCLEAR and len(text) <= ESSAY_LENGTH:
        return Rule.UNCLEAR_TIME
    time = span(text, year)
    return Rule.PAST_TIME if time is not None and time.end.year < year else None
