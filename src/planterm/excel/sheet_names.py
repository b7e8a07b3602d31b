"""What the sheets of the areas are called."""

from collections.abc import Sequence

from planterm.form.form import MAX_LENGTH, Form, tab_name
from planterm.model.plan import Area


def area_sheet_names(form: Form, areas: Sequence[Area]) -> tuple[str, ...]:
    """The names of the areas' sheets, no two alike: Excel takes a and A for the same."""
    taken = {form.instruction_tab.casefold(), form.analysis_tab.casefold()}
    names = []
    for position, area in enumerate(areas, 1):
        name = free_name(tab_name(form, position, area.id, area.title), taken)
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def free_name(name: str, taken: set[str]) -> str:
    """The name, numbered where it is among the taken ones (in lower case)."""
    candidate, number = name, 1
    while candidate.casefold() in taken:
        number += 1
        suffix = f" ({number})"
        candidate = _cut(name, MAX_LENGTH - len(suffix)) + suffix
    return candidate


def _cut(name: str, units: int) -> str:
    """The name's beginning, of at most so many UTF-16 units."""
    return name.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
