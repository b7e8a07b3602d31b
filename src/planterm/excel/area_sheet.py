"""The sheet of one priority area: header, guidance and the plan's rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from planterm.excel.column_widths import column_widths
from planterm.excel.row_layout import RowLayout
from planterm.excel.sheet import Sheet, SheetRow
from planterm.excel.styles import Style
from planterm.excel.text_measure import TextMeasure
from planterm.excel.title_cell import title_cell
from planterm.form.form import Form
from planterm.model.plan import Area
from planterm.texts import excel as texts

PAGE_WIDTH = 780.0
"""What an A4 page lying down has room for between its margins, in points."""

MARK_COLUMN = "H"
_MARK_WIDTH = 36.0
_HEADER_ROW = 1

Parts = tuple[SheetRow, ...]
"""One row of the plan: a row of the sheet, or several where its text is too long for one."""


@dataclass(frozen=True, slots=True)
class AreaSheet:
    """An area's sheet, and what the analysis must know about it."""

    sheet: Sheet
    area: Area
    is_continued: bool
    """Whether rows continue others; each such row bears a mark in the column after the table."""


def area_sheet(form: Form, area: Area, name: str, measure: TextMeasure) -> AreaSheet:
    """The sheet of that name; every cell's text is the plan's to the character, blank ones empty."""
    header = (_shown(area.title), *(column.header for column in form.columns[1:]))
    title = title_cell(measure, header[0])
    rows = [tuple(_shown(text) for text in row.cells) for row in area.rows]
    layout, body = _laid_out(measure, header, form.guidance, rows, title.width)
    is_continued = any(len(parts) > 1 for parts in body)
    top = _header(layout, header, title.style), layout.row(form.guidance, Style.GUIDANCE)
    sheet = Sheet(
        name,
        rows=(*top, *chain.from_iterable(map(_marked, body))),
        column_widths=(*layout.widths, _MARK_WIDTH) if is_continued else layout.widths,
        column_styles=(Style.BODY,) * len(header),
        header_row=_HEADER_ROW if title.is_repeated else None,
        named_cell=(texts.COLUMN_TITLES_NAME, "$A$1"),
    )
    return AreaSheet(sheet, area, is_continued)


def _shown(text: str) -> str:
    """A cell of white space alone is blank, in the workbook's count as in the plan's."""
    return text if text.strip() else ""


def _header(layout: RowLayout, header: Sequence[str], title: Style) -> SheetRow:
    """The header, as tall as its title in that style and the names of the columns need."""
    named = layout.row(("", *header[1:]), Style.HEADER)
    height = max(named.height, layout.row(header[:1], title).height)
    return SheetRow(header, (title, *named.styles[1:]), height)


def _laid_out(
    measure: TextMeasure, header: Sequence[str], guidance: Sequence[str], rows: Sequence[Sequence[str]], first: float
) -> tuple[RowLayout, list[Parts]]:
    """The rows in the widths that suit them all; where some get too tall for Excel, in those that suit these."""
    every_row = [guidance, *rows]
    layout = RowLayout(measure, column_widths(measure, header, every_row, every_row, PAGE_WIDTH, first=first))
    body = [layout.body_rows(row) for row in rows]
    tall = [row for row, parts in zip(rows, body, strict=True) if parts[0].styles[0] is not Style.BODY]
    if not tall:
        return layout, body
    layout = RowLayout(measure, column_widths(measure, header, every_row, tall, PAGE_WIDTH, first=first))
    return layout, [layout.body_rows(row) for row in rows]


def _marked(parts: Parts) -> Parts:
    """The parts, each after the first with the mark that it continues the one before."""
    first, *others = parts
    return (
        first,
        *(SheetRow((*row.values, texts.CONTINUED), (*row.styles, Style.MARK), row.height) for row in others),
    )
