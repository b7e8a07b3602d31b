"""The calls by which this process looks at the user's files and folders, of which any can be made to fail."""

import errno
import io
import os
import sys
import sysconfig
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

import planterm

GONE_SHARE = (errno.ESTALE, errno.EHOSTDOWN, errno.ENOTCONN)
CODES = (errno.EACCES, errno.EIO, *GONE_SHARE, errno.ENOENT, errno.ENAMETOOLONG, errno.ELOOP)
_BY_PATH = (
    *("stat", "lstat", "readlink", "access", "getcwd", "listdir", "scandir", "open", "mkdir", "rename", "replace"),
    *("unlink", "link", "chmod"),
)
_BY_NUMBER = ("fstat", "fsync", "ftruncate")
_SOURCES = str(Path(planterm.__file__).parents[1])
_PROGRAM = tuple({sys.prefix, sys.base_prefix, _SOURCES, *sysconfig.get_paths().values()})


class Outage:
    """Counts the calls while it lasts, and lets one of them fail, or all from that one on."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        """Stand between the program and the system."""
        self.calls: list[str] = []
        self._is_on = self._lasts = False
        self._code, self._turn = 0, -1
        self._below = self._here = ""
        for name in (*_BY_PATH, *_BY_NUMBER):
            patch.setattr(os, name, self._between(name, getattr(os, name)))
        opened = self._opened(io.open)
        patch.setattr(io, "open", opened)
        patch.setattr("builtins.open", opened)

    @contextmanager
    def on(self, code: int = 0, turn: int = -1, *, lasts: bool = False, below: Path | str = "") -> Iterator[None]:
        """Let the call of that turn fail with that error, or all from there on; of those about a folder, if given."""
        self._here, self._below = str(Path.cwd()), str(below)
        self.calls, self._code, self._turn, self._lasts = [], code, turn, lasts
        self._is_on = True
        try:
            yield
        finally:
            self._is_on = False

    def _between(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **rest: Any) -> Any:
            if not self._fails(name, *args):
                return real(*args, **rest)
            if name == "access":
                return False
            raise OSError(self._code, os.strerror(self._code))

        return call

    def _opened(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def opened(file: Any, *args: Any, **rest: Any) -> Any:
            if not isinstance(file, int) and self._fails("open", file):
                raise OSError(self._code, os.strerror(self._code))
            made = real(file, *args, **rest)
            if isinstance(file, int) and hasattr(made, "read"):
                made.read = self._between("read", made.read)
            return made

        return opened

    def _fails(self, name: str, *args: Any) -> bool:
        """Count a call, unless it is about the program's own files, and tell whether it fails."""
        place = os.fsdecode(args[0]) if args and isinstance(args[0], (str, bytes, os.PathLike)) else ""
        if not self._is_on or place.startswith(_PROGRAM) or not f"{self._here}/{place}".count(self._below):
            return False
        self.calls.append(f"{name} {place}")
        turn = len(self.calls) - 1
        return turn == self._turn or (self._lasts and turn > self._turn)


def outages(calls: int, most: int) -> Iterator[tuple[int, int, bool]]:
    """Errors, turns and whether they last: so many of the calls alone, then a share that is gone from a call on.

    Where one is enough, the first call fails, alone or with all after it, as the number of calls has it.
    """
    codes = cycle(CODES[calls % len(CODES) :] + CODES[: calls % len(CODES)])
    if most == 1 and calls % 2:
        yield GONE_SHARE[calls % len(GONE_SHARE)], 0, True
        return
    for turn in range(0, calls, -(-calls // most) or 1):
        yield next(codes), turn, False
    for turn, code in zip(range(0, calls, calls // 3 + 1), GONE_SHARE, strict=False):
        if most > 9 or (most > 1 and turn == 0):
            yield code, turn, True
