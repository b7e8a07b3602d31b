"""Searching while one types, from hit to hit over all areas, and replacing."""

import pytest
from driving import PlanDriver, editing
from resting import drawn
from sample_plan import FORM, plan_of, row, small_plan

from planterm.errors import PlantermError
from planterm.model.plan import Area, Plan
from planterm.texts import command_names as names
from planterm.tui.commands import CommandTable
from planterm.tui.plan.plan_screen import PlanScreen

pytestmark = pytest.mark.usefixtures("folder")

FIRST, SECOND, THIRD, *_ = FORM.areas


def _plan() -> Plan:
    """Polis in area 1, twice in one cell of area 3, and in area 5."""
    plan = plan_of(row(0, "Klotter", "", "Måla över", "", "", "Polis"), row(1, "Inbrott på gården", "Gatan"))
    for number, texts in ((2, ("Systemhot", "polis och åter polis")), (4, ("Våld", "", "", "", "", "polisen"))):
        official = FORM.areas[number]
        plan = plan.with_area(Area(official.id, official.title, (row(10 + number, *texts),)))
    return plan


def _marked(editor: PlanDriver) -> list[str]:
    """The texts on the screen that are marked as hits: underlined, in the table."""
    strips = drawn(editor.app)
    found = []
    for strip in strips:
        text = "".join(piece.text if piece.style and piece.style.underline else "\n" for piece in strip)
        found += [part for part in text.split("\n") if part]
    return found


def _tab(editor: PlanDriver) -> str:
    return editor.lines[1].split("[")[1].split("]")[0]


async def test_hits_in_all_areas_are_counted_and_marked_as_one_types() -> None:
    async with editing(_plan()) as editor:
        await editor.press("ctrl+f")
        await editor.type("poli")
        assert "träff 1 av 4" in editor.text
        editor.assert_at("Vem, rad 1 av 2")
        assert _marked(editor) == ["Poli"]
        await editor.type("sen")
        assert "träff 1 av 1" in editor.text
        assert _tab(editor) == FORM.areas[4].tab
        await editor.press(*["backspace"] * 3)
        assert "träff 1 av 4" in editor.text
        assert _tab(editor) == FIRST.tab, "from where the search began"
        await editor.type("xyz")
        assert "inga träffar" in editor.text
        await editor.press("escape")
        assert editor.session.plan == _plan()


async def test_f3_and_shift_f3_go_through_the_areas_and_round_the_ends() -> None:
    async with editing(_plan()) as editor:
        await editor.press("ctrl+f")
        await editor.type("polis")
        await editor.press("escape")
        tabs = [_tab(editor)]
        for key in ("f3", "f3", "f3", "shift+f3", "shift+f3", "shift+f3"):
            await editor.press(key)
            tabs.append(_tab(editor))
        fifth = FORM.areas[4].tab
        assert tabs == [FIRST.tab, THIRD.tab, fifth, FIRST.tab, fifth, THIRD.tab, FIRST.tab]
        assert "träff 1 av 4" in editor.text
        editor.assert_at("Vem, rad 1 av 2")


async def test_a_is_not_a_with_a_ring_and_case_and_other_accents_do_not_matter() -> None:
    async with editing(plan_of(row(0, "gården", "GARDEN", "Idé"))) as editor:
        for typed, count in (("garden", "1 av 1"), ("GÅRD", "1 av 1"), ("ide", "1 av 1"), ("gard", "1 av 1")):
            await editor.press("ctrl+f")
            await editor.type(typed)
            assert f"träff {count}" in editor.text
            await editor.press("escape")


async def test_the_last_search_is_offered_again_and_typing_takes_its_place() -> None:
    async with editing(_plan()) as editor:
        await editor.press("ctrl+f")
        await editor.type("polis")
        await editor.press("escape", "ctrl+f")
        assert any("Sök: polis" in line for line in editor.lines)
        await editor.type("gatan")
        assert "träff 1 av 1" in editor.text
        editor.assert_at("Orsak, rad 2 av 2")


async def test_the_marks_stay_until_escape_takes_them_away() -> None:
    async with editing(_plan()) as editor:
        await editor.press("ctrl+f")
        await editor.type("polis")
        await editor.press("escape", "down")
        assert _marked(editor) == ["Polis"]
        await editor.press("escape")
        assert _marked(editor) == []
        await editor.press("f3")
        assert _marked(editor) == ["polis", "polis"]


async def test_without_a_search_f3_says_how_to_begin_one() -> None:
    async with editing(_plan()) as editor:
        await editor.press("f3")
        assert "Sök först med Ctrl+F." in editor.text


async def test_a_search_from_the_analysis_and_from_an_open_cell() -> None:
    async with editing(_plan()) as editor:
        await editor.type("!")
        await editor.press("ctrl+f")
        await editor.type("gatan")
        await editor.press("escape", "ctrl+pageup", "ctrl+f")
        await editor.type("våld")
        assert _tab(editor) == FORM.areas[4].tab
        await editor.press("escape")
        assert editor.cell() == "Klotter!", "what was being written is kept"


async def test_the_search_looks_in_rows_that_the_filter_has_hidden() -> None:
    async with editing(_plan()) as editor:
        await editor.press("f8")
        await editor.type("klotter")
        await editor.press("enter", "ctrl+f")
        await editor.type("inbrott")
        editor.assert_at("Problem, rad 2 av 2")
        assert "║ Inbrott" in editor.text


async def test_lines_pasted_into_the_search_are_one_line() -> None:
    async with editing(plan_of(row(0, "Klotter på skolan"), row(1, "Klotter\npå torget"))) as editor:
        await editor.press("ctrl+r")
        await editor.paste("klotter\r\npå\r\n")
        assert "träff 1 av 2" in editor.text
        await editor.press("tab")
        await editor.paste("Skadegörelse\r\nvid\r\n")
        await editor.press("ctrl+r")
        assert editor.problems() == ["Skadegörelse vid skolan", "Skadegörelse vid torget"]


async def test_the_line_of_keys_says_what_enter_does_in_the_line_that_one_writes_in() -> None:
    async with editing(small_plan(), (80, 24)) as editor:
        await editor.press("ctrl+r")
        assert "Enter Nästa träff" in editor.lines[-1]
        assert "Ersätt alla" in editor.lines[-1]
        await editor.press("tab")
        assert "Enter Ersätt och nästa" in editor.lines[-1]
        await editor.press("tab")
        assert "Enter Nästa träff" in editor.lines[-1]


async def test_every_hit_of_a_cell_can_be_replaced_one_by_one() -> None:
    async with editing(_plan()) as editor:
        await editor.press("ctrl+f")
        await editor.type("polis")
        await editor.press("escape", "f3", "ctrl+r", "tab")
        await editor.type("kommunpolis")
        await editor.press("enter")
        assert editor.rows(2)[0].cells[1] == "kommunpolis och åter polis"
        await editor.press("enter")
        assert editor.rows(2)[0].cells[1] == "kommunpolis och åter kommunpolis"
        assert _tab(editor) == FORM.areas[4].tab, "on to the next"
        await editor.press("escape", "ctrl+z")
        assert "Ångrat: ersätt." in editor.text
        assert editor.rows(2)[0].cells[1] == "kommunpolis och åter polis"
        editor.assert_at("Orsak, rad 1 av 1")


async def test_f3_leaves_a_hit_as_it_is_while_replacing() -> None:
    async with editing(_plan()) as editor:
        await editor.press("ctrl+r")
        await editor.type("polis")
        await editor.press("tab")
        await editor.type("X")
        await editor.press("f3", "f3", "enter", "escape")
        assert editor.rows(0)[0].cells[5] == "Polis"
        assert editor.rows(2) == _plan().areas[2].rows
        assert editor.rows(4)[0].cells[5] == "Xen"


async def test_replacing_all_over_all_areas_is_one_step_from_any_tab() -> None:
    async with editing(_plan()) as editor:
        await editor.press("ctrl+r")
        await editor.type("polis")
        await editor.press("tab")
        await editor.type("åklagare")
        await editor.press("ctrl+r")
        assert "Ersatte 4 träffar · Ctrl+Z ångrar" in editor.prose
        assert [editor.rows(0)[0].cells[5], editor.rows(4)[0].cells[5]] == ["åklagare", "åklagareen"]
        await editor.press("ctrl+pagedown", "ctrl+z")
        assert "Ångrat: ersätt alla." in editor.text
        assert editor.session.plan == _plan()
        editor.assert_at("Vem, rad 1 av 2")
        await editor.press("ctrl+y")
        assert editor.rows(2)[0].cells[1] == "åklagare och åter åklagare"


async def test_replacing_with_nothing_takes_the_hits_out_and_nothing_found_is_said() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+r")
        await editor.type(" vuxna")
        await editor.press("ctrl+r")
        assert editor.rows()[0].cells[1:3] == ("Få", "Fler")
        await editor.press("ctrl+r", "ctrl+r")
        assert "inga träffar" in editor.text
        await editor.press("ctrl+z")
        assert editor.session.plan == small_plan()


@pytest.mark.parametrize("key", ["ctrl+f", "ctrl+r", "f8"])
async def test_a_long_text_pasted_in_a_line_is_there_at_once_and_shown_where_the_caret_is(key: str) -> None:
    async with editing(_plan(), (60, 20)) as editor:
        await editor.press(key)
        await editor.paste("början " + "mitt " * 60_000 + "slut")
        assert "mitt slut" in editor.lines[-2 if key != "ctrl+r" else -3]
        await editor.press("home")
        assert "början mitt" in editor.text
        await editor.press("ctrl+a", "backspace")
        await editor.type("polis")
        assert "polis" in editor.text


async def test_copying_in_the_search_line_takes_its_text_or_what_is_selected_of_it_and_stays() -> None:
    async with editing(_plan()) as editor:
        await editor.press("ctrl+f")
        await editor.type("åter polis")
        await editor.press("ctrl+c")
        assert editor.app.clipboard == "åter polis"
        await editor.press(*["shift+left"] * 5, "ctrl+x")
        assert editor.app.clipboard == "polis"
        assert "Sök: åter" in editor.prose
        assert "träff 1 av 1" in editor.text
        await editor.press("ctrl+v")
        assert "Sök: åter polis" in editor.prose
        assert editor.session.plan == _plan()


async def test_a_cell_copied_from_a_spreadsheet_is_searched_for_without_its_quoting() -> None:
    async with editing(_plan()) as editor:
        await editor.press("ctrl+f")
        await editor.paste('"och\nåter"\r\n')
        assert "Sök: och åter" in editor.prose
        assert "träff 1 av 1" in editor.text


async def test_a_command_that_fails_leaves_the_search_open() -> None:
    def fail(_: PlanScreen) -> None:
        raise PlantermError("Det gick inte.")

    async with editing(_plan()) as editor:
        screen = editor.app.screen
        assert isinstance(screen, PlanScreen)
        every = (each._replace(run=fail) if each.text is names.SAVE else each for each in screen.commands)
        screen.commands = CommandTable(*every)
        await editor.press("ctrl+f")
        await editor.type("po")
        await editor.press("ctrl+s")
        assert "Det gick inte." in editor.text
        await editor.type("lisen")
        assert "träff 1 av 1" in editor.text
        assert editor.session.plan == _plan()
