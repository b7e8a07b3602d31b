"""Everything that can be done to a plan: each function makes an edit, the next value and where it happened."""

from collections.abc import Callable, Collection, Mapping
from enum import StrEnum, auto
from typing import NamedTuple

from planterm.model import fields
from planterm.model.plan import Area, Plan, Row, Spot
from planterm.model.text import free_slug


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
    SORT_BY_EFFECT = auto()
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
    CHANGE_FORM = auto()
    FOLLOW_UP = auto()
    STATUS = auto()
    GOAL_REACHED = auto()
    EFFECT = auto()
    REMARK = auto()
    CONFIRM = auto()
    REPLACE = auto()
    REPLACE_ALL = auto()
    RECOVER = auto()
    MERGE = auto()
    JOIN_COPY = auto()
    DECIDE = auto()
    TAKE_IN = auto()
    RESTORE = auto()
    RETURNED = auto()
    ANSWERS = auto()


class Place(NamedTuple):
    """A cell, a row or an area of a plan, by ids, so that it stays true when rows move."""

    area_id: str
    row_id: str | None = None
    column: int = 0
    """The number of the cell's column."""


NOWHERE = Place("")
"""For what is done to the plan as a whole while no cell is current: whoever goes there stays."""


class Edit(NamedTuple):
    """A change: the plan after it, and where to stand when it is undone and when it is done."""

    kind: EditKind
    plan: Plan
    before: Place
    after: Place


def reading_order(plan: Plan, place: Place) -> tuple[int, int, int]:
    """A place as numbers in reading order: its area and row, from 1, and its column; a row to come is the last."""
    if place.row_id is None:
        area = plan.area(place.area_id)
        return plan.area_numbers[area.id], len(area.rows) + 1, place.column
    standing = plan.standings[place.row_id]
    return standing.area_number, standing.number, place.column


def place_of(plan: Plan, spot: Spot) -> Place:
    """Where in the table it is; where its row is not there the area, or else the first one."""
    if (standing := plan.standings.get(spot.row_id or "")) is not None:
        return Place(standing.area.id, spot.row_id, plan.columns.place_of(spot.key))
    return Place(plan.areas_by_id.get(spot.area_id or "", plan.areas[0]).id)


def cells_at(plan: Plan, place: Place) -> tuple[str, ...]:
    """The texts of the row at a place; blank ones where a row is still to come."""
    standing = plan.standings.get(place.row_id or "")
    return plan.columns.blank if standing is None else standing.row.cells


def set_cell(plan: Plan, place: Place, text: str, kind: EditKind = EditKind.TEXT) -> Edit:
    """Another text in one cell; raises KeyError where the place is gone."""
    return _edit_row(kind, plan, place, lambda row: row.with_cell(place.column, text))


def insert_row(plan: Plan, place: Place, row: Row, *, above: bool = False) -> Edit:
    """A row below the one at the place (or above it); at the end of the area where the place names no row."""
    area = plan.area(place.area_id)
    index = len(area.rows) if place.row_id is None else area.index_of(place.row_id) + (not above)
    changed = plan.with_area(area._replace(rows=(*area.rows[:index], row, *area.rows[index:])))
    return Edit(EditKind.INSERT_ROW, changed, place, Place(area.id, row.id))


def duplicate_row(plan: Plan, place: Place, new_id: str, kept: Collection[int]) -> Edit:
    """A row below with the same text in the kept columns, the cursor in the first column that is not kept."""
    texts = plan.area(place.area_id).row(place.row_id).cells
    cells = tuple(text if number in kept else "" for number, text in enumerate(texts))
    first = next((number for number in range(len(cells)) if number not in kept), 0)
    inserted = insert_row(plan, place, Row(new_id, plan.columns, cells))
    return inserted._replace(kind=EditKind.DUPLICATE_ROW, after=inserted.after._replace(column=first))


def remove_rows(plan: Plan, place: Place, row_ids: Collection[str]) -> Edit:
    """The area without those rows; the place afterwards is the row that follows them, or the last one left."""
    area = plan.area(place.area_id)
    first = next(index for index, row in enumerate(area.rows) if row.id in row_ids)
    rows = tuple(row for row in area.rows if row.id not in row_ids)
    next_row = rows[min(first, len(rows) - 1)].id if rows else None
    changed = plan.with_area(area._replace(rows=rows))
    return Edit(EditKind.REMOVE_ROW, changed, place, Place(area.id, next_row, place.column))


def set_details(plan: Plan, place: Place, details: Mapping[str, str]) -> Edit:
    """Other details of the plan by their keys (see ``fields``), all of them as one step; the place stays.

    Raises ValueError for a text that is no year, stage or date.
    """
    changed = plan
    for key, text in details.items():
        changed = fields.with_detail(changed, key, text)
    return Edit(EditKind.DETAILS, changed, place, place)


_OWN_FIELDS = {
    fields.STATUS: EditKind.STATUS,
    fields.GOAL_REACHED: EditKind.GOAL_REACHED,
    fields.EFFECT: EditKind.EFFECT,
    fields.REMARK: EditKind.REMARK,
    fields.CONFIRMED: EditKind.CONFIRM,
}
"""What setting each of a row's own fields is called."""


def set_field(plan: Plan, place: Place, key: str, text: str) -> Edit:
    """Another text for what the row at the place holds beside its cells, by its key; empty where nothing is set.

    Raises KeyError where the row is gone, and ValueError where there is no such status, goal reached or effect.
    """
    return _edit_row(_OWN_FIELDS[key], plan, place, lambda row: fields.with_row_text(row, key, text))


def _edit_row(kind: EditKind, plan: Plan, place: Place, change: Callable[[Row], Row]) -> Edit:
    area = plan.area(place.area_id)
    return Edit(kind, plan.with_area(area.with_row(change(area.row(place.row_id)))), place, place)


def new_area_id(plan: Plan, title: str, reserved: Collection[str] = ()) -> str:
    """An id made of the title, none that an area of the plan has, and none of those reserved, such as the form's."""
    return free_slug(title, {*plan.areas_by_id, *reserved})


def free_area_id(plan: Plan, area: Area, taken: Collection[str]) -> str:
    """An id for an own area that comes from elsewhere: the one that it has, unless something else has that."""
    return area.id if area.id not in taken else new_area_id(plan, area.title, taken)


def add_area(plan: Plan, place: Place, area_id: str, title: str) -> Edit:
    """A new own area behind all others; raises ValueError where the id is taken."""
    if area_id in plan.areas_by_id:
        raise ValueError(area_id)
    changed = plan._replace(areas=(*plan.areas, Area(area_id, title, own=True)))
    return Edit(EditKind.ADD_AREA, changed, place, Place(area_id))


def rename_area(plan: Plan, place: Place, title: str) -> Edit:
    """Another title for the own area at the place; its id stays. Raises ValueError for an official one."""
    changed = plan.with_area(_own_area(plan, place)._replace(title=title))
    return Edit(EditKind.RENAME_AREA, changed, place, place)


def move_area(plan: Plan, place: Place, steps: int) -> Edit | None:
    """The own area at the place some steps to the right (or left) among the own ones; None where it is outermost.

    Raises ValueError for an official area.
    """
    area = _own_area(plan, place)
    own = [each for each in plan.areas if each.own]
    index = own.index(area)
    target = max(0, min(len(own) - 1, index + steps))
    if target == index:
        return None
    own.insert(target, own.pop(index))
    official = (each for each in plan.areas if not each.own)
    return Edit(EditKind.MOVE_AREA, plan._replace(areas=(*official, *own)), place, place)


def remove_area(plan: Plan, place: Place) -> Edit:
    """The plan without the own area at the place and its rows; afterwards the area before it is the place.

    Raises ValueError for an official area, and for the only area that the plan has.
    """
    area = _own_area(plan, place)
    index = plan.areas.index(area)
    left = (*plan.areas[:index], *plan.areas[index + 1 :])
    if not left:
        raise ValueError(area.id)
    neighbour = left[max(0, index - 1)]
    return Edit(EditKind.REMOVE_AREA, plan._replace(areas=left), place, Place(neighbour.id))


def _own_area(plan: Plan, place: Place) -> Area:
    area = plan.area(place.area_id)
    if not area.own:
        raise ValueError(area.id)
    return area
