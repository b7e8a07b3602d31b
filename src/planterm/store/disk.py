"""The system calls that writing consists of, every look at the file system, and what can go wrong with a file."""

import errno
import os
import stat
import time
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from planterm.errors import PlantermError
from planterm.model.text import visible
from planterm.texts import store as texts


class ReadFailedError(PlantermError):
    """The file could not be read at all, or is no text."""


class OutOfReachError(ReadFailedError):
    """It cannot be known what stands at a path: the folder, the disk or the network does not tell."""


class BrokenPlanError(PlantermError):
    """The file is text, but no plan: its TOML or a value in it is wrong."""


class WriteFailedError(PlantermError):
    """The file could not be written; what stood there before still does."""


class OutputExistsError(PlantermError):
    """A file stands where a new one was to be written."""


class FileChangedError(PlantermError):
    """Somebody else wrote the file after it was read; it was left as they wrote it."""


def shown(path: Path) -> str:
    """The path as one harmless line; a file name may hold line breaks and terminal codes."""
    return visible(str(path))


_LOST_SHARES = (51, 53, 54, 55, 59, 64, 65, 67, 121, 1231, 1232, 1236)
_CLOUD_FILES = (362, 386, 388, 389, 393, 395, 398, 404, 426)
_PULLED_DISKS = (15, 21, 433, 1167)
_MEANT = {
    **dict.fromkeys(_LOST_SHARES, errno.ENOTCONN),
    **dict.fromkeys(_CLOUD_FILES, errno.ENODATA),
    **dict.fromkeys(_PULLED_DISKS, errno.ENODEV),
    19: errno.EROFS,
    **dict.fromkeys((32, 33), errno.EBUSY),
    **dict.fromkeys((39, 112, 1295), errno.ENOSPC),
    206: errno.ENAMETOOLONG,
}
"""What Windows says, by its own numbers, where Python makes a missing file, a bad name or a lack of rights of it."""

_JUNCTION = 0xA0000003
"""What Windows calls a folder that leads to another one."""

_QUOTES = "\"'"


def code_of(error: OSError | ValueError) -> int | None:
    """What went wrong, as POSIX numbers it."""
    if not isinstance(error, OSError):
        return errno.EINVAL  # a NUL in the path
    return _MEANT.get(getattr(error, "winerror", None) or 0, error.errno)


def status(path: Path, *, follow: bool = True) -> os.stat_result | None:
    """What stands at the path, where a link leads or the link itself; None where nothing does. Raises OSError."""
    try:
        return path.stat(follow_symlinks=follow)
    except (OSError, ValueError) as error:
        if (code := code_of(error)) == errno.ENOENT:
            return None
        raise OSError(code, "") from None


def look(path: Path, name: str = "", *, follow: bool = True) -> os.stat_result | None:
    """The same for a person; raises OutOfReachError, which calls the path by the name, where it cannot be known."""
    try:
        return status(path, follow=follow)
    except OSError as error:
        raise OutOfReachError(texts.out_of_reach(name or shown(path), error.errno)) from None


def glance(path: Path, *, follow: bool = True) -> os.stat_result | None:
    """The same where nothing depends on it: None, too, where it cannot be known."""
    with suppress(OSError):
        return status(path, follow=follow)
    return None


def is_link(seen: os.stat_result | None) -> bool:
    """Whether what was seen, without following it, leads to another place."""
    return seen is not None and (stat.S_ISLNK(seen.st_mode) or getattr(seen, "st_reparse_tag", 0) == _JUNCTION)


def is_file(path: Path) -> bool:
    """Whether a regular file is seen there."""
    return (seen := glance(path)) is not None and stat.S_ISREG(seen.st_mode)


def is_folder(path: Path, *, follow: bool = True) -> bool:
    """Whether a folder is seen there."""
    return (seen := glance(path, follow=follow)) is not None and stat.S_ISDIR(seen.st_mode)


def names_in(folder: Path) -> list[str]:
    """The names of what is in the folder; none where it cannot be listed."""
    with suppress(OSError, ValueError):
        return os.listdir(folder)  # noqa: PTH208  (a path for each name takes its time)
    return []


class Seen(NamedTuple):
    """What stands in a folder."""

    path: Path
    is_folder: bool
    changed_at: float = 0.0
    """When a file was written, in seconds since 1970."""


def seen_in(folder: Path, suffixes: tuple[str, ...], most: int) -> list[Seen]:
    """Folders and regular files that end so, among as many names of the folder; raises OSError."""
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in islice(entries, most):
                with suppress(OSError):
                    if entry.is_dir():
                        found.append(Seen(folder / entry.name, is_folder=True))
                    elif entry.name.lower().endswith(suffixes) and entry.is_file():
                        found.append(Seen(folder / entry.name, is_folder=False, changed_at=entry.stat().st_mtime))
    except (OSError, ValueError) as error:
        raise OSError(code_of(error), "") from None
    return found


def discard(path: Path) -> None:
    """Remove a file that is not needed any more; where that cannot be done, it stays."""
    with suppress(OSError):
        path.unlink()


def unquoted(name: str) -> str:
    """A path as it is meant: one that is copied, or drawn into the terminal, comes in quotes."""
    name = name.strip()
    return name[1:-1] if len(name) > 2 and name[0] == name[-1] and name[0] in _QUOTES else name


def is_same_file(own: Path, path: Path) -> bool:
    """Whether the path leads to one's own file, or would if it were there; raises OutOfReachError.

    One's own file may be out of reach: then only the names tell, and the other one may still be written.
    """
    there, mine = look(path), glance(own)
    if there is not None and mine is not None:
        return os.path.samestat(there, mine)
    return real_path(own) == real_path(path)


def whole_path(path: Path) -> Path:
    """The path from the root, which holds when the working folder is gone; as it is where that is gone already."""
    try:
        # A way through the parent of a folder that is gone leads nowhere.
        return Path(os.path.realpath(path.parent), path.name) if ".." in path.parts else path.absolute()
    except (OSError, ValueError):
        return path


def followed(path: Path) -> Path:
    """The path with links followed as far as can be seen."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):  # such as a relative one, and the working folder is gone
        return whole_path(path)


def real_path(path: Path) -> str:
    """The same as it can be compared."""
    return os.path.normcase(followed(path))


def target_of(path: Path) -> Path:
    """The file that is written by that name, links followed; raises OSError where one of them cannot be read."""
    try:
        return Path(os.path.realpath(path, strict=True))
    except OSError as error:
        if code_of(error) != errno.ENOENT:
            raise
        return followed(path)


def is_within(root: Path, path: Path, name: str) -> bool:
    """Whether the path, which has no steps back, leads to a place in the root, and over no link.

    What is outside of the root is not even looked at. Raises OutOfReachError, which calls the path by the name.
    """
    if not path.is_relative_to(root):
        return False
    on_the_way = (each for each in (*reversed(path.parents), path) if each != root and each.is_relative_to(root))
    return not any(is_link(look(each, name, follow=False)) for each in on_the_way)


PRIVATE, AS_USUAL = 0o600, 0o666
"""The rights of a new file: for the user alone, or what the user gives new files."""

NO_LINK = getattr(os, "O_NOFOLLOW", 0)
"""Opens no file through a link in its place."""

_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
_EXTEND = os.O_WRONLY | os.O_APPEND | NO_LINK | _BINARY


class Disk:
    """The real disk."""

    is_waiting = False
    """Whether another program is being waited for just now."""

    def create(self, path: Path, mode: int) -> int:
        """Open a file that does not exist yet."""
        return os.open(path, _NEW, mode)

    def extend(self, path: Path) -> int:
        """Open a file that exists, to write at its end."""
        return os.open(path, _EXTEND)

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write some of the bytes, and say how many."""
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        """Wait until the file is on the disk."""
        os.fsync(descriptor)

    def cut(self, descriptor: int, length: int) -> None:
        """Take off what stands behind the first bytes of a file."""
        os.ftruncate(descriptor, length)

    def close(self, descriptor: int) -> None:
        """Close a file."""
        os.close(descriptor)

    def set_rights(self, path: Path, like: os.stat_result) -> None:
        """Give a file the rights of another, and its owner and group where the user may."""
        if is_link(path.lstat()):  # somebody has put one in the new file's place
            raise OSError(errno.EMLINK, "")
        if hasattr(os, "chown"):
            now = path.stat()
            with suppress(OSError):
                if now.st_gid != like.st_gid:
                    os.chown(path, -1, like.st_gid)
            with suppress(OSError):
                if now.st_uid != like.st_uid:
                    os.chown(path, like.st_uid, -1)
        path.chmod(stat.S_IMODE(like.st_mode))

    def replace(self, source: Path, target: Path) -> None:
        """Give a file the name of another, which ceases to be."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in the folder are on the disk; Windows has no such call."""
        if os.name != "posix":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def sleep(self, seconds: float) -> None:
        """Let other programs finish with the file."""
        self.is_waiting = True
        try:
            time.sleep(seconds)
        finally:
            self.is_waiting = False


def write_all(descriptor: int, data: bytes, disk: Disk) -> None:
    """Write all of the bytes, however many calls that takes."""
    rest = memoryview(data)
    while rest:
        rest = rest[disk.write(descriptor, rest) :]
