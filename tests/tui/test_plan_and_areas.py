"""The plan's details, its own areas, the form's instruction, and texts offered while one writes."""

import re
from datetime import date

import pytest
from driving import PlanDriver, editing
from sample_plan import FORM, plan_of, row, small_plan

from official_form import INSTRUCTION, At
from planterm.model.form import Role
from planterm.model.plan import Stage

pytestmark = pytest.mark.usefixtures("folder")


async def _command(editor: PlanDriver, name: str) -> None:
    await editor.press("f10")
    await editor.type(name)
    await editor.press("enter")


async def test_the_details_are_changed_in_one_undo_step() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f6", "ctrl+u")
        await editor.type("Södermalms [stadsdelsförvaltning]")
        await editor.press("tab", "ctrl+u")
        await editor.type("2027")
        await editor.press("tab", "tab", "tab")
        await editor.type("2027-02-28")
        await editor.press("enter")
        plan = editor.session.plan
        assert (plan.district, plan.year) == ("Södermalms [stadsdelsförvaltning]", 2027)
        assert plan.decided_on == date(2027, 2, 28)
        assert "Åtgärdsplan 2027 · Södermalms [stadsdelsförvaltning]" in editor.lines[0]
        await editor.press("ctrl+z")
        assert editor.session.plan == small_plan()


@pytest.mark.parametrize("decided_on", ["2026-02-30", "i våras", "20260423x"])
async def test_a_date_that_is_none_is_told_and_nothing_is_lost(decided_on: str) -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f6", "tab", "tab", "tab", "tab")
        await editor.type(decided_on)
        await editor.press("enter")
        assert "Skriv beslutsdatumet som åååå-mm-dd" in editor.prose
        await editor.press("escape")
        assert not editor.session.is_dirty


async def test_the_stage_is_chosen_from_the_list() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f6", *["tab"] * 6, "down", "down", "enter")
        assert editor.session.plan.stage is Stage.DECIDED
        assert "Beslutad" in editor.lines[0]


async def test_an_own_area_is_added_named_moved_and_removed() -> None:
    async with editing(small_plan(), (200, 50)) as editor:
        await _command(editor, "nytt eget område")
        await editor.type("Buskörning [moped]")
        await editor.press("enter")
        assert editor.session.plan.areas[-1].title == "Buskörning [moped]"
        assert editor.session.plan.areas[-1].own
        assert "[6 " in editor.lines[1]
        await editor.type("Vårdslös körning")
        await editor.press("escape", "ctrl+s")
        assert editor.on_disk == editor.session.plan

        await _command(editor, "byt namn på området")
        await editor.press("ctrl+u")
        await editor.type("Trafik")
        await editor.press("enter")
        assert editor.session.plan.areas[-1].title == "Trafik"

        await _command(editor, "ta bort området")
        assert "Området ”Trafik” har 1 rad." in editor.prose
        await editor.press("down", "enter")
        assert len(editor.session.plan.areas) == 5
        await editor.press("ctrl+z")
        assert editor.session.plan.areas[-1].rows[0].text(Role.PROBLEM) == "Vårdslös körning"


@pytest.mark.parametrize("name", ["ta bort området", "byt namn på området", "flytta området åt vänster"])
async def test_an_official_area_can_not_be_changed(name: str) -> None:
    async with editing(small_plan()) as editor:
        await _command(editor, name)
        assert "Det officiella formulärets områden kan inte döpas om, flyttas eller tas bort." in editor.prose
        assert editor.session.plan == small_plan()


async def test_a_row_is_moved_to_another_area() -> None:
    async with editing(small_plan()) as editor:
        await _command(editor, "flytta raden till ett annat område")
        assert FORM.areas[1].title in editor.text
        await editor.press("enter")
        assert editor.problems(1) == ["Skola som brottsplats"]
        assert editor.problems(0) == ["Rån mot unga", "Klotter"]
        await editor.press("ctrl+z")
        assert editor.session.plan == small_plan()


async def test_the_official_instruction_can_be_read_without_a_network() -> None:
    async with editing(small_plan()) as editor:
        await _command(editor, "instruktion")
        assert INSTRUCTION.paragraphs[0].split(".")[0][:40] in editor.prose
        assert INSTRUCTION.resources[0].name[:20] in editor.prose
        await editor.press("tab", "enter")
        assert editor.app.clipboard == INSTRUCTION.resources[0].address
        await editor.press("escape")
        editor.assert_at("Problem, rad 1 av 3")


PARTS = plan_of(row(0, "a", "", "", "", "Linjearbete", "Rektor"), row(1, "b"))


async def test_a_text_used_before_is_offered_and_taken_only_when_asked_for() -> None:
    async with editing(PARTS) as editor:
        await editor.press("down", *["right"] * 4)
        await editor.type("Linje")
        assert re.search("Linje ?arbete", editor.lines[6]), "behind the caret"
        await editor.press("escape")
        assert editor.cell(1, At.WHEN) == "Linje"
        await editor.type("a")
        await editor.press("right", "escape")
        assert editor.cell(1, At.WHEN) == "Linjearbete"


async def test_enter_and_tab_never_take_an_offer() -> None:
    async with editing(PARTS) as editor:
        await editor.press("down", *["right"] * 4)
        await editor.type("Linje\n")
        await editor.press("tab")
        assert editor.cell(1, At.WHEN) == "Linje"
