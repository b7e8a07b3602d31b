"""Who has the plan open, as the lock files tell it."""

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from store_plans import minimal

from planterm.store.lock import Lock, is_held
from planterm.store.state import state_folder
from session_process import SessionProcess


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.toml"
    path.write_text(minimal(), encoding="utf-8")
    return path


def lock_files() -> list[Path]:
    return sorted((state_folder() / "locks").glob("*.lock"))


def placed(plan: Path) -> Lock:
    lock = Lock(plan)
    lock.place()
    return lock


def rewritten(file: Path, line: int, text: str) -> None:
    lines = file.read_text(encoding="utf-8").split("\n")
    lines[line] = text
    file.write_bytes("\n".join(lines).encode())


def test_nobody_has_a_plan_open_that_nobody_opened(plan: Path) -> None:
    assert placed(plan).other_owner() is None


def test_another_process_is_named_with_user_computer_and_time(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "anna")
    before = datetime.now().astimezone()
    with SessionProcess(plan) as process:
        owner = placed(plan).other_owner()
        assert owner is not None
        assert owner.user == "anna"
        assert owner.host
        assert owner.pid == process.pid
        assert owner.is_here
        assert before <= owner.since <= datetime.now().astimezone()


def test_a_lock_holds_though_others_look_while_it_is_placed(plan: Path) -> None:
    done = Event()

    def looking() -> None:
        lock = Lock(plan)
        while not done.is_set():
            lock.other_owner()

    with ThreadPoolExecutor() as pool:
        looks = [pool.submit(looking) for _ in range(3)]
        try:
            for _ in range(300):
                lock = placed(plan)
                assert is_held(lock.key, lock.token)
                lock.release()
        finally:
            done.set()
        for look in looks:
            look.result()


def test_a_crashed_owner_is_forgotten_and_cleared_away(plan: Path) -> None:
    with SessionProcess(plan) as process:
        process.do("texts")
    assert len(lock_files()) == 1
    assert placed(plan).other_owner() is None
    assert len(lock_files()) == 1


def test_an_owner_that_left_is_gone(plan: Path) -> None:
    with SessionProcess(plan) as process:
        process.do("close")
        assert placed(plan).other_owner() is None


def test_the_same_process_is_no_other(plan: Path) -> None:
    placed(plan)
    assert placed(plan).other_owner() is None


def test_the_earliest_owner_is_named(plan: Path) -> None:
    with SessionProcess(plan) as first, SessionProcess(plan) as second:
        assert second.opened["owner"] == first.pid
        owner = placed(plan).other_owner()
        assert owner is not None
        assert owner.pid == first.pid


def test_another_plan_is_another_matter(plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "annan.toml"
    other.write_text(minimal(), encoding="utf-8")
    with SessionProcess(other):
        assert placed(plan).other_owner() is None


def test_a_lock_that_nobody_holds_any_more_is_cleared_away_whatever_stands_in_it(plan: Path) -> None:
    for number, data in enumerate((b"", b"\0" * 100, b"\xff\xfe\x00", b"a\nb\nc", b"x" * 5_000_000)):
        with SessionProcess(plan):
            pass
        [file] = lock_files()
        file.write_bytes(data)
        lock = placed(plan)
        assert lock.other_owner() is None, number
        assert file not in lock_files()
        lock.release()


WRONG = {
    0: ["\x1b[2J", "\x9b2J", "x" * 300],
    1: ["\x1b]0;x\x07", "x" * 300],
    2: ["", "-1", "0", "1.5", "x", "9" * 30, "9" * 5000],
    4: ["", "i morgon", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00", "5"],
}


@pytest.mark.parametrize(("line", "text"), [(line, text) for line, texts in WRONG.items() for text in texts])
def test_no_line_of_another_kind_is_believed(plan: Path, line: int, text: str) -> None:
    with SessionProcess(plan):
        [file] = lock_files()
        rewritten(file, line, text)
        assert placed(plan).other_owner() is None


def test_a_time_without_a_zone_is_the_computers_own(plan: Path) -> None:
    with SessionProcess(plan) as first, SessionProcess(plan):
        [file] = [file for file in lock_files() if f"\n{first.pid}\n" in file.read_text("utf-8")]
        rewritten(file, 4, "2020-01-01T10:00:00")
        owner = placed(plan).other_owner()
        assert owner is not None
        assert owner.since.tzinfo is not None
        assert owner.since.hour == 10


def test_names_never_steer_the_terminal(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "an\x1b[2Jna\nx")
    with SessionProcess(plan):
        owner = placed(plan).other_owner()
        assert owner is not None
        assert owner.user == "an[2Jna x"


def test_a_lock_holds_while_its_process_runs(plan: Path) -> None:
    lock = placed(plan)
    assert is_held(lock.key, lock.token)
    lock.place()
    assert is_held(lock.key, lock.token)
    lock.release()
    assert not is_held(lock.key, lock.token)
    lock.release()


def test_a_lock_that_somebody_clears_away_is_placed_anew(plan: Path) -> None:
    lock = placed(plan)
    if sys.platform != "win32":  # where nobody can
        [file] = lock_files()
        file.unlink()
        assert not is_held(lock.key, lock.token)
    lock.place()
    assert is_held(lock.key, lock.token)


def test_where_no_lock_can_be_written_the_work_goes_on(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANTERM_STATE", str(plan))
    lock = placed(plan)
    assert lock.other_owner() is None
    lock.release()


@pytest.fixture
def shared(plan: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The plan in a folder that is the same on several computers."""
    monkeypatch.setenv("OneDrive", str(plan.parent))
    return plan


def beside(plan: Path) -> list[Path]:
    return sorted(plan.parent.glob(f".{plan.name}.*.lock"))


def by_another_computer(plan: Path, since: datetime) -> Path:
    """What a session on another computer leaves beside the plan."""
    file = plan.with_name(f".{plan.name}.0123456789ab.lock")
    file.write_bytes("\n".join(("berit", "DATOR-2", "4711", "", since.isoformat(), "")).encode())
    return file


def test_in_a_shared_folder_another_computer_is_told_while_the_plan_is_open(shared: Path) -> None:
    lock = placed(shared)
    assert len(beside(shared)) == 1
    assert lock.other_owner() is None
    lock.move(shared.with_name("ny.toml"))
    assert (beside(shared), len(beside(shared.with_name("ny.toml")))) == ([], 1)
    lock.release()
    assert [path.name for path in shared.parent.iterdir()] == [shared.name]


def test_nothing_lies_beside_a_plan_in_a_folder_of_ones_own(plan: Path) -> None:
    placed(plan)
    assert [path.name for path in plan.parent.iterdir()] == [plan.name]


def test_who_has_it_open_on_another_computer_is_named_until_that_is_too_long_ago(shared: Path) -> None:
    now = datetime.now().astimezone()
    file = by_another_computer(shared, now - timedelta(hours=2))
    owner = placed(shared).other_owner()
    assert owner is not None
    assert (owner.user, owner.host, owner.is_here) == ("berit", "DATOR-2", False)
    assert file.exists()
    by_another_computer(shared, now - timedelta(days=3))
    assert placed(shared).other_owner() is None
    assert not file.exists()


def test_what_a_crash_on_this_computer_leaves_beside_the_plan_is_cleared_away(shared: Path) -> None:
    with SessionProcess(shared) as process:
        process.do("texts")
    assert len(beside(shared)) == 1
    assert placed(shared).other_owner() is None
    assert len(beside(shared)) == 1, "one's own"


@pytest.mark.parametrize("data", [b"", b"\xff\xff", b"a\n\x1b[2J\n1\n\n2026-01-01T00:00:00+00:00\n", b"a\nb\nc"])
def test_what_no_session_has_written_beside_the_plan_names_nobody(shared: Path, data: bytes) -> None:
    shared.with_name(f".{shared.name}.0123456789ab.lock").write_bytes(data)
    assert placed(shared).other_owner() is None
