"""The analysis sheet: how many problems, causes and measures each area names, as live formulas."""

from collections.abc import Sequence
from dataclasses import replace

from openpyxl.utils import quote_sheetname

from planterm.excel.area_sheet import AreaSheet, headers
from planterm.excel.references import LAST_ROW, column_letters
from planterm.excel.sheet import Formula, Sheet, SheetRow, Style
from planterm.excel.text_measure import MAX_ROW_HEIGHT, RowLayout, TextMeasure
from planterm.model.form import Column, Form
from planterm.model.results import count
from planterm.texts import excel as texts

_WIDTH = 780.0
_COUNT_WIDTH = 135.0
_LEAST_TITLE_WIDTH = 225.0
_HEADER_ROW = 2
_LONGEST_LITERAL = 250
"""Excel allows 255 characters in a formula's text."""


def analysis_sheet(form: Form, areas: Sequence[AreaSheet], measure: TextMeasure) -> Sheet:
    """The sheet that counts, one line an area in sheet order."""
    analysis = form.analysis
    count_width = min(_COUNT_WIDTH, (_WIDTH - _LEAST_TITLE_WIDTH) / max(1, len(analysis.counted)))
    widths = (_WIDTH - count_width * len(analysis.counted), *(count_width for _ in analysis.counted))
    layout = RowLayout(measure, widths)
    title = layout.row((analysis.title,), Style.TITLE)
    header = layout.row(analysis.headings, Style.HEADER)
    header = replace(header, styles=(Style.HEADER, *(Style.COUNT_HEADER for _ in analysis.counted)))
    return Sheet(
        analysis.tab,
        rows=(title, header, *(_line(form, area, layout) for area in areas)),
        column_widths=widths,
        header_row=_HEADER_ROW,
        named_cell=(texts.TABLE_TITLES_NAME, f"$A${_HEADER_ROW}"),
    )


def _line(form: Form, area: AreaSheet, layout: RowLayout) -> SheetRow:
    title = area.area.title
    style = Style.AREA if layout.height((title,), Style.AREA) <= MAX_ROW_HEIGHT else Style.AREA_SMALL
    counts = (_count(form, area, each.column) for each in form.analysis.counted)
    return layout.counting_row((title, *counts), style, Style.COUNT)


def _count(form: Form, area: AreaSheet, column: Column) -> Formula:
    """The area's filled cells in the column.

    The whole column is counted, so that a row added anywhere counts, and what is no row of the plan's is taken
    off again: the header, the guidance wherever it stands, and the rows that continue a text from the row above.
    """
    cells = _cells(area, column_letters(column.number + 1))
    parts = [f"COUNTA({cells})"]
    parts += ["1" for header in headers(form, area.area, column) if header.strip()]
    guidance = column.guidance
    if guidance.strip():
        # As the form has it, and as it stands in the sheet's cells with white space around it.
        found = {row.text(column) for row in area.area.rows if row.text(column).strip() == guidance.strip()}
        parts.extend(f"COUNTIF({cells},{literal(text)})" for text in sorted({guidance, *found}))
    if area.is_continued:
        marks = _cells(area, column_letters(len(form.columns) + 1))
        parts.append(f'COUNTIFS({cells},"<>",{marks},{literal(texts.CONTINUED)})')
    return Formula("-".join(parts), count(area.area, column))


def _cells(area: AreaSheet, letter: str) -> str:
    return f"{quote_sheetname(area.sheet.name)}!{letter}1:{letter}{LAST_ROW}"


def literal(text: str) -> str:
    """The text as a criterion that only that text meets, in a formula."""
    escaped = "".join(f"~{character}" if character in "~*?" else character for character in text)
    if len(escaped) > _LONGEST_LITERAL:
        escaped = escaped[:_LONGEST_LITERAL].rstrip("~") + "*"
    return '"={}"'.format(escaped.replace('"', '""'))
