"""What helps with writing a text beside the form's guidance: SMART for a goal, where to find a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.model.form import Role
from planterm.texts import goals as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planterm.model.form import Form


def advice(form: Form, area_id: str, cells: Sequence[str], number: int, text: str) -> tuple[str, ...]:
    """What there is to say of the text in the column of that number, a line each; the cells are the row's."""
    role = form.columns[number].role
    if role is Role.GOALS:
        from planterm.model.smart import smart  # its patterns take a while to build, and the table needs none

        when = form.columns.find(Role.WHEN)
        found = smart(text, cells[when.number] if when else "")
        letters = texts.letters(found.deadline, is_measurable=found.is_measurable)
        lines = (letters, texts.examples(area_id))
        return lines if text.strip() else lines[::-1]
    if role is Role.MEASURE and not text.strip():
        return tuple(map(texts.ideas, _addresses(form)))
    return ()


def in_brief(form: Form, area_id: str, cells: Sequence[str], number: int, text: str) -> str:
    """The same on the few lines under the table: of the addresses only the shortest where the first one is."""
    lines = advice(form, area_id, cells, number, text)
    if lines and form.columns[number].role is Role.MEASURE:
        first, *_ = addresses = _addresses(form)
        site = "/".join(first.split("/")[:3])
        return texts.ideas(min((each for each in addresses if each.startswith(site)), key=len))
    return " · ".join(lines)


def _addresses(form: Form) -> list[str]:
    """Where the form says that there are methods."""
    resources = form.instruction.resources if form.instruction else ()
    return [each.address for each in resources if each.address]
