"""The first cell of an area's header, which holds the area's title, whatever its length."""

from typing import NamedTuple

from planterm.excel.row_layout import MAX_ROW_HEIGHT, text_height
from planterm.excel.styles import Style
from planterm.excel.text_measure import TextMeasure

_TALLEST_REPEATED = 84.0
"""In points. A taller header would leave a page no room for the tallest row below it, and a screen none for rows."""
_STEP, _WIDEST, _WIDEST_OF_ALL = 10, 320, 1600
"""Widths in points; a title that stays within the second leaves the other columns room on the page."""


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
