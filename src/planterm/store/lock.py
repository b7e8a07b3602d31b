"""Who has a plan open, and one save at a time.

Each session has a small file in the state folder, which the system keeps locked for as long as the process lives, so
that others see when it has ended, however that was. Where the plan is in a shared folder, a hidden file beside the plan
tells other computers too.
"""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from weakref import finalize

from planterm.model.text import one_line
from planterm.store.disk import (
    NO_LINK,
    PRIVATE,
    Disk,
    WriteFailedError,
    discard,
    glance,
    names_in,
    real_path,
    target_of,
    write_all,
)
from planterm.store.files import read_regular, temporary_file
from planterm.store.state import plan_key, private_folder, state_folder
from planterm.store.strict import WRONG, moment, text
from planterm.texts import kept_safe
from planterm.texts import store as texts

if sys.platform == "win32":
    from planterm.store.windows import hide, is_on_network, lock_file
else:
    import fcntl

_FOLDER, _SUFFIX = "locks", ".lock"
_READABLE = 0o644
_CLOUDS = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Where Windows says which folders are alike on several computers."""
_NETWORKS = frozenset({"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "davfs", "fuse.davfs"})
_LASTS = timedelta(hours=36)
"""A file from another computer that is older was left there: whether somebody still works there cannot be known."""

_MOST_BYTES = 1 << 16
_LONGEST_NAME = 256
_PIDS = range(1, 1 << 32)
_STEP, _STEPS = 0.02, 100
"""Seconds between attempts, two altogether; a save takes a fraction of one."""


@contextmanager
def exclusive(path: Path, name: str, disk: Disk) -> Iterator[None]:
    """Keep others from saving the plan meanwhile; go on without where the file system has no locks.

    Between looking whether somebody else wrote the file and replacing it nobody may write it. The system lets go of the
    lock when the process ends, however it ends.

    Raises WriteFailedError, which calls the file by the name, where another save of the plan does not come to its end.
    """
    descriptor = _opened(path)
    try:
        if descriptor is not None and not _is_taken(descriptor, disk):
            raise WriteFailedError(texts.BEING_SAVED.format(name=name))
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _opened(path: Path) -> int | None:
    try:
        return os.open(private_folder(_FOLDER) / f"{plan_key(path)}.saving", os.O_RDWR | os.O_CREAT | NO_LINK, PRIVATE)
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


def _try(descriptor: int) -> None:
    if sys.platform == "win32":
        lock_file(descriptor)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Owner(NamedTuple):
    """Who has a plan open, and since when."""

    user: str
    host: str
    pid: int
    since: datetime
    is_here: bool
    """Whether it is this computer; whether somebody on another one is still there cannot be known."""

    @property
    def told(self) -> str:
        """That it is so, in words."""
        since = kept_safe.moment(self.since, datetime.now().astimezone())
        return kept_safe.owner(self.user, self.host, since, is_here=self.is_here)


class Lock:
    """A session's own lock on a plan, and those of others."""

    def __init__(self, plan: Path) -> None:
        self.plan = plan
        self.key = plan_key(plan)
        self.token = os.urandom(6).hex()
        """Names the session in the state folder."""
        self.since = datetime.now().astimezone()
        self._beside: Path | None = None
        self._held: finalize[[int], Lock] | None = None
        """Lets go of the file, at the latest when nothing refers to the lock any more."""

    def place(self) -> None:
        """Say that the plan is open; where that cannot be written, nobody is told."""
        disk, lines = Disk(), (_user(), _host(), str(os.getpid()), "", self.since.isoformat())
        self._clear_beside()
        with suppress(OSError):
            target = target_of(self.plan)
            if is_shared(target.parent):
                self._beside = target.with_name(f"{_beginning_beside(target)}{self.token}{_SUFFIX}")
                descriptor = disk.create(self._beside, _READABLE)
                try:
                    write_all(descriptor, _data(*lines, ""), disk)
                finally:
                    disk.close(descriptor)
                if sys.platform == "win32":
                    hide(self._beside)
        with suppress(OSError):
            file = private_folder(_FOLDER) / self._name
            while glance(file) is None:  # or somebody has taken it for one left behind before it was locked
                self._let_go()
                descriptor = disk.create(file, PRIVATE)
                self._held = finalize(self, os.close, descriptor)
                _is_taken(descriptor, disk)
                write_all(descriptor, _data(*lines, real_path(self.plan)), disk)

    def move(self, plan: Path) -> None:
        """Say that the plan is open in its new place, and in the old one no more."""
        self.release()
        self.plan, self.key = plan, plan_key(plan)
        self.place()

    def release(self) -> None:
        """The plan is open no more."""
        self._clear_beside()
        self._let_go()
        discard(state_folder() / _FOLDER / self._name)

    def other_owner(self) -> Owner | None:
        """Who else has the plan open, the earliest of them; sessions of this very process are no others."""
        found = [*self._others(), *self._beside_owners()]
        owners = [owner for owner in found if not (owner.is_here and owner.pid == os.getpid())]
        return min(owners, key=lambda owner: owner.since, default=None)

    def _clear_beside(self) -> None:
        if self._beside is not None:
            discard(self._beside)
            self._beside = None

    def _let_go(self) -> None:
        if self._held is not None:
            self._held()

    def _beside_owners(self) -> Iterator[Owner]:
        """Who says beside the plan that it is open; what was left there is cleared away."""
        for file in _files_beside(self.plan):
            if file == self._beside or (owner := _owner(file)) is None:
                continue
            token = file.stem.rpartition(".")[2]
            is_own = owner.is_here and owner.user == _user()
            if is_held(self.key, token) if is_own else datetime.now().astimezone() - owner.since <= _LASTS:
                yield owner
            else:
                discard(file)

    @property
    def _name(self) -> str:
        return f"{self.key}-{self.token}{_SUFFIX}"

    def _others(self) -> Iterator[Owner]:
        """The locks of living sessions; those of dead ones are cleared away."""
        folder = state_folder() / _FOLDER
        for name in names_in(folder):
            if name == self._name or not (name.startswith(f"{self.key}-") and name.endswith(_SUFFIX)):
                continue
            file = folder / name
            if not _is_living(file, clears_away=True):
                with suppress(OSError):
                    discard(temporary_file(target_of(self.plan), name.removesuffix(_SUFFIX).partition("-")[2]))
            elif (owner := _owner(file)) is not None:
                yield owner


def _data(*lines: str) -> bytes:
    return "\n".join(lines).encode(errors="surrogatepass")


def _files_beside(plan: Path) -> list[Path]:
    """The files by which sessions say that they have the plan open, where its folder is shared."""
    with suppress(OSError):
        target = target_of(plan)
        if is_shared(target.parent):
            name = re.compile(rf"{re.escape(_beginning_beside(target))}[0-9a-f]{{12}}\.lock")
            return [target.with_name(each) for each in names_in(target.parent) if name.fullmatch(each)]
    return []


def _beginning_beside(plan: Path) -> str:
    return f".{plan.name}."


def open_keys() -> set[str]:
    """The keys of all plans that somebody has open, as far as can be known."""
    folder = state_folder() / _FOLDER
    names = (name for name in names_in(folder) if name.endswith(_SUFFIX))
    return {name.partition("-")[0] for name in names if _is_living(folder / name)}


def is_held(key: str, token: str) -> bool:
    """Whether the session of that token still has the plan open, as far as can be known."""
    return _is_living(state_folder() / _FOLDER / f"{key}-{token}{_SUFFIX}")


def _is_living(file: Path, *, clears_away: bool = False) -> bool:
    """Whether a process holds it; none does that has ended, or where the file system has no locks."""
    try:
        descriptor = os.open(file, os.O_RDWR | NO_LINK)
    except OSError:
        return False
    try:
        _try(descriptor)
        if clears_away:
            discard(file)  # before it is let go: somebody may be about to hold it
    except (BlockingIOError, PermissionError):
        return True
    except OSError:
        return False
    finally:
        os.close(descriptor)
    if clears_away and sys.platform == "win32":
        discard(file)  # where nobody can remove one that is open
    return False


def _owner(file: Path) -> Owner | None:
    """Who wrote it; None for what no session has written."""
    try:
        data = read_regular(file, _MOST_BYTES)
        user, host, number, _, since, *_ = data.decode(errors="surrogatepass").split("\n")
        if (pid := int(number)) in _PIDS and max(len(user), len(host)) <= _LONGEST_NAME:
            return Owner(text(user), text(host), pid, moment(since), host == _host())
    except (OSError, *WRONG):
        pass
    return None


def is_shared(folder: Path) -> bool:
    """Whether people at other computers may have the folder too: on a network, or kept alike by OneDrive."""
    path = Path(real_path(folder))
    clouds = filter(None, map(os.environ.get, _CLOUDS))
    if any(path.is_relative_to(real_path(Path(cloud))) for cloud in clouds):
        return True
    if sys.platform == "win32":
        return is_on_network(path)
    return _kind_of_disk(path) in _NETWORKS


def _kind_of_disk(path: Path) -> str:
    """What kind of disk the path is on, as Linux calls it; empty where the system does not say."""
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    mounts = ((line.split()[1].replace("\\040", " ").rstrip("/"), line.split()[2]) for line in lines)
    return max(((where, kind) for where, kind in mounts if f"{path}/".startswith(f"{where}/")), default=("", ""))[1]


def _host() -> str:
    if sys.platform == "win32":
        return one_line(os.environ.get("COMPUTERNAME", ""))
    return one_line(os.uname().nodename)


def _user() -> str:
    for variable in ("USER", "USERNAME", "LOGNAME"):
        if name := os.environ.get(variable):
            return one_line(name)
    if sys.platform != "win32":
        from pwd import getpwuid

        with suppress(KeyError):
            return one_line(getpwuid(os.getuid()).pw_name)
    return ""
