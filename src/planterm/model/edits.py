"""Everything that can be done to a plan: each function makes an edit, the next value and where it happened."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from enum import StrEnum, auto
from typing import NamedTuple

from planterm.model.columns import COLUMNS, Column
from planterm.model.plan import Area, Plan, Row


class EditKind(StrEnum):
    """What was done, for the name of an undo step."""

    TEXT = auto()
    CLEAR = auto()
    INSERT_ROW = auto()
    REMOVE_ROW = auto()
    DUPLICATE_ROW = auto()
    MOVE_ROW = auto()
    MOVE_ROWS = auto()
    MOVE_TO_AREA = auto()
    SORT_ROWS = auto()
    PASTE = auto()
    CUT = auto()
    CLEAR_CELLS = auto()
    SHIFT_CELLS = auto()
    MOVE_CELL = auto()
    ADD_AREA = auto()
    RENAME_AREA = auto()
    MOVE_AREA = auto()
    REMOVE_AREA = auto()
    DETAILS = auto()
    FOLLOW_UP = auto()
    STATUS = auto()
    REPLACE = auto()
    REPLACE_ALL = auto()
    RECOVER = auto()
    MERGE = auto()
    DECIDE = auto()
    TAKE_IN = auto()
    RESTORE = auto()
    RETURNED = auto()
    ANSWERS = auto()


class Place(NamedTuple):
    """A cell, a row or an area of a plan, by ids, so that it stays true when rows move."""

    area_id: str
    row_id: str | None = None
    column: Column = Column.PROBLEM


NOWHERE = Place("")
"""For what is done to the plan as a whole while no cell is current: whoever goes there stays."""


class Edit(NamedTuple):
    """A change: the plan after it, and where to stand when it is undone and when it is done."""

    kind: EditKind
    plan: Plan
    before: Place
    after: Place


def set_cell(plan: Plan, place: Place, text: str, kind: EditKind = EditKind.TEXT) -> Edit:
    """Another text in one cell; raises KeyError where the place is gone."""
    area = plan.area(place.area_id)
    row = _row(area, place)
    changed = plan.with_area(area.with_row(row.with_cell(place.column, text)))
    return Edit(kind, changed, place, place)


def at_column(edit: Edit, column: Column) -> Edit:
    """The same edit, ending in another column of its row."""
    return edit._replace(after=edit.after._replace(column=column))


def insert_row(plan: Plan, place: Place, row: Row, *, above: bool = False) -> Edit:
    """A row below the one at the place (or above it); at the end of the area where the place names no row."""
    area = plan.area(place.area_id)
    index = len(area.rows) if place.row_id is None else area.index_of(place.row_id) + (not above)
    rows = (*area.rows[:index], row, *area.rows[index:])
    return _edit(EditKind.INSERT_ROW, plan, area, rows, (place, Place(area.id, row.id)))


def duplicate_row(plan: Plan, place: Place, new_id: str, kept: Collection[Column]) -> Edit:
    """A row below with the same text in the kept columns, the cursor in the first column that is not kept."""
    area = plan.area(place.area_id)
    index, row = area.index_of(place.row_id or ""), _row(area, place)
    cells = tuple(text if column in kept else "" for column, text in zip(COLUMNS, row.cells, strict=True))
    first = next((column for column in COLUMNS if column not in kept), Column.PROBLEM)
    rows = (*area.rows[: index + 1], Row(new_id, cells), *area.rows[index + 1 :])
    return _edit(EditKind.DUPLICATE_ROW, plan, area, rows, (place, Place(area.id, new_id, first)))


def remove_rows(plan: Plan, place: Place, row_ids: Collection[str]) -> Edit:
    """The area without those rows; the place afterwards is the row that follows them, or the last one left."""
    area = plan.area(place.area_id)
    first = next(index for index, row in enumerate(area.rows) if row.id in row_ids)
    rows = tuple(row for row in area.rows if row.id not in row_ids)
    next_row = rows[min(first, len(rows) - 1)].id if rows else None
    return _edit(EditKind.REMOVE_ROW, plan, area, rows, (place, Place(area.id, next_row, place.column)))


def move_row(plan: Plan, place: Place, steps: int) -> Edit | None:
    """The row some steps down (or up, where negative), or None where it stands at the end already."""
    area = plan.area(place.area_id)
    index = area.index_of(place.row_id or "")
    target = max(0, min(len(area.rows) - 1, index + steps))
    if target == index:
        return None
    rows = list(area.rows)
    rows.insert(target, rows.pop(index))
    return _edit(EditKind.MOVE_ROW, plan, area, rows, (place, place))


def _row(area: Area, place: Place) -> Row:
    return area.rows[area.index_of(place.row_id or "")]


def _edit(kind: EditKind, plan: Plan, area: Area, rows: Sequence[Row], places: tuple[Place, Place]) -> Edit:
    return Edit(kind, plan.with_area(replace(area, rows=tuple(rows))), *places)
