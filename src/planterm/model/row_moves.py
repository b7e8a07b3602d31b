"""Moving several rows at once, within their area and to another."""

from collections.abc import Collection
from dataclasses import replace

from planterm.model.edits import Edit, EditKind, Place
from planterm.model.plan import Plan


def move_rows(plan: Plan, place: Place, row_ids: Collection[str], steps: int) -> Edit | None:
    """The rows some steps down (or up, where negative), with the distances between them kept.

    They stop where the outermost of them reaches the end; None where it stands there already.
    Raises KeyError for a row that the area does not have.
    """
    area = plan.area(place.area_id)
    old = sorted(area.index_of(row_id) for row_id in row_ids)
    if not old:
        return None
    steps = max(-old[0], min(len(area.rows) - 1 - old[-1], steps))
    if not steps:
        return None
    moved = {index + steps: area.rows[index] for index in old}
    others = (row for row in area.rows if row.id not in row_ids)
    rows = tuple(moved[index] if index in moved else next(others) for index in range(len(area.rows)))
    kind = EditKind.MOVE_ROW if len(old) == 1 else EditKind.MOVE_ROWS
    return Edit(kind, plan.with_area(replace(area, rows=rows)), place, place)


def move_rows_to_area(plan: Plan, place: Place, row_ids: Collection[str], target_area_id: str) -> Edit | None:
    """The rows taken out of their area and put last in another, in their order and with their ids.

    None where the target is the area that they stand in. Raises KeyError where a row or the target is gone.
    """
    source, target = plan.area(place.area_id), plan.area(target_area_id)
    moved = [source.rows[index] for index in sorted(source.index_of(row_id) for row_id in row_ids)]
    if source.id == target.id or not moved:
        return None
    left = tuple(row for row in source.rows if row.id not in row_ids)
    changed = plan.with_area(replace(source, rows=left)).with_area(replace(target, rows=(*target.rows, *moved)))
    return Edit(EditKind.MOVE_TO_AREA, changed, place, Place(target.id, moved[0].id, place.column))
