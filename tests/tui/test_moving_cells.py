"""Texts and rows put where they belong: sideways, to another area, in order of time, in compact mode."""

import re

import pytest
from by_name import run
from driving import PlanDriver, editing
from marks import grid_plan, selected
from sample_plan import FORM, plan_of, row, small_plan

from official_form import At

pytestmark = pytest.mark.usefixtures("folder")


def _tab(editor: PlanDriver) -> str:
    return editor.lines[1].split("[")[1].split("]")[0]


async def test_a_text_in_the_wrong_column_is_shifted_on_with_the_cursor_on_it() -> None:
    async with editing(plan_of(row(0, "Klotter", "Måla över", "", "", "", "Sdf"))) as editor:
        await editor.press("right", "alt+right")
        editor.assert_at("Åtgärd, rad 1 av 1")
        await editor.press("alt+right", "alt+left")
        assert editor.rows()[0].cells == ("Klotter", "", "Måla över", "", "", "Sdf", "")
        await editor.press("ctrl+pagedown", "ctrl+z")
        assert "Ångrat: flytta celler i sidled." in editor.text
        editor.assert_at("Operativa mål, rad 1 av 1")
        await editor.press("ctrl+z", "ctrl+z")
        editor.assert_at("Orsak, rad 1 av 1")
        assert not editor.session.is_dirty


async def test_two_texts_change_places_by_name() -> None:
    async with editing(grid_plan(1)) as editor:
        await editor.press("right", "right")
        await run(editor, "byt plats med cellen till höger")
        assert editor.rows()[0].cells[:5] == ("P1", "O1", "M1", "Å1", "N1")
        editor.assert_at("Operativa mål, rad 1 av 1")
        await run(editor, "byt plats med cellen till vänster")
        assert editor.session.plan == grid_plan(1)
        await editor.press("ctrl+home", "ctrl+z")
        assert "Ångrat: flytta cell i sidled." in editor.text
        editor.assert_at("Operativa mål, rad 1 av 1")


async def test_what_can_not_be_moved_sideways_is_said_and_changes_nothing() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("alt+left")
        assert "Här finns inget att flytta åt det hållet." in editor.text
        await editor.press("end", "alt+right")
        assert "Här finns inget att flytta åt det hållet." in editor.text
        await run(editor, "byt plats med cellen till höger")
        assert "Här finns inget att flytta åt det hållet." in editor.text
        await editor.press("ctrl+end", "alt+right")
        assert "Här finns ingen rad än" in editor.text
        assert not editor.session.is_dirty


async def test_several_rows_go_to_another_area_together_and_come_back() -> None:
    async with editing(grid_plan(4)) as editor:
        await editor.press("right", "down", "shift+down")
        await run(editor, "flytta raden till ett annat område")
        assert FORM.areas[0].title not in "\n".join(editor.lines[5:30]), "not to where they stand"
        await editor.press("down", "down", "enter")
        assert editor.problems(3) == ["P2", "P3"]
        assert editor.problems(0) == ["P1", "P4"]
        assert _tab(editor) == FORM.areas[3].tab
        editor.assert_at("Orsak, rad 1 av 2")
        await editor.press("ctrl+z")
        assert "Ångrat: flytta till annat område." in editor.text
        assert _tab(editor) == FORM.areas[0].tab
        editor.assert_at("Orsak, rad 3 av 4")
        assert editor.session.plan == grid_plan(4)


async def test_no_answer_moves_no_row() -> None:
    async with editing(grid_plan(2)) as editor:
        await run(editor, "flytta raden till ett annat område")
        await editor.press("escape")
        assert editor.session.plan == grid_plan(2)
        editor.assert_at("Problem, rad 1 av 2")


async def test_sorting_is_about_the_area_also_from_the_place_for_a_new_row() -> None:
    plan = plan_of(row(0, "Sedan", "", "", "", "hösten 2026"), row(1, "Först", "", "", "", "våren 2026"))
    async with editing(plan) as editor:
        await editor.press("ctrl+end")
        await run(editor, "sortera efter tid")
        assert editor.problems() == ["Först", "Sedan"]


async def test_what_works_at_once_comes_first_when_asked() -> None:
    async with editing(plan_of(row(0, "Stöd"), row(1, "Lampor"))) as editor:
        await run(editor, "sortera efter effekt")
        assert "Ingen rad i området säger när åtgärden verkar" in editor.prose
        await run(editor, "effekt …")
        assert "märks när åtgärden är gjord" in editor.prose
        await editor.press("down", "enter")
        assert "Effekt på längre sikt: kommer efter hand" in editor.prose, "nothing in the table shows it"
        await editor.press("down")
        await run(editor, "effekt …")
        await editor.press("enter")
        await run(editor, "sortera efter effekt")
        assert editor.problems() == ["Lampor", "Stöd"]
        await editor.press("f4", "end")
        assert "Direkt effekt" in editor.text
        await editor.press("escape", "ctrl+pageup")
        assert "Utan tydlig tid: 2 Direkt effekt: 1 · Effekt på längre sikt: 1" in editor.prose
        await editor.press("ctrl+z", "ctrl+z")
        assert "Ångrat: effekt på rad 2." in editor.prose


async def test_rows_are_sorted_by_when_only_when_asked_and_equal_ones_keep_their_order() -> None:
    whens = ("Linjearbete", "hösten 2026", "", "linjearbete", "våren 2026", "2026-01-15")
    rows = (row(number, f"P{number}", "", "", "", when) for number, when in enumerate(whens))
    async with editing(plan_of(*rows)) as editor:
        await editor.press("right")
        await run(editor, "sortera efter tid")
        assert editor.problems() == ["P5", "P4", "P1", "P0", "P3", "P2"]
        editor.assert_at("Orsak, rad 4 av 6")
        await run(editor, "sortera efter tid")
        assert "Raderna står redan i den ordningen." in editor.text
        await editor.press("ctrl+home", "ctrl+pagedown", "ctrl+z")
        assert "Ångrat: sortera efter tid." in editor.text
        assert editor.problems() == [f"P{number}" for number in range(6)]
        editor.assert_at("Orsak, rad 1 av 6")


async def test_selected_rows_are_moved_again_and_again_and_removed_together() -> None:
    async with editing(grid_plan(5)) as editor:
        await editor.press("shift+down", "alt+down", "alt+down")
        assert editor.problems() == ["P3", "P4", "P1", "P2", "P5"]
        assert selected(editor) == ["P1", "P2"]
        await editor.press("alt+down", "alt+down")
        assert editor.problems() == ["P3", "P4", "P5", "P1", "P2"]
        assert "Raden kan inte flyttas längre åt det hållet." in editor.text
        await editor.press("ctrl+z")
        assert "Ångrat: flytta rader." in editor.text
        await editor.press("shift+up", "ctrl+k")
        assert editor.problems() == ["P3", "P4", "P5"]
        await editor.press("ctrl+z")
        assert "Ångrat: ta bort 2 rader." in editor.text
        assert len(editor.rows()) == 5


async def test_in_compact_mode_every_row_is_one_line_and_rows_are_moved_and_written_in() -> None:
    long = "Ungdomar i offentlig miljö som inte har någonstans att ta vägen efter skolan. " * 3
    async with editing(plan_of(*(row(n, f"P{n} {long}", long) for n in range(12))), (80, 24)) as editor:
        assert "P5" not in editor.text
        await run(editor, "kompakt läge")
        assert re.findall(r"\d[│║] (P\d+)", "\n".join(editor.lines[4:16])) == [f"P{n}" for n in range(12)]
        await editor.press("alt+down", "alt+down")
        assert [problem[:2] for problem in editor.problems()][:3] == ["P1", "P2", "P0"]
        await editor.type("!")
        await editor.press("escape")
        assert editor.cell(2).endswith("!")
        await editor.press("ctrl+pagedown", "ctrl+pageup")
        assert "P11" in editor.text, "still compact"
        await run(editor, "kompakt läge")
        assert "P11" not in editor.text
        assert any(line.startswith("►") and "P0" in line for line in editor.lines)
        assert editor.cell(0, At.CAUSE) == long
