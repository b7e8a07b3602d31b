"""What was decided in a plan, and what may still be written in it: the follow-up."""

from collections.abc import Iterable
from dataclasses import replace

from planterm.model import fields
from planterm.model.diff import Change, diff
from planterm.model.plan import Area, Column, Plan, Row, Stage

DECIDED_STAGES = frozenset({Stage.DECIDED, Stage.FOLLOWED_UP})
_NOT_DECIDED_ON = frozenset({Column.FOLLOW_UP.key, fields.STATUS, fields.STAGE, fields.CASE_NUMBER, fields.DECIDED_ON})


def is_decided(plan: Plan) -> bool:
    """Whether the plan has been decided on."""
    return plan.stage in DECIDED_STAGES


def becomes_decided(before: Plan, after: Plan) -> bool:
    """Whether the plan is decided on in between, for the first time or anew on another day.

    A plan that is called followed up without ever having been decided has no decision to keep.
    """
    if not is_decided(before):
        return after.stage is Stage.DECIDED
    return is_decided(after) and after.decided_on is not None and after.decided_on != before.decided_on


def touches_decided(before: Plan, after: Plan) -> bool:
    """Whether what was decided is changed: any text of a decided plan but those of the follow-up."""
    return is_decided(before) and before.areas is not after.areas and _decided(before.areas) != _decided(after.areas)


def changes_since_decided(decided: Plan, now: Plan) -> tuple[Change, ...]:
    """What differs from what was decided, leaving out follow-ups, statuses and what the decision itself added."""
    return tuple(change for change in diff(decided, now) if change.column not in _NOT_DECIDED_ON)


def _decided(areas: Iterable[Area]) -> list[Area]:
    return [replace(area, rows=tuple(map(_without_follow_up, area.rows))) for area in areas]


def _without_follow_up(row: Row) -> Row:
    return replace(row.with_cell(Column.FOLLOW_UP, ""), status=None)
