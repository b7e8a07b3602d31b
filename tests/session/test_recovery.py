"""What the next start finds after a crash, and what becomes of it. The crashes are real ones."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from official_form import At
from planterm.form.loader import load_form
from planterm.model.edits import NOWHERE, EditKind, Place, set_cell
from planterm.model.form import Role
from planterm.model.form_change import change_form
from planterm.session.session import Session
from planterm.store.journal_files import journal_files
from planterm.store.planfile import load
from planterm.store.state import state_folder
from sample_plans import cell, small_plan, wordings
from session_process import SessionProcess


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_plan(tmp_path)


def crash(path: Path, *commands: tuple[str, dict[str, object]]) -> None:
    """Do something to the plan in another process, and let the power go."""
    with SessionProcess(path) as process:
        for what, arguments in commands:
            assert "error" not in process.do(what, **arguments)


def text(row: str, text: str, column: int = At.PROBLEM) -> tuple[str, dict[str, object]]:
    return "text", {"row": row, "column": int(column), "text": text}


def test_after_an_orderly_end_there_is_nothing_to_take_back(path: Path) -> None:
    session = Session.open(path)
    session.apply(set_cell(session.plan, Place("unga", "aaaaaa"), "Ändrat"))
    session.save()
    session.close()
    assert Session.open(path).recovery is None
    assert journal_files() == []


def test_unsaved_changes_are_offered_with_how_many_when_and_where(path: Path) -> None:
    crash(path, text("aaaaaa", "Hög frånvaro"), text("aaaaaa", "Anna", At.WHO), text("cccccc", "Parken"))
    session = Session.open(path)
    assert session.plan == load(path).plan
    assert not session.is_dirty
    recovery = session.recovery
    assert recovery is not None
    assert recovery.changes == 3
    assert recovery.last_at.tzinfo is not None
    places = [(change.area_id, change.row_id, change.column) for change in recovery.differences]
    assert places == [("unga", "aaaaaa", "problem"), ("unga", "aaaaaa", "vem"), ("platser", "cccccc", "problem")]
    assert recovery.typing is None
    assert recovery.undecided == ()


def test_taking_back_is_one_step_that_can_be_undone(path: Path) -> None:
    crash(path, text("aaaaaa", "Hög frånvaro"), ("insert", {"area": "platser", "row": "dddddd", "text": "Ny"}))
    session = Session.open(path)
    opened = session.plan
    step = session.recover()
    assert step is not None
    assert step.kind is EditKind.RECOVER
    assert cell(session, "aaaaaa") == "Hög frånvaro"
    assert cell(session, "dddddd") == "Ny"
    assert session.recovery is None
    session.undo()
    assert session.plan == opened
    session.redo()
    session.save()
    assert cell(Session.open(path), "dddddd") == "Ny"


@pytest.mark.parametrize("form", ["kommunplan-enkel", "tva-uppfoljningar", "atgardsplan-2027"])
def test_it_is_taken_back_into_a_file_that_has_come_on_another_form(path: Path, form: str) -> None:
    crash(
        path,
        text("aaaaaa", "Minst tio", At.GOALS),
        text("aaaaaa", "Mörka stigar", At.CAUSE),
        text("cccccc", "Klart.", At.FOLLOW_UP),
    )
    other = Session.open(path)
    other.apply(change_form(other.plan, NOWHERE, load_form(form)))
    goals = other.plan.columns.find(Role.GOALS)
    assert goals is not None
    other.apply(set_cell(other.plan, Place("unga", "aaaaaa", goals.number), "Minst tolv"))
    other.save()
    other.close()

    session = Session.open(path)
    step = session.recover()
    assert step is not None
    assert step.place_after.column == 0
    row, last = (session.plan.standings[each].row for each in ("aaaaaa", "cccccc"))
    assert "Mörka stigar" in "\n".join((*row.cells, row.remark))
    assert row.text(Role.GOALS) == "Minst tio"
    assert [wording.text for wording in session.undecided[0].others] == ["Minst tolv"]
    assert "Klart." in last.cells


def test_what_was_undone_before_the_crash_stays_undone(path: Path) -> None:
    crash(path, text("aaaaaa", "ett"), text("aaaaaa", "två"), ("undo", {}))
    session = Session.open(path)
    session.recover()
    assert cell(session, "aaaaaa") == "ett"


def test_changes_that_were_all_undone_are_not_offered(path: Path) -> None:
    crash(path, text("aaaaaa", "ett"), ("undo", {}))
    assert Session.open(path).recovery is None
    assert journal_files() == []


def test_the_text_of_an_open_cell_comes_back_in_its_cell(path: Path) -> None:
    crash(
        path,
        text("aaaaaa", "ett"),
        ("typing", {"row": "cccccc", "column": 2, "text": "Belys"}),
        ("typing", {"row": "cccccc", "column": 2, "text": "Belysning vid gångvägen"}),
    )
    session = Session.open(path)
    recovery = session.recovery
    assert recovery is not None
    assert recovery.changes == 1
    assert recovery.place == Place("platser", "cccccc", At.MEASURE)
    assert recovery.typing == "Belysning vid gångvägen"
    step = session.recover()
    assert step is not None
    assert step.place_after == recovery.place
    assert cell(session, "cccccc", At.MEASURE) == "Belysning vid gångvägen"
    assert cell(session, "aaaaaa") == "ett"


def test_a_row_that_was_being_begun_comes_back_last_in_its_area(path: Path) -> None:
    crash(path, ("new_row_typing", {"area": "unga", "text": "N"}), ("new_row_typing", {"area": "unga", "text": "Ny"}))
    session = Session.open(path)
    session.recover()
    assert [row.text(Role.PROBLEM) for row in session.plan.area("unga").rows] == ["Skola", "", "Ny"]


def test_a_cell_that_was_left_as_it_was_is_not_offered(path: Path) -> None:
    crash(path, ("typing", {"row": "cccccc", "column": 0, "text": "Parken"}), ("typing_ended", {}))
    assert Session.open(path).recovery is None


def test_typing_that_was_committed_is_no_open_cell(path: Path) -> None:
    crash(path, ("typing", {"row": "cccccc", "column": 0, "text": "Par"}), text("cccccc", "Parken"))
    recovery = Session.open(path).recovery
    assert recovery is not None
    assert recovery.typing is None
    assert recovery.changes == 1


def test_leaving_it_undecided_keeps_it_for_the_next_start(path: Path) -> None:
    crash(path, text("aaaaaa", "Hög frånvaro"))
    for _ in range(2):
        session = Session.open(path)
        assert session.recovery is not None
        session.close()


def test_discarding_clears_it_away(path: Path) -> None:
    crash(path, text("aaaaaa", "Hög frånvaro"))
    session = Session.open(path)
    session.discard_recovery()
    assert session.recovery is None
    assert Session.open(path).recovery is None
    assert journal_files() == []


def test_several_crashes_in_a_row_lose_nothing(path: Path) -> None:
    crash(path, text("aaaaaa", "första"))
    crash(path, text("bbbbbb", "andra"))
    crash(path, ("insert", {"area": "platser", "row": "dddddd", "text": "tredje"}))
    session = Session.open(path)
    assert session.recovery is not None
    assert session.recovery.changes == 3
    session.recover()
    assert [cell(session, row) for row in ("aaaaaa", "bbbbbb", "dddddd")] == ["första", "andra", "tredje"]


def test_a_crash_after_taking_back_loses_nothing(path: Path) -> None:
    crash(path, text("aaaaaa", "första"))
    crash(path, ("recover", {}), text("bbbbbb", "andra"))
    session = Session.open(path)
    assert session.recovery is not None
    assert session.recovery.changes == 2
    session.recover()
    assert (cell(session, "aaaaaa"), cell(session, "bbbbbb")) == ("första", "andra")
    session.save()
    assert journal_files() == []


@pytest.mark.parametrize("end", ["close", "kill"])
def test_what_was_taken_back_and_undone_is_offered_at_the_next_start(path: Path, end: str) -> None:
    crash(path, text("aaaaaa", "från förr"))
    with SessionProcess(path) as process:
        process.do("recover")
        process.do("undo")
        process.do("text", row="bbbbbb", column=0, text="från nu")
        process.do("save")
        if end == "close":
            process.do("close")
    session = Session.open(path)
    assert session.recovery is not None
    session.recover()
    assert (cell(session, "aaaaaa"), cell(session, "bbbbbb")) == ("från förr", "från nu")


def test_undoing_what_was_taken_back_and_leaving_without_a_save_keeps_it(path: Path) -> None:
    crash(path, text("aaaaaa", "från förr"))
    crash(path, ("recover", {}), ("undo", {}))
    session = Session.open(path)
    session.recover()
    session.undo()
    session.close(discard=True)
    recovery = Session.open(path).recovery
    assert recovery is not None
    assert recovery.changes == 1


def test_what_was_taken_back_again_after_an_undo_is_offered_once(path: Path) -> None:
    crash(path, text("aaaaaa", "från förr"))
    crash(path, ("recover", {}), ("undo", {}), ("redo", {}), text("aaaaaa", "från nu"))
    session = Session.open(path)
    assert session.recovery is not None
    assert session.recovery.undecided == ()
    session.recover()
    assert cell(session, "aaaaaa") == "från nu"
    session.save()
    assert Session.open(path).recovery is None
    assert journal_files() == []


def test_what_a_living_session_has_taken_back_is_not_offered_to_another(path: Path) -> None:
    crash(path, text("aaaaaa", "från förr"))
    with SessionProcess(path) as process:
        process.do("recover")
        assert Session.open(path).recovery is None
        process.do("undo")
        assert Session.open(path).recovery is not None


def test_work_that_came_into_the_file_by_other_means_is_not_offered_later(path: Path) -> None:
    crash(path, text("aaaaaa", "BBB"))
    path.write_bytes(path.read_bytes().replace(b"Skola", b"BBB"))
    session = Session.open(path)
    assert session.recovery is None
    assert journal_files() == []
    session.apply(set_cell(session.plan, Place("unga", "aaaaaa"), "CCC"))
    session.save()
    session.close()
    assert Session.open(path).recovery is None


def test_work_that_is_typed_again_is_offered_until_it_is_saved(path: Path) -> None:
    crash(path, text("aaaaaa", "BBB"))
    session = Session.open(path)
    session.apply(set_cell(session.plan, Place("unga", "aaaaaa"), "BBB"))
    assert session.recovery is None
    session.undo()
    assert session.recovery is not None


def somebody_writes(path: Path, row: str, text: str) -> None:
    other = Session.open(path)
    other.apply(set_cell(other.plan, Place("unga", row), text))
    other.save()
    other.close()


def test_what_was_undecided_at_a_second_crash_is_asked_again(path: Path) -> None:
    crash(path, text("aaaaaa", "mitt"))
    somebody_writes(path, "aaaaaa", "deras")
    crash(path, ("recover", {}), text("bbbbbb", "mer"))
    crash(path, ("recover", {}))
    session = Session.open(path)
    session.recover()
    [question] = session.undecided
    assert wordings([question]) == [("mitt", "deras")]
    assert (cell(session, "aaaaaa"), cell(session, "bbbbbb")) == ("mitt", "mer")
    session.decide(question, "deras")
    assert cell(session, "aaaaaa") == "deras"


def test_what_is_undecided_goes_and_comes_with_what_was_taken_back(path: Path) -> None:
    crash(path, text("aaaaaa", "mitt"))
    somebody_writes(path, "aaaaaa", "deras")
    session = Session.open(path)
    session.recover()
    session.undo()
    assert not session.undecided
    session.redo()
    assert wordings(session.undecided) == [("mitt", "deras")]


def test_what_was_decided_before_a_second_crash_is_not_asked_again(path: Path) -> None:
    crash(path, text("aaaaaa", "mitt"), text("bbbbbb", "mer"))
    somebody_writes(path, "aaaaaa", "deras")
    with SessionProcess(path) as process:
        process.do("recover")
        process.do("text", row="aaaaaa", column=0, text="deras")
    session = Session.open(path)
    session.recover()
    assert session.undecided == ()
    assert (cell(session, "aaaaaa"), cell(session, "bbbbbb")) == ("deras", "mer")


def test_without_knowing_what_a_crashed_session_had_read_no_text_in_the_file_is_written_over(path: Path) -> None:
    crash(path, text("aaaaaa", "mitt"), text("bbbbbb", "mer"))
    [(_, file)] = journal_files()
    file.write_bytes(b"\0" * 100 + file.read_bytes()[100:])
    somebody_writes(path, "aaaaaa", "deras")
    session = Session.open(path)
    session.recover()
    assert ("mitt", "deras") in wordings(session.undecided)
    assert (cell(session, "aaaaaa"), cell(session, "bbbbbb")) == ("mitt", "mer")


def test_a_plan_that_was_merged_and_then_renamed_finds_its_changes(path: Path) -> None:
    with SessionProcess(path) as process:
        process.do("text", row="aaaaaa", column=0, text="mitt")
        somebody_writes(path, "bbbbbb", "deras")
        process.do("merge")
    renamed = path.rename(path.with_name("annat namn.toml"))
    session = Session.open(renamed)
    assert session.recovery is not None
    session.recover()
    assert (cell(session, "aaaaaa"), cell(session, "bbbbbb")) == ("mitt", "deras")


def test_undecided_changes_survive_edits_saves_and_the_end_of_the_session(path: Path) -> None:
    crash(path, text("aaaaaa", "från förr"))
    session = Session.open(path)
    session.apply(set_cell(session.plan, Place("unga", "bbbbbb"), "från nu"))
    session.save()
    session.close()
    session = Session.open(path)
    session.recover()
    assert (cell(session, "aaaaaa"), cell(session, "bbbbbb")) == ("från förr", "från nu")


def test_a_plan_that_was_renamed_or_moved_finds_its_changes_by_its_contents(path: Path, tmp_path: Path) -> None:
    crash(path, text("aaaaaa", "Hög frånvaro"))
    folder = tmp_path / "flyttad"
    folder.mkdir()
    moved = folder / "plan 2026.toml"
    path.rename(moved)
    session = Session.open(moved)
    assert session.recovery is not None
    assert session.recovery.moved_from == path
    session.recover()
    assert cell(session, "aaaaaa") == "Hög frånvaro"
    session.save()
    assert Session.open(moved).recovery is None


def test_a_copy_of_a_plan_is_not_offered_the_changes_of_the_original(path: Path, tmp_path: Path) -> None:
    crash(path, text("aaaaaa", "Hög frånvaro"))
    copy = tmp_path / "kopia.toml"
    copy.write_bytes(path.read_bytes())
    assert Session.open(copy).recovery is None
    assert Session.open(path).recovery is not None


def test_another_name_for_the_same_file_finds_its_changes(path: Path, folder: Path) -> None:
    crash(path, text("aaaaaa", "Hög frånvaro"))
    assert Session.open(Path("plan.toml")).recovery is not None
    if os.name == "posix":
        (folder / "länk.toml").symlink_to(path)
        assert Session.open(folder / "länk.toml").recovery is not None


def test_changes_are_merged_with_what_somebody_wrote_to_the_file_meanwhile(path: Path) -> None:
    crash(path, text("aaaaaa", "vår text"), text("bbbbbb", "bara vi"))
    other = Session.open(path)
    other.apply(set_cell(other.plan, Place("unga", "aaaaaa"), "deras text"))
    other.apply(set_cell(other.plan, Place("platser", "cccccc"), "bara de"))
    other.save()
    other.close()

    session = Session.open(path)
    recovery = session.recovery
    assert recovery is not None
    assert wordings(recovery.undecided) == [("vår text", "deras text")]
    session.recover()
    assert [cell(session, row) for row in ("bbbbbb", "cccccc")] == ["bara vi", "bara de"]


def test_what_a_file_cut_short_lacks_comes_back_with_what_was_unsaved(path: Path) -> None:
    whole = path.read_text(encoding="utf-8")
    with SessionProcess(path) as process:
        process.do("text", row="aaaaaa", column=0, text="osparat")
    path.write_text(whole[: whole.index("[[omrade]]", whole.index("[[omrade]]") + 1)], encoding="utf-8")
    session = Session.open(path)
    session.recover()
    assert (cell(session, "aaaaaa"), cell(session, "cccccc")) == ("osparat", "Torget")


def test_a_living_session_is_not_taken_for_a_crashed_one(path: Path) -> None:
    with SessionProcess(path) as process:
        process.do("text", row="aaaaaa", column=0, text="håller på")
        assert Session.open(path).recovery is None
    assert Session.open(path).recovery is not None


def test_closing_with_unsaved_changes_keeps_them_and_discarding_does_not(path: Path) -> None:
    session = Session.open(path)
    session.apply(set_cell(session.plan, Place("unga", "aaaaaa"), "osparat"))
    session.close()
    session = Session.open(path)
    assert session.recovery is not None
    session.recover()
    session.close(discard=True)
    assert Session.open(path).recovery is None


def test_a_crash_right_after_a_save_offers_nothing(path: Path) -> None:
    # The last thing before the journal is cleared away is that the new file has its name.
    stop = "import os, planterm.store.journal as j; j.Journal.end = lambda *_: os.kill(os.getpid(), 9)"
    with SessionProcess(path, before=[stop]) as process:
        process.do("text", row="aaaaaa", column=0, text="sparat")
        process.begin("save")
        process._process.wait()
    assert cell(Session.open(path), "aaaaaa") == "sparat"
    assert Session.open(path).recovery is None


def test_a_crash_between_a_save_that_failed_and_the_next_loses_nothing(path: Path) -> None:
    stop = (
        "import planterm.session.own_file as s; from planterm.store.disk import WriteFailedError; "
        "s.put_in_place = lambda *_: (_ for _ in ()).throw(WriteFailedError('Disken är full.'))"
    )
    with SessionProcess(path, before=[stop]) as process:
        process.do("text", row="aaaaaa", column=0, text="ett")
        assert process.do("save")["error"] == "Disken är full."
        process.do("text", row="bbbbbb", column=0, text="två")
    session = Session.open(path)
    session.recover()
    assert (cell(session, "aaaaaa"), cell(session, "bbbbbb")) == ("ett", "två")


def test_what_the_crash_left_in_the_plans_folder_is_cleared_away(path: Path) -> None:
    stop = "import os, planterm.store.disk as d; d.Disk.set_rights = lambda *_: os.kill(os.getpid(), 9)"
    with SessionProcess(path, before=[stop]) as process:
        process.do("text", row="aaaaaa", column=0, text="ett")
        process.begin("save")
        process._process.wait()
    assert len(list(path.parent.iterdir())) == 2
    session = Session.open(path)
    assert session.recovery is not None
    assert [entry.name for entry in path.parent.iterdir()] == ["plan.toml"]


def damaged(file: Path, text: str) -> None:
    """Another byte in a text, as a bad sector leaves it."""
    data = file.read_bytes()
    assert data.count(text.encode()) == 1
    file.write_bytes(data.replace(text.encode(), b"?" * len(text.encode())))


def test_a_damaged_journal_gives_back_what_is_whole_in_it_and_keeps_the_rest(path: Path) -> None:
    crash(path, text("aaaaaa", "ett"), text("bbbbbb", "två"), text("cccccc", "tre"), text("cccccc", "fyra"))
    [(_, file)] = journal_files()
    damaged(file, '"två')
    file.write_bytes(file.read_bytes()[:-3])  # the power went while the last line was written
    whole = file.read_bytes()
    session = Session.open(path)
    [kept] = session.damaged_work
    session.recover()
    assert [cell(session, row) for row in ("aaaaaa", "bbbbbb", "cccccc")] == ["ett", "", "tre"]
    session.save()
    session.close()
    assert kept.read_bytes() == whole
    session = Session.open(path)
    assert session.recovery is None
    assert session.damaged_work == ()


def test_a_journal_of_which_nothing_is_whole_is_kept_and_told_of(path: Path) -> None:
    crash(path, text("aaaaaa", "Något viktigt"))
    [(_, file)] = journal_files()
    damaged(file, "atgardsplan-2025")
    data = file.read_bytes().replace("Något".encode(), "Någ?t".encode())
    file.write_bytes(data)
    session = Session.open(path)
    assert session.recovery is None
    [kept] = session.damaged_work
    assert kept.read_bytes() == data
    assert journal_files() == []
    session.close()
    assert Session.open(path).damaged_work == ()


def test_a_journal_that_the_power_cut_before_anything_was_done_is_cleared_away(path: Path) -> None:
    crash(path, text("aaaaaa", "ett"))
    [(_, file)] = journal_files()
    file.write_bytes(file.read_bytes().split(b"\n")[0] + b"\n0000")
    session = Session.open(path)
    assert session.recovery is None
    assert session.damaged_work == ()
    assert journal_files() == []


def test_damaged_work_is_kept_on_a_disk_that_knows_no_links_too(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)  # as on a stick
    crash(path, text("aaaaaa", "ett"), text("bbbbbb", "två"))
    [(_, file)] = journal_files()
    damaged(file, '"två')
    session = Session.open(path)
    session.recover()
    session.save()
    session.close()
    assert session.damaged_work == ()
    assert journal_files() == []
    assert Session.open(path).recovery is None


def test_no_start_waits_for_a_pipe_in_the_state_folder(path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no such files")
    crash(path, text("aaaaaa", "ett"))
    [(_, file)] = journal_files()
    [*_, lock] = (state_folder() / "locks").glob("*.lock")
    for regular in (file, lock):
        regular.unlink()
        os.mkfifo(regular)
    session = Session.open(path)
    assert session.recovery is None
    assert session.damaged_work == (file,)


def test_a_journal_without_its_beginning_is_put_on_the_file_as_it_is(path: Path) -> None:
    crash(path, text("aaaaaa", "ett"), text("bbbbbb", "två"))
    [(_, file)] = journal_files()
    file.write_bytes(b"\0" * 100 + file.read_bytes()[100:])
    session = Session.open(path)
    session.recover()
    assert (cell(session, "aaaaaa"), cell(session, "bbbbbb")) == ("ett", "två")


@pytest.mark.parametrize(
    "garbage",
    [b"", b"\0" * 4096, b"{}\n", b"00000000 \n\n", "åäö\n".encode() * 50],
    ids=["empty", "zeros", "no checksum", "no entry", "text"],
)
def test_a_journal_of_garbage_harms_nothing(path: Path, garbage: bytes) -> None:
    crash(path, text("aaaaaa", "ett"))
    [(_, file)] = journal_files()
    file.write_bytes(garbage)
    assert Session.open(path).recovery is None


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights otherwise")
def test_the_state_is_readable_by_the_user_alone(path: Path) -> None:
    crash(path, text("aaaaaa", "ett"), ("save", {}), text("bbbbbb", "två"))
    everything = [state_folder(), *state_folder().rglob("*")]
    assert len(everything) > 8
    for entry in everything:
        assert entry.stat().st_mode & 0o077 == 0, entry


def test_what_is_still_being_written_is_kept_beside_another_file_than_before(path: Path) -> None:
    other = path.with_name("annan.toml")
    crash(
        path,
        ("draft", {"texts": [["Områdets titel", "Trygga parker"]]}),
        ("typing", {"row": "cccccc", "column": 0, "text": "Belysning"}),
        ("save_as", {"path": str(other)}),
    )
    assert Session.open(path, read_only=True).plan == load(path).plan
    recovery = Session.open(other).recovery
    assert recovery is not None
    assert recovery.typing is not None
    assert recovery.typing == "Belysning"
    assert [draft.texts for draft in recovery.drafts] == [(("Områdets titel", "Trygga parker"),)]


def test_a_journal_that_is_cleared_away_is_written_anew_without_another_key(path: Path) -> None:
    with SessionProcess(path) as process:
        process.do("text", row="cccccc", column=0, text="Parken")
        shutil.rmtree(state_folder())
        process.do("put_down_missed")
    session = Session.open(path)
    session.recover()
    assert cell(session, "cccccc") == "Parken"


def test_a_change_that_is_asked_about_is_kept_when_the_plan_is_moved(path: Path) -> None:
    new = path.with_name("ny.toml")
    with SessionProcess(path) as process:
        process.do("asked", row="cccccc", column=0, text="Parken")
        path.rename(new)
        process.do("follow", path=str(new))
    session = Session.open(new)
    session.recover()
    assert cell(session, "cccccc") == "Parken"
