"""Finding, replacing and filtering in the whole plan."""

import pytest
from driving import editing
from sample_plan import SAMPLE, small_plan

from official_form import At
from planterm.session.session import Session

pytestmark = pytest.mark.usefixtures("folder")


async def test_the_search_goes_to_the_first_hit_while_one_types() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+f")
        await editor.type("sena")
        editor.assert_at("Orsak, rad 2 av 3")
        assert "träff 1 av 1" in editor.text
        await editor.press("escape")
        editor.assert_at("Orsak, rad 2 av 3")
        assert not editor.session.is_dirty


async def test_f3_goes_through_all_hits_in_all_areas_and_round() -> None:
    async with editing(Session.open(SAMPLE)) as editor:
        await editor.press("ctrl+f")
        await editor.type("fritid")
        places = []
        await editor.press("escape")
        for _ in range(12):
            places.append((editor.lines[1], next(line for line in editor.lines if " rad " in line and " av " in line)))
            await editor.press("f3")
        assert len({tab for tab, _ in places}) >= 1
        assert places[0] in places[1:], "round again"
        first = places[0]
        await editor.press("shift+f3", "f3")
        assert first in places


async def test_what_is_not_there_is_said() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+f")
        await editor.type("[finns inte]")
        assert "inga träffar" in editor.text
        await editor.press("enter", "f3", "escape")
        editor.assert_at("Problem, rad 1 av 3")


async def test_f3_before_any_search_says_how_to_search() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f3")
        assert "Sök först med Ctrl+F." in editor.text


async def test_replacing_all_is_one_undo_step() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+r")
        await editor.type("vuxna")
        await editor.press("tab")
        await editor.type("föräldrar")
        await editor.press("ctrl+r")
        assert "Ersatte 2 träffar" in editor.prose
        assert editor.cell(0, At.CAUSE) == "Få föräldrar"
        assert editor.cell(0, At.MEASURE) == "Fler föräldrar"
        await editor.press("ctrl+z")
        assert editor.session.plan == small_plan()


async def test_replacing_one_by_one_leaves_the_others() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+r")
        await editor.type("vuxna")
        await editor.press("tab")
        await editor.type("föräldrar")
        await editor.press("enter", "escape")
        assert editor.cell(0, At.CAUSE) == "Få föräldrar"
        assert editor.cell(0, At.MEASURE) == "Fler vuxna"


async def test_a_search_is_plain_text_and_no_pattern() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+f")
        await editor.type(".*")
        assert "inga träffar" in editor.text
        await editor.press("ctrl+a")
        await editor.type("(")
        assert "inga träffar" in editor.text


async def test_the_filter_shows_only_rows_with_the_text_under_their_own_numbers() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f8")
        await editor.type("klotter")
        await editor.press("enter")
        assert any("3│" in line and "Klotter" in line for line in (x.replace("║", "│") for x in editor.lines))
        assert "Rån mot unga" not in editor.text
        await editor.type("!")
        await editor.press("escape")
        assert editor.problems() == ["Skola som brottsplats", "Rån mot unga", "Klotter!"]


async def test_escape_in_the_filter_shows_all_rows_again() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f8")
        await editor.type("klotter")
        await editor.press("escape")
        for problem in ("Skola som", "Rån mot unga", "Klotter"):
            assert problem in editor.text
        assert not editor.session.is_dirty


async def test_letters_in_the_search_line_never_reach_the_plan() -> None:
    async with editing(small_plan()) as editor:
        for key in ("ctrl+f", "ctrl+r", "f8"):
            await editor.press(key)
            await editor.type("hej å" if key == "f8" else "hej å\nhopp")
            await editor.paste("klistrat\nmed rad")
            await editor.press("escape")
        await editor.press("escape")
        assert editor.session.plan == small_plan()
