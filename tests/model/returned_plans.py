"""Plans that come back with other ids, as a workbook that was read has them."""

from collections.abc import Callable

from planterm.model.plan import Plan, Row
from planterm.model.returned import without_blank_rows
from planterm.model.text import seen


def from_book(plan: Plan, change: Callable[[list[Row]], list[Row]] = lambda rows: rows) -> Plan:
    """The plan with no id of its own rows and own areas, the rows of each area changed."""
    areas = []
    for number, area in enumerate(plan.areas):
        rows = tuple(row._replace(id=f"bok-{row.id}", status=None) for row in change(list(area.rows)))
        areas.append(area._replace(id=f"eget-{number}" if area.own else area.id, rows=rows))
    return plan._replace(areas=tuple(areas))


def shown(plan: Plan) -> list[tuple[str, bool, list[tuple[str, ...]]]]:
    """What is seen of a plan's areas and rows."""
    return [
        (seen(area.title), area.own, [tuple(map(seen, row.cells)) for row in area.rows])
        for area in without_blank_rows(plan).areas
    ]
