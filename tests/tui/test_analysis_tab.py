"""The last tab: the official analysis, live, and how far the follow-up has come."""

import re

import pytest
from driving import PlanDriver, editing
from sample_plan import FORM, SAMPLE, small_plan

from planterm.session.session import Session

pytestmark = pytest.mark.usefixtures("folder")

NUMBERS = re.compile(r"(\d+) +(\d+) +(\d+)(?: |$)")


def _counts(editor: PlanDriver) -> list[tuple[int, ...]]:
    """The figures of the table's lines, the sum last."""
    return [tuple(map(int, match.groups())) for line in editor.lines[3:] if (match := NUMBERS.search(line))]


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (200, 50)])
async def test_the_real_plan_has_the_official_figures(size: tuple[int, int]) -> None:
    async with editing(Session.open(SAMPLE), size) as editor:
        await editor.press("ctrl+pageup")
        assert _counts(editor) == [(8, 8, 8), (1, 1, 1), (4, 4, 4), (11, 11, 11), (2, 2, 2), (0, 0, 0), (26, 26, 26)]
        assert FORM.analysis_title in editor.text
        for area in (*FORM.areas, FORM.own_area):
            assert area.title.split()[0] in editor.text
        assert "8/8" in editor.text
        assert "26/26" in editor.text
        assert "Summa" in editor.text


async def test_the_figures_follow_an_edit_and_its_undoing() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+pageup")
        assert _counts(editor)[0] == (3, 2, 1)
        await editor.press("ctrl+pagedown", "ctrl+end")
        await editor.type("Nytt problem")
        await editor.press("tab", "ctrl+pageup")
        assert _counts(editor)[0] == (4, 2, 1)
        await editor.press("ctrl+z", "ctrl+pageup")
        assert _counts(editor)[0] == (3, 2, 1)


async def test_blanks_count_for_nothing() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("down", "right", "delete")
        await editor.type("   ")
        await editor.press("escape", "ctrl+pageup")
        assert _counts(editor)[0] == (3, 1, 1)


async def test_keys_that_write_do_nothing_on_the_analysis() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+pageup")
        await editor.type("hej")
        await editor.press("delete", "up", "down", "pagedown", "home", "tab", "ctrl+home")
        await editor.paste("klistrat")
        assert not editor.is_open
        assert not editor.session.is_dirty


async def test_saving_and_undoing_work_on_the_analysis_too() -> None:
    async with editing(small_plan()) as editor:
        await editor.type("!")
        await editor.press("escape", "ctrl+pageup", "ctrl+s")
        assert "Sparat i plan.toml." in editor.text
        await editor.press("ctrl+z")
        assert "[1 Unga i riskzon]" in editor.lines[1]
        assert editor.cell() == "Skola som brottsplats"
