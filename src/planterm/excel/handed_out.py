"""A party's rows as a workbook: what is asked of it, and the areas in which it has rows."""

from planterm.excel.area_sheet import area_sheet, area_sheet_names
from planterm.excel.instruction_sheet import Line, facts, text_sheet
from planterm.excel.sheet import Sheet, Style
from planterm.excel.text_measure import TextMeasure
from planterm.excel.workbook import About, book_bytes
from planterm.model.plan import Plan
from planterm.model.request import Request
from planterm.model.results import sheet_areas
from planterm.model.text import clean
from planterm.texts import excel as texts
from planterm.texts import party_answers


def handed_out_bytes(plan: Plan, party: str, request: Request) -> bytes:
    """The workbook for a party, of a plan that has its rows alone; raises PlantermError as any workbook does."""
    title, measure, areas = plan.form.title(plan.year), TextMeasure(), sheet_areas(plan)
    named = zip(areas, area_sheet_names(plan.form, areas), strict=True)  # each as in the whole workbook
    sheets = [area_sheet(plan.form, area, name, measure).sheet for area, name in named if area.rows]
    about = About(title, texts.plan_name(title, plan.district), clean(plan.district), plan.form.annex)
    return book_bytes([_request_sheet(plan, party, request, measure, len(sheets)), *sheets], about)


def _request_sheet(plan: Plan, party: str, request: Request, measure: TextMeasure, sheets: int) -> Sheet:
    """What it is asked to do, first in the workbook."""
    rows = sum(1 for _ in plan.rows())
    lines = [Line(party_answers.asked(clean(party)), Style.TITLE), *facts(plan)]
    lines.append(Line(party_answers.where(rows, sheets), Style.PARAGRAPH, gap=True))
    for heading, text in zip(party_answers.REQUEST_LABELS, request, strict=True):
        if text.strip():
            lines += [Line(heading, Style.RESOURCE, gap=True), Line(text, Style.DESCRIPTION)]
    return text_sheet(party_answers.REQUEST_SHEET, lines, measure)
