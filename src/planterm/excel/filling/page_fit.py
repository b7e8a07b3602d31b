"""Whether a sheet that is to be printed on so many pages can still be read there."""

from planterm.excel.filling.cell_looks import Looks
from planterm.excel.filling.open_sheet import OpenSheet
from planterm.excel.find_table import Table

_SMALLEST = 6.0
"""Points: smaller type cannot be read on paper."""
_INCH = 72.0
_PAPERS = {1: (612.0, 792.0), 5: (612.0, 1008.0), 8: (842.0, 1191.0), 9: (595.0, 842.0), 11: (420.0, 595.0)}
"""Widths and heights in points, by Excel's numbers; any other paper is taken for A4."""
_A4 = 9
_MARGINS = {"left": 0.7, "right": 0.7, "top": 0.75, "bottom": 0.75}
_USUAL_HEIGHT = 15.0


def let_pages_follow(sheet: OpenSheet, looks: Looks, table: Table) -> bool:
    """Let a sheet take as many pages as it needs where its table would be printed in type that is too small.

    It keeps to its pages' width. Returns whether that was so.
    """
    setup, properties = sheet.root.child_or_blank("pageSetup"), sheet.root.child_or_blank("sheetPr")
    wide, tall = (setup.number(name, 1) for name in ("fitToWidth", "fitToHeight"))
    if not properties.child_or_blank("pageSetUpPr").has("fitToPage") or not tall:
        return False
    page_width, page_height = _page(sheet)
    columns = range(1, max((max(cells, default=1) for cells in sheet.texts.values()), default=1) + 1)
    width, height = looks.digit_width * sum(map(sheet.width, columns)), _height(sheet)
    shares = (1.0, wide * page_width / width if wide else 1.0, tall * page_height / height)
    size = min(looks.look(sheet.style(table.header_bottom + 1, index)).size for index in table.columns.values())
    if min(shares) * size >= _SMALLEST:
        return False
    sheet.element("pageSetup").put(fitToWidth=str(wide or 1), fitToHeight="0")
    return True


def _page(sheet: OpenSheet) -> tuple[float, float]:
    """The page between its margins."""
    setup, margins = sheet.root.child_or_blank("pageSetup"), sheet.root.child_or_blank("pageMargins")
    size = _PAPERS.get(setup.number("paperSize", _A4), _PAPERS[_A4])
    width, height = size[::-1] if setup.get("orientation") == "landscape" else size
    left, right, top, bottom = (
        (usual if (known := margins.amount(name)) is None else known) * _INCH for name, usual in _MARGINS.items()
    )
    return max(width - left - right, _INCH), max(height - top - bottom, _INCH)


def _height(sheet: OpenSheet) -> float:
    """Of the rows down to the last one with a text, in points."""
    standard = sheet.root.child_or_blank("sheetFormatPr").amount("defaultRowHeight") or _USUAL_HEIGHT
    last = max((number for number, cells in sheet.texts.items() if cells), default=1)
    rows = [row for number, row in sheet.rows.items() if number <= last and not row.has("hidden")]
    hidden = sum(number <= last for number in sheet.rows) - len(rows)
    return sum(row.amount("ht") or standard for row in rows) + standard * (last - len(rows) - hidden)
