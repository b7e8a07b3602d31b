"""Searching, replacing and filtering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.texts import tui as texts
from planterm.tui.actions.decided import ask, is_guarded
from planterm.tui.dialogs.dialog import nothing
from planterm.tui.plan.search_modes import Filtering, Search, note, step

if TYPE_CHECKING:
    from planterm.tui.plan.plan_screen import PlanScreen


def find(screen: PlanScreen, *, replacing: bool = False) -> None:
    """Search while one types, and replace where that is wanted; of a decided plan, that is asked about first."""

    def search(_: str = "") -> None:
        screen.search_for(screen.last_query)
        opening = screen.last_query.text if screen.last_query is not None else ""
        screen.enter_mode(Search(screen, opening, replacing=replacing))

    if replacing and is_guarded(screen.session):
        ask(screen, screen.session, search, nothing)
    else:
        search()


def find_next(screen: PlanScreen, *, steps: int = 1) -> None:
    """Go to the next hit, or to the one before where negative."""
    if screen.last_query is None:
        screen.say(texts.NO_SEARCH)
        return
    screen.search_for(screen.last_query)
    step(screen, steps)
    screen.say(note(screen))


def choose_rows(screen: PlanScreen) -> None:
    """Show only rows that hold a text."""
    if screen.area is None:
        screen.say(texts.NO_TABLE)
    else:
        screen.enter_mode(Filtering(screen))


def forget(screen: PlanScreen) -> None:
    """Give up the selection; where there is none, the marks of a search and the choice of rows."""
    if screen.table.selection is not None:
        screen.show_plan()
        return
    screen.search_for(None)
    if screen.row_filter is not None:
        screen.show_all_rows()
        screen.say(texts.ALL_SHOWN)
