"""How far the plan has come, and comparing it with what was decided."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planterm.errors import PlantermError
from planterm.model.edits import NOWHERE, Details, set_details
from planterm.model.plan import Stage
from planterm.model.results import progress
from planterm.store.errors import shown
from planterm.texts import progress as texts
from planterm.texts.progress import STAGES
from planterm.tui.file_names import typed_path

if TYPE_CHECKING:
    from planterm.tui.plan.plan_screen import PlanScreen


def choose(screen: PlanScreen) -> None:
    """Ask for the stage and set it."""
    from planterm.tui.screens.stage import StageChoice

    def given(details: Details | None) -> None:
        if details is not None:
            change_details(screen, details)

    screen.app.push_screen(StageChoice(screen.session.plan), given)


def change_details(screen: PlanScreen, details: Details) -> None:
    """Set details of the plan; of one that becomes decided by it, a copy is kept."""
    from planterm.model.diff import becomes_decided

    before = screen.session.plan
    place = screen.place or NOWHERE
    screen.apply(set_details(before, place, **details))
    after = screen.session.plan
    if becomes_decided(before, after):
        _keep_copy(screen)
    elif after.stage is not before.stage:
        done, total = progress(after.rows())
        missing = total - done if after.stage is Stage.FOLLOWED_UP else 0
        screen.say(texts.set_to(STAGES[after.stage], missing))


def compare(screen: PlanScreen) -> None:
    """Show what has been changed since the decision; without a copy of what was decided, ask which file it is."""
    from planterm.session.written_plan import decided_file
    from planterm.tui.screens.dialogs import Prompt

    def named(name: str | None) -> None:
        if name is not None:
            _show_changes(screen, typed_path(name))

    if (path := decided_file(screen.session.path)) is not None:
        _show_changes(screen, path)
    else:
        screen.app.push_screen(Prompt(texts.DECIDED_FILE_TITLE, texts.DECIDED_FILE_LABEL), named)


def _keep_copy(screen: PlanScreen) -> None:
    try:
        path = screen.session.keep_decided()
    except PlantermError as error:
        screen.say(texts.COPY_NOT_KEPT.format(why=error), error=True)
    else:
        screen.say(texts.COPY_KEPT.format(path=shown(path)))


def _show_changes(screen: PlanScreen, path: Path) -> None:
    from planterm.model.diff import changes_since_decided
    from planterm.store.planfile import load
    from planterm.tui.difference_texts import DifferenceTexts
    from planterm.tui.screens.reading import Reading

    session = screen.session
    try:
        decided = load(path).plan
    except PlantermError as error:
        screen.say(str(error), error=True)
        return
    if changes := changes_since_decided(decided, session.plan):
        body = DifferenceTexts(decided, session.plan, changes, session.form)
        screen.app.push_screen(Reading(texts.COMPARE_TITLE, body))
    else:
        screen.say(texts.NOTHING_CHANGED)
