"""The sheet of one priority area: what it is called, its header, guidance and the plan's rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from planterm.excel.sheet import Sheet, SheetRow, Style
from planterm.excel.table_layout import Parts, Table, laid_out
from planterm.excel.text_measure import MAX_ROW_HEIGHT, RowLayout, TextMeasure
from planterm.form.form import MAX_LENGTH, Form, tab_name
from planterm.model.plan import Area
from planterm.texts import excel as texts


def area_sheet_names(form: Form, areas: Sequence[Area]) -> tuple[str, ...]:
    """The names of the areas' sheets, no two alike: Excel takes a and A for the same."""
    taken = {form.instruction_tab.casefold(), form.analysis_tab.casefold()}
    names = []
    for position, area in enumerate(areas, 1):
        name = free_name(tab_name(form, position, area.id, area.title), taken)
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def free_name(name: str, taken: set[str]) -> str:
    """The name, numbered where it is among the taken ones (in lower case)."""
    candidate, number = name, 1
    while candidate.casefold() in taken:
        number += 1
        suffix = f" ({number})"
        candidate = _cut(name, MAX_LENGTH - len(suffix)) + suffix
    return candidate


def _cut(name: str, units: int) -> str:
    """The name's beginning, of at most so many UTF-16 units."""
    return name.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")


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
            if measure.height(title, max(width, _STEP), style.type) <= _TALLEST_REPEATED:
                return TitleCell(style, width, is_repeated=True)
    fitting = (
        width
        for width in range(_WIDEST, _WIDEST_OF_ALL, _STEP)
        if measure.height(title, width, Style.HEADER_SMALL.type) <= MAX_ROW_HEIGHT
    )
    return TitleCell(Style.HEADER_SMALL, next(fitting, _WIDEST_OF_ALL), is_repeated=False)
