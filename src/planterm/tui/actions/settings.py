"""What is set, where it is set, and where the user finds what planterm keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.store.backups import backup_folder
from planterm.store.disk import is_file
from planterm.store.errors import shown
from planterm.store.settings import BACKUPS, PHRASES, read_settings, settings_file
from planterm.store.state import state_folder
from planterm.texts import start as texts

if TYPE_CHECKING:
    from pathlib import Path

    from planterm.session.workbooks import Part
    from planterm.tui.plan.plan_screen import PlanScreen


def show(screen: PlanScreen) -> None:
    """Show all of it."""
    from planterm.tui.screens.import_report import ReportText
    from planterm.tui.screens.reading import Reading

    screen.app.push_screen(Reading(texts.TITLE, ReportText(_parts(screen.session.path))))


def _parts(plan: Path) -> tuple[Part, ...]:
    settings, file = read_settings(), settings_file()
    name = shown(file) if is_file(file) else f"{shown(file)} {texts.MISSING_FILE}"
    return (
        (texts.FILE_HEADING, [name, *filter(None, [settings.problem])]),
        (
            texts.KEYS_HEADING,
            [
                texts.BACKUPS_SETTING.format(key=BACKUPS, now=settings.backups),
                texts.phrases_setting(PHRASES, settings.phrases),
            ],
        ),
        (
            texts.FOLDERS_HEADING,
            [
                texts.BACKUPS_FOLDER.format(path=shown(backup_folder(plan))),
                texts.STATE_FOLDER.format(path=shown(state_folder())),
            ],
        ),
    )
