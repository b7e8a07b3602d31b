"""Saving beside others: what was there is kept, what others wrote is taken in, what cannot be saved is said."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from failing_disk import FailingDisk
from official_form import At
from planterm.errors import PlantermError
from planterm.model.edits import EditKind, Place, remove_rows
from planterm.session.session import Session
from planterm.store.backups import backup_folder
from planterm.store.disk import Disk, FileChangedError, OutputExistsError, WriteFailedError
from planterm.store.lock import exclusive
from planterm.store.planfile import load
from sample_plans import cell, small_plan, wordings, write
from session_process import SessionProcess

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no such files and rights")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_plan(tmp_path)


@pytest.fixture
def session(path: Path) -> Session:
    return Session.open(path)


def somebody_writes(path: Path, row: str, text: str, column: int = At.PROBLEM) -> None:
    """Another person, with other folders of their own, saves the plan."""
    other = Session.open(path)
    write(other, row, text, column)
    other.save()
    other.close()


def test_the_version_before_each_save_is_kept(session: Session, path: Path) -> None:
    first = path.read_bytes()
    write(session, "aaaaaa", "ett")
    session.save()
    second = path.read_bytes()
    write(session, "aaaaaa", "två")
    session.save()
    assert [backup.path.read_bytes() for backup in session.backups()] == [second, first]
    assert session.backup_problem is None


def test_as_many_versions_are_kept_as_the_settings_say(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANTERM_CONFIG", str(tmp_path))
    (tmp_path / "settings.toml").write_text("sakerhetskopior = 2\n", encoding="utf-8")
    for number in range(5):
        write(session, "aaaaaa", f"version {number}")
        session.save()
    assert len(session.backups()) == 2


def test_a_backup_that_fails_is_said_and_the_plan_is_saved(session: Session, path: Path) -> None:
    folder = backup_folder(path)
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.touch()
    write(session, "aaaaaa", "ett")
    assert session.save()
    assert session.backup_problem == (
        f"Planen är sparad, men föregående version kunde inte läggas undan i {folder}; "
        "kontrollera att mappen går att skriva i och att disken inte är full."
    )
    assert cell(Session.open(path), "aaaaaa") == "ett"
    folder.unlink()
    write(session, "aaaaaa", "två")
    session.save()
    assert session.backup_problem is None


def test_an_earlier_version_can_be_restored_and_that_be_undone(session: Session, path: Path) -> None:
    write(session, "aaaaaa", "ett")
    session.save()
    [backup] = session.backups()
    step = session.restore(backup)
    assert step is not None
    assert step.kind is EditKind.RESTORE
    assert cell(session, "aaaaaa") == "Skola"
    assert session.is_dirty
    session.undo()
    assert cell(session, "aaaaaa") == "ett"
    session.redo()
    session.save()
    assert cell(Session.open(path), "aaaaaa") == "Skola"
    assert session.restore(backup) is None


def test_a_backup_that_cannot_be_read_is_said(session: Session) -> None:
    write(session, "aaaaaa", "ett")
    session.save()
    [backup] = session.backups()
    backup.path.write_bytes(b"\0")
    with pytest.raises(PlantermError, match="nolltecken"):
        session.restore(backup)
    assert cell(session, "aaaaaa") == "ett"


def test_writing_over_another_plan_keeps_it_as_a_backup(session: Session, tmp_path: Path) -> None:
    target = tmp_path / "annan.toml"
    target.write_text("en annan plan", encoding="utf-8")
    with pytest.raises(OutputExistsError):
        session.save_as(target)
    session.save_as(target, overwrite=True)
    assert [backup.path.read_text("utf-8") for backup in session.backups()] == ["en annan plan"]


def test_a_change_by_somebody_else_is_noticed(session: Session, path: Path) -> None:
    assert not session.changed_on_disk()
    data = path.read_bytes()
    path.write_bytes(data + b"# Hej\n")
    assert session.changed_on_disk()
    path.write_bytes(data)
    assert not session.changed_on_disk()


def test_what_one_saves_oneself_is_no_change_by_somebody_else(session: Session) -> None:
    session.changed_on_disk()
    write(session, "aaaaaa", "ett")
    session.save()
    assert not session.changed_on_disk()


def test_a_change_that_leaves_size_and_time_as_they_were_is_noticed(session: Session, path: Path) -> None:
    os.utime(path, ns=(1, 1))
    session.changed_on_disk()
    path.write_bytes(path.read_bytes().replace(b"Skola", b"Skolb"))
    assert session.changed_on_disk()


def test_a_file_that_is_gone_is_written_anew_and_no_change(session: Session, path: Path) -> None:
    path.unlink()
    assert not session.changed_on_disk()
    assert session.save()
    assert cell(Session.open(path), "aaaaaa") == "Skola"


def test_what_somebody_else_wrote_is_taken_in_and_both_are_saved(session: Session, path: Path) -> None:
    write(session, "aaaaaa", "vårt")
    somebody_writes(path, "cccccc", "deras")
    with pytest.raises(FileChangedError):
        session.save()
    assert session.merge_with_disk() == ()
    assert (cell(session, "aaaaaa"), cell(session, "cccccc")) == ("vårt", "deras")
    assert session.is_dirty
    session.save()
    after = Session.open(path)
    assert (cell(after, "aaaaaa"), cell(after, "cccccc")) == ("vårt", "deras")


def test_taking_in_is_one_step_that_can_be_undone(session: Session, path: Path) -> None:
    write(session, "aaaaaa", "vårt")
    ours = session.plan
    somebody_writes(path, "cccccc", "deras")
    session.merge_with_disk()
    step = session.undo()
    assert step is not None
    assert step.kind is EditKind.MERGE
    assert session.plan == ours


def test_a_cell_that_both_wrote_keeps_both_texts_to_choose_from(session: Session, path: Path) -> None:
    write(session, "aaaaaa", "vårt")
    somebody_writes(path, "aaaaaa", "deras")
    [conflict] = session.merge_with_disk()
    assert (conflict.standing.text, conflict.others[0].text) == ("vårt", "deras")
    assert cell(session, "aaaaaa") == "vårt"
    session.save()
    assert cell(Session.open(path), "aaaaaa") == "vårt"


def test_what_is_undecided_stays_so_until_a_side_is_chosen(session: Session, path: Path) -> None:
    write(session, "aaaaaa", "mitt")
    somebody_writes(path, "aaaaaa", "deras")
    session.merge_with_disk()
    [question] = session.undecided
    assert wordings([question]) == [("mitt", "deras")]
    step = session.decide(question, "deras")
    assert step is not None
    assert (step.place_after.area_id, step.place_after.row_id) == ("unga", "aaaaaa")
    assert cell(session, "aaaaaa") == "deras"
    assert not session.undecided
    session.undo()
    assert cell(session, "aaaaaa") == "mitt"


def test_what_is_written_on_after_a_question_was_put_off_is_the_text_to_choose(session: Session, path: Path) -> None:
    write(session, "aaaaaa", "mitt")
    somebody_writes(path, "aaaaaa", "deras")
    session.merge_with_disk()
    write(session, "aaaaaa", "mitt, nu längre")
    [question] = session.undecided
    assert wordings([question]) == [("mitt, nu längre", "deras")]
    assert session.decide(question, "mitt, nu längre") is None
    assert session.undecided == ()
    assert cell(session, "aaaaaa") == "mitt, nu längre"


@posix
def test_a_row_written_on_after_a_question_about_it_was_put_off_is_shown_as_it_is(session: Session, path: Path) -> None:
    other = Session.open(path)
    other.apply(remove_rows(other.plan, Place("unga", "aaaaaa"), {"aaaaaa"}))
    other.save()
    other.close()
    write(session, "aaaaaa", "först")
    session.merge_with_disk(take_away=True)
    write(session, "aaaaaa", "sedan")
    [question] = session.undecided
    assert "sedan" in (question.standing.text or "")
    assert "först" not in (question.standing.text or "")


def test_a_folder_in_the_plans_place_is_said_and_the_plan_can_be_saved_elsewhere(
    session: Session, path: Path, tmp_path: Path
) -> None:
    write(session, "aaaaaa", "vårt")
    path.unlink()
    path.mkdir()
    with pytest.raises(WriteFailedError, match="kan inte skrivas: det är en mapp; spara på ett annat ställe"):
        session.save()
    session.save_as(tmp_path / "räddad.toml")
    assert cell(Session.open(tmp_path / "räddad.toml"), "aaaaaa") == "vårt"


def test_a_conflict_about_a_row_that_is_gone_is_no_failure(session: Session, path: Path) -> None:
    write(session, "aaaaaa", "mitt")
    somebody_writes(path, "aaaaaa", "deras")
    session.merge_with_disk()
    [question] = session.undecided
    session.apply(remove_rows(session.plan, Place("unga"), {"aaaaaa"}))
    assert session.decide(question, "deras") is None
    assert not session.undecided


def test_a_plan_that_goes_on_in_another_file_has_nothing_to_decide(
    session: Session, path: Path, tmp_path: Path
) -> None:
    write(session, "aaaaaa", "mitt")
    somebody_writes(path, "aaaaaa", "deras")
    session.merge_with_disk()
    session.save_as(tmp_path / "annan.toml")
    assert not session.undecided
    assert "deras" in path.read_text(encoding="utf-8")


def test_what_is_taken_in_is_undone_where_it_was(session: Session, path: Path) -> None:
    somebody_writes(path, "cccccc", "Parken", At.WHO)
    session.merge_with_disk()
    step = session.undo()
    assert step is not None
    assert step.place_before == step.place_after == Place("platser", "cccccc", At.WHO)


def test_comments_that_somebody_else_wrote_are_there_after_the_save(session: Session, path: Path) -> None:
    write(session, "aaaaaa", "vårt")
    path.write_bytes(path.read_bytes() + b"# Hej fr\xc3\xa5n Bo\n")
    session.merge_with_disk()
    session.save()
    assert "# Hej från Bo" in path.read_text(encoding="utf-8")


def test_without_changes_of_ones_own_taking_in_is_reading_again(session: Session, path: Path) -> None:
    somebody_writes(path, "cccccc", "deras")
    assert session.merge_with_disk() == ()
    assert cell(session, "cccccc") == "deras"
    assert not session.is_dirty
    assert not session.changed_on_disk()


def test_a_file_that_is_no_plan_any_more_changes_nothing(session: Session, path: Path) -> None:
    write(session, "aaaaaa", "vårt")
    path.write_text("<<<<<<< HEAD", encoding="utf-8")
    with pytest.raises(FileChangedError):
        session.save()
    with pytest.raises(PlantermError, match="rad 1"):
        session.merge_with_disk()
    assert cell(session, "aaaaaa") == "vårt"
    assert path.read_text(encoding="utf-8") == "<<<<<<< HEAD"


def test_a_crash_after_taking_in_gives_both_back_and_the_conflicts_again(path: Path) -> None:
    with SessionProcess(path) as process:
        process.do("text", row="aaaaaa", column=0, text="vårt")
        process.do("text", row="bbbbbb", column=0, text="också vårt")
        somebody_writes(path, "aaaaaa", "deras")
        somebody_writes(path, "cccccc", "också deras")
        assert process.do("merge")["conflicts"] == [["vårt", "deras"]]
        process.do("text", row="bbbbbb", column=1, text="efteråt")
    session = Session.open(path)
    recovery = session.recovery
    assert recovery is not None
    assert wordings(recovery.undecided) == [("vårt", "deras")]
    session.recover()
    assert [cell(session, row) for row in ("aaaaaa", "bbbbbb", "cccccc")] == ["vårt", "också vårt", "också deras"]
    assert cell(session, "bbbbbb", At.CAUSE) == "efteråt"


def lacking(path: Path, comment: str = "") -> None:
    """Somebody's file lacks the area that has the third row, with that."""
    text = path.read_text(encoding="utf-8")
    start = text.index("[[omrade]]", text.index("[[omrade]]") + 1)
    path.write_text(text[:start] + comment, encoding="utf-8")


def test_what_the_file_lacks_stays_and_what_was_written_here_is_kept_before_it_is_merged(
    session: Session, path: Path
) -> None:
    write(session, "aaaaaa", "sparat")
    session.save()
    saved = path.read_bytes()
    lacking(path)
    short = path.read_bytes()
    write(session, "bbbbbb", "vårt")
    others = session.read_others()
    assert [change.row_id for change in others.incoming.losses if change.row_id] == ["cccccc"]
    session.merge_with_disk(others)
    assert saved in [backup.path.read_bytes() for backup in session.backups()]
    session.save()
    assert [cell(Session.open(path), row) for row in ("aaaaaa", "bbbbbb", "cccccc")] == ["sparat", "vårt", "Torget"]
    assert {saved, short} <= {backup.path.read_bytes() for backup in session.backups()}


@pytest.mark.parametrize("new", ["", '\n[[omrade]]\nid = "eget"\ntitel = "Nytt"\n'], ids=["nothing new", "new"])
def test_a_crash_after_what_the_file_lacks_was_kept_takes_nothing_away(path: Path, new: str) -> None:
    with SessionProcess(path) as process:
        process.do("text", row="aaaaaa", column=0, text="vårt")
        lacking(path, new)
        process.do("merge")
        process.do("text", row="bbbbbb", column=0, text="efteråt")
    session = Session.open(path)
    session.recover()
    assert [cell(session, row) for row in ("aaaaaa", "bbbbbb", "cccccc")] == ["vårt", "efteråt", "Torget"]
    assert ("eget" in [area.id for area in session.plan.areas]) is bool(new)
    session.save()
    assert cell(Session.open(path, read_only=True), "cccccc") == "Torget"


def test_comments_that_the_file_lacks_stay_with_what_was_kept_beside_what_somebody_wrote(path: Path) -> None:
    whole = path.read_text(encoding="utf-8").replace("ar = 2026", "ar = 2026  # året")
    whole = whole.replace('id = "cccccc"', '# Torget är värst.\nid = "cccccc"\nprioritet = 1')
    path.write_text(whole, encoding="utf-8")
    session = Session.open(path)
    lacking(path, '\n# Nytt.\n[[omrade]]\nid = "eget"\ntitel = "Nytt"\n')
    path.write_text(path.read_text(encoding="utf-8").replace("  # året", ""), encoding="utf-8")
    session.merge_with_disk()
    session.save()
    saved = path.read_text(encoding="utf-8")
    assert all(text in saved for text in ("# året", "# Torget är värst.", "prioritet = 1", "# Nytt.", '"eget"'))


def test_a_kept_plan_whose_file_changes_once_more_is_not_written_over_that(session: Session, path: Path) -> None:
    lacking(path)
    session.merge_with_disk()
    assert session.is_dirty
    assert not session.changed_on_disk()
    path.write_bytes(path.read_bytes() + b"# Hej\n")
    assert session.changed_on_disk()
    with pytest.raises(FileChangedError):
        session.save()
    session.merge_with_disk()
    session.save()
    assert cell(Session.open(path), "cccccc") == "Torget"
    assert not session.is_dirty


def test_another_plan_that_cannot_be_kept_is_not_written_over(session: Session, path: Path) -> None:
    write(session, "aaaaaa", "Mitt")
    another = load(path).data.replace("Skarpnäck".encode(), b"Farsta").replace(b"aaaaaa", b"xxxxxx")
    path.write_bytes(another)
    backup_folder(path).parent.mkdir(parents=True)
    backup_folder(path).write_bytes(b"")
    session.write_over(session.read_others())
    with pytest.raises(WriteFailedError, match="har inte skrivits över, eftersom den inte kan läggas undan"):
        session.save()
    assert path.read_bytes() == another
    assert session.is_dirty
    backup_folder(path).unlink()
    assert session.save()
    assert another in [backup.path.read_bytes() for backup in session.backups()]


def test_somebody_who_writes_at_the_last_moment_is_not_written_over(path: Path) -> None:
    class LateWriter(FailingDisk):
        """Somebody else saves when the new file is complete and has only to take its place."""

        def set_rights(self, file: Path, like: os.stat_result) -> None:
            super().set_rights(file, like)
            path.write_bytes(path.read_bytes() + b"# sist\n")

    session = Session(load(path), disk=LateWriter())
    write(session, "aaaaaa", "vårt")
    with pytest.raises(FileChangedError):
        session.save()
    assert path.read_bytes().endswith(b"# sist\n")
    assert [entry.name for entry in path.parent.iterdir()] == ["plan.toml"]


@posix
def test_a_save_beside_one_that_hangs_is_refused_after_a_moment_and_works_afterwards(path: Path) -> None:
    disk = FailingDisk()
    session = Session(load(path), disk=disk)
    write(session, "aaaaaa", "ett")
    session.save()
    write(session, "aaaaaa", "två")
    with exclusive(path, "plan.toml", Disk()):
        with pytest.raises(WriteFailedError, match=r"sparas just nu i ett annat fönster .* spara på ett annat ställe"):
            session.save()
        assert 1 < sum(disk.slept) < 3
        assert cell(Session.open(path, read_only=True), "aaaaaa") == "ett"
    assert session.save()
    assert cell(Session.open(path, read_only=True), "aaaaaa") == "två"


def test_what_takes_the_plans_place_is_not_waited_for(session: Session, path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no such files")
    write(session, "aaaaaa", "vårt")
    path.unlink()
    os.mkfifo(path)
    assert not session.changed_on_disk()
    with pytest.raises(PlantermError, match="ingen vanlig fil"):
        session.save()
    with pytest.raises(PlantermError, match="ingen vanlig fil"):
        session.merge_with_disk()
    assert session.is_dirty


@posix
def test_a_folder_that_is_gone_is_said_and_the_plan_can_be_saved_elsewhere(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "mapp"
    folder.mkdir()
    session.save_as(folder / "plan.toml")
    write(session, "aaaaaa", "vårt")
    (folder / "plan.toml").unlink()
    folder.rmdir()
    with pytest.raises(WriteFailedError, match="mappen inte finns"):
        session.save()
    assert session.is_dirty
    session.save_as(tmp_path / "räddad.toml")
    assert cell(Session.open(tmp_path / "räddad.toml"), "aaaaaa") == "vårt"


@posix
def test_opening_for_work_brings_in_neither_json_nor_what_only_a_save_needs(path: Path) -> None:
    Session.open(path).close()
    code = (
        "import sys, pathlib; from planterm.session.session import Session; "
        f"Session.open(pathlib.Path({str(path)!r})); "
        "slow = {'hashlib', 'planterm.model.merge', 'planterm.store.journal', 'planterm.store.writer'}; "
        "sys.exit(str(slow & set(sys.modules)) if slow & set(sys.modules) else 0)"
    )
    result = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, encoding="utf-8")
    assert result.stderr == ""


def annotated(path: Path, *changes: tuple[str, str]) -> None:
    """Somebody edits the file by hand."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def test_comments_and_own_keys_that_others_wrote_and_those_of_rows_that_they_removed_are_kept(path: Path) -> None:
    annotated(path, ('problem = "Skola"', 'problem = "Skola"  # vår\nprioritet = 1'))
    session = Session.open(path)
    write(session, "aaaaaa", "Skolan")
    row = path.read_text(encoding="utf-8")
    row = row[row.index('\n[[omrade.rad]]\nid = "aaaaaa"') : row.index('\n[[omrade.rad]]\nid = "bbbbbb"')]
    annotated(path, (row, ""), ('id = "bbbbbb"', 'id = "bbbbbb"  # deras\nkostnad = 2'))
    session.merge_with_disk(take_away=True)
    session.save()
    text = path.read_text(encoding="utf-8")
    for kept in ('problem = "Skolan"  # vår\nprioritet = 1\n', 'id = "bbbbbb"  # deras\nkostnad = 2\n'):
        assert kept in text


def test_a_row_removed_here_stays_where_somebody_wrote_a_comment_in_it(session: Session, path: Path) -> None:
    session.apply(remove_rows(session.plan, Place("unga", "aaaaaa"), {"aaaaaa"}))
    annotated(path, ('problem = "Skola"', 'problem = "Skola"  # viktig'))
    [conflict] = session.merge_with_disk()
    assert conflict.spot == ("unga", "aaaaaa", None)
    session.save()
    assert 'problem = "Skola"  # viktig\n' in path.read_text(encoding="utf-8")
    assert 'att_avgora.rad = "borttagen"' in path.read_text(encoding="utf-8")
