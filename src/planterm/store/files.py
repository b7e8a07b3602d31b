"""Files as bytes: read without ever hanging, written whole or not at all."""

import errno
import os
import re
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from planterm.store.disk import Disk
from planterm.store.errors import OutputExistsError, ReadFailedError, WriteFailedError, shown
from planterm.store.looks import code_of, glance, look, status
from planterm.texts import store as texts

LARGEST = 12
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
_PLAN = re.compile(rb"^(?:\xef\xbb\xbf)?[ \t]*(?:schema|formular)[ \t]*=", re.MULTILINE)
_IN_NO_NAME = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d) *(?:\.|$)', re.IGNORECASE)


def read_file(path: Path, kind: FileKind = PLAN_FILE) -> bytes:
    """The bytes of a regular file; raises ReadFailedError for anything else, and never waits for a pipe."""
    name = shown(path)
    # Opening a device can do something by itself, so look first; then at what was opened.
    if (there := look(path, name)) is None:
        raise ReadFailedError(kind.missing(name))
    _check_regular(there, name, kind)
    try:
        descriptor = os.open(path, _OPEN_FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            _check_regular(os.fstat(descriptor), name, kind)
            data = file.read((kind.largest << 20) + 1)
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
    if _IN_NO_NAME.search(path.name) and glance(path, follow=False) is None:
        raise WriteFailedError(texts.no_windows_name(shown(path)))


def write_output(path: Path, data: bytes, *, overwrite: bool) -> None:
    """A new file whole or not at all; raises OutputExistsError where one stands there and may not be overwritten.

    A plan that stands there is kept among its versions first; raises PlantermError, and leaves it, where it cannot be.
    """
    from planterm.store.replace import refuse_link, replace_file

    if look(path, follow=False) is not None:
        if not overwrite:
            raise OutputExistsError(texts.output_exists(shown(path)))
        refuse_link(path, shown(path))
        keep_replaced(path)
    replace_file(path, data)


def is_plan(path: Path) -> bool:
    """Whether the file is a plan, by its name or else by how it begins."""
    if path.suffix.lower() == ".toml":
        return True
    with suppress(OSError):
        return _PLAN.search(read_regular(path, _BEGINNING)) is not None
    return False


def keep_replaced(path: Path) -> None:
    """Keep a plan that is about to be replaced among its versions; raises PlantermError where that fails."""
    if not is_plan(path):
        return
    from planterm.store.backups import backup_folder, keep_backup
    from planterm.store.settings import read_settings

    data = read_file(path)
    try:
        keep_backup(path, data, read_settings().backups, Disk())
    except WriteFailedError:
        raise WriteFailedError(texts.replaced_not_kept(shown(path), shown(backup_folder(path)))) from None


def _check_regular(status: os.stat_result, name: str, kind: FileKind) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise ReadFailedError(kind.is_folder(name))
    if not stat.S_ISREG(status.st_mode):
        raise ReadFailedError(kind.not_regular(name))
    if status.st_size > kind.largest << 20:
        raise ReadFailedError(kind.too_large(name, kind.largest))
