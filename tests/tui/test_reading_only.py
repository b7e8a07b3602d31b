"""A plan that somebody else has open, opened for reading."""

from datetime import datetime
from pathlib import Path

import pytest
from by_name import run
from driving import editing
from sample_plan import small_plan

from planterm.model.plan import Stage

pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.parametrize(
    "keys",
    [
        ["x"],
        ["f2"],
        ["enter"],
        ["delete"],
        ["ctrl+k"],
        ["ctrl+n"],
        ["ctrl+d"],
        ["ctrl+r"],
        ["f4", "x"],
        ["f5", "x"],
        ["f6"],
        ["alt+right"],
    ],
)
async def test_nothing_can_be_changed_and_the_program_says_so(keys: list[str]) -> None:
    async with editing(small_plan()) as editor:
        editor.session.close()
        before = editor.session.plan
        await editor.press(*keys)
        assert "Planen är öppnad för läsning" in editor.prose
        assert editor.session.plan is before


@pytest.mark.parametrize("keys", [["x"], ["f4", "x"], ["ctrl+k"], ["ctrl+r"]])
async def test_nor_is_it_asked_whether_what_was_decided_is_to_be_changed(keys: list[str]) -> None:
    plan = small_plan()._replace(stage=Stage.DECIDED)
    async with editing(plan) as editor:
        editor.session.close()
        await editor.press(*keys)
        assert "Planen är öppnad för läsning" in editor.prose
        assert "Planen är beslutad." not in editor.prose
        assert editor.session.plan == plan


async def test_what_is_typed_into_the_details_stays_there_when_they_cannot_be_changed() -> None:
    async with editing(small_plan()) as editor:
        editor.session.close()
        await editor.press("f6")
        await editor.type(" norra")
        await editor.press("enter")
        assert "Farsta stadsdelsförvaltning norra" in editor.dialog
        assert "Planen är öppnad för läsning" in editor.dialog


@pytest.mark.parametrize("command", ["nytt eget område", "status", "ta in en parts svar"])
async def test_it_is_said_where_a_command_asks_first(command: str) -> None:
    async with editing(small_plan()) as editor:
        editor.session.close()
        await editor.press("down")
        await run(editor, command)
        if editor.app.screen is not editor.app.screen_stack[0]:
            await editor.press("enter")
        assert "Planen är öppnad för läsning" in editor.prose


async def test_a_row_can_be_read_as_a_form() -> None:
    async with editing(small_plan()) as editor:
        editor.session.close()
        await editor.press("f4", "tab", "pagedown")
        assert "Rad 2 av 3" in editor.text
        await editor.press("escape")
        editor.assert_at("Orsak, rad 2 av 3")


async def test_saving_says_that_there_is_nothing_to_save_and_asks_for_no_other_name() -> None:
    async with editing(small_plan()) as editor:
        editor.session.close()
        await editor.press("ctrl+s")
        assert "öppnad för läsning och inte ändrad: det finns inget att spara." in editor.prose
        await editor.press("down")
        editor.assert_at("Problem, rad 2 av 3")


async def test_opened_again_it_can_be_written_in() -> None:
    async with editing(small_plan()) as editor:
        editor.session.close()
        await editor.press("ctrl+o", "ctrl+u")
        await editor.type("plan.toml")
        await editor.press("enter")
        await editor.type("!")
        await editor.press("escape", "ctrl+s")
        assert editor.on_disk.areas[0].rows[0].cells[0] == "Skola som brottsplats!"


async def test_whoever_opens_a_shared_plan_is_told_who_has_it_open_where(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(folder))
    since = datetime.now().astimezone().isoformat()
    (folder / ".plan.toml.0123456789ab.lock").write_text(f"berit\nDATOR-2\n1\n\n{since}\n", encoding="utf-8")
    async with editing(small_plan()) as editor:
        assert "berit har planen öppen på datorn DATOR-2 sedan" in editor.prose
        await editor.press("enter", "x")
        assert "Planen är öppnad för läsning" in editor.prose
    assert len([*folder.glob(".plan.toml.*")]) == 1, "one's own is gone"


async def test_a_text_pasted_into_it_changes_nothing_either() -> None:
    async with editing(small_plan()) as editor:
        editor.session.close()
        await editor.paste("inklistrat")
        assert "Planen är öppnad för läsning" in editor.prose
        assert editor.session.plan == small_plan()


@pytest.mark.parametrize("key", ["ctrl+k", "alt+up", "alt+down"])
async def test_keys_for_rows_do_nothing_while_a_cell_is_open(key: str) -> None:
    async with editing(small_plan()) as editor:
        rows = editor.session.plan.areas[0].rows
        await editor.press("down", "x", key, "y", "escape")
        after = editor.session.plan.areas[0].rows
        assert [row.id for row in after] == [row.id for row in rows]
        assert after[1].cells[0] == rows[1].cells[0] + "xy"


async def test_a_removed_row_is_told_of() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+k")
        assert "1 rad togs bort · Ctrl+Z ångrar" in editor.prose


async def test_a_filter_without_hits_does_not_say_that_the_area_is_empty() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f8", *"zzzz", "enter")
        assert "Urvalet visar inga rader här. Esc visar alla." in editor.prose
        assert "Området har inga rader än" not in editor.prose
