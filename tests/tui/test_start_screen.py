"""Without a plan: those opened last, a new one, next year's, a file, the example, or leave."""

import os
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from by_name import run
from driving import WIDE, Driver, editing, starting
from returned_books import book_of
from sample_plan import session_of, small_plan

from planterm.model.edits import Place, set_cell
from planterm.model.plan import Stage
from planterm.session.session import Session
from planterm.store.backups import list_backups
from planterm.store.folders import documents_folder
from planterm.store.state import recent_plans
from planterm.tui.dialogs.dialog import Options

pytestmark = pytest.mark.usefixtures("folder")

CHOICES = (
    *("Ny plan", "Nästa års plan", "Öppna", "Gör en plan av en Excel-fil", "Prova med en exempelplan"),
    *("Rundtur", "Sammanställ flera planer", "Hjälp"),
)


async def _choose(start: Driver, name: str) -> None:
    """Go down to a choice and take it."""
    options = start.app.screen.query_one(Options)
    for _ in range(options.option_count):
        if str(options.get_option_at_index(options.highlighted or 0).prompt).startswith(name):
            break
        await start.press("down")
    await start.press("enter")


def _opened(path: Path, **details: Any) -> Path:
    """A plan of that file that was opened before."""
    path.parent.mkdir(exist_ok=True)
    session = session_of(small_plan()._replace(**details), path)
    session.remember()
    session.close()
    return path


def _choices(start: Driver) -> list[str]:
    options = start.app.screen.query_one(Options)
    return [str(options.get_option_at_index(index).prompt) for index in range(options.option_count)]


@pytest.mark.parametrize("size", [(80, 24), WIDE])
async def test_the_first_time_a_new_plan_is_the_first_choice_and_all_of_them_are_in_sight(
    size: tuple[int, int],
) -> None:
    async with starting(size) as start:
        assert "Skriv åtgärdsplanen för det brottsförebyggande arbetet" in start.prose
        assert _choices(start) == [*CHOICES, "Avsluta"]
        assert all(choice in start.text for choice in CHOICES)
        await start.press("enter")
        assert "Planens fil" in start.text


async def test_what_a_choice_does_is_told_before_it_is_taken() -> None:
    async with starting() as start:
        assert "du väljer år, förvaltning och var den ska sparas" in start.prose
        await start.press("down")
        assert "du går igenom raderna" in start.prose


@pytest.mark.parametrize("key", ["escape", "ctrl+q"])
async def test_the_start_screen_is_left_with_one_key(key: str) -> None:
    async with starting() as start:
        await start.press(key)
        assert start.app._exit


async def test_leaving_and_help_stand_among_the_choices() -> None:
    async with starting() as start:
        await _choose(start, "Hjälp")
        assert "På startskärmen" in start.text
        await start.press("escape")
        await _choose(start, "Avsluta")
        assert start.app._exit


async def test_the_plans_opened_last_tell_what_they_are(folder: Path) -> None:
    _opened(folder / "mapp" / "utkast [1].toml", decided_on=date(2020, 4, 23), year=2020)
    _opened(folder / "beslutad.toml", stage=Stage.DECIDED, decided_on=date(2026, 4, 23), year=2027)
    _opened(folder / "utan datum.toml", stage=Stage.DECIDED)
    _opened(folder / "borttagen.toml").unlink()
    _opened(folder / "trasig.toml").write_text("= =", "utf-8")
    async with starting() as start:
        assert _choices(start)[:5] == [
            "trasig.toml · filen går inte att läsa",
            "borttagen.toml · filen finns inte längre",
            "2026 Farsta stadsdelsförvaltning · Beslutad · 1 av 3 uppföljda · beslutsdatum saknas",
            "2027 Farsta stadsdelsförvaltning · Beslutad · 1 av 3 uppföljda",
            "2020 Farsta stadsdelsförvaltning · Utkast · beslut saknas · 1 av 3 uppföljda",
        ]
        await start.press("down", "enter")
        assert "borttagen.toml finns inte" in start.prose
        await start.press("down", "down", "down")
        assert "mapp/utkast [1].toml · ändrad i dag" in start.prose.replace("/ ", "/")
        await start.press("enter")
        assert "Skola som" in start.text


def _unbroken(start: Driver) -> str:
    """What is on the screen without blanks, for paths that are wrapped."""
    return "".join(start.prose.split())


async def test_unsaved_work_that_waits_is_told_in_the_plans_line(folder: Path) -> None:
    session = Session.open(_opened(folder / "plan.toml"))
    session.apply(set_cell(session.plan, Place("unga", "rad000"), "Osparat"))
    assert session._keeping is not None
    session._keeping.lock.release()
    async with starting((80, 24)) as start:
        assert _choices(start)[0].startswith("2026 Farsta stadsdelsförvaltning · osparat arbete väntar · Utkast")


async def test_a_plan_whose_folder_does_not_answer_keeps_nobody_waiting(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _opened(folder / "nätverk" / "plan.toml")
    _opened(folder / "här.toml")
    answer, look = threading.Event(), os.stat

    def waiting(path: Any, *arguments: Any, **options: Any) -> os.stat_result:
        if "nätverk" in str(path) and threading.current_thread() is not threading.main_thread():
            answer.wait()
        return look(path, *arguments, **options)

    monkeypatch.setattr(os, "stat", waiting)
    try:
        async with starting() as start:
            await start.sees("2026 Farsta")
            assert _choices(start)[1] == "plan.toml · läses …"
            await start.press("enter")
            assert "Skola som" in start.text
    finally:
        answer.set()


async def test_the_list_of_recent_plans_can_be_cleared_and_the_files_stay(folder: Path) -> None:
    path = _opened(folder / "mapp" / "plan.toml")
    async with starting() as start:
        await _choose(start, "Rensa listan")
        assert "Listan över senaste planer är tömd." in start.prose
        assert _choices(start) == [*CHOICES, "Avsluta"]
    assert recent_plans() == ()
    assert path.exists()


@pytest.mark.parametrize(("answer", "is_cleared"), [(("enter",), False), (("down", "enter"), True)])
async def test_what_is_kept_of_plans_that_are_gone_is_told_and_cleared_only_when_that_is_chosen(
    answer: tuple[str, ...], is_cleared: bool, folder: Path
) -> None:
    (folder / "mapp").mkdir()
    session = session_of(small_plan(), folder / "mapp" / "borta.toml")
    session.remember()
    session.apply(set_cell(session.plan, Place(session.plan.areas[0].id, "rad000"), "ett"))
    session.save()
    session.close()
    (folder / "mapp" / "borta.toml").unlink()
    async with starting((80, 24)) as start:
        await _choose(start, "Rensa listan")
        assert "uppgifter om 1 plan som inte finns längre" in start.prose
        assert "mapp/borta.toml·2tidigareversioner·3kB" in _unbroken(start)
        await start.press(*answer)
        assert "Listan över senaste planer är tömd." in start.prose
        assert ("Det som var kvar av 1 plan är borttaget (3 kB)." in start.prose) is is_cleared
    assert recent_plans() == ()
    assert bool(list_backups(folder / "mapp" / "borta.toml")) is not is_cleared


async def test_the_list_can_be_cleared_from_an_open_plan() -> None:
    async with editing(small_plan()) as editor:
        assert recent_plans()
        await run(editor, "rensa listan")
        assert "Listan över senaste planer är tömd." in editor.prose
    assert recent_plans() == ()


async def test_a_file_is_found_in_the_folder_of_the_latest_plan_and_one_that_is_none_told(folder: Path) -> None:
    _opened(folder / "mapp" / "plan.toml")
    (folder / "mapp" / "annat.toml").write_text("[ruff]\n", "utf-8")
    async with starting() as start:
        await start.press("ctrl+o")
        await start.type("annat")
        await start.press("enter")
        assert "annat.toml, ”schema”" in start.prose
        await start.press("ctrl+u")
        await start.type("plan")
        await start.press("enter")
        assert "Skola som" in start.text


async def test_escape_in_a_dialog_goes_back_to_the_choices() -> None:
    async with starting() as start:
        for name in CHOICES[:4]:
            await _choose(start, name)
            await start.press("escape")
            assert "Prova med en exempelplan" in start.text
        assert not start.app._exit


async def test_next_years_plan_is_made_of_one_that_is_chosen(folder: Path) -> None:
    _opened(folder / "plan-2026.toml")
    async with starting() as start:
        await _choose(start, "Nästa års plan")
        assert "Vilken plan ska nästa års plan göras av?" in start.text
        await start.press("enter")
        assert "Plan för 2027" in start.prose or "2027" in start.prose
        await start.press("shift+right", "enter", "enter")
        assert "plan-2027.toml · Åtgärdsplan 2027" in start.lines[0]
    assert len([*Session.open(folder / "plan-2027.toml", read_only=True).plan.rows()]) == 3


async def test_a_workbook_becomes_a_plan(folder: Path) -> None:
    book_of(small_plan(), {})
    _opened(folder / "plan.toml")
    async with starting() as start:
        await _choose(start, "Gör en plan av en Excel-fil")
        assert "plan.toml" not in start.text
        await start.press("enter", "enter", "enter")
        assert "tillbaka.toml · Åtgärdsplan 2026" in start.lines[0]


async def test_the_example_is_a_copy_to_try_in_that_leaves_no_trace_among_the_plans(folder: Path) -> None:
    opened = set()
    for _ in range(2):
        async with starting() as start:
            await _choose(start, "Prova med en exempelplan")
            assert "Det här är en kopia av exempelplanen" in start.prose
            await start.type("!")
            await start.press("escape", "ctrl+s")
            assert start.app.session is not None
            opened.add(start.app.session.place)
    first, second = opened
    assert first.read_bytes() == second.read_bytes()
    assert recent_plans() == ()
    assert [path.name for path in folder.iterdir()] == []


async def test_what_was_written_in_the_example_when_the_window_was_closed_is_offered_in_it_again() -> None:
    async with starting() as start:
        await _choose(start, "Prova med en exempelplan")
        await start.type(" på torget")
        start.app.end()
    assert start.app.session is not None
    start.app.session.close()
    async with starting() as start:
        await _choose(start, "Prova med en exempelplan")
        assert "Förra gången stod en text kvar i en öppen cell" in start.prose
        await start.press("enter")
        assert start.app.session is not None
        assert next(start.app.session.plan.rows()).cells[0].endswith(" på torget")


async def test_what_is_written_of_the_example_lies_where_files_are_looked_for() -> None:
    async with starting() as start:
        await _choose(start, "Prova med en exempelplan")
        await start.press("f9", "enter")
        assert (documents_folder() / "exempelplan.xlsx").is_file()


async def test_a_plan_that_is_broken_can_be_put_back_from_an_earlier_version(folder: Path) -> None:
    session = session_of(small_plan(), folder / "plan.toml")
    session.remember()
    session.apply(set_cell(session.plan, Place("unga", "rad000"), "Senare"))
    session.save()
    session.close()
    (folder / "plan.toml").write_text("= = =", "utf-8")
    async with starting() as start:
        await start.press("enter")
        assert "plan.toml,rad1" in start.dialog.replace(" ", "")
        assert "Filen som den är nu läggs undan som" in start.prose
        await start.press("escape")
        assert "Tidigare versioner av planen ligger i" in start.prose
        await start.press("enter", "enter")
        assert "Senare" in start.prose
        assert "Problem, rad 1 av 3" in start.prose
