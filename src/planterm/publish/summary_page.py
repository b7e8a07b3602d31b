"""The summary for the board as a web page that prints on one sheet where it can."""

from collections.abc import Iterable
from datetime import date

from planterm.form.form import Form
from planterm.model.plan import Plan
from planterm.model.summary import AreaSummary, Measure, Summary, fitting, summary_of
from planterm.publish.markup import Html, element, joined, one_line
from planterm.publish.page import About, facts, page
from planterm.publish.result_table import result_table
from planterm.publish.summary_text import awaiting, label
from planterm.publish.wrap import wrap
from planterm.texts import publishing as page_texts
from planterm.texts import summary as texts

_PAGE_LINES = 76
_LINE_LENGTH = 105
"""What a line of the printed page surely has room for, in characters."""

_TOP_LINES, _AREA_LINES = 14, 1.6
"""What the top with its figures takes beside its rows, and an area's heading; in lines."""


def summary_page(plan: Plan, form: Form, made: date) -> str:
    """The figures first, then area by area the measures with their status and the follow-up's own words."""
    name, district = form.title(plan.year), one_line(plan.district)
    whole = summary_of(plan)
    summary = fitting(whole, _lines, _PAGE_LINES)
    about = About(
        texts.heading(texts.TITLE, name, district), plan.district, texts.description(texts.TITLE, district), made
    )
    pairs = [(page_texts.PLAN, name), (page_texts.DISTRICT, plan.district)]
    top = joined((element("h1", texts.TITLE), facts(pairs)))
    return page(about, "summary", top, _content(summary, is_shortened=summary != whole))


def _lines(summary: Summary) -> int:
    """About how many lines the summary takes when it is printed."""
    rows = [measure for area in summary.areas for measure in area.followed_up]
    waiting = [measure for area in summary.areas for measure in area.awaiting]
    pieces = [texts.measure(f"{label(row)}{row.what}", row.follow_up) for row in rows] + list(map(awaiting, waiting))
    headings = sum(_AREA_LINES + bool(area.awaiting) for area in summary.areas)
    return round(_TOP_LINES + len(summary.areas) + headings + sum(len(wrap(text, _LINE_LENGTH)) for text in pieces))


def _content(summary: Summary, *, is_shortened: bool) -> Html:
    if not summary.areas:
        return element("p", texts.NOTHING)
    figures = element(
        "section",
        element("h2", texts.FIGURES, id="siffror"),
        result_table([(f"{area.number}. {area.title}", area.result) for area in summary.areas]),
        aria_labelledby="siffror",
    )
    note = element("p", texts.SHORTENED if is_shortened else texts.WHERE)
    return joined((figures, *map(_area, summary.areas), note))


def _area(area: AreaSummary) -> Html:
    anchor = f"omrade-{area.number}"
    title = texts.area_heading(area.number, area.title, area.result.followed_up, area.result.rows)
    rest = joined((element("h3", texts.AWAITING), _list(map(_awaiting, area.awaiting)))) if area.awaiting else Html()
    done = _list(map(_followed_up, area.followed_up)) if area.followed_up else Html()
    return element("section", element("h2", title, id=anchor), done, rest, aria_labelledby=anchor)


def _list(items: Iterable[Html]) -> Html:
    return element("ul", Html("\n"), *items)


def _followed_up(measure: Measure) -> Html:
    status = element("span", label(measure), class_="status") if measure.status else Html()
    return element("li", _place(measure), status, texts.measure(measure.what, measure.follow_up))


def _awaiting(measure: Measure) -> Html:
    return element("li", _place(measure), awaiting(measure))


def _place(measure: Measure) -> Html:
    return joined((element("span", measure.place, class_="place"), Html(" ")))
