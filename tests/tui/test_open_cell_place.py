"""Where the open cell stands: over its cell, as tall as its text, also after the terminal was resized."""

import pytest
from driving import PlanDriver, editing
from sample_plan import SAMPLE, plan_of, row, small_plan

from official_form import At
from planterm.session.session import Session

pytestmark = pytest.mark.usefixtures("folder")


def _box(editor: PlanDriver) -> tuple[int, int, int]:
    """The frame's first and last line, and its left edge."""
    first = next(y for y, line in enumerate(editor.lines) if "┌" in line)
    last = next(y for y, line in enumerate(editor.lines) if "└" in line)
    return first, last, editor.lines[first].index("┌")


async def test_the_box_grows_and_shrinks_with_the_text() -> None:
    async with editing(plan_of(row(0, "", "rad\n" * 8, "Klotter")), (80, 24)) as editor:
        await editor.press("right", "right", "enter")
        first, last, _ = _box(editor)
        assert last - first == 2, "a short text beside a tall one takes one line"
        await editor.type("\ntvå\ntre")
        assert _box(editor)[1] - _box(editor)[0] == 4
        await editor.press("ctrl+a", "backspace")
        assert _box(editor)[1] - _box(editor)[0] == 2
        assert "Klotter" not in editor.text, "the old text does not stand beside the box"
        await editor.press("escape")
        assert editor.cell(0, At.MEASURE) == ""


async def test_the_box_follows_its_cell_when_the_terminal_is_resized() -> None:
    async with editing(Session.open(SAMPLE), (120, 40)) as editor:
        await editor.press("down", "right", "enter")
        await editor.type(" Skrivet.")
        for size in ((80, 24), (100, 30), (40, 12), (200, 50)):
            await editor.pilot.resize_terminal(*size)
            await editor.pilot.pause()
            first, last, left = _box(editor)
            assert "Skrivet." in editor.text
            assert all(len(line) <= size[0] for line in editor.lines)
            assert "┐" in editor.lines[first]
            assert "┘" in editor.lines[last]
            assert last < size[1] - 2, "over the table and nothing else"
            assert left <= editor.lines[2].index("Orsak")
        await editor.press("escape")
        assert editor.cell(1, At.CAUSE).endswith(" Skrivet.")


def _under_the_cursor(editor: PlanDriver) -> str:
    """What stands from the terminal's own cursor on."""
    x, y = editor.app.cursor_position
    return editor.lines[y].ljust(200)[x:]


async def test_the_terminals_own_cursor_goes_where_one_is() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("down")
        assert _under_the_cursor(editor).startswith("Rån mot unga")
        await editor.press("enter", "home")
        assert _under_the_cursor(editor).startswith("Rån mot unga")
        await editor.press("ctrl+right", "right")
        assert _under_the_cursor(editor).startswith("mot unga")
        await editor.press("escape", "f4", "home")
        assert _under_the_cursor(editor).startswith("Rån mot unga")
        await editor.press("down")
        assert _under_the_cursor(editor).startswith("Sena kvällar")
        await editor.press("escape")
        assert _under_the_cursor(editor).startswith("Sena kvällar")


async def test_a_row_begun_with_tab_shows_the_columns_that_follow_its_problem() -> None:
    async with editing(Session.open(SAMPLE), (80, 24)) as editor:
        await editor.press("ctrl+end", "up", "end")
        assert "Uppföljning" in editor.lines[2]
        await editor.press("tab")
        editor.assert_at("Problem, ny rad")
        assert "Orsak" in editor.lines[2]
        await editor.press("end", "home")
        assert "Orsak" in editor.lines[2]
