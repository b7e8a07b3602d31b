"""The rows of one plan found again in another whose ids are others, by what they say."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from planterm.model.area_matching import with_our_area_ids
from planterm.model.ids import derived_row_id
from planterm.model.plan import Area, Plan, Row
from planterm.model.row_matching import Standing, matched_rows
from planterm.model.text import seen

_FEW = 10
"""A plan that has gone its own way still shares one row id in so many."""

AsOurs = Callable[[Row, Row], Row]
"""Makes one of their rows the row of ours that it was found to be."""


def share_hardly_any_ids(first: Plan, second: Plan) -> bool:
    """Whether the ids of the rows say little about which row is which, as where a plan went through a workbook.

    Such ids are made of texts, and may be the same where both plans did.
    """
    ours, theirs = ({row.id: row.cells for row in plan.rows() if not row.is_blank} for plan in (first, second))
    shared = len(ours.keys() & theirs.keys())
    others = Counter(ours[key] for key in ours.keys() - theirs) & Counter(theirs[key] for key in theirs.keys() - ours)
    return bool(ours and theirs) and (shared * _FEW < min(len(ours), len(theirs)) or shared < others.total())


def with_ids_found(plan: Plan, other: Plan) -> Plan:
    """The other plan to the character, its areas and rows with the ids that they have in the first."""
    theirs = with_our_area_ids(plan, other)
    rows = rows_found(plan, theirs, lambda ours, their: replace(their, id=ours.id))
    return replace(other, areas=tuple(replace(area, rows=rows[area.id]) for area in theirs))


def rows_found(plan: Plan, theirs: Collection[Area], as_ours: AsOurs) -> dict[str, tuple[Row, ...]]:
    """The rows of each of their areas, which have our ids already; further rows have ids that are free."""
    our_rows = [row for area in plan.areas for row in area.rows]
    their_rows = [row for area in theirs for row in area.rows]
    found = matched_rows([*_standings(plan.areas)], [*_standings(theirs)])
    taken = {row.id for row in our_rows}
    named = []
    for number, row in enumerate(their_rows):
        if number in found:
            named.append(as_ours(our_rows[found[number]], row))
            continue
        row_id = row.id if row.id not in taken else derived_row_id(row.id, taken)
        taken.add(row_id)
        named.append(replace(row, id=row_id))
    rows = iter(named)
    return {area.id: tuple(next(rows) for _ in area.rows) for area in theirs}


def _standings(areas: Collection[Area]) -> Iterator[Standing]:
    for area in areas:
        for row in area.rows:
            yield Standing(area.id, tuple(map(seen, row.cells)))
