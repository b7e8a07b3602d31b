"""The district's own areas: new, named, in another order, removed; the official ones stay."""

import pytest
from by_name import run
from driving import PlanDriver, editing
from sample_plan import FORM, row, small_plan

from planterm.model.plan import Area, Plan

pytestmark = pytest.mark.usefixtures("folder")

SIZE = (160, 40)


def _plan() -> Plan:
    """Two own areas behind the official ones, the first with three rows."""
    plan = small_plan()
    rows = tuple(row(20 + number, f"Moped {number + 1}") for number in range(3))
    own = (Area("trafik", "Trafik", rows, own=True), Area("vatten", "Vatten", own=True))
    return Plan(plan.form, plan.year, plan.district, areas=(*plan.areas, *own))


def _titles(editor: PlanDriver) -> list[str]:
    return [area.title for area in editor.session.plan.areas[5:]]


def _tab(editor: PlanDriver) -> str:
    return editor.lines[1].split("[")[1].split("]")[0]


async def test_a_new_area_comes_last_is_shown_and_can_be_taken_back_from_anywhere() -> None:
    async with editing(_plan(), SIZE) as editor:
        await editor.press("right")
        await run(editor, "nytt eget område")
        assert "Nytt eget område" in editor.text
        await editor.type("Badplatser")
        await editor.press("enter")
        assert _titles(editor) == ["Trafik", "Vatten", "Badplatser"]
        assert _tab(editor) == "8 Badplatser"
        assert "Området har inga rader än" in editor.text
        await editor.press("ctrl+z")
        assert "Ångrat: lägg till område." in editor.text
        editor.assert_at("Orsak, rad 1 av 3")
        assert _tab(editor) == FORM.areas[0].tab
        await editor.press("ctrl+y")
        assert _tab(editor) == "8 Badplatser"


async def test_an_area_without_a_title_is_not_made() -> None:
    async with editing(small_plan()) as editor:
        for title in ("   ", "\x07"):
            await run(editor, "nytt eget område")
            await editor.paste(title)
            await editor.press("enter")
            assert editor.session.plan == small_plan()


async def test_a_new_name_stands_on_the_tab_and_the_cursor_stays() -> None:
    async with editing(_plan(), SIZE) as editor:
        await editor.press(*["ctrl+pagedown"] * 5, "down")
        await run(editor, "byt namn på området")
        await editor.type(" & EPA [a]")
        await editor.press("enter")
        assert _titles(editor)[0] == "Trafik & EPA [a]"
        assert _tab(editor) == "6 Trafik & EPA a", "as the sheet will be called"
        editor.assert_at("Problem, rad 2 av 3")
        await editor.press("ctrl+home", "ctrl+pagedown", "ctrl+z")
        assert "Ångrat: byt namn på område." in editor.text
        editor.assert_at("Problem, rad 2 av 3")
        assert _tab(editor) == "6 Trafik"
        await run(editor, "byt namn på området")
        await editor.type("X")
        await editor.press("escape")
        assert editor.session.plan == _plan(), "Esc renames nothing"


async def test_own_areas_change_places_and_each_is_found_as_it_was_left() -> None:
    async with editing(_plan(), SIZE) as editor:
        await editor.press(*["ctrl+pagedown"] * 5, "down", "down")
        await run(editor, "flytta området åt höger")
        assert _titles(editor) == ["Vatten", "Trafik"]
        assert _tab(editor) == "7 Trafik"
        editor.assert_at("Problem, rad 3 av 3")
        await run(editor, "flytta området åt höger")
        assert _titles(editor) == ["Vatten", "Trafik"], "outermost already"
        assert "Området kan inte flyttas längre åt det hållet." in editor.prose
        await editor.press("ctrl+pageup")
        await editor.type("Badplats")
        await editor.press("escape", "ctrl+pagedown")
        editor.assert_at("Problem, rad 3 av 3")
        await editor.press("ctrl+z", "ctrl+z")
        assert "Ångrat: flytta område." in editor.text
        assert editor.session.plan == _plan()
        assert _tab(editor) == "6 Trafik"


async def test_an_area_with_rows_is_removed_only_when_the_question_is_answered() -> None:
    async with editing(_plan(), SIZE) as editor:
        await editor.press(*["ctrl+pagedown"] * 5, "down")
        for answer in (("escape",), ("enter",)):
            await run(editor, "ta bort området")
            assert "Området ”Trafik” har 3 rader. Ska området tas bort?" in editor.prose
            assert "Ta bort området och dess rader (kan ångras)" in editor.prose
            await editor.press(*answer)
            assert editor.session.plan == _plan()
        await run(editor, "ta bort området")
        await editor.press("down", "enter")
        assert _titles(editor) == ["Vatten"]
        await editor.press("ctrl+home", "ctrl+z")
        assert "Ångrat: ta bort område." in editor.text
        assert editor.session.plan == _plan()
        assert _tab(editor) == "6 Trafik"
        editor.assert_at("Problem, rad 2 av 3")


async def test_a_title_that_its_tab_has_no_room_for_stands_under_the_table() -> None:
    title = "Trygghet och säkerhet kring skolor och förskolor i Farsta"
    plan = _plan()
    renamed = plan._replace(areas=(*plan.areas[:-1], plan.areas[-1]._replace(title=title)))
    async with editing(renamed, SIZE) as editor:
        assert title not in editor.prose
        await editor.press(*["ctrl+pagedown"] * 6)
        assert f"ny rad · {title} ·" in editor.prose


async def test_an_area_without_rows_is_removed_at_once() -> None:
    async with editing(_plan(), SIZE) as editor:
        await editor.press(*["ctrl+pagedown"] * 6)
        await run(editor, "ta bort området")
        assert _titles(editor) == ["Trafik"]
        assert _tab(editor) == "6 Trafik"


async def test_on_the_analysis_no_area_is_changed_but_a_new_one_can_be_made() -> None:
    async with editing(_plan(), SIZE) as editor:
        await editor.press("ctrl+pageup")
        for name in ("byt namn på området", "ta bort området", "flytta området åt höger"):
            await run(editor, name)
            assert "Det går inte på analysfliken" in editor.text
        assert "Vatten" in editor.text
        await run(editor, "nytt eget område")
        await editor.type("Badplatser")
        await editor.press("enter", "ctrl+s")
        assert editor.on_disk == editor.session.plan
        assert editor.on_disk.areas[-1].own
        assert _tab(editor) == "8 Badplatser"
