"""The sheet of one priority area: header, guidance and the plan's rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from planterm.excel.row_layout import RowLayout
from planterm.excel.sheet import Sheet, SheetRow
from planterm.excel.styles import Style
from planterm.excel.table_layout import Parts, Table, laid_out
from planterm.excel.text_measure import TextMeasure
from planterm.excel.title_cell import title_cell
from planterm.form.form import Form
from planterm.model.plan import Area
from planterm.texts import excel as texts

MARK_COLUMN = "H"
_MARK_WIDTH = 36.0
_HEADER_ROW = 1


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
    layout, body = laid_out(measure, Table(header, form.guidance, rows, title.width))
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
