"""What is done to the current cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.model.edits import EditKind, set_cell
from planterm.texts import tui as texts

if TYPE_CHECKING:
    from planterm.tui.screens.plan_screen import PlanScreen


def edit(screen: PlanScreen) -> None:
    """Open the current cell, the caret at its end."""
    if screen.place is None:
        screen.say(texts.NO_TABLE)
    else:
        screen.open_cell()


def clear(screen: PlanScreen) -> None:
    """Empty the current cell."""
    place = screen.place
    if place is not None and place.row_id is not None:
        screen.apply(set_cell(screen.session.plan, place, "", EditKind.CLEAR))
