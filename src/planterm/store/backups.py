"""The versions that a plan had before it was saved: dated files in the state folder, a folder for each plan."""

import os
import re
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from planterm.store.disk import PRIVATE, Disk
from planterm.store.replace import Conditions, replace_file
from planterm.store.state import plan_key, private_folder, state_folder

_FOLDER, _SUFFIX = "backups", ".toml"
_TIME = "%Y-%m-%d %H.%M.%S"
_UNSAFE = re.compile(r"[^\w -]+")
_LONGEST_STEM = 40


class Backup(NamedTuple):
    """An earlier version of a plan."""

    path: Path
    kept_at: datetime
    """When another version took its place; local time."""


def backup_folder(plan: Path) -> Path:
    """Where the plan's earlier versions are; the folder need not exist yet."""
    return state_folder() / _FOLDER / _folder_name(plan)


def list_backups(plan: Path) -> tuple[Backup, ...]:
    """The plan's earlier versions, newest first."""
    try:
        names = sorted(os.listdir(backup_folder(plan)), reverse=True)  # noqa: PTH208
    except OSError:
        return ()
    return tuple(backup for name in names if (backup := _backup(backup_folder(plan) / name)))


def keep_backup(plan: Path, data: bytes, count: int, disk: Disk) -> None:
    """Keep a version that is about to be replaced, and only so many of the plan's newest; raises WriteFailedError.

    A version that is the newest one kept already is not kept twice.
    """
    if count == 0:
        return
    known = list_backups(plan)
    if known and _holds(known[0].path, data):
        return
    try:
        folder = private_folder(_FOLDER, _folder_name(plan))
    except OSError:
        folder = backup_folder(plan)  # writing says what is wrong
    # The names stay in order when two saves follow close, or the clock is put back.
    now = datetime.now().replace(microsecond=0)
    time = max(now, known[0].kept_at + timedelta(seconds=1)) if known else now
    replace_file(folder / f"{time:{_TIME}}{_SUFFIX}", data, disk, Conditions(PRIVATE))
    for old in list_backups(plan)[count:]:
        with suppress(OSError):
            old.path.unlink()


def _folder_name(plan: Path) -> str:
    stem = _UNSAFE.sub("-", Path(os.path.realpath(plan)).stem)[:_LONGEST_STEM].strip()
    return f"{stem}-{plan_key(plan)}"


def _backup(path: Path) -> Backup | None:
    try:
        return Backup(path, datetime.fromisoformat(path.stem.replace(".", ":")))
    except ValueError:
        return None


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
