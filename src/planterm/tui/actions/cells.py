"""What is done to the current cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.model.cell_shift import move_cell, shift_cells
from planterm.texts import tui as texts
from planterm.tui.actions.rows import row_place

if TYPE_CHECKING:
    from planterm.tui.screens.plan_screen import PlanScreen


def edit(screen: PlanScreen) -> None:
    """Open the current cell, the caret at its end."""
    if screen.place is None:
        screen.say(texts.NO_TABLE)
    else:
        screen.open_cell()


def shift_right(screen: PlanScreen) -> None:
    """Move the row's texts one column to the right, from the current cell on."""
    _shift(screen, 1)


def shift_left(screen: PlanScreen) -> None:
    """Move the row's texts one column to the left, from the current cell on."""
    _shift(screen, -1)


def swap_right(screen: PlanScreen) -> None:
    """Let the current text change places with the one to its right."""
    _swap(screen, 1)


def swap_left(screen: PlanScreen) -> None:
    """Let the current text change places with the one to its left."""
    _swap(screen, -1)


def _shift(screen: PlanScreen, steps: int) -> None:
    if (place := row_place(screen)) is not None:
        screen.apply_or_say(shift_cells(screen.session.plan, place, steps), texts.NOTHING_TO_SHIFT)


def _swap(screen: PlanScreen, steps: int) -> None:
    if (place := row_place(screen)) is not None:
        screen.apply_or_say(move_cell(screen.session.plan, place, steps), texts.NOTHING_TO_SHIFT)
