"""The guided tour: what is to be tried now, which what one does leads on from."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from planterm.texts import command_names as names
from planterm.texts import tour as texts
from planterm.tui.commands import Group
from planterm.tui.lines import MessageLine


class Seen(NamedTuple):
    """What the plan's screen knows of what one does: the command that was given last, and what the help would tell."""

    command: str
    group: Group


class _Step(NamedTuple):
    text: str
    is_done: Callable[[Seen], bool]


def _given(command: names.CommandText) -> Callable[[Seen], bool]:
    return lambda seen: seen.command == command.name


_STEPS = (
    _Step(texts.NEXT_CELL, _given(names.NEXT_CELL)),
    _Step(texts.WRITE, lambda seen: seen.group is Group.EDITOR),
    _Step(texts.LEAVE_CELL, lambda seen: seen.group is not Group.EDITOR),
    _Step(texts.UNDO, _given(names.UNDO)),
    _Step(texts.NEW_ROW, _given(names.INSERT_BELOW)),
    _Step(texts.NEXT_AREA, _given(names.NEXT_AREA)),
    _Step(texts.REVIEW, _given(names.REVIEW)),
    _Step(texts.FOLLOW_UP, _given(names.FOLLOW_UP)),
    _Step(texts.COMMANDS, _given(names.COMMANDS)),
    _Step(texts.SAVE, _given(names.SAVE)),
)


class Tour(NamedTuple):
    """A tour at one of its steps, from 0."""

    step: int = 0

    @property
    def line(self) -> MessageLine:
        """What is to be tried, and how to go on without or leave."""
        text = _STEPS[self.step].text
        return MessageLine(texts.LINE.format(number=self.step + 1, count=len(_STEPS), text=text))

    def after(self, seen: Seen) -> Tour | None:
        """The tour once that is seen; the next step where this one is done, and None after the last."""
        return self.skipped if _STEPS[self.step].is_done(seen) else self

    @property
    def skipped(self) -> Tour | None:
        """The tour at its next step; None after the last."""
        return Tour(self.step + 1) if self.step + 1 < len(_STEPS) else None
