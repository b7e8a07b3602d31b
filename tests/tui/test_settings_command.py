"""The settings on their screen: told, changed one at a time, and kept in the file."""

import pytest
from by_name import run
from driving import editing
from sample_plan import small_plan

from planterm.store.backups import backup_folder
from planterm.store.settings import Settings, read_settings, settings_file

pytestmark = pytest.mark.usefixtures("folder")


async def test_the_settings_tell_what_is_set_and_where_everything_is() -> None:
    async with editing(small_plan(), (120, 40)) as editor:
        await run(editor, "inställningar")
        told = editor.text.replace(" ", "").replace("\n", "").replace("│", "")
        assert f"läggsifilen{settings_file()}" in told
        assert str(backup_folder(editor.session.path)) in told
        assert "Tidigare versioner     10" in editor.text
        assert "Skärmens färger." in editor.text


async def test_each_kind_of_setting_is_changed_and_kept() -> None:
    async with editing(small_plan()) as editor:
        await run(editor, "inställningar")
        await editor.press("enter", "down", "down", "enter")
        assert "Färger                 Ljust" in editor.text
        assert editor.app.theme == "ljust"
        await editor.press("down", "down", "enter", "enter")
        await editor.type("Klart [/i].")
        await editor.press("enter", "down", "enter")
        await editor.type("Pågår.")
        await editor.press("enter", "escape")
        assert "2 texter: Klart [/i]., Pågår." in editor.text
        await editor.press("down", "down", "enter", "ctrl+u")
        await editor.type("tio")
        await editor.press("enter")
        assert "skriv ett heltal från 0 till 1000" in editor.prose
        await editor.press("ctrl+u")
        await editor.type("3")
        await editor.press("enter")
        assert read_settings() == Settings(theme="ljust", phrases=("Klart [/i].", "Pågår."), backups=3)
        await editor.press("up", "up", "enter", "delete", "enter", "ctrl+u")
        await editor.type("Pågår än.")
        await editor.press("enter", "escape")
    assert read_settings().phrases == ("Pågår än.",)


async def test_names_of_a_party_need_an_equals_sign() -> None:
    async with editing(small_plan()) as editor:
        await run(editor, "inställningar")
        await editor.press("down", "down", "down", "enter", "enter")
        await editor.type("polisen")
        await editor.press("enter")
        assert "var och en med = mellan namnen" in editor.prose
        assert read_settings() == Settings()
        await editor.type(" = LPO")
        await editor.press("enter")
    assert read_settings() == Settings(synonyms=("polisen = LPO",))


async def test_the_day_of_handing_in_is_set_and_taken_away_again() -> None:
    async with editing(small_plan(), (120, 40)) as editor:
        await run(editor, "inställningar")
        await editor.press(*["down"] * 7, "enter")
        await editor.type("2027-05-28")
        await editor.press("enter")
        assert "Inlämning              2027-05-28" in editor.text
        assert f"finnsifilen{settings_file()}" in editor.text.replace(" ", "").replace("\n", "").replace("│", "")
        await editor.press("enter", "ctrl+u", "enter")
        assert "Inlämning              ingen dag" in editor.text
    assert read_settings() == Settings()


async def test_a_file_that_is_wrong_is_told_of_and_left_alone() -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text("fraser = ", "utf-8")
    async with editing(small_plan()) as editor:
        await run(editor, "inställningar")
        assert "felskriven" in editor.prose
        await editor.press("enter", "down", "enter")
        assert "felskriven" in editor.prose
    assert settings_file().read_text("utf-8") == "fraser = "
