"""Workbooks of a plan, as they come back from somebody who has changed them."""

from collections.abc import Mapping
from copy import copy
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from planterm.excel.workbook import workbook_bytes
from planterm.model.plan import Plan

FIRST_ROW = 3
"""Above it stand the header and the guidance."""


def book_of(plan: Plan, changes: Mapping[str, str], path: Path = Path("tillbaka.xlsx"), *, without: int = 0) -> Path:
    """The plan's workbook with other texts in the first area's cells, and that many of its first rows deleted."""
    book = load_workbook(BytesIO(workbook_bytes(plan)))
    sheet = book.worksheets[1]
    for cell, text in changes.items():
        sheet[cell] = text
        for below in sheet[sheet[cell].row]:
            if not below.has_style:  # as Excel does with what is written below a table
                below._style = copy(below.offset(-1)._style)
    if without:
        sheet.delete_rows(FIRST_ROW, without)
    book.save(path)
    return path
