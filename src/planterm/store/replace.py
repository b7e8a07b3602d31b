"""Replacing a file whole or not at all.

The new bytes go to a file beside the old one, reach the disk, and take the old one's name in one step. Whatever
fails before that step, the old file stands; after it, the new one does. A link to the plan is followed, so that it is
the file that is replaced and not the link; any other is refused, since somebody may have put it there.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from planterm.store.disk import AS_USUAL, PRIVATE, Disk, write_all
from planterm.store.errors import WriteFailedError, shown
from planterm.store.looks import code_of, followed, is_link, status, target_of
from planterm.texts import store as texts

_SHARING_ERRORS = frozenset({5, 32, 33})
"""Windows: access denied, sharing violation, lock violation; scanners and synchronisers cause them in passing."""

_DELAYS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.5)
"""Seconds between the attempts, two altogether."""


class Conditions(NamedTuple):
    """What a replacement has to heed."""

    new_rights: int = AS_USUAL
    """The rights of a file that does not exist yet."""
    tag: str = ""
    """Makes the name of the temporary file one that can be found after a crash."""
    last_look: Callable[[], None] | None = None
    """Called when only the change of names is left to do; what it raises stops that."""
    name: str = ""
    """What messages call the file; empty for its path."""
    follows_link: bool = False
    """Whether a link may stand there, which the user made."""


def replace_file(
    path: Path,
    data: bytes,
    disk: Disk | None = None,
    conditions: Conditions | None = None,
) -> None:
    """Make the bytes the file's whole contents; raises WriteFailedError where that fails, and the old ones stay.

    A file that exists keeps its rights.
    """
    conditions = conditions or Conditions()
    name = conditions.name or shown(path)
    with _in_swedish(name):
        if not conditions.follows_link:
            refuse_link(path, name)
        target = target_of(path)
        old = _status(target, name)
        if old is not None and not os.access(target, os.W_OK):
            raise WriteFailedError(texts.read_only(name))
        _replace(target, data, old, disk or Disk(), conditions)


def refuse_link(path: Path, name: str) -> None:
    """Raise WriteFailedError where a link stands in the place of a file or folder that is to be written."""
    with _in_swedish(name):
        if is_link(status(path, follow=False)):
            raise WriteFailedError(texts.is_link(name, shown(followed(path))))


def temporary_file(target: Path, tag: str) -> Path:
    """The file beside the target that new contents stand in until they are complete; a crash may leave it behind."""
    return target.parent / f".planterm-{tag}.tmp"


def _replace(target: Path, data: bytes, old: os.stat_result | None, disk: Disk, conditions: Conditions) -> None:
    temporary = temporary_file(target, conditions.tag or os.urandom(6).hex())
    if conditions.tag:
        with suppress(FileNotFoundError):
            disk.remove(temporary)
    descriptor = disk.create(temporary, conditions.new_rights if old is None else PRIVATE)
    try:
        try:
            write_all(descriptor, data, disk)
            disk.sync(descriptor)
        finally:
            disk.close(descriptor)
        if old is not None:
            disk.set_rights(temporary, old)
        if conditions.last_look is not None:
            conditions.last_look()
        _patiently(lambda: disk.replace(temporary, target), disk)
    except BaseException:
        with suppress(OSError):
            disk.remove(temporary)
        raise
    # The new file has its name. Should the folder not reach the disk, a power cut may bring the old one back, whole.
    with suppress(OSError):
        disk.sync_folder(target.parent)


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


def _status(target: Path, name: str) -> os.stat_result | None:
    """What stands at the target, links followed; None where nothing does."""
    there = status(target)
    if there is not None and stat.S_ISDIR(there.st_mode):
        raise IsADirectoryError(errno.EISDIR, "")
    if there is not None and not stat.S_ISREG(there.st_mode):
        raise WriteFailedError(texts.no_ordinary_file(name))
    return there


@contextmanager
def _in_swedish(name: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        code = code_of(error)
        told = texts.folder_missing(name) if code == errno.ENOENT else texts.write_failed(name, code)
        raise WriteFailedError(told) from None
