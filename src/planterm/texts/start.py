"""Texts of the start screen's list of plans."""

from datetime import datetime

from planterm.texts.session import moment

CLEAR = "Rensa listan"
RECENT_CLEARED = "Listan över senaste planer är tömd. Filerna är orörda."
GONE = "finns inte längre"


def plan(name: str, folder: str, when: str) -> str:
    """A plan that can be opened: its file, its folder, and when it was changed, if that is known."""
    return " · ".join(filter(None, (name, folder, when)))


def changed_at(then: datetime, now: datetime) -> str:
    """When the file was written."""
    return f"ändrad {moment(then, now)}"
