"""The versions before each save."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from planterm.store.backups import backup_folder, keep_backup, list_backups
from planterm.store.disk import Disk, WriteFailedError


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return tmp_path / "åtgärdsplan 2026.toml"


def keep(plan: Path, data: bytes, count: int = 10) -> None:
    keep_backup(plan, data, count, Disk())


def test_a_plan_that_was_never_saved_has_none(plan: Path) -> None:
    assert list_backups(plan) == ()


def test_versions_are_listed_newest_first_with_their_times(plan: Path) -> None:
    before = datetime.now().replace(microsecond=0)
    for data in (b"ett", b"tva", b"tre"):
        keep(plan, data)
    newest, middle, oldest = list_backups(plan)
    assert [backup.path.read_bytes() for backup in (newest, middle, oldest)] == [b"tre", b"tva", b"ett"]
    assert before <= oldest.kept_at <= middle.kept_at <= newest.kept_at < before + timedelta(minutes=5)
    assert (newest.until, middle.until, oldest.until) == (None, newest.kept_at, middle.kept_at)


def test_a_clock_that_was_wrong_changes_neither_their_order_nor_which_of_them_go(plan: Path) -> None:
    keep(plan, b"fore programmets nummer")
    folder = backup_folder(plan)
    next(folder.iterdir()).rename(folder / "2026-01-01 10.00.00.toml")
    for data, clock in (
        (b"ett", "2031-05-01 12.00.00"),
        (b"tva", "1970-01-01 00.00.00"),
        (b"tre", "2026-03-01 09.00.00"),
    ):
        keep(plan, data, 3)
        newest = list_backups(plan)[0].path
        newest.rename(newest.with_name(f"{newest.name.partition(' ')[0]} {clock}.toml"))
    kept = list_backups(plan)
    assert [backup.path.read_bytes() for backup in kept] == [b"tre", b"tva", b"ett", b"fore programmets nummer"]
    assert [backup.kept_at.year for backup in kept] == [2026, 1970, 2031, 2026]
    keep(plan, b"fyra", 2)
    assert [backup.path.read_bytes() for backup in list_backups(plan)] == [b"fyra", b"tre", b"tva"]


def test_a_person_finds_them_by_the_plans_name(plan: Path) -> None:
    keep(plan, b"ett")
    [backup] = list_backups(plan)
    assert backup.path.parent == backup_folder(plan)
    assert backup.path.parent.name.startswith("åtgärdsplan 2026-")
    assert backup.path.name == f"0001 {backup.kept_at:%Y-%m-%d %H.%M.%S}.toml"


def test_only_so_many_are_kept_before_the_newest(plan: Path) -> None:
    for number in range(7):
        keep(plan, b"%d" % number, 3)
    assert [backup.path.read_bytes() for backup in list_backups(plan)] == [b"6", b"5", b"4", b"3"]


def test_the_same_version_is_kept_once(plan: Path) -> None:
    for data in (b"ett", b"ett", b"tva", b"ett"):
        keep(plan, data)
    assert [backup.path.read_bytes() for backup in list_backups(plan)] == [b"ett", b"tva", b"ett"]


def test_none_are_kept_when_none_are_wanted(plan: Path) -> None:
    keep(plan, b"ett", 0)
    assert list_backups(plan) == ()
    assert not backup_folder(plan).exists()


def test_plans_of_one_name_in_different_folders_are_kept_apart(tmp_path: Path) -> None:
    first, second = tmp_path / "a" / "plan.toml", tmp_path / "b" / "plan.toml"
    keep(first, b"ett")
    keep(second, b"tva")
    assert [backup.path.read_bytes() for backup in list_backups(first)] == [b"ett"]


def test_other_files_in_the_folder_are_left_alone(plan: Path) -> None:
    keep(plan, b"ett")
    mine = backup_folder(plan) / "Annas anteckningar.toml"
    mine.write_text("viktigt")
    for number in range(5):
        keep(plan, b"%d" % number, 1)
    assert mine.exists()
    assert len(list_backups(plan)) == 2


def test_a_backup_that_cannot_be_written_is_an_error(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan.write_text("")
    monkeypatch.setenv("PLANTERM_STATE", str(plan))
    with pytest.raises(WriteFailedError):
        keep(plan, b"ett")


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights otherwise")
def test_they_are_for_the_user_alone(plan: Path) -> None:
    keep(plan, b"ett")
    [backup] = list_backups(plan)
    assert backup.path.stat().st_mode & 0o777 == 0o600
    assert backup.path.parent.stat().st_mode & 0o777 == 0o700
