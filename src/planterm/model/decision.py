"""What was decided in a plan, and what may still be written in it: the follow-up."""

from collections.abc import Iterable
from dataclasses import replace

from planterm.model import fields
from planterm.model.diff import Change, diff
from planterm.model.plan import Area, Column, Plan, Stage

_NOT_DECIDED_ON = frozenset({Column.FOLLOW_UP.key, fields.STATUS, fields.STAGE, fields.CASE_NUMBER, fields.DECIDED_ON})


def becomes_decided(before: Plan, after: Plan) -> bool:
    """Whether the plan is decided on in between, for the first time or anew on another day.

    A plan that is called followed up without ever having been decided has no decision to keep.
    """
    if not before.is_decided:
        return after.stage is Stage.DECIDED
    return after.is_decided and after.decided_on is not None and after.decided_on != before.decided_on


def touches_decided(before: Plan, after: Plan) -> bool:
    """Whether what was decided is changed: any text of a decided plan but those of the follow-up."""
    return before.is_decided and before.areas is not after.areas and _decided(before.areas) != _decided(after.areas)


def changes_since_decided(decided: Plan, now: Plan) -> tuple[Change, ...]:
    """What differs from what was decided, leaving out follow-ups, statuses and what the decision itself added."""
    return tuple(change for change in diff(decided, now) if change.column not in _NOT_DECIDED_ON)


def _decided(areas: Iterable[Area]) -> list[Area]:
    return [replace(area, rows=tuple(row.without_follow_up for row in area.rows)) for area in areas]
