"""Telling an analysis, which has the headers of what it counts, from the areas that it counts."""

import re
from collections.abc import Iterator, Sequence

from planterm.excel.find_table import Table
from planterm.excel.header_words import plain
from planterm.excel.reading.sheet import BookSheet
from planterm.excel.references import counts_rows
from planterm.form.form import Form
from planterm.model.analysis import COUNTED_COLUMNS
from planterm.model.columns import Column

_NEVER_COUNTED = {Column.WHEN, Column.WHO}
_FIGURE = re.compile(r"[-\u2212]?\d[\d\s.,]*%?")


def is_counting(sheet: BookSheet, tables: Sequence[Table], form: Form) -> bool:
    """Whether what looks like the tables of areas counts them instead.

    It does on a sheet named as the form's analysis that has no column beside those which are counted; and, whatever the
    sheet is called, where most of what stands under causes and measures is figures: areas have texts there, and columns
    that nobody counts.
    """
    counted = frozenset(COUNTED_COLUMNS)
    if tables and plain(sheet.name) == plain(form.analysis_tab):
        return all(counted.issuperset(table.columns) for table in tables)
    if any(_NEVER_COUNTED & table.columns.keys() for table in tables):
        return False
    figures = list(_are_figures(sheet, tables))
    return 2 * sum(figures) > len(figures)


def _are_figures(sheet: BookSheet, tables: Sequence[Table]) -> Iterator[bool]:
    """For each cell under causes and measures that is not blank, whether it is a figure."""
    remarks = sheet.remarks
    formulas = {(each.row, each.column): each.text for each in (*remarks.formulas, *remarks.unknown_formulas)}
    for table in tables:
        columns = {table.columns[column] for column in (Column.CAUSE, Column.MEASURE) if column in table.columns}
        rows = range(table.header_row + 1, table.last_row + 1)
        for (row, column), formula in formulas.items():
            if column in columns and row in rows:
                yield counts_rows(formula) or _is_figure(sheet.cells.get(row, {}).get(column, ""))
        for number, cells in sheet.cells.items():
            for column in columns.intersection(cells) if number in rows else ():
                if cells[column].strip() and (number, column) not in formulas:
                    yield _is_figure(cells[column])


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text.strip()) is not None
