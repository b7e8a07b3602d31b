"""Saving, exporting and leaving."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from planterm.store.errors import shown
from planterm.texts import tui as texts
from planterm.texts.publishing import PLAN_KINDS, SUMMARY_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import App

    from planterm.tui.plan.plan_screen import PlanScreen


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

    asked = texts.SUMMARY_TITLE, texts.SUMMARY_LABEL
    _ask_for_file(screen, asked, texts.SUMMARY_ENDING, SUMMARY_KINDS, write)


def clear_recent(screen: PlanScreen) -> None:
    """Forget which plans were opened."""
    ask_to_clear(screen.app, screen.say)


def ask_to_clear(app: App[Any], say: Callable[[str], object]) -> None:
    """Forget which plans were opened, asking what is to become of what is kept of those that are gone."""
    from planterm.store.state import clear_recent as clear_list
    from planterm.store.whereabouts import clear, remains
    from planterm.texts import start
    from planterm.tui.screens.dialogs import Choice

    found = remains()

    def answered(answer: int | None) -> None:
        if answer not in (0, 1):
            return
        clear_list()
        for each in found if answer else ():
            clear(each)
        say(start.cleared(len(found), sum(each.size for each in found)) if answer else start.RECENT_CLEARED)

    if not found:
        answered(0)
        return
    told = [
        start.remains(shown(each.plan), each.versions, each.journals, each.size, has_follow_up=each.has_follow_up)
        for each in found
    ]
    app.push_screen(Choice(start.clear_question(told), (start.CLEAR_LIST, start.CLEAR_ALL, texts.CANCEL)), answered)


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

    _ask_for_file(screen, (title, texts.EXPORT_LABEL), suffix, (suffix, *PLAN_KINDS), write)


def _ask_for_file(
    screen: PlanScreen, asked: tuple[str, str], ending: str, kinds: Sequence[str], write: Callable[[Path, bool], None]
) -> None:
    """Ask for a file name, suggesting the plan's with another ending, and have the file written."""
    from planterm.texts import publishing as exports
    from planterm.tui.screens.file_prompt import FilePrompt, Wanted

    def written(path: Path | None) -> None:
        if path is not None:
            screen.say(f"{exports.written(shown(path))}.")

    path = screen.session.path
    wanted = Wanted(*asked, path.with_name(f"{path.stem}{ending}"), kinds)
    screen.app.push_screen(FilePrompt(wanted, write), written)
