"""The summary for the board as a web page, which prints on two sheets where it can."""

from collections.abc import Iterable, Sequence
from datetime import date

from planterm.model.plan import Plan
from planterm.model.summary import AreaSummary, Measure, Summary, fitting, summary_of
from planterm.model.text import one_line
from planterm.publish.board_summary import (
    awaiting,
    before_line,
    deviation_fields,
    followed_up,
    outcome,
    summary_lines,
)
from planterm.publish.html import (
    About,
    Heading,
    Html,
    element,
    facts,
    joined,
    page,
    result_table,
    running,
    section,
    table,
)
from planterm.publish.plan_text import details
from planterm.texts import publishing as texts

_MOST_LINES = 2 * 76
"""What two printed sheets have room for."""

_LINE_LENGTH = 95
"""What a line of the printed page surely has room for, in characters."""


def summary_page(plan: Plan, made: date, *, earlier: Sequence[Plan] = (), with_status: bool = False) -> str:
    """Goals first, then what the administration says, what deviates, what was done area by area, and what comes.

    The plans of the years before, the last one first, are told beside it; the status of a measure only if asked.
    """
    name, district = plan.form.title(plan.year), one_line(plan.district)
    whole = summary_of(plan, earlier, with_status=with_status)
    summary = fitting(whole, lambda each: len(summary_lines(plan, each, _LINE_LENGTH)), _MOST_LINES)
    about = About(texts.summary_heading(name, district), plan.district, texts.summary_description(district), made)
    top = joined((element("h1", texts.SUMMARY_TITLE), facts([(texts.PLAN, name), *details(plan)])))
    content = _content(plan, summary, is_short=summary != whole)
    return page(about, "summary", top, content)


def _content(plan: Plan, summary: Summary, *, is_short: bool) -> Html:
    if not summary.areas:
        return element("p", texts.NO_SUMMARY)
    result = summary.result
    results = [(f"{area.number}. {area.title}", area.result) for area in summary.areas]
    lead = element("p", texts.goals_lead(result.by_goal, result.followed_up, result.rows), class_="lead")
    sections = [
        _section("siffror", texts.GOALS_HEADING, lead, result_table(results)),
        _section("bedomning", texts.JUDGEMENT, *_paragraphs(summary.judgement)),
        _section("avvikelser", texts.DEVIATIONS, *_deviations(plan, summary)),
        *(_page_area(area) for area in summary.areas),
        _section("samma", texts.ALIKE, *_items(texts.alike(each.text, each.places) for each in summary.alike)),
        _section("nasta", texts.COMING, *_items(texts.coming_lines(*summary.coming) if summary.coming else ())),
    ]
    if summary.years is not None:
        heading = texts.BESIDE_LAST_YEAR.format(year=summary.years.earlier)
        sections.append(_section("forra", heading, *_items(texts.years_lines(plan.year, *summary.years))))
    return joined((*sections, element("p", texts.SHORTENED if is_short else texts.WHERE)))


def _section(anchor: str, heading: str, *content: Html) -> Html:
    """A heading and what stands under it; nothing where there is nothing."""
    return section(anchor, heading, *content) if content else Html()


def _paragraphs(text: str) -> Iterable[Html]:
    return (element("p", running(paragraph)) for paragraph in text.split("\n") if paragraph.strip())


def _items(items: Iterable[str]) -> Iterable[Html]:
    listed = [element("li", running(item)) for item in items]
    return (_list(listed),) if listed else ()


def _list(items: Iterable[Html]) -> Html:
    return element("ul", Html("\n"), *items)


def _deviations(plan: Plan, summary: Summary) -> Iterable[Html]:
    if not summary.deviations:
        return ()
    columns = [name for name, _ in deviation_fields(plan, summary.deviations[0])]
    headings = [Heading(texts.OUTCOME, "outcome"), *(Heading(name, "told") for name in columns)]
    rows = [_deviation(plan, each) for each in summary.deviations]
    return (table(texts.DEVIATIONS_CAPTION, headings, rows),)


def _deviation(plan: Plan, measure: Measure) -> list[str]:
    said = outcome(measure)
    *others, (_, follow_up) = deviation_fields(plan, measure)
    told = "\n\n".join(filter(None, (follow_up, *map(before_line, measure.before))))
    return [" ".join(filter(None, (measure.place, said))), *(text for _, text in others), told]


def _page_area(area: AreaSummary) -> Html:
    title = texts.summary_area(area.number, area.title, area.result.followed_up, area.result.rows)
    done = [_item(each, followed_up(each)) for each in area.followed_up]
    rest = [_item(each, awaiting(each)) for each in area.awaiting]
    waiting = (element("h3", texts.AWAITING), _list(rest)) if rest else ()
    return _section(f"omrade-{area.number}", title, *((_list(done),) if done else ()), *waiting)


def _item(measure: Measure, text: str) -> Html:
    return element("li", element("span", measure.place, class_="place"), Html(" "), running(text))
