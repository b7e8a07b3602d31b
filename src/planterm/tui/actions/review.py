"""The review (F7): what is weak in the plan, and the way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.model.edits import Place
from planterm.model.plan import Column
from planterm.texts import findings as texts

if TYPE_CHECKING:
    from planterm.model.review import Finding
    from planterm.tui.plan.plan_screen import PlanScreen


def show(screen: PlanScreen) -> None:
    """Show what was found, and go to what is chosen; what is about the plan itself is in its details."""
    from planterm.model.review import Rule
    from planterm.tui.actions.beside import offer
    from planterm.tui.actions.views import show_details
    from planterm.tui.screens.review import Review

    findings = screen.session.findings
    if not findings:
        screen.say(texts.NOTHING)
        return

    def chosen(finding: Finding | None) -> None:
        if finding is None:
            return
        if finding.rule is Rule.MISSPELT and screen.session.can_take_in:
            offer(screen)
            return
        if finding.area_id is None:
            show_details(screen)
        else:
            column = Column.PROBLEM if finding.column is None else finding.column
            screen.go_to(Place(finding.area_id, finding.row_id, column))

    screen.app.push_screen(Review(screen.session, findings, screen.place), chosen)
