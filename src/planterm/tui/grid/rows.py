"""Rows of the plan as lines of the screen, made when they come near it and kept while they stay the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from planterm.model.plan import Row
from planterm.tui.grid.cells import fit, shown, width
from planterm.tui.grid.layout import Slot
from planterm.tui.grid.wrapping import wrap

RULE = 1
"""The line between two rows."""

_KEPT = 2000
"""How many rows are kept wrapped: far more than a screen, far less than a huge plan."""


@dataclass(frozen=True, slots=True)
class RowLines:
    """A row wrapped to the columns: for each column the lines of its text, each filled to the column's width."""

    columns: tuple[tuple[str, ...], ...]
    height: int

    def line(self, slot: int, number: int) -> str | None:
        """A line of a column, or None below the text."""
        lines = self.columns[slot]
        return lines[number] if number < len(lines) else None


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
        columns = tuple(_lines(row.cells[slot.column], slot.width) for slot in self._slots)
        return RowLines(columns, max(1, *(len(lines) for lines in columns)))

    def _compacted(self, row: Row) -> RowLines:
        texts = (" ".join(row.cells[slot.column].split()) for slot in self._slots)
        return RowLines(tuple((fit(text, slot.width),) for text, slot in zip(texts, self._slots, strict=True)), 1)


def _lines(text: str, cells: int) -> tuple[str, ...]:
    if not text:
        return ()
    pieces = (text[start:end] for start, end in wrap(text, cells))
    return tuple(_filled(piece, cells) for piece in pieces)


def _filled(piece: str, cells: int) -> str:
    size = width(piece)
    return shown(piece) + " " * (cells - size) if size <= cells else fit(piece.rstrip(), cells)
