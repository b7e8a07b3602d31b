"""Which cells are selected."""

from typing import NamedTuple

from planterm.model.plan import COLUMNS, Column
from planterm.tui.grid.motion import Cursor


class Selection(NamedTuple):
    """The cells between two corners, both included."""

    corner: Cursor
    cursor: Cursor

    @property
    def rows(self) -> range:
        """The numbers of the rows, from 0."""
        first, last = sorted((self.corner.row, self.cursor.row))
        return range(first, last + 1)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns."""
        first, last = sorted((self.corner.column, self.cursor.column))
        return COLUMNS[first : last + 1]

    def holds(self, row: int, column: Column) -> bool:
        """Whether a cell is selected."""
        return row in self.rows and column in self.columns
