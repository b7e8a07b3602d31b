"""The sheet of one priority area: header, guidance and the plan's rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from planterm.excel.row_layout import MAX_ROW_HEIGHT, RowLayout, text_height
from planterm.excel.sheet import Sheet, SheetRow
from planterm.excel.styles import Style
from planterm.excel.table_layout import Parts, Table, laid_out
from planterm.excel.text_measure import TextMeasure
from planterm.form.form import Form
from planterm.model.plan import Area
from planterm.texts import excel as texts

MARK_COLUMN = "H"
_MARK_WIDTH = 36.0
_HEADER_ROW = 1
_TALLEST_REPEATED = 84.0
"""In points. A taller header would leave a page no room for the tallest row below it, and a screen none for rows."""
_STEP, _WIDEST, _WIDEST_OF_ALL = 10, 320, 1600
"""Widths in points; a title that stays within the second leaves the other columns room on the page."""


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
    layout, body = laid_out(
        measure, Table(header, form.guidance, rows, [column.width for column in form.columns], title.width)
    )
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


def _marked(parts: Parts) -> Parts:
    """The parts, each after the first with the mark that it continues the one before."""
    first, *others = parts
    return (
        first,
        *(SheetRow((*row.values, texts.CONTINUED), (*row.styles, Style.MARK), row.height) for row in others),
    )


class TitleCell(NamedTuple):
    """How the title is set, so that no line of it is clipped."""

    style: Style
    width: float
    """What its column is at least, in points."""
    is_repeated: bool
    """Whether the header is low enough to stand on every page and to stay in sight."""


def title_cell(measure: TextMeasure, title: str) -> TitleCell:
    """The title in a low header where that is possible: in a wider column, in smaller type; else in a tall one."""
    for style in (Style.HEADER, Style.HEADER_SMALL):
        for width in range(0, _WIDEST + 1, _STEP):
            if _height(measure, title, width, style) <= _TALLEST_REPEATED:
                return TitleCell(style, width, is_repeated=True)
    fitting = (
        width
        for width in range(_WIDEST, _WIDEST_OF_ALL, _STEP)
        if _height(measure, title, width, Style.HEADER_SMALL) <= MAX_ROW_HEIGHT
    )
    return TitleCell(Style.HEADER_SMALL, next(fitting, _WIDEST_OF_ALL), is_repeated=False)


def _height(measure: TextMeasure, title: str, width: float, style: Style) -> float:
    return text_height(measure, title, max(width, _STEP), style)
