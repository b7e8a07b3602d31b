"""Which plans were opened last, for the start screen."""

import os
from contextlib import suppress
from pathlib import Path

from planterm.store.disk import PRIVATE, Disk
from planterm.store.errors import WriteFailedError
from planterm.store.files import read_regular
from planterm.store.looks import real_path, whole_path
from planterm.store.replace import Conditions, replace_file
from planterm.store.state import private_folder, state_folder
from planterm.store.state_values import LONGEST_PATH

MOST = 20
_FILE = "recent"
_END = "\n"
"""Names stand on lines of their own: reading them at every start must cost nothing."""


def recent_plans() -> tuple[Path, ...]:
    """The plans opened last, latest first; those that are gone or out of reach are among them."""
    try:
        names = os.fsdecode(read_regular(state_folder() / _FILE)).split(_END)
    except (OSError, ValueError):
        return ()
    return tuple(Path(name) for name in names if name and "\0" not in name and len(name) <= LONGEST_PATH)[:MOST]


def remember(plan: Path) -> None:
    """Put a plan first; where that cannot be written it is not remembered, and nothing is said."""
    path = whole_path(plan)  # links are part of the name that the user knows
    known = recent_plans()
    if known[:1] == (path,) or _END in str(path):
        return
    _write((path, *(other for other in known if other != path)))


def forget(plan: Path) -> None:
    """Leave out a plan that has left its place."""
    known = recent_plans()
    if len(others := tuple(other for other in known if real_path(other) != real_path(plan))) < len(known):
        _write(others)


def clear_recent() -> None:
    """Forget them all."""
    with suppress(OSError):
        (state_folder() / _FILE).unlink()


def _write(plans: tuple[Path, ...]) -> None:
    data = os.fsencode("".join(f"{plan}{_END}" for plan in plans[:MOST]))
    with suppress(OSError, WriteFailedError):
        replace_file(private_folder() / _FILE, data, Disk(), Conditions(PRIVATE))
