"""What the person decides at the opening: when work was left unsaved, and when others have the plan open."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from planterm.texts import safety as texts
from planterm.texts import session as words

if TYPE_CHECKING:
    from planterm.session.recovery import Recovery
    from planterm.tui.screens.plan_screen import PlanScreen


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
            screen.session.stay_read_only()
            screen.say(words.READ_ONLY)

    since = words.moment(owner.since, datetime.now().astimezone())
    question = words.owner(owner.user, owner.host, since)
    screen.app.push_screen(Choice(question, (texts.READ, texts.OPEN_ANYWAY)), answered)


def _offer_recovery(screen: PlanScreen) -> None:
    recovery = screen.session.recovery
    if recovery is None:
        return

    from planterm.tui.screens.dialogs import Choice

    def answered(answer: int | None) -> None:
        if answer == 0 and (step := screen.session.recover()) is not None:
            screen.show_plan(step.place_after)
            screen.say(texts.RECOVERED)
        elif answer == 2:
            screen.session.discard_recovery()

    choices = (texts.TAKE_BACK, texts.LATER, texts.THROW_AWAY)
    screen.app.push_screen(Choice(_recovery_question(recovery), choices), answered)


def _recovery_question(recovery: Recovery) -> str:
    """How many changes, when, and in which rows."""
    areas = {area.id: area for area in recovery.plan.areas}
    rows = []
    for place in recovery.rows[: texts.MOST_ROWS]:
        area = areas[place.area_id]
        row = area.rows[area.index_of(place.row_id or "")]
        rows.append(texts.row(area.title, area.index_of(row.id) + 1, row.cells[0]))
    when = words.moment(recovery.last_at, datetime.now().astimezone())
    typing = recovery.typing.text if recovery.typing is not None else ""
    return texts.unsaved_work(words.changes(recovery.changes), when, rows, len(recovery.rows), typing)
