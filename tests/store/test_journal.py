"""A journal on a disk that fails: what was put down stays, and what was missed is made up for."""

import errno
import os
from pathlib import Path

import pytest
from store_plans import row, with_rows, with_text

from failing_disk import FailingDisk
from official_form import At
from planterm.form.loader import form_ids, load_form
from planterm.model.edits import EditKind, Place
from planterm.model.form_change import change_form
from planterm.model.plan import Plan
from planterm.session.recovery import Leftovers
from planterm.store.journal import Journal
from planterm.store.journal_files import EntryKind, journal_files
from planterm.store.journal_lines import VERSION
from planterm.store.lock import Lock
from planterm.store.planfile import PlanFile, load
from sample_plans import small_plan
from written_journals import entries, rewrite

PLACE = Place("unga", "aaaaaa")


class Fixture:
    """A journal, its disk, and what the next start would make of it."""

    def __init__(self, folder: Path) -> None:
        self.file: PlanFile = load(small_plan(folder))
        self.disk = FailingDisk()
        self.lock = Lock(self.file.path)
        self.journal = Journal(self.lock, self.file, self.disk)
        self.plan = self.file.plan

    def write(self, text: str) -> None:
        self.plan = with_text(self.plan, "aaaaaa", At.PROBLEM, text)
        self.journal.add("text", self.plan, PLACE)

    def found(self) -> Plan:
        """The plan with what the next start finds."""
        self.lock.release()
        recovery = Leftovers(self.file).recovery(self.file.plan)
        return recovery.plan if recovery else self.file.plan


@pytest.fixture
def kept(tmp_path: Path) -> Fixture:
    return Fixture(tmp_path)


def test_a_plan_that_was_moved_to_another_form_is_found_again(kept: Fixture) -> None:
    plan = kept.plan._replace(predecessor="plan-2024.toml", synonyms="polisen = LPO", judgement="Bra.")
    other = next(form_id for form_id in form_ids() if form_id != plan.form.id)
    kept.plan = change_form(plan, PLACE, load_form(other)).plan
    kept.journal.add(EditKind.CHANGE_FORM, kept.plan, PLACE)
    assert "whole" in entries(journal_files()[0][1])[-1]["delta"]
    kept.write("Efteråt")
    assert kept.found() == kept.plan


def test_nothing_is_on_the_disk_before_the_first_change(kept: Fixture) -> None:
    assert not kept.journal.is_begun
    assert journal_files() == []


def test_what_is_put_down_is_found(kept: Fixture) -> None:
    kept.write("ett")
    kept.write("två")
    assert kept.found() == kept.plan


def test_a_change_costs_one_write_and_one_wait_for_the_disk(kept: Fixture) -> None:
    kept.write("ett")
    kept.disk.fail_at(-1)
    kept.write("två")
    assert kept.disk.calls == ["write", "sync"]


def test_the_files_text_is_in_it_once_and_changes_are_short(kept: Fixture) -> None:
    kept.write("ett")
    [(_, file)] = journal_files()
    length = file.stat().st_size
    kept.write("två")
    assert file.stat().st_size - length < 200
    assert "Torget" in entries(file)[0]["text"]


def test_texts_stand_readable_in_it(kept: Fixture) -> None:
    kept.write("Hög frånvaro i årskurs 9")
    [(_, file)] = journal_files()
    assert "Hög frånvaro i årskurs 9" in file.read_text(encoding="utf-8")


def test_when_the_plan_is_saved_it_goes(kept: Fixture) -> None:
    kept.write("ett")
    kept.journal.end(kept.file)
    assert journal_files() == []
    kept.write("två")
    assert len(journal_files()) == 1


@pytest.mark.parametrize("call", ["create", "write", "sync"])
@pytest.mark.parametrize("earlier", [0, 2])
def test_a_failing_call_is_an_error_and_the_next_change_makes_up_for_it(kept: Fixture, call: str, earlier: int) -> None:
    for number in range(earlier):
        kept.write(f"tidigare {number}")
    if earlier and call == "create":
        call = "extend"
        kept.journal.leave()
    kept.disk.fail(call)
    for text in ("ett", "två"):
        with pytest.raises(OSError):
            kept.write(text)
    before = kept.plan
    kept.disk.fail("")
    kept.plan = with_rows(kept.plan, "miljoer", row("dddddd", problem="Ny"))
    kept.journal.add("insert_row", kept.plan, PLACE)
    assert kept.plan != before
    assert kept.found() == kept.plan
    assert len(journal_files()) == 1


@pytest.mark.parametrize("call", ["create", "write", "sync"])
def test_a_crash_while_the_disk_fails_keeps_what_was_put_down_before(kept: Fixture, call: str) -> None:
    kept.write("ett")
    before = kept.plan
    kept.journal.leave()
    kept.disk.fail(call)
    kept.plan = with_text(kept.plan, "bbbbbb", At.WHO, "två")
    if call != "create":
        with pytest.raises(OSError):
            kept.journal.add("text", kept.plan, PLACE)
    found = kept.found()
    # A line that was written and could not be synced may be there.
    assert found == before or (call == "sync" and found == kept.plan)


def test_after_a_line_that_was_cut_off_the_next_is_whole(kept: Fixture) -> None:
    kept.write("ett")
    for _ in range(3):
        kept.disk.fail("write")
        with pytest.raises(OSError):
            kept.write("x" * 1000)
        kept.disk.fail("cut")
        with pytest.raises(OSError):
            kept.write("y" * 1000)
    kept.disk.fail("")
    kept.write("slut")
    assert kept.found() == kept.plan
    [(_, file)] = journal_files()
    assert len(entries(file)) == file.read_bytes().count(b"\n") == 3


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps open files in their place")
def test_a_journal_that_somebody_removed_is_begun_anew_with_everything(kept: Fixture) -> None:
    kept.write("ett")
    [(_, file)] = journal_files()
    file.unlink()
    file.parent.rmdir()
    kept.plan = with_text(kept.plan, "bbbbbb", At.WHO, "Anna")
    kept.journal.add("text", kept.plan, PLACE)
    assert kept.found() == kept.plan


def test_when_the_file_is_read_again_the_journal_is_named_after_what_is_in_it_now_and_goes_on(kept: Fixture) -> None:
    kept.write("ett")
    kept.file.path.write_text(kept.file.path.read_text("utf-8") + "# någon annans\n", encoding="utf-8", newline="\n")
    read = load(kept.file.path)
    kept.journal.read_again(read)
    [(name, _)] = journal_files()
    assert name.is_about(read.digest)
    kept.write("två")
    assert kept.found() == kept.plan


def test_hours_of_typing_in_a_long_text_do_not_fill_the_disk(kept: Fixture) -> None:
    kept.write("ett")
    long = "Så här mycket text ryms i en cell. " * 900
    for number in range(400):
        typed = with_text(kept.plan, "bbbbbb", At.WHO, f"{long}{number}")
        kept.journal.add_unfinished(EntryKind.TYPING, kept.plan, typed, PLACE)
    assert sum(file.stat().st_size for _, file in journal_files()) < 9 << 20
    assert kept.found() == typed


@pytest.mark.parametrize("turn", range(8))
def test_putting_a_long_journal_down_anew_loses_nothing_when_it_fails(
    kept: Fixture, turn: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = 1 << 16
    monkeypatch.setattr("planterm.store.journal.MOST_BYTES", long)
    kept.write("ett")
    kept.write("två" * (long // 3))
    kept.disk.fail_at(turn)
    try:
        kept.journal.add(EntryKind.TYPING_ENDED, kept.plan, PLACE)
    except OSError:
        assert kept.found() == kept.plan
        kept.journal.add(EntryKind.TYPING_ENDED, kept.plan, PLACE)
    assert kept.found() == kept.plan
    kept.disk.fail_at(-1)
    kept.journal.end(kept.file)
    assert journal_files() == []


def test_one_that_could_not_be_cleared_away_is_replaced_by_the_next(kept: Fixture) -> None:
    kept.write("ett")
    kept.disk.fail("remove", OSError(errno.EIO, "Input/output error"))
    kept.journal.end(kept.file)
    kept.write("två")
    assert len(journal_files()) == 2
    assert kept.found() == kept.plan


def test_a_journal_of_a_newer_version_is_left_alone(kept: Fixture) -> None:
    kept.write("ett")
    [(_, file)] = journal_files()
    header, *lines = entries(file)
    rewrite(file, [header | {"version": VERSION + 1}, *lines])
    assert kept.found() == kept.file.plan
    assert file.exists()
