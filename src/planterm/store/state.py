"""The user's state folder, for the user alone: its files and folders, and the plans that were opened last."""

import errno
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from planterm.store.disk import (
    PRIVATE,
    Disk,
    WriteFailedError,
    discard,
    is_folder,
    is_link,
    real_path,
    status,
    unquoted,
    whole_path,
)
from planterm.store.files import Conditions, read_regular, replace_file

if TYPE_CHECKING:
    from platformdirs.api import PlatformDirsABC

VARIABLE = "PLANTERM_STATE"
"""Names another folder."""

_APP = "planterm"
_PRIVATE_FOLDER = 0o700

LONGEST_PATH = 4096
"""Characters; no system has longer ones."""

MOST_RECENT = 20
"""How many plans are remembered."""

_RECENT_FILE = "recent"
_NAME_END = "\n"
"""Names stand on lines of their own: reading them at every start must cost nothing."""


def state_folder() -> Path:
    """Where the state is kept; the folder need not exist yet."""
    if given := os.environ.get(VARIABLE):
        return named_folder(given)
    return platform_folders().user_state_path


def platform_folders() -> "PlatformDirsABC":
    """Where the platform has the program's files, and the user's documents; asking may take as long as a network."""
    from platformdirs import PlatformDirs

    return PlatformDirs(_APP, appauthor=False)


def is_own(path: Path) -> bool:
    """Whether a file, by its path from the root, is the program's own, such as a copy of the example."""
    return path.is_relative_to(state_folder())


@cache
def named_folder(given: str) -> Path:
    """The folder that a variable of the environment names, from the root: once asked for, it stays where it is."""
    return whole_path(Path(unquoted(given)))


def private_folder(*names: str) -> Path:
    """A folder in the state folder, made for the user alone where it is not there yet.

    Raises OSError, also where somebody has put a link to another place there: the state folder may be a shared one.
    """
    folder = state_folder()
    _make(folder)
    for name in names:
        folder /= name
        _make(folder)
        if is_link(status(folder, follow=False)):
            raise OSError(errno.EMLINK, "")
    return folder


def plan_key(path: Path) -> str:
    """A short name for a plan's place: the same for every way to write its path."""
    return f"{crc32(real_path(path).encode(errors='surrogatepass')):08x}"


def keep(data: bytes, *names: str) -> None:
    """Write a file of the state folder, its folder named too; where that fails it is not kept, and nothing is said."""
    *folders, name = names
    with suppress(OSError, ValueError, WriteFailedError):
        replace_file(private_folder(*folders) / name, data, Disk(), Conditions(PRIVATE))


def put_aside(file: Path) -> Path:
    """Give a file of the folder that is damaged a name under which only a person looks into it; where it is then."""
    aside = file.with_name(f"{file.name}.skadad.txt")
    try:
        return file.replace(aside)
    except OSError:
        return file


def _make(folder: Path) -> None:
    if is_folder(folder):
        return
    if folder.parent != folder:
        _make(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(mode=_PRIVATE_FOLDER)


def recent_plans() -> tuple[Path, ...]:
    """The plans opened last, latest first; those that are gone or out of reach are among them."""
    try:
        names = os.fsdecode(read_regular(state_folder() / _RECENT_FILE)).split(_NAME_END)
    except (OSError, ValueError):
        return ()
    return tuple(Path(name) for name in names if name and "\0" not in name and len(name) <= LONGEST_PATH)[:MOST_RECENT]


def remember(plan: Path) -> None:
    """Put a plan first, unless it is the program's own; where that cannot be written, nothing is remembered or said."""
    path = whole_path(plan)  # links are part of the name that the user knows
    known = recent_plans()
    if known[:1] == (path,) or _NAME_END in str(path) or is_own(path):
        return
    _write((path, *(other for other in known if other != path)))


def forget(plan: Path) -> None:
    """Leave out a plan that has left its place."""
    known = recent_plans()
    if len(others := tuple(other for other in known if real_path(other) != real_path(plan))) < len(known):
        _write(others)


def clear_recent() -> None:
    """Forget them all."""
    discard(state_folder() / _RECENT_FILE)


def _write(plans: tuple[Path, ...]) -> None:
    keep(os.fsencode("".join(f"{plan}{_NAME_END}" for plan in plans[:MOST_RECENT])), _RECENT_FILE)
