"""The earlier versions of the plan: looked at, restored, or written to files of their own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from planterm.errors import PlantermError
from planterm.store.errors import shown
from planterm.texts import kept_safe as texts
from planterm.texts import tui as common

if TYPE_CHECKING:
    from pathlib import Path

    from planterm.store.backups import Backup
    from planterm.tui.plan.plan_screen import PlanScreen
    from planterm.tui.screens.versions import Wish


def show(screen: PlanScreen) -> None:
    """Show them, and do what is wished for."""
    from planterm.tui.screens.versions import Versions

    if backups := screen.session.backups():
        screen.app.push_screen(Versions(screen.session, backups), partial(_fulfil, screen))
    else:
        screen.say(texts.NO_VERSIONS)


def _fulfil(screen: PlanScreen, wish: Wish | None) -> None:
    if wish is None:
        return
    if wish.is_to_be_restored:
        _restore(screen, wish.backup)
    else:
        _copy(screen, wish.backup)


def _restore(screen: PlanScreen, backup: Backup) -> None:
    before = screen.session.plan
    try:
        step = screen.session.restore(backup)
    except PlantermError as error:
        screen.say(str(error), error=True)
    else:
        screen.keep_changed(before)
        screen.show_plan(step.place_after if step is not None else None)
        screen.say(texts.RESTORED if step is not None else texts.NOTHING_TO_RESTORE)


def _copy(screen: PlanScreen, backup: Backup) -> None:
    from planterm.tui.screens.file_prompt import FilePrompt, Wanted

    def write(path: Path, overwrite: bool) -> None:
        screen.session.copy_version(backup, path, overwrite=overwrite)

    def written(path: Path | None) -> None:
        if path is not None:
            screen.say(texts.VERSION_WRITTEN.format(name=shown(path)))

    plan = screen.session.path
    name = plan.with_name(f"{plan.stem} {backup.kept_at:%Y-%m-%d %H.%M}.toml")
    wanted = Wanted(texts.COPY_TITLE, common.SAVE_AS_LABEL, name, (".toml",))
    screen.app.push_screen(FilePrompt(wanted, write), written)
