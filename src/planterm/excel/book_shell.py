"""The workbook without its cells: sheets, columns, page setup, links and properties."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from planterm.excel.sheet import Sheet
from planterm.excel.styles import LINE_HEIGHTS, SMALL_SIZE, STANDARD_DIGIT_WIDTH, STANDARD_SIZE, TYPEFACE, Style
from planterm.form.form import Form
from planterm.model.plan import Plan
from planterm.model.text import clean
from planterm.texts import excel as texts

_ZOOM = 120
_A4 = 9
_MARGIN, _EDGE_MARGIN, _FOOT_MARGIN = 0.39, 0.55, 0.25
_LONGEST_FOOT = 90
"""Excel allows a header or footer 255 characters in all, orders and doubled ampersands included."""


def book_shell(plan: Plan, form: Form, sheets: Sequence[Sheet], made: datetime) -> tuple[bytes, dict[Style, int]]:
    """The workbook as a file whose cells are still to be filled in, and the number of each style in it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        worksheet = book.create_sheet(sheet.name)
        _lay_out(worksheet, sheet)
        _set_up_page(worksheet, sheet, plan, form)
    _set_properties(book, plan, form, made)
    style_ids = {style: _style_id(book.worksheets[0], style) for style in Style}
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue(), style_ids


def _lay_out(worksheet: Worksheet, sheet: Sheet) -> None:
    columns = [worksheet.column_dimensions[get_column_letter(index + 1)] for index in range(len(sheet.column_widths))]
    for column, width in zip(columns, sheet.column_widths, strict=True):
        column.width = width / STANDARD_DIGIT_WIDTH
    for column, style in zip(columns, sheet.column_styles, strict=False):
        style.apply(column)
    worksheet.sheet_format.defaultRowHeight = LINE_HEIGHTS[STANDARD_SIZE]
    worksheet.sheet_view.zoomScale = _ZOOM
    worksheet.sheet_view.showGridLines = False
    if sheet.header_row is not None:
        worksheet.freeze_panes = f"A{sheet.header_row + 1}"
        worksheet.print_title_rows = f"{sheet.header_row}:{sheet.header_row}"
    if sheet.named_cell is not None:
        name, cell = sheet.named_cell
        worksheet.defined_names[name] = DefinedName(name, attr_text=f"{quote_sheetname(sheet.name)}!{cell}")
    for row, address in sheet.links.items():
        worksheet.cell(row, 1).hyperlink = address


def _set_up_page(worksheet: Worksheet, sheet: Sheet, plan: Plan, form: Form) -> None:
    worksheet.page_setup.paperSize = _A4
    worksheet.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight = 1, int(sheet.is_one_page)
    for row in sheet.page_starts:
        worksheet.row_breaks.append(Break(id=row - 1))
    margins = worksheet.page_margins
    margins.left = margins.right = _MARGIN if sheet.landscape else 2 * _MARGIN
    margins.top = margins.bottom = _EDGE_MARGIN
    margins.header = margins.footer = _FOOT_MARGIN
    name = texts.plan_name(form.title(plan.year), plan.district)
    worksheet.oddHeader = _edge(right=_printed(form.annex))
    worksheet.oddFooter = _edge(left=_printed(name), right=texts.page_numbers("&P", "&N"))
    if sheet.names_annex:
        worksheet.HeaderFooter.differentFirst = True
        worksheet.firstFooter = worksheet.oddFooter


def _edge(left: str = "", right: str = "") -> HeaderFooterItem:
    """A header or footer of the printed page."""
    edge = HeaderFooterItem()
    for part, text in ((edge.left, left), (edge.right, right)):
        if text:
            part.text, part.font, part.size = text, f"{TYPEFACE},Regular", SMALL_SIZE
    return edge


def _printed(text: str) -> str:
    """The text as it must stand in a page header or footer, on one line; an ampersand there gives orders."""
    line = " ".join(clean(text).split())
    if len(line) > _LONGEST_FOOT:
        line = f"{line[:_LONGEST_FOOT]}…"
    return line.replace("&", "&&")


def _set_properties(book: Workbook, plan: Plan, form: Form, made: datetime) -> None:
    properties = book.properties
    properties.title = form.title(plan.year)
    properties.subject = texts.SUBJECT
    properties.creator = properties.lastModifiedBy = clean(plan.district)
    properties.language = texts.LANGUAGE
    properties.created = made


def _style_id(worksheet: Worksheet, style: Style) -> int:
    cell = Cell(worksheet, row=1, column=1)
    style.apply(cell)
    return cell.style_id
