"""Saving, exporting and leaving."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planterm.store.errors import shown
from planterm.texts import tui as texts

if TYPE_CHECKING:
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
    """Show the versions before earlier saves."""
    from planterm.tui.actions import versions

    versions.show(screen)


def export(screen: PlanScreen) -> None:
    """Write the official workbook."""
    from planterm.tui.screens.file_prompt import FilePrompt, Wanted

    def write(path: Path, overwrite: bool) -> None:
        screen.session.export(path, overwrite=overwrite)

    def written(path: Path | None) -> None:
        if path is not None:
            screen.say(texts.exported(shown(path)))

    wanted = Wanted(texts.EXPORT_TITLE, texts.EXPORT_LABEL, screen.session.path.with_suffix(".xlsx"), ".xlsx")
    screen.app.push_screen(FilePrompt(wanted, write), written)


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
