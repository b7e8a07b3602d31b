"""That a file was written, and its folder in the system's own window if the next key is Enter."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

from planterm.store.disk import whole_path
from planterm.store.errors import shown
from planterm.texts import tui as texts

if TYPE_CHECKING:
    from pathlib import Path

    from planterm.tui.plan.plan_screen import PlanScreen

_PROGRAM = "open" if sys.platform == "darwin" else "xdg-open"


def tell_written(screen: PlanScreen, text: str, path: Path) -> None:
    """Tell it, and offer the folder where there is a desktop to show it on."""
    if _can_show_folders():
        folder = whole_path(path).parent
        screen.offer(texts.OPENS_FOLDER.format(told=text), partial(_show, screen, folder))
    else:
        screen.say(text)


def _can_show_folders() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")) and shutil.which(_PROGRAM) is not None


def _show(screen: PlanScreen, folder: Path) -> None:
    try:
        if sys.platform == "win32":
            os.startfile(folder)  # noqa: S606 - as a double click does
        else:
            null = subprocess.DEVNULL  # the terminal is the program's own
            subprocess.Popen([_PROGRAM, folder], stdin=null, stdout=null, stderr=null, start_new_session=True)  # noqa: S603
    except OSError:
        screen.say(texts.FOLDER_NOT_SHOWN.format(folder=shown(folder)), error=True)
