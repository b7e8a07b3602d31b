"""The system calls that writing consists of, one method each, so that a test can let any of them fail."""

import errno
import os
import stat
import time
from contextlib import suppress
from pathlib import Path

from planterm.store.looks import is_link

PRIVATE, AS_USUAL = 0o600, 0o666
"""The rights of a new file: for the user alone, or what the user gives new files."""

NO_LINK = getattr(os, "O_NOFOLLOW", 0)
"""Opens no file through a link in its place."""

_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
_EXTEND = os.O_WRONLY | os.O_APPEND | NO_LINK | _BINARY


class Disk:
    """The real disk."""

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
        time.sleep(seconds)


def write_all(descriptor: int, data: bytes, disk: Disk) -> None:
    """Write all of the bytes, however many calls that takes."""
    rest = memoryview(data)
    while rest:
        rest = rest[disk.write(descriptor, rest) :]
