"""Moving about: cells, areas, and back and forth through the edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.model.plan import COLUMNS
from planterm.texts import tui as texts
from planterm.tui.grid.motion import Cursor, Motion
from planterm.tui.step_names import edit_name

if TYPE_CHECKING:
    from planterm.tui.plan.plan_screen import PlanScreen


def move(screen: PlanScreen, motion: Motion, *, select: bool = False) -> None:
    """Move the cell cursor, the selection with it if asked, or scroll the analysis."""
    screen.move(motion, select=select)


def select_row(screen: PlanScreen) -> None:
    """Select all cells of the current row."""
    if screen.area is not None:
        row = screen.table.position.cursor.row
        screen.select(Cursor(row, COLUMNS[0]), Cursor(row, COLUMNS[-1]))


def select_all(screen: PlanScreen) -> None:
    """Select all cells of the area in sight."""
    if screen.area is not None and screen.table.rows:
        screen.select(Cursor(0, COLUMNS[0]), Cursor(len(screen.table.rows) - 1, COLUMNS[-1]))


def next_tab(screen: PlanScreen) -> None:
    """Show the next tab, after the last the first."""
    screen.show_tab((screen.tab + 1) % screen.tab_count)


def previous_tab(screen: PlanScreen) -> None:
    """Show the tab before, before the first the last."""
    screen.show_tab((screen.tab - 1) % screen.tab_count)


def undo(screen: PlanScreen) -> None:
    """Take the last edit back and go to where it was made."""
    if (step := screen.session.undo()) is None:
        screen.say(texts.NOTHING_TO_UNDO)
        return
    screen.keep_changed(step.plan_after)
    screen.go_to(step.place_before)
    screen.say(texts.undone(edit_name(step)))


def redo(screen: PlanScreen) -> None:
    """Do the edit last taken back again and go to where it was made."""
    if (step := screen.session.redo()) is None:
        screen.say(texts.NOTHING_TO_REDO)
        return
    screen.keep_changed(step.plan_before)
    screen.go_to(step.place_after)
    screen.say(texts.redone(edit_name(step)))
