"""Where the cell cursor is and goes, what is selected, and scrolling through rows of any height.

A position is a row and a line in it, never a line of the whole table: heights of rows far away are never
asked for, and ten thousand rows scroll like twenty-six.
"""

from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple

Heights = Callable[[int], int]
"""How many lines a row takes, its rule included."""

Filled = Callable[[int, int], bool]
"""Whether something stands in the cell of a row and a column."""


class Anchor(NamedTuple):
    """What stands on the window's first line: a row, and a line of it, both from 0."""

    row: int = 0
    line: int = 0


class Window(NamedTuple):
    """What is needed to scroll: how many rows, columns and lines in sight there are, and the height of each row."""

    total: int
    columns: int
    height: int
    heights: Heights
    filled: Filled

    def scroll(self, anchor: Anchor, lines: int) -> Anchor:
        """The anchor some lines further down, or up where negative, never past the ends."""
        if lines > 0:
            return min(self.below(anchor, lines), max(anchor, self._last()))
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
        if anchor == Anchor():
            return anchor  # without a look at the rows at the end, which may be far out of sight
        return min(Anchor(anchor.row, min(anchor.line, self.heights(anchor.row) - 1)), self._last())

    def _last(self) -> Anchor:
        """The anchor that has the last row's end on the window's last line."""
        return self._up(Anchor(self.total - 1, self.heights(self.total - 1)), self.height) if self.total else Anchor()

    def _up(self, anchor: Anchor, lines: int) -> Anchor:
        row, line = anchor.row, anchor.line - lines
        while line < 0 and row > 0:
            row -= 1
            line += self.heights(row)
        return Anchor(row, max(0, line))


class Motion(Enum):
    """A movement of the cell cursor."""

    UP = auto()
    DOWN = auto()
    LEFT = auto()
    RIGHT = auto()
    ROW_START = auto()
    ROW_END = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    TABLE_START = auto()
    TABLE_END = auto()
    NEXT_CELL = auto()
    PREVIOUS_CELL = auto()
    EDGE_UP = auto()
    EDGE_DOWN = auto()
    EDGE_LEFT = auto()
    EDGE_RIGHT = auto()


class Cursor(NamedTuple):
    """The current cell: a row and a column, both from 0. The row after the last one is where a new row begins."""

    row: int = 0
    column: int = 0


class Position(NamedTuple):
    """The cursor, and what is scrolled into sight."""

    cursor: Cursor = Cursor()
    anchor: Anchor = Anchor()


def moved(motion: Motion, position: Position, window: Window) -> Position:
    """The position after a movement; a row taller than the window is read line by line before it is left."""
    match motion:
        case Motion.UP:
            return _up(position, window)
        case Motion.DOWN:
            return _down(position, window)
        case Motion.PAGE_UP | Motion.PAGE_DOWN:
            return _page(position, window, 1 if motion is Motion.PAGE_DOWN else -1)
        case Motion.TABLE_START:
            return Position()
        case Motion.EDGE_UP | Motion.EDGE_DOWN | Motion.EDGE_LEFT | Motion.EDGE_RIGHT:
            return at(_edge(motion, position.cursor, window), position, window)
        case _:
            return at(_cell(motion, position.cursor, window), position, window)


def at(cursor: Cursor, position: Position, window: Window) -> Position:
    """The position with the cursor elsewhere, scrolled no further than needed."""
    row = max(0, min(cursor.row, window.total - 1))
    return Position(cursor._replace(row=row), window.reveal(position.anchor, row))


def _cell(motion: Motion, cursor: Cursor, window: Window) -> Cursor:
    """The cell that a movement sideways, to an end or on to another cell leads to."""
    row, column = cursor.row, cursor.column
    first, last = 0, window.columns - 1
    before, after = max(first, column - 1), min(last, column + 1)
    targets = {
        Motion.LEFT: Cursor(row, before),
        Motion.RIGHT: Cursor(row, after),
        Motion.ROW_START: Cursor(row, first),
        Motion.ROW_END: Cursor(row, last),
        Motion.TABLE_END: Cursor(window.total - 1, column),
        Motion.NEXT_CELL: Cursor(row + 1, first) if column == last else Cursor(row, after),
        Motion.PREVIOUS_CELL: Cursor(row - 1, last) if column == first and row else Cursor(row, before),
    }
    return targets[motion]


def _edge(motion: Motion, cursor: Cursor, window: Window) -> Cursor:
    """As in Excel: the last filled cell of a run, the first of the next, or the end; then the new row."""
    row, column, last = cursor.row, cursor.column, window.total - 2
    way = {
        Motion.EDGE_UP: [Cursor(each, column) for each in range(row - 1, -1, -1)],
        Motion.EDGE_DOWN: [Cursor(each, column) for each in range(row + 1, last + 1)],
        Motion.EDGE_LEFT: [Cursor(row, each) for each in range(column - 1, -1, -1)],
        Motion.EDGE_RIGHT: [Cursor(row, each) for each in range(column + 1, window.columns)],
    }[motion]
    if not way:
        return Cursor(last + 1, column) if motion is Motion.EDGE_DOWN else cursor
    filled = [window.filled(*each) for each in way]
    ends_run = window.filled(*cursor) and filled[0]
    if (not ends_run) not in filled:
        return way[-1]
    return way[filled.index(False) - 1] if ends_run else way[filled.index(True)]


def _down(position: Position, window: Window) -> Position:
    row, anchor = position.cursor.row, _in_sight(position, window)
    hidden = window.top_of(anchor, row) + window.heights(row) - window.height
    if hidden > 1:  # the rule below the text may stay hidden
        return position._replace(anchor=window.scroll(anchor, 1))
    return at(position.cursor._replace(row=row + 1), position._replace(anchor=anchor), window)


def _up(position: Position, window: Window) -> Position:
    row, anchor = position.cursor.row, _in_sight(position, window)
    if row == anchor.row and anchor.line:
        return position._replace(anchor=window.scroll(anchor, -1))
    if row == 0:
        return position._replace(anchor=anchor)
    return Position(position.cursor._replace(row=row - 1), window.reveal_end(anchor, row - 1))


def _page(position: Position, window: Window, direction: int) -> Position:
    """One windowful on, with a line of overlap; the cursor goes to the first row that begins in sight."""
    anchor = window.scroll(position.anchor, direction * max(1, window.height - 1))
    if anchor == position.anchor:
        row = window.total - 1 if direction > 0 else 0
    else:
        row = anchor.row + 1 if anchor.line and window.top_of(anchor, anchor.row + 1) < window.height else anchor.row
    return Position(position.cursor._replace(row=max(0, min(row, window.total - 1))), anchor)


def _in_sight(position: Position, window: Window) -> Anchor:
    """The anchor, or one nearer where the wheel has scrolled the current row away."""
    row, anchor = position.cursor.row, position.anchor
    gone = row < anchor.row or window.top_of(anchor, row) >= window.height
    return window.reveal(anchor, row) if gone else anchor


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
    def columns(self) -> range:
        """The numbers of the columns, from 0."""
        first, last = sorted((self.corner.column, self.cursor.column))
        return range(first, last + 1)

    def grown(self, before: Cursor, after: Cursor) -> "Selection":
        """The selection when the current cell goes on; where whole rows are selected, they stay whole."""
        row = self.cursor.row if after.row == before.row else after.row
        column = self.cursor.column if after.column == before.column else after.column
        return self._replace(cursor=Cursor(row, column))

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is selected."""
        return row in self.rows and column in self.columns
