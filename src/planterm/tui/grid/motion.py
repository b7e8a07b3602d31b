"""Where the cell cursor goes on a key."""

from enum import Enum, auto
from typing import NamedTuple

from planterm.model.plan import COLUMNS, Column
from planterm.tui.grid.viewport import Anchor, Window


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


class Cursor(NamedTuple):
    """The current cell: a row, from 0, and a column. The row after the last one is where a new row begins."""

    row: int = 0
    column: Column = Column.PROBLEM


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
        case _:
            return at(_cell(motion, position.cursor, window.total), position, window)


def at(cursor: Cursor, position: Position, window: Window) -> Position:
    """The position with the cursor elsewhere, scrolled no further than needed."""
    row = max(0, min(cursor.row, window.total - 1))
    return Position(cursor._replace(row=row), window.reveal(position.anchor, row))


def _cell(motion: Motion, cursor: Cursor, count: int) -> Cursor:
    """The cell that a movement sideways, to an end or on to another cell leads to."""
    row, column = cursor.row, cursor.column
    first, last = COLUMNS[0], COLUMNS[-1]
    before, after = COLUMNS[max(first, column - 1)], COLUMNS[min(last, column + 1)]
    targets = {
        Motion.LEFT: Cursor(row, before),
        Motion.RIGHT: Cursor(row, after),
        Motion.ROW_START: Cursor(row, first),
        Motion.ROW_END: Cursor(row, last),
        Motion.TABLE_END: Cursor(count - 1, column),
        Motion.NEXT_CELL: Cursor(row + 1, first) if column is last else Cursor(row, after),
        Motion.PREVIOUS_CELL: Cursor(row - 1, last) if column is first and row else Cursor(row, before),
    }
    return targets[motion]


def _down(position: Position, window: Window) -> Position:
    row = position.cursor.row
    in_sight = position._replace(anchor=_in_sight(position, window))
    if window.hidden_below(in_sight.anchor, row) > 1:  # the rule below the text may stay hidden
        return in_sight._replace(anchor=window.scroll(in_sight.anchor, 1))
    return at(position.cursor._replace(row=row + 1), in_sight, window)


def _up(position: Position, window: Window) -> Position:
    row = position.cursor.row
    in_sight = position._replace(anchor=_in_sight(position, window))
    if window.hidden_above(in_sight.anchor, row):
        return in_sight._replace(anchor=window.scroll(in_sight.anchor, -1))
    if row == 0:
        return in_sight
    return Position(position.cursor._replace(row=row - 1), window.reveal_end(in_sight.anchor, row - 1))


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
