"""Fields of a row as they are named on the command line, and putting a text into one."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from planterm.cli.row_names import UnknownNameError
from planterm.model import fields
from planterm.model.edits import Edit, EditKind, Place, set_cell, set_effect, set_goal_reached, set_status
from planterm.model.folding import folded_line
from planterm.model.form import Column, Role
from planterm.model.plan import Effect, GoalReached, Plan, Status
from planterm.model.text import visible
from planterm.publish.differences import field_name, shown
from planterm.texts import plain_commands as texts


class OwnField(NamedTuple):
    """What a row has beside its columns: one of some values, or none."""

    values: type[StrEnum]
    put: Callable[[Plan, Place, Any], Edit]


OWN_FIELDS: Mapping[str, OwnField] = {
    fields.STATUS: OwnField(Status, set_status),
    fields.GOAL_REACHED: OwnField(GoalReached, set_goal_reached),
    fields.EFFECT: OwnField(Effect, set_effect),
}
"""By their keys in plan files."""


class Target(NamedTuple):
    """A field of a row, and what it is called."""

    key: str
    name: str
    column: Column | None


def field_named(plan: Plan, path: str, text: str) -> Target:
    """The field that plan files or the form call so; raises UnknownNameError where there is none."""
    wanted, known = folded_line(text), list(_targets(plan))
    found = [each for each in known if wanted in {folded_line(each.key), folded_line(each.name)}]
    if not found:
        raise UnknownNameError(texts.no_such_field(path, visible(text), [each.key for each in known]))
    return found[0]


def _targets(plan: Plan) -> Iterator[Target]:
    for column in plan.columns:
        yield Target(column.key, column.header, column)
    for key in OWN_FIELDS:
        yield Target(key, field_name(plan.form, key), None)


def edit_of(plan: Plan, path: str, place: Place, target: Target, text: str) -> Edit:
    """The text put into the field of the row at the place; raises UnknownNameError where it takes no such value."""
    if target.column is not None:
        kind = EditKind.FOLLOW_UP if target.column.role is Role.FOLLOW_UP else EditKind.TEXT
        return set_cell(plan, place._replace(column=target.column.number), text, kind)
    own = OWN_FIELDS[target.key]
    value = value_named(target.key, text)
    if value is None and text.strip():
        known = [each.value for each in own.values]
        raise UnknownNameError(texts.wrong_value(path, target.name, visible(text), known))
    return own.put(plan, place, value)


def value_named(key: str, text: str) -> StrEnum | None:
    """The value of a field of the plan's own that files or people call so; None where there is none."""
    wanted = folded_line(text)
    values = OWN_FIELDS[key].values
    return next((each for each in values if wanted in {folded_line(each.value), folded_line(shown(key, each))}), None)
