"""Terminals smaller than anybody would choose: everything can be reached, and nothing takes all the room."""

import pytest
from driving import editing, starting
from sample_plan import SAMPLE, plan_of, small_plan

from official_form import At
from planterm.model.plan import Area
from planterm.session.session import Session

pytestmark = pytest.mark.usefixtures("folder")

TINY = (40, 12)


async def test_the_guidance_leaves_the_table_its_room_and_is_cut_with_a_sign() -> None:
    async with editing(Session.open(SAMPLE), TINY) as editor:
        assert editor.lines[-2].startswith(" Problem, rad 1 av 8 ·")
        assert editor.lines[-2].endswith("…")
        assert editor.lines[-1] == " F1 Hjälp  F2 Ändra  Ctrl+N Ny rad", "whole keys only"


async def test_a_text_is_written_where_there_is_hardly_room() -> None:
    async with editing(small_plan(), TINY) as editor:
        await editor.type(" och en text som behöver flera rader för att få plats i en så liten ruta som den här")
        assert editor.is_open
        assert "liten ruta som den här" in editor.prose
        assert editor.lines[-2].startswith(" Problem, rad 1 av 3")
        await editor.press("escape")
        assert editor.cell().endswith("som den här")


async def test_what_is_unsaved_is_told_before_anything_else() -> None:
    async with editing(small_plan(), TINY) as editor:
        await editor.press("delete")
        assert editor.lines[0].endswith(" osparat")
        assert editor.lines[0].startswith(" plan.toml")


async def test_every_detail_of_the_plan_can_be_filled_in() -> None:
    async with editing(small_plan(), TINY) as editor:
        await editor.press("f6", "tab", "tab", "tab")
        await editor.type("DNR 1/2026")
        assert "DNR 1/2026" in editor.text
        await editor.press("enter")
        assert editor.session.plan.case_number == "DNR 1/2026"


async def test_what_is_wrong_with_a_detail_is_seen() -> None:
    async with editing(small_plan(), TINY) as editor:
        await editor.press("f6", "tab", "ctrl+u", "enter")
        assert "Skriv ett årtal mellan 1900 och 2200." in editor.prose


async def test_a_new_plan_is_made() -> None:
    async with starting(TINY) as start:
        await start.press("enter")
        await start.type("2031")
        assert "2031" in start.text, "what is typed takes the place of the year suggested"


@pytest.mark.parametrize("size", [TINY, (80, 24)])
async def test_what_an_empty_area_is_for_is_told_whole(size: tuple[int, int]) -> None:
    async with editing(plan_of(), size) as editor:
        for _ in At:
            assert "Området har inga rader än. Börja skriva, så blir det en rad." in editor.prose
            await editor.press("right")


@pytest.mark.parametrize("cells", [30, 40, 80])
async def test_that_there_are_more_columns_is_told_where_their_names_do_not_fit(cells: int) -> None:
    async with editing(small_plan(), (cells, 24)) as editor:
        assert editor.lines[3].endswith(" ► ─")
        await editor.press("end")
        assert editor.lines[3].startswith("─ ◄ Orsak")


@pytest.mark.parametrize("key", ["ctrl+f", "ctrl+r"])
async def test_the_way_out_of_a_search_is_told_before_the_other_direction(key: str) -> None:
    async with editing(small_plan(), (80, 24) if key == "ctrl+r" else TINY) as editor:
        await editor.press(key)
        assert "Esc Klar" in editor.lines[-1]


async def test_how_to_go_on_is_in_sight_with_all_of_the_plans_details() -> None:
    async with editing(small_plan(), (80, 24)) as editor:
        await editor.press("f6")
        assert "Uppföljd Tab: nästa fält · Enter: klar · Esc: avbryt" in editor.dialog


async def test_the_current_tab_is_in_sight_however_many_there_are() -> None:
    plan = small_plan()
    own = (Area(f"eget-{number}", f"Eget {number}", (), own=True) for number in range(30))
    async with editing(plan._replace(areas=(*plan.areas, *own)), (80, 24)) as editor:
        assert editor.lines[1].startswith("[1")
        await editor.press("ctrl+pageup")
        assert "[Analys]" in editor.lines[1]
        await editor.press("ctrl+pageup")
        assert "[35 E" in editor.lines[1]
        assert "│ 33 │ 34 │[35" in editor.lines[1], "numbers are whole where nothing else has room"
        await editor.pilot.click(offset=(editor.lines[1].index("[") - 2, 1))
        await editor.rest()
        assert "[34 E" in editor.lines[1]
