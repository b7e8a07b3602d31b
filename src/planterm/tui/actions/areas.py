"""What is done to the district's own areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.model import edits
from planterm.model.edits import Place
from planterm.model.text import clean
from planterm.texts import tui as texts

if TYPE_CHECKING:
    from planterm.model.plan import Area
    from planterm.tui.plan.plan_screen import PlanScreen


def add(screen: PlanScreen) -> None:
    """Add an own area, asking for its title."""
    from planterm.tui.screens.dialogs import Prompt

    def named(title: str | None) -> None:
        if name := clean(title or "").strip():
            plan, place = screen.session.plan, screen.place or Place(screen.areas[0].id)
            area_id = edits.new_area_id(plan, name, screen.session.form.area_ids)
            screen.apply(edits.add_area(plan, place, area_id, name))

    screen.app.push_screen(Prompt(texts.ADD_AREA_TITLE, texts.AREA_TITLE_LABEL), named)


def rename(screen: PlanScreen) -> None:
    """Give an own area another title."""
    from planterm.tui.screens.dialogs import Prompt

    if (area := _own_area(screen)) is None:
        return

    def named(title: str | None) -> None:
        if name := clean(title or "").strip():
            place = screen.place or Place(area.id)
            screen.apply(edits.rename_area(screen.session.plan, place, name))

    screen.app.push_screen(Prompt(texts.RENAME_AREA_TITLE, texts.AREA_TITLE_LABEL, area.title), named)


def move_left(screen: PlanScreen) -> None:
    """Move an own area one to the left."""
    _move(screen, -1)


def move_right(screen: PlanScreen) -> None:
    """Move an own area one to the right."""
    _move(screen, 1)


def remove(screen: PlanScreen) -> None:
    """Remove an own area, asking first where it has rows."""
    from planterm.tui.screens.dialogs import Choice

    if (area := _own_area(screen)) is None:
        return

    def answered(answer: int | None) -> None:
        if answer == 0:
            screen.apply(edits.remove_area(screen.session.plan, screen.place or Place(area.id)))

    if not area.rows:
        answered(0)
        return
    question = texts.remove_area_question(area.title, len(area.rows))
    screen.app.push_screen(Choice(question, (texts.REMOVE_AREA, texts.CANCEL)), answered)


def _move(screen: PlanScreen, steps: int) -> None:
    if (area := _own_area(screen)) is not None:
        edit = edits.move_area(screen.session.plan, screen.place or Place(area.id), steps)
        screen.apply_or_say(edit, texts.IN_THE_WAY)


def _own_area(screen: PlanScreen) -> Area | None:
    """The area in sight where it is an own one; otherwise says why nothing is done."""
    area = screen.area
    if area is None:
        screen.say(texts.NO_TABLE)
    elif not area.own:
        screen.say(texts.OFFICIAL_AREA)
    else:
        return area
    return None
