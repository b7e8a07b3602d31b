"""F7: what is weak in the plan, where it stands, and how the table shows it."""

import pytest
from by_name import run
from driving import editing
from sample_plan import FORM, SAMPLE, plan_of, row

from official_form import At
from planterm.session.session import Session

pytestmark = pytest.mark.usefixtures("folder")

PLAN = plan_of(
    row(0, "Klotter", "Få vuxna", "Fler vuxna", "Två rundor", "2026", "Parken"),
    row(1, "Buskörning", "Raka gator", "Linjearbete", "", "2026", "Polisen"),
)


async def test_the_list_leads_to_the_cell() -> None:
    async with editing(PLAN, (100, 30)) as editor:
        await editor.press("f7")
        assert "Granskning: 2 varningar, 4 tips" in editor.text
        assert "! 1.2 Åtgärd · Buskörning Här står en tid och ingen åtgärd." in editor.dialog
        assert "! 1.2 Operativa mål · Buskörning Åtgärden har inget mål." in editor.dialog
        assert "· Område 2 Området har inga rader än." in editor.dialog
        await editor.press("down", "enter")
        editor.assert_at("Operativa mål, rad 2 av 2")
        assert "Åtgärden har inget mål. · Skift+F7: nästa" in editor.prose


async def test_what_counts_goals_leads_to_the_first_of_them_and_not_to_the_plans_details() -> None:
    plan = plan_of(
        row(0, "Klotter", "Få vuxna", "Fler vuxna", "Två rundor", "2026", "Parken"),
        row(1, "Buskörning", "Raka gator", "Farthinder byggs", "Tryggare gator", "2026", "Polisen"),
    )
    async with editing(plan, (100, 30)) as editor:
        await editor.press("f7")
        assert "1 av 2 mål går inte att räkna eller bocka av: 1.2." in editor.dialog
        await editor.press("enter")
        editor.assert_at("Problem, rad 2 av 2")
        assert "1 av 2 mål går inte att räkna eller bocka av: 1.2. · Skift+F7: nästa" in editor.prose


async def test_a_key_goes_from_finding_to_finding_and_round() -> None:
    async with editing(PLAN) as editor:
        await editor.press("shift+f7")
        editor.assert_at("Åtgärd, rad 2 av 2")
        assert "Här står en tid och ingen åtgärd." in editor.prose
        await editor.press("shift+f7")
        editor.assert_at("Operativa mål, rad 2 av 2")
        await editor.press(*["shift+f7"] * 5)
        editor.assert_at("Åtgärd, rad 2 av 2")


async def test_what_a_key_can_put_right_is_put_right_in_the_list_and_taken_back() -> None:
    mixed = row(
        0, "Inbrott", "Mörka gårdar", "Linjearbete", "Polisen", "Belysning sätts upp vid alla entréer. " * 4, "Sdf"
    )
    plan = plan_of(mixed, row(1), row(2, "Klotter", "Få vuxna", "Fler vuxna", "Två rundor", "2026", "Parken"))
    async with editing(plan, (100, 30)) as editor:
        await editor.press("f7", "down")
        assert "Ctrl+R flyttar texterna dit de hör" in editor.prose
        await editor.press("ctrl+r")
        assert editor.rows()[0].cells[2:6] == (mixed.cells[At.WHEN], "", "Linjearbete", "Sdf\nPolisen")
        await editor.press("down")
        assert "Ctrl+R tar bort raden" in editor.prose
        await editor.press("ctrl+r")
        assert len(editor.rows()) == 2
        await editor.press("ctrl+r")
        assert "går inte att rätta med en tangent" in editor.prose
        await editor.press("up")
        assert "går inte att rätta med en tangent" not in editor.prose
        await editor.press("escape")
        assert "Rättat: den tomma raden är borttagen. Ctrl+Z ångrar." in editor.prose
        await editor.press("ctrl+z", "ctrl+z")
        assert editor.session.plan == plan


async def test_it_begins_at_the_row_one_is_in_and_goes_to_areas_too() -> None:
    async with editing(Session.open(SAMPLE)) as editor:
        await editor.press("ctrl+pagedown", "ctrl+pagedown", "f7", "enter")
        editor.assert_at("Åtgärd, rad 1 av 4")
    async with editing(PLAN) as editor:
        await editor.press("f7", "end", "enter")
        assert "[5 Kriminella miljöer]" in editor.lines[1]


async def test_at_the_beginning_of_an_empty_plan_it_begins_with_the_plan() -> None:
    async with editing(plan_of()._replace(district=""), (100, 30)) as editor:
        await editor.press("f7", "enter")
        assert "Uppgifter om planen" in editor.text


async def test_of_a_long_list_the_errors_and_what_is_near_are_shown() -> None:
    weak = [row(number, f"P{number}", "Få vuxna", "Fler vuxna", "", "2026", "Polisen") for number in range(700)]
    wrong = row(999, "P999", "Få vuxna", "Fler vuxna", "Två rundor", FORM.columns.guidance[At.WHEN], "Polisen")
    async with editing(plan_of(*weak, wrong), (100, 40)) as editor:
        await editor.press("f7")
        assert "501 av 705 visas" in editor.prose
        await editor.press("end")
        assert "!! 1.701 När · P999" in editor.prose
        await editor.press("escape", "ctrl+end", "up", "f7", "enter")
        editor.assert_at("När, rad 701 av 701")


async def test_where_names_of_columns_leave_no_room_they_give_way_to_what_is_said() -> None:
    async with editing(Session.open(SAMPLE), (50, 20)) as editor:
        await editor.press("ctrl+pagedown", "ctrl+pagedown", "right", "right")
        assert "! Här står en tid och ingen åtgärd." in editor.lines[3]
        assert "►" in editor.lines[3]


async def test_what_is_about_the_plan_itself_leads_to_its_details() -> None:
    async with editing(PLAN._replace(district="")) as editor:
        await editor.press("f7", "home")
        assert "!! Planen" in editor.text
        await editor.press("enter")
        assert "Uppgifter om planen" in editor.text


async def test_the_table_marks_the_cell_by_a_sign_and_says_what_it_is_about() -> None:
    async with editing(PLAN, (140, 30)) as editor:
        assert "│!Linjearbete" in editor.text
        assert "Här står en tid" not in editor.text
        await editor.press("down", "right", "right")
        assert "║!Linjearbete" in editor.text
        assert "! Här står en tid och ingen åtgärd." in editor.lines[3]
        await editor.press("alt+right")
        assert "!" not in "".join(editor.lines[2:10])


async def test_what_is_put_right_is_no_longer_listed() -> None:
    async with editing(PLAN) as editor:
        await editor.press("down", "right", "right", "delete")
        await editor.type("Farthinder på gatorna")
        await editor.press("tab")
        await editor.type("Två farthinder")
        await editor.press("escape", "f7")
        assert "Granskning: 4 tips" in editor.text


async def test_what_is_right_as_it_stands_is_hidden_for_its_row_kept_in_the_file_and_shown_again() -> None:
    async with editing(PLAN) as editor:
        await editor.press("down")
        await run(editor, "stämmer ändå")
        assert "Vad på raden stämmer ändå?" in editor.prose
        await editor.press("enter")
        assert "!Linjearbete" not in editor.text
        assert "Det visas inte mer i granskningen · Ctrl+Z ångrar" in editor.prose
        await editor.press("ctrl+s")
        assert 'stammer = "fel-kolumn"' in editor.session.path.read_text(encoding="utf-8")
        await editor.press("f7")
        assert "Här står en tid" not in editor.text
        await editor.press("escape")
        await run(editor, "stämmer ändå")
        await editor.press("end", "enter")
        assert "!Linjearbete" in editor.text
        assert "Det visas igen i granskningen" in editor.prose
        await editor.press("ctrl+z")
        assert "!Linjearbete" not in editor.text
