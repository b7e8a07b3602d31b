"""What is done to whole rows: the current one, or those selected."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from planterm.model import edits
from planterm.model.block_edits import move_rows, move_rows_to_area
from planterm.model.edits import Place
from planterm.model.plan import Column, Row
from planterm.texts import tui as texts

if TYPE_CHECKING:
    from planterm.tui.grid.motion import Selection
    from planterm.tui.plan.plan_screen import PlanScreen


def insert_below(screen: PlanScreen) -> None:
    """Insert an empty row below the current one."""
    _insert(screen, above=False)


def insert_above(screen: PlanScreen) -> None:
    """Insert an empty row above the current one."""
    _insert(screen, above=True)


def remove(screen: PlanScreen) -> None:
    """Remove the rows."""
    if (place := row_place(screen)) is not None:
        ids = _ids(screen)
        screen.apply(edits.remove_rows(screen.session.plan, place, ids), texts.rows_removed(len(ids)))


def duplicate_problem(screen: PlanScreen) -> None:
    """Insert a row with the same problem, for a further cause."""
    _duplicate(screen, {Column.PROBLEM})


def duplicate_cause(screen: PlanScreen) -> None:
    """Insert a row with the same problem and cause, for a further measure."""
    _duplicate(screen, {Column.PROBLEM, Column.CAUSE})


def move_up(screen: PlanScreen) -> None:
    """Move the rows one up."""
    _move(screen, -1)


def move_down(screen: PlanScreen) -> None:
    """Move the rows one down."""
    _move(screen, 1)


def sort(screen: PlanScreen) -> None:
    """Order the area's rows, of them those in sight, by when they are to be done."""
    from planterm.model.when import sort_by_when

    if screen.place is None:
        screen.say(texts.NO_TABLE)
    else:
        edit = sort_by_when(screen.session.plan, screen.place, screen.rows_in_sight)
        screen.apply_or_say(edit, texts.ALREADY_SORTED)


def to_area(screen: PlanScreen) -> None:
    """Move the rows to the end of another area, asking which."""
    from planterm.tui.screens.dialogs import Choice

    if (place := row_place(screen)) is None:
        return
    ids = _ids(screen)
    targets = [area for area in screen.areas if area.id != place.area_id]

    def chosen(answer: int | None) -> None:
        if answer is not None:
            edit = move_rows_to_area(screen.session.plan, place, ids, targets[answer].id)
            screen.apply_or_say(edit, texts.IN_THE_WAY)

    screen.app.push_screen(Choice(texts.TO_AREA_QUESTION, [area.title for area in targets]), chosen)


def row_place(screen: PlanScreen) -> Place | None:
    """The current place where it is in a row; otherwise says why nothing is done."""
    place = screen.place
    if place is None:
        screen.say(texts.NO_TABLE)
    elif place.row_id is None:
        screen.say(texts.NO_ROW)
    else:
        return place
    return None


def _ids(screen: PlanScreen) -> set[str]:
    return {row.id for row in screen.selected_rows()}


def _insert(screen: PlanScreen, *, above: bool) -> None:
    if screen.place is None:
        screen.say(texts.NO_TABLE)
        return
    row = Row(screen.session.new_row_id())
    screen.apply(edits.insert_row(screen.session.plan, screen.place, row, above=above))


def _duplicate(screen: PlanScreen, kept: Collection[Column]) -> None:
    if (place := row_place(screen)) is not None:
        screen.apply(edits.duplicate_row(screen.session.plan, place, screen.session.new_row_id(), kept))


def _move(screen: PlanScreen, steps: int) -> None:
    if (place := row_place(screen)) is None:
        return
    selection, ids = screen.table.selection, _ids(screen)
    moved = move_rows(screen.session.plan, place, ids, steps, screen.rows_in_sight)
    screen.apply_or_say(moved, texts.IN_THE_WAY)
    if moved is not None and selection is not None:
        _select_again(screen, selection, ids)


def _select_again(screen: PlanScreen, selection: Selection, ids: Collection[str]) -> None:
    """Select the rows where they stand now, unless a filter shows others between them."""
    numbers = [number for number, row in enumerate(screen.table.rows) if row.id in ids]
    if numbers != list(range(numbers[0], numbers[-1] + 1)):
        return
    downwards = selection.corner.row <= selection.cursor.row
    first, last = (numbers[0], numbers[-1]) if downwards else (numbers[-1], numbers[0])
    screen.select(selection.corner._replace(row=first), selection.cursor._replace(row=last))
