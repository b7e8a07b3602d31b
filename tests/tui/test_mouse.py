"""The mouse, which is never needed: click, double click, wheel, tabs."""

import pytest
from driving import PlanDriver, editing
from marks import grid_plan, selected
from sample_plan import FORM, SAMPLE, plan_of, row, small_plan
from textual import events

from planterm.session.session import Session
from planterm.tui.plan.plan_table import PlanTable

pytestmark = pytest.mark.usefixtures("folder")


async def test_a_click_goes_to_the_cell_and_a_double_click_opens_it() -> None:
    async with editing(small_plan()) as editor:
        await editor.click_text("Sena kvällar")
        editor.assert_at("Orsak, rad 2 av 3")
        assert not editor.is_open
        await editor.click_text("Klotter", times=2)
        assert editor.is_open
        await editor.type("!")
        await editor.press("escape")
        assert editor.problems()[2] == "Klotter!"


async def test_a_click_elsewhere_keeps_what_was_written() -> None:
    async with editing(small_plan()) as editor:
        await editor.type("!")
        await editor.click_text("Klotter")
        assert not editor.is_open
        assert editor.cell() == "Skola som brottsplats!"
        editor.assert_at("Problem, rad 3 av 3")


async def test_a_click_in_the_open_cell_moves_the_caret() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("enter")
        await editor.click_text("som brottsplats")
        await editor.type("X")
        await editor.press("escape")
        assert editor.cell() == "Skola Xsom brottsplats"


async def test_a_click_below_the_rows_begins_a_new_one_on_that_line_only() -> None:
    async with editing(small_plan()) as editor:
        await editor.click_text("ny rad: börja skriva")
        editor.assert_at("Problem, ny rad")
        await editor.pilot.click(offset=(10, 25))
        editor.assert_at("Problem, ny rad")


async def test_a_click_on_a_tab_shows_the_area() -> None:
    async with editing(small_plan(), (200, 50)) as editor:
        for tab in (*(area.tab for area in FORM.areas), FORM.analysis.tab):
            await editor.click_text(tab)
            assert f"[{tab}]" in editor.lines[1]
        await editor.pilot.click(offset=(199, 1))
        assert f"[{FORM.analysis.tab}]" in editor.lines[1]


async def test_a_click_on_a_tab_keeps_what_was_written() -> None:
    async with editing(small_plan(), (200, 50)) as editor:
        await editor.type("!")
        await editor.click_text(FORM.areas[2].tab)
        assert editor.cell() == "Skola som brottsplats!"
        assert not editor.is_open


async def test_cells_are_selected_by_drawing_the_mouse_and_by_a_click_with_shift() -> None:
    async with editing(grid_plan()) as editor:
        places = {
            cell: (line.index(cell), y)
            for cell in ("O1", "M2", "V3")
            for y, line in enumerate(editor.lines)
            if cell in line
        }
        await editor.pilot.mouse_down(offset=places["O1"])
        await editor.pilot.hover(offset=places["M2"])
        await editor.pilot.mouse_up(offset=places["M2"])
        assert selected(editor) == ["O1", "Å1", "M1", "O2", "Å2", "M2"]
        await editor.pilot.hover(offset=places["V3"])
        assert selected(editor) == ["O1", "Å1", "M1", "O2", "Å2", "M2"]
        await editor.pilot.click(offset=places["O1"])
        assert selected(editor) == ["O1"]
        await editor.pilot.click(offset=places["V3"], shift=True)
        assert len(selected(editor)) == 15


async def test_a_click_on_the_line_of_keys_does_what_the_key_does() -> None:
    async with editing(small_plan()) as editor:
        await editor.click_text("Ny rad")
        assert len(editor.rows()) == 4
        await editor.click_text("F2 Ändra")
        await editor.type("Ny")
        await editor.click_text("Esc Klar")
        assert editor.problems()[1] == "Ny"
        await editor.press("f4")
        await editor.click_text("Esc Tabellen")
        assert "[1" in editor.lines[1]


async def _wheel(editor: PlanDriver, *, down: bool) -> None:
    table = editor.app.screen.query_one(PlanTable)
    kind = events.MouseScrollDown if down else events.MouseScrollUp
    table.post_message(
        kind(table, 5, 5, 0, 1 if down else -1, 0, shift=False, meta=False, ctrl=False, screen_x=5, screen_y=8)
    )
    await editor.pilot.pause()


async def test_the_wheel_scrolls_and_the_cursor_stays_until_a_key() -> None:
    rows = [row(number, f"Problem {number + 1}") for number in range(60)]
    async with editing(plan_of(*rows), (100, 30)) as editor:
        for _ in range(20):
            await _wheel(editor, down=True)
        assert "Problem 1 " not in editor.text
        editor.assert_at("Problem, rad 1 av 60")
        for _ in range(60):
            await _wheel(editor, down=True)
        assert "Problem 60" in editor.text
        await editor.press("right")
        editor.assert_at("Orsak, rad 1 av 60")
        assert any(line.startswith("►") for line in editor.lines)
        for _ in range(80):
            await _wheel(editor, down=False)
        assert "Problem 1 " in editor.text


async def test_typing_after_the_wheel_writes_in_the_current_cell_in_sight() -> None:
    async with editing(Session.open(SAMPLE), (80, 24)) as editor:
        for _ in range(30):
            await _wheel(editor, down=True)
        await editor.type("!")
        assert "Ungdomar i" in editor.text
        await editor.press("escape")
        assert editor.cell() == "Ungdomar i offentlig miljö!"
