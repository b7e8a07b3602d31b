"""The plan's own details as they are named and set on the command line."""

from argparse import ArgumentTypeError
from datetime import date

from planterm.cli.arguments import year
from planterm.cli.row_names import UnknownNameError
from planterm.model import fields
from planterm.model.edits import NOWHERE, Edit, EditKind
from planterm.model.folding import folded_line
from planterm.model.plan import Plan, Stage
from planterm.model.results import progress
from planterm.model.text import clean, one_line, visible
from planterm.publish.differences import field_name, shown
from planterm.texts import plain_commands as texts
from planterm.texts import progress as stages

WHOLE_PLAN = "plan"
"""Stands for the plan in the place of a row."""

_LONG = frozenset({fields.SYNONYMS, fields.JUDGEMENT})
"""These have several lines."""

_KEYS = tuple(key for key in fields.DETAIL_KEYS if key not in {fields.FORM, fields.PREDECESSOR})


def detail_named(plan: Plan, path: str, text: str) -> str:
    """The key of the detail that plan files or people call so; raises UnknownNameError where there is none."""
    wanted = folded_line(text)
    for key in _KEYS:
        if wanted in {folded_line(key), folded_line(field_name(plan.form, key))}:
            return key
    raise UnknownNameError(texts.no_such_field(path, visible(text), _KEYS))


def detail_edit(plan: Plan, path: str, key: str, text: str) -> Edit:
    """Another text for the detail; a plan that is decided by it is so today, unless it says when.

    Raises UnknownNameError where the text is no such stage, year or date.
    """
    try:
        changed = fields.with_detail(plan, key, _value(path, key, text))
    except ValueError:
        raise UnknownNameError(f"{path}: {stages.WRONG_DATE}") from None
    if changed.stage is Stage.DECIDED and changed.stage is not plan.stage and changed.decided_on is None:
        changed = fields.with_detail(changed, fields.DECIDED_ON, date.today().isoformat())
    return Edit(EditKind.DETAILS, changed, NOWHERE, NOWHERE)


def _value(path: str, key: str, text: str) -> str:
    """The text as plan files have it; raises ValueError for a wrong date, UnknownNameError for what else is wrong."""
    if key in _LONG:
        return clean(text).strip()
    line = one_line(text)
    if key == fields.STAGE:
        found = [each for each in Stage if folded_line(line) in {each.value, folded_line(shown(key, each))}]
        if not found:
            raise UnknownNameError(texts.no_such_stage(path, visible(text), [each.value for each in Stage]))
        return found[0].value
    if key == fields.YEAR:
        try:
            return str(year(line))
        except ArgumentTypeError as error:
            raise UnknownNameError(f"{path}: {error}.") from None
    return line


def stage_told(before: Plan, after: Plan) -> list[str]:
    """The stage where it is another one, and what of the follow-up is missing then."""
    if before.stage is after.stage:
        return []
    done, total = progress(after.rows())
    return [stages.set_to(stages.STAGES[after.stage], total - done if after.stage is Stage.FOLLOWED_UP else 0)]
