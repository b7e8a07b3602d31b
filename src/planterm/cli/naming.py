"""Fields of a row and the plan's details as they are named on the command line, and putting texts into them."""

from argparse import ArgumentTypeError
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from planterm.cli.arguments import UnknownNameError, year
from planterm.model import fields
from planterm.model.edits import NOWHERE, Edit, EditKind, Place, set_cell, set_details, set_field
from planterm.model.folding import folded_line
from planterm.model.form import Form, Role
from planterm.model.plan import Effect, GoalReached, Plan, Stage, Status
from planterm.model.text import clean, one_line, visible
from planterm.publish.differences import field_name, shown
from planterm.texts import command_line as texts
from planterm.texts import progress as stages

WHOLE_PLAN = "plan"
"""Stands for the plan in the place of a row."""

CHOICES: Mapping[str, type[StrEnum]] = {
    fields.STATUS: Status,
    fields.GOAL_REACHED: GoalReached,
    fields.EFFECT: Effect,
    fields.STAGE: Stage,
}
"""The values of what has a choice of them."""

_LONG = frozenset({fields.SYNONYMS, fields.JUDGEMENT})
"""These have several lines."""

_ROW_CHOICES = (fields.STATUS, fields.GOAL_REACHED, fields.EFFECT)
_DETAILS = tuple(key for key in fields.DETAIL_KEYS if key not in {fields.FORM, fields.PREDECESSOR})


def field_named(plan: Plan, path: str, text: str) -> str:
    """The key of the row's field that plan files or people call so; raises UnknownNameError where there is none."""
    return _key_named(plan.form, path, text, [*plan.columns.by_key, *_ROW_CHOICES])


def detail_named(plan: Plan, path: str, text: str) -> str:
    """The same for a detail of the plan."""
    return _key_named(plan.form, path, text, _DETAILS)


def _key_named(form: Form, path: str, text: str, keys: Sequence[str]) -> str:
    wanted = folded_line(text)
    for key in keys:
        if wanted in {folded_line(key), folded_line(field_name(form, key))}:
            return key
    raise UnknownNameError(texts.no_such_field(path, visible(text), keys))


def value_named(key: str, text: str) -> StrEnum | None:
    """The value of a field with a choice that files or people call so; None where there is none."""
    wanted = folded_line(text)
    return next((each for each in CHOICES[key] if wanted in {folded_line(each), folded_line(shown(key, each))}), None)


def field_edit(plan: Plan, path: str, place: Place, key: str, text: str) -> Edit:
    """The text put into the field of the row at the place; raises UnknownNameError where it takes no such value."""
    if (column := plan.columns.by_key.get(key)) is not None:
        kind = EditKind.FOLLOW_UP if column.role is Role.FOLLOW_UP else EditKind.TEXT
        return set_cell(plan, place._replace(column=column.number), text, kind)
    value = value_named(key, text)
    if value is None and text.strip():
        known = [each.value for each in CHOICES[key]]
        raise UnknownNameError(texts.wrong_value(path, field_name(plan.form, key), visible(text), known))
    return set_field(plan, place, key, value or "")


def detail_edit(plan: Plan, path: str, key: str, text: str) -> Edit:
    """Another text for the detail; a plan that is decided by it is so today, unless it says when.

    Raises UnknownNameError where the text is no such stage, year or date.
    """
    try:
        edit = set_details(plan, NOWHERE, {key: _detail(path, key, text)})
    except ValueError:
        raise UnknownNameError(f"{path}: {stages.WRONG_DATE}") from None
    changed = edit.plan
    if changed.stage is Stage.DECIDED and changed.stage is not plan.stage and changed.decided_on is None:
        edit = set_details(changed, NOWHERE, {fields.DECIDED_ON: date.today().isoformat()})
    return edit


def _detail(path: str, key: str, text: str) -> str:
    """The text as plan files have it; raises UnknownNameError for a wrong stage or year."""
    if key in _LONG:
        return clean(text).strip()
    line = one_line(text)
    if key == fields.STAGE:
        if (stage := value_named(key, line)) is None:
            raise UnknownNameError(texts.no_such_stage(path, visible(text), [each.value for each in Stage]))
        return stage.value
    if key == fields.YEAR:
        try:
            return str(year(line))
        except ArgumentTypeError as error:
            raise UnknownNameError(f"{path}: {error}.") from None
    return line
