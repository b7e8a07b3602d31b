"""The user's state folder: journals, locks, backups and the list of recent files, readable by the user alone.

It is the folder that the platform has for such things, never the plan's own: that one is often shared or synchronised.
"""

import errno
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from zlib import crc32

from planterm.store.looks import is_folder, is_link, real_path, status, whole_path

VARIABLE = "PLANTERM_STATE"
"""Names another folder."""

_APP = "planterm"
_PRIVATE_FOLDER = 0o700


def state_folder() -> Path:
    """Where the state is kept; the folder need not exist yet."""
    if given := os.environ.get(VARIABLE):
        return named_folder(given)
    from platformdirs import user_state_dir

    return Path(user_state_dir(_APP, appauthor=False))


@cache
def named_folder(given: str) -> Path:
    """The folder that a variable of the environment names, from the root: once asked for, it stays where it is."""
    return whole_path(Path(given))


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
