"""Rows from the keyboard: new, removed, copied, moved, each taken back with the cursor where it happened."""

import pytest
from driving import editing
from sample_plan import plan_of, small_plan

from official_form import At

pytestmark = pytest.mark.usefixtures("folder")

SKOLA, RAN, KLOTTER = "Skola som brottsplats", "Rån mot unga", "Klotter"


@pytest.mark.parametrize("key", ["insert", "ctrl+n"])
async def test_a_new_row_comes_below_and_is_ready_to_write_in(key: str) -> None:
    async with editing(small_plan()) as editor:
        await editor.press("right", key)
        editor.assert_at("Problem, rad 2 av 4")
        await editor.type("Nytt problem")
        await editor.press("escape")
        assert editor.problems() == [SKOLA, "Nytt problem", RAN, KLOTTER]


@pytest.mark.parametrize("key", ["insert", "ctrl+n"])
async def test_a_new_row_comes_below_the_last_one_too(key: str) -> None:
    async with editing(small_plan()) as editor:
        await editor.press("down", "down", key)
        editor.assert_at("Problem, rad 4 av 4")
        assert editor.problems() == [SKOLA, RAN, KLOTTER, ""]


async def test_a_new_row_from_the_place_after_the_last_and_in_an_empty_area() -> None:
    async with editing(plan_of()) as editor:
        await editor.press("insert", "ctrl+end", "insert")
        assert len(editor.rows()) == 2
        editor.assert_at("Problem, rad 2 av 2")


async def test_delete_empties_the_cell_and_nothing_else() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("right", "delete")
        assert editor.rows()[0].cells == (SKOLA, "", "Fler vuxna", "Tryggare rast", "2025", "Rektor", "Klart.")
        await editor.press("ctrl+z")
        assert editor.cell(0, At.CAUSE) == "Få vuxna"
        assert "Ångrat: töm cell." in editor.text


async def test_ctrl_k_removes_the_row_and_the_next_one_is_current() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("down", "ctrl+k")
        assert editor.problems() == [SKOLA, KLOTTER]
        editor.assert_at("Problem, rad 2 av 2")
        await editor.press("ctrl+z")
        assert editor.problems() == [SKOLA, RAN, KLOTTER]
        editor.assert_at("Problem, rad 2 av 3")
        assert "Ångrat: ta bort rad." in editor.text


async def test_the_last_row_can_be_removed_and_the_area_begun_again() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+k", "ctrl+k", "ctrl+k")
        assert editor.rows() == ()
        assert "Området har inga rader än" in editor.text
        await editor.press("ctrl+k")
        assert "Här finns ingen rad än" in editor.text
        await editor.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert editor.problems() == [SKOLA, RAN, KLOTTER]


async def test_ctrl_d_gives_the_same_problem_a_new_cause() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("end", "ctrl+d")
        editor.assert_at("Orsak, rad 2 av 4")
        assert editor.rows()[1].cells == (SKOLA, "", "", "", "", "", "")
        assert editor.rows()[0].id != editor.rows()[1].id
        await editor.type("Ny orsak")
        await editor.press("escape")
        assert editor.rows()[1].cells[:2] == (SKOLA, "Ny orsak")


async def test_alt_down_and_up_move_the_row_with_the_cursor_on_it() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("right", "alt+down")
        assert editor.problems() == [RAN, SKOLA, KLOTTER]
        assert "Rad 1 flyttades till plats 2 · Ctrl+Z ångrar" in editor.prose
        editor.assert_at("Orsak, rad 2 av 3")
        await editor.press("alt+down", "alt+down")
        assert editor.problems() == [RAN, KLOTTER, SKOLA]
        assert "Raden kan inte flyttas längre åt det hållet." in editor.text
        await editor.press("alt+up")
        assert editor.problems() == [RAN, SKOLA, KLOTTER]
        await editor.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert editor.problems() == [SKOLA, RAN, KLOTTER]
        editor.assert_at("Orsak, rad 1 av 3")


@pytest.mark.parametrize("key", ["ctrl+k", "ctrl+d", "alt+up", "alt+down"])
async def test_where_no_row_is_yet_the_key_says_so(key: str) -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+end", key)
        assert "Här finns ingen rad än: börja skriva, så blir det en." in editor.text
        assert not editor.session.is_dirty


@pytest.mark.parametrize("key", ["insert", "ctrl+n", "ctrl+k", "ctrl+d", "alt+up", "f2", "enter"])
async def test_on_the_analysis_a_row_key_says_where_to_go(key: str) -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+pageup", key)
        assert "Det går inte på analysfliken: välj ett område" in editor.text
        assert not editor.session.is_dirty


async def test_an_open_cell_is_kept_before_a_row_command() -> None:
    async with editing(small_plan()) as editor:
        await editor.type("!")
        await editor.press("ctrl+n")
        assert not editor.is_open
        assert editor.problems() == [f"{SKOLA}!", "", RAN, KLOTTER]


async def test_undo_goes_to_the_change_on_another_tab() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("down", "right")
        await editor.type("!")
        await editor.press("escape", "ctrl+home", "ctrl+pagedown", "ctrl+pagedown")
        await editor.type("På område tre")
        await editor.press("escape", "ctrl+pageup")

        await editor.press("ctrl+z")
        assert "[3 " in editor.lines[1]
        assert editor.rows(2) == ()
        await editor.press("ctrl+z")
        assert "[1 " in editor.lines[1]
        editor.assert_at("Orsak, rad 2 av 3")
        assert editor.cell(1, At.CAUSE) == "Sena kvällar"
        assert not editor.session.is_dirty

        await editor.press("ctrl+pageup", "ctrl+y")
        assert "[1 " in editor.lines[1]
        editor.assert_at("Orsak, rad 2 av 3")
        await editor.press("ctrl+y")
        assert "[3 " in editor.lines[1]
        assert editor.problems(2) == ["På område tre"]
        await editor.press("ctrl+y")
        assert "Det finns inget att göra om." in editor.text


async def test_a_command_that_only_the_list_gives_copies_problem_and_cause() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f10")
        await editor.type("ny åtgärd")
        await editor.press("enter")
        editor.assert_at("Åtgärd, rad 2 av 4")
        assert editor.rows()[1].cells[:3] == (SKOLA, "Få vuxna", "")
        await editor.press("f10")
        await editor.type("rad ovanför")
        await editor.press("enter")
        assert editor.problems() == [SKOLA, "", SKOLA, RAN, KLOTTER]
