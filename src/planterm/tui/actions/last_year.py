"""What a row was in the years before, to be read beside this year's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content

from planterm.errors import PlantermError
from planterm.model.form import Role
from planterm.session.earlier_years import earlier_years_of
from planterm.texts import coming_year as texts
from planterm.texts.progress import outcome
from planterm.tui.actions.rows import row_place
from planterm.tui.dialogs.reading import ReadingScreen, Text, row_text, under_header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planterm.model.plan import Row, Standing
    from planterm.tui.base_screen import TellingScreen
    from planterm.tui.plan.plan_screen import PlanScreen


def show_last_year(screen: PlanScreen) -> None:
    """Show the cursor's row as the plans before have it."""
    if (place := row_place(screen)) is not None:
        show_row_of_last_year(screen, place.row_id or "")


def show_row_of_last_year(screen: TellingScreen[Any], row_id: str) -> None:
    """Show the row as the plans before have it, over whatever screen it is asked for on.

    Of the last year all of it, its follow-up first; of each year before that the goal and what came of it.
    """
    session = screen.session
    try:
        found = earlier_years_of(session.path, session.plan, row_id)
    except PlantermError as error:
        screen.say(str(error), error=True)
        return
    if not found:
        screen.say(texts.NEW_THIS_YEAR)
        return
    (year, last), *before = found
    heading = texts.LAST_YEAR_TITLE.format(year=year, area=last.area.title, number=last.number)
    screen.app.push_screen(ReadingScreen(heading, _history(last.row, before)))


def _history(last: Row, before: Sequence[tuple[int, Standing]]) -> Text:
    """The row of last year, and below it each year before that."""

    def draw(width: int) -> Content:
        parts = [row_text(last).draw(width)]
        for year, standing in before:
            row, how = standing.row, outcome(standing.row.status, standing.row.goal_reached)
            heading = texts.EARLIER_YEAR.format(year=year, area=standing.area.title, number=standing.number)
            parts += [Content(""), Content.styled(f"{heading} ({how})" if how else heading, "bold underline")]
            for column in (*row.columns.follow_ups, *row.columns.with_role(Role.GOALS)):
                parts += under_header(column.header, row[column] if row[column].strip() else texts.EMPTY, width)
        return Content("\n").join(parts)

    return Text(draw)
