"""What is set and where, and what planterm keeps for the user: where it is found, and forgetting it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from planterm.store.backups import backup_folder
from planterm.store.disk import is_file
from planterm.store.errors import shown
from planterm.store.settings import (
    BACKUPS,
    DISTRICTS,
    PHRASES,
    SYNONYMS,
    UNREVIEWED,
    WEAK_WORDS,
    read_settings,
    settings_file,
)
from planterm.store.state import clear_recent as clear_list
from planterm.store.state import state_folder
from planterm.store.whereabouts import clear, remains
from planterm.texts import start as texts
from planterm.texts.tui import CANCEL
from planterm.tui.dialogs.dialog import nothing
from planterm.tui.dialogs.questions import ask
from planterm.tui.dialogs.reading import ReadingScreen, report_text

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App

    from planterm.session.workbooks import Part
    from planterm.tui.plan.plan_screen import PlanScreen


def show_settings(screen: PlanScreen) -> None:
    """Show what is set, and where everything is."""
    screen.app.push_screen(ReadingScreen(texts.TITLE, report_text(_parts(screen.session.path))))


def clear_recent(screen: PlanScreen) -> None:
    """Forget which plans were opened."""
    ask_to_clear(screen.app, screen.say)


def ask_to_clear(app: App[Any], say: Callable[[str], object]) -> None:
    """Forget which plans were opened, asking what is to become of what is kept of those that are gone."""
    found = remains()

    def forget() -> None:
        clear_list()
        say(texts.RECENT_CLEARED)

    def clear_all() -> None:
        clear_list()
        for each in found:
            clear(each)
        say(texts.cleared(len(found), sum(each.size for each in found)))

    if not found:
        forget()
        return
    told = [
        texts.remains(shown(each.plan), each.versions, each.journals, each.size, has_follow_up=each.has_follow_up)
        for each in found
    ]
    answers = (texts.CLEAR_LIST, forget), (texts.CLEAR_ALL, clear_all), (CANCEL, nothing)
    ask(app, texts.clear_question(told), *answers)


def _parts(plan: Path) -> Iterator[Part]:
    settings, file = read_settings(), settings_file()
    name = shown(file) if is_file(file) else f"{shown(file)} {texts.MISSING_FILE}"
    yield texts.FILE_HEADING, [name, *filter(None, [settings.problem])]
    keys = [
        texts.BACKUPS_SETTING.format(key=BACKUPS, now=settings.backups),
        texts.phrases_setting(PHRASES, settings.phrases),
        texts.synonyms_setting(SYNONYMS, settings.synonyms),
        texts.unreviewed_setting(UNREVIEWED, settings.unreviewed),
        texts.weak_words_setting(WEAK_WORDS, settings.weak_words),
        texts.districts_setting(DISTRICTS, settings.districts),
    ]
    yield texts.KEYS_HEADING, keys
    folders = [
        texts.BACKUPS_FOLDER.format(path=shown(backup_folder(plan))),
        texts.STATE_FOLDER.format(path=shown(state_folder())),
    ]
    yield texts.FOLDERS_HEADING, folders
