"""The bytes of a workbook's file."""

import os
import stat
from pathlib import Path

from planterm.excel.reading.faults import UnreadableBookError
from planterm.model.text import clean
from planterm.texts import workbook_files as texts

LARGEST = 64
"""Mebibytes."""

_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def shown(path: Path) -> str:
    """The path as one harmless line; a file name may hold line breaks and terminal codes."""
    return " ".join(clean(str(path)).split())


def read_book_file(path: Path) -> bytes:
    """The bytes of a regular file; raises UnreadableBookError for anything else, and never waits for a pipe."""
    name = shown(path)
    try:
        # Opening a device can do something by itself, so look first; then at what was opened.
        _check(path.stat(), name)
        descriptor = os.open(path, _OPEN_FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            _check(os.fstat(descriptor), name)
            return file.read(LARGEST << 20)
    except FileNotFoundError:
        raise UnreadableBookError(texts.missing(name)) from None
    except PermissionError:
        raise UnreadableBookError(texts.no_read_rights(name)) from None
    except (OSError, ValueError):  # ValueError: a NUL in the path
        raise UnreadableBookError(texts.read_failed(name)) from None


def _check(status: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableBookError(texts.is_folder(name))
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableBookError(texts.not_regular(name))
    if status.st_size > LARGEST << 20:
        raise UnreadableBookError(texts.too_large(name, LARGEST))
