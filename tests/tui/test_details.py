"""The plan's details (F6): what is filled in, what is refused and why."""

from datetime import date

import pytest
from driving import editing
from sample_plan import plan_of, row, small_plan

from planterm.model.plan import Stage

pytestmark = pytest.mark.usefixtures("folder")

CASE_NUMBER, DECIDED_ON = 3, 4
"""How many times Tab leads from the district to the field."""


async def test_what_the_plan_says_about_itself_stands_there_and_unchanged_is_no_step() -> None:
    plan = small_plan()._replace(
        police_area="[Söderort]",
        case_number="SKA 2026/17",
        decided_on=date(2026, 4, 23),
        stage=Stage.DECIDED,
    )
    async with editing(plan) as editor:
        await editor.press("f6")
        for text in ("Uppgifter om planen", "2026", "[Söderort]", "SKA 2026/17", "2026-04-23", "Beslutad"):
            assert text in editor.text
        await editor.press("enter")
        assert editor.session.plan == plan
        await editor.press("ctrl+z")
        assert "Det finns inget att ångra." in editor.text


async def test_all_fields_are_one_step_saved_and_taken_back_by_name() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("down", "right", "f6", "tab", "tab")
        await editor.type("Lokalpolisområde Farsta ")
        await editor.press("tab")
        await editor.type("FAR 2026/3")
        await editor.press("tab", "tab")
        await editor.type("polisen = LPO Farsta")
        await editor.press("tab", "down", "enter")
        changed = small_plan()._replace(
            police_area="Lokalpolisområde Farsta",
            case_number="FAR 2026/3",
            stage=Stage.READY,
            synonyms="polisen = LPO Farsta",
        )
        assert editor.session.plan == changed
        editor.assert_at("Orsak, rad 2 av 3")
        await editor.press("ctrl+s", "ctrl+pagedown", "ctrl+z")
        assert editor.on_disk == changed
        assert "Ångrat: ändra planens uppgifter." in editor.text
        editor.assert_at("Orsak, rad 2 av 3")
        assert editor.lines[0].endswith("osparat")


async def test_a_year_that_is_none_is_told_and_can_be_corrected() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f6", "tab")
        for year in ("", "1899", "tjugo", "20 26", "²⁰²⁶", "9" * 5000):
            await editor.press("ctrl+u")
            await editor.paste(year)
            await editor.press("enter")
            assert "Skriv ett årtal mellan 1900 och 2200." in editor.prose, year
        await editor.press("escape")
        assert editor.session.plan == small_plan()
        await editor.press("f6", "tab", "ctrl+u", "enter", "ctrl+u")
        await editor.type("2027")
        await editor.press("enter")
        assert editor.session.plan.year == 2027
        assert "Åtgärdsplan 2027" in editor.lines[0]


async def test_a_wrong_date_is_told_the_rest_stays_filled_in_and_blank_is_no_date() -> None:
    plan = small_plan()._replace(decided_on=date(2026, 4, 23))
    async with editing(plan) as editor:
        await editor.press("f6", "ctrl+u")
        await editor.type("Enskede")
        await editor.press(*["tab"] * DECIDED_ON, "ctrl+u")
        await editor.type("23/4 2026")
        await editor.press("enter")
        assert "Skriv beslutsdatumet som åååå-mm-dd, eller lämna det tomt." in editor.prose
        assert "Enskede" in editor.text
        await editor.press("ctrl+u", "enter")
        assert editor.session.plan == plan._replace(district="Enskede", decided_on=None)


async def test_what_steers_a_terminal_never_gets_into_the_details() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f6", *["tab"] * CASE_NUMBER)
        await editor.paste("\x1b[31mFAR\x07 1\u2028")
        await editor.press("enter")
        assert editor.session.plan.case_number == "[31mFAR 1"


async def test_escape_changes_nothing_and_asks_before_it_throws_away_what_was_written() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("down", "f6", "escape", "f6", "ctrl+u")
        await editor.type("Fel")
        await editor.press("escape")
        assert "Det du har skrivit i rutan kommer inte med." in editor.prose
        await editor.press("enter")
        assert "Fel" in editor.dialog
        await editor.press("escape", "down", "enter")
        assert editor.session.plan == small_plan()
        editor.assert_at("Problem, rad 2 av 3")


async def test_a_copied_cell_is_pasted_without_its_quoting() -> None:
    async with editing(plan_of(row(0, 'Klotter vid "Ringen"'))) as editor:
        await editor.press("ctrl+c", "f6", "ctrl+a", "ctrl+v", "enter")
        assert editor.session.plan.district == 'Klotter vid "Ringen"'


async def test_of_several_pasted_lines_none_is_left_out() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f6", "ctrl+u")
        await editor.paste("Farsta\rstadsdels\r\nförvaltning")
        await editor.press("enter")
        assert editor.session.plan.district == "Farsta stadsdels förvaltning"


async def test_a_click_on_a_stage_only_chooses_it_and_what_else_is_filled_in_goes_on() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f6")
        await editor.click_text("Klar för beslut")
        await editor.press("shift+tab", "shift+tab", "shift+tab")
        await editor.type("2026/123")
        assert editor.session.plan == small_plan(), "nothing is done yet"
        await editor.press("enter")
        assert editor.session.plan.stage is Stage.READY
        assert editor.session.plan.case_number == "2026/123"
