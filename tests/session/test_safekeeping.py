"""A journal that cannot be written never stops the work, and is said; who else has the plan open; reading only."""

import os
import shutil
from pathlib import Path

import pytest

from failing_disk import FailingDisk
from planterm.model.edits import Place, set_cell
from planterm.session.session import Session
from planterm.session.working_plan import ReadOnlySessionError
from planterm.store.journal_files import journal_files
from planterm.store.planfile import load
from planterm.store.state import recent_plans, state_folder
from sample_plans import cell, small_plan, write
from session_process import SessionProcess


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_plan(tmp_path)


def test_a_full_disk_is_said_and_the_work_goes_on(path: Path) -> None:
    disk = FailingDisk()
    session = Session(load(path), disk=disk)
    assert session.journal_problem is None
    disk.fail("write")
    write(session, "aaaaaa", "ett")
    assert cell(session, "aaaaaa") == "ett"
    folder = state_folder() / "journals"
    assert session.journal_problem == (
        f"Osparade ändringar kan inte säkras mot avbrott i {folder}: disken är full; spara planen ofta."
    )
    write(session, "bbbbbb", "två")
    assert session.journal_problem is not None
    disk.fail("")
    session.undo()
    assert session.journal_problem is None
    session.close()
    session = Session.open(path)
    session.recover()
    assert (cell(session, "aaaaaa"), cell(session, "bbbbbb")) == ("ett", "")


def test_a_save_ends_the_problem(path: Path) -> None:
    disk = FailingDisk()
    session = Session(load(path), disk=disk)
    disk.fail("extend")
    disk.fail_at(0)
    write(session, "aaaaaa", "ett")
    assert session.journal_problem is not None
    session.save()
    assert session.journal_problem is None


def test_without_any_place_for_state_a_plan_can_be_edited_and_saved(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fil").touch()
    monkeypatch.setenv("PLANTERM_STATE", str(tmp_path / "fil"))
    session = Session.open(path)
    write(session, "aaaaaa", "ett")
    session.keep_typing(Place("unga", "bbbbbb"), "halv")
    assert "kan inte säkras" in (session.journal_problem or "")
    session.save()
    assert "kunde inte läggas undan" in (session.backup_problem or "")
    session.close()
    assert cell(Session.open(path, read_only=True), "aaaaaa") == "ett"


@pytest.mark.skipif(os.name != "posix", reason="making links takes rights on Windows")
@pytest.mark.parametrize("linked", ["journals", "backups"])
def test_a_link_in_a_shared_state_folder_is_told_and_nothing_is_written_through_it(
    path: Path, tmp_path: Path, linked: str
) -> None:
    (tmp_path / "annans").mkdir()
    state_folder().mkdir(parents=True)
    (state_folder() / linked).symlink_to(tmp_path / "annans")
    session = Session.open(path)
    write(session, "aaaaaa", "ett")
    told = session.journal_problem
    session.save()
    assert "länk till ett annat ställe" in (told or "") or linked != "journals"
    assert "kunde inte läggas undan" in (session.backup_problem or "") or linked != "backups"
    assert list((tmp_path / "annans").iterdir()) == []
    session.close()


def test_taking_back_while_the_disk_is_full_keeps_what_was_there_until_it_is_safe(path: Path) -> None:
    with SessionProcess(path) as process:
        process.do("text", row="aaaaaa", column=0, text="från förr")
    disk = FailingDisk()
    session = Session(load(path), disk=disk)
    disk.fail("write")
    session.recover()
    assert len(journal_files()) == 1
    again = Session.open(path)
    assert again.recovery is not None
    again.close()
    disk.fail("")
    write(session, "bbbbbb", "nu")
    session.close()
    again = Session.open(path)
    again.recover()
    assert (cell(again, "aaaaaa"), cell(again, "bbbbbb")) == ("från förr", "nu")


def test_typing_in_the_open_cell_outlives_a_save(path: Path) -> None:
    session = Session.open(path)
    write(session, "aaaaaa", "ett")
    session.keep_typing(Place("unga", "bbbbbb"), "halv")
    session.save()
    session.close()
    recovery = Session.open(path).recovery
    assert recovery is not None
    assert recovery.changes == 0
    assert recovery.typing is not None
    assert recovery.typing == "halv"
    path.rename(path.with_name("annat namn.toml"))
    assert Session.open(path.with_name("annat namn.toml")).recovery is not None


def test_typing_what_already_stands_there_leaves_no_trace(path: Path) -> None:
    session = Session.open(path)
    session.keep_typing(Place("unga", "aaaaaa"), "Skola")
    session.keep_typing(Place("unga"), "")
    session.keep_typing(Place("unga", "borta"), "text")
    assert journal_files() == []
    session.keep_typing(Place("unga", "aaaaaa"), "Skolan")
    session.keep_typing(Place("unga", "aaaaaa"), "Skola")
    session.close()
    assert journal_files() == []


def test_a_cell_that_is_committed_as_it_was_is_not_open_any_more(path: Path) -> None:
    session = Session.open(path)
    session.keep_typing(Place("unga", "aaaaaa"), "Skolan")
    write(session, "aaaaaa", "Skola")
    session.close()
    assert journal_files() == []


def test_who_else_has_the_plan_open_is_told(path: Path) -> None:
    with SessionProcess(path) as process:
        session = Session.open(path)
        assert session.other_owner is not None
        assert session.other_owner.pid == process.pid
        session.take_over()
        assert session.other_owner is None
        write(session, "aaaaaa", "går bra")
    assert Session.open(path, read_only=True).other_owner is None


def test_staying_with_reading_changes_nothing_and_holds_no_lock(path: Path, tmp_path: Path) -> None:
    with SessionProcess(path) as first:
        session = Session.open(path)
        session.close()
        assert session.read_only
        with pytest.raises(ReadOnlySessionError, match="öppnad för läsning"):
            write(session, "aaaaaa", "nej")
        for action in (session.undo, session.redo, session.save, session.recover, session.merge_with_disk):
            with pytest.raises(ReadOnlySessionError):
                action()
        first.do("close")
        assert Session.open(path).other_owner is None
        session.save_as(tmp_path / "kopia.toml")
        assert not session.read_only
        write(session, "aaaaaa", "i kopian")
        session.save()
        assert cell(Session.open(tmp_path / "kopia.toml"), "aaaaaa") == "i kopian"
        assert cell(Session.open(path), "aaaaaa") == "Skola"


def test_looking_at_a_plan_leaves_no_trace(path: Path) -> None:
    session = Session.open(path, read_only=True)
    assert session.recovery is None
    assert session.other_owner is None
    assert not state_folder().exists()


def test_a_closed_session_changes_nothing_more(path: Path) -> None:
    session = Session.open(path)
    edit = set_cell(session.plan, Place("unga", "aaaaaa"), "x")
    session.close()
    session.close()
    with pytest.raises(ReadOnlySessionError):
        session.apply(edit)


def test_plans_that_were_opened_are_remembered(path: Path, tmp_path: Path) -> None:
    session = Session.open(path)
    session.remember()
    assert recent_plans() == (path,)
    session.save_as(tmp_path / "kopia.toml")
    assert recent_plans() == (tmp_path / "kopia.toml", path)


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps open files in their place")
def test_a_state_folder_that_is_cleared_while_one_works_loses_nothing(path: Path) -> None:
    session = Session.open(path)
    write(session, "aaaaaa", "ett")
    shutil.rmtree(state_folder())
    write(session, "bbbbbb", "två")
    assert session.journal_problem is None
    session.close()
    again = Session.open(path)
    again.recover()
    assert (cell(again, "aaaaaa"), cell(again, "bbbbbb")) == ("ett", "två")


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps the working folder")
@pytest.mark.parametrize("name", ["plan.toml", "../sticka/plan.toml"])
def test_a_working_folder_that_vanishes_costs_no_word(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    stick = tmp_path / "sticka"
    stick.mkdir()
    shutil.copy(path, stick)
    monkeypatch.chdir(stick)
    monkeypatch.setenv("PLANTERM_STATE", "../hemma/planterm")
    monkeypatch.setenv("PLANTERM_CONFIG", "../hemma/planterm")
    with SessionProcess(Path(name)) as process:
        shutil.rmtree(stick)
        assert process.do("text", row="aaaaaa", column=0, text="nytext")["problem"] is None
        assert process.do("save")["error"] == (
            f"{name} kan inte skrivas, eftersom mappen inte finns; skapa mappen, eller spara på ett annat ställe."
        )
        assert "mappen inte finns" in process.do("save_as", path="annan.toml")["error"]
        process.kill()
        stick.mkdir()
        shutil.copy(path, stick)
        monkeypatch.setenv("PLANTERM_STATE", str(tmp_path / "hemma" / "planterm"))
        session = Session.open(stick / "plan.toml")
        session.recover()
        assert cell(session, "aaaaaa") == "nytext"
        session.close()
    with SessionProcess(stick / "plan.toml") as process:
        shutil.rmtree(stick)
        process.do("recover")
        assert "error" not in process.do("save_as", path=str(tmp_path / "räddad.toml"))
    assert cell(Session.open(tmp_path / "räddad.toml"), "aaaaaa") == "nytext"


def test_what_could_not_be_put_into_safety_is_so_before_the_plan_is_left(path: Path) -> None:
    disk = FailingDisk()
    session = Session(load(path), disk=disk)
    disk.fail("write")
    write(session, "aaaaaa", "ett")
    session.keep_typing(Place("unga", "bbbbbb"), "halv")
    disk.fail("")
    session.close()
    session = Session.open(path)
    session.recover()
    assert (cell(session, "aaaaaa"), cell(session, "bbbbbb")) == ("ett", "halv")
