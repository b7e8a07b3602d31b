"""Replacing a file whole or not at all.

The new bytes go to a file beside the old one, reach the disk, and take the old one's name in one step. Whatever
fails before that step, the old file stands; after it, the new one does. Links are followed, so that it is the
file that is replaced and not the link to it.
"""

import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from planterm.store.errors import WriteFailedError, shown
from planterm.texts import store as texts

_SHARING_ERRORS = frozenset({5, 32, 33})
"""Windows: access denied, sharing violation, lock violation; scanners and synchronisers cause them in passing."""

_DELAYS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.5)
"""Seconds between the attempts, two altogether."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_PRIVATE, _AS_USUAL = 0o600, 0o666


class Disk:
    """The system calls of a replacement, one method each, so that a test can let any of them fail."""

    def create(self, path: Path, mode: int) -> int:
        """Open a file that does not exist yet."""
        return os.open(path, _NEW, mode)

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write some of the bytes, and say how many."""
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        """Wait until the file is on the disk."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close a file."""
        os.close(descriptor)

    def set_rights(self, path: Path, like: os.stat_result) -> None:
        """Give a file the rights of another, and its group where the user may."""
        if hasattr(os, "chown") and path.stat().st_gid != like.st_gid:
            with suppress(OSError):
                os.chown(path, -1, like.st_gid)
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


def replace_file(path: Path, data: bytes, disk: Disk | None = None) -> None:
    """Make the bytes the file's whole contents; raises WriteFailedError where that fails, and the old ones stay."""
    name = shown(path)
    with _in_swedish(name):
        target = Path(os.path.realpath(path))
        old = _status(target)
        if old is not None and not os.access(target, os.W_OK):
            raise WriteFailedError(texts.read_only(name))
        _replace(target, data, old, disk or Disk())


def _replace(target: Path, data: bytes, old: os.stat_result | None, disk: Disk) -> None:
    import secrets

    temporary = target.parent / f".planterm-{secrets.token_hex(6)}.tmp"
    descriptor = disk.create(temporary, _AS_USUAL if old is None else _PRIVATE)
    try:
        try:
            _write_all(descriptor, data, disk)
            disk.sync(descriptor)
        finally:
            disk.close(descriptor)
        if old is not None:
            disk.set_rights(temporary, old)
        _patiently(lambda: disk.replace(temporary, target), disk)
    except BaseException:
        with suppress(OSError):
            disk.remove(temporary)
        raise
    # The new file has its name. Should the folder not reach the disk, a power cut may bring the old one back, whole.
    with suppress(OSError):
        disk.sync_folder(target.parent)


def _write_all(descriptor: int, data: bytes, disk: Disk) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[disk.write(descriptor, rest) :]


def _patiently(action: Callable[[], None], disk: Disk) -> None:
    """Do it again, for a bounded time, while another program on Windows is at the file."""
    for delay in _DELAYS:
        try:
            action()
        except OSError as error:
            if getattr(error, "winerror", None) not in _SHARING_ERRORS:
                raise
            disk.sleep(delay)
        else:
            return
    action()


def _status(target: Path) -> os.stat_result | None:
    """What stands at the target, links followed; None where nothing does."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "")
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "")
    return status


@contextmanager
def _in_swedish(name: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise WriteFailedError(texts.folder_missing(name)) from None
    except OSError as error:
        raise WriteFailedError(texts.write_failed(name, error.errno)) from None
    except ValueError:  # a NUL in the path
        raise WriteFailedError(texts.write_failed(name, errno.EINVAL)) from None
