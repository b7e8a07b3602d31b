"""Unsaved work of earlier sessions, as it is offered back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from planterm.model.conflicts import Conflict
from planterm.model.diff import Change, diff
from planterm.model.edits import Place
from planterm.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Typing:
    """A text that stood in an open cell."""

    place: Place
    """The cell; for a row that was being begun, the row that it becomes."""
    text: str


@dataclass(frozen=True)
class Recovery:
    """What was done to a plan and never saved, and what it makes of the plan as it is."""

    changes: int
    """How many changes were made; the text of a cell that was still open is none of them."""
    last_at: datetime
    """When the last one was made."""
    before: Plan
    plan: Plan
    """The plan with it all, the open cell's text included."""
    place: Place
    """Where the last change was."""
    typing: Typing | None
    conflicts: tuple[Conflict, ...]
    """What somebody has written otherwise since; the plan holds what was never saved, the conflict both."""
    moved_from: Path | None
    """Where the plan was then, when it has been moved or renamed since."""

    @cached_property
    def differences(self) -> tuple[Change, ...]:
        """What it changes, one by one, in reading order."""
        return diff(self.before, self.plan)

    @property
    def rows(self) -> tuple[Place, ...]:
        """The rows that it changes or brings, in reading order; those that it removes are not there to stand in."""
        there = {(area.id, row.id) for area in self.plan.areas for row in area.rows}
        return tuple(dict.fromkeys(place for place in self._places() if (place.area_id, place.row_id) in there))

    @property
    def area_ids(self) -> tuple[str, ...]:
        """The areas in which something changes, in reading order."""
        return tuple(dict.fromkeys(change.area_id for change in self.differences if change.area_id is not None))

    def _places(self) -> Iterator[Place]:
        for change in self.differences:
            if change.row_id is not None:
                area_id = change.target.area_id if change.target else change.area_id
                yield Place(area_id or "", change.row_id)
