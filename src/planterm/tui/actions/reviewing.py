"""The review (F7): what is weak in the plan in a list, and the way to it."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from planterm.model.edits import Place, set_confirmed
from planterm.model.findings import SOURCES, Finding, Level, Rule
from planterm.model.review import confirmed
from planterm.publish.review_text import count, place, sentence
from planterm.texts import findings as texts
from planterm.tui.actions.at_opening import offer_to_take_in
from planterm.tui.actions.plan_details import show_details
from planterm.tui.actions.rows import row_place
from planterm.tui.dialogs.questions import Pick, ask
from planterm.tui.grid.wrapping import fit, width

if TYPE_CHECKING:
    from planterm.session.session import Session
    from planterm.tui.plan.plan_screen import PlanScreen

_TO_DECIDE = (Rule.UNDECIDED, Rule.MISSPELT)
"""What is about the file and goes away with an answer."""

_MOST = 500
"""More findings than this are no list to go through."""


def show(screen: PlanScreen) -> None:
    """Show what was found, and go to what is chosen; begins at the first finding from the current row on."""
    session, findings = screen.session, screen.session.findings
    if not findings:
        screen.say(texts.NOTHING)
        return
    first = _first_from(findings, session, screen.place)
    start = max(0, min(first, len(findings) - _MOST))
    inside = range(start, start + _MOST)
    listed = [number for number, each in enumerate(findings) if number in inside or each.level is Level.ERROR]
    places = [place(findings[number], session.plan) for number in listed]
    room = max(map(width, places))
    lines = [_line(findings[number], fit(where, room)) for number, where in zip(listed, places, strict=True)]
    more = [texts.MORE.format(most=len(listed), found=len(findings))] if len(listed) < len(findings) else []
    hint = "\n".join([*more, texts.MOVE_HINT, texts.CONFIRM_HINT, texts.HINT])
    dialog = Pick(f"{texts.TITLE}: {count(findings)}", lines, hint, first=listed.index(first))
    dialog.open(screen.app, lambda number: _go_to(screen, findings[listed[number]]))


def confirm(screen: PlanScreen) -> None:
    """Hide something that is found in the row because it is right as it stands, or show again what is hidden."""
    if (place := row_place(screen)) is None:
        return
    plan = screen.session.plan
    found = [each for each in screen.session.findings if each.row_id == place.row_id and each.rule not in _TO_DECIDE]
    hidden = confirmed(plan.standings[place.row_id or ""].row)
    if not (found or hidden):
        screen.say(texts.NOTHING_IN_ROW)
        return
    answers = [(sentence(each), partial(_confirm, screen, place, (*hidden, each.rule.value))) for each in found]
    if hidden:
        answers.append((texts.SHOW_HIDDEN.format(rules=", ".join(hidden)), partial(_confirm, screen, place, ())))
    ask(screen.app, texts.WHAT_IS_RIGHT, *answers)


def _confirm(screen: PlanScreen, place: Place, rules: Collection[str]) -> None:
    screen.apply(set_confirmed(screen.session.plan, place, dict.fromkeys(rules)))


def _go_to(screen: PlanScreen, finding: Finding) -> None:
    """Go to what was found; what is about the plan itself is in its details."""
    if finding.rule is Rule.MISSPELT and screen.session.can_take_in:
        offer_to_take_in(screen)
    elif finding.area_id is None:
        show_details(screen)
    else:
        column = 0 if finding.column is None else finding.column.number
        screen.go_to(Place(finding.area_id, finding.row_id, column))


def _line(finding: Finding, where: str) -> Content:
    strong = "" if finding.level is Level.TIP else "bold"
    source = texts.SOURCES[SOURCES[finding.rule]]
    said = (f"{texts.MARKS[finding.level]} {where}  ", strong), sentence(finding)
    return Content.assemble(*said, f" ({source})" if source else "")


def _first_from(findings: tuple[Finding, ...], session: Session, here: Place | None) -> int:
    """The number of the first finding that stands in the current row or behind it; the first where none does.

    At the beginning of the plan that is the first of all, about the plan itself.
    """
    if here is None:
        return 0
    order = session.plan.area_numbers
    area = session.plan.area(here.area_id)
    row = len(area.rows) if here.row_id is None else area.index_of(here.row_id)
    now = (order[area.id], row + 1 if row else 0)
    places = ((order.get(each.area_id or "", 1), each.number or 0) for each in findings)
    return next((number for number, where in enumerate(places) if where >= now), 0)
