"""Saving, exporting and leaving."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from planterm.errors import PlantermError
from planterm.store.errors import shown
from planterm.texts import exports
from planterm.texts import tui as texts
from planterm.tui.actions import safety
from planterm.tui.file_names import typed_path
from planterm.tui.lines import MessageLine

if TYPE_CHECKING:
    from planterm.session.session import Session
    from planterm.tui.screens.plan_screen import PlanScreen


def save(screen: PlanScreen) -> None:
    """Save the plan in its file."""
    save_now(screen)


def saved(session: Session) -> MessageLine:
    """Save the plan in its file; what to tell about it."""
    try:
        written = session.save()
    except PlantermError as error:
        return MessageLine(str(error), error=True)
    return MessageLine(texts.saved(shown(session.path)) if written else texts.NOTHING_UNSAVED)


def save_as(screen: PlanScreen) -> None:
    """Save the plan in another file."""

    def write(path: Path, *, overwrite: bool) -> None:
        screen.session.save_as(path, overwrite=overwrite)
        screen.show_plan()
        screen.say(texts.saved(shown(path)))

    _ask_for_file(screen, texts.SAVE_AS_TITLE, texts.SAVE_AS_LABEL, ".toml", write)


def export(screen: PlanScreen) -> None:
    """Write the official workbook, or what else the file's suffix says."""
    _export(screen, texts.EXPORT_TITLE, ".xlsx")


def export_page(screen: PlanScreen) -> None:
    """Write the plan as a web page."""
    _export(screen, texts.EXPORT_PAGE_TITLE, ".html")


def export_summary(screen: PlanScreen) -> None:
    """Write the summary for the board."""

    def write(path: Path, *, overwrite: bool) -> None:
        screen.session.export_summary(path, overwrite=overwrite)
        screen.say(f"{exports.written(shown(path))}.")

    _ask_for_file(screen, texts.SUMMARY_TITLE, texts.SUMMARY_LABEL, texts.SUMMARY_ENDING, write)


def _export(screen: PlanScreen, title: str, suffix: str) -> None:
    def write(path: Path, *, overwrite: bool) -> None:
        screen.session.export(path, overwrite=overwrite)
        screen.say(f"{exports.written(shown(path))}.")

    _ask_for_file(screen, title, texts.EXPORT_LABEL, suffix, write)


def quit_editor(screen: PlanScreen) -> None:
    """Leave, asking first when something is unsaved."""
    from planterm.tui.screens.dialogs import Choice

    if not screen.session.is_dirty:
        screen.app.exit()
        return

    def answered(answer: int | None) -> None:
        if answer == 1:
            screen.session.close(discard=True)
        if answer == 1 or (answer == 0 and save_now(screen)):
            screen.app.exit()

    choices = (texts.SAVE_AND_QUIT, texts.QUIT_UNSAVED, texts.CONTINUE)
    screen.app.push_screen(Choice(texts.QUIT_QUESTION, choices), answered)


def save_now(screen: PlanScreen) -> bool:
    """Save, and say so or why not; whether it went well."""
    if screen.session.changed_on_disk():
        safety.take_in(screen)
        return not screen.session.is_dirty
    message = saved(screen.session)
    screen.show_plan()
    screen.say(message.text, error=message.error)
    return not message.error


def _ask_for_file(screen: PlanScreen, title: str, label: str, ending: str, write: Callable[..., None]) -> None:
    """Ask for a file name and write the file, asking again before an existing one is replaced.

    The name that is suggested is the plan's with another ending; a name without a suffix gets the ending's.
    """
    from planterm.tui.screens.dialogs import Choice, Prompt

    def attempt(path: Path, *, overwrite: bool) -> None:
        try:
            write(path, overwrite=overwrite)
        except PlantermError as error:
            screen.say(str(error), error=True)

    def named(name: str | None) -> None:
        if name is None:
            return
        path = typed_path(name)
        path = path if path.suffix else path.with_suffix(Path(f"x{ending}").suffix)
        if not path.exists():
            attempt(path, overwrite=False)
            return

        def answered(answer: int | None) -> None:
            if answer == 0:
                attempt(path, overwrite=True)

        screen.app.push_screen(Choice(texts.overwrite_question(shown(path)), (texts.OVERWRITE, texts.CANCEL)), answered)

    path = screen.session.path
    suggestion = shown(path.with_name(f"{path.stem}{ending}"))
    screen.app.push_screen(Prompt(title, label, suggestion, suggested=True), named)
