"""What is weak in a plan as a whole: rules that look at more than one row."""

import re
from collections.abc import Iterator
from functools import lru_cache

from planterm.model import wording
from planterm.model.findings import Finding, Rule
from planterm.model.folding import folded_line
from planterm.model.form import Role
from planterm.model.plan import Area, Plan, Row, Standing


def of_the_plan(plan: Plan) -> Iterator[Finding]:
    """What is said once, of the plan."""
    if not plan.district.strip():
        yield Finding(Rule.NO_DISTRICT)
    if plan.is_decided and plan.decided_on is None:
        yield Finding(Rule.NO_DECISION_DATE)
    yield from _strategies(plan)
    goals = [each for each in plan.standings.values() if each.row[Role.GOALS].strip()]
    yield from _counted(Rule.UNCOUNTABLE_GOALS, goals, [each for each in goals if not _is_countable(each.row)])
    followed_up = [each for each in plan.standings.values() if each.row.is_followed_up]
    thin = [each for each in followed_up if wording.is_thin(each.row[Role.FOLLOW_UP])]
    yield from _counted(Rule.THIN_FOLLOW_UPS, followed_up, thin)


def empty_rows(area: Area) -> Iterator[Finding]:
    """Rows that hold nothing, with others below them."""
    last = max((number for number, row in enumerate(area.rows, start=1) if not row.is_blank), default=0)
    for number, row in enumerate(area.rows[:last], start=1):
        if row.is_blank:
            yield Finding(Rule.EMPTY_ROW, area.id, row.id, number)


def duplicates(plan: Plan) -> dict[str, str]:
    """The rows that say what an earlier one says, by their ids, and the label of that one.

    A measure in so many words is not written twice by chance; a shorter one is the same where problem and cause are.
    """
    said: dict[tuple[str, ...], str] = {}
    found: dict[str, str] = {}
    for standing in plan.standings.values():
        if (what := _says(standing.row)) and (first := said.setdefault(what, standing.label)) != standing.label:
            found[standing.row.id] = first
    return found


@lru_cache(maxsize=1 << 14)
def _says(row: Row) -> tuple[str, ...]:
    """What makes the row the same as another one; nothing where it says too little."""
    measure = _words(row[Role.MEASURE])
    if measure.count(" ") + 1 >= _OWN_WORDS:
        return (measure,)
    texts = tuple(_words(row[role]) for role in (Role.PROBLEM, Role.CAUSE, Role.MEASURE) if row.columns.find(role))
    return texts if texts and all(texts) else ()


def _words(text: str) -> str:
    return " ".join(_WORD.findall(folded_line(text)))


def _is_countable(row: Row) -> bool:
    return wording.is_countable(row[Role.GOALS])


def _counted(rule: Rule, all_of_them: list[Standing], weak: list[Standing]) -> Iterator[Finding]:
    if weak:
        labels = [each.label for each in weak[:_MOST_NAMED]]
        more = ["…"] if len(weak) > _MOST_NAMED else []
        yield Finding(rule, names=(str(len(weak)), str(len(all_of_them)), *labels, *more))


def _strategies(plan: Plan) -> Iterator[Finding]:
    """The strategies that the form asks for, and that no row of a plan with something in each area speaks of."""
    if plan.form.area_ids - {area.id for area in plan.areas if not all(row.is_blank for row in area.rows)}:
        return
    asked = folded_line(" ".join(plan.form.instruction.paragraphs)) if plan.form.instruction else ""
    told = "\n".join([folded_line(cell) for row in plan.rows() for cell in row.cells])
    for name, (in_form, in_plan) in _STRATEGIES.items():
        if in_form in asked and not any(each in told for each in in_plan):
            yield Finding(Rule.NO_STRATEGY, names=(name,))


_WORD = re.compile(r"\w+")
_OWN_WORDS, _MOST_NAMED = 5, 8
_STRATEGIES = {
    "kriminalitet": (
        "dras in i kriminalitet",
        (
            *("rekryter", "kriminell identitet", "riskzon", "värv", "sspf", "gängkrim", "dras in i", "drags in i"),
            *("dragas in i", "dragits in i", "dragen in i", "dragna in i"),
        ),
    ),
    "extremism": ("extremism", ("extremis", "radikaliser", "terroris")),
}
"""The strategies by name: what the form calls them, and how a plan speaks of them."""
