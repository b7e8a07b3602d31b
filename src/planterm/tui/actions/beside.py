"""What stands in the plan's file beside the plan: told of when it is opened, and taken in when that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.store.errors import shown
from planterm.texts import findings as review
from planterm.texts import store as texts

if TYPE_CHECKING:
    from planterm.tui.plan.plan_screen import PlanScreen

_MOST = 12
"""Sentences that are told at once."""


def tell(screen: PlanScreen) -> None:
    """Tell of keys and headers that look misspelt, and offer what stands under them; and of what is to be decided."""
    session = screen.session
    told, waiting = session.told, len([each for each in session.undecided if not each.others[0].key])
    if session.can_take_in:
        offer(screen)
    elif told:
        screen.say(told[0] if len(told) == 1 else f"{told[0]} {texts.MORE.format(len(told) - 1)}", error=True)
    elif waiting:
        screen.say(review.WAITING.format(waiting, review.SPOT if waiting == 1 else review.SPOTS), error=True)


def offer(screen: PlanScreen) -> None:
    """Ask whether what stands there is to be taken into the plan, and what is to stand where both have a text."""
    from planterm.tui.actions.others import decide
    from planterm.tui.screens.dialogs import Choice

    session = screen.session
    if not session.can_take_in:
        screen.say(session.told[0] if session.told else texts.NOTHING, error=bool(session.told))
        return

    def answered(answer: int | None) -> None:
        if answer == 0:
            step = session.take_in()
            screen.show_plan(step.place_after if step else None)
            decide(screen, settled)

    def settled() -> None:
        screen.show_plan()
        screen.say(texts.TAKEN_IN)

    told = session.told
    more = [texts.MORE.format(len(told) - _MOST)] if len(told) > _MOST else []
    question = "\n".join([texts.QUESTION.format(shown(session.path)), *told[:_MOST], *more])
    screen.app.push_screen(Choice(question, (texts.TAKE_IN, texts.LEAVE)), answered)
