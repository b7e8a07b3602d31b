"""The summary for the board as plain text, on two pages where it can."""

from collections.abc import Iterable, Iterator, Sequence

from planterm.model.form import Role
from planterm.model.plan import Plan
from planterm.model.summary import AreaSummary, Before, Measure, Summary, fitting, summary_of
from planterm.model.text import one_line
from planterm.publish.plan_text import labelled, share_lines
from planterm.publish.wrap import BLOCKS, BarSigns, hanging
from planterm.texts import progress as plan_texts
from planterm.texts import publishing as texts

MOST_LINES = 2 * 66
"""What two sheets of A4 have room for in ten points."""

_INDENT = 2


def summary_text(
    plan: Plan,
    width: int,
    signs: BarSigns | None = BLOCKS,
    *,
    earlier: Sequence[Plan] = (),
    with_status: bool = False,
) -> str:
    """Goals first, then what the administration says, what deviates, what was done area by area, and what comes.

    The plans of the years before, the last one first, are told beside it; the status of a measure only if asked.
    """
    whole = summary_of(plan, earlier, with_status=with_status)
    summary = fitting(whole, lambda each: len(summary_lines(plan, each, width, signs)), MOST_LINES)
    return "\n".join(summary_lines(plan, summary, width, signs, is_short=summary != whole))


def summary_lines(
    plan: Plan, summary: Summary, width: int, signs: BarSigns | None = BLOCKS, *, is_short: bool = False
) -> list[str]:
    """The summary's lines, which also tell about how long it is on other paper; the last one says if it is short."""
    return list(_lines(plan, summary, width, signs, is_short=is_short))


def outcome(measure: Measure) -> str:
    """How a measure went, in words."""
    return plan_texts.outcome(measure.status, measure.goal_reached)


def deviation_fields(plan: Plan, measure: Measure) -> list[tuple[str, str]]:
    """Problem, measure, goal and follow-up of a row under the form's own headers, as far as the form has them."""
    said = ((Role.PROBLEM, measure.problem), (Role.MEASURE, measure.what), (Role.GOALS, measure.goal))
    columns = [(plan.columns.find(role), text) for role, text in (*said, (Role.FOLLOW_UP, measure.follow_up))]
    return [(column.header, text) for column, text in columns if column is not None]


def before_line(before: Before) -> str:
    """What was said of the row in an earlier year: its goal, whether that was reached, and the follow-up."""
    said = plan_texts.outcome(None, before.goal_reached) or texts.NOT_JUDGED
    return texts.last_year(before.year, before.goal, said, before.follow_up)


def awaiting(measure: Measure) -> str:
    """A measure without a follow-up, with its status where it has one all the same."""
    if measure.status is None:
        return measure.what
    return texts.only_status(measure.what, plan_texts.STATUSES[measure.status])


def followed_up(measure: Measure) -> str:
    """A measure and its follow-up, after how it went where that is said."""
    said = outcome(measure)
    return texts.measure(f"{said}: {measure.what}" if said else measure.what, measure.follow_up)


def _lines(plan: Plan, summary: Summary, width: int, signs: BarSigns | None, *, is_short: bool) -> Iterator[str]:
    yield from hanging("", texts.summary_heading(plan.form.title(plan.year), one_line(plan.district)), 0, width)
    facts = texts.summary_facts(plan.case_number, plan.decided_on, plan.police_area, is_decided=plan.is_decided)
    yield from hanging("", one_line(" · ".join(facts)), 0, width)
    if not summary.areas:
        yield from ("", texts.NO_SUMMARY)
        return
    result = summary.result
    yield ""
    yield from hanging("", texts.goals_lead(result.by_goal, result.followed_up, result.rows), 0, width)
    yield ""
    yield from share_lines(result, result, width, signs)
    yield from _section(texts.JUDGEMENT, summary.judgement.split("\n") if summary.judgement else (), 0, width)
    if summary.deviations:
        yield ""
        yield texts.DEVIATIONS
    for measure in summary.deviations:
        yield from _deviation(plan, measure, width)
    for area in summary.areas:
        yield from _area(area, width)
    alike = [texts.alike(each.text, each.places) for each in summary.alike]
    yield from _section(texts.ALIKE, alike, _INDENT, width)
    yield from _section(texts.COMING, texts.coming_lines(*summary.coming) if summary.coming else (), _INDENT, width)
    if summary.years is not None:
        heading = texts.BESIDE_LAST_YEAR.format(year=summary.years.earlier)
        yield from _section(heading, texts.years_lines(plan.year, *summary.years), _INDENT, width)
    yield ""
    yield from hanging("", texts.SHORTENED if is_short else texts.WHERE, 0, width)


def _section(heading: str, paragraphs: Iterable[str], indent: int, width: int) -> Iterator[str]:
    """A heading and what stands under it; nothing where there is nothing."""
    for number, paragraph in enumerate(paragraphs):
        if not number:
            yield ""
            yield heading
        yield from hanging("", paragraph, indent, width)


def _deviation(plan: Plan, measure: Measure, width: int) -> Iterator[str]:
    said = outcome(measure)
    yield f"{' ' * _INDENT}{' '.join(filter(None, (measure.place, said)))}"
    yield from labelled(deviation_fields(plan, measure), 2 * _INDENT, width)
    for before in measure.before:
        yield from hanging("", before_line(before), 2 * _INDENT, width)


def _area(area: AreaSummary, width: int) -> Iterator[str]:
    result = area.result
    if not (area.followed_up or area.awaiting):
        return
    yield ""
    yield from hanging("", texts.summary_area(area.number, area.title, result.followed_up, result.rows), 0, width)
    places = max((len(measure.place) for measure in (*area.followed_up, *area.awaiting)), default=0) + 1
    for measure in area.followed_up:
        yield from hanging(measure.place.ljust(places), followed_up(measure), _INDENT, width)
    if area.awaiting:
        yield f"{' ' * _INDENT}{texts.AWAITING}:"
    for measure in area.awaiting:
        yield from hanging(measure.place.ljust(places), awaiting(measure), _INDENT, width)
