"""The sheet of one priority area: its name, header, guidance and rows, and how wide its columns are."""

from collections.abc import Sequence
from itertools import chain
from math import hypot
from typing import NamedTuple

from planterm.excel.sheet import Sheet, SheetRow, Style
from planterm.excel.text_measure import CELL_PADDING, MAX_ROW_HEIGHT, RowLayout, TextMeasure, points
from planterm.model.form import MOST_OF_TAB, Column, Form, tab_name
from planterm.model.plan import Area
from planterm.texts import excel as texts
from planterm.texts.publishing import SUMMARY_SHEET

PAGE_WIDTH = 780.0
"""What an A4 page lying down has room for between its margins, in points."""

_LOW = 72.0
"""In points: where no row is taller than that, the form's own widths stay."""
_TALLEST_GUIDANCE = 71.0
"""In points: six lines. A column that is too narrow for that is too narrow to read."""
_GUIDANCE_STEP, _WIDEST_FOR_GUIDANCE = 4, 160
_NARROWEST, _WIDEST_FOR_A_WORD = 46.0, 170.0
"""No column is narrower than the first (points), nor widened beyond the second for a single word's sake."""
_STRETCH = 1.12
"""How much wider than the page the columns may get together: it is then printed that much smaller."""
_MARK_WIDTH = 36.0
_HEADER_ROW = 1
_TALLEST_REPEATED = 84.0
"""In points. A taller header would leave a page no room for the tallest row below it, and a screen none for rows."""
_STEP, _WIDEST, _WIDEST_OF_ALL = 10, 320, 1600
"""Widths in points; a title that stays within the second leaves the other columns room on the page."""

Texts = Sequence[str]
Parts = tuple[SheetRow, ...]
"""One row of the plan: a row of the sheet, or several where its text is too long for one."""
Laid = tuple[RowLayout, list[Parts]]
"""A table in the widths that suit it."""


class TableTexts(NamedTuple):
    """What is to be laid out."""

    header: Texts
    guidance: Texts
    rows: Sequence[Texts]
    widths: Sequence[float]
    """What the form gives each column, as shares of any sum."""
    first_width: float
    """What the first column is at least, in points."""


def laid_out(measure: TextMeasure, table: TableTexts) -> Laid:
    """The rows in the form's widths where all get low in these, else in widths that suit the texts."""
    least = _least_widths(measure, table)
    own = [width * PAGE_WIDTH / sum(table.widths) for width in table.widths]
    layout, body = _in_widths(measure, table, _shared(own, least))
    if max((parts[0].height for parts in body), default=0) <= _LOW:
        return layout, body
    # Long texts, which make rows tall, weigh the most.
    columns = zip(table.guidance, *table.rows, strict=True)
    wishes = [hypot(*(len(text) + 1 for text in column)) for column in columns]
    return _in_widths(measure, table, _shared(wishes, least))


def _shared(wishes: Sequence[float], least: Sequence[float]) -> list[float]:
    """The page's width, or a little more where the least widths take it, shared out as wished."""
    total = max(PAGE_WIDTH, sum(least))
    fixed: set[int] = set()
    while True:
        free = total - sum(least[column] for column in fixed)
        wished = sum(wish for column, wish in enumerate(wishes) if column not in fixed)
        widths = [least[column] if column in fixed else wish / wished * free for column, wish in enumerate(wishes)]
        short = {column for column, width in enumerate(widths) if width < least[column] - 1e-6} - fixed
        if not short:
            return widths
        fixed |= short


def _least_widths(measure: TextMeasure, table: TableTexts) -> list[float]:
    """What each column needs so that its guidance can be read and words stay whole, where there is room.

    And the first so that the title does.
    """
    columns = zip(table.guidance, *table.rows, strict=True)
    needs = [
        max(
            points(measure.widest_word(title), Style.HEADER.type),
            points(max(map(measure.widest_word, column)), Style.BODY.type),
        )
        for title, column in zip(table.header, columns, strict=True)
    ]
    words = [min(max(need + CELL_PADDING + 1, _NARROWEST), _WIDEST_FOR_A_WORD) for need in needs]
    excess = max(1.0, sum(words) / (PAGE_WIDTH * _STRETCH))
    readable = [_readable_width(measure, text) for text in table.guidance]
    first, *others = (max(width / excess, least) for width, least in zip(words, readable, strict=True))
    return [max(first, table.first_width), *others]


def _in_widths(measure: TextMeasure, table: TableTexts, widths: Sequence[float]) -> Laid:
    layout = RowLayout(measure, widths)
    return layout, [layout.body_rows(row) for row in table.rows]


def _readable_width(measure: TextMeasure, guidance: str) -> float:
    """The least width in which the guidance is low enough to be read."""
    widths = range(_GUIDANCE_STEP, _WIDEST_FOR_GUIDANCE, _GUIDANCE_STEP)
    fitting = (width for width in widths if measure.height(guidance, width, Style.GUIDANCE.type) <= _TALLEST_GUIDANCE)
    return next(fitting, _WIDEST_FOR_GUIDANCE)


def area_sheet_names(form: Form, areas: Sequence[Area]) -> tuple[str, ...]:
    """The names of the areas' sheets, no two alike: Excel takes a and A for the same."""
    taken = {SUMMARY_SHEET.casefold()}
    beside = form.instruction, form.analysis if form.analysis.has_sheet else None
    taken |= {each.tab.casefold() for each in beside if each is not None}
    names = []
    for position, area in enumerate(areas, 1):
        name = free_name(tab_name(form, position, area.id, area.title), taken)
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def free_name(name: str, taken: set[str]) -> str:
    """The name, numbered where it is among the taken ones (in lower case)."""
    units, candidate, number = name.encode("utf-16-le"), name, 1
    while candidate.casefold() in taken:
        number += 1
        suffix = f" ({number})"
        candidate = units[: 2 * (MOST_OF_TAB - len(suffix))].decode("utf-16-le", "ignore") + suffix
    return candidate


class AreaSheet(NamedTuple):
    """An area's sheet, and what the analysis must know about it."""

    sheet: Sheet
    area: Area
    is_continued: bool
    """Whether rows continue others; each such row bears a mark in the column after the table."""


def headers(form: Form, area: Area, column: Column) -> tuple[str, ...]:
    """What stands above the guidance in that column: the area's title in or above the first one's header."""
    if column.number:
        return (column.header,)
    return (column.header, area.title) if form.titled_column is None else (area.title,)


def area_sheet(form: Form, area: Area, name: str, measure: TextMeasure) -> AreaSheet:
    """The sheet of that name; every cell's text is the plan's to the character, blank ones empty."""
    has_title_row = form.titled_column is None
    first = form.columns[0].header if has_title_row else _shown(area.title)
    header = (first, *(column.header for column in form.columns[1:]))
    title, title_width, is_repeated = _title_style(measure, header[0])
    rows = [tuple(_shown(text) for text in row.cells) for row in area.rows]
    widths = [column.width for column in form.columns]
    layout, body = laid_out(measure, TableTexts(header, form.columns.guidance, rows, widths, title_width))
    is_continued = any(len(parts) > 1 for parts in body)
    top = _header(layout, header, title), layout.row(form.columns.guidance, Style.GUIDANCE)
    above = (layout.above(_shown(area.title), Style.TITLE),) if has_title_row else ()
    sheet = Sheet(
        name,
        rows=(*above, *top, *chain.from_iterable(map(_marked, body))),
        column_widths=(*layout.widths, _MARK_WIDTH) if is_continued else layout.widths,
        column_styles=(Style.BODY,) * len(header),
        header_row=_HEADER_ROW + has_title_row if is_repeated else None,
        named_cell=(texts.COLUMN_TITLES_NAME, f"$A${_HEADER_ROW + has_title_row}"),
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


def _title_style(measure: TextMeasure, title: str) -> tuple[Style, float, bool]:
    """How the title is set so that no line of it is clipped: its style, and what its column is at least in points.

    And whether the header is then low enough to stand on every page and to stay in sight: in a wider column, or in
    smaller type, where that is possible.
    """
    for style in (Style.HEADER, Style.HEADER_SMALL):
        for width in range(0, _WIDEST + 1, _STEP):
            if measure.height(title, max(width, _STEP), style.type) <= _TALLEST_REPEATED:
                return style, width, True
    fits = measure.height(title, _WIDEST, Style.HEADER_SMALL.type) <= MAX_ROW_HEIGHT
    return Style.HEADER_SMALL, _WIDEST if fits else _WIDEST_OF_ALL, False
