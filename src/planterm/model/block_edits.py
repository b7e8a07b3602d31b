"""Several cells at once: emptying them, and pasting a block of cells over the plan."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from planterm.model.columns import COLUMNS, Column
from planterm.model.edits import Edit, EditKind, Place
from planterm.model.plan import Area, Plan, Row
from planterm.model.text import clean


@dataclass(frozen=True, slots=True)
class Paste:
    """What a paste makes of the plan, and the texts that have no column."""

    edit: Edit | None
    """None where the cells hold no row."""
    left_over: tuple[tuple[str, ...], ...]
    """For each pasted row the texts beyond the last column; empty where every text found its cell."""


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


def paste_block(plan: Plan, place: Place, cells: Sequence[Sequence[str]], new_ids: Callable[[], str]) -> Paste:
    """The cells written over the plan with their upper left at the place, as in a spreadsheet.

    An empty text empties its cell, a short row leaves the cells behind its end as they are. Rows past the area's
    end are made new, with ids from new_ids (asked again while it gives one that is taken); blank rows that would
    come last of all are not made. A place without a row starts below the last row.
    """
    area = plan.area(place.area_id)
    start = len(area.rows) if place.row_id is None else area.index_of(place.row_id)
    cleaned = [tuple(clean(text) for text in row) for row in cells]
    room = len(COLUMNS) - place.column
    fitting = _without_blank_end([row[:room] for row in cleaned], len(area.rows) - start)
    left_over = tuple(row[room:] for row in cleaned)
    if not any(text.strip() for row in left_over for text in row):
        left_over = ()
    if not fitting:
        return Paste(None, left_over)
    rows = _pasted_over(area, start, place.column, fitting, _free_ids(plan, new_ids))
    changed = plan.with_area(replace(area, rows=rows))
    return Paste(Edit(EditKind.PASTE, changed, place, place._replace(row_id=rows[start].id)), left_over)


def _without(row: Row, columns: Collection[Column]) -> Row:
    cells = tuple("" if column in columns else row[column] for column in COLUMNS)
    return replace(row, cells=cells)


def _pasted_over(
    area: Area, start: int, column: Column, cells: Sequence[Sequence[str]], new_id: Callable[[], str]
) -> tuple[Row, ...]:
    end = start + len(cells)
    targets = [*area.rows[start:end], *(Row(new_id()) for _ in range(end - len(area.rows)))]
    pasted = (_with_texts(row, column, texts) for row, texts in zip(targets, cells, strict=True))
    return (*area.rows[:start], *pasted, *area.rows[end:])


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
