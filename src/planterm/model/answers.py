"""The follow-ups that a party has written in its own copy of some rows, taken into the plan by the rows' ids."""

from dataclasses import replace
from typing import NamedTuple

from planterm.model.columns import COLUMNS, Column
from planterm.model.edits import Edit, EditKind, Place
from planterm.model.plan import Plan, Row


class Difference(NamedTuple):
    """A row of which the plan and the answer say different things."""

    area_id: str
    number: int
    """The row's number in the plan's area, from 1."""
    ours: Row
    theirs: Row


class Taken(NamedTuple):
    """The plan with the answers in it, and what of them is not in it."""

    plan: Plan
    taken: tuple[str, ...]
    """The ids of the rows that got a follow-up or a status."""
    conflicts: tuple[Difference, ...]
    """Rows with another follow-up or status in the plan already: that one stays."""
    changed: tuple[Difference, ...]
    """Rows of which the answer has changed other columns too: those stay as the plan has them."""
    unknown: tuple[Row, ...]
    """Rows of the answer that the plan does not have, and that say something."""


def with_answers(plan: Plan, answers: Plan) -> Taken:
    """Take in every follow-up and status that the plan lacks, and texts that go on from the plan's own."""
    theirs = {row.id: row for row in answers.rows()}
    taken: list[str] = []
    conflicts: list[Difference] = []
    changed: list[Difference] = []
    areas = []
    for area in plan.areas:
        rows = []
        for number, row in enumerate(area.rows, start=1):
            answer = theirs.pop(row.id, row)
            answered = _answered(row, answer)
            rows.append(answered)
            difference = Difference(area.id, number, row, answer)
            taken += [row.id] if answered != row else []
            conflicts += [difference] if _says_otherwise(answered, answer) else []
            changed += [difference] if _has_other_texts(row, answer) else []
        areas.append(replace(area, rows=tuple(rows)) if tuple(rows) != area.rows else area)
    unknown = tuple(row for row in theirs.values() if not row.is_blank)
    return Taken(replace(plan, areas=tuple(areas)), tuple(taken), tuple(conflicts), tuple(changed), unknown)


def answers_edit(plan: Plan, taken: Taken, place: Place) -> Edit:
    """The answers as one step, ending at the first row that got one."""
    first = next(
        (Place(area.id, row.id, Column.FOLLOW_UP) for area in plan.areas for row in area.rows if row.id in taken.taken),
        place,
    )
    return Edit(EditKind.ANSWERS, taken.plan, place, first)


def _answered(row: Row, answer: Row) -> Row:
    ours, theirs = row[Column.FOLLOW_UP], answer[Column.FOLLOW_UP]
    goes_on = theirs.strip() and theirs.strip().startswith(ours.strip())
    if goes_on and theirs.strip() != ours.strip():
        return replace(row.with_cell(Column.FOLLOW_UP, theirs), status=answer.status or row.status)
    if theirs.strip() and theirs.strip() != ours.strip():
        return row  # their status belongs to their text
    return replace(row, status=row.status or answer.status)


def _says_otherwise(answered: Row, answer: Row) -> bool:
    theirs = answer[Column.FOLLOW_UP].strip()
    other_text = theirs and theirs != answered[Column.FOLLOW_UP].strip()
    return bool(other_text) or answer.status not in (None, answered.status)


def _has_other_texts(row: Row, answer: Row) -> bool:
    return any(row[column] != answer[column] for column in COLUMNS if column is not Column.FOLLOW_UP)
