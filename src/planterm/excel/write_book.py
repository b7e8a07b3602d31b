"""A workbook of sheets that are values, written with openpyxl.

Only the rows of long lists, those of Excel tables, are written here: openpyxl takes ten times as long for them, and
three hundred plans have nine thousand.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import chain
from typing import NamedTuple
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import NamedStyle
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from planterm.errors import PlantermError
from planterm.excel.reading.cell_text import escaped
from planterm.excel.references import LAST_ROW, column_letters, place
from planterm.excel.sheet import (
    LINE_HEIGHTS,
    SMALL_SIZE,
    STANDARD_DIGIT_WIDTH,
    STANDARD_SIZE,
    TYPEFACE,
    CellValue,
    Formula,
    Sheet,
    Style,
    refuse_too_long,
)
from planterm.model.text import one_line
from planterm.texts import excel as texts

_ZOOM = 120
_TABLE_STYLE = "TableStyleLight1"
"""The plainest: the cells have looks of their own."""
_A4 = 9
_MARGIN, _EDGE_MARGIN, _FOOT_MARGIN = 0.39, 0.55, 0.25
_LONGEST_FOOT = 90
"""Excel allows a header or footer 255 characters in all, orders and doubled ampersands included."""


class NoTemporaryFilesError(PlantermError):
    """The computer's folder for temporary files takes none."""


class Imprint(NamedTuple):
    """What a workbook says of itself, in its properties and at the edges of its pages."""

    title: str
    name: str
    """What the foot of each page says."""
    author: str
    annex: str = ""
    """What the head of each page says."""
    description: str = ""


def book_bytes(sheets: Sequence[Sheet], imprint: Imprint, made: datetime | None = None) -> bytes:
    """The sheets as a workbook: the same ones, made at the same time, give the same bytes.

    Raises PlantermError where a text is longer than a cell can hold, NoTemporaryFilesError where openpyxl cannot write
    what it has in hand.
    """
    made = (made or datetime.now(UTC)).replace(tzinfo=None, microsecond=0)
    book = Workbook()
    book.remove(book.worksheets[0])
    used = {style for sheet in sheets for row in sheet.rows for style in row.styles}
    looks = {style: NamedStyle(style.name.lower()) for style in Style if style in used}
    for style, look in looks.items():
        style.apply(look)
        book.add_named_style(look)
    arrays = {style: look.as_tuple() for style, look in looks.items()}  # openpyxl looks up a name for each cell
    lists: dict[int, str] = {}
    for number, sheet in enumerate(sheets):
        worksheet = book.create_sheet(sheet.name)
        _write(worksheet, sheet, arrays)
        if sheet.table:
            numbers = {style: Cell(worksheet, 1, 1, None, array).style_id for style, array in arrays.items()}
            lists[number] = _list_rows(sheet, numbers)
        _lay_out(worksheet, sheet)
        _set_up_page(worksheet, sheet, imprint)
    _set_properties(book, imprint, made)
    buffer = BytesIO()
    try:
        ExcelWriter(book, ZipFile(buffer, "w")).save()  # packed once, when it is finished
    except OSError as error:  # openpyxl writes each sheet to a temporary file first
        raise NoTemporaryFilesError(texts.NO_TEMPORARY_FILES) from error
    return _finished(buffer.getvalue(), sheets, lists, made)


def _write(worksheet: Worksheet, sheet: Sheet, arrays: Mapping[Style, StyleArray]) -> None:
    """Write the sheet's rows, of a list its headers and how far it reaches."""
    for number, row in enumerate(sheet.rows[:1] if sheet.table else sheet.rows, 1):
        worksheet.row_dimensions[number].height = row.height
        cells = enumerate(zip(row.values, row.styles, strict=False), 1)
        worksheet.append(
            [_filled(Cell(worksheet, number, at, None, arrays[style]), value) for at, (value, style) in cells]
        )
    if sheet.table:
        worksheet.cell(len(sheet.rows), len(sheet.column_widths))


def _list_rows(sheet: Sheet, numbers: Mapping[Style, int]) -> str:
    """The rows below a list's headers as its part has them; the numbers are those by which cells name their styles."""
    letters = [column_letters(column + 1) for column in range(len(sheet.column_widths))]
    rows = []
    for number, row in enumerate(sheet.rows[1:], 2):
        placed = zip(letters, row.values, row.styles, strict=False)
        cells = [f'<c r="{letter}{number}" s="{numbers[style]}"{_content(value)}' for letter, value, style in placed]
        rows.append(f'<row r="{number}" ht="{row.height:g}" customHeight="1">{"".join(cells)}</row>')
    return "".join(rows)


def _content(value: CellValue) -> str:
    """The end of a cell, with what stands in it."""
    if isinstance(value, Formula):
        return f"><f>{escape(value.expression)}</f><v></v></c>"
    if isinstance(value, int):
        return f"><v>{value}</v></c>"
    if not value:
        return "/>"
    refuse_too_long(value)
    return f' t="inlineStr"><is><t xml:space="preserve">{escape(escaped(value))}</t></is></c>'


def _filled(cell: Cell, value: CellValue) -> Cell:
    if isinstance(value, Formula):
        cell.value = f"={value.expression}"
    elif isinstance(value, int):
        cell.value = value
    elif value:
        refuse_too_long(value)
        cell.value = escaped(value)
        cell.data_type = "s"  # whatever the text begins with
    return cell


def _lay_out(worksheet: Worksheet, sheet: Sheet) -> None:
    columns = [worksheet.column_dimensions[column_letters(index + 1)] for index in range(len(sheet.column_widths))]
    for column, width in zip(columns, sheet.column_widths, strict=True):
        column.width = width / STANDARD_DIGIT_WIDTH
    for column, style in zip(columns, sheet.column_styles, strict=False):
        style.apply(column)
    worksheet.sheet_format.defaultRowHeight = LINE_HEIGHTS[STANDARD_SIZE]
    worksheet.sheet_view.zoomScale = _ZOOM
    worksheet.sheet_view.showGridLines = False
    if sheet.header_row is not None:
        worksheet.freeze_panes = place(sheet.header_row + 1, sheet.frozen_columns + 1)
        worksheet.print_title_rows = f"{sheet.header_row - sheet.header_rows + 1}:{sheet.header_row}"
    if sheet.named_cell is not None:
        name, cell = sheet.named_cell
        worksheet.defined_names[name] = DefinedName(name, attr_text=f"{quote_sheetname(sheet.name)}!{cell}")
    for row, address in sheet.links.items():
        worksheet.cell(row, 1).hyperlink = address
    for cells in sheet.merged:
        worksheet.merge_cells(cells)
        for cell in chain.from_iterable(worksheet[cells]):  # only the first one is still what was written
            cell.style = sheet.rows[cell.row - 1].styles[cell.column - 1].name.lower()
    if sheet.table:
        table = Table(displayName=sheet.table, ref=f"A1:{place(len(sheet.rows), len(sheet.column_widths))}")
        table.tableStyleInfo = TableStyleInfo(name=_TABLE_STYLE)
        worksheet.add_table(table)


def _set_up_page(worksheet: Worksheet, sheet: Sheet, imprint: Imprint) -> None:
    worksheet.page_setup.paperSize = _A4
    worksheet.page_setup.orientation = "portrait" if sheet.is_text else "landscape"
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight = 1, int(sheet.is_one_page)
    for row in sheet.page_starts:
        worksheet.row_breaks.append(Break(id=row - 1))
    margins = worksheet.page_margins
    margins.left = margins.right = 2 * _MARGIN if sheet.is_text else _MARGIN
    margins.top = margins.bottom = _EDGE_MARGIN
    margins.header = margins.footer = _FOOT_MARGIN
    worksheet.oddHeader = _edge(right=_printed(imprint.annex))
    worksheet.oddFooter = _edge(left=_printed(imprint.name), right=texts.PAGE_NUMBERS.format(page="&P", pages="&N"))
    if sheet.is_text:
        worksheet.HeaderFooter.differentFirst = True
        worksheet.firstFooter = worksheet.oddFooter


def _edge(left: str = "", right: str = "") -> HeaderFooterItem:
    edge = HeaderFooterItem()
    for part, text in ((edge.left, left), (edge.right, right)):
        if text:
            part.text, part.font, part.size = text, f"{TYPEFACE},Regular", SMALL_SIZE
    return edge


def _printed(text: str) -> str:
    """The text as it must stand in a page header or footer, on one line; an ampersand there gives orders."""
    line = one_line(text)
    if len(line) > _LONGEST_FOOT:
        line = f"{line[:_LONGEST_FOOT]}…"
    return line.replace("&", "&&")


def _set_properties(book: Workbook, imprint: Imprint, made: datetime) -> None:
    properties = book.properties
    properties.title = imprint.title
    properties.subject = texts.SUBJECT
    properties.creator = properties.lastModifiedBy = imprint.author
    properties.language = texts.LANGUAGE
    properties.description = imprint.description or None
    properties.created = made


_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_SHEET_PATH = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_NO_VALUE = re.compile("</f><v ?/>|</f><v></v>")
_STANDARD_FONT = f'<font><name val="{TYPEFACE}"/><family val="2"/><sz val="{STANDARD_SIZE}"/></font>'
"""The workbook's standard type: column widths are counted in its digits."""
_FIXED_HEIGHT = re.compile('(<row [^<>]*) customHeight="1"')
_BEHIND_IGNORED = re.compile("<tableParts|</worksheet>")
_MODIFIED = re.compile(r"(<dcterms:modified[^<>]*>)[^<]*")


def _finished(book: bytes, sheets: Sequence[Sheet], lists: Mapping[int, str], made: datetime) -> bytes:
    """The workbook's bytes, given the file as openpyxl saved it, the sheets that are in it, and the rows of lists."""
    buffer = BytesIO()
    with ZipFile(BytesIO(book)) as source, ZipFile(buffer, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name).decode()
            if match := _SHEET_PATH.fullmatch(name):
                number = int(match[1]) - 1
                part = _sheet(_with_list(part, lists[number]) if number in lists else part, sheets[number])
            elif name == "xl/styles.xml":
                head, _, rest = part.partition("<font>")
                part = head + _STANDARD_FONT + rest.partition("</font>")[2]
            elif name == "docProps/core.xml":
                part = _MODIFIED.sub(rf"\g<1>{made:%Y-%m-%dT%H:%M:%SZ}", part)
            entry = ZipInfo(name, _ZIP_TIME)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, part.encode())
    return buffer.getvalue()


def _with_list(part: str, rows: str) -> str:
    """The sheet with the rows of its list below the headers."""
    headers, end, rest = part.partition("</row>")
    return f"{headers}{end}{rows}{rest[rest.index('</sheetData>') :]}"


def _sheet(part: str, sheet: Sheet) -> str:
    """The sheet with its values; rows that are to grow with their text are no longer fixed.

    Excel is told not to mark texts such as "2025" as numbers in the wrong format.
    """
    values = iter([value.value for row in sheet.rows for value in row.values if isinstance(value, Formula)])
    part = _NO_VALUE.sub(lambda _: f"</f><v>{next(values)}</v>", part)
    if not sheet.is_text:
        part = _FIXED_HEIGHT.sub(r"\1", part)
    columns = f"A1:{place(LAST_ROW, len(sheet.column_widths))}"
    ignored = f'<ignoredErrors><ignoredError sqref="{columns}" numberStoredAsText="1"/></ignoredErrors>'
    return _BEHIND_IGNORED.sub(lambda behind: ignored + behind[0], part, count=1)
