"""A plan on another form than its own: which column takes the texts of which, and what finds no place."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from planterm.model.folding import folded_line
from planterm.model.form import Column, Columns, Form
from planterm.model.plan import Area, Plan, Row


class Left(NamedTuple):
    """A text for which the new form has no column."""

    row_id: str
    column: Column
    """The old form's."""
    text: str


class Moved(NamedTuple):
    """The plan on the new form, and what found no place there."""

    plan: Plan
    left: tuple[Left, ...]


def on_form(plan: Plan, form: Form) -> Moved:
    """The plan on that form: columns take each other's place by role, then by key, then by header.

    Areas that the form has are official, others the district's own; the form's own areas come first, in its order.
    """
    if plan.form == form:
        return Moved(plan, ())
    sources = matching(plan.columns, form.columns)
    found = {
        area.id: replace(area, rows=tuple(_row(row, form.columns, sources) for row in area.rows)) for area in plan.areas
    }
    official = [replace(found.pop(each.id, Area(each.id, each.title)), own=False) for each in form.areas]
    own = [replace(area, own=True) for area in found.values() if area.rows or area.own]
    used = {column.number for column in sources.values()}
    homeless = [column for column in plan.columns if column.number not in used]
    left = (Left(row.id, column, row[column]) for row in plan.rows() for column in homeless if row[column].strip())
    return Moved(replace(plan, form=form, areas=(*official, *own)), tuple(left))


def matching(old: Columns, new: Columns) -> Mapping[int, Column]:
    """By the numbers of the new columns, the old one whose texts each takes; each old one is taken once."""
    found: dict[int, Column] = {}
    ways = (
        lambda column: (column.role, column.key) if column.role else None,
        lambda column: column.role,
        lambda column: column.key,
        lambda column: folded_line(column.header),
    )
    for way in ways:
        for column in new:
            taken = {each.number for each in found.values()}
            free = (each for each in old if each.number not in taken and way(each) == way(column))
            if column.number not in found and way(column) and (source := next(free, None)):
                found[column.number] = source
    return found


def _row(row: Row, columns: Columns, sources: Mapping[int, Column]) -> Row:
    cells = (row[source] if (source := sources.get(column.number)) else "" for column in columns)
    return replace(row, columns=columns, cells=tuple(cells))
