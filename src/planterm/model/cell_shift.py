"""Text that landed in the wrong column: moving it sideways within its row, and never losing any."""

from dataclasses import replace
from itertools import pairwise

from planterm.model.columns import COLUMNS, Column
from planterm.model.edits import Edit, EditKind, Place
from planterm.model.plan import Plan

Cells = tuple[str, ...]
Shifted = tuple[Cells, Column]
"""A row's cells after a shift, and the column to stand in."""


def shift_cells(plan: Plan, place: Place, steps: int) -> Edit | None:
    """The texts from the place on, some columns to the right (or left, where negative); None where nothing can move.

    Only the run of filled cells that begins at the place moves; the first blank cell behind it takes up the shift, so
    texts further on, which may stand right, stay. The order of the row's texts never changes and none is lost:

    - right, with no blank cell behind: the last text of the plan's own columns is joined to Vem with a line break,
      and the follow-up, written at another time, is left alone. Only Vem shifted by itself is joined to the follow-up.
    - left, onto a filled cell: the text is joined to that cell with a line break, and what stands behind stays.
    - at a blank cell: left closes the gap, right widens it.

    The cursor follows the text, so that the key pressed again moves the same text on.
    """
    area = plan.area(place.area_id)
    row = area.rows[area.index_of(place.row_id or "")]
    step = _right if steps > 0 else _left
    cells, column = row.cells, place.column
    for _ in range(min(abs(steps), len(COLUMNS))):
        cells, column = step(cells, column)
    return _edit(EditKind.SHIFT_CELLS, plan, place, cells, column)


def joined_column(plan: Plan, edit: Edit) -> Column | None:
    """The column in which a shift of the plan's cells has joined a text to another; None where it has joined none."""
    before, after = (
        each.area(edit.before.area_id).rows[each.area(edit.before.area_id).index_of(edit.before.row_id or "")].cells
        for each in (plan, edit.plan)
    )
    if sum(map(_is_filled, after)) >= sum(map(_is_filled, before)):
        return None
    pairs = {_joined(*pair) for pair in pairwise(before)}
    return next((column for column in COLUMNS if after[column] in pairs), None)


def move_cell(plan: Plan, place: Place, steps: int) -> Edit | None:
    """One text some columns to the right (or left), each cell that it passes taking one step the other way.

    This is what rows need whose every cell is filled but whose columns were mixed up: "Linjearbete" under Åtgärd and
    the action under När change places in three steps and nothing is joined. None where the text stands outermost.
    """
    area = plan.area(place.area_id)
    row = area.rows[area.index_of(place.row_id or "")]
    target = COLUMNS[max(0, min(len(COLUMNS) - 1, place.column + steps))]
    cells = list(row.cells)
    cells.insert(target, cells.pop(place.column))
    return _edit(EditKind.MOVE_CELL, plan, place, tuple(cells), target)


def _edit(kind: EditKind, plan: Plan, place: Place, cells: Cells, column: Column) -> Edit | None:
    area = plan.area(place.area_id)
    row = area.rows[area.index_of(place.row_id or "")]
    if cells == row.cells:
        return None
    changed = plan.with_area(area.with_row(replace(row, cells=cells)))
    return Edit(kind, changed, place, place._replace(column=column))


def _right(cells: Cells, column: Column) -> Shifted:
    start = _next(cells, column, filled=True)
    if start is None or start == Column.FOLLOW_UP:
        return cells, column
    end = _next(cells, start, filled=False)
    if end is None:
        end = Column.FOLLOW_UP if start == Column.WHO else Column.WHO
        moved = (*cells[start : end - 1], _joined(cells[end - 1], cells[end]))
    else:
        moved = cells[start:end]
    return (*cells[:start], "", *moved, *cells[end + 1 :]), COLUMNS[start + 1] if start == column else column


def _left(cells: Cells, column: Column) -> Shifted:
    start = _next(cells, column, filled=True)
    if not start:
        return cells, column
    follows = start == column
    target = COLUMNS[start - 1]
    if cells[target].strip():
        return (*cells[:target], _joined(cells[target], cells[start]), "", *cells[start + 1 :]), target
    end = _next(cells, start, filled=False) or len(cells)
    return (*cells[:target], *cells[start:end], "", *cells[end:]), target if follows else column


def _is_filled(text: str) -> bool:
    return bool(text.strip())


def _next(cells: Cells, start: int, *, filled: bool) -> int | None:
    """The first filled (or blank) cell at the start or behind it."""
    return next((index for index in range(start, len(cells)) if _is_filled(cells[index]) == filled), None)


def _joined(first: str, second: str) -> str:
    return f"{first}\n{second}"
