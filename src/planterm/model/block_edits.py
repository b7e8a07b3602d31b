"""Several cells at once: emptying them, and pasting a block of cells over the plan."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from planterm.model.columns import COLUMNS, Column
from planterm.model.edits import Edit, EditKind, Place
from planterm.model.plan import Plan, Row
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


def clear_cells(
    plan: Plan,
    place: Place,
    row_ids: Collection[str],
    columns: Collection[Column],
    kind: EditKind = EditKind.CLEAR_CELLS,
) -> Edit:
    """The plan with those columns of those rows empty; the rows stay."""
    area = plan.area(place.area_id)
    rows = tuple(_without(row, columns) if row.id in row_ids else row for row in area.rows)
    return Edit(kind, plan.with_area(replace(area, rows=rows)), place, place)


def paste_block(
    plan: Plan,
    place: Place,
    cells: Sequence[Sequence[str]],
    new_ids: Callable[[], str],
    shown: Collection[str] | None = None,
) -> Paste:
    """The cells written over the plan with their upper left at the place, as in a spreadsheet.

    An empty text empties its cell, a short row leaves the cells behind its end as they are. Where only some rows are
    shown, nothing is written into the others. Rows past the area's end are made new, with ids from new_ids (asked
    again while it gives one that is taken); blank rows that would come last of all are not made. A place without a
    row starts below the last row.
    """
    area = plan.area(place.area_id)
    start = len(area.rows) if place.row_id is None else area.index_of(place.row_id)
    cleaned = [tuple(clean(text) for text in row) for row in cells]
    room = len(COLUMNS) - place.column
    targets = [row for row in area.rows[start:] if shown is None or row.id in shown]
    fitting = _without_blank_end([row[:room] for row in cleaned], len(targets))
    left_over = tuple(row[room:] for row in cleaned)
    if not any(text.strip() for row in left_over for text in row):
        left_over = ()
    if not fitting:
        return Paste(None, left_over)
    new_id = _free_ids(plan, new_ids)
    old = targets[: len(fitting)]
    targets = [*old, *(Row(new_id()) for _ in fitting[len(old) :])]
    written = [_with_texts(row, place.column, texts) for row, texts in zip(targets, fitting, strict=True)]
    by_id = {row.id: row for row in written}
    rows = (*(by_id.get(row.id, row) for row in area.rows), *written[len(old) :])
    edit = Edit(EditKind.PASTE, plan.with_area(replace(area, rows=rows)), place, place._replace(row_id=written[0].id))
    return Paste(edit, left_over, sum(map(_written_over, old, written)))


def _without(row: Row, columns: Collection[Column]) -> Row:
    cells = tuple("" if column in columns else row[column] for column in COLUMNS)
    return replace(row, cells=cells)


def _written_over(before: Row, after: Row) -> int:
    return sum(1 for old, new in zip(before.cells, after.cells, strict=True) if old.strip() and old != new)


def _with_texts(row: Row, column: Column, texts: Sequence[str]) -> Row:
    return replace(row, cells=(*row.cells[:column], *texts, *row.cells[column + len(texts) :]))


def _without_blank_end(rows: list[tuple[str, ...]], existing: int) -> list[tuple[str, ...]]:
    """The rows without the blank ones at the end for which no row exists."""
    count = len(rows)
    while count > existing and not any(text.strip() for text in rows[count - 1]):
        count -= 1
    return rows[:count]


def _free_ids(plan: Plan, new_ids: Callable[[], str]) -> Callable[[], str]:
    taken = {row.id for row in plan.rows()}

    def next_id() -> str:
        while (candidate := new_ids()) in taken:
            pass
        taken.add(candidate)
        return candidate

    return next_id
