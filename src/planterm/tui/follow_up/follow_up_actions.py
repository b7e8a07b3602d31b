"""The follow-up, and the status of a single row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.errors import PlantermError
from planterm.model.edits import set_status
from planterm.model.follow_up import RowChoice, next_waiting, tally
from planterm.model.follow_up_texts import phrases
from planterm.model.plan import Status
from planterm.session.next_year import last_follow_ups
from planterm.store.errors import shown
from planterm.store.follow_up_state import read_follow_up
from planterm.store.settings import read_settings
from planterm.texts import progress as texts
from planterm.texts.kept_safe import damaged_state
from planterm.tui.actions.rows import row_place
from planterm.tui.dialogs.questions import Question
from planterm.tui.follow_up.follow_up_choice import ask_round
from planterm.tui.follow_up.follow_up_screen import FollowUp, all_done
from planterm.tui.follow_up.follow_up_view import PHRASE_KEYS
from planterm.tui.lines import MessageLine
from planterm.tui.plan.row_screen import show_beside

if TYPE_CHECKING:
    from planterm.tui.plan.plan_screen import PlanScreen

_STATUSES = (Status.DONE, Status.PARTLY, Status.NOT_DONE, Status.ONGOING)
"""In the order in which they are offered."""


def follow_up(screen: PlanScreen) -> None:
    """Follow up row by row, from where one was the last time."""
    session, before = screen.session, screen.session.plan
    if session.read_only:
        screen.say(session.why_read_only, error=True)
        return
    if not tally(before, RowChoice()).total:
        screen.say(texts.NO_ROWS)
        return
    settings = read_settings()
    problem, last_year = settings.problem, dict[str, str]()
    try:
        last_year = last_follow_ups(session.path, before)
    except PlantermError as error:
        problem = problem or str(error)

    state = read_follow_up(session.place)
    if state.damaged is not None:
        problem = damaged_state([shown(state.damaged)])
    standard, most = texts.STANDARD_PHRASES, len(PHRASE_KEYS)
    state = state._replace(phrases=phrases(before, settings.phrases, standard, most, state.phrases))
    state = state._replace(choice=state.choice._replace(synonyms=settings.synonyms))

    def begin(choice: RowChoice) -> None:
        everything = RowChoice(round=choice.round)
        is_done = next_waiting(before, everything, None) is None
        told = problem or (all_done(before, everything) if is_done else "")
        message = MessageLine(told, error=problem is not None)
        now = state._replace(choice=choice)
        show_beside(screen, FollowUp(session, screen.commands, now, last_year, message))

    ask_round(screen.app, before, state.choice, begin)


def choose_status(screen: PlanScreen) -> None:
    """Ask how the row's measure went."""
    if (place := row_place(screen)) is None:
        return

    def chosen(number: int) -> None:
        status = (*_STATUSES, None)[number]
        screen.apply(set_status(screen.session.plan, place, status))
        if status is not None and not screen.session.plan.standings[place.row_id or ""].row.is_followed_up:
            screen.say(texts.STATUS_ONLY)

    choices = [*(texts.status_choice(status) for status in _STATUSES), texts.NO_STATUS]
    Question(texts.STATUS_QUESTION, choices).open(screen.app, chosen)
