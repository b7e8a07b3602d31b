"""One save of a plan at a time, among the programs under the same state folder.

Between looking whether somebody else wrote the file and replacing it nobody may write it. The system lets go of the
lock when the process ends, however it ends.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planterm.store.disk import NO_LINK, PRIVATE, Disk
from planterm.store.errors import WriteFailedError
from planterm.store.state import plan_key, private_folder
from planterm.texts import store as texts

_STEP, _STEPS = 0.02, 100
"""Seconds between attempts, two altogether; a save takes a fraction of one."""


@contextmanager
def exclusive(path: Path, name: str, disk: Disk) -> Iterator[None]:
    """Keep others from saving the plan meanwhile; go on without where the file system has no locks.

    Raises WriteFailedError, which calls the file by the name, where another save of the plan does not come to its end.
    """
    descriptor = _opened(path)
    try:
        if descriptor is not None and not _is_taken(descriptor, disk):
            raise WriteFailedError(texts.being_saved(name))
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _opened(path: Path) -> int | None:
    try:
        return os.open(private_folder("locks") / f"{plan_key(path)}.saving", os.O_RDWR | os.O_CREAT | NO_LINK, PRIVATE)
    except OSError:
        return None


def _is_taken(descriptor: int, disk: Disk) -> bool:
    for _ in range(_STEPS):
        try:
            _try(descriptor)
        except (BlockingIOError, PermissionError):
            disk.sleep(_STEP)
        except OSError:
            return True  # the folder's file system has no locks
        else:
            return True
    return False


if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
