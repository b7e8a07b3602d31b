"""Rows of the plan as lines of the screen, made when they come near it and kept while they stay the same."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from planterm.model.plan import Row
from planterm.tui.grid.cells import fit, shown, width
from planterm.tui.grid.layout import Slot
from planterm.tui.grid.wrapping import Span, is_hyphenated, wrap

RULE = 1
"""The line between two rows."""

HYPHEN = "-"
"""Ends a line in the middle of a word that is longer than its column; the plan's text has none there."""

_KEPT = 2000
"""How many rows are kept wrapped: far more than a screen, far less than a huge plan."""


class CellLines(NamedTuple):
    """A cell wrapped to its column: its lines, each filled to the column's width, and where in the text they stand."""

    lines: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


class RowLines(NamedTuple):
    """A row wrapped to the columns in sight."""

    cells: tuple[CellLines, ...]
    height: int


class RowWrapper:
    """Wraps rows to a page of columns; forgets all when made anew for another layout."""

    def __init__(self, slots: Sequence[Slot], *, compact: bool = False) -> None:
        self._slots = tuple(slots)
        self._compact = compact
        self._known: dict[tuple[str, ...], RowLines] = {}

    def lines(self, row: Row) -> RowLines:
        """The row's lines."""
        known = self._known.get(row.cells)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = self._known[row.cells] = self._compacted(row) if self._compact else self._wrapped(row)
        return known

    def height(self, row: Row) -> int:
        """How many lines the row takes on the screen, its rule included."""
        return self.lines(row).height + (0 if self._compact else RULE)

    def _wrapped(self, row: Row) -> RowLines:
        cells = tuple(_lines(row.cells[slot.column], slot.width) for slot in self._slots)
        return RowLines(cells, max(1, *(len(cell.lines) for cell in cells)))

    def _compacted(self, row: Row) -> RowLines:
        """One line a cell; its text is not tied to places in the plan's, since white space is drawn together."""
        texts = (" ".join(row.cells[slot.column].split()) for slot in self._slots)
        cells = (CellLines((fit(text, slot.width),)) for text, slot in zip(texts, self._slots, strict=True))
        return RowLines(tuple(cells), 1)


def _lines(text: str, cells: int) -> CellLines:
    if not text:
        return CellLines()
    spans = tuple(wrap(text, cells))
    pieces = [text[start:end] for start, end in spans]
    for number, (span, following) in enumerate(pairwise(spans)):
        if is_hyphenated(text, span, following) and width(pieces[number]) < cells:
            pieces[number] += HYPHEN
    return CellLines(tuple(_filled(piece, cells) for piece in pieces), spans)


def _filled(piece: str, cells: int) -> str:
    size = width(piece)
    return shown(piece) + " " * (cells - size) if size <= cells else fit(piece.rstrip(), cells)
