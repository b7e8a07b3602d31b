"""The follow-up, and what can be said of a single row beside its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from planterm.errors import PlantermError
from planterm.model.edits import set_effect, set_goal_reached, set_status
from planterm.model.follow_up import RowChoice, next_waiting, tally
from planterm.model.follow_up_texts import Standard, phrases
from planterm.model.form import Role
from planterm.model.plan import Effect
from planterm.model.results import GOALS
from planterm.session.earlier_years import last_follow_ups
from planterm.store.errors import shown
from planterm.store.follow_up_state import read_follow_up
from planterm.store.settings import read_settings
from planterm.texts import progress as texts
from planterm.texts.kept_safe import damaged_state
from planterm.texts.words import no_column
from planterm.tui.actions.rows import row_place
from planterm.tui.dialogs.questions import Question
from planterm.tui.follow_up.follow_up_choice import ask_round
from planterm.tui.follow_up.follow_up_screen import FollowUp, all_done
from planterm.tui.follow_up.follow_up_view import PHRASE_KEYS, STATUSES
from planterm.tui.lines import MessageLine
from planterm.tui.plan.row_screen import show_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planterm.model.edits import Edit, Place
    from planterm.model.plan import Plan
    from planterm.tui.plan.plan_screen import PlanScreen

T = TypeVar("T")


def follow_up(screen: PlanScreen) -> None:
    """Follow up row by row, from where one was the last time."""
    session, before = screen.session, screen.session.plan
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
    about_goals = texts.GOAL_PHRASES if before.columns.find(Role.GOALS) else ()
    standard, most = Standard((*about_goals, *texts.FIRST_PHRASES), texts.STANDARD_PHRASES), len(PHRASE_KEYS)
    state = state._replace(phrases=phrases(before, settings.phrases, standard, most, state.phrases))
    state = state._replace(choice=state.choice._replace(synonyms=settings.synonyms))

    def begin(choice: RowChoice) -> None:
        everything = RowChoice(round=choice.round)
        is_done = next_waiting(before, everything, None) is None
        told = problem or (
            session.why_read_only if session.read_only else all_done(before, everything) if is_done else ""
        )
        message = MessageLine(told, error=problem is not None)
        now = state._replace(choice=choice)
        show_beside(screen, FollowUp(session, screen.commands, now, last_year, message))

    ask_round(screen.app, before, state.choice, begin)


def choose_status(screen: PlanScreen) -> None:
    """Ask what was done of the row's measure."""
    choices = [*map(texts.status_choice, STATUSES), texts.NO_STATUS]
    _choose(screen, texts.STATUS_QUESTION, choices, (*STATUSES, None), set_status)


def choose_goal_reached(screen: PlanScreen) -> None:
    """Ask whether the row's goal was reached."""
    if screen.session.plan.columns.find(Role.GOALS) is None:
        screen.say(no_column(Role.GOALS))
        return
    _choose(screen, texts.GOAL_QUESTION, [*map(texts.goal, GOALS), texts.NO_GOAL], (*GOALS, None), set_goal_reached)


def choose_effect(screen: PlanScreen) -> None:
    """Ask when the row's measure works."""
    choices = [*map(texts.effect_choice, Effect), texts.NO_EFFECT]
    _choose(screen, texts.EFFECT_QUESTION, choices, (*Effect, None), set_effect, is_outcome=False)


def _choose(
    screen: PlanScreen,
    question: str,
    choices: Sequence[str],
    values: Sequence[T],
    edit: Callable[[Plan, Place, T], Edit],
    *,
    is_outcome: bool = True,
) -> None:
    """Ask about the row; an outcome without a text is no follow-up, which is said."""
    if (place := row_place(screen)) is None:
        return

    def chosen(number: int) -> None:
        screen.apply(edit(screen.session.plan, place, values[number]))
        row = screen.session.plan.standings[place.row_id or ""].row
        if is_outcome and values[number] is not None and not row[Role.FOLLOW_UP].strip():
            screen.say(texts.STATUS_ONLY)

    Question(question, choices).open(screen.app, chosen)
