"""What is done to the current cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.model.block_edits import joined_column, move_cell, shift_cells
from planterm.model.edits import Edit, EditKind
from planterm.texts import tui as texts
from planterm.tui.actions.rows import row_place

if TYPE_CHECKING:
    from planterm.model.edits import Place
    from planterm.session.session import Session
    from planterm.tui.plan.mode import Mode
    from planterm.tui.plan.plan_screen import PlanScreen


def edit(screen: PlanScreen) -> None:
    """Open the current cell, the caret at its end."""
    if screen.place is None:
        screen.say(texts.NO_TABLE)
    else:
        screen.open_cell()


def visit(screen: PlanScreen, place: Place, typed: str) -> Mode:
    """Begin to write in a cell, with what was typed."""
    from planterm.tui.plan.open_cell import CellVisit

    return CellVisit(screen, place, typed)


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
    if (place := row_place(screen)) is None:
        return
    plan = screen.session.plan
    edit = _shifted_back(screen.session, place, steps) or shift_cells(plan, place, steps)
    if screen.apply_or_say(edit, texts.NOTHING_TO_SHIFT) and edit is not None:
        joined = joined_column(plan, edit)
        header = "" if joined is None else screen.session.form.columns[joined].header
        screen.say(texts.JOINED.format(column=header) if header else texts.shifted(right=steps > 0))


def _shifted_back(session: Session, place: Place, steps: int) -> Edit | None:
    """The row as it was, where the last thing done was to shift it the other way."""
    last = session.last_step
    if last is None or last.kind is not EditKind.SHIFT_CELLS or last.place_after != place:
        return None
    made = shift_cells(last.plan_before, last.place_before, -steps)
    if made is None or made.plan != session.plan:
        return None
    return Edit(EditKind.SHIFT_CELLS, last.plan_before, place, last.place_before)


def _swap(screen: PlanScreen, steps: int) -> None:
    if (place := row_place(screen)) is not None:
        screen.apply_or_say(move_cell(screen.session.plan, place, steps), texts.NOTHING_TO_SHIFT)
