"""What the person decides at the opening: work left unsaved, others who have the plan open, a file that is broken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import Screen

from planterm.errors import PlantermError
from planterm.session.recovery import recovery_question
from planterm.session.session import Session
from planterm.store.disk import shown
from planterm.store.state import is_own
from planterm.texts import findings as review
from planterm.texts import kept_safe as texts
from planterm.texts import start as start_texts
from planterm.texts import store as store_texts
from planterm.texts.beginning import EXAMPLE_SAID
from planterm.tui.actions.others import decide
from planterm.tui.base_screen import host_of
from planterm.tui.commands import say
from planterm.tui.dialogs.dialog import nothing
from planterm.tui.dialogs.questions import ask
from planterm.tui.plan.plan_screen import PlanScreen

if TYPE_CHECKING:
    from planterm.session.unopened import Rescue, Version

_MOST = 12
"""Sentences that are told at once."""


def ask_at_opening(screen: PlanScreen) -> None:
    """Ask who shall have the plan, then what is to become of work that was never saved."""
    if screen.session.file.lacking is not None:
        screen.say(screen.session.why_read_only, error=True)
        return
    owner = screen.session.other_owner
    if owner is None:
        _offer_recovery(screen)
        return

    def take_over() -> None:
        screen.session.take_over()
        _offer_recovery(screen)

    def read() -> None:
        screen.session.close()
        screen.show_title()
        screen.say(texts.READ_ONLY)
        _tell_of_file(screen)

    ask(screen.app, owner.told, (texts.READ, read), (texts.OPEN_ANYWAY, take_over), closed=read)


# unsaved work


def _offer_recovery(screen: PlanScreen) -> None:
    session = screen.session
    damaged = [texts.damaged_work([*map(shown, session.damaged_work)])] if session.damaged_work else []
    recovery = session.recovery
    if recovery is None:
        if damaged:
            screen.say(*damaged, error=True)
        else:
            _tell_of_file(screen)
        return

    def take_back() -> None:
        is_changed = session.recover() is not None
        screen.show_plan(recovery.place)
        decide(screen, lambda: _go_on(screen, is_changed=is_changed))

    question = "\n".join((recovery_question(recovery), *damaged))
    throw_away = texts.THROW_AWAY, session.discard_recovery
    ask(screen.app, question, (texts.TAKE_BACK, take_back), (texts.LATER, nothing), throw_away)


def _go_on(screen: PlanScreen, *, is_changed: bool) -> None:
    """Tell of it, and open the dialog again in which something was written last, where it was opened."""
    screen.show_plan()
    if is_changed:
        screen.say(texts.RECOVERED)
    for draft in screen.session.drafts[:1]:
        command = next((command for command in screen.commands.listed if command.text.name == draft.command), None)
        if draft.place.area_id in screen.session.plan.areas_by_id:
            screen.go_to(draft.place)
        if command is not None:
            screen.run_command(command)


def offer_drafts(screen: Screen[Any], session: Session, dialogs: Mapping[str, Callable[[], None]]) -> None:
    """Offer back what was written in a dialog before there was a plan; each heading with what opens the dialog.

    Where the dialog is one that something else leads to, it takes its texts back when it is opened.
    """
    if (recovery := session.recovery) is None:
        return

    def take_back() -> None:
        session.recover()
        host_of(screen).drafts.go_on_with(session)
        for draft in session.drafts[:1]:
            dialogs.get(draft.dialog, partial(say, screen.app, texts.STANDS_IN_DIALOG))()

    def throw_away() -> None:
        session.discard_recovery()
        session.close()

    question = recovery_question(recovery)
    answers = (texts.TAKE_BACK, take_back), (texts.LATER, session.close), (texts.THROW_AWAY, throw_away)
    ask(screen.app, question, *answers, closed=session.close)


# what stands in the file beside the plan


def _tell_of_file(screen: PlanScreen) -> None:
    """Tell of keys and headers that look misspelt, and offer what stands under them; and of what is to be decided."""
    session = screen.session
    told, waiting = session.told, sum(each.is_asked_about for each in session.undecided)
    if session.can_take_in:
        offer_to_take_in(screen)
    elif told:
        screen.say(told[0] if len(told) == 1 else f"{told[0]} {store_texts.MORE.format(len(told) - 1)}", error=True)
    elif is_own(session.place):
        screen.say(EXAMPLE_SAID)
    elif waiting:
        screen.say(review.WAITING.format(waiting, review.SPOT if waiting == 1 else review.SPOTS), error=True)


def offer_to_take_in(screen: PlanScreen) -> None:
    """Ask whether what stands there is to be taken into the plan, and what is to stand where both have a text."""
    session = screen.session

    def take_in() -> None:
        step = session.take_in()
        screen.show_plan(step.place_after if step else None)
        decide(screen, settled)

    def settled() -> None:
        screen.show_plan()
        screen.say(store_texts.TAKEN_IN)

    told = session.told
    more = [store_texts.MORE.format(len(told) - _MOST)] if len(told) > _MOST else []
    question = "\n".join([store_texts.QUESTION.format(shown(session.path)), *told[:_MOST], *more])
    ask(screen.app, question, (store_texts.TAKE_IN, take_in), (store_texts.LEAVE, nothing))


# a file that is broken or gone


def offer_versions(
    app: App[Any],
    rescue: Rescue,
    why: str,
    done: Callable[[Session], object],
    leave: Callable[[], object] = nothing,
) -> None:
    """Ask which version is to be put back in its place, and open it, unless the file is to be left as it is."""

    def put_back(version: Version) -> None:
        try:
            session = rescue.restored(version)
        except PlantermError as error:
            offer_versions(app, rescue, str(error), done, leave)
        else:
            done(session)

    aside = shown(rescue.aside) if rescue.aside is not None else ""
    versions = [(_name(version), partial(put_back, version)) for version in rescue.versions]
    ask(app, start_texts.question(why, aside), *versions, (start_texts.LEAVE, leave), closed=leave)


def _name(version: Version) -> str:
    now = datetime.now()
    if version.until is not None:
        return start_texts.version(texts.moment(version.until, now))
    saved_at = version.saved_at
    return start_texts.LAST_READ if saved_at is None else start_texts.last_saved(texts.moment(saved_at, now))
