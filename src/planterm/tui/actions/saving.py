"""Saving the plan in its file: merged with what others wrote there, and elsewhere where the file cannot be written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from planterm.errors import PlantermError
from planterm.model.edits import Edit, EditKind, Place
from planterm.store.errors import FileChangedError, shown
from planterm.texts import files as words
from planterm.texts import safety as texts
from planterm.texts import tui as common

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App

    from planterm.model.conflicts import Conflict
    from planterm.session.session import Session


class ShowsPlan(Protocol):
    """A screen on which a plan is being worked on."""

    session: Session

    @property
    def app(self) -> App[Any]:
        """The program."""
        ...

    def say(self, text: str, *, error: bool = False) -> None:
        """Tell something until the next key."""
        ...

    def show_plan(self, place: Place | None = None) -> None:
        """Show the plan as it is now."""
        ...


def _no_more() -> None:
    """Nothing is to be done after a save."""


def save(screen: ShowsPlan, then: Callable[[], None] = _no_more) -> None:
    """Save the plan and say so, and go on; where that fails, say why and offer another file."""
    if screen.session.changed_on_disk():
        _merge_and_save(screen, then)
        return
    try:
        written = screen.session.save()
    except FileChangedError:  # in this very moment
        _merge_and_save(screen, then)
    except PlantermError as error:
        _offer_other_file(screen, str(error), then)
    else:
        _tell(screen, common.saved(shown(screen.session.path)) if written else common.NOTHING_UNSAVED)
        then()


def save_as(screen: ShowsPlan, then: Callable[[], None] = _no_more) -> None:
    """Save the plan in another file, asking for its name, and go on in that one."""
    from planterm.tui.screens.file_prompt import FilePrompt, Wanted

    def write(path: Path, overwrite: bool) -> None:
        screen.session.save_as(path, overwrite=overwrite)

    def written(path: Path | None) -> None:
        if path is not None:
            _tell(screen, common.saved(shown(path)))
            then()

    wanted = Wanted(common.SAVE_AS_TITLE, common.SAVE_AS_LABEL, screen.session.path, ".toml")
    screen.app.push_screen(FilePrompt(wanted, write), written)


def take_in(screen: ShowsPlan) -> None:
    """Take in what somebody else has written to the file, without saving."""
    if not screen.session.changed_on_disk():
        screen.say(texts.NOTHING_NEW)
        return

    def settled() -> None:
        screen.show_plan()
        screen.say(texts.TAKEN_IN)

    _merge(screen, settled)


def _merge_and_save(screen: ShowsPlan, then: Callable[[], None]) -> None:
    def settled() -> None:
        try:
            screen.session.save()
        except PlantermError as error:
            _offer_other_file(screen, str(error), then)
        else:
            _tell(screen, texts.MERGED)
            then()

    _merge(screen, settled)


def _merge(screen: ShowsPlan, settled: Callable[[], None]) -> None:
    """Merge with the file, ask where both wrote, and go on."""
    try:
        conflicts = screen.session.merge_with_disk()
    except PlantermError as error:
        _offer_other_file(screen, str(error), settled)
    else:
        _ask(screen, list(conflicts), settled)


def _ask(screen: ShowsPlan, conflicts: list[Conflict], settled: Callable[[], None]) -> None:
    """Ask about one conflict after the other; what is not decided stays unsaved."""
    from planterm.tui.screens.dialogs import Choice

    if not conflicts:
        settled()
        return
    conflict, *rest = conflicts

    def answered(answer: int | None) -> None:
        if answer is None:
            screen.show_plan()
            screen.say(texts.UNDECIDED, error=True)
            return
        if answer == 1:
            _take_theirs(screen, conflict)
        _ask(screen, rest, settled)

    areas = screen.session.plan.areas
    title = next((area.title for area in areas if area.id == conflict.area_id), "")
    question = texts.conflict(title, conflict.ours, conflict.theirs)
    screen.app.push_screen(Choice(question, (texts.KEEP_OURS, texts.TAKE_THEIRS)), answered)


def _take_theirs(screen: ShowsPlan, conflict: Conflict) -> None:
    from planterm.model.conflicts import Side, resolve

    plan = screen.session.plan
    try:
        resolved = resolve(plan, conflict, Side.THEIRS)
    except KeyError:  # the answer to an earlier question has removed it
        return
    place = Place(conflict.area_id or plan.areas[0].id, conflict.row_id)
    screen.session.apply(Edit(EditKind.MERGE, resolved, place, place))


def _offer_other_file(screen: ShowsPlan, why: str, then: Callable[[], None]) -> None:
    """Say why the plan is not saved, and offer to write it elsewhere or to try again."""
    from planterm.tui.screens.dialogs import Choice

    def answered(answer: int | None) -> None:
        if answer == 0:
            save_as(screen, then)
        elif answer == 1:
            save(screen, then)
        else:
            screen.say(why, error=True)

    screen.show_plan()
    choices = (words.SAVE_AS, words.TRY_AGAIN, words.GO_ON)
    screen.app.push_screen(Choice(words.save_failed(why), choices), answered)


def _tell(screen: ShowsPlan, done: str) -> None:
    """Say what was done, or what it lacks."""
    screen.show_plan()
    problem = screen.session.backup_problem
    screen.say(problem or done, error=problem is not None)
