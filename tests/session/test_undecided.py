"""Texts that were written for one place in several ways: none of them is dropped before somebody has chosen."""

from pathlib import Path

import pytest

from planterm.model.conflicts import Side, Undecided
from planterm.model.edits import Place
from planterm.session.session import Session
from planterm.store.journal_files import journal_files
from sample_plans import cell, small_plan, wordings, write
from session_process import SessionProcess
from written_journals import entries, rewrite


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_plan(tmp_path)


def crash(path: Path, text: str, *, recovers: bool = False, typing: bool = False) -> None:
    """Write in the first cell in a process that is killed."""
    with SessionProcess(path) as process:
        if recovers:
            process.do("recover")
        process.do("typing" if typing else "text", row="aaaaaa", column=0, text=text)


def somebody_writes(path: Path, text: str) -> None:
    other = Session.open(path)
    write(other, "aaaaaa", text)
    other.save()
    other.close()


def set_back(journal: Path, year: str) -> None:
    """Let the journal have been written when the clock was wrong."""
    rewrite(journal, [line | {"at": year + line["at"][4:]} for line in entries(journal)])


def offered(path: Path) -> tuple[Undecided, ...]:
    recovery = Session.open(path).recovery
    assert recovery is not None
    return recovery.undecided


def recovered(path: Path) -> Session:
    session = Session.open(path)
    session.recover()
    return session


@pytest.mark.parametrize("typing", [False, True], ids=["committed", "in an open cell"])
@pytest.mark.parametrize("choices", [["tre", "tre"], ["två", "två"], ["två", "ett"], ["fyra", "fem"]])
def test_three_crashes_leave_three_texts_and_each_is_asked_about(path: Path, choices: list[str], typing: bool) -> None:
    for text in ("ett", "två", "tre"):
        crash(path, text, typing=typing)
    session = recovered(path)
    [question] = session.undecided
    assert wordings([question]) == [("tre", "två", "ett")]
    assert all(wording.side is Side.OURS and wording.at for wording in (question.standing, *question.others))
    session.decide(question, choices[0])
    [question] = session.undecided
    assert wordings([question]) == [(choices[0], "ett")]
    session.decide(question, choices[1])
    assert session.undecided == ()
    assert cell(session, "aaaaaa") == choices[1]
    session.save()
    assert journal_files() == []


def test_a_row_removed_in_a_crashed_session_stays_while_a_text_in_it_is_undecided(path: Path) -> None:
    crash(path, "ett")
    crash(path, "två")
    somebody_writes(path, "två")
    with SessionProcess(path) as process:
        process.do("remove", row="aaaaaa")
    session = recovered(path)
    assert cell(session, "aaaaaa") == "två"
    assert ("två", "ett") in wordings(session.undecided)
    assert any(each.spot.key is None and each.others[0].text is None for each in session.undecided)


def test_what_the_file_has_is_a_text_to_choose_too_and_nobody_elses_for_sure(path: Path) -> None:
    crash(path, "ett")
    somebody_writes(path, "i filen")
    crash(path, "två")
    [question] = recovered(path).undecided
    assert [(wording.text, wording.side) for wording in question.others] == [("ett", Side.OURS), ("i filen", None)]


@pytest.mark.parametrize("year", ["2001", "2099"])
def test_a_clock_that_was_set_meanwhile_changes_neither_the_order_nor_what_was_taken_back(
    path: Path, year: str
) -> None:
    crash(path, "ett")
    [(_, first)] = journal_files()
    crash(path, "två")
    [second] = {file for _, file in journal_files()} - {first}
    set_back(first if year == "2099" else second, year)
    assert wordings(offered(path)) == [("två", "ett")]
    crash(path, "tre", recovers=True)
    [third] = {file for _, file in journal_files()} - {first, second}
    set_back(third, "2001")
    assert wordings(offered(path)) == [("tre", "ett")]  # "två" was before her eyes when she wrote on


@pytest.mark.parametrize("is_killed", [False, True])
def test_what_was_put_off_is_not_pushed_aside_by_what_somebody_writes_then(path: Path, is_killed: bool) -> None:
    crash(path, "mitt")
    somebody_writes(path, "deras första")
    with SessionProcess(path) as process:
        process.do("recover")
        somebody_writes(path, "deras andra")
        if not is_killed:
            process.do("merge")
            assert process.do("undecided") == {"undecided": [["mitt", "deras andra", "deras första"]], "problem": None}
    assert wordings(recovered(path).undecided) == [("mitt", "deras andra", "deras första")]


def test_a_choice_can_be_taken_back_and_made_again(path: Path) -> None:
    for text in ("ett", "två", "tre"):
        crash(path, text)
    session = recovered(path)
    session.decide(session.undecided[0], "två")
    session.undo()
    assert wordings(session.undecided) == [("tre", "två", "ett")]
    session.redo()
    assert wordings(session.undecided) == [("två", "ett")]
    session.undo()
    session.undo()
    assert session.undecided == ()
    session.redo()
    assert wordings(session.undecided) == [("tre", "två", "ett")]


def test_what_was_chosen_before_a_crash_is_not_asked_again(path: Path) -> None:
    for text in ("ett", "två", "tre"):
        crash(path, text)
    with SessionProcess(path) as process:
        process.do("recover")
        process.do("decide", text="tre")
    assert wordings(recovered(path).undecided) == [("tre", "ett")]


@pytest.mark.parametrize("end", ["quit", "quit unsaved", "save and quit", "save and crash", "save as"])
def test_no_end_drops_what_is_undecided(path: Path, end: str) -> None:
    for text in ("ett", "två"):
        crash(path, text)
    with SessionProcess(path) as process:
        process.do("recover")
        if end.startswith("save and"):
            process.do("save")
        elif end == "save as":
            process.do("save_as", path=str(path.with_name("annan.toml")))
        if not end.endswith("crash"):
            process.do("close", discard=end == "quit unsaved")
    assert wordings(recovered(path).undecided) == [("två", "ett")]


def test_a_text_that_the_plan_got_by_hand_meanwhile_leaves_the_other_to_choose(path: Path) -> None:
    for text in ("ett", "två"):
        crash(path, text)
    with SessionProcess(path) as process:
        process.do("recover")
        process.do("text", row="aaaaaa", column=0, text="Skola")
    session = Session.open(path)
    assert session.recovery is not None
    assert session.recover() is None
    assert wordings(session.undecided) == [("Skola", "ett")]


@pytest.mark.parametrize("ours_last", [False, True])
def test_a_row_that_one_session_removed_and_another_wrote_in_is_kept_and_asked_about(
    path: Path, ours_last: bool
) -> None:
    def remove() -> None:
        with SessionProcess(path) as process:
            process.do("remove", row="aaaaaa")

    if ours_last:
        crash(path, "mitt")
    remove()
    if not ours_last:
        crash(path, "mitt")
    session = recovered(path)
    [question] = session.undecided
    assert wordings([question]) == [("mitt", None)]
    assert {question.standing.side, question.others[0].side} == {Side.OURS}
    session.decide(question, None)
    assert [row.id for row in session.plan.area("unga").rows] == ["bbbbbb"]


def test_what_stood_for_others_and_cannot_be_read_stands_for_them_no_more(path: Path) -> None:
    crash(path, "ett")
    with SessionProcess(path) as process:
        process.do("recover")
        process.do("text", row="bbbbbb", column=0, text="två")
    [_, file] = sorted((file for _, file in journal_files()), key=lambda file: file.stat().st_mtime_ns)
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join((lines[0], lines[1].replace(b"ett", b"?tt"), *lines[2:])))
    session = Session.open(path)
    assert session.damaged_work
    session.recover()
    assert (cell(session, "aaaaaa"), cell(session, "bbbbbb")) == ("ett", "två")


def test_where_one_stands_is_the_place_that_is_decided_on(path: Path) -> None:
    for text in ("ett", "två"):
        crash(path, text)
    session = recovered(path)
    step = session.decide(session.undecided[0], "ett")
    assert step is not None
    assert step.place_after == Place("unga", "aaaaaa")
