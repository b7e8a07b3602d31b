"""The summary for the board as plain text, on one page where it can be."""

from collections.abc import Iterator

from planterm.form.form import Form
from planterm.model.plan import Plan
from planterm.model.summary import AreaSummary, Measure, Summary, fitting, summary_of
from planterm.publish.bars import BLOCKS, BarSigns
from planterm.publish.markup import one_line
from planterm.publish.result_text import share_lines
from planterm.publish.wrap import hanging
from planterm.texts import plan as plan_texts
from planterm.texts import summary as texts

PAGE_LINES = 66
"""What a sheet of A4 has room for in ten points."""

_INDENT = 2


def summary_text(plan: Plan, form: Form, width: int, signs: BarSigns = BLOCKS) -> str:
    """The figures first, then area by area the measures with their status and the follow-up's own words."""
    heading = texts.heading(texts.TITLE, form.title(plan.year), one_line(plan.district))
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


def _lines(heading: str, summary: Summary, width: int, signs: BarSigns, *, is_shortened: bool) -> Iterator[str]:
    yield from hanging("", heading, 0, width)
    if not summary.areas:
        yield from ("", texts.NOTHING)
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
    yield from hanging("", texts.area_heading(area.number, area.title, result.followed_up, result.rows), 0, width)
    places = max(len(measure.place) for measure in (*area.followed_up, *area.awaiting)) + 1
    for measure in area.followed_up:
        text = texts.measure(f"{label(measure)}{measure.what}", measure.follow_up)
        yield from hanging(measure.place.ljust(places), text, _INDENT, width)
    if area.awaiting:
        yield f"{' ' * _INDENT}{texts.AWAITING}:"
    for measure in area.awaiting:
        yield from hanging(measure.place.ljust(places), awaiting(measure), _INDENT, width)
