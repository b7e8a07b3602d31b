"""What opens outside of the terminal: the folder of a file that was written, and the handbook in the browser."""

import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from planterm.packed import packed
from planterm.store.disk import shown, whole_path
from planterm.store.state import keep, state_folder
from planterm.texts import tui as texts
from planterm.tui.plan.plan_screen import PlanScreen

_PAGE = "handbok.html"
_PROGRAM = "open" if sys.platform == "darwin" else "xdg-open"


def has_desktop() -> bool:
    """Whether there is one to show anything on."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")) and shutil.which(_PROGRAM) is not None


def opened_outside(path: Path) -> bool:
    """Have it open the folder or file, as a double click does; whether it could."""
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606
        else:
            null = subprocess.DEVNULL  # the terminal is the program's own
            subprocess.Popen([_PROGRAM, path], stdin=null, stdout=null, stderr=null, start_new_session=True)  # noqa: S603
    except OSError:
        return False
    return True


def tell_written(screen: PlanScreen, text: str, path: Path) -> None:
    """Tell it, and offer the folder where there is a desktop to show it on."""
    if has_desktop():
        folder = whole_path(path).parent
        screen.offer(texts.OPENS_FOLDER.format(told=text), partial(_show_folder, screen, folder))
    else:
        screen.say(text)


def _show_folder(screen: PlanScreen, folder: Path) -> None:
    if not opened_outside(folder):
        screen.say(texts.FOLDER_NOT_SHOWN.format(folder=shown(folder)), error=True)


def show_handbook(screen: PlanScreen) -> None:
    """Open the handbook, and say where it is."""
    screen.say(open_handbook())


def open_handbook() -> str:
    """Open it where there is a desktop; what there is to tell about it."""
    try:
        data = packed("planterm", _PAGE)
    except OSError:  # a checkout of the sources, which has the documents themselves
        return texts.NO_HANDBOOK
    keep(data, _PAGE)
    path = state_folder() / _PAGE
    told = texts.HANDBOOK_OPENED if has_desktop() and opened_outside(path) else texts.HANDBOOK_IS_IN
    return told.format(path=shown(path))
