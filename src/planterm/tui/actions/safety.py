"""What the person decides at the opening: when work was left unsaved, and when others have the plan open."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from planterm.store.errors import shown
from planterm.texts import kept_safe as texts
from planterm.tui.host import host_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.screen import Screen

    from planterm.form.form import Form
    from planterm.session.recovery import Recovery
    from planterm.tui.plan.plan_screen import PlanScreen


def ask_at_opening(screen: PlanScreen) -> None:
    """Ask who shall have the plan, then what is to become of work that was never saved."""
    owner = screen.session.other_owner
    if owner is None:
        _offer_recovery(screen)
        return

    from planterm.tui.screens.dialogs import Choice

    def answered(answer: int | None) -> None:
        if answer == 1:
            screen.session.take_over()
            _offer_recovery(screen)
        else:
            screen.session.close()
            screen.show_title()
            screen.say(texts.READ_ONLY)
            _tell_of_the_file(screen)

    since = texts.moment(owner.since, datetime.now().astimezone())
    question = texts.owner(owner.user, owner.host, since, is_here=owner.is_here)
    screen.app.push_screen(Choice(question, (texts.READ, texts.OPEN_ANYWAY)), answered)


def _tell_of_the_file(screen: PlanScreen) -> None:
    if screen.session.undecided or screen.session.told:
        from planterm.tui.actions.beside import tell

        tell(screen)


def offer_drafts(screen: Screen[Any], dialogs: Mapping[str, Callable[[], None]]) -> None:
    """Offer back what was written in a dialog before there was a plan; each heading with what opens the dialog."""
    from planterm.session.session import Session
    from planterm.tui.screens.dialogs import Choice

    if (session := Session.recovered_before_plan()) is None or (recovery := session.recovery) is None:
        return

    def answered(answer: int | None) -> None:
        if answer == 0:
            session.recover()
            host_of(screen).drafts.go_on_with(session)
            for draft in session.drafts[:1]:
                dialogs.get(draft.dialog, _nothing)()
            return
        if answer == 2:
            session.discard_recovery()
        session.close()

    question = recovery_question(session.form, recovery)
    screen.app.push_screen(Choice(question, (texts.TAKE_BACK, texts.LATER, texts.THROW_AWAY)), answered)


def _offer_recovery(screen: PlanScreen) -> None:
    session, damaged = screen.session, []
    if session.damaged_work:
        damaged.append(texts.damaged_work([*map(shown, session.damaged_work)]))
    if session.damaged_state:
        damaged.append(texts.damaged_state([*map(shown, session.damaged_state)]))
    recovery = session.recovery
    if recovery is None:
        if damaged:
            screen.say(" ".join(damaged), error=True)
        else:
            _tell_of_the_file(screen)
        return

    from planterm.tui.screens.dialogs import Choice

    def answered(answer: int | None) -> None:
        from planterm.tui.actions import others

        if answer == 0:
            is_changed = screen.session.recover() is not None
            screen.show_plan(recovery.place)
            others.decide(screen, lambda: _go_on(screen, is_changed=is_changed))
        elif answer == 2:
            screen.session.discard_recovery()

    choices = (texts.TAKE_BACK, texts.LATER, texts.THROW_AWAY)
    question = recovery_question(screen.session.form, recovery)
    question = "\n".join((question, *damaged))
    screen.app.push_screen(Choice(question, choices), answered)


def _nothing() -> None:
    """Where the dialog is one that something else leads to, it takes its texts back when it is opened."""


def _go_on(screen: PlanScreen, *, is_changed: bool) -> None:
    from planterm.tui.drafts import reopen

    screen.show_plan()
    if is_changed:
        screen.say(texts.RECOVERED)
    reopen(screen)


def recovery_question(form: Form, recovery: Recovery) -> str:
    """How many changes, when, and what they make of the plan."""
    from planterm.publish.conflict_sides import other_lines
    from planterm.publish.differences import brief_lines

    now = datetime.now().astimezone()
    shown_first = recovery.differences[: texts.MOST_DIFFERENCES]
    return texts.unsaved_work(
        recovery.changes,
        texts.moment(recovery.last_at, now),
        tuple(brief_lines(recovery.before, recovery.plan, shown_first, form)),
        len(recovery.differences),
        others=tuple(other_lines(recovery.undecided, recovery.plan, form, now)),
        drafts=tuple(
            texts.DRAFT.format(draft.dialog, label, text) for draft in recovery.drafts for label, text in draft.texts
        ),
        typing=recovery.typing.text if recovery.typing is not None else "",
        moved_from=shown(recovery.moved_from) if recovery.moved_from is not None else "",
    )
