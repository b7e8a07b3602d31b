"""Which area is which in two plans: the official ones by their ids, own ones by their titles, else by their rows."""

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import replace

from planterm.model.area_edits import new_area_id
from planterm.model.folding import fold
from planterm.model.plan import Area, Plan
from planterm.model.text import seen


def with_our_area_ids(plan: Plan, other: Plan) -> tuple[Area, ...]:
    """The other plan's areas, those that are the plan's under its ids, further ones under ids that are free."""
    ours = {_key(area, number): area for number, area in _numbered(plan.areas)}
    found: dict[int, Area] = {}
    free = deque(range(len(other.areas)))
    for number, (key, area) in enumerate((_key(area, nth), area) for nth, area in _numbered(other.areas)):
        if (match := ours.pop(key, None)) is not None:
            found[number] = replace(area, id=match.id)
            free.remove(number)
    for number in free:
        match = _with_same_rows(other.areas[number], ours.values())
        if match is not None:
            ours = {key: area for key, area in ours.items() if area is not match}
            found[number] = replace(other.areas[number], id=match.id)
    return tuple(_with_free_ids(plan, other, found))


def _numbered(areas: Iterable[Area]) -> Iterable[tuple[int, Area]]:
    """The areas, each with how many of the same title stand before it."""
    seen_titles: defaultdict[str, int] = defaultdict(int)
    for area in areas:
        title = _title(area)
        yield seen_titles[title], area
        seen_titles[title] += 1


def _key(area: Area, number: int) -> tuple[str, int]:
    return (_title(area), number) if area.own else (area.id, -1)


def _title(area: Area) -> str:
    return fold(seen(area.title)) if area.own else ""


def _with_same_rows(area: Area, others: Iterable[Area]) -> Area | None:
    """The own area that half the rows are in, where there is one: it has got another title."""
    texts = {row.cells for row in area.rows}
    for other in others if area.own else ():
        common = sum(row.cells in texts for row in other.rows)
        if other.own and common and 2 * common >= min(len(area.rows), len(other.rows)):
            return other
    return None


def _with_free_ids(plan: Plan, other: Plan, found: dict[int, Area]) -> Iterable[Area]:
    taken = {area.id for area in plan.areas}
    for number, area in enumerate(other.areas):
        if number in found:
            yield found[number]
            continue
        area_id = area.id if area.id not in taken else new_area_id(plan, area.title, taken)
        taken.add(area_id)
        yield replace(area, id=area_id)
