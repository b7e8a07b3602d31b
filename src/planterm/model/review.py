"""The review: what is weak in a plan, row by row and as a whole."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from planterm.model.findings import Finding, Level, RowFinding, Rule
from planterm.model.form import Column
from planterm.model.plan import Area, Plan, Row, Spot
from planterm.model.remembering import remembered
from planterm.model.rules import duplicates, of_the_plan, row_findings
from planterm.model.wording import WEAK


class ReviewScope(NamedTuple):
    """What the user wants reviewed, and not."""

    off: frozenset[str] = frozenset()
    """Rules that are off."""
    weak: tuple[str, ...] = WEAK
    """The words that a measure should not begin with."""
    hand_in: date | None = None
    """When plans are to be handed in."""
    today: date = date.min

    def has(self, rule: Rule) -> bool:
        """Whether the rule is on; what is an error is always told."""
        return rule.value not in self.off or rule.level is Level.ERROR


EVERYTHING = ReviewScope()


def cell_findings(row: Row, plan: Plan, wanted: ReviewScope = EVERYTHING) -> dict[Column, RowFinding]:
    """The cells of a row in which something is likely wrong; a blank cell shows by itself that it is blank."""
    return {
        each.column: each
        for each in reversed(_of_the_row(row, plan, wanted))
        if row.text(each.column).strip() and each.rule.level is not Level.TIP
    }


@remembered(4)
def review(plan: Plan, wanted: ReviewScope = EVERYTHING) -> tuple[Finding, ...]:
    """What there is to look at, in the order of the plan."""
    found = list(of_the_plan(plan))
    if (day := plan.awaited_decision(wanted.hand_in, wanted.today)) is not None:
        found.append(Finding(Rule.NO_DECISION, names=(day.isoformat(),)))
    again = duplicates(plan)
    for area in plan.areas:
        found += _of_the_area(area, plan, again, wanted)
    return tuple(each for each in found if wanted.has(each.rule))


def confirmed(row: Row) -> tuple[str, ...]:
    """The rules that the row is right in spite of."""
    return tuple(filter(None, map(str.strip, row.confirmed.split(","))))


def _of_the_area(area: Area, plan: Plan, again: dict[str, str], wanted: ReviewScope) -> Iterator[Finding]:
    last = max((number for number, row in enumerate(area.rows, start=1) if not row.is_blank), default=0)
    if not last:
        yield Finding(Rule.EMPTY_AREA, Spot(area.id))
    for number, row in enumerate(area.rows, start=1):
        for each in _of_the_row(row, plan, wanted):
            yield Finding(each.rule, Spot(area.id, row.id, each.column.key), each.names)
        if row.id in again and Rule.DUPLICATE.value not in confirmed(row):
            yield Finding(Rule.DUPLICATE, Spot(area.id, row.id), (again[row.id],))
        if row.is_blank and number < last:
            yield Finding(Rule.EMPTY_ROW, Spot(area.id, row.id))


def _of_the_row(row: Row, plan: Plan, wanted: ReviewScope) -> list[RowFinding]:
    found = row_findings(row, plan.year, plan.stage, wanted.weak)
    return [each for each in found if wanted.has(each.rule) and each.rule.value not in confirmed(row)]
