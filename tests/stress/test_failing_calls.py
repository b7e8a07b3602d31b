"""Every system call of a session's work fails in turn: nothing that was done is lost, the file is old or new.

In the ordinary run each call fails with one of the errors, the next one with the next.
"""

import errno
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from failing_disk import FailingDisk
from planterm.errors import PlantermError
from planterm.model.edits import Place
from planterm.model.plan import Plan
from planterm.session.session import Session
from planterm.store.planfile import load
from sample_plans import small_plan, write

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)
Record = Callable[[str, object], None]


def steps(session: Session) -> Iterator[None]:
    """Work that needs every kind of call: first changes, saves, changes after a save, an open cell."""
    write(session, "aaaaaa", "ett")
    yield
    write(session, "bbbbbb", "två " * 300)
    yield
    session.save()
    yield
    write(session, "cccccc", "tre")
    yield
    session.undo()
    yield
    session.redo()
    yield
    session.keep_typing(Place("unga", "aaaaaa"), "halv")
    write(session, "aaaaaa", "fyra")
    yield
    session.save()
    yield
    write(session, "bbbbbb", "fem")
    yield


def worked(path: Path, turn: int, piece: int, error: OSError) -> tuple[FailingDisk, Session]:
    """The work with the call of that turn failing; at each moment the file is one that was saved, or is being."""
    disk = FailingDisk(piece)
    session = Session(load(path), disk=disk)
    disk.fail_at(turn, error)
    saved: list[Plan] = [session.plan]
    work = steps(session)
    while True:
        try:
            next(work)
        except StopIteration:
            return disk, session
        except PlantermError:
            work = steps_after_a_failed_save(session)
        saved.append(session.plan)
        assert load(path).plan in saved


def steps_after_a_failed_save(session: Session) -> Iterator[None]:
    """What a person does when a save fails: goes on, and saves again."""
    write(session, "cccccc", "efter felet")
    yield
    session.save()
    yield
    write(session, "bbbbbb", "efter det andra försöket")
    yield


@pytest.mark.parametrize(
    ("piece", "step"),
    [(1 << 16, len(ERRORS)), *(pytest.param(piece, 1, marks=pytest.mark.stress) for piece in (1 << 16, 97))],
)
def test_no_failing_call_loses_anything(piece: int, step: int, tmp_path: Path, record_property: Record) -> None:
    calls = failures = 0
    for first, code in enumerate(ERRORS):
        turn, last = first % step, False
        while not last:
            folder = tmp_path / f"{code}-{turn}"
            folder.mkdir()
            path = small_plan(folder)
            disk, session = worked(path, turn, piece, OSError(code, "English"))
            last = disk.turn <= turn
            failures += not last
            if last:
                disk.fail_at(-1)
            # A failing call is made up for by a later change; this one is the last.
            if session.journal_problem is None:
                session._keeping.lock.release()  # type: ignore[union-attr]
                again = Session.open(path)
                assert (again.recovery.plan if again.recovery else again.plan) == session.plan
                again.close()
            else:
                assert session.journal_problem.endswith(".")
            session.save()
            assert load(path).plan == session.plan
            assert [entry.name for entry in folder.iterdir()] == [path.name]
            session.close()
            turn += step
        calls = max(calls, turn)
    record_property("figure", f"{failures} failing system calls ({calls} calls, {len(ERRORS)} errors): nothing lost")
