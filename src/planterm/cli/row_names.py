"""Areas and rows as they are named on the command line."""

from planterm.errors import PlantermError
from planterm.model.plan import Area, Plan, Standing
from planterm.model.text import visible
from planterm.texts import plain_commands as texts


class UnknownNameError(PlantermError):
    """The plan has no such area, row or field, or the field takes no such value."""


def area_named(plan: Plan, path: str, text: str) -> Area:
    """The area of that number or id; raises UnknownNameError where there is none."""
    for number, area in enumerate(plan.areas, start=1):
        if text in {str(number), area.id}:
            return area
    known = [(number, area.id) for number, area in enumerate(plan.areas, start=1)]
    raise UnknownNameError(texts.no_such_area(path, visible(text), known))


def row_named(plan: Plan, path: str, text: str) -> Standing:
    """The row of that number ("1.3") or id; raises UnknownNameError where there is none."""
    found = next((each for each in plan.standings.values() if each.label == text), None)
    if (standing := found or plan.standings.get(text)) is None:
        raise UnknownNameError(texts.no_such_row(path, visible(text)))
    return standing
