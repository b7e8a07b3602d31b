"""What a party is asked to fill in, and the follow-ups that it wrote in its own copy, taken in by the rows' ids."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from planterm.model.edits import Edit, EditKind, Place
from planterm.model.form import Column, Role
from planterm.model.form_change import seen_on_form
from planterm.model.plan import Plan, Row, Standing, Status
from planterm.model.text import seen


class Meeting(StrEnum):
    """What becomes of an answer about a row that says something else already; values as on the command line."""

    KEEP = "behall"
    """The plan's stays, and the answer is left."""
    BELOW = "under"
    """Both stay: the answer gets a line of its own below the plan's text."""
    REPLACE = "ersatt"
    """The answer takes the place of the plan's."""


Names = tuple[str, str]


class Difference(NamedTuple):
    """A row of which the plan and the answer say different things."""

    standing: Standing
    """The row in the plan."""
    theirs: Row
    meeting: Meeting = Meeting.KEEP
    """What was decided of the follow-up and of how it went."""
    names: Names = ("", "")
    """Who wrote the plan's text and who the answer, where that is known."""

    @property
    def ours(self) -> Row:
        """The row as the plan has it."""
        return self.standing.row

    @property
    def answers(self) -> tuple[Meeting, ...]:
        """What can be decided; there is no line for an outcome that differs alone."""
        return (
            tuple(Meeting) if _is_other_text(*_follow_ups(self.ours, self.theirs)) else (Meeting.KEEP, Meeting.REPLACE)
        )

    @property
    def careful(self) -> Meeting:
        """The decision that loses no text."""
        return Meeting.BELOW if Meeting.BELOW in self.answers else Meeting.KEEP

    @property
    def became(self) -> Row:
        """The row as decided."""
        return _answered(self.ours, self.theirs, self.meeting, self.names)

    @property
    def is_left(self) -> bool:
        """Whether the plan does not say what the answer does."""
        return _meet(self.became, self.theirs)

    @property
    def other_columns(self) -> tuple[Column, ...]:
        """The columns beside the follow-up in which the texts differ."""
        columns = (column for column in self.ours.columns if column.role is not Role.FOLLOW_UP)
        return tuple(column for column in columns if seen(self.ours.text(column)) != seen(self.theirs.text(column)))


class TakenAnswers(NamedTuple):
    """The plan with the answers in it, and what of them somebody has to look at."""

    plan: Plan
    taken: tuple[str, ...]
    """The ids of the rows that got a follow-up or an outcome."""
    met: tuple[Difference, ...]
    """Rows with another follow-up or outcome in the plan already, and what was decided of each."""
    changed: tuple[Difference, ...]
    """Rows of which the answer has changed other columns too: those stay as the plan has them."""
    unknown: tuple[Row, ...]
    """Rows of the answer that the plan does not have, and that say something."""


_NO_DECISIONS: Mapping[str, Meeting] = MappingProxyType({})
_NOBODY: Mapping[str, str] = MappingProxyType({})


def with_answers(
    plan: Plan,
    answers: Plan,
    decided: Mapping[str, Meeting] = _NO_DECISIONS,
    otherwise: Meeting = Meeting.KEEP,
    *,
    who: str = "",
    before: Mapping[str, str] = _NOBODY,
) -> TakenAnswers:
    """Take in every follow-up and outcome that the plan lacks, and texts that go on from the plan's own.

    Of rows that say something else already it is decided by their ids, or else one thing for all of them. Where the
    answers of two parties stay, each says whose it is: who answers now, before has those of earlier answers by row.
    """
    answers = seen_on_form(plan, answers)
    differences = [
        Difference(ours, answers.standings[row_id].row, decided.get(row_id, otherwise), (before.get(row_id, ""), who))
        for row_id, ours in plan.standings.items()
        if row_id in answers.standings
    ]
    taken = {each.ours.id: each.became for each in differences if each.became != each.ours}
    met = tuple(each for each in differences if _meet(each.ours, each.theirs))
    changed = tuple(each for each in differences if each.other_columns)
    unknown = tuple(row for row in answers.rows() if row.id not in plan.standings and not row.is_blank)
    return TakenAnswers(plan.with_rows(taken), tuple(taken), met, changed, unknown)


def answers_edit(plan: Plan, taken: TakenAnswers, place: Place) -> Edit:
    """The answers as one step, ending at the first row that got one."""
    row_id = next(iter(taken.taken), None)
    after = Place(plan.standings[row_id].area.id, row_id, plan.columns.follow_ups[-1].number) if row_id else place
    return Edit(EditKind.ANSWERS, taken.plan, place, after)


def _answered(row: Row, answer: Row, meeting: Meeting, names: Names) -> Row:
    column = answer.latest_follow_up
    ours, theirs = _follow_ups(row, answer)
    if _goes_on(ours, theirs):
        return _with_outcome(row.with_cell(column.number, theirs), answer, row)
    if not _meet(row, answer):
        return _with_outcome(row, row, answer)
    if meeting is Meeting.KEEP:
        return row  # how they say it went belongs to their text
    text, first, second = ours, answer, row
    if _is_other_text(ours, theirs):
        text = theirs if meeting is Meeting.REPLACE else _below(ours, theirs, names)
    if meeting is Meeting.BELOW and row.status is not Status.ONGOING:
        first, second = row, answer  # of two outcomes neither takes the other's place unasked
    return _with_outcome(row.with_cell(column.number, text), first, second)


def _below(ours: str, theirs: str, names: Names) -> str:
    """Both texts; where two parties wrote them, each behind its name unless it says that already."""
    texts = ours.rstrip(), theirs.strip()
    if not all(names):
        return "\n".join(texts)
    return "\n".join(
        text if f"{name}: " in text else f"{name}: {text}" for name, text in zip(names, texts, strict=True)
    )


def _with_outcome(row: Row, first: Row, second: Row) -> Row:
    """The row with how it went according to the first, or else to the second."""
    return row._replace(status=first.status or second.status, goal_reached=first.goal_reached or second.goal_reached)


def _meet(row: Row, answer: Row) -> bool:
    """Whether both say something, and not the same."""
    ours, theirs = _follow_ups(row, answer)
    if _goes_on(ours, theirs):
        return False
    outcomes = ((row.status, answer.status), (row.goal_reached, answer.goal_reached))
    return _is_other_text(ours, theirs) or any(None not in pair and pair[0] != pair[1] for pair in outcomes)


def _follow_ups(row: Row, answer: Row) -> tuple[str, str]:
    """What both say in the round that the answer is about."""
    return row.text(answer.latest_follow_up), answer.text(answer.latest_follow_up)


def _goes_on(ours: str, theirs: str) -> bool:
    """Whether their text is ours, to the end of a word, and more."""
    ours, theirs = seen(ours), seen(theirs)
    joint = theirs[max(0, len(ours) - 1) : len(ours) + 1]
    return len(theirs) > len(ours) and theirs.startswith(ours) and not (ours and joint.isalnum())


def _is_other_text(ours: str, theirs: str) -> bool:
    """Whether their text is not among the lines of ours; one that goes on from ours is another."""
    ours, theirs = seen(ours), seen(theirs)
    return bool(theirs) and f"\n{theirs}\n" not in f"\n{ours}\n"


class Request(NamedTuple):
    """What it is to fill in, by when, and whom it sends that to; each as people write it."""

    what: str
    by_when: str = ""
    to_whom: str = ""
