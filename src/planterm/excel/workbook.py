"""The workbooks of a plan: the official one, and the one that a party gets with its rows."""

from collections.abc import Sequence
from datetime import datetime

from planterm.excel.analysis_sheet import analysis_sheet
from planterm.excel.area_sheet import area_sheet, area_sheet_names
from planterm.excel.instruction_sheet import Paragraph, facts, instruction_sheet, text_sheet
from planterm.excel.sheet import Sheet, Style
from planterm.excel.summary_sheet import summary_sheet
from planterm.excel.text_measure import TextMeasure
from planterm.excel.write_book import Imprint, book_bytes
from planterm.model.answers import Request
from planterm.model.fields import detail_text
from planterm.model.plan import Plan
from planterm.model.results import sheet_areas
from planterm.model.summary import Summary, summary_of
from planterm.model.text import clean
from planterm.texts import excel as texts
from planterm.texts import party_answers


def workbook_bytes(
    plan: Plan,
    made: datetime | None = None,
    *,
    with_summary: bool = False,
    with_status: bool = False,
    earlier: Sequence[Plan] = (),
) -> bytes:
    """The plan as the official workbook: the same plan, made at the same time, gives the same bytes.

    The summary for the board, if asked for, is a sheet before the analysis, which stays furthest right; the
    plans of the years before, the last one first, are told beside it, and statuses only if asked.
    Raises PlantermError where a title or a name is longer than a cell can hold; the texts of the plan's rows
    may be as long as they like; NoTemporaryFilesError where openpyxl cannot write what it has in hand.
    """
    form, title = plan.form, plan.form.title(plan.year)
    described = ""
    if form.instruction is None:  # no sheet says whose plan it is
        facts = ((label, detail_text(plan, key)) for key, label in texts.DETAILS.items())
        described = "\n".join(f"{label}: {value}" for label, value in facts if value.strip())
    imprint = Imprint(title, texts.plan_name(title, plan.district), clean(plan.district), form.annex, described)
    summary = summary_of(plan, earlier, with_status=with_status) if with_summary else None
    return book_bytes(_sheets(plan, summary), imprint, made)


def _sheets(plan: Plan, summary: Summary | None) -> Sequence[Sheet]:
    form, measure, areas = plan.form, TextMeasure(), sheet_areas(plan)
    names = area_sheet_names(form, areas)
    area_sheets = [area_sheet(form, area, name, measure) for area, name in zip(areas, names, strict=True)]
    return (
        *((instruction_sheet(plan, form.instruction, measure),) if form.instruction else ()),
        *(area.sheet for area in area_sheets),
        *((summary_sheet(plan, form, summary, measure),) if summary is not None else ()),
        *((analysis_sheet(form, area_sheets, measure),) if form.analysis.has_sheet else ()),
    )


def handed_out_bytes(plan: Plan, party: str, request: Request) -> bytes:
    """The workbook for a party, of a plan that has its rows alone; raises PlantermError as any workbook does."""
    title, measure, areas = plan.form.title(plan.year), TextMeasure(), sheet_areas(plan)
    named = zip(areas, area_sheet_names(plan.form, areas), strict=True)  # each as in the whole workbook
    sheets = [area_sheet(plan.form, area, name, measure).sheet for area, name in named if area.rows]
    imprint = Imprint(title, texts.plan_name(title, plan.district), clean(plan.district), plan.form.annex)
    return book_bytes([_request_sheet(plan, party, request, measure, len(sheets)), *sheets], imprint)


def _request_sheet(plan: Plan, party: str, request: Request, measure: TextMeasure, sheets: int) -> Sheet:
    """What it is asked to do, first in the workbook."""
    rows = sum(1 for _ in plan.rows())
    lines = [Paragraph(party_answers.asked(clean(party)), Style.TITLE), *facts(plan)]
    lines.append(Paragraph(party_answers.where(rows, sheets), Style.PARAGRAPH, gap=True))
    for heading, text in zip(party_answers.REQUEST_LABELS, request, strict=True):
        if text.strip():
            lines += [Paragraph(heading, Style.RESOURCE, gap=True), Paragraph(text, Style.DESCRIPTION)]
    return text_sheet(party_answers.REQUEST_SHEET, lines, measure)
