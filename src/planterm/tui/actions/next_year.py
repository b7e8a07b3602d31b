"""Making next year's plan, and reading last year's rows beside this year's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.errors import PlantermError
from planterm.texts import coming_year as texts
from planterm.texts import tui as common
from planterm.tui.actions import saving
from planterm.tui.actions.rows import row_place
from planterm.tui.host import host_of

if TYPE_CHECKING:
    from pathlib import Path

    from planterm.tui.actions.others import ShowsPlan
    from planterm.tui.plan.plan_screen import PlanScreen


def begin(screen: PlanScreen) -> None:
    """Walk the rows of the plan as it is saved, and open the new plan that comes of it."""
    from planterm.tui.screens.dialogs import Choice

    if not screen.session.is_dirty:
        _walk(screen)
        return

    def answered(answer: int | None) -> None:
        if answer == 0:
            saving.save(screen, lambda: _walk(screen))

    screen.app.push_screen(Choice(texts.SAVE_FIRST, (texts.SAVE_AND_GO_ON, common.CANCEL)), answered)


def show_last_year(screen: PlanScreen) -> None:
    """Show the cursor's row as the plan before has it."""
    if (place := row_place(screen)) is not None:
        show_row_of_last_year(screen, place.row_id or "")


def show_row_of_last_year(screen: ShowsPlan, row_id: str) -> None:
    """Show the row as the plan before has it, its follow-up first, over whatever screen it is asked for on."""
    from planterm.session.next_year import last_year_of
    from planterm.tui.row_texts import RowTexts
    from planterm.tui.screens.reading import Reading

    session = screen.session
    try:
        found = last_year_of(session.path, session.plan, row_id)
    except PlantermError as error:
        screen.say(str(error), error=True)
        return
    if found is None:
        screen.say(texts.NEW_THIS_YEAR)
        return
    year, earlier = found
    heading = texts.LAST_YEAR_TITLE.format(year=year, area=earlier.area.title, number=earlier.number)
    headers = tuple(column.header for column in session.form.columns)
    screen.app.push_screen(Reading(heading, RowTexts(earlier.row, headers)))


def _walk(screen: PlanScreen) -> None:
    from planterm.session.next_year import next_year
    from planterm.tui.screens.next_year import NextYearScreen

    def made(path: Path | None) -> None:
        if path is not None:
            _go_on_with(screen, path)

    session = screen.session
    try:
        following = next_year(session.path, session.plan)
    except PlantermError as error:
        screen.say(str(error), error=True)
        return
    screen.app.push_screen(NextYearScreen(following, session.form), made)


def _go_on_with(screen: PlanScreen, path: Path) -> None:
    """Open the new plan in place of the old one."""
    from planterm.session.session import Session

    try:
        session = Session.open(path)
    except PlantermError as error:
        screen.say(str(error), error=True)
        return
    screen.session.close()
    host_of(screen).show_other(session)
