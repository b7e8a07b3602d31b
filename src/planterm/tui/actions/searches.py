"""Searching, replacing and filtering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.texts import tui as texts
from planterm.tui.actions.decided import ask, is_guarded
from planterm.tui.dialogs.dialog import nothing
from planterm.tui.plan.search_modes import Filtering, Search, note, step

if TYPE_CHECKING:
    from planterm.tui.plan.plan_screen import PlanScreen


def find(screen: PlanScreen) -> None:
    """Search while one types."""
    _search(screen, replacing=False)


def replace(screen: PlanScreen) -> None:
    """Search and replace; of a decided plan, ask first."""
    if is_guarded(screen.session):
        ask(screen, screen.session, lambda _: _search(screen, replacing=True), nothing)
    else:
        _search(screen, replacing=True)


def find_next(screen: PlanScreen) -> None:
    """Go to the next hit."""
    _step(screen, 1)


def find_previous(screen: PlanScreen) -> None:
    """Go to the hit before."""
    _step(screen, -1)


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


def _search(screen: PlanScreen, *, replacing: bool) -> None:
    screen.search_for(screen.last_query)
    opening = screen.last_query.text if screen.last_query is not None else ""
    screen.enter_mode(Search(screen, opening, replacing=replacing))


def _step(screen: PlanScreen, direction: int) -> None:
    if screen.last_query is None:
        screen.say(texts.NO_SEARCH)
        return
    screen.search_for(screen.last_query)
    step(screen, direction)
    screen.say(note(screen))
