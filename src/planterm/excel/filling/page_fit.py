"""Whether a sheet that is to be printed on so many pages can still be read there."""

from planterm.excel.filling.cell_looks import Looks
from planterm.excel.filling.open_sheet import OpenSheet
from planterm.excel.find_table import Table

_SMALLEST = 6.0
"""Points: smaller type cannot be read on paper."""
_A3, _A4 = 8, 9
_PAGES = {_A3: (741.0, 1083.0), _A4: (494.0, 734.0)}
"""Widths and heights in points between the usual margins, by Excel's numbers; any other paper is taken for A4."""
_USUAL_HEIGHT = 15.0


def let_pages_follow(sheet: OpenSheet, looks: Looks, table: Table) -> bool:
    """Let a sheet take as many pages as it needs where its table would be printed in type that is too small.

    It keeps to its pages' width. Returns whether that was so.
    """
    setup, properties = sheet.root.child_or_blank("pageSetup"), sheet.root.child_or_blank("sheetPr")
    wide, tall = (setup.number(name, 1) for name in ("fitToWidth", "fitToHeight"))
    if not properties.child_or_blank("pageSetUpPr").has("fitToPage") or not tall:
        return False
    page = _PAGES.get(setup.number("paperSize"), _PAGES[_A4])
    page_width, page_height = page[::-1] if setup.get("orientation") == "landscape" else page
    columns = range(1, max((max(cells, default=1) for cells in sheet.texts.values()), default=1) + 1)
    width, height = looks.digit_width * sum(map(sheet.width, columns)), _height(sheet)
    shares = (1.0, wide * page_width / width if wide else 1.0, tall * page_height / height)
    size = min(looks.look(sheet.style(table.header_bottom + 1, index)).size for index in table.columns.values())
    if min(shares) * size >= _SMALLEST:
        return False
    sheet.element("pageSetup").put(fitToWidth=str(wide or 1), fitToHeight="0")
    return True


def _height(sheet: OpenSheet) -> float:
    """Of the rows down to the last one with a text, in points."""
    standard = sheet.root.child_or_blank("sheetFormatPr").amount("defaultRowHeight") or _USUAL_HEIGHT
    last = max((number for number, cells in sheet.texts.items() if cells), default=1)
    rows = [row for number, row in sheet.rows.items() if number <= last and not row.has("hidden")]
    hidden = sum(number <= last for number in sheet.rows) - len(rows)
    return sum(row.amount("ht") or standard for row in rows) + standard * (last - len(rows) - hidden)
