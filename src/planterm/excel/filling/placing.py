"""Which area of the plan goes to which tables of the workbook."""

from collections.abc import Sequence
from dataclasses import dataclass

from planterm.excel.area_tables import AreaTables, SheetArea, sheet_areas
from planterm.excel.header_words import plain
from planterm.excel.match_areas import MatchedArea, is_name_of, matched_areas
from planterm.excel.table_rows import rows_of
from planterm.form.form import Form
from planterm.model.plan import Area, Plan


@dataclass(frozen=True)
class Placed:
    """An area of the workbook, and the plan's area that goes there."""

    part: SheetArea
    match: MatchedArea
    area: Area | None
    """None where the plan has none for it: the form's template for own areas, or somebody else's own area."""
    is_template: bool
    """Whether it awaits an own area."""


@dataclass(frozen=True)
class Placing:
    """All areas of the workbook, and those of the plan that it has no room for."""

    placed: tuple[Placed, ...]
    homeless: tuple[Area, ...]


def placing(found: AreaTables, plan: Plan) -> Placing:
    """Each area at its place: official ones by what they are, own ones by their titles, then wherever there is room."""
    parts = sheet_areas(found)
    matches = matched_areas([part.heading for part in parts], found.form)
    areas = {area.id: area for area in plan.areas if not area.own}
    waiting = [area for area in plan.areas if area.own]
    own = [index for index, match in enumerate(matches) if match.form_area is None]
    taken: dict[int, Area] = {}
    for index in own:
        same = [area for area in waiting if plain(area.title) == plain(matches[index].title)]
        if same:
            taken[index] = same[0]
            waiting.remove(same[0])
    templates = [index for index in own if _is_template(parts[index], matches[index], found.form)]
    for index in (*templates, *(index for index in own if index not in templates)):
        if index not in taken and waiting:
            taken[index] = waiting.pop(0)
    placed = [
        Placed(
            part,
            match,
            areas.pop(match.form_area.id, None) if match.form_area else taken.get(index),
            index in templates,
        )
        for index, (part, match) in enumerate(zip(parts, matches, strict=True))
    ]
    return Placing(tuple(placed), (*areas.values(), *waiting))


def _is_template(part: SheetArea, match: MatchedArea, form: Form) -> bool:
    """Whether an own area's sheet is the form's template, or has no rows yet."""
    if plain(match.title) == plain(form.own_area.title):
        return True
    is_empty = not any(rows_of(part.sheet, table, form).rows for table in part.tables)
    return is_empty and is_name_of(part.sheet.name, form.own_area)


def sources_of_copy(placed: Sequence[Placed]) -> list[Placed]:
    """The areas whose sheets may be copied for one that has none, the best first: own ones, else the last."""
    last_first = list(placed)[::-1]
    return sorted(last_first, key=lambda each: each.match.form_area is not None)
