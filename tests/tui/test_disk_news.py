"""Somebody else writes the plan's file while it is open: noticed, told once, and taken in when asked to."""

import os
from pathlib import Path

import pytest
from by_name import run
from driving import PlanDriver, editing
from sample_plan import small_plan
from textual import events

from planterm.session.session import Session
from planterm.store.journal_files import journal_files
from planterm.store.state import state_folder

pytestmark = pytest.mark.usefixtures("folder")


def _written_elsewhere(file: Path, old: str = "Klotter", new: str = "Klotter på skolan") -> None:
    text = file.read_text(encoding="utf-8").replace(old, new)
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(1, file.stat().st_mtime_ns + 10**9))


async def _come_back(editor: PlanDriver) -> None:
    """Another window, and this one again."""
    editor.app.post_message(events.AppBlur())
    await editor.pilot.pause()
    editor.app.post_message(events.AppFocus())
    await editor.pilot.pause()


async def test_a_change_is_told_when_one_comes_back_to_the_window_and_stays_in_the_title(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        _written_elsewhere(folder / "plan.toml")
        await _come_back(editor)
        await editor.sees("Någon annan har ändrat plan.toml.", "F10, Ta in andras ändringar")
        assert "filen ändrad" in editor.lines[0]
        await editor.press("down")
        assert "Någon annan har ändrat" not in editor.prose
        assert "filen ändrad" in editor.lines[0]


async def test_a_change_is_noticed_without_coming_back(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        _written_elsewhere(folder / "plan.toml")
        await editor.sees("Någon annan har ändrat plan.toml.")


async def test_what_is_new_is_taken_in_beside_ones_own_and_can_be_undone(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await editor.type(" min")
        await editor.press("escape")
        mine = editor.session.plan
        _written_elsewhere(folder / "plan.toml")
        await _come_back(editor)
        await editor.sees("Någon annan har ändrat")
        await run(editor, "ta in andras")
        assert "är intaget i planen" in editor.prose
        assert editor.problems() == ["Skola som brottsplats min", "Rån mot unga", "Klotter på skolan"]
        assert "filen ändrad" not in editor.lines[0]
        assert "osparat" in editor.lines[0]
        await editor.press("ctrl+z")
        assert editor.session.plan == mine


async def test_what_was_not_decided_is_asked_again_at_the_save_and_nothing_is_written_before(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await editor.press("end", "home", "down", "down")
        await editor.type(" min")
        await editor.press("escape")
        _written_elsewhere(folder / "plan.toml")
        theirs = (folder / "plan.toml").read_bytes()
        for answer in ("escape", "enter"):
            await editor.press("ctrl+s")
            assert "Klotter på skolan" in editor.prose
            assert "samma sak i 1.3 Problem (Unga i riskzon för destruktivt beteende)." in editor.prose
            await editor.press(answer)
            assert "Planen är inte sparad" in editor.prose
            assert (folder / "plan.toml").read_bytes() == theirs
        await editor.press("ctrl+s", "down", "down", "enter")
        assert "Bådas ändringar är sammanfogade och sparade." in editor.prose
        assert editor.problems()[2] == "Klotter på skolan"
        assert editor.on_disk == editor.session.plan


@pytest.mark.parametrize("opening", [(), ("f4",)], ids=["table", "form"])
async def test_of_two_texts_a_third_can_be_written_in_the_cell(folder: Path, opening: tuple[str, ...]) -> None:
    async with editing(small_plan(), (80, 24)) as editor:
        await editor.press("down", "down")
        await editor.type(f" min. {'Långt. ' * 300}Slut.")
        await editor.press("escape", *opening)
        _written_elsewhere(folder / "plan.toml")
        await editor.press("ctrl+s")
        assert "samma sak i 1.3 Problem" in editor.prose
        await editor.press(*["pagedown"] * 9)
        assert "Slut." in editor.prose, "the whole text can be read"
        assert "Klotter på skolan" in editor.prose
        await editor.press("end", "enter")
        assert editor.is_open
        assert "planen är inte sparad än" in editor.prose
        await editor.press("ctrl+a")
        await editor.type("En tredje text")
        await editor.press("escape", "ctrl+s")
        assert "Sparat" in editor.prose
        assert (editor.problems()[2], editor.on_disk) == ("En tredje text", editor.session.plan)


async def test_nothing_is_said_while_nothing_has_changed(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await editor.type("!")
        await editor.press("escape", "ctrl+s", "down")
        os.utime(folder / "plan.toml", (1, 1))  # touched, and the same
        await _come_back(editor)
        await run(editor, "ta in andras")
        assert "Ingen annan har ändrat filen" in editor.prose
        assert "filen ändrad" not in editor.lines[0]


async def test_a_reader_is_told_to_open_the_plan_again(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        editor.session.close()
        _written_elsewhere(folder / "plan.toml")
        await _come_back(editor)
        await editor.sees("Öppna planen igen för att läsa den som den är nu.")
        assert "endast läsning" in editor.lines[0]
        await run(editor, "ta in andras")
        assert "Planen är öppnad för läsning" in editor.prose


async def test_a_plan_that_is_renamed_is_said_at_once_and_saved_under_its_new_name(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await editor.type(" min")
        await editor.press("escape", "ctrl+s")
        (folder / "plan.toml").rename(folder / "plan 2026.toml")
        await editor.sees("plan.toml har bytt namn eller flyttats till plan 2026.toml medan planen var öppen.")
        assert editor.lines[0].strip().startswith("plan 2026.toml")
        assert len(editor.session.backups()) == 1
        await editor.press("down")
        await editor.type(" också")
        await editor.press("escape", "ctrl+s")
        assert "Sparat i plan 2026.toml." in editor.prose
        assert editor.on_disk == editor.session.plan
    assert not (folder / "plan.toml").exists()


async def test_a_plan_that_was_renamed_a_moment_ago_is_saved_under_its_new_name_too(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await editor.type(" min")
        (folder / "plan.toml").rename(folder / "ny.toml")
        await editor.press("escape", "ctrl+s")
        assert "har bytt namn eller flyttats till ny.toml" in editor.prose
        assert "Sparat i ny.toml." in editor.prose
    assert [path.name for path in folder.glob("*.toml")] == ["ny.toml"]


async def test_a_plan_that_is_gone_is_said_where_one_is_working_and_stays_in_the_title(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f4")
        (folder / "plan.toml").unlink()
        await editor.sees("plan.toml finns inte kvar:", "Spara skriver filen på nytt")
        await editor.press("escape")
        assert "filen saknas" in editor.lines[0]
        await editor.type("!")
        await editor.press("escape", "ctrl+s")
        assert "Sparat i plan.toml." in editor.prose
        assert "filen saknas" not in editor.lines[0]
        assert editor.on_disk == editor.session.plan


async def test_what_an_older_copy_has_taken_away_while_the_plan_was_closed_is_said_once(folder: Path) -> None:
    file = folder / "plan.toml"
    async with editing(small_plan()) as editor:
        older = file.read_bytes()
        await editor.type(" kvällstid")
        await editor.press("escape", "down", "ctrl+d", "ctrl+s")
    file.write_bytes(older)
    said = "där saknas nu text: 1 borttagen rad och 1 ändrad rad. F10, Tidigare versioner har det kvar."
    async with editing(Session.open(Path("plan.toml"))) as editor:
        await editor.sees(said)
        await run(editor, "tidigare versioner")
        assert "1 ny rad och 1 ändrad rad" in editor.prose
        await editor.press("enter", "enter")
        assert editor.problems()[0] == "Skola som brottsplats kvällstid"
    async with editing(Session.open(Path("plan.toml"))) as editor:
        assert said not in editor.prose


async def test_what_could_not_be_put_into_safety_is_so_as_soon_as_it_can_be(folder: Path) -> None:
    journals = state_folder() / "journals"
    async with editing(small_plan()) as editor:
        journals.touch()
        await editor.type(" min")
        await editor.press("escape")
        assert editor.session.journal_problem is not None
        journals.unlink()
        await _come_back(editor)
        assert editor.session.journal_problem is None
        assert len(journal_files()) == 1
