"""The workbook that a city sends out, and looking at what came of it."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from example_plans import FORM
from openpyxl import Workbook
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from official_form import OWN_AREA
from planterm.excel.filling.fill_book import Filled, filled
from planterm.excel.importing import imported
from planterm.excel.notes import NoteKind
from planterm.model.plan import Plan

CITY = Path(__file__).parent / "official" / "stadens-mall.xlsx"
"""Made with LibreOffice: a logo, a header in row 3, an example, a list of choices, an analysis over four rows."""

Cells = list[tuple[str, ...]]
LINE = Side(style="thin")
THIN = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
HEADERS = tuple(column.header for column in FORM.columns[1:])
TABS = (*((area.tab, area.title) for area in FORM.areas), (OWN_AREA.tab, OWN_AREA.title))


def small_book(tabs: Sequence[tuple[str, str]] = TABS[:1], *, rows: int = 3, header_row: int = 1) -> Workbook:
    """A workbook as a city makes one by hand: a sheet an area, by name and title, with blank rows inside lines."""
    book = Workbook()
    for name, title in tabs:
        sheet = book.create_sheet(name)
        for column, text in enumerate((title, *HEADERS), 1):
            sheet.cell(header_row, column, text)
        draw_rows(sheet, range(header_row + 1, header_row + 1 + rows))
    book.remove(book.worksheets[0])
    return book


def draw_rows(sheet: Worksheet, rows: range, columns: range = range(1, 8)) -> None:
    """Lines and a colour for the cells of these rows."""
    for row in rows:
        for column in columns:
            sheet.cell(row, column).border = THIN
            sheet.cell(row, column).fill = PatternFill("solid", start_color="FFEEEEEE")


def saved(book: Workbook) -> bytes:
    """The file of a workbook."""
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@lru_cache(maxsize=64)
def fill(book: bytes, plan: Plan) -> Filled:
    """The plan in the workbook; many tests look at what comes of the same two."""
    return filled(book, Path("stadens.xlsx"), plan)


def rows_read(book: bytes) -> Mapping[str, Cells]:
    """The rows of each area as import reads them; of areas with the same title those of the first."""
    areas = imported(book, Path("bok.xlsx")).plan.areas
    return {area.title: [row.cells for row in area.rows] for area in reversed(areas)}


def rows_of(plan: Plan) -> Mapping[str, Cells]:
    """The rows of each area."""
    return {area.title: [row.cells for row in area.rows] for area in plan.areas}


def told(result: Filled, kind: NoteKind) -> list[tuple[str, str]]:
    """The notes of that kind: sheet and text."""
    return [(note.sheet, note.text) for note in result.report if note.kind is kind]


def parts(book: bytes) -> dict[str, bytes]:
    """The parts of the file."""
    with ZipFile(BytesIO(book)) as package:
        return {name: package.read(name) for name in package.namelist()}


def edited(book: bytes, changes: Mapping[str, Callable[[str], str]]) -> bytes:
    """The workbook with parts changed by hand, or added, by their paths."""
    buffer, old = BytesIO(), parts(book)
    with ZipFile(buffer, "w") as target:
        for name in {**old, **changes}:
            part = old.get(name, b"")
            target.writestr(name, changes[name](part.decode()) if name in changes else part)
    return buffer.getvalue()
