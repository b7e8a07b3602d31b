"""Undo and redo: a frozen list of steps, each with the plan before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planterm.model.edits import EditKind, Place
from planterm.model.plan import Plan

if TYPE_CHECKING:
    from planterm.model.conflicts import Undecided


class Step(NamedTuple):
    """One edit that can be taken back."""

    kind: EditKind
    plan_before: Plan
    plan_after: Plan
    place_before: Place
    place_after: Place
    undecided_before: tuple[Undecided, ...] = ()
    undecided_after: tuple[Undecided, ...] = ()


class History(NamedTuple):
    """The steps done, latest last, and those taken back, latest last."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    def record(self, step: Step) -> History:
        """The history with one more step; what had been taken back can no longer be redone."""
        return History((*self.done, step))

    def without_last(self) -> History:
        """The history as if its last step had never been done."""
        return History(self.done[:-1], self.undone)

    def undo(self) -> tuple[History, Step] | None:
        """The history with its last step taken back, and that step; None at the beginning."""
        if not self.done:
            return None
        *done, step = self.done
        return History(tuple(done), (*self.undone, step)), step

    def redo(self) -> tuple[History, Step] | None:
        """The history with the step last taken back done again, and that step; None where there is none."""
        if not self.undone:
            return None
        *undone, step = self.undone
        return History((*self.done, step), tuple(undone)), step
