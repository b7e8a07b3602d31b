"""The sheet that sums the follow-up up for the board: planterm's own, made anew with every export."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from planterm.excel.sheet import Sheet, SheetRow, Style
from planterm.excel.text_measure import RowLayout, TextMeasure, line_above
from planterm.model.form import Form
from planterm.model.plan import Plan
from planterm.model.results import STATUSES, Result, percent
from planterm.model.summary import AreaSummary, summary_of
from planterm.texts import excel as excel_texts
from planterm.texts import progress as plan_texts
from planterm.texts import publishing as texts

_COLUMNS = {texts.MEASURE: 320.0, texts.FOLLOW_UP: 460.0}
_COLUMNS_WITH_STATUS = {texts.MEASURE: 320.0, texts.STATUS: 90.0, texts.FOLLOW_UP: 370.0}
"""Their widths, in points."""
_HEADER_ROW = 3
_PAGE_HEIGHT = 512.0
"""What an A4 page lying down has room for between its margins, in points."""


def summary_sheet(plan: Plan, form: Form, measure: TextMeasure) -> Sheet:
    """The figures, and a line for each measure, its texts whole, under its area; a column of statuses if any is set."""
    has_status = any(row.status for row in plan.rows())
    columns = _COLUMNS_WITH_STATUS if has_status else _COLUMNS
    summary, layout = summary_of(plan), RowLayout(measure, tuple(columns.values()))
    title = texts.summary_heading(form.title(plan.year), " ".join(plan.district.split()))
    rows = [
        line_above(measure, layout, title, Style.TITLE, Style.TITLE_LINE),
        line_above(measure, layout, _figures(summary.result), Style.FACT, Style.FACT_LINE),
        layout.row((*columns,), Style.HEADER),
    ]
    rows += [row for area in summary.areas for row in _rows(area, layout, has_status=has_status)]
    return Sheet(
        texts.SUMMARY_SHEET,
        rows=rows,
        column_widths=layout.widths,
        page_starts=tuple(_page_starts(rows)),
        header_row=_HEADER_ROW,
        named_cell=(excel_texts.TABLE_TITLES_NAME, f"$A${_HEADER_ROW}"),
    )


def _page_starts(rows: Sequence[SheetRow]) -> Iterator[int]:
    """The rows of areas' headings that would stand at the foot of a page, without anything below them."""
    header = rows[_HEADER_ROW - 1].height
    used = sum(row.height for row in rows[:_HEADER_ROW])
    for number, (row, following) in enumerate(pairwise(rows[_HEADER_ROW:]), _HEADER_ROW + 1):
        is_heading = row.styles[0] is Style.AREA
        if used + row.height + (following.height if is_heading else 0) > _PAGE_HEIGHT:
            used = header
            if is_heading:
                yield number
        used += row.height


def _figures(result: Result) -> str:
    """How much is followed up, and how many of each status."""
    share = texts.SHARE.format(part=result.followed_up, whole=result.rows)
    per_cent = texts.PER_CENT.format(number=percent(result.followed_up, result.rows))
    counted = zip((plan_texts.STATUSES[status] for status in STATUSES), result.by_status, strict=True)
    statuses = [f"{name}: {count}" for name, count in counted if count]
    return " · ".join([f"{texts.FOLLOWED_UP}: {share} ({per_cent})", *statuses])


def _rows(area: AreaSummary, layout: RowLayout, *, has_status: bool) -> Iterator[SheetRow]:
    heading = texts.summary_area(area.number, area.title, area.result.followed_up, area.result.rows)
    yield layout.row((heading, *("",) * (len(layout.widths) - 1)), Style.AREA)
    for measure in (*area.followed_up, *area.awaiting):
        status = (plan_texts.STATUSES[measure.status] if measure.status else "",) if has_status else ()
        follow_up = measure.follow_up or texts.AWAITING
        yield from layout.body_rows((f"{measure.place} {measure.what}", *status, follow_up))
