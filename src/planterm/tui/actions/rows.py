"""What is done to rows, the current one or those selected, and to the current cell."""

from collections.abc import Collection, Sequence
from functools import partial

from planterm.errors import PlantermError
from planterm.model import block_edits, edits
from planterm.model.block_edits import joined_column, move_cell, move_rows, move_rows_to_area, shift_cells
from planterm.model.edits import Edit, EditKind, Place
from planterm.model.fields import REMARK
from planterm.model.form import Role
from planterm.model.plan import Area, Plan, Row
from planterm.model.when import sort_by_when
from planterm.session.session import Session
from planterm.texts import coming_year
from planterm.texts import tui as texts
from planterm.tui.dialogs.dialog import nothing
from planterm.tui.dialogs.questions import ask
from planterm.tui.grid.motion import Selection
from planterm.tui.plan.plan_screen import PlanScreen


def insert(screen: PlanScreen, *, above: bool = False) -> None:
    """Insert an empty row below the current one, or above it."""
    place = screen.here
    row = Row.blank(screen.session.new_row_id(), screen.session.plan.columns)
    screen.apply(edits.insert_row(screen.session.plan, place, row, above=above))


def remove(screen: PlanScreen) -> None:
    """Remove the rows."""
    place, ids = screen.row_here, _ids(screen)
    screen.apply(edits.remove_rows(screen.session.plan, place, ids), texts.rows_removed(len(ids)))


def duplicate(screen: PlanScreen, *, roles: Sequence[Role]) -> None:
    """Insert a row with the texts of those roles, of which the last one makes the difference to an empty row."""
    screen.needed(roles[-1])
    place = screen.row_here
    kept = [column.number for column in screen.session.plan.columns if column.role in roles]
    screen.apply(edits.duplicate_row(screen.session.plan, place, screen.session.new_row_id(), kept))


def move(screen: PlanScreen, *, steps: int) -> None:
    """Move the rows so many down, or up where negative."""
    place, selection, ids = screen.row_here, screen.table.selection, _ids(screen)
    moved = move_rows(screen.session.plan, place, ids, steps, screen.rows_in_sight)
    first = min(screen.session.plan.standings[row_id].number for row_id in ids)
    if screen.apply_or_say(moved, texts.IN_THE_WAY):
        now = min(screen.session.plan.standings[row_id].number for row_id in ids)
        screen.say(texts.rows_moved(len(ids), first, now))
    if moved is not None and selection is not None:
        _select_again(screen, selection, ids)


def sort(screen: PlanScreen) -> None:
    """Order the area's rows, of them those in sight, by when they are to be done."""
    screen.needed(Role.WHEN)
    edit = sort_by_when(screen.session.plan, screen.here, screen.rows_in_sight)
    screen.apply_or_say(edit, texts.ALREADY_SORTED)


def sort_by_effect(screen: PlanScreen) -> None:
    """Order the area's rows, of them those in sight, by when they work."""
    place = screen.here
    if not any(row.effect for row in screen.session.plan.area(place.area_id).rows):
        raise PlantermError(texts.NO_EFFECTS)
    edit = block_edits.sort_by_effect(screen.session.plan, place, screen.rows_in_sight)
    screen.apply_or_say(edit, texts.ALREADY_SORTED)


def to_area(screen: PlanScreen) -> None:
    """Move the rows to the end of another area, asking which."""
    place, ids = screen.row_here, _ids(screen)
    targets = [area for area in screen.session.plan.areas if area.id != place.area_id]

    def move_to(area: Area) -> None:
        screen.apply_or_say(move_rows_to_area(screen.session.plan, place, ids, area.id), texts.IN_THE_WAY)

    ask(screen.app, texts.TO_AREA_QUESTION, *((area.title, partial(move_to, area)) for area in targets))


def show_remark(screen: PlanScreen) -> None:
    """Show the row's remark, and take it away if that is wanted."""
    place = screen.row_here
    remark = screen.session.plan.standings[place.row_id or ""].row.remark
    if not remark:
        screen.say(coming_year.NO_REMARK)
        return

    def remove() -> None:
        screen.apply(edits.set_field(screen.session.plan, place, REMARK, ""))

    ask(screen.app, remark, (coming_year.KEEP_REMARK, nothing), (coming_year.REMOVE_REMARK, remove))


def _ids(screen: PlanScreen) -> set[str]:
    return {row.id for row in screen.selected_rows()}


def _select_again(screen: PlanScreen, selection: Selection, ids: Collection[str]) -> None:
    """Select the rows where they stand now, unless a filter shows others between them."""
    numbers = [number for number, row in enumerate(screen.table.rows) if row.id in ids]
    if numbers != list(range(numbers[0], numbers[-1] + 1)):
        return
    downwards = selection.corner.row <= selection.cursor.row
    first, last = (numbers[0], numbers[-1]) if downwards else (numbers[-1], numbers[0])
    screen.select(Selection(selection.corner._replace(row=first), selection.cursor._replace(row=last)))


def shift(screen: PlanScreen, *, steps: int) -> None:
    """Move the row's texts so many columns to the right, or to the left where negative, from the current cell on."""
    place, plan = screen.row_here, screen.session.plan
    edit = _shifted_back(screen.session, place, steps) or shift_cells(plan, place, steps)
    if screen.apply_or_say(edit, texts.NOTHING_TO_SHIFT) and edit is not None:
        screen.say(_shift_told(plan, edit))


def swap(screen: PlanScreen, *, steps: int) -> None:
    """Let the current text change places with the one to its right, or to its left."""
    screen.apply_or_say(move_cell(screen.session.plan, screen.row_here, steps), texts.NOTHING_TO_SHIFT)


def _shift_told(before: Plan, edit: Edit) -> str:
    """Which texts now stand in which columns."""
    headers = [column.header for column in before.columns]
    old, new = (plan.standings[edit.before.row_id or ""].row.cells for plan in (before, edit.plan))
    moved = [
        (headers[number], headers[number + step])
        for number, text in enumerate(old)
        for step in (-1, 1)
        if text.strip() and 0 <= number + step < len(new) and new[number] != text == new[number + step]
    ]
    joined = joined_column(before, edit)
    return texts.shifted(moved, "" if joined is None else headers[joined])


def _shifted_back(session: Session, place: Place, steps: int) -> Edit | None:
    """The row as it was, where the last thing done was to shift it the other way."""
    last = session.last_step
    if last is None or last.kind is not EditKind.SHIFT_CELLS or last.place_after != place:
        return None
    made = shift_cells(last.plan_before, last.place_before, -steps)
    if made is None or made.plan != session.plan:
        return None
    return Edit(EditKind.SHIFT_CELLS, last.plan_before, place, last.place_before)
