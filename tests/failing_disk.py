"""Disks on which a system call fails: a certain one, or the one that comes at a certain turn."""

import errno
import os
from pathlib import Path

from planterm.store.disk import Disk

NO_SPACE = OSError(errno.ENOSPC, "No space left on device")
CALLS = ("create", "extend", "write", "sync", "cut", "close", "set_rights", "replace", "remove", "sync_folder")


class FailingDisk(Disk):
    """A real disk that lets some calls fail."""

    def __init__(self, piece: int = 1 << 30) -> None:
        self.turn = 0
        self.piece = piece
        self.slept: list[float] = []
        self.calls: list[str] = []
        self.failing_call, self.failing_turn, self.times = "", -1, 0
        self.error: BaseException = NO_SPACE

    def fail_at(self, turn: int, error: BaseException = NO_SPACE) -> None:
        """Let the call at that turn, counted from now, fail."""
        self.turn, self.calls = 0, []
        self.failing_turn, self.error = turn, error

    def fail(self, call: str, error: BaseException = NO_SPACE, times: int = 1 << 30) -> None:
        """Let so many such calls fail from now on; none where the name is empty."""
        self.failing_call, self.error, self.times = call, error, times

    def _try(self, call: str) -> None:
        turn, self.turn = self.turn, self.turn + 1
        self.calls.append(call)
        if call == self.failing_call and self.times:
            self.times -= 1
            raise self.error
        if turn == self.failing_turn:
            raise self.error

    def create(self, path: Path, mode: int) -> int:
        self._try("create")
        return super().create(path, mode)

    def extend(self, path: Path) -> int:
        self._try("extend")
        return super().extend(path)

    def write(self, descriptor: int, data: memoryview) -> int:
        """Half of what was to be written reaches the disk when it fails, as when it gets full."""
        try:
            self._try("write")
        except BaseException:
            super().write(descriptor, data[: len(data) // 2])
            raise
        return super().write(descriptor, data[: self.piece])

    def sync(self, descriptor: int) -> None:
        self._try("sync")
        super().sync(descriptor)

    def cut(self, descriptor: int, length: int) -> None:
        self._try("cut")
        super().cut(descriptor, length)

    def close(self, descriptor: int) -> None:
        super().close(descriptor)
        self._try("close")

    def set_rights(self, path: Path, like: os.stat_result) -> None:
        self._try("set_rights")
        super().set_rights(path, like)

    def replace(self, source: Path, target: Path) -> None:
        self._try("replace")
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        self._try("remove")
        super().remove(path)

    def sync_folder(self, folder: Path) -> None:
        self._try("sync_folder")
        super().sync_folder(folder)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
