"""A sheet of the official workbook as values: what stands in its cells, and how they look."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import NamedTuple

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.worksheet.dimensions import ColumnDimension

from planterm.errors import PlantermError
from planterm.model.text import EXCEL_LIMIT, excel_length
from planterm.texts import excel as texts

TYPEFACE = "Arial"
"""On every Windows and Mac; elsewhere Liberation Sans takes its place without moving a line break."""

STANDARD_SIZE = 11
STANDARD_DIGIT_WIDTH = 6.0
"""The size, in points, of the standard type and the width of its digits, in which columns are measured. At 11 points
Excel's digits (8 pixels) and LibreOffice's (6.12 points) come closest to each other."""

BODY_SIZE = 9
SMALL_SIZE = 8
"""The smallest type, in points: what does not fit in it goes on in another row."""
TEXT_SIZE = 10
TITLE_SIZE = 16
LINE_HEIGHTS = {SMALL_SIZE: 11.25, BODY_SIZE: 12.0, TEXT_SIZE: 12.75, STANDARD_SIZE: 14.25, TITLE_SIZE: 20.25}
"""What Excel gives a line of each size, in points; LibreOffice keeps to the typeface's own 1.15 times the size."""

_DARK, _TINT, _LINE, _GREY, _LINK = "FF1F3A5F", "FFEAF0F7", "FF93A3B8", "FF4A5563", "FF0B57A4"


class Type(NamedTuple):
    """What decides how much room a text takes in a cell of some width."""

    size: float
    """In points."""
    is_bold: bool
    """Whether it is a little wider."""
    line_height: float
    """In points."""


@dataclass(frozen=True)
class _Look:
    size: int
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str = "FF000000"
    fill: str | None = None
    edges: str = ""
    """The sides that have a line: any of the letters l, r, t, b."""
    seams: str = ""
    """The sides that have a dotted line: the text goes on there in the next row, and often on the next page."""
    horizontal: str = "left"
    vertical: str = "top"
    shown_as: str = "@"
    """How Excel shows what is typed: as typed ("2025", "1/3" and "=x" too), or as a number of that format."""
    is_upright: bool = False
    """Whether the text goes from below upwards."""
    is_wrapped: bool = True
    """Whether the text stays within its column; else it runs over the blank cells to the right."""


_BODY = _Look(BODY_SIZE, edges="lrtb")
_HEADER = _Look(TEXT_SIZE, bold=True, colour="FFFFFFFF", fill=_DARK, edges="lrtb", vertical="center")
_TEXT = _Look(BODY_SIZE)


class Style(Enum):
    """The styles by what they are for."""

    TITLE = _Look(TITLE_SIZE, bold=True, colour=_DARK)
    TITLE_LINE = _Look(TITLE_SIZE, bold=True, colour=_DARK, is_wrapped=False)
    FACT = _Look(TEXT_SIZE, colour=_GREY)
    FACT_LINE = _Look(TEXT_SIZE, colour=_GREY, is_wrapped=False)
    PARAGRAPH = replace(_TEXT, vertical="center")
    DESCRIPTION = _TEXT
    RESOURCE = replace(_TEXT, bold=True, colour=_DARK, vertical="bottom")
    LINK = replace(_TEXT, underline=True, colour=_LINK)
    HEADER = _HEADER
    HEADER_SMALL = replace(_HEADER, size=SMALL_SIZE)
    COUNT_HEADER = replace(_HEADER, horizontal="center")
    COUNT_HEADER_SMALL = replace(_HEADER, size=SMALL_SIZE, horizontal="center")
    UPRIGHT_HEADER = replace(_HEADER, size=SMALL_SIZE, horizontal="center", vertical="bottom", is_upright=True)
    GUIDANCE = _Look(SMALL_SIZE, italic=True, colour=_GREY, fill=_TINT, edges="lrtb")
    BODY = _BODY
    BODY_SMALL = replace(_BODY, size=SMALL_SIZE)
    BODY_CONTINUES = replace(_BODY, edges="lrt", seams="b")
    BODY_BETWEEN = replace(_BODY, edges="lr", seams="tb")
    BODY_CONTINUED = replace(_BODY, edges="lrb", seams="t")
    MARK = _Look(SMALL_SIZE, italic=True, colour=_GREY)
    AREA = replace(_BODY, size=TEXT_SIZE, vertical="center")
    AREA_SMALL = replace(_BODY, size=SMALL_SIZE, vertical="center")
    COUNT = replace(_BODY, size=TEXT_SIZE, horizontal="center", vertical="center", shown_as="0")
    COUNT_IF_ANY = replace(_BODY, size=TEXT_SIZE, horizontal="center", vertical="center", shown_as="0;;")
    SUM = replace(_BODY, size=TEXT_SIZE, bold=True, vertical="center")
    SUM_COUNT = replace(_BODY, size=TEXT_SIZE, bold=True, horizontal="center", vertical="center", shown_as="0")

    def __init__(self, look: _Look) -> None:
        self.type = Type(look.size, look.bold, LINE_HEIGHTS[look.size])
        """What decides how much room a text takes."""

    def apply(self, target: NamedStyle | ColumnDimension) -> None:
        """Give this look to a style of the workbook, or to a column for the cells that it will have."""
        look: _Look = self.value
        target.font = Font(
            name=TYPEFACE,
            size=look.size,
            bold=look.bold,
            italic=look.italic,
            underline="single" if look.underline else None,
            color=look.colour,
        )
        if look.fill is not None:
            target.fill = PatternFill("solid", start_color=look.fill, end_color=look.fill)
        line, dots, none = Side(style="thin", color=_LINE), Side(style="dotted", color=_LINE), Side()
        left, right, top, bottom = (
            line if edge in look.edges else dots if edge in look.seams else none for edge in "lrtb"
        )
        target.border = Border(left=left, right=right, top=top, bottom=bottom)
        target.alignment = Alignment(
            wrap_text=look.is_wrapped,
            horizontal=look.horizontal,
            vertical=look.vertical,
            text_rotation=90 if look.is_upright else 0,
        )
        target.number_format = look.shown_as


class TextTooLongError(PlantermError):
    """A text that cannot be continued in another row is longer than a cell may hold."""


def refuse_too_long(text: str) -> None:
    """Raise TextTooLongError where no cell can hold the text."""
    if len(text) > EXCEL_LIMIT // 2 and (length := excel_length(text)) > EXCEL_LIMIT:
        raise TextTooLongError(texts.too_long(text[:40], length, EXCEL_LIMIT))


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula, without its equals sign, and the value it has now."""

    expression: str
    value: int


CellValue = str | int | Formula
"""A text that Excel keeps as it is, a number, or a formula; an empty text makes a blank cell."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its values from column A on, their styles, and its height in points."""

    values: Sequence[CellValue]
    styles: Sequence[Style]
    height: float


@dataclass(frozen=True)
class Sheet:
    """Everything about one sheet; columns are counted from 0 and row 1 is the first."""

    name: str
    rows: Sequence[SheetRow]
    column_widths: Sequence[float]
    """In points."""
    column_styles: Sequence[Style] = ()
    """How cells look that are filled in later, from column A on."""
    header_row: int | None = None
    """The row that is printed on every page, and stays in sight with everything above it."""
    header_rows: int = 1
    """How many rows are printed so: that one is the last of them."""
    frozen_columns: int = 0
    """So many columns at the left stay in sight."""
    merged: Sequence[str] = ()
    """Blocks of cells that are one, by their names."""
    table: str = ""
    """What formulas call its rows, where they are an Excel table, its first row the headers."""
    named_cell: tuple[str, str] | None = None
    """A name and its cell, from which screen readers learn where the headers stand."""
    links: dict[int, str] = field(default_factory=dict)
    """Addresses that column A's cells lead to, by row number."""
    is_text: bool = False
    """Whether it is text on upright paper, which says itself what annex it is and whose rows stay as tall as they are.

    Other sheets lie down, say that at the edge of each page, and grow with what is written in them.
    """
    page_starts: Sequence[int] = ()
    """Rows that begin a new page, where the printing program heeds it."""
    is_one_page: bool = False
    """Whether it is printed on one page, smaller where need be."""
