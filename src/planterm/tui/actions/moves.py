"""Going about in the plan: to tabs and hits, what is selected and shown, back and forth through the edits."""

from planterm.errors import PlantermError
from planterm.model.edits import EditKind
from planterm.session.session import Session
from planterm.session.working_plan import Step
from planterm.texts import tui as texts
from planterm.tui.dialogs.dialog import nothing
from planterm.tui.grid.motion import Cursor, Selection
from planterm.tui.plan.decided import ask, is_guarded
from planterm.tui.plan.plan_screen import PlanScreen
from planterm.tui.plan.search_modes import Filtering, Search, note, step

_ABOUT_ONE_ROW = (EditKind.FOLLOW_UP, EditKind.STATUS, EditKind.GOAL_REACHED, EditKind.EFFECT)


def select_row(screen: PlanScreen) -> None:
    """Select all cells of the current row, or of those of which some are selected."""
    if screen.area is not None:
        rows = screen.table.selected.rows
        screen.select(Selection(Cursor(rows[0], 0), Cursor(rows[-1], len(screen.session.plan.columns) - 1)))


def select_all(screen: PlanScreen) -> None:
    """Select all cells of the area in sight."""
    if screen.area is not None and screen.table.rows:
        last = Cursor(len(screen.table.rows) - 1, len(screen.session.plan.columns) - 1)
        screen.select(Selection(Cursor(), last))


def go_to_tab(screen: PlanScreen, *, steps: int) -> None:
    """Show the tab so many further; behind the last comes the first."""
    screen.show_tab((screen.tab + steps) % screen.tab_count)


def toggle_compact(screen: PlanScreen) -> None:
    """Show one line a row, or the whole texts."""
    if screen.area is None:
        raise PlantermError(texts.NO_TABLE)
    compact = screen.table.toggle_compact()
    screen.say(texts.COMPACT_ON if compact else texts.COMPACT_OFF)


def undo(screen: PlanScreen, *, redo: bool = False) -> None:
    """Take the last edit back, or do it again, and go to where it was made."""
    step, told = stepped(screen.session, redo=redo)
    if step is not None:
        screen.keep_changed(step.plan_before if redo else step.plan_after)
        screen.go_to(step.place_after if redo else step.place_before)
    screen.say(told)


def stepped(session: Session, *, redo: bool) -> tuple[Step | None, str]:
    """Take the last edit back, or do it again; the step, if there was one, and what to tell of it."""
    step = session.redo() if redo else session.undo()
    if step is None:
        return None, texts.NOTHING_TO_REDO if redo else texts.NOTHING_TO_UNDO
    return step, (texts.redone if redo else texts.undone)(_edit_name(step))


def _edit_name(step: Step) -> str:
    """What was done, and in which row or how many where that says more: "uppföljning på rad 3"."""
    if step.kind in _ABOUT_ONE_ROW:
        place = step.place_after
        return texts.edit_of_row(step.kind, step.plan_after.area(place.area_id).index_of(place.row_id or "") + 1)
    before, after = (sum(len(area.rows) for area in plan.areas) for plan in (step.plan_before, step.plan_after))
    return texts.edit_name(step.kind, before - after)


def find(screen: PlanScreen, *, replacing: bool = False) -> None:
    """Search while one types, and replace where that is wanted; of a decided plan, that is asked about first."""

    def search(_: str = "") -> None:
        screen.search_for(screen.last_query)
        opening = screen.last_query.text if screen.last_query is not None else ""
        screen.enter_mode(Search(screen, opening, replacing=replacing))

    if replacing and not screen.may_write():
        return
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
        raise PlantermError(texts.NO_TABLE)
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
