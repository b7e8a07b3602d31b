"""What is done to whole rows."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from planterm.model import edits
from planterm.model.columns import Column
from planterm.model.edits import Place
from planterm.model.plan import Row
from planterm.texts import tui as texts

if TYPE_CHECKING:
    from planterm.tui.screens.plan_screen import PlanScreen


def insert_below(screen: PlanScreen) -> None:
    """Insert an empty row below the current one."""
    _insert(screen, above=False)


def insert_above(screen: PlanScreen) -> None:
    """Insert an empty row above the current one."""
    _insert(screen, above=True)


def remove(screen: PlanScreen) -> None:
    """Remove the current row."""
    if (place := _row_place(screen)) is not None:
        screen.apply(edits.remove_rows(screen.session.plan, place, {place.row_id or ""}))


def duplicate_problem(screen: PlanScreen) -> None:
    """Insert a row with the same problem, for a further cause."""
    _duplicate(screen, {Column.PROBLEM})


def duplicate_cause(screen: PlanScreen) -> None:
    """Insert a row with the same problem and cause, for a further measure."""
    _duplicate(screen, {Column.PROBLEM, Column.CAUSE})


def move_up(screen: PlanScreen) -> None:
    """Move the current row one up."""
    _move(screen, -1)


def move_down(screen: PlanScreen) -> None:
    """Move the current row one down."""
    _move(screen, 1)


def _row_place(screen: PlanScreen) -> Place | None:
    """The current place where it is in a row; otherwise says why nothing is done."""
    place = screen.place
    if place is None:
        screen.say(texts.NO_TABLE)
    elif place.row_id is None:
        screen.say(texts.NO_ROW)
    else:
        return place
    return None


def _insert(screen: PlanScreen, *, above: bool) -> None:
    if screen.place is None:
        screen.say(texts.NO_TABLE)
        return
    row = Row(screen.session.new_row_id())
    screen.apply(edits.insert_row(screen.session.plan, screen.place, row, above=above))


def _duplicate(screen: PlanScreen, kept: Collection[Column]) -> None:
    if (place := _row_place(screen)) is not None:
        screen.apply(edits.duplicate_row(screen.session.plan, place, screen.session.new_row_id(), kept))


def _move(screen: PlanScreen, steps: int) -> None:
    if (place := _row_place(screen)) is None:
        return
    if (edit := edits.move_row(screen.session.plan, place, steps)) is None:
        screen.say(texts.IN_THE_WAY)
    else:
        screen.apply(edit)
