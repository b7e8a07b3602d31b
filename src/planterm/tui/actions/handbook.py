"""The handbook, in the browser: the page that comes with the program, put where a browser can read it."""

from __future__ import annotations

from pkgutil import get_data
from typing import TYPE_CHECKING

from planterm.store.errors import shown
from planterm.store.state import keep, state_folder
from planterm.texts import tui as texts
from planterm.tui.terminal.desktop import has_desktop, open_outside

if TYPE_CHECKING:
    from planterm.tui.plan.plan_screen import PlanScreen

_PAGE = "handbok.html"


def show(screen: PlanScreen) -> None:
    """Open the handbook, and say where it is."""
    screen.say(open_handbook())


def open_handbook() -> str:
    """Open it where there is a desktop; what there is to tell about it."""
    try:
        data = get_data("planterm", _PAGE) or b""
    except OSError:  # a checkout of the sources, which has the documents themselves
        return texts.NO_HANDBOOK
    keep(data, _PAGE)
    path = state_folder() / _PAGE
    if not has_desktop():
        return texts.HANDBOOK_IS_IN.format(path=shown(path))
    try:
        open_outside(path)
    except OSError:
        return texts.HANDBOOK_IS_IN.format(path=shown(path))
    return texts.HANDBOOK_OPENED.format(path=shown(path))
