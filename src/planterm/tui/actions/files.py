"""Saving, exporting and leaving."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planterm.store.errors import shown
from planterm.texts import tui as texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from planterm.tui.screens.plan_screen import PlanScreen


def save(screen: PlanScreen) -> None:
    """Save the plan in its file."""
    from planterm.tui.actions import saving

    saving.save(screen)


def save_as(screen: PlanScreen) -> None:
    """Save the plan in another file."""
    from planterm.tui.actions import saving

    saving.save_as(screen)


def take_in(screen: PlanScreen) -> None:
    """Take in what somebody else has written to the file."""
    from planterm.tui.actions import saving

    saving.take_in(screen)


def show_versions(screen: PlanScreen) -> None:
    """Show the earlier versions."""
    from planterm.tui.actions import versions

    versions.show(screen)


def export(screen: PlanScreen) -> None:
    """Write the official workbook, or what else the file's suffix says."""
    _export(screen, texts.EXPORT_TITLE, ".xlsx")


def export_page(screen: PlanScreen) -> None:
    """Write the plan as a web page."""
    _export(screen, texts.EXPORT_PAGE_TITLE, ".html")


def export_summary(screen: PlanScreen) -> None:
    """Write the summary for the board."""

    def write(path: Path, overwrite: bool) -> None:
        screen.session.export_summary(path, overwrite=overwrite)

    _ask_for_file(screen, texts.SUMMARY_TITLE, texts.SUMMARY_LABEL, texts.SUMMARY_ENDING, write)


def clear_recent(screen: PlanScreen) -> None:
    """Forget which plans were opened."""
    from planterm.store.recent import clear_recent as clear
    from planterm.texts import start

    clear()
    screen.say(start.RECENT_CLEARED)


def quit_editor(screen: PlanScreen) -> None:
    """Leave, asking first when something is unsaved."""
    from planterm.tui.actions import saving
    from planterm.tui.screens.dialogs import Choice

    if not screen.session.is_dirty:
        screen.app.exit()
        return

    def answered(answer: int | None) -> None:
        if answer == 0:
            saving.save(screen, screen.app.exit)
        elif answer == 1:
            screen.session.close(discard=True)
            screen.app.exit()

    choices = (texts.SAVE_AND_QUIT, texts.QUIT_UNSAVED, texts.CONTINUE)
    screen.app.push_screen(Choice(texts.QUIT_QUESTION, choices), answered)


def _export(screen: PlanScreen, title: str, suffix: str) -> None:
    def write(path: Path, overwrite: bool) -> None:
        screen.session.export(path, overwrite=overwrite)

    _ask_for_file(screen, title, texts.EXPORT_LABEL, suffix, write)


def _ask_for_file(screen: PlanScreen, title: str, label: str, ending: str, write: Callable[[Path, bool], None]) -> None:
    """Ask for a file name, suggesting the plan's with another ending, and have the file written."""
    from planterm.texts import exports
    from planterm.tui.screens.file_prompt import FilePrompt, Wanted

    def written(path: Path | None) -> None:
        if path is not None:
            screen.say(f"{exports.written(shown(path))}.")

    path = screen.session.path
    wanted = Wanted(title, label, path.with_name(f"{path.stem}{ending}"), Path(f"x{ending}").suffix)
    screen.app.push_screen(FilePrompt(wanted, write), written)
