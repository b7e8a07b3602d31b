"""Several cells or rows at once: emptying, pasting over, shifting text sideways within rows, and moving rows."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from planterm.model.edits import Edit, EditKind, Place
from planterm.model.form import Columns
from planterm.model.plan import Effect, Plan, Row, new_row_id
from planterm.model.text import clean


@dataclass(frozen=True, slots=True)
class Paste:
    """What a paste makes of the plan, the texts that have no column, and how many it writes over."""

    edit: Edit | None
    """None where the cells hold no row."""
    left_over: tuple[tuple[str, ...], ...]
    """For each pasted row the texts beyond the last column; empty where every text found its cell."""
    written_over: int = 0
    """How many cells that held a text hold another one, or none, afterwards."""


def sort_rows(
    plan: Plan, place: Place, kind: EditKind, key: Callable[[Row], Any], shown: Collection[str] | None = None
) -> Edit | None:
    """The area's rows in the order of a key, equal ones in the order that they had; None where they stand so already.

    Where only some rows are shown, the others stay where they are.
    """
    area = plan.area(place.area_id)
    in_order = iter(sorted((row for row in area.rows if shown is None or row.id in shown), key=key))
    rows = tuple(next(in_order) if shown is None or row.id in shown else row for row in area.rows)
    return None if rows == area.rows else Edit(kind, plan.with_area(area._replace(rows=rows)), place, place)


def sort_by_effect(plan: Plan, place: Place, shown: Collection[str] | None = None) -> Edit | None:
    """The same, what works at once first and what works in the long run last, as the form asks for."""
    order = (Effect.AT_ONCE, None, Effect.LATER)
    return sort_rows(plan, place, EditKind.SORT_BY_EFFECT, lambda row: order.index(row.effect), shown)


def clear_cells(
    plan: Plan,
    place: Place,
    row_ids: Collection[str],
    columns: Collection[int],
    kind: EditKind = EditKind.CLEAR_CELLS,
) -> Edit:
    """The plan with those columns of those rows empty; the rows stay."""
    rows = (row for row in plan.area(place.area_id).rows if row.id in row_ids)
    return Edit(kind, plan.with_rows({row.id: _without(row, columns) for row in rows}), place, place)


def paste_block(
    plan: Plan,
    place: Place,
    cells: Sequence[Sequence[str]],
    shown: Collection[str] | None = None,
) -> Paste:
    """The cells written over the plan with their upper left at the place, as in a spreadsheet.

    An empty text empties its cell, a short row leaves the cells behind its end as they are. Where only some rows are
    shown, nothing is written into the others. Rows past the area's end are made new; blank rows that would come last of
    all are not made. A place without a row starts below the last row.
    """
    area = plan.area(place.area_id)
    start = len(area.rows) if place.row_id is None else area.index_of(place.row_id)
    cleaned = [tuple(clean(text) for text in row) for row in cells]
    room = len(plan.columns) - place.column
    targets = [row for row in area.rows[start:] if shown is None or row.id in shown]
    fitting = _without_blank_end([row[:room] for row in cleaned], len(targets))
    left_over = tuple(row[room:] for row in cleaned)
    if not any(text.strip() for row in left_over for text in row):
        left_over = ()
    if not fitting:
        return Paste(None, left_over)
    old, new, taken = targets[: len(fitting)], list[Row](), {*plan.standings}
    for _ in fitting[len(old) :]:
        new.append(Row.blank(new_row_id(taken), plan.columns))
        taken.add(new[-1].id)
    written = [_with_texts(row, place.column, texts) for row, texts in zip([*old, *new], fitting, strict=True)]
    by_id = {row.id: row for row in written}
    rows = (*(by_id.get(row.id, row) for row in area.rows), *written[len(old) :])
    edit = Edit(EditKind.PASTE, plan.with_area(area._replace(rows=rows)), place, place._replace(row_id=written[0].id))
    return Paste(edit, left_over, sum(map(_written_over, old, written)))


def _without(row: Row, columns: Collection[int]) -> Row:
    return row._replace(cells=tuple("" if number in columns else text for number, text in enumerate(row.cells)))


def _written_over(before: Row, after: Row) -> int:
    return sum(1 for old, new in zip(before.cells, after.cells, strict=True) if old.strip() and old != new)


def _with_texts(row: Row, column: int, texts: Sequence[str]) -> Row:
    return row._replace(cells=(*row.cells[:column], *texts, *row.cells[column + len(texts) :]))


def _without_blank_end(rows: list[tuple[str, ...]], existing: int) -> list[tuple[str, ...]]:
    """The rows without the blank ones at the end for which no row exists."""
    count = len(rows)
    while count > existing and not any(text.strip() for text in rows[count - 1]):
        count -= 1
    return rows[:count]


Cells = tuple[str, ...]


def shift_cells(plan: Plan, place: Place, steps: int) -> Edit | None:
    """The texts from the place on, some columns to the right (or left, where negative); None where nothing can move.

    Only the run of filled cells that begins at the place moves; the first blank cell behind it takes up the shift, so
    texts further on, which may stand right, stay. The order of the row's texts never changes and none is lost:

    - right, with no blank cell behind: the last two of the plan's own texts are joined with a line break, and the
      follow-up, written at another time, is left alone. Only the last of them shifted by itself is joined to it.
    - left, onto a filled cell: the text is joined to that cell with a line break, and what stands behind stays.
    - at a blank cell: left closes the gap, right widens it.

    The cursor follows the text, so that the key pressed again moves the same text on.
    """
    cells, column = plan.area(place.area_id).row(place.row_id).cells, place.column
    last = _last_of_the_plan(plan.columns)
    for _ in range(min(abs(steps), len(cells))):
        cells, column = _right(cells, column, last) if steps > 0 else _left(cells, column)
    return _edit(EditKind.SHIFT_CELLS, plan, place, cells, column)


def send_home(plan: Plan, place: Place, homes: Mapping[int, int]) -> Edit | None:
    """The row's texts each in the column where it belongs; behind what stays there, with a line break between."""
    cells = plan.area(place.area_id).row(place.row_id).cells
    stay = ["" if number in homes and homes[number] != number else text for number, text in enumerate(cells)]
    for source, home in homes.items():
        if source != home and _is_filled(cells[source]):
            stay[home] = _joined(stay[home], cells[source]) if _is_filled(stay[home]) else cells[source]
    return _edit(EditKind.SHIFT_CELLS, plan, place, tuple(stay), homes.get(place.column, place.column))


def joined_column(plan: Plan, edit: Edit) -> int | None:
    """The column in which a shift of the plan's cells has joined a text to another; None where it has joined none."""
    before, after = (each.area(edit.before.area_id).row(edit.before.row_id).cells for each in (plan, edit.plan))
    if sum(map(_is_filled, after)) >= sum(map(_is_filled, before)):
        return None
    pairs = {_joined(*pair) for pair in pairwise(before)}
    return next((number for number, text in enumerate(after) if text in pairs), None)


def move_cell(plan: Plan, place: Place, steps: int) -> Edit | None:
    """One text some columns to the right (or left), each cell that it passes taking one step the other way.

    This is what rows need whose every cell is filled but whose columns were mixed up: "Linjearbete" under Åtgärd and
    the action under När change places in three steps and nothing is joined. None where the text stands outermost.
    """
    target = max(0, min(len(plan.columns) - 1, place.column + steps))
    cells = list(plan.area(place.area_id).row(place.row_id).cells)
    cells.insert(target, cells.pop(place.column))
    return _edit(EditKind.MOVE_CELL, plan, place, tuple(cells), target)


def _edit(kind: EditKind, plan: Plan, place: Place, cells: Cells, column: int) -> Edit | None:
    area = plan.area(place.area_id)
    row = area.row(place.row_id)
    if cells == row.cells:
        return None
    changed = plan.with_area(area.with_row(row._replace(cells=cells)))
    return Edit(kind, changed, place, place._replace(column=column))


def _last_of_the_plan(columns: Columns) -> int:
    """The last column before those of the follow-up."""
    return max(0, columns.follow_ups[0].number - 1)


def _right(cells: Cells, column: int, last: int) -> tuple[Cells, int]:
    start = _next(cells, column, filled=True)
    if start is None or start == len(cells) - 1:
        return cells, column
    end = _next(cells, start, filled=False)
    if end is None:
        end = last if start < last else start + 1
        moved = (*cells[start : end - 1], _joined(cells[end - 1], cells[end]))
    else:
        moved = cells[start:end]
    return (*cells[:start], "", *moved, *cells[end + 1 :]), start + 1 if start == column else column


def _left(cells: Cells, column: int) -> tuple[Cells, int]:
    start = _next(cells, column, filled=True)
    if not start:
        return cells, column
    target = start - 1
    if cells[target].strip():
        return (*cells[:target], _joined(cells[target], cells[start]), "", *cells[start + 1 :]), target
    end = _next(cells, start, filled=False) or len(cells)
    return (*cells[:target], *cells[start:end], "", *cells[end:]), target if start == column else column


def _is_filled(text: str) -> bool:
    return bool(text.strip())


def _next(cells: Cells, start: int, *, filled: bool) -> int | None:
    """The first filled (or blank) cell at the start or behind it."""
    return next((index for index in range(start, len(cells)) if _is_filled(cells[index]) == filled), None)


def _joined(first: str, second: str) -> str:
    return f"{first}\n{second}"


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
    return Edit(kind, plan.with_area(area._replace(rows=tuple(moved[::down]))), place, place)


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
    moved = sorted((source.row(row_id) for row_id in row_ids), key=source.rows.index)
    if source.id == target.id or not moved:
        return None
    left = tuple(row for row in source.rows if row.id not in row_ids)
    changed = plan.with_area(source._replace(rows=left)).with_area(target._replace(rows=(*target.rows, *moved)))
    return Edit(EditKind.MOVE_TO_AREA, changed, place, Place(target.id, moved[0].id, place.column))
