"""Last year's rows, to be read beside this year's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.errors import PlantermError
from planterm.session.next_year import last_year_of
from planterm.texts import coming_year as texts
from planterm.tui.actions.rows import row_place
from planterm.tui.dialogs.reading import ReadingScreen, row_text

if TYPE_CHECKING:
    from planterm.tui.actions.others import ShowsPlan
    from planterm.tui.plan.plan_screen import PlanScreen


def show_last_year(screen: PlanScreen) -> None:
    """Show the cursor's row as the plan before has it."""
    if (place := row_place(screen)) is not None:
        show_row_of_last_year(screen, place.row_id or "")


def show_row_of_last_year(screen: ShowsPlan, row_id: str) -> None:
    """Show the row as the plan before has it, its follow-up first, over whatever screen it is asked for on."""
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
    screen.app.push_screen(ReadingScreen(heading, row_text(earlier.row)))
