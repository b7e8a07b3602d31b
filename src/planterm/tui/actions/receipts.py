"""That a file was written, and its folder in the system's own window if the next key is Enter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from planterm.store.disk import whole_path
from planterm.store.errors import shown
from planterm.texts import tui as texts
from planterm.tui.terminal.desktop import has_desktop, open_outside

if TYPE_CHECKING:
    from pathlib import Path

    from planterm.tui.plan.plan_screen import PlanScreen


def tell_written(screen: PlanScreen, text: str, path: Path) -> None:
    """Tell it, and offer the folder where there is a desktop to show it on."""
    if has_desktop():
        folder = whole_path(path).parent
        screen.offer(texts.OPENS_FOLDER.format(told=text), partial(_show, screen, folder))
    else:
        screen.say(text)


def _show(screen: PlanScreen, folder: Path) -> None:
    try:
        open_outside(folder)
    except OSError:
        screen.say(texts.FOLDER_NOT_SHOWN.format(folder=shown(folder)), error=True)
