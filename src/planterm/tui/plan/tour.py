"""The guided tour: what is to be tried now, which what one does leads on from."""

from collections.abc import Callable
from typing import NamedTuple

from planterm.texts import beginning as texts
from planterm.texts import command_names as names
from planterm.tui.commands import Group
from planterm.tui.lines import MessageLine
from planterm.tui.plan.plan_screen import PlanScreen


class _Step(NamedTuple):
    text: str
    is_done: Callable[[PlanScreen], bool]


def _given(command: names.CommandText) -> Callable[[PlanScreen], bool]:
    return lambda screen: screen.last_command == command.name


_STEPS = (
    _Step(texts.NEXT_CELL, _given(names.NEXT_CELL)),
    _Step(texts.WRITE, lambda screen: screen.help_group is Group.EDITOR),
    _Step(texts.LEAVE_CELL, lambda screen: screen.help_group is not Group.EDITOR),
    _Step(texts.UNDO, _given(names.UNDO)),
    _Step(texts.NEW_ROW, _given(names.INSERT_BELOW)),
    _Step(texts.NEXT_AREA, _given(names.NEXT_AREA)),
    _Step(texts.REVIEW, _given(names.REVIEW)),
    _Step(texts.FOLLOW_UP, _given(names.FOLLOW_UP)),
    _Step(texts.COMMANDS, _given(names.COMMANDS)),
    _Step(texts.SAVE, _given(names.SAVE)),
)


def tour_line(step: int) -> MessageLine:
    """What is to be tried at a step, from 0, and how to go on without or leave."""
    return MessageLine(texts.TOUR_LINE.format(number=step + 1, count=len(_STEPS), text=_STEPS[step].text))


def follow(screen: PlanScreen) -> None:
    """Go on to the next step where what is to be tried has been done."""
    if screen.tour is not None and _STEPS[screen.tour].is_done(screen):
        skip_step(screen)


def skip_step(screen: PlanScreen) -> None:
    """Go on to the next step; after the last one the tour is over."""
    if screen.tour is None:
        screen.say(texts.TOUR_NONE)
    elif screen.tour + 1 < len(_STEPS):
        screen.show_tour(screen.tour + 1)
    else:
        screen.show_tour(None)
        screen.say(texts.TOUR_WHOLE)


def leave(screen: PlanScreen) -> None:
    """End the tour here."""
    screen.say(texts.TOUR_NONE if screen.tour is None else texts.TOUR_LEFT)
    screen.show_tour(None)
