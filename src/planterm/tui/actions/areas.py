"""What is done to the district's own areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.model import edits
from planterm.model.edits import Place
from planterm.model.text import clean
from planterm.texts import tui as texts
from planterm.tui.dialogs.dialog import nothing
from planterm.tui.dialogs.questions import Prompt, ask

if TYPE_CHECKING:
    from planterm.model.plan import Area
    from planterm.tui.plan.plan_screen import PlanScreen


def add(screen: PlanScreen) -> None:
    """Add an own area, asking for its title."""

    def named(title: str) -> None:
        if name := clean(title).strip():
            plan, place = screen.session.plan, screen.place or Place(screen.session.plan.areas[0].id)
            area_id = edits.new_area_id(plan, name, screen.session.form.area_ids)
            screen.apply(edits.add_area(plan, place, area_id, name))

    Prompt(texts.ADD_AREA_TITLE, texts.AREA_TITLE_LABEL).open(screen.app, named)


def rename(screen: PlanScreen) -> None:
    """Give an own area another title."""
    if (area := _own_area(screen)) is None:
        return

    def named(title: str) -> None:
        if name := clean(title).strip():
            place = screen.place or Place(area.id)
            screen.apply(edits.rename_area(screen.session.plan, place, name))

    Prompt(texts.RENAME_AREA_TITLE, texts.AREA_TITLE_LABEL, area.title).open(screen.app, named)


def move(screen: PlanScreen, *, steps: int) -> None:
    """Move an own area so many to the right, or to the left where negative."""
    if (area := _own_area(screen)) is not None:
        edit = edits.move_area(screen.session.plan, screen.place or Place(area.id), steps)
        screen.apply_or_say(edit, texts.IN_THE_WAY)


def remove(screen: PlanScreen) -> None:
    """Remove an own area, asking first where it has rows."""
    if (area := _own_area(screen)) is None:
        return

    def remove_it() -> None:
        screen.apply(edits.remove_area(screen.session.plan, screen.place or Place(area.id)))

    if area.rows:
        question = texts.remove_area_question(area.title, len(area.rows))
        ask(screen.app, question, (texts.CANCEL, nothing), (texts.REMOVE_AREA, remove_it))
    else:
        remove_it()


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
