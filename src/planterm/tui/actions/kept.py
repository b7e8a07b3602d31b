"""What planterm keeps of plans for the user, and forgetting it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from planterm.store.disk import shown
from planterm.store.state import clear_recent as clear_list
from planterm.store.whereabouts import clear, remains
from planterm.texts import start as texts
from planterm.texts.tui import CANCEL
from planterm.tui.dialogs.dialog import nothing
from planterm.tui.dialogs.questions import ask

if TYPE_CHECKING:
    from textual.app import App

    from planterm.tui.plan.plan_screen import PlanScreen


def clear_recent(screen: PlanScreen) -> None:
    """Forget which plans were opened."""
    ask_to_clear(screen.app, screen.say)


def ask_to_clear(app: App[Any], say: Callable[[str], object]) -> None:
    """Forget which plans were opened, asking what is to become of what is kept of those that are gone."""
    found = remains()

    def forget() -> None:
        clear_list()
        say(texts.RECENT_CLEARED)

    def clear_all() -> None:
        clear_list()
        for each in found:
            clear(each)
        say(texts.cleared(len(found), sum(each.size for each in found)))

    if not found:
        forget()
        return
    told = [
        texts.remains(shown(each.plan), each.versions, each.journals, each.size, has_follow_up=each.has_follow_up)
        for each in found
    ]
    answers = (texts.CLEAR_LIST, forget), (texts.CLEAR_ALL, clear_all), (CANCEL, nothing)
    ask(app, texts.clear_question(told), *answers)
