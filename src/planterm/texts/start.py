"""Texts of the start screen's list of plans."""

from collections.abc import Sequence
from datetime import datetime

from planterm.texts.session import moment

CLEAR = "Rensa listan"
RECENT_CLEARED = "Listan över senaste planer är tömd. Filerna är orörda."
GONE = "finns inte längre"
CLEAR_LIST = "Töm bara listan"
CLEAR_ALL = "Töm listan och ta bort det som är kvar av planerna (kan inte ångras)"
_MOST = 10
"""How many plans are told one by one."""


def clear_question(plans: Sequence[str]) -> str:
    """The list is to be cleared, while something is kept of plans that are gone."""
    told = [f"  {plan}" for plan in plans[:_MOST]]
    if (more := len(plans) - _MOST) > 0:
        told.append(f"  och {_plans(more)} till")
    question = (
        "Listan över senaste planer töms; filerna rörs inte. planterm har också kvar uppgifter om "
        f"{_plans(len(plans))} som inte finns längre; det kan vara det enda som är kvar av dem:"
    )
    return "\n".join([question, *told])


def remains(plan: str, versions: int, journals: int, size: int, *, has_follow_up: bool) -> str:
    """What is kept of a plan that is gone; the size in bytes."""
    kept = (
        f"{versions} {'tidigare version' if versions == 1 else 'tidigare versioner'}" if versions else "",
        f"osparat arbete från {journals} {'gång' if journals == 1 else 'gånger'}" if journals else "",
        "läget i uppföljningen" if has_follow_up else "",
    )
    return f"{plan} · {', '.join(filter(None, kept))} · {_kilobytes(size)}"


def cleared(plans: int, size: int) -> str:
    """The list is cleared, and what was kept of so many plans."""
    return f"{RECENT_CLEARED} Det som var kvar av {_plans(plans)} är borttaget ({_kilobytes(size)})."


def _plans(count: int) -> str:
    return "1 plan" if count == 1 else f"{count} planer"


def _kilobytes(size: int) -> str:
    return f"{-(-size // 1000)} kB"


def plan(name: str, folder: str, when: str) -> str:
    """A plan that can be opened: its file, its folder, and when it was changed, if that is known."""
    return " · ".join(filter(None, (name, folder, when)))


def changed_at(then: datetime, now: datetime) -> str:
    """When the file was written."""
    return f"ändrad {moment(then, now)}"
