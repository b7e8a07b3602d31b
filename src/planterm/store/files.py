"""Files as bytes: told apart, read without ever hanging, written and replaced whole or not at all."""

import errno
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from planterm.store.disk import (
    AS_USUAL,
    PRIVATE,
    Disk,
    ReadFailedError,
    WriteFailedError,
    code_of,
    followed,
    glance,
    is_link,
    look,
    shown,
    status,
    target_of,
    write_all,
)
from planterm.texts import store as texts

if sys.platform == "win32":
    from planterm.store.windows import copy_access

LARGEST = 8
"""Mebibytes; ten thousand rows are about six."""


class FileKind(NamedTuple):
    """What a file is read as: how large it may be, and what is said of one that is something else, given its name."""

    largest: int
    """In mebibytes."""
    missing: Callable[[str], str]
    is_folder: Callable[[str], str]
    not_regular: Callable[[str], str]
    too_large: Callable[[str, int], str]


PLAN_FILE = FileKind(LARGEST, texts.missing, texts.is_folder, texts.not_regular, texts.too_large)

_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)

_BEGINNING = 4096
_PLAN = rb"(?m:^)(?:\xef\xbb\xbf)?[ \t]*(?:schema|formular)[ \t]*="
_UNSAFE = '<>:"/\\|?*'
_IN_NO_NAME = r'(?i:[<>:"|?*\\\x00-\x1f]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d) *(?:\.|$))'


def read_file(path: Path, kind: FileKind = PLAN_FILE) -> bytes:
    """The bytes of a regular file; raises ReadFailedError for anything else, and never waits for a pipe."""
    name = shown(path)
    # Opening a device can do something by itself, so look first.
    if (there := look(path, name)) is None:
        raise ReadFailedError(kind.missing(name))
    if not stat.S_ISREG(there.st_mode):
        raise ReadFailedError((kind.is_folder if stat.S_ISDIR(there.st_mode) else kind.not_regular)(name))
    try:
        data = read_regular(path, (kind.largest << 20) + 1)
    except OSError as error:
        raise ReadFailedError(texts.read_failed(name, code_of(error))) from None
    if len(data) > kind.largest << 20:
        raise ReadFailedError(kind.too_large(name, kind.largest))
    return data


def read_regular(path: Path, most: int = -1) -> bytes:
    """The bytes of a regular file, all or the first ones; raises OSError for anything else, never waits for a pipe."""
    if (there := status(path)) is None or not stat.S_ISREG(there.st_mode):
        raise OSError(errno.ENOENT if there is None else errno.EINVAL, "")
    with os.fdopen(os.open(path, _OPEN_FLAGS), "rb") as file:
        return file.read(most)


def check_new_name(path: Path) -> None:
    """Raise WriteFailedError where a file that is not there yet could not have that name on Windows.

    Plans go from one computer to another, so that it holds on all of them.
    """
    if re.search(_IN_NO_NAME, path.name) and glance(path, follow=False) is None:
        raise WriteFailedError(texts.NO_WINDOWS_NAME.format(name=shown(path)))


def fit_for_a_name(text: str, longest: int) -> str:
    """As much of a text as may be part of a file's name on all computers."""
    return "".join("-" if each in _UNSAFE else each for each in " ".join(text.split()))[:longest].strip(" .")


def is_plan(path: Path) -> bool:
    """Whether the file is a plan, by its name or else by how it begins."""
    if path.suffix.lower() == ".toml":
        return True
    with suppress(OSError):
        return re.search(_PLAN, read_regular(path, _BEGINNING)) is not None
    return False


_BOOK_MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How zip files begin, which new workbooks are, and files of older Office programs."""

_BOOK_SUFFIXES = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".fods", ".numbers", ".csv"}
"""Those that cannot be read are told how to become a workbook."""


def is_workbook(path: Path) -> bool:
    """Whether the file is a workbook, or something like it, by how it begins or else by its name."""
    with suppress(OSError):
        if read_regular(path, len(_BOOK_MARKS[0])).startswith(_BOOK_MARKS):
            return True
    return path.suffix.lower() in _BOOK_SUFFIXES and not is_plan(path)


_SHARING_ERRORS = frozenset({5, 32, 33})
"""Windows: access denied, sharing violation, lock violation; scanners and synchronisers cause them in passing."""

_UNFINISHED, _SHORTEST = ".tmp", len("plan.toml")

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

    They go to a file beside the old one, reach the disk, and take the old one's name in one step. A file that exists
    keeps its rights. A link is followed where the conditions say so, so that it is the file that is replaced; any other
    is refused, since somebody may have put it there.
    """
    conditions = conditions or Conditions()
    name = conditions.name or shown(path)
    with _in_swedish(name):
        if not conditions.follows_link:
            refuse_link(path, name)
        target = target_of(path)
        old = _status(target, name)
        if old is not None and not os.access(target, os.W_OK):
            raise WriteFailedError(texts.READ_ONLY.format(name=name))
        _replace(target, data, old, disk or Disk(), conditions)


def refuse_link(path: Path, name: str) -> None:
    """Raise WriteFailedError where a link stands in the place of a file or folder that is to be written."""
    with _in_swedish(name):
        if is_link(status(path, follow=False)):
            raise WriteFailedError(texts.IS_LINK.format(name=name, target=shown(followed(path))))


def temporary_file(target: Path, tag: str) -> Path:
    """The file beside the target that new contents stand in until they are complete; a crash may leave it behind.

    Its name is no longer than the target's, since Windows bounds the whole path; its ending keeps it from being
    synchronised.
    """
    return target.parent / (f"~{tag}"[: max(len(target.name), _SHORTEST) - len(_UNFINISHED)] + _UNFINISHED)


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
            if sys.platform == "win32":
                copy_access(target, temporary)
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
        raise WriteFailedError(texts.NO_ORDINARY_FILE.format(name=name))
    return there


@contextmanager
def _in_swedish(name: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        code = code_of(error)
        told = texts.FOLDER_MISSING.format(name=name) if code == errno.ENOENT else texts.write_failed(name, code)
        raise WriteFailedError(told) from None
