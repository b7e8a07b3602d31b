"""Earlier versions: what each would change, taken back as one step, or written to a file of its own."""

from pathlib import Path

import pytest
from by_name import run
from driving import PlanDriver, editing
from sample_plan import plan_of, row, session_of, small_plan

from planterm.model.form import Role
from planterm.session.session import Session
from planterm.store.backups import backup_folder

pytestmark = pytest.mark.usefixtures("folder")


async def _saved_with(editor: PlanDriver, text: str) -> None:
    await editor.type(text)
    await editor.press("escape", "ctrl+s")


async def test_versions_are_listed_with_what_differs_and_where_they_lie(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await _saved_with(editor, " ett")
        await editor.press("down", "ctrl+k", "ctrl+s", "up")
        await run(editor, "tidigare versioner")
        assert editor.prose.count("till i dag kl.") == 2
        assert "1 ny rad" in editor.prose
        assert "1.2 ny: Rån mot unga" in editor.prose
        await editor.press("down")
        assert "1 ny rad och 1 ändrad rad" in editor.prose
        assert "1.1 Problem: ”Skola som brottsplats ett” → ”Skola som brottsplats”" in editor.prose
        assert "backups/plan-" in editor.text
        assert "backups" in str(backup_folder(folder / "plan.toml"))


async def test_restoring_is_one_step_that_can_be_undone_and_leaves_the_file_until_it_is_saved(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await _saved_with(editor, " ett")
        changed, on_disk = editor.session.plan, (folder / "plan.toml").read_bytes()
        await editor.press("down", "down", "right")
        await run(editor, "tidigare versioner")
        await editor.press("enter", "enter")
        editor.assert_at("Problem, rad 1 av 3")
        assert "Planen är återställd till en tidigare version." in editor.prose
        assert editor.session.plan == small_plan()
        assert "osparat" in editor.lines[0]
        assert (folder / "plan.toml").read_bytes() == on_disk
        await editor.press("ctrl+z")
        assert "Ångrat: återställ en tidigare version." in editor.prose
        assert editor.session.plan == changed


async def test_a_version_can_be_written_to_a_file_of_its_own(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        before = (folder / "plan.toml").read_bytes()
        await _saved_with(editor, " ett")
        await run(editor, "tidigare versioner")
        await editor.press("enter", "down", "enter", "ctrl+u")
        await editor.type("mapp/gammal")
        await editor.press("enter")
        assert "mappen inte finns" in editor.prose
        (folder / "mapp").mkdir()
        await editor.press("enter")
        assert "Versionen är skriven: /" in editor.prose
        assert (folder / "mapp" / "gammal.toml").is_file()
        assert editor.session.path.name == "plan.toml"
    assert (folder / "mapp" / "gammal.toml").read_bytes() == before


async def test_a_damaged_version_says_so_and_cannot_be_restored() -> None:
    async with editing(small_plan()) as editor:
        await _saved_with(editor, " ett")
        [backup] = editor.session.backups()
        backup.path.write_text("trasig", encoding="utf-8")
        await run(editor, "tidigare versioner")
        assert "kan inte läsas" in editor.prose
        await editor.press("enter")
        assert "Återställ planen" not in editor.prose
        await editor.press("escape", "escape")
        assert editor.session.plan.areas[0].rows[0].text(Role.PROBLEM).endswith(" ett")


async def test_a_plan_that_was_never_saved_before_says_that_there_are_none() -> None:
    async with editing(small_plan()) as editor:
        await run(editor, "tidigare versioner")
        assert "Det finns inga tidigare versioner än" in editor.prose


async def test_a_plan_opened_for_reading_shows_its_versions_but_restores_none() -> None:
    async with editing(small_plan()) as editor:
        await _saved_with(editor, " ett")
        editor.session.close()
        await run(editor, "tidigare versioner")
        await editor.press("enter")
        assert "Återställ planen" not in editor.prose
        assert "Skriv versionen till en egen fil" in editor.prose


@pytest.mark.parametrize("size", [(80, 24), (40, 14)])
async def test_the_list_and_the_differences_fit_on_small_screens(size: tuple[int, int]) -> None:
    session_of(plan_of(row(0, "[/i] Skola [se bilaga]")))
    async with editing(Session.open(Path("plan.toml")), size) as editor:
        await _saved_with(editor, " ett")
        await run(editor, "tidigare versioner")
        assert "till i dag kl." in editor.prose
        assert "ändrad rad" in editor.prose
        await editor.press("pagedown")
        assert "[/i] Skola" in editor.prose
