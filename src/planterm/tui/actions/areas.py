"""What is done to the district's own areas."""

from planterm.errors import PlantermError
from planterm.model import edits
from planterm.model.edits import Place
from planterm.model.plan import Area
from planterm.texts import tui as texts
from planterm.tui.dialogs.dialog import nothing
from planterm.tui.dialogs.questions import Prompt, ask, name_of
from planterm.tui.plan.plan_screen import PlanScreen


def add(screen: PlanScreen) -> None:
    """Add an own area, asking for its title."""

    def named(title: str) -> None:
        plan, place = screen.session.plan, screen.place or Place(screen.session.plan.areas[0].id)
        area_id = edits.new_area_id(plan, title, screen.session.form.area_ids)
        screen.apply(edits.add_area(plan, place, area_id, title))

    if screen.may_write():
        Prompt(texts.ADD_AREA_TITLE, texts.AREA_TITLE_LABEL, "", name_of).open(screen.app, named)


def rename(screen: PlanScreen) -> None:
    """Give an own area another title."""
    area, place = _own_area(screen)

    def named(title: str) -> None:
        screen.apply(edits.rename_area(screen.session.plan, place, title))

    if screen.may_write():
        Prompt(texts.RENAME_AREA_TITLE, texts.AREA_TITLE_LABEL, area.title, name_of).open(screen.app, named)


def move(screen: PlanScreen, *, steps: int) -> None:
    """Move an own area so many to the right, or to the left where negative."""
    _, place = _own_area(screen)
    screen.apply_or_say(edits.move_area(screen.session.plan, place, steps), texts.AREA_IN_THE_WAY)


def remove(screen: PlanScreen) -> None:
    """Remove an own area, asking first where it has rows."""
    area, place = _own_area(screen)

    def remove_it() -> None:
        screen.apply(edits.remove_area(screen.session.plan, place))

    if area.rows:
        question = texts.remove_area_question(area.title, len(area.rows))
        ask(screen.app, question, (texts.CANCEL, nothing), (texts.REMOVE_AREA, remove_it))
    else:
        remove_it()


def _own_area(screen: PlanScreen) -> tuple[Area, Place]:
    """The area in sight and the current cell; raises PlantermError where it is no own area."""
    place = screen.here
    if not (area := screen.session.plan.area(place.area_id)).own:
        raise PlantermError(texts.OFFICIAL_AREA)
    return area, place
