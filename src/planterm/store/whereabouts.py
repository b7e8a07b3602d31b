"""Where plans are, so that what is kept of one is found again when it was moved, and told of when it is gone.

A small file for each plan that was opened or saved has its place and the digest of what it held.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from planterm.store import state, strict
from planterm.store.backups import backup_folder, list_backups, take_backups_along
from planterm.store.disk import discard, followed, glance, is_folder, names_in, status
from planterm.store.files import read_regular
from planterm.store.journal_files import journals_kept, take_journals_along
from planterm.store.lock import open_keys
from planterm.store.state import plan_key, recent_plans, state_folder

_FOLDER = "plans"
DECIDED_FOLDER = "beslutade"
"""Beside a plan, with the copies of it as it was decided; none of them is the plan that has left its place."""

_MOST_NAMES = 2000
"""How many names are looked at for a plan that is not in its place."""


class Known(NamedTuple):
    """A plan, where it was last and the digest of what it held."""

    path: Path
    digest: str


class Remains(NamedTuple):
    """What is kept of a plan that is gone."""

    plan: Path
    versions: int
    journals: int
    """Work that was never saved."""
    has_follow_up: bool
    files: tuple[Path, ...]
    size: int
    """Bytes altogether."""


def note(plan: Path, digest: str) -> bool:
    """Put down where a plan is and what it holds, and tell whether somebody else has written it since the last time.

    One that is new here may be one that was moved. Where nothing can be written it is not put down, and nothing is
    said.
    """
    file = state_folder() / _FOLDER / plan_key(plan)
    here, before = Known(followed(plan), digest), _read(file)
    if before == here:
        return False
    if before is None:
        moved = next((each for each in _known() if each.digest == digest and is_gone(each.path)), None)
        if moved is not None:
            take_along(moved.path, plan)
    state.keep(os.fsencode(f"{digest}\n{here.path}"), _FOLDER, file.name)
    return before is not None and before.digest != digest


def take_along(old: Path, new: Path) -> None:
    """Have the versions of a plan, its follow-up and its unsaved work found where it is now.

    Where its folder is gone as well, perhaps with a stick that was pulled, they stay there too.
    """
    from planterm.store.remembered import take_follow_up_along

    has_left = is_folder(old.parent)
    with suppress(OSError):
        take_backups_along(old, new, has_left=has_left)
    take_follow_up_along(old, new, has_left=has_left)
    if has_left:
        take_journals_along(old, new)
        discard(state_folder() / _FOLDER / plan_key(old))


def is_gone(path: Path) -> bool:
    """Whether nothing is there; what cannot be looked at may be there."""
    try:
        return status(path, follow=False) is None
    except OSError as error:
        return isinstance(error, NotADirectoryError)


def found_elsewhere(path: Path, data: bytes, number: int | None = None) -> Path | None:
    """Where a file is that was at the path and held the data; None where none is, or more than one could be it.

    Under another name, or in a folder within its own, above or beside it; the number, if known, tells it from copies.
    """
    here, above = path.parent, path.parent.parent
    for folders in ([here], _folders(here), [above], _folders(above)):
        files = (folder / name for folder in folders for name in names_in(folder))
        if found := [file for file in islice(files, _MOST_NAMES) if _holds(file, data, number)]:
            return found[0] if len(found) == 1 else None
    return None


def remains() -> tuple[Remains, ...]:
    """What is kept of plans that are gone from folders which are there, and that nobody has open."""
    held = open_keys()
    plans = {plan_key(plan): plan for plan in (*recent_plans(), *(known.path for known in _known()))}
    gone = (plan for key, plan in plans.items() if key not in held and is_gone(plan) and is_folder(plan.parent))
    found = map(_remains_of, gone)
    return tuple(sorted(each for each in found if each.files))


def clear(found: Remains) -> None:
    """Clear away what is kept of a plan, for good."""
    for file in (*found.files, state_folder() / _FOLDER / plan_key(found.plan)):
        discard(file)
    with suppress(OSError):
        backup_folder(found.plan).rmdir()


def _remains_of(plan: Path) -> Remains:
    from planterm.store.remembered import follow_up_file

    versions = [backup.path for backup in list_backups(plan)]
    journals = journals_kept(plan)
    follow_up = [file for file in (follow_up_file(plan),) if not is_gone(file)]
    files = (*versions, *journals, *follow_up)
    return Remains(plan, len(versions), len(journals), bool(follow_up), files, sum(map(_size, files)))


def _known() -> Iterator[Known]:
    folder = state_folder() / _FOLDER
    for name in names_in(folder):
        if (known := _read(folder / name)) is not None:
            yield known


def _read(file: Path) -> Known | None:
    try:
        digest, _, path = os.fsdecode(read_regular(file)).partition("\n")
        return Known(strict.path(path), digest)
    except (OSError, *strict.WRONG):
        return None


def _folders(folder: Path) -> list[Path]:
    """The folders in a folder that are no hidden ones and no links."""
    names = (name for name in names_in(folder)[:_MOST_NAMES] if not name.startswith(".") and name != DECIDED_FOLDER)
    return [path for name in names if is_folder(path := folder / name, follow=False)]


def _holds(file: Path, data: bytes, number: int | None) -> bool:
    seen = glance(file, follow=False)
    if seen is None or not S_ISREG(seen.st_mode) or seen.st_size != len(data) or number not in (None, seen.st_ino):
        return False
    with suppress(OSError):
        return read_regular(file) == data
    return False


def _size(file: Path) -> int:
    seen = glance(file)
    return seen.st_size if seen is not None else 0
