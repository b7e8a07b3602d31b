"""A sheet of the workbook as values: what stands in its cells and how it is laid out."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from planterm.errors import PlantermError
from planterm.excel.styles import Style
from planterm.model.text import EXCEL_LIMIT, excel_length
from planterm.texts import excel as texts


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


CellValue = str | Formula
"""A text that Excel keeps as it is, or a formula; an empty text makes a blank cell."""


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
    named_cell: tuple[str, str] | None = None
    """A name and its cell, from which screen readers learn where the headers stand."""
    links: dict[int, str] = field(default_factory=dict)
    """Addresses that column A's cells lead to, by row number."""
    has_fixed_heights: bool = False
    """Whether its rows stay as tall as they are when a text is changed; those of other sheets grow with their text."""
    landscape: bool = True
    page_starts: Sequence[int] = ()
    """Rows that begin a new page, where the printing program heeds it."""
    is_one_page: bool = False
    """Whether it is printed on one page, smaller where need be."""
    names_annex: bool = False
    """Whether its first cell says what annex it is, so that the first page's edge need not."""
