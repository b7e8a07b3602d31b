"""The versions that a plan's file has had: those that were saved, and those that others wrote and a save replaced.

Numbered and dated files in the state folder, a folder for each plan. They are ordered by their numbers, since a clock
may be wrong. What is written over a plan keeps that one among them first.
"""

import re
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from planterm.store.disk import (
    PRIVATE,
    Disk,
    OutputExistsError,
    WriteFailedError,
    code_of,
    discard,
    is_folder,
    look,
    names_in,
    real_path,
    shown,
    status,
)
from planterm.store.files import Conditions, is_plan, read_file, refuse_link, replace_file
from planterm.store.settings import read_settings
from planterm.store.state import plan_key, private_folder, state_folder
from planterm.texts import store as texts

_FOLDER, _SUFFIX = "backups", ".toml"
_TIME = "%Y-%m-%d %H.%M.%S"
_NAME = rf"(?:(\d{{1,9}}) )?(\d{{4}}-\d\d-\d\d \d\d\.\d\d\.\d\d){re.escape(_SUFFIX)}"
"""Without a number: one of the oldest, which an earlier version of the program kept when another took its place."""

_UNSAFE = r"[^\w -]+"
_LONGEST_STEM = 40


class Backup(NamedTuple):
    """A version of a plan."""

    path: Path
    number: int
    kept_at: datetime
    """When it was saved, or found and replaced; local time."""
    until: datetime | None
    """When another version took its place, by the clock of that time; None for the newest."""


def backup_folder(plan: Path) -> Path:
    """Where the plan's versions are; the folder need not exist yet."""
    return state_folder() / _FOLDER / _folder_name(plan)


def list_backups(plan: Path) -> tuple[Backup, ...]:
    """The plan's versions, newest first; the newest may be what the file holds."""
    folder = backup_folder(plan)
    found: list[Backup] = []
    until = None
    for number, kept_at, name in sorted(filter(None, map(_parsed, names_in(folder))), reverse=True):
        found.append(Backup(folder / name, number, kept_at, until if number else kept_at))
        until = kept_at
    return tuple(found)


def keep_backup(plan: Path, data: bytes, count: int, disk: Disk) -> None:
    """Keep a version as the plan's newest, and so many of those before it; raises WriteFailedError.

    A version that is the newest one already is not kept twice.
    """
    known = list_backups(plan)
    if count == 0 or (known and holds(known[0], data)):
        return
    try:
        folder = private_folder(_FOLDER, _folder_name(plan))
    except OSError as error:
        raise WriteFailedError(texts.write_failed(shown(backup_folder(plan)), code_of(error))) from None
    number = known[0].number + 1 if known else 1
    replace_file(folder / f"{number:04} {datetime.now():{_TIME}}{_SUFFIX}", data, disk, Conditions(PRIVATE))
    for old in known[count:]:
        discard(old.path)


def take_backups_along(old: Path, new: Path, *, has_left: bool) -> None:
    """Have a plan's versions found where it is now, and no longer where it was if it has left that place for good.

    Versions that are there already stay as they are. Raises OSError.
    """
    source, target = backup_folder(old), backup_folder(new)
    if not is_folder(source) or status(target) is not None:
        return
    if has_left:
        source.rename(target)
    else:
        from shutil import copytree

        copytree(source, target)


def write_output(path: Path, data: bytes, *, overwrite: bool) -> None:
    """A new file whole or not at all; raises OutputExistsError where one stands there and may not be overwritten.

    A plan that stands there is kept among its versions first; raises PlantermError, and leaves it, where it cannot be.
    """
    if look(path, follow=False) is not None:
        if not overwrite:
            raise OutputExistsError(texts.OUTPUT_EXISTS.format(name=shown(path)))
        refuse_link(path, shown(path))
        keep_replaced(path)
    replace_file(path, data)


def keep_replaced(path: Path) -> None:
    """Keep a plan that is about to be replaced among its versions; raises PlantermError where that fails."""
    if not is_plan(path):
        return
    data = read_file(path)
    try:
        keep_backup(path, data, read_settings().backups, Disk())
    except WriteFailedError:
        reason = texts.REPLACED_NOT_KEPT.format(name=shown(path), folder=shown(backup_folder(path)))
        raise WriteFailedError(reason) from None


def holds(backup: Backup, data: bytes) -> bool:
    """Whether the version is these bytes."""
    try:
        return backup.path.stat().st_size == len(data) and backup.path.read_bytes() == data
    except OSError:
        return False


def _folder_name(plan: Path) -> str:
    stem = re.sub(_UNSAFE, "-", Path(real_path(plan)).stem)[:_LONGEST_STEM].strip()
    return f"{stem}-{plan_key(plan)}"


def _parsed(name: str) -> tuple[int, datetime, str] | None:
    """The number, the time and the name itself; None for what is no version."""
    if (match := re.fullmatch(_NAME, name)) is None:
        return None
    try:
        return int(match[1] or 0), datetime.fromisoformat(match[2].replace(".", ":")), name
    except ValueError:
        return None
