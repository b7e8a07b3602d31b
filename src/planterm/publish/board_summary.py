"""The summary for the board, as plain text and as a web page that prints on one sheet where it can."""

from collections.abc import Iterable, Iterator
from datetime import date

from planterm.model.form import Form
from planterm.model.plan import Plan
from planterm.model.summary import AreaSummary, Measure, Summary, fitting, summary_of
from planterm.publish.html import About, Html, element, facts, joined, one_line, page, result_table, running
from planterm.publish.plan_text import BLOCKS, BarSigns, share_lines
from planterm.publish.wrap import hanging, wrap
from planterm.texts import progress as plan_texts
from planterm.texts import publishing as texts

PAGE_LINES = 66
"""What a sheet of A4 has room for in ten points."""

_INDENT = 2


def summary_text(plan: Plan, form: Form, width: int, signs: BarSigns | None = BLOCKS) -> str:
    """The figures first, then area by area the measures with their status and the follow-up's own words."""
    heading = texts.summary_heading(form.title(plan.year), one_line(plan.district))
    whole = summary_of(plan)

    def lines(summary: Summary) -> list[str]:
        return list(_lines(heading, summary, width, signs, is_shortened=summary != whole))

    return "\n".join(lines(fitting(whole, lambda summary: len(lines(summary)), PAGE_LINES)))


def label(measure: Measure) -> str:
    """The status of a measure that is followed up, before its text; nothing where it has none."""
    return f"{plan_texts.STATUSES[measure.status]}: " if measure.status else ""


def awaiting(measure: Measure) -> str:
    """A measure without a follow-up, with its status where it has one all the same."""
    if measure.status is None:
        return measure.what
    return f"{measure.what} ({texts.only_status(plan_texts.STATUSES[measure.status])})"


def _lines(heading: str, summary: Summary, width: int, signs: BarSigns | None, *, is_shortened: bool) -> Iterator[str]:
    yield from hanging("", heading, 0, width)
    if not summary.areas:
        yield from ("", texts.NO_SUMMARY)
        return
    yield ""
    yield from share_lines(summary.result, width, signs)
    for area in summary.areas:
        yield ""
        yield from _area(area, width)
    yield ""
    yield from hanging("", texts.SHORTENED if is_shortened else texts.WHERE, 0, width)


def _area(area: AreaSummary, width: int) -> Iterator[str]:
    result = area.result
    yield from hanging("", texts.summary_area(area.number, area.title, result.followed_up, result.rows), 0, width)
    places = max(len(measure.place) for measure in (*area.followed_up, *area.awaiting)) + 1
    for measure in area.followed_up:
        text = texts.measure(f"{label(measure)}{measure.what}", measure.follow_up)
        yield from hanging(measure.place.ljust(places), text, _INDENT, width)
    if area.awaiting:
        yield f"{' ' * _INDENT}{texts.AWAITING}:"
    for measure in area.awaiting:
        yield from hanging(measure.place.ljust(places), awaiting(measure), _INDENT, width)


_PAGE_LINES = 76
_LINE_LENGTH = 105
"""What a line of the printed page surely has room for, in characters."""

_TOP_LINES, _AREA_LINES = 14, 1.6
"""What the top with its figures takes beside its rows, and an area's heading; in lines."""


def summary_page(plan: Plan, form: Form, made: date) -> str:
    """The figures first, then area by area the measures with their status and the follow-up's own words."""
    name, district = form.title(plan.year), one_line(plan.district)
    whole = summary_of(plan)
    summary = fitting(whole, _page_lines, _PAGE_LINES)
    about = About(
        texts.summary_heading(name, district),
        plan.district,
        texts.summary_description(district),
        made,
    )
    pairs = [(texts.PLAN, name), (texts.DISTRICT, plan.district)]
    top = joined((element("h1", texts.SUMMARY_TITLE), facts(pairs)))
    return page(about, "summary", top, _content(summary, is_shortened=summary != whole))


def _page_lines(summary: Summary) -> int:
    """About how many lines the summary takes when it is printed."""
    rows = [measure for area in summary.areas for measure in area.followed_up]
    waiting = [measure for area in summary.areas for measure in area.awaiting]
    pieces = [texts.measure(f"{label(row)}{row.what}", row.follow_up) for row in rows] + list(map(awaiting, waiting))
    headings = sum(_AREA_LINES + bool(area.awaiting) for area in summary.areas)
    return round(_TOP_LINES + len(summary.areas) + headings + sum(len(wrap(text, _LINE_LENGTH)) for text in pieces))


def _content(summary: Summary, *, is_shortened: bool) -> Html:
    if not summary.areas:
        return element("p", texts.NO_SUMMARY)
    figures = element(
        "section",
        element("h2", texts.FIGURES, id="siffror"),
        result_table([(f"{area.number}. {area.title}", area.result) for area in summary.areas]),
        aria_labelledby="siffror",
    )
    note = element("p", texts.SHORTENED if is_shortened else texts.WHERE)
    return joined((figures, *map(_page_area, summary.areas), note))


def _page_area(area: AreaSummary) -> Html:
    anchor = f"omrade-{area.number}"
    title = texts.summary_area(area.number, area.title, area.result.followed_up, area.result.rows)
    rest = joined((element("h3", texts.AWAITING), _list(map(_awaiting, area.awaiting)))) if area.awaiting else Html()
    done = _list(map(_followed_up, area.followed_up)) if area.followed_up else Html()
    return element("section", element("h2", running(title), id=anchor), done, rest, aria_labelledby=anchor)


def _list(items: Iterable[Html]) -> Html:
    return element("ul", Html("\n"), *items)


def _followed_up(measure: Measure) -> Html:
    status = element("span", label(measure), class_="status") if measure.status else Html()
    return element("li", _place(measure), status, running(texts.measure(measure.what, measure.follow_up)))


def _awaiting(measure: Measure) -> Html:
    return element("li", _place(measure), running(awaiting(measure)))


def _place(measure: Measure) -> Html:
    return joined((element("span", measure.place, class_="place"), Html(" ")))
