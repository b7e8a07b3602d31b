"""The widths of an area's columns, and its rows in them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planterm.excel.column_widths import column_widths, narrowest_widths
from planterm.excel.lower_rows import lower_rows
from planterm.excel.row_layout import RowLayout, text_height
from planterm.excel.sheet import SheetRow
from planterm.excel.styles import Style
from planterm.excel.text_measure import TextMeasure

PAGE_WIDTH = 780.0
"""What an A4 page lying down has room for between its margins, in points."""

_TALLEST_GUIDANCE = 71.0
"""In points: six lines. A column that is too narrow for that is too narrow to read."""
_STEP, _WIDEST_FOR_GUIDANCE = 4, 160
_MOST_LOWERED = 60
"""More rows take too long, and even each other out."""

Texts = Sequence[str]
Parts = tuple[SheetRow, ...]
"""One row of the plan: a row of the sheet, or several where its text is too long for one."""


class Table(NamedTuple):
    """What is to be laid out."""

    header: Texts
    guidance: Texts
    rows: Sequence[Texts]
    first_width: float
    """What the first column is at least, in points."""


class Laid(NamedTuple):
    """A table in the widths that suit it."""

    layout: RowLayout
    body: list[Parts]


def laid_out(measure: TextMeasure, table: Table) -> Laid:
    """The rows in the widths that suit them all; where some get too tall for Excel, in those that suit these.

    For the sake of these the other columns get narrow, but no narrower than their guidance takes to be read, unless
    the rows would be cut into more parts by it.
    """
    every_row = [table.guidance, *table.rows]
    least = (table.first_width,)
    widths = column_widths(measure, table.header, every_row, every_row, PAGE_WIDTH, least=least)
    laid = _in_widths(measure, table, widths)
    if not (tall := _tall_rows(laid, table)):
        return _lowered(measure, table, laid)
    readable = [_readable_width(measure, text) for text in table.guidance]
    readable[0] = max(readable[0], table.first_width)
    return _fewest_parts(
        _in_widths(measure, table, column_widths(measure, table.header, every_row, tall, PAGE_WIDTH, least=each))
        for each in (readable, least)
    )


def _lowered(measure: TextMeasure, table: Table, laid: Laid) -> Laid:
    """The same with lower rows, where there are widths for that."""
    if len(table.rows) > _MOST_LOWERED:
        return laid
    every_row = [table.guidance, *table.rows]
    narrowest = narrowest_widths(measure, table.header, every_row, PAGE_WIDTH, (table.first_width,))
    styles = [Style.GUIDANCE, *[Style.BODY] * len(table.rows)]
    widths = lower_rows(measure, laid.layout.widths, narrowest, list(zip(every_row, styles, strict=True)))
    lower = _in_widths(measure, table, widths)
    return laid if _tall_rows(lower, table) else lower


def _in_widths(measure: TextMeasure, table: Table, widths: Sequence[float]) -> Laid:
    layout = RowLayout(measure, widths)
    return Laid(layout, [layout.body_rows(row) for row in table.rows])


def _tall_rows(laid: Laid, table: Table) -> list[Texts]:
    """The rows that do not fit in a row of the sheet in the usual type."""
    return [row for row, parts in zip(table.rows, laid.body, strict=True) if parts[0].styles[0] is not Style.BODY]


def _fewest_parts(candidates: Iterable[Laid]) -> Laid:
    """The first of those with the fewest rows of the sheet."""
    return min(candidates, key=lambda laid: sum(map(len, laid.body)))


def _readable_width(measure: TextMeasure, guidance: str) -> float:
    """The least width in which the guidance is low enough."""
    widths = range(_STEP, _WIDEST_FOR_GUIDANCE, _STEP)
    fitting = (width for width in widths if text_height(measure, guidance, width, Style.GUIDANCE) <= _TALLEST_GUIDANCE)
    return next(fitting, _WIDEST_FOR_GUIDANCE)
