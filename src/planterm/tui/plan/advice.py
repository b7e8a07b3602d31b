"""What helps with writing a text, beside the form's guidance: SMART for a goal, where to find a measure."""

from planterm.model.edits import Place, cells_at
from planterm.model.form import Form, Role
from planterm.model.plan import Plan
from planterm.model.wording import smart
from planterm.texts import goals


def advice(plan: Plan, place: Place, text: str) -> tuple[str, ...]:
    """What there is to say of a text that is being written in a cell, a line each."""
    role = plan.columns[place.column].role
    if role is Role.GOALS:
        when = plan.columns.find(Role.WHEN)
        found = smart(text, cells_at(plan, place)[when.number] if when else "")
        letters = goals.letters(found.deadline, is_measurable=found.is_measurable)
        lines = (letters, goals.examples(place.area_id))
        return lines if text.strip() else lines[::-1]
    if role is Role.MEASURE and not text.strip():
        return tuple(map(goals.ideas, _addresses(plan.form)))
    return ()


def in_brief(plan: Plan, place: Place, text: str) -> str:
    """The same on the few lines under the table: of the addresses only the shortest where the first one is."""
    lines = advice(plan, place, text)
    if lines and plan.columns[place.column].role is Role.MEASURE:
        first, *_ = addresses = _addresses(plan.form)
        site = "/".join(first.split("/")[:3])
        return goals.ideas(min((each for each in addresses if each.startswith(site)), key=len))
    return " · ".join(lines)


def _addresses(form: Form) -> list[str]:
    """Where the form says that there are methods."""
    resources = form.instruction.resources if form.instruction else ()
    return [each.address for each in resources if each.address]
