"""A plan that is renamed or moved while it is open, or before the next start: nothing that is kept of it is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from planterm.session.session import Session
from planterm.store.journal_files import journal_files
from planterm.store.remembered import FollowUpState, keep_follow_up, read_follow_up
from planterm.store.state import recent_plans
from sample_plans import cell, small_plan, write
from session_process import SessionProcess


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "planer").mkdir()
    return small_plan(tmp_path / "planer")


def _renamed(path: Path) -> Path:
    return path.rename(path.with_name("plan 2026.toml"))


def _moved(path: Path) -> Path:
    return path.rename(path.parent.parent / "plan.toml")


def _with_its_folder(path: Path) -> Path:
    return path.parent.rename(path.parent.with_name("årets planer")) / "plan.toml"


MOVES = pytest.mark.parametrize("move", [_renamed, _moved, _with_its_folder])


@MOVES
def test_an_open_plan_goes_on_where_it_is_now_with_all_that_is_kept_of_it(
    path: Path, move: Callable[[Path], Path]
) -> None:
    session = Session.open(path)
    session.remember()
    write(session, "aaaaaa", "sparat")
    session.save()
    keep_follow_up(session.place, FollowUpState("aaaaaa"))
    write(session, "bbbbbb", "osparat")
    new = move(path)
    assert session.disk_watch.look() == (False, True)
    assert session.disk_watch.moved_to == new
    session.follow(new)
    assert session.place == new
    assert len(session.backups()) == 1
    assert read_follow_up(new) == FollowUpState("aaaaaa")
    assert recent_plans() == (new,)
    session.save()
    session.close()
    assert cell(Session.open(new, read_only=True), "bbbbbb") == "osparat"
    assert not path.exists()


@MOVES
@pytest.mark.parametrize("is_seen", [True, False])
def test_unsaved_work_and_all_that_is_kept_is_there_at_the_next_start(
    path: Path, move: Callable[[Path], Path], is_seen: bool
) -> None:
    with SessionProcess(path) as process:
        process.do("text", row="aaaaaa", column=0, text="sparat")
        process.do("save")
        process.do("text", row="bbbbbb", column=0, text="osparat")
        process.do("typing", row="cccccc", column=0, text="halvskrivet")
        new = move(path)
        if is_seen:
            process.do("follow", path=str(new))
            path.parent.mkdir(exist_ok=True)
            small_plan(path.parent)  # another plan comes into the old place
        process.kill()
    session = Session.open(new)
    assert len(session.backups()) == 1
    session.recover()
    assert [cell(session, row) for row in ("aaaaaa", "bbbbbb", "cccccc")] == ["sparat", "osparat", "halvskrivet"]
    session.save()
    session.close()
    assert journal_files() == []


def test_unsaved_work_that_is_put_off_is_offered_again_after_the_renamed_plan_was_saved(path: Path) -> None:
    first = Session.open(path)
    first.remember()
    first.close()
    with SessionProcess(path) as process:
        process.do("text", row="bbbbbb", column=0, text="osparat")
    new = _renamed(path)
    session = Session.open(new)
    session.remember()
    write(session, "aaaaaa", "sparat")
    session.save()
    session.close()
    small_plan(path.parent)
    recovery = Session.open(new, read_only=False).recovery
    assert recovery is not None
    assert [row.cells[0] for row in recovery.plan.rows()] == ["sparat", "osparat", "Torget"]


def test_a_plan_that_is_only_gone_is_not_found_and_written_anew_where_it_was(path: Path) -> None:
    session = Session.open(path)
    write(session, "aaaaaa", "ett")
    path.unlink()
    assert session.disk_watch.look() == (False, True)
    assert session.disk_watch.moved_to is None
    assert session.disk_watch.found_elsewhere() is None
    session.save()
    assert not session.is_missing
    assert cell(Session.open(path, read_only=True), "aaaaaa") == "ett"


def test_a_copy_that_was_there_before_is_not_taken_for_the_plan_that_is_gone(path: Path) -> None:
    copy = path.with_name("plan - Kopia.toml")
    copy.write_bytes(path.read_bytes())
    session = Session.open(path)
    assert session.disk_watch.look() == (False, False)
    write(session, "aaaaaa", "ett")
    path.unlink()
    assert session.disk_watch.look() == (False, True)
    assert session.disk_watch.moved_to is None
    assert session.disk_watch.found_elsewhere() is None


def test_a_reader_follows_and_leaves_no_trace(path: Path) -> None:
    session = Session.open(path, read_only=True)
    new = _renamed(path)
    session.follow(new)
    assert session.place == new
    assert recent_plans() == ()
