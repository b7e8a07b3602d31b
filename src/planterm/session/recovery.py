"""Unsaved work of earlier sessions, as it is offered back."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from planterm.model.conflicts import Undecided
from planterm.model.diff import Change, diff
from planterm.model.edits import Place
from planterm.model.plan import Plan
from planterm.store.journal_lines import Draft


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
    undecided: tuple[Undecided, ...]
    """What was written otherwise, in earlier sessions or in the file since; the plan holds what was written last."""
    drafts: tuple[Draft, ...]
    """What was written in dialogs, the newest first."""
    moved_from: Path | None
    """Where the plan was then, when it has been moved or renamed since."""

    @property
    def latest_drafts(self) -> tuple[Draft, ...]:
        """The newest of each dialog."""
        newest = {(draft.dialog, draft.line): draft for draft in reversed(self.drafts)}
        return tuple(reversed(newest.values()))

    @cached_property
    def differences(self) -> tuple[Change, ...]:
        """What it changes, one by one, in reading order."""
        return diff(self.before, self.plan)
