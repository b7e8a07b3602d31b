"""The official workbook of a plan."""

from collections.abc import Sequence
from datetime import UTC, datetime

from openpyxl.utils import get_column_letter

from planterm.excel.analysis_sheet import analysis_sheet
from planterm.excel.area_sheet import area_sheet
from planterm.excel.book_shell import book_shell
from planterm.excel.instruction_sheet import instruction_sheet
from planterm.excel.package import filled
from planterm.excel.sheet import Sheet
from planterm.excel.sheet_names import area_sheet_names
from planterm.excel.sheet_xml import SharedStrings, sheet_data
from planterm.excel.summary_sheet import summary_sheet
from planterm.excel.text_measure import TextMeasure
from planterm.form.form import Form
from planterm.model.analysis import sheet_areas
from planterm.model.plan import Area, Plan


def workbook_bytes(plan: Plan, form: Form, made: datetime | None = None, *, with_summary: bool = False) -> bytes:
    """The plan as the official workbook: the same plan, made at the same time, gives the same bytes.

    The summary for the board, if asked for, is a sheet before the analysis, which stays furthest right.
    Raises PlantermError where a title or a name is longer than a cell can hold; the texts of the plan's rows
    may be as long as they like.
    """
    made = (made or datetime.now(UTC)).replace(tzinfo=None, microsecond=0)
    sheets = _sheets(plan, form, with_summary=with_summary)
    shell, style_ids = book_shell(plan, form, sheets, made)
    strings = SharedStrings()
    data = [(sheet_data(sheet.rows, style_ids, strings), _extent(sheet)) for sheet in sheets]
    return filled(shell, data, strings.xml(), made)


def _sheets(plan: Plan, form: Form, *, with_summary: bool) -> Sequence[Sheet]:
    """The sheets from left to right."""
    measure = TextMeasure()
    template = Area(form.own_area.id, form.own_area.title, own=True)
    areas = sheet_areas(plan, template)
    names = area_sheet_names(form, areas)
    area_sheets = [area_sheet(form, area, name, measure) for area, name in zip(areas, names, strict=True)]
    return (
        instruction_sheet(plan, form, measure),
        *(area.sheet for area in area_sheets),
        *((summary_sheet(plan, form, measure),) if with_summary else ()),
        analysis_sheet(form, area_sheets, form.analysis_tab, measure),
    )


def _extent(sheet: Sheet) -> str:
    return f"A1:{get_column_letter(len(sheet.column_widths))}{len(sheet.rows)}"
