"""A small hidden file beside a plan in a shared folder, by which other computers see that it is open."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from planterm.store.disk import Disk, names_in, real_path, target_of, write_all

if sys.platform == "win32":
    from planterm.store.windows import hide, is_on_network

_READABLE = 0o644
_CLOUDS = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Where Windows says which folders are alike on several computers."""
_NETWORKS = frozenset({"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "davfs", "fuse.davfs"})

LASTS = timedelta(hours=36)
"""A file from another computer that is older was left there: whether somebody still works there cannot be known."""


def put(plan: Path, token: str, data: bytes) -> Path | None:
    """Say beside the plan that it is open, where its folder is shared; the file that says so.

    None where it is not shared, or cannot be written: then nobody is told.
    """
    try:
        target = target_of(plan)
        if not is_shared(target.parent):
            return None
        file, disk = target.with_name(f"{_beginning(target)}{token}.lock"), Disk()
        unfinished = file.with_suffix(".new")  # others must never see it by half
        descriptor = disk.create(unfinished, _READABLE)
        try:
            write_all(descriptor, data, disk)
        finally:
            disk.close(descriptor)
        if sys.platform == "win32":
            hide(unfinished)
        disk.replace(unfinished, file)
    except OSError:
        return None
    return file


def others(plan: Path, own: Path | None) -> Iterator[Path]:
    """The files by which others say that they have the plan open."""
    with suppress(OSError):
        target = target_of(plan)
        if is_shared(target.parent):
            name = re.compile(rf"{re.escape(_beginning(target))}[0-9a-f]{{12}}\.lock")
            found = (target.with_name(each) for each in names_in(target.parent) if name.fullmatch(each))
            yield from (each for each in found if each != own)


def is_left(since: datetime, *, is_here: bool) -> bool:
    """Whether what says that a plan has been open since then tells nothing any more."""
    return not is_here and datetime.now().astimezone() - since > LASTS


def is_shared(folder: Path) -> bool:
    """Whether people at other computers may have the folder too: on a network, or kept alike by OneDrive."""
    path = Path(real_path(folder))
    clouds = filter(None, map(os.environ.get, _CLOUDS))
    if any(path.is_relative_to(real_path(Path(cloud))) for cloud in clouds):
        return True
    if sys.platform == "win32":
        return is_on_network(path)
    return _kind_of_disk(path) in _NETWORKS


def _kind_of_disk(path: Path) -> str:
    """What kind of disk the path is on, as Linux calls it; empty where the system does not say."""
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    mounts = ((line.split()[1].replace("\\040", " "), line.split()[2]) for line in lines)
    return max(((where, kind) for where, kind in mounts if path.is_relative_to(where)), default=("", ""))[1]


def _beginning(plan: Path) -> str:
    return f".{plan.name}."
