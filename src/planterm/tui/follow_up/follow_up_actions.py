"""The follow-up and which rows it goes through, and the status of a single row."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from planterm.errors import PlantermError
from planterm.model.edits import Place
from planterm.model.follow_up import Choice, Order, tally
from planterm.model.parties import parties
from planterm.model.plan import Status
from planterm.texts import follow_up as texts
from planterm.texts.safety import READ_ONLY
from planterm.tui.actions.rows import row_place
from planterm.tui.screens import dialogs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import App

    from planterm.model.plan import Plan
    from planterm.model.results import Progress
    from planterm.tui.plan.plan_screen import PlanScreen

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
    from planterm.tui.follow_up.follow_up_screen import FollowUp
    from planterm.tui.follow_up.follow_up_view import PHRASE_KEYS
    from planterm.tui.follow_up.follow_up_visit import FollowUpVisit, all_done
    from planterm.tui.lines import MessageLine
    from planterm.tui.plan.row_screen import show_beside

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

    visit = FollowUpVisit(screen.session, offered, last_year)
    if visit.damaged is not None:
        message = MessageLine(damaged_state([shown(visit.damaged)]), error=True)
    show_beside(screen, FollowUp(screen.session, visit, message, screen.commands))


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


Chosen = Callable[[Choice], None]
Answer = tuple[str, Callable[[], None]]
"""What can be chosen, and what is done then."""


def ask_which(app: App[None], plan: Plan, choice: Choice, chosen: Chosen) -> None:
    """Ask what is to be otherwise; nothing is where the person thinks better of it."""
    area = plan.areas_by_id.get(choice.area_id or "")

    def other(text: str, **changes: Any) -> Answer:
        changed = choice._replace(**changes)
        return texts.now(text) if changed == choice else text, lambda: chosen(changed)

    _ask(
        app,
        texts.CHOICE_QUESTION,
        [
            other(texts.ALL_ROWS, area_id=None, party=None),
            (texts.now(texts.ONE_AREA, area.title if area else ""), lambda: _ask_area(app, plan, choice, chosen)),
            (texts.now(texts.ONE_PARTY, choice.party or ""), lambda: _ask_party(app, plan, choice, chosen)),
            other(texts.BY_AREA, order=Order.AREA),
            other(texts.BY_WHO, order=Order.WHO),
            other(texts.BY_WHEN, order=Order.WHEN),
            other(texts.ONLY_MISSING, every_row=False),
            other(texts.EVERY_ROW, every_row=True),
        ],
    )


def _ask_area(app: App[None], plan: Plan, choice: Choice, chosen: Chosen) -> None:
    """Ask for the area; of the party's rows where one is chosen."""

    def take(area_id: str) -> Answer:
        narrowed = choice._replace(area_id=area_id)
        done, total = tally(plan, narrowed)
        return texts.part_choice(plan.area(area_id).title, done, total), lambda: chosen(narrowed)

    _ask(app, texts.which_area(choice.party), [take(area.id) for area in plan.areas])


def _ask_party(app: App[None], plan: Plan, choice: Choice, chosen: Chosen) -> None:
    """Ask for the party; of the area's rows where one is chosen."""
    names = [(party.name, choice._replace(party=party.name)) for party in parties(plan)]
    tallies = [(name, narrowed, tally(plan, narrowed)) for name, narrowed in names]

    def take(name: str, narrowed: Choice, progress: Progress) -> Answer:
        return texts.part_choice(name, *progress), lambda: chosen(narrowed)

    def write() -> None:
        def written(text: str | None) -> None:
            if text is not None:
                chosen(choice._replace(party=text))

        app.push_screen(dialogs.Prompt(texts.WHICH_PARTY, texts.PARTY_LABEL), written)

    listed = [take(name, narrowed, progress) for name, narrowed, progress in tallies if progress.total]
    _ask(app, texts.WHICH_PARTY, [*listed, (texts.OTHER_PARTY, write)])


def _ask(app: App[None], question: str, answers: list[Answer]) -> None:
    def answered(number: int | None) -> None:
        if number is not None:
            answers[number][1]()

    app.push_screen(dialogs.Choice(question, [text for text, _ in answers]), answered)
