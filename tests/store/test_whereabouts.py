"""What is kept of a plan is found when it has another name or place, and told of when the plan is gone."""

import os
import shutil
from pathlib import Path

import pytest

from planterm.store.backups import backup_folder, keep_backup, list_backups
from planterm.store.disk import Disk
from planterm.store.lock import Lock
from planterm.store.remembered import FollowUpState, keep_follow_up, read_follow_up
from planterm.store.state import state_folder
from planterm.store.whereabouts import clear, found_elsewhere, note, remains

STATE = FollowUpState("k3x9qd")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan of which everything is kept."""
    plan = tmp_path / "planer" / "plan.toml"
    plan.parent.mkdir()
    plan.write_bytes(b"planen")
    note(plan, "abc")
    keep_backup(plan, b"fore", 10, Disk())
    keep_follow_up(plan, STATE)
    return plan


def kept(plan: Path) -> tuple[list[bytes], FollowUpState]:
    return [backup.path.read_bytes() for backup in list_backups(plan)], read_follow_up(plan)


ALL = [b"fore"], STATE
NOTHING: tuple[list[bytes], FollowUpState] = [], FollowUpState()


def test_what_is_kept_of_a_plan_with_another_name_is_found_under_that(plan: Path) -> None:
    new = plan.rename(plan.with_name("plan 2026.toml"))
    note(new, "abc")
    assert (kept(new), kept(plan)) == (ALL, NOTHING)
    assert backup_folder(new).name.startswith("plan 2026-")


def test_a_copy_takes_nothing_from_the_plan_that_is_still_there(plan: Path) -> None:
    copy = plan.with_name("kopia.toml")
    shutil.copy(plan, copy)
    note(copy, "abc")
    assert (kept(copy), kept(plan)) == (NOTHING, ALL)


def test_another_plan_takes_nothing_of_one_that_is_gone(plan: Path) -> None:
    plan.unlink()
    note(plan.with_name("annan.toml"), "def")
    assert kept(plan.with_name("annan.toml")) == NOTHING


def test_what_is_kept_of_a_plan_whose_folder_is_gone_too_is_found_in_both_places(plan: Path, tmp_path: Path) -> None:
    new = tmp_path / "plan.toml"
    shutil.move(plan, new)
    plan.parent.rename(tmp_path / "utdragen sticka")
    note(new, "abc")
    assert (kept(new), kept(plan)) == (ALL, ALL)


def test_a_plan_that_has_versions_in_its_new_place_keeps_those(plan: Path) -> None:
    new = plan.with_name("ny.toml")
    keep_backup(new, b"annan", 10, Disk())
    plan.rename(new)
    note(new, "abc")
    assert kept(new) == ([b"annan"], STATE)
    assert kept(plan)[0] == [b"fore"]


@pytest.mark.parametrize("new", ["nytt namn.toml", "arkiv/plan.toml", "../plan.toml", "../bredvid/plan.toml"])
def test_a_file_is_found_by_what_it_holds_near_the_place_where_it_was(plan: Path, new: str) -> None:
    target = (plan.parent / new).resolve()
    target.parent.mkdir(exist_ok=True)
    plan.rename(target)
    assert found_elsewhere(plan, b"planen") == target


def test_the_nearest_of_several_is_the_file(plan: Path, tmp_path: Path) -> None:
    for folder in ("bredvid", "planer/arkiv"):
        (tmp_path / folder).mkdir()
        shutil.copy(plan, tmp_path / folder / "plan.toml")
    new = plan.rename(plan.with_name("nytt namn.toml"))
    assert found_elsewhere(plan, b"planen") == new


@pytest.mark.parametrize("others", [["en.toml", "två.toml"], ["beslutade/plan 2026.toml"], [".dold/plan.toml"], []])
def test_a_file_that_could_be_several_or_only_a_decided_copy_is_not_found(plan: Path, others: list[str]) -> None:
    for name in others:
        (plan.parent / name).parent.mkdir(exist_ok=True)
        shutil.copy(plan, plan.parent / name)
    plan.unlink()
    (plan.parent / "annan.toml").write_bytes(b"annan")
    assert found_elsewhere(plan, b"planen") is None


def test_what_remains_of_plans_that_are_gone_is_told_and_can_be_cleared(plan: Path) -> None:
    there = plan.with_name("finns.toml")
    there.touch()
    note(there, "def")
    keep_backup(there, b"x", 10, Disk())
    lock = Lock(plan)
    (state_folder() / "journals").mkdir()
    (state_folder() / "journals" / f"{lock.key}-d-t-1.journal").write_bytes(b"osparat")
    assert remains() == ()
    plan.unlink()
    [found] = remains()
    assert (found.plan, found.versions, found.journals, found.has_follow_up) == (plan, 1, 1, True)
    assert found.size == sum(file.stat().st_size for file in found.files) > 11
    clear(found)
    assert (remains(), kept(plan), kept(there)[0]) == ((), NOTHING, [b"x"])
    assert not backup_folder(plan).exists()


def test_a_plan_that_is_open_or_whose_folder_is_out_of_reach_is_not_gone(plan: Path) -> None:
    plan.unlink()
    lock = Lock(plan)
    lock.place()
    assert remains() == ()
    lock.release()
    assert len(remains()) == 1
    plan.parent.rename(plan.parent.with_name("utdragen"))
    assert remains() == ()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such names")
def test_a_damaged_note_is_none_and_a_name_may_hold_anything(tmp_path: Path) -> None:
    odd = tmp_path / "en\nplan\udcff.toml"
    odd.touch()
    note(odd, "abc")
    keep_backup(odd, b"x", 10, Disk())
    (state_folder() / "plans" / "00000000").write_bytes(b"\xff\0")
    new = odd.rename(tmp_path / "plan.toml")
    note(new, "abc")
    assert kept(new)[0] == [b"x"]
