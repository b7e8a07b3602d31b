"""A plain model of a table that scrolls: all its lines in a list, the window a slice of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from hypothesis import strategies as st

from official_form import At
from planterm.tui.grid.motion import Anchor, Motion, Position, Window, moved

Line = tuple[int, int]
"""A row and a line of it."""


@dataclass(frozen=True)
class Table:
    """Rows of these heights, each with its rule, and last the line where a new row begins."""

    heights: tuple[int, ...]
    height: int
    """How many lines the window has."""

    asked: list[int] = field(default_factory=list)
    """The rows whose height the window has asked for."""

    @property
    def window(self) -> Window:
        return Window(len(self.heights), len(At), self.height, self._height, lambda _row, _column: False)

    def _height(self, row: int) -> int:
        self.asked.append(row)
        return self.heights[row]

    @cached_property
    def lines(self) -> list[Line]:
        return [(row, line) for row, height in enumerate(self.heights) for line in range(height)]

    @cached_property
    def text(self) -> set[Line]:
        """All lines but the rules, which are the last lines of rows."""
        return {(row, line) for row, line in self.lines if line < max(1, self.heights[row] - 1)}

    def visible(self, anchor: Anchor) -> list[Line]:
        start = self.lines.index((anchor.row, anchor.line))
        return self.lines[start : start + self.height]

    def seen(self, position: Position) -> set[Line]:
        """The lines of text in the window."""
        return set(self.visible(position.anchor)) & self.text

    def move(self, position: Position, *motions: Motion) -> Position:
        for motion in motions:
            position = moved(motion, position, self.window)
        return position

    def journey(self, motion: Motion, position: Position) -> list[Position]:
        """The positions that the same key leads to, until it leads nowhere."""
        path = [position]
        while (following := self.move(path[-1], motion)) != path[-1]:
            path.append(following)
            assert len(path) <= 3 * len(self.lines) + 20, "the key never comes to an end"
        return path


def _table(heights: Sequence[int], height: int) -> Table:
    return Table((*heights, 1), height)


row_heights = st.one_of(
    st.lists(st.integers(2, 9), max_size=12),
    st.lists(st.integers(2, 45), max_size=8),
    st.integers(0, 40).map(lambda count: [1] * count),  # the compact table has no rules
)
tables = st.builds(_table, row_heights, st.integers(2, 20))
