"""The last tab: the official analysis, live, and how far the follow-up has come."""

import re

import pytest
from driving import PlanDriver, editing
from sample_plan import FORM, SAMPLE, small_plan

from official_form import OWN_AREA
from planterm.session.session import Session

EXAMPLE = SAMPLE.with_name("exempelstaden-2026.toml")

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
        assert FORM.analysis.title in editor.text
        for area in (*FORM.areas, OWN_AREA):
            assert area.title.split()[0] in editor.text
        assert "Summa" in editor.text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_result_stands_under_the_table_for_the_plan_and_for_each_area(size: tuple[int, int]) -> None:
    async with editing(Session.open(EXAMPLE), size) as editor:
        await editor.press("ctrl+pageup")
        seen = list(editor.lines)
        for _ in range(40):
            await editor.press("down")
            seen += editor.lines
    assert not [line for line in seen if len(line) > size[0]]
    text = "\n".join(seen)
    assert re.search(r"Hela planen\s+Uppföljda +█+░+ +11 av 15 +73.%\s+Genomförd +█+░+ +1 av 15 +7.%", text)
    assert re.search(r"Ej uppföljda +█+░+ +4 av 15 +27.%", text)
    assert re.search(r"\n Systemhotade brottslighet[ ▁-█]*\s+Uppföljda +█+ +2 av 2 +100.%", text)
    assert re.search(r"Ej uppföljda +░+ +0 av 2 +0.%", text)


async def test_the_result_follows_an_edit() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+pageup")
        assert re.search(r"Uppföljda +█+░+ +1 av 3 +33.%", editor.text)
        await editor.press("ctrl+pagedown", "down", "end")
        await editor.type("Genomförts enligt plan.")
        await editor.press("tab", "ctrl+pageup")
        assert re.search(r"Uppföljda +█+░+ +2 av 3 +67.%", editor.text)


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
        await editor.type("hej")
        assert "Det går inte på analysfliken" in editor.prose
        await editor.press("up")
        assert "F2 Ändra" not in editor.text
        assert "F9 Excel" in editor.text


async def test_details_changed_on_the_analysis_leave_one_there() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+pageup", "f6", "tab", "tab")
        await editor.type("X")
        await editor.press("enter")
        assert editor.session.plan != small_plan()
        assert "[Analys]" in editor.lines[1]
        await editor.press("ctrl+pagedown", "down", "ctrl+z")
        assert editor.session.plan == small_plan()
        editor.assert_at("Problem, rad 2 av 3")


async def test_saving_and_undoing_work_on_the_analysis_too() -> None:
    async with editing(small_plan()) as editor:
        await editor.type("!")
        await editor.press("escape", "ctrl+pageup", "ctrl+s")
        assert "Sparat i plan.toml." in editor.text
        await editor.press("ctrl+z")
        assert "[1 Unga i riskzon]" in editor.lines[1]
        assert editor.cell() == "Skola som brottsplats"
