"""Next year's plan made in the editor, and last year's row read beside this year's."""

from pathlib import Path

import pytest
from by_name import run
from driving import PlanDriver, editing
from sample_plan import plan_of, row, sample, session_of

from planterm.model.form import Role
from planterm.model.plan import GoalReached
from planterm.session.next_year import create_next, next_year
from planterm.session.session import Session
from planterm.store.planfile import create, load
from planterm.tui.app import PlantermApp

pytestmark = pytest.mark.usefixtures("folder")

OLD = plan_of(
    row(0, "Skola som brottsplats", "Få vuxna", "Fler vuxna", "Tryggare rast", "Linjearbete", "Rektor", "Gick bra."),
    row(1, "Rån mot unga", "Sena kvällar", "Fältarbete", "", "maj 2026", "Polisen", "Klart."),
    row(2, "Klotter", "Slarv", "Sanering", "", "Genom samtal med fastighetsägare", "Park", "Halvvägs."),
    row(3, "Buskörning", "", "", "", "", "Polisen"),
)


def new_plan(name: str = "plan-2027.toml") -> list[str]:
    """The problems of the plan that was made."""
    return [each.text(Role.PROBLEM) for each in load(Path(name)).plan.rows()]


async def walk(edit: PlanDriver) -> None:
    await run(edit, "Nästa års plan")
    assert "Planen för 2027: vad ska fortsätta?" in edit.text


async def test_the_real_plan_shows_its_proposals_and_begins_at_the_first_row_to_decide() -> None:
    async with editing(session_of(sample(), Path("2025.toml"))) as edit:
        await run(edit, "Nästa års plan")
        assert "21 fortsätter · 0 avslutas · 5 att ta ställning till" in edit.text
        assert "? Ta ställning 1.1" in edit.text
        assert "Behöver ditt beslut: som tid står bara hela året." in edit.prose
        await edit.press(*["down"] * 9)
        assert "Behöver ditt beslut: det går inte att se någon tid." in edit.text
        assert "Genomförandet beskrivs närmare i verksamhetsberättelsen" in edit.prose


async def test_what_is_proposed_and_answered_becomes_the_new_plan_which_is_opened(folder: Path) -> None:
    async with editing(session_of(OLD, Path("plan-2026.toml"))) as edit:
        before = (folder / "plan-2026.toml").read_bytes()
        await walk(edit)
        assert "1 fortsätter · 1 avslutas · 2 att ta ställning till" in edit.text
        await edit.press("right", "left")
        assert "2 fortsätter · 2 avslutas · 0 att ta ställning till" in edit.text
        await edit.press("enter")
        assert "plan-2027.toml" in edit.text
        await edit.press("enter")
        assert "Åtgärdsplan 2027" in edit.lines[0]
        assert "plan-2027.toml" in edit.lines[0]
        assert isinstance(edit.app, PlantermApp)
        assert edit.app.session is not None
        assert edit.app.session.path == Path("plan-2027.toml")
        edit.app.session.close()
    assert new_plan() == ["Skola som brottsplats", "Klotter"]
    assert (folder / "plan-2026.toml").read_bytes() == before


async def test_what_was_not_decided_is_asked_about_before_the_plan_is_made() -> None:
    async with editing(session_of(OLD, Path("plan-2026.toml"))) as edit:
        await walk(edit)
        await edit.press("enter")
        assert "2 rader är inte avgjorda." in edit.text
        await edit.press("down", "down", "enter")
        assert "2 att ta ställning till" in edit.text
        await edit.press("enter", "enter", "enter")
        assert "Åtgärdsplan 2027" in edit.lines[0]
    assert new_plan() == ["Skola som brottsplats", "Klotter", "Buskörning"]


async def test_all_alike_and_all_rows_are_decided_with_one_key_and_taken_back_with_one() -> None:
    plan = plan_of(
        *(row(number, f"Problem {number}", "", "", "", "Linjearbete") for number in range(3)), row(9, "Rest")
    )
    async with editing(session_of(plan, Path("plan-2026.toml"))) as edit:
        await walk(edit)
        await edit.press("home", "ctrl+left")
        assert "0 fortsätter · 3 avslutas · 1 att ta ställning till" in edit.text
        await edit.press("shift+right")
        assert "4 fortsätter · 0 avslutas · 0 att ta ställning till" in edit.text
        await edit.press("shift+left")
        assert "0 fortsätter · 4 avslutas" in edit.text
        await edit.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        assert "3 fortsätter · 0 avslutas · 1 att ta ställning till" in edit.text
        assert "Det finns inget att ångra." in edit.prose
        await edit.press("ctrl+y")
        assert "0 fortsätter · 3 avslutas · 1 att ta ställning till" in edit.text
        await edit.press("ctrl+y", "ctrl+y", "ctrl+y")
        assert "0 fortsätter · 4 avslutas" in edit.text
        assert "Det finns inget att göra om." in edit.prose


async def test_the_next_plan_of_one_without_rows_is_made_with_the_same_key() -> None:
    async with editing(plan_of()) as edit:
        await walk(edit)
        await edit.press("enter")
        assert "Den nya planens fil" in edit.prose
        await edit.press("enter")
        assert new_plan() == []


async def test_a_row_is_placed_in_another_area() -> None:
    async with editing(session_of(OLD, Path("plan-2026.toml"))) as edit:
        await walk(edit)
        await edit.press("home", "f2")
        assert "I vilket område ska raden stå?" in edit.text
        await edit.press("down", "enter")
        assert "I den nya planen: ”Otrygga och brottsutsatta platser”." in edit.text
        await edit.press("shift+right", "enter", "enter")
    areas = {
        area.id: [each.text(Role.PROBLEM) for each in area.rows] for area in load(Path("plan-2027.toml")).plan.areas
    }
    assert areas["platser"] == ["Skola som brottsplats"]
    assert areas["unga"] == ["Rån mot unga", "Klotter", "Buskörning"]


async def test_answers_are_not_thrown_away_by_one_escape() -> None:
    async with editing(session_of(OLD, Path("plan-2026.toml"))) as edit:
        await walk(edit)
        await edit.press("right", "escape")
        assert "Det du har svarat om raderna sparas inte." in edit.text
        await edit.press("enter")
        assert "2 fortsätter" in edit.text
        await edit.press("escape", "down", "enter")
        assert "Åtgärdsplan 2026" in edit.lines[0]
    assert not Path("plan-2027.toml").exists()


async def test_the_old_plan_is_never_the_file_that_is_written() -> None:
    async with editing(session_of(OLD, Path("plan-2026.toml"))) as edit:
        before = Path("plan-2026.toml").read_bytes()
        await walk(edit)
        await edit.press("shift+right", "enter", "ctrl+u")
        await edit.type("plan-2026")
        await edit.press("enter", "down", "enter")
        assert "plan-2026.toml är den gamla planens fil" in edit.prose
    assert Path("plan-2026.toml").read_bytes() == before


async def test_unsaved_work_is_saved_first_or_nothing_is_begun() -> None:
    async with editing(session_of(OLD, Path("plan-2026.toml"))) as edit:
        await edit.type(" och fritidsgård")
        await edit.press("escape")
        await run(edit, "Nästa års plan")
        assert "Planen har ändringar som inte är sparade." in edit.prose
        await edit.press("down", "enter")
        assert "vad ska fortsätta" not in edit.text
        await run(edit, "Nästa års plan")
        await edit.press("enter")
        await edit.press("shift+right", "enter", "enter")
    assert new_plan()[0] == "Skola som brottsplats och fritidsgård"


def follower() -> Session:
    """The plan after OLD, saved beside it, with a row of its own."""
    session_of(OLD, Path("plan-2026.toml")).close()
    following = next_year(Path("plan-2026.toml"), OLD)
    create_next(Path("plan-2027.toml"), following, following.made(Path("plan-2027.toml"), following.proposals))
    return Session.open(Path("plan-2027.toml"))


async def test_last_years_follow_up_is_read_beside_the_new_row() -> None:
    async with editing(follower()) as edit:
        await edit.press("ctrl+t")
        assert "2026: rad 1 i Unga i riskzon för destruktivt beteende" in edit.text
        assert "Gick bra." in edit.text
        await edit.press("escape", "down", "ctrl+t")
        assert "2026: rad 3 i Unga" in edit.text
        assert "Halvvägs." in edit.text


async def test_it_is_read_while_a_cell_is_open_without_losing_what_is_written() -> None:
    async with editing(follower()) as edit:
        await edit.type(" och fritidsgård")
        await edit.press("ctrl+t")
        assert "Gick bra." in edit.text
        await edit.press("escape")
        await edit.type(", torg")
        await edit.press("escape")
        assert edit.cell() == "Skola som brottsplats och fritidsgård, torg"


async def test_last_years_follow_up_stands_beside_the_row_in_the_follow_up_and_the_key_leads_back_there() -> None:
    async with editing(follower(), (80, 24)) as edit:
        for mode in ("f5", "f4"):
            await edit.press(mode)
            before = edit.text
            assert mode == "f4" or "Förra året     Gick bra." in edit.text
            await edit.press("ctrl+t")
            assert "2026: rad 1 i Unga i riskzon" in edit.text
            await edit.press("escape")
            assert edit.text == before
            await edit.press("escape")


async def test_the_years_before_the_last_are_told_by_goal_and_follow_up() -> None:
    async with editing(follower()) as edit:
        middle, oldest = load(Path("plan-2026.toml")).plan, Path("plan-2025.toml")
        rows = (middle.areas[0].rows[0]._replace(goal_reached=GoalReached.PARTLY), *middle.areas[0].rows[1:])
        create(oldest, middle._replace(year=2025).with_area(middle.areas[0]._replace(rows=rows)))
        create(Path("plan-2026.toml"), middle._replace(predecessor=str(oldest)), overwrite=True)
        await edit.press("ctrl+t", "end")
        assert "2025: rad 1 i Unga i riskzon för destruktivt beteende (Målet nåddes delvis)" in edit.text


async def test_a_row_that_is_new_has_no_last_year() -> None:
    async with editing(follower()) as edit:
        await edit.press("ctrl+n")
        await edit.press("ctrl+t")
        assert "Raden är ny: den fanns inte i föregående plan." in edit.text


async def test_an_earlier_plan_that_is_gone_is_told_in_one_sentence() -> None:
    async with editing(follower()) as edit:
        Path("plan-2026.toml").unlink()
        await edit.press("ctrl+t")
        assert "Föregående plan finns inte längre på plan-2026.toml; lägg tillbaka den" in edit.prose


async def test_a_plan_made_from_no_other_says_so() -> None:
    async with editing(session_of(OLD, Path("plan-2026.toml"))) as edit:
        await edit.press("ctrl+t")
        assert "Planen är inte gjord från en tidigare plan" in edit.prose
