"""Who has a plan open: a small file in the state folder for each session, gone when the session ends.

The files of sessions that crashed are found out by their process and cleared away. They see what runs under the same
user's state folder; two people with folders of their own meet at the save, which merges.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from planterm.store.disk import PRIVATE, Disk, write_all
from planterm.store.files import read_regular
from planterm.store.looks import names_in, real_path, target_of
from planterm.store.processes import UNKNOWN, beginning
from planterm.store.state import plan_key, private_folder, put_aside, state_folder
from planterm.store.state_values import WRONG, moment, text

_FOLDER, _SUFFIX = "locks", ".lock"
_MOST_BYTES = 1 << 16
_LONGEST_NAME = 256
_PIDS = range(1, 1 << 32)


class Owner(NamedTuple):
    """Who has a plan open, and since when."""

    user: str
    host: str
    pid: int
    since: datetime
    is_here: bool
    """Whether it is this computer; whether somebody on another one is still there cannot be known."""


class Lock:
    """A session's own lock on a plan, and those of others."""

    def __init__(self, plan: Path) -> None:
        self.plan = plan
        self.key = plan_key(plan)
        self.token = os.urandom(6).hex()
        """Names the session in the state folder."""
        self.since = datetime.now().astimezone()
        self.damaged: list[Path] = []
        """Where locks are kept that nobody has written so."""

    def place(self) -> None:
        """Say that the plan is open; where that cannot be written, nobody is told."""
        lines = (_user(), _host(), str(os.getpid()), beginning(os.getpid()) or UNKNOWN, self.since.isoformat())
        data = "\n".join((*lines, real_path(self.plan))).encode(errors="surrogatepass")
        disk = Disk()
        with suppress(OSError):
            # Others take a lock that they cannot read for a broken one, so it must never be there by half.
            unfinished = private_folder(_FOLDER) / f"{self.token}.new"
            descriptor = disk.create(unfinished, PRIVATE)
            try:
                write_all(descriptor, data, disk)
            finally:
                disk.close(descriptor)
            disk.replace(unfinished, unfinished.with_name(self._name))

    def move(self, plan: Path) -> None:
        """Say that the plan is open in its new place, and in the old one no more."""
        before = state_folder() / _FOLDER / self._name
        self.plan, self.key = plan, plan_key(plan)
        self.place()
        if before.name != self._name:
            with suppress(OSError):
                before.unlink()

    def release(self) -> None:
        """The plan is open no more."""
        with suppress(OSError):
            (state_folder() / _FOLDER / self._name).unlink()

    def other_owner(self) -> Owner | None:
        """Who else has the plan open, the earliest of them; sessions of this very process are no others."""
        owners = [owner for _, owner in self._others() if not (owner.is_here and owner.pid == os.getpid())]
        return min(owners, key=lambda owner: owner.since, default=None)

    def forget_other_computers(self) -> None:
        """Clear away the locks that other computers left, of which nobody can tell whether they still hold."""
        for file, owner in self._others():
            if not owner.is_here:
                with suppress(OSError):
                    file.unlink()

    @property
    def _name(self) -> str:
        return f"{self.key}-{self.token}{_SUFFIX}"

    def _others(self) -> Iterator[tuple[Path, Owner]]:
        """The locks of living sessions; those of dead ones are cleared away."""
        folder = state_folder() / _FOLDER
        for name in names_in(folder):
            if name == self._name or not (name.startswith(f"{self.key}-") and name.endswith(_SUFFIX)):
                continue
            file = folder / name
            try:
                owner = _living_owner(file)
            except WRONG:
                self.damaged.append(put_aside(file))
                continue
            if owner is not None:
                yield file, owner
            else:
                from planterm.store.replace import temporary_file

                with suppress(OSError):
                    file.unlink()
                with suppress(OSError):
                    temporary_file(target_of(self.plan), name.removesuffix(_SUFFIX).partition("-")[2]).unlink()


def open_keys() -> set[str]:
    """The keys of all plans that somebody has open, as far as can be known."""
    folder = state_folder() / _FOLDER
    names = (name for name in names_in(folder) if name.endswith(_SUFFIX))
    return {name.partition("-")[0] for name in names if _is_living(folder / name)}


def is_held(key: str, token: str) -> bool:
    """Whether the session of that token still has the plan open, as far as can be known."""
    return _is_living(state_folder() / _FOLDER / f"{key}-{token}{_SUFFIX}")


def _is_living(file: Path) -> bool:
    try:
        return _living_owner(file) is not None
    except WRONG:
        return False


def _living_owner(file: Path) -> Owner | None:
    """Who holds it; None for a dead session's. Raises one of WRONG for what no session has written."""
    try:
        data = read_regular(file, _MOST_BYTES)
    except OSError:
        return None
    if not data.strip(b"\0 \n"):
        return None  # the power went before it was on the disk
    user, host, number, began, since, *_ = data.decode(errors="surrogatepass").split("\n")
    pid = int(number)
    if pid not in _PIDS or max(len(user), len(host)) > _LONGEST_NAME or len(data) == _MOST_BYTES:
        raise ValueError(file)
    owner = Owner(text(user), text(host), pid, moment(since), host == _host())
    if owner.is_here:
        now = beginning(pid)
        if now is None or (UNKNOWN not in {now, began} and now != began):
            return None
    return owner


def _host() -> str:
    if sys.platform == "win32":
        return _one_line(os.environ.get("COMPUTERNAME", ""))
    return _one_line(os.uname().nodename)


def _user() -> str:
    for variable in ("USER", "USERNAME", "LOGNAME"):
        if name := os.environ.get(variable):
            return _one_line(name)
    if sys.platform == "win32":
        return ""
    from pwd import getpwuid

    try:
        return _one_line(getpwuid(os.getuid()).pw_name)
    except KeyError:
        return ""


def _one_line(text: str) -> str:
    from planterm.model.text import clean

    return " ".join(clean(text).split())
