"""Folders as a person goes through them: what is in one, and those where files are likely to be."""

import errno
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from planterm.store.disk import is_folder, seen_in, shown, whole_path
from planterm.store.state import platform_folders, recent_plans
from planterm.texts import store as texts
from planterm.texts.start import NO_FOLDER

_MOST = 1000
"""How many names are shown of a folder."""

_HIDDEN = (".", "~$")
"""How names begin that are nobody's own: hidden files, and the locks that Office puts beside its files."""


class Listing(NamedTuple):
    """What a person finds in a folder: its files of some kinds, the latest first, and its folders by name."""

    folder: Path
    files: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()
    problem: str | None = None
    """Why nothing can be seen in it."""


def list_folder(folder: Path, suffixes: tuple[str, ...]) -> Listing:
    """What is in the folder; may take as long as a network does."""
    try:
        found = [each for each in seen_in(folder, suffixes, _MOST) if not each.path.name.startswith(_HIDDEN)]
    except OSError as error:
        return Listing(folder, problem=_why_not(folder, error.errno))
    files = sorted((each for each in found if not each.is_folder), key=lambda each: (-each.changed_at, each.path))
    folders = sorted((each.path for each in found if each.is_folder), key=lambda path: path.name.casefold())
    return Listing(folder, tuple(each.path for each in files), tuple(folders))


def _why_not(folder: Path, code: int | None) -> str:
    if code in {errno.ENOENT, errno.ENOTDIR}:
        return NO_FOLDER.format(folder=shown(folder))
    return texts.out_of_reach(shown(folder), code)


def home_folder() -> Path:
    """The user's own folder; the working folder where the system knows none. Looks at no disk."""
    with suppress(RuntimeError):
        return Path("~").expanduser()
    return whole_path(Path())


def documents_folder() -> Path:
    """The user's documents, wherever the system has them; the home folder where there are none.

    They may be on a network, and asking may take as long as that does.
    """
    with suppress(OSError, ValueError):
        if is_folder(documents := platform_folders().user_documents_path):
            return documents
    return home_folder()


def latest_folder() -> Path:
    """The folder of the plan that was opened last, or that of the documents; may take as long as a network does."""
    return next((plan.parent for plan in recent_plans()[:1] if is_folder(plan.parent)), None) or documents_folder()


def recent_folders() -> tuple[Path, ...]:
    """The folders of the plans that were opened last, the latest first, whether they can be reached or not."""
    return tuple(dict.fromkeys(plan.parent for plan in recent_plans()))


def drives() -> tuple[Path, ...]:
    """The drives that Windows has letters for; looks at none of them."""
    if sys.platform == "win32":
        from planterm.store.windows import drive_letters

        return tuple(Path(f"{letter}:\\") for letter in drive_letters())
    return ()
