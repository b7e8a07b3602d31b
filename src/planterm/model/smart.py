"""What of SMART a goal's text shows by itself: whether it can be measured, and until when."""

from enum import StrEnum
from typing import NamedTuple

from planterm.model import wording
from planterm.model.folding import folded_line
from planterm.model.when import When, classify
from planterm.model.when_dates import times


class Deadline(StrEnum):
    """Where it says when the goal is to be reached."""

    GOAL = "mal"
    WHEN = "nar"
    NONE = "ingen"


class Smart(NamedTuple):
    """M and T; what the other letters ask, only a person can answer."""

    is_measurable: bool
    deadline: Deadline


def smart(goal: str, when: str) -> Smart:
    """What the goal shows, or the time of its row; work without an end names no time to reach it by."""
    if times(folded_line(goal)):
        deadline = Deadline.GOAL
    else:
        deadline = Deadline.WHEN if classify(when) in (When.DATED, When.RECURRING) else Deadline.NONE
    return Smart(bool(goal.strip()) and wording.is_countable(goal), deadline)
