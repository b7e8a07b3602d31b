"""Moving several rows at once, within their area and to another."""

from collections.abc import Collection
from dataclasses import replace

from planterm.model.edits import Edit, EditKind, Place
from planterm.model.plan import Plan, Row


def move_rows(
    plan: Plan, place: Place, row_ids: Collection[str], steps: int, shown: Collection[str] | None = None
) -> Edit | None:
    """The rows some steps down (or up, where negative), with the distances between them kept.

    They stop where the outermost of them reaches the end; None where it stands there already. Where only some rows
    are shown, those moved pass the next one shown. All others keep their order. Raises KeyError for a row that the
    area does not have.
    """
    area = plan.area(place.area_id)
    if not {row.id for row in area.rows}.issuperset(row_ids):
        raise KeyError(*row_ids)
    down = -1 if steps > 0 else 1
    rows = area.rows[::down]
    seen = [row for row in rows if shown is None or row.id in shown]
    order = _nearer_the_beginning(seen, row_ids, abs(steps))
    if order == seen:
        return None
    before: dict[str, list[Row]] = {}
    passed: list[Row] = []
    for row in order:
        passed.append(row)
        if row.id not in row_ids:
            before[row.id], passed = passed, []
    others = (row for row in rows if row.id not in row_ids)
    moved = [each for row in others for each in before.get(row.id, [row])] + passed
    kind = EditKind.MOVE_ROW if len(row_ids) == 1 else EditKind.MOVE_ROWS
    return Edit(kind, plan.with_area(replace(area, rows=tuple(moved[::down]))), place, place)


def _nearer_the_beginning(rows: list[Row], row_ids: Collection[str], steps: int) -> list[Row]:
    old = [index for index, row in enumerate(rows) if row.id in row_ids]
    steps = min([steps, *old])
    moved = {index - steps: rows[index] for index in old}
    others = (row for row in rows if row.id not in row_ids)
    return [moved[index] if index in moved else next(others) for index in range(len(rows))]


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
