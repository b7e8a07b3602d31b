"""Without a plan: those at hand, another one, a new one, or leave."""

import os
from datetime import date
from pathlib import Path

import pytest
from by_name import run
from driving import Driver, editing, starting
from sample_plan import plan_of, row, session_of, small_plan

from form_texts import own_form
from planterm.model.edits import Place, set_cell
from planterm.model.form import Role
from planterm.session.session import Session
from planterm.store.backups import list_backups
from planterm.store.state import recent_plans

pytestmark = pytest.mark.usefixtures("folder")

NEXT_YEAR = date.today().year + 1


def _older(path: Path, seconds: int) -> None:
    os.utime(path, (path.stat().st_mtime - seconds,) * 2)


async def _choose(start: Driver, steps: int) -> None:
    await start.press(*["down"] * steps, "enter")


async def test_an_empty_folder_offers_to_open_to_begin_and_to_leave() -> None:
    async with starting() as start:
        assert "Åtgärdsplaner för det brottsförebyggande arbetet" in start.text
        assert [choice in start.text for choice in ("Öppna en fil …", "Ny plan …", "Avsluta")] == [True] * 3


@pytest.mark.parametrize("key", ["escape", "ctrl+q"])
async def test_the_start_screen_is_left_with_one_key(key: str) -> None:
    async with starting() as start:
        await start.press(key)
        assert start.app._exit


async def test_leaving_stands_among_the_choices() -> None:
    async with starting() as start:
        await _choose(start, 2)
        assert start.app._exit


async def test_the_plans_in_the_folder_come_first_the_latest_on_top(folder: Path) -> None:
    for name, age in (("gammal.toml", 500), ("ny.toml", 0), ("äldst [utkast].toml", 900)):
        session_of(plan_of(row(0, name)), folder / name)
        _older(folder / name, age)
    async with starting() as start:
        places = [start.text.index(name) for name in ("ny.toml", "gammal.toml", "äldst [utkast].toml", "Öppna en fil")]
        assert places == sorted(places)
        await _choose(start, 2)
        assert "äldst [utkast].toml" in start.prose
        assert "Problem, rad 1 av 1" in start.prose


async def test_the_plans_opened_last_come_first_with_their_folders_and_when_they_were_changed(folder: Path) -> None:
    (folder / "Skärholmen [utkast]").mkdir()
    session_of(small_plan(), folder / "Skärholmen [utkast]" / "plan.toml").remember()
    session_of(plan_of(), folder / "borttagen.toml").remember()
    (folder / "borttagen.toml").unlink()
    session_of(plan_of(), folder / "senast.toml").remember()
    async with starting() as start:
        await start.sees("ändrad i dag", "finns inte längre")
        names = ("senast.toml", "borttagen.toml", "plan.toml · /", "Öppna en fil")
        places = [start.text.index(name) for name in names]
        assert places == sorted(places)
        assert "Skärholmen [utkast]" in start.prose
        await _choose(start, 1)
        assert "borttagen.toml finns inte" in start.prose
        await _choose(start, 1)
        assert "Skola som" in start.text


async def test_the_list_of_recent_plans_can_be_cleared_and_the_files_stay(folder: Path) -> None:
    (folder / "mapp").mkdir()
    session_of(small_plan(), folder / "mapp" / "plan.toml").remember()
    async with starting() as start:
        assert "Rensa listan" in start.text
        await _choose(start, 3)
        assert "Listan över senaste planer är tömd." in start.prose
        assert "mapp" not in start.text
        assert "Rensa listan" not in start.text
    assert recent_plans() == ()
    assert (folder / "mapp" / "plan.toml").exists()


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
        await _choose(start, 3)
        assert "uppgifter om 1 plan som inte finns längre" in start.prose
        assert "mapp/borta.toml · 2 tidigare versioner · 3 kB" in start.prose.replace("/ ", "/")
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


async def test_a_plan_is_opened_by_name(folder: Path) -> None:
    (folder / "mapp").mkdir()
    session_of(small_plan(), folder / "mapp" / "min plan.toml")
    async with starting() as start:
        await _choose(start, 0)
        assert "Öppna en plan" in start.text
        await start.type("mapp/min plan.toml")
        await start.press("enter")
        assert "Skola som" in start.text


async def test_a_file_that_is_no_plan_is_told_and_another_can_be_chosen(folder: Path) -> None:
    (folder / "annat.toml").write_text("[ruff]\n", encoding="utf-8")
    async with starting() as start:
        await _choose(start, 0)
        assert "annat.toml, rad" in start.prose or "annat.toml" in start.prose
        assert "Problem, rad" not in start.text
        assert not start.app._exit
        await _choose(start, 1)
        await start.type("finns-inte.toml")
        await start.press("enter")
        assert "finns-inte.toml finns inte" in start.prose


async def test_escape_in_the_question_goes_back_to_the_choices() -> None:
    async with starting() as start:
        await _choose(start, 0)
        await start.press("escape")
        assert "Ny plan …" in start.text
        assert not start.app._exit


async def test_a_new_plan_is_offered_a_name_that_no_file_has(folder: Path) -> None:
    for name in (f"plan-{NEXT_YEAR}.toml", f"plan-{NEXT_YEAR}-2.toml"):
        session_of(small_plan(), folder / name)
    async with starting() as start:
        await _choose(start, 3)
        assert "Ny plan" in start.text
        await start.press("enter", "enter", "enter")
        assert f"plan-{NEXT_YEAR}-3.toml" in start.lines[0]


async def test_a_new_plan_is_made_from_three_lines(folder: Path) -> None:
    async with starting() as start:
        await _choose(start, 1)
        assert f"plan-{NEXT_YEAR}.toml" in start.text
        await start.press("enter", "enter")
        await start.type("Farsta stadsdelsförvaltning")
        await start.press("enter")
        assert f"Åtgärdsplan {NEXT_YEAR} · Farsta stadsdelsförvaltning" in start.lines[0]
        await start.type("Klotter")
        await start.press("escape", "ctrl+s")
    plan = Session.open(folder / f"plan-{NEXT_YEAR}.toml").plan
    assert (plan.year, plan.district) == (NEXT_YEAR, "Farsta stadsdelsförvaltning")
    assert plan.areas[0].rows[0][Role.PROBLEM] == "Klotter"


async def test_tab_and_shift_tab_go_between_the_lines(folder: Path) -> None:
    async with starting() as start:
        await _choose(start, 1)
        await start.press("tab", "ctrl+u")
        await start.type("2030")
        await start.press("shift+tab", "ctrl+u")
        await start.type("förort")
        await start.press("tab", "tab")
        await start.type("Farsta")
        await start.press("enter")
        assert "Åtgärdsplan 2030 · Farsta" in start.lines[0]
    assert (folder / "förort.toml").exists()


async def test_another_form_is_chosen_among_those_that_fit_the_year_and_offered_first_the_next_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_form(folder, monkeypatch)
    async with starting() as start:
        await _choose(start, 1)
        assert "Exempelkommunens plan" in start.text
        await start.press("tab", "ctrl+u", *"2025", "tab")
        assert "Exempelkommunens plan" not in start.text
        await start.press("shift+tab", "ctrl+u", *"2026", "tab", *"Exempel", "tab", "down", "enter")
        assert "Kostnad" in start.text
    assert Session.open(folder / f"plan-{NEXT_YEAR}.toml").form.id == "enkel"
    async with starting() as start:
        await _choose(start, 2)
        await start.press("enter", "enter", *"Exempel", "enter")
        assert "Kostnad" in start.text
    assert Session.open(folder / f"plan-{NEXT_YEAR}-2.toml").form.id == "enkel"


@pytest.mark.parametrize(
    ("file", "year", "complaint"),
    [
        ("", "2026", "Skriv ett filnamn."),
        ("plan", "tjugosex", "Skriv ett årtal"),
        ("plan", "12", "Skriv ett årtal"),
        ("finns", "2026", "finns.toml finns redan; välj ett annat namn, eller öppna filen."),
        ("~finnsinte/plan", "2026", "mappen inte finns"),
        ("..", "2026", "är inget filnamn"),
        ("mapp-saknas/plan", "2026", "mappen inte finns"),
    ],
)
async def test_what_is_wrong_is_told_under_the_lines(file: str, year: str, complaint: str, folder: Path) -> None:
    session_of(small_plan(), folder / "finns.toml")
    before = (folder / "finns.toml").read_bytes()
    async with starting() as start:
        await _choose(start, 2)
        await start.press("ctrl+u")
        await start.type(file)
        await start.press("tab", "ctrl+u")
        await start.type(year)
        await start.press("tab", "enter")
        assert complaint in start.prose
        assert not start.app._exit
        await start.press("escape")
        assert "Ny plan …" in start.text
    assert (folder / "finns.toml").read_bytes() == before


async def test_the_editor_can_be_left_from_a_plan_that_was_opened_here() -> None:
    session_of(small_plan())
    async with starting() as start:
        await _choose(start, 0)
        await start.press("ctrl+q")
        assert start.app._exit


async def test_a_plan_that_is_broken_can_be_put_back_from_an_earlier_version(folder: Path) -> None:
    session = session_of(small_plan())
    session.apply(set_cell(session.plan, Place("unga", "rad000"), "Senare"))
    session.save()
    session.close()
    (folder / "plan.toml").write_text("= = =", "utf-8")
    async with starting() as start:
        await _choose(start, 0)
        assert "plan.toml, rad 1" in start.prose
        assert "Filen som den är nu läggs undan som" in start.prose
        await start.press("escape")
        assert "Tidigare versioner av planen ligger i" in start.prose
        await start.press("enter", "enter")
        assert "Senare" in start.prose
        assert "Problem, rad 1 av 3" in start.prose
