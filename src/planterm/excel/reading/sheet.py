"""A workbook as it was read: texts by place, and what a person should know of how they came about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planterm.excel.references import Range, place

Cells = Mapping[int, Mapping[int, str]]
"""Texts by row number and column number, both from 1; blank cells are left out."""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text and the cell where it stands or to which it belongs."""

    row: int
    column: int
    text: str

    @property
    def place(self) -> str:
        """The cell's name, "C5"."""
        return place(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote beside a cell."""

    place: str
    author: str
    text: str


@dataclass(frozen=True)
class CellRemarks:
    """The cells whose text is not simply what somebody typed."""

    formulas: list[PlacedText] = field(default_factory=list)
    """Those that show a value; with the formula."""
    unknown_formulas: list[PlacedText] = field(default_factory=list)
    """Formulas whose value is not in the file; with the formula."""
    errors: list[PlacedText] = field(default_factory=list)
    """With the error that they show."""
    numbers: list[PlacedText] = field(default_factory=list)
    """Dates, and numbers in a format; with the text that was read."""
    odd_numbers: list[PlacedText] = field(default_factory=list)
    """Numbers in a format that is not understood, which were read plainly."""
    struck: list[PlacedText] = field(default_factory=list)
    """Texts that are struck through, all or in part."""


@dataclass(frozen=True)
class BookSheet:
    """One sheet of a workbook."""

    name: str
    is_hidden: bool = False
    has_cells: bool = True
    """False for a chart or a dialog, which have a sheet to themselves."""
    cells: Cells = field(default_factory=dict)
    merged: Sequence[Range] = ()
    hidden_rows: Sequence[int] = ()
    """Those that have texts."""
    is_filtered: bool = False
    hidden_columns: Sequence[range] = ()
    remarks: CellRemarks = field(default_factory=CellRemarks)
    comments: Sequence[Comment] = ()
    floating: Sequence[str] = ()
    """The texts of boxes and shapes that lie over the cells."""
    pictures: int = 0
    """Pictures and charts."""
    edges: Sequence[str] = ()
    """The texts of the printed page's header and footer."""
    addresses: Sequence[PlacedText] = ()
    """Where cells lead to, out of the workbook."""

    def placed_texts(self) -> "list[PlacedText]":
        """Every text that is not blank, in reading order."""
        return [
            PlacedText(row, column, text)
            for row, cells in self.cells.items()
            for column, text in cells.items()
            if text.strip()
        ]


@dataclass(frozen=True)
class Book:
    """A workbook."""

    sheets: tuple[BookSheet, ...]
    title: str = ""
    """The title among the file's properties."""
    has_macros: bool = False
    outside_links: int = 0
    """Other workbooks that formulas look into."""
    strings: Sequence[str] = ()
    """The texts that cells name by number."""
