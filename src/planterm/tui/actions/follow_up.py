"""The follow-up, and the status of a single row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.errors import PlantermError
from planterm.model.edits import Place
from planterm.model.plan import Status
from planterm.texts.safety import READ_ONLY
from planterm.tui.actions.rows import row_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planterm.tui.screens.follow_up import Left
    from planterm.tui.screens.plan_screen import PlanScreen

_STATUSES = (Status.DONE, Status.PARTLY, Status.NOT_DONE, Status.ONGOING)
"""In the order in which they are offered."""


def follow_up(screen: PlanScreen) -> None:
    """Follow up row by row, from where one was the last time."""
    if screen.session.read_only:
        screen.say(READ_ONLY, error=True)
        return
    from planterm.model.follow_up import Choice, next_waiting, tally
    from planterm.model.follow_up_texts import phrases
    from planterm.session.next_year import last_follow_ups
    from planterm.store.errors import shown
    from planterm.store.settings import read_settings
    from planterm.texts import follow_up as texts
    from planterm.texts.safety import damaged_state
    from planterm.tui.follow_up_lines import PHRASE_KEYS
    from planterm.tui.follow_up_visit import FollowUpVisit, all_done
    from planterm.tui.lines import MessageLine
    from planterm.tui.screens.follow_up import FollowUp

    before = screen.session.plan
    if not tally(before, Choice()).total:
        screen.say(texts.NO_ROWS)
        return
    settings = read_settings()
    is_done = next_waiting(before, Choice(), None) is None
    problem, last_year = settings.problem, dict[str, str]()
    try:
        last_year = last_follow_ups(screen.session.path, before)
    except PlantermError as error:
        problem = problem or str(error)
    message = MessageLine(all_done(before, Choice()) if is_done else "")
    if problem is not None:
        message = MessageLine(problem, error=True)

    def offered(before_now: Sequence[str]) -> tuple[str, ...]:
        return phrases(before, settings.phrases, texts.STANDARD_PHRASES, len(PHRASE_KEYS), before_now)

    def left(how: Left | None) -> None:
        screen.keep_changed(before)
        if how is not None:
            screen.go_to(how.place)
        if how is not None and how.command is not None:
            screen.run_command(how.command)

    visit = FollowUpVisit(screen.session, offered, last_year)
    if visit.damaged is not None:
        message = MessageLine(damaged_state([shown(visit.damaged)]), error=True)
    screen.app.push_screen(FollowUp(screen.session, visit, message, screen.commands), left)


def choose_status(screen: PlanScreen) -> None:
    """Ask how the row's measure went."""
    from planterm.model.edits import set_status
    from planterm.texts import follow_up as texts
    from planterm.tui.screens.dialogs import Choice

    if (place := row_place(screen)) is None:
        return

    def chosen(answer: int | None) -> None:
        if answer is not None:
            status = (*_STATUSES, None)[answer]
            screen.apply(set_status(screen.session.plan, place, status))
            if status is not None and not screen.text_at(_follow_up_of(place)).strip():
                screen.say(texts.STATUS_ONLY)

    choices = [*(texts.status_choice(status) for status in _STATUSES), texts.NO_STATUS]
    screen.app.push_screen(Choice(texts.STATUS_QUESTION, choices), chosen)


def _follow_up_of(place: Place) -> Place:
    from planterm.model.plan import Column

    return Place(place.area_id, place.row_id, Column.FOLLOW_UP)
