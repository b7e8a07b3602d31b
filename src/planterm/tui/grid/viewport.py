"""Scrolling through rows of any height, by knowing only the rows near the screen.

A position is a row and a line in it, never a line of the whole table: heights of rows far away are
never asked for, and ten thousand rows scroll like twenty-six.
"""

from collections.abc import Callable
from typing import NamedTuple

Heights = Callable[[int], int]
"""How many lines a row takes, its rule included."""


class Anchor(NamedTuple):
    """What stands on the window's first line: a row, and a line of it, both from 0."""

    row: int = 0
    line: int = 0


class Window(NamedTuple):
    """What is needed to scroll: the number of rows, the height of each, and how many lines are in sight."""

    total: int
    height: int
    heights: Heights

    def scroll(self, anchor: Anchor, lines: int) -> Anchor:
        """The anchor some lines further down, or up where negative, never past the ends."""
        if lines > 0:
            return min(self._down(anchor, lines), max(anchor, self._last()))
        return self._up(anchor, -lines)

    def below(self, anchor: Anchor, lines: int) -> Anchor:
        """What stands so many lines below the anchor's; the row is the count of rows where nothing does."""
        row, line = anchor.row, anchor.line + lines
        while row < self.total and line >= (height := self.heights(row)):
            row, line = row + 1, line - height
        return Anchor(row, line)

    def top_of(self, anchor: Anchor, row: int) -> int:
        """On which line of the window a row begins: negative above it, at least the height when out of sight below."""
        if row < anchor.row:
            return -1 - sum(self.heights(index) for index in range(row, min(anchor.row, row + self.height)))
        top = -anchor.line
        for index in range(anchor.row, row):
            top += self.heights(index)
            if top >= self.height:
                break
        return top

    def reveal(self, anchor: Anchor, row: int) -> Anchor:
        """The nearest anchor from which the row is in sight: whole, or its beginning where it is too tall."""
        height = self.heights(row)
        if row == anchor.row:
            is_read = height > self.height and anchor.line < height - 1  # its text, and not just its rule
            return anchor if is_read else Anchor(row)
        if row < anchor.row:
            return Anchor(row)
        top = self.top_of(anchor, row)
        if top + height <= self.height:
            return anchor
        if height >= self.height:
            return Anchor(row)
        return self._up(Anchor(row), self.height - height)

    def reveal_end(self, anchor: Anchor, row: int) -> Anchor:
        """The anchor from which the row's end is in sight, for coming from below."""
        height = self.heights(row)
        if height <= self.height:
            return self.reveal(anchor, row)
        return Anchor(row, height - self.height)

    def settled(self, anchor: Anchor) -> Anchor:
        """The anchor itself, or the nearest there is after rows have gone or changed their heights."""
        if anchor.row >= self.total:
            return self._last()
        return min(Anchor(anchor.row, min(anchor.line, self.heights(anchor.row) - 1)), self._last())

    def hidden_below(self, anchor: Anchor, row: int) -> int:
        """How many lines of a row in sight are below the window."""
        return max(0, self.top_of(anchor, row) + self.heights(row) - self.height)

    def hidden_above(self, anchor: Anchor, row: int) -> int:
        """How many lines of the row are above the window."""
        return anchor.line if row == anchor.row else 0

    def _last(self) -> Anchor:
        """The anchor that has the last row's end on the window's last line."""
        return self._up(Anchor(self.total - 1, self.heights(self.total - 1)), self.height) if self.total else Anchor()

    def _down(self, anchor: Anchor, lines: int) -> Anchor:
        row, line = anchor.row, anchor.line + lines
        while row < self.total - 1 and line >= (height := self.heights(row)):
            row, line = row + 1, line - height
        return Anchor(row, line)

    def _up(self, anchor: Anchor, lines: int) -> Anchor:
        row, line = anchor.row, anchor.line - lines
        while line < 0 and row > 0:
            row -= 1
            line += self.heights(row)
        return Anchor(row, max(0, line))
