"""Selecting cells: how they are marked, and what belongs to the selection."""

import pytest
from by_name import run
from driving import editing
from marks import LETTERS, grid_plan, selected
from sample_plan import plan_of, row

from terminal import Key

pytestmark = pytest.mark.usefixtures("folder")


async def test_shift_and_arrows_mark_a_block_with_a_sign_and_not_only_with_colour() -> None:
    async with editing(grid_plan()) as editor:
        await editor.press("right", "shift+right", "shift+down")
        assert selected(editor) == ["O1", "Å1", "O2", "Å2"]
        await editor.press("shift+left")
        assert selected(editor) == ["O1", "O2"]
        await editor.press("shift+left", "shift+up")
        assert selected(editor) == ["O1", "P1"], "to the other side of where it began"


async def test_shift_home_and_end_mark_to_the_ends_of_the_row() -> None:
    async with editing(grid_plan()) as editor:
        await editor.press("down", "right", "right", "shift+home")
        assert selected(editor) == ["O2", "Å2", "P2"]
        await editor.press("shift+end")
        assert selected(editor) == ["Å2", "M2", "N2", "V2", "U2"]


async def test_ctrl_a_marks_every_cell_of_the_area() -> None:
    async with editing(grid_plan()) as editor:
        await editor.press("down", "ctrl+a")
        assert sorted(selected(editor)) == sorted(f"{letter}{n}" for letter in LETTERS for n in (1, 2, 3))
        editor.assert_at("Problem, rad 2 av 3")


async def test_a_whole_row_is_marked_by_name_and_more_rows_follow_with_shift() -> None:
    async with editing(grid_plan()) as editor:
        await editor.press("right")
        await run(editor, "markera hela raden")
        assert sorted(selected(editor)) == sorted(f"{letter}1" for letter in LETTERS)
        editor.assert_at("Orsak, rad 1 av 3")
        await editor.press("shift+down")
        assert sorted(selected(editor)) == sorted(f"{letter}{n}" for letter in LETTERS for n in (1, 2))


async def test_shift_and_blank_mark_the_row_in_the_table_and_are_a_blank_where_one_writes() -> None:
    async with editing(grid_plan()) as editor:
        await editor.send("\x1b[B\x1b[32;2u")
        assert sorted(selected(editor)) == sorted(f"{letter}2" for letter in LETTERS)
        await editor.send("\x1b[A" + Key.F2 + "\x1b[32;2u!" + Key.F2)
        assert editor.cell() == "P1 !"


async def test_all_is_marked_without_anything_scrolled() -> None:
    async with editing(plan_of(*(row(number, f"P{number}") for number in range(60))), (80, 24)) as editor:
        await editor.press(*["down"] * 12)
        before = [line[:3] for line in editor.lines]
        await editor.press("ctrl+a")
        assert [line[:3] for line in editor.lines] == before
        await editor.press("ctrl+c")
        assert editor.app.clipboard.count("\r\n") == 60


async def test_a_key_without_shift_gives_the_selection_up() -> None:
    async with editing(grid_plan()) as editor:
        for key in ("left", "escape", "ctrl+home"):
            await editor.press("shift+right", "shift+down", key)
            assert len(selected(editor)) == 1
            assert "▌" not in editor.text


async def test_another_tab_has_no_selection() -> None:
    async with editing(grid_plan()) as editor:
        await editor.press("ctrl+a", "ctrl+pagedown")
        assert "▌" not in editor.text
        await editor.press("ctrl+pageup")
        assert "▌" not in editor.text


async def test_typing_with_cells_selected_writes_in_the_current_one_and_destroys_nothing() -> None:
    async with editing(grid_plan()) as editor:
        await editor.press("shift+right", "shift+down")
        await editor.type("!")
        await editor.press("escape")
        assert [plan_row.cells[:2] for plan_row in editor.rows()] == [("P1", "O1"), ("P2", "O2!"), ("P3", "O3")]


async def test_the_selection_goes_on_over_the_pages_of_a_narrow_screen() -> None:
    texts = tuple(f"{letter}1 en lång text som behöver många tecken" for letter in LETTERS)
    async with editing(plan_of(row(0, *texts)), (80, 24)) as editor:
        await editor.press("shift+end", "ctrl+c")
        assert editor.app.clipboard == "\t".join(texts) + "\r\n"


async def test_the_place_after_the_last_row_is_no_part_of_what_is_copied_or_emptied() -> None:
    async with editing(grid_plan(2)) as editor:
        await editor.press("down", *["shift+down"] * 3, "ctrl+c")
        assert editor.app.clipboard == "P2"
        await editor.press("up", *["shift+down"] * 3, "delete")
        assert editor.problems() == ["P1", ""]


async def test_where_nothing_can_be_selected_the_keys_do_no_harm() -> None:
    async with editing(plan_of()) as editor:
        await editor.press("ctrl+a", "shift+down", "shift+end", "delete", "ctrl+x")
        assert "Här finns ingen rad än" in editor.text
        await editor.press("ctrl+pageup", "ctrl+a", "shift+down", "delete", "ctrl+c")
        assert not editor.session.is_dirty
