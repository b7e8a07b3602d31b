"""The sheet that sums the follow-up up for the board: planterm's own, made anew with every export."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from planterm.excel.sheet import Sheet, SheetRow, Style
from planterm.excel.text_measure import RowLayout, TextMeasure
from planterm.model.form import Form
from planterm.model.plan import Plan
from planterm.model.summary import Measure, Summary
from planterm.texts import excel as excel_texts
from planterm.texts import progress as plan_texts
from planterm.texts import publishing as texts

_COLUMNS = {texts.MEASURE: 260.0, texts.GOAL: 180.0, texts.OUTCOME: 90.0, texts.FOLLOW_UP: 250.0}
"""The widths of the columns in points."""

_PAGE_HEIGHT = 512.0
"""What an A4 page lying down has room for between its margins, in points."""


def summary_sheet(plan: Plan, form: Form, summary: Summary, measure: TextMeasure) -> Sheet:
    """Goals and what comes; below them the judgement, and each measure with its texts whole, what deviates first."""
    layout = RowLayout(measure, tuple(_COLUMNS.values()))
    title = texts.summary_heading(form.title(plan.year), " ".join(plan.district.split()))
    above = [layout.above(title, Style.TITLE)]
    above += [layout.above(each, Style.FACT) for each in _told(plan, summary)]
    above.append(layout.row((*_COLUMNS,), Style.HEADER))
    rows = [*above, *_rows(summary, layout)]
    return Sheet(
        texts.SUMMARY_SHEET,
        rows=rows,
        column_widths=layout.widths,
        page_starts=tuple(_page_starts(rows, len(above))),
        header_row=len(above),
        named_cell=(excel_texts.TABLE_TITLES_NAME, f"$A${len(above)}"),
    )


def _told(plan: Plan, summary: Summary) -> Iterator[str]:
    """What stands above the table, a paragraph each."""
    result = summary.result
    facts = texts.summary_facts(plan.case_number, plan.decided_on, plan.police_area, is_decided=plan.is_decided)
    yield from filter(None, (" · ".join(facts), texts.goals_lead(result.by_goal, result.followed_up, result.rows)))
    if summary.years is not None:
        yield from texts.years_lines(plan.year, *summary.years)
    if summary.coming is not None:
        yield " · ".join(texts.coming_lines(*summary.coming))


def _page_starts(rows: Sequence[SheetRow], header_row: int) -> Iterator[int]:
    """The rows of headings that would stand at the foot of a page, without anything below them."""
    header = rows[header_row - 1].height
    used = sum(row.height for row in rows[:header_row])
    for number, (row, following) in enumerate(pairwise(rows[header_row:]), header_row + 1):
        is_heading = row.styles[0] is Style.AREA
        if used + row.height + (following.height if is_heading else 0) > _PAGE_HEIGHT:
            used = header
            if is_heading:
                yield number
        used += row.height


def _rows(summary: Summary, layout: RowLayout) -> Iterator[SheetRow]:
    if summary.judgement:
        yield _heading(texts.JUDGEMENT, layout)
        yield from layout.lines(summary.judgement, Style.FACT_LINE)
    if summary.deviations:
        yield _heading(texts.DEVIATIONS, layout)
    for measure in summary.deviations:
        yield from layout.body_rows(_cells(measure, f"{measure.place} {measure.problem}\n{measure.what}"))
    for area in summary.areas:
        yield _heading(texts.summary_area(area.number, area.title, area.result.followed_up, area.result.rows), layout)
        for measure in (*area.followed_up, *area.awaiting):
            yield from layout.body_rows(_cells(measure, f"{measure.place} {measure.what}"))
    if summary.alike:
        yield _heading(texts.ALIKE, layout)
    for each in summary.alike:
        outcome = plan_texts.outcome(None, each.goal_reached)
        yield from layout.body_rows((", ".join(each.places), "", outcome, each.text))


def _heading(text: str, layout: RowLayout) -> SheetRow:
    return layout.row((text, *("",) * (len(layout.widths) - 1)), Style.AREA)


def _cells(measure: Measure, what: str) -> tuple[str, ...]:
    outcome = plan_texts.outcome(measure.status, measure.goal_reached)
    return what, measure.goal, outcome, measure.follow_up or texts.AWAITING
