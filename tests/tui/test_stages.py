"""The stage of the plan, and a plan that is decided."""

from datetime import date
from pathlib import Path

import pytest
from by_name import run
from driving import PlanDriver, editing
from sample_plan import small_plan
from textual import events

from official_form import At
from planterm.model.plan import Stage
from planterm.store.planfile import load

pytestmark = pytest.mark.usefixtures("folder")

QUESTION = "Planen är beslutad."
DECIDED = small_plan()._replace(stage=Stage.DECIDED)


async def decide(edit: PlanDriver) -> None:
    await edit.press("ctrl+e", "home", "down", "down", "enter", "ctrl+u")
    await edit.type("2026-04-23")
    await edit.press("enter")


async def test_the_stages_are_shown_with_their_meaning_and_set_with_a_key_and_taken_back() -> None:
    async with editing(small_plan()) as edit:
        await edit.press("ctrl+e")
        for text in ("Utkast: planen skrivs", "Klar för beslut:", "Beslutad: planen gäller", "Uppföljd: året är slut"):
            assert text in edit.prose
        await edit.press("down", "enter")
        assert edit.session.plan == small_plan()._replace(stage=Stage.READY)
        assert "Klar för beslut" in edit.lines[0]
        await edit.press("ctrl+z")
        assert edit.session.plan == small_plan()
        assert "Ångrat: ändra planens uppgifter." in edit.text


async def test_a_decision_asks_for_its_date_and_keeps_a_copy() -> None:
    async with editing(small_plan(), size=(80, 24)) as edit:
        await edit.press("ctrl+e", "down", "down", "enter")
        assert date.today().isoformat() in edit.text
        await edit.press("ctrl+u")
        await edit.type("23 april")
        await edit.press("enter")
        assert "Skriv beslutsdatumet som åååå-mm-dd" in edit.prose
        await edit.press("ctrl+u")
        await edit.type("2026-04-23")
        await edit.press("enter")
        assert (edit.session.plan.stage, edit.session.plan.decided_on) == (Stage.DECIDED, date(2026, 4, 23))
        assert "En kopia av den finns i beslutade/plan 2026-04-23.toml." in edit.prose
    assert Path("beslutade/plan 2026-04-23.toml").exists()


async def test_the_details_keep_a_copy_too() -> None:
    async with editing(small_plan()._replace(decided_on=date(2026, 4, 23), stage=Stage.READY)) as edit:
        await edit.press("f6", *["tab"] * 6, "down", "enter")
        assert edit.session.plan.stage is Stage.DECIDED
    assert Path("beslutade/plan 2026-04-23.toml").exists()


async def test_a_plan_decided_anew_is_kept_as_it_is_then_and_compared_with_that() -> None:
    async with editing(small_plan()) as edit:
        await decide(edit)
        await edit.press("delete", "down", "enter")
        await edit.press("ctrl+e", "enter")
        await edit.type("2026-09-01")
        await edit.press("enter")
        assert load(Path("beslutade/plan 2026-09-01.toml")).plan.areas == edit.session.plan.areas
        await run(edit, "Jämför med det beslutade")
        assert "Inget av det som beslutades är ändrat." in edit.text


async def test_a_plan_said_to_be_followed_up_tells_what_is_missing_and_invents_no_decision() -> None:
    async with editing(small_plan()) as edit:
        await edit.press("ctrl+e", "end", "enter")
        assert "Skede: Uppföljd. 2 rader saknar ännu uppföljning." in edit.prose
        assert not Path("beslutade").exists()


async def test_a_decision_needs_its_date() -> None:
    async with editing(small_plan()) as edit:
        await edit.press("ctrl+e", "down", "down", "enter", "ctrl+a", "delete", "enter")
        assert "Skriv beslutsdatumet som åååå-mm-dd, till exempel 2026-04-23." in edit.prose
        assert edit.session.plan == small_plan()


async def test_a_copy_that_cannot_be_written_is_told() -> None:
    Path("beslutade").touch()
    async with editing(small_plan()) as edit:
        await decide(edit)
        assert "Skedet är satt, men kopian av den beslutade planen kunde inte skrivas" in edit.prose


WAYS: dict[str, tuple[str, ...]] = {
    "clear": ("delete",),
    "new row": ("ctrl+n",),
    "remove row": ("ctrl+k",),
    "duplicate": ("ctrl+d",),
    "move row": ("alt+down",),
    "cut": ("ctrl+x",),
    "shift cells": ("alt+right",),
    "form": ("f4", "x"),
    "form clears": ("f4", "backspace"),
}


@pytest.mark.parametrize("keys", WAYS.values(), ids=WAYS.keys())
async def test_before_what_was_decided_is_changed_somebody_is_asked(keys: tuple[str, ...]) -> None:
    async with editing(DECIDED) as edit:
        await edit.press(*keys)
        assert QUESTION in edit.prose
        await edit.press("home", "enter", "escape")
        assert edit.session.plan == DECIDED
        await edit.press(*keys, "end", "enter")
        assert QUESTION not in edit.prose
        await edit.press("escape")
        assert edit.session.plan != DECIDED


async def test_what_is_typed_fast_or_pasted_as_keys_answers_nothing_and_is_there_after_a_yes() -> None:
    async with editing(DECIDED) as edit:
        await edit.type(" och rån\npå torget\n")
        assert QUESTION in edit.prose
        assert edit.session.plan == DECIDED
        await edit.press("down", "enter", "escape")
        assert edit.cell() == "Skola som brottsplats och rån\npå torget"


async def test_in_the_form_too() -> None:
    async with editing(DECIDED) as edit:
        await edit.press("f4")
        await edit.type(" och rån\n!")
        assert QUESTION in edit.prose
        await edit.press("down", "enter", "escape")
        assert edit.cell() == "Skola som brottsplats och rån\n!"


@pytest.mark.parametrize("opening", [(), ("f4",)], ids=["table", "form"])
async def test_what_is_typed_and_pasted_during_the_question_is_there_in_its_order(opening: tuple[str, ...]) -> None:
    async with editing(DECIDED) as edit:
        await edit.press(*opening)
        await edit.type("a")
        await edit.paste("bb")
        await edit.type("c")
        assert "Det du skriver läggs till om du ändrar" in edit.prose
        await edit.press("down", "enter", "escape")
        assert edit.cell() == "Skola som brottsplatsabbc"


@pytest.mark.parametrize("opening", [(), ("f4",)], ids=["table", "form"])
async def test_a_paste_asked_about_comes_before_what_is_typed_then(opening: tuple[str, ...]) -> None:
    async with editing(DECIDED) as edit:
        await edit.press(*opening)
        await edit.paste("bb")
        await edit.type("c\n")
        await edit.press("down", "enter", "escape")
        assert edit.cell() == "Skola som brottsplatsbbc"


async def test_text_that_comes_after_another_key_answers_nothing_either() -> None:
    async with editing(DECIDED) as edit:
        await edit.press("enter")
        await edit.type("!\n")
        assert QUESTION in edit.prose
        await edit.press("down", "enter", "escape")
        assert edit.cell() == "Skola som brottsplats!"


async def test_one_yes_is_enough_until_the_plan_is_closed() -> None:
    async with editing(DECIDED) as edit:
        await edit.press("delete", "down", "enter", "down", "delete", "ctrl+k")
        assert QUESTION not in edit.prose
        assert edit.problems() == ["", "Klotter"]


async def test_a_refusal_leaves_everything_and_says_so() -> None:
    async with editing(DECIDED) as edit:
        await edit.press("x", "escape")
        assert "Inget är ändrat: planen är beslutad." in edit.prose
        assert not edit.is_open
        assert edit.session.plan == DECIDED


@pytest.mark.parametrize("keys", [("delete",), ("x",), ("enter",)], ids=["clear", "text", "edit"])
async def test_enter_answers_with_what_changes_nothing(keys: tuple[str, ...]) -> None:
    async with editing(DECIDED) as edit:
        await edit.press(*keys)
        late = events.Key("enter", "\r")
        late.time += 1
        edit.app.post_message(late)
        await edit.press("f7", "escape")
        assert QUESTION not in edit.prose
        assert edit.session.plan == DECIDED


async def test_an_enter_behind_text_is_a_line_break_of_it_however_late_it_comes() -> None:
    async with editing(DECIDED) as edit:
        await edit.type(" och rån")
        late = events.Key("enter", "\r")
        late.time += 10
        edit.app.post_message(late)
        await edit.pilot.pause()
        assert QUESTION in edit.prose
        await edit.type("på torget")
        await edit.press("down", "enter", "escape")
        assert edit.cell() == "Skola som brottsplats och rån\npå torget"


async def test_a_burst_of_enters_changes_nothing() -> None:
    async with editing(DECIDED) as edit:
        await edit.type("\n\n\n\n")
        assert edit.session.plan == DECIDED
        assert not edit.is_open


async def test_the_follow_up_is_written_without_a_question() -> None:
    async with editing(DECIDED) as edit:
        await edit.press("end")
        await edit.type(" Mer.")
        await edit.press("escape", "down", "delete", "up", "f4")
        await edit.type("!")
        await edit.press("escape")
        assert QUESTION not in edit.prose
        assert edit.cell(0, At.FOLLOW_UP) == "Klart. Mer.!"


async def test_pastes_are_asked_about_and_not_lost() -> None:
    async with editing(DECIDED) as edit:
        await edit.paste(" och rån")
        await edit.press("down", "enter", "escape")
        assert edit.cell() == "Skola som brottsplats och rån"


async def test_cells_are_pasted_after_a_question() -> None:
    async with editing(DECIDED) as edit:
        await edit.paste("Ett\tTvå\n")
        assert QUESTION in edit.prose
        await edit.press("down", "enter")
        assert edit.session.plan.areas[0].rows[0].cells[:2] == ("Ett", "Två")


async def test_replacing_asks_before_it_begins() -> None:
    async with editing(DECIDED) as edit:
        await edit.press("ctrl+r")
        assert QUESTION in edit.prose
        await edit.press("down", "enter")
        await edit.type("Klotter")
        await edit.press("tab")
        await edit.type("Skadegörelse")
        await edit.press("ctrl+r")
        assert edit.problems()[2] == "Skadegörelse"


async def test_undo_needs_no_question() -> None:
    async with editing(small_plan()) as edit:
        await edit.type("!")
        await edit.press("escape")
        await decide(edit)
        await edit.press("ctrl+z", "ctrl+z")
        assert QUESTION not in edit.prose
        assert edit.session.plan == small_plan()


async def test_what_has_changed_since_the_decision_is_shown() -> None:
    async with editing(small_plan()) as edit:
        await decide(edit)
        await run(edit, "Jämför med det beslutade")
        assert "Inget av det som beslutades är ändrat." in edit.text
        await edit.press("end")
        await edit.type(" Mer.")
        await edit.press("escape", "home", "x", "down", "enter", "escape")
        await run(edit, "Jämför med det beslutade")
        assert "Ändrat sedan beslutet" in edit.text
        assert "Skillnader: 1 ändrad rad." in edit.text
        assert "Skola som brottsplatsx" in edit.text
        assert edit.prose.count("− Före:") == 1


async def test_without_a_copy_the_decided_plan_is_asked_for() -> None:
    async with editing(DECIDED) as edit:
        await run(edit, "Jämför med det beslutade")
        assert "Vilken fil innehåller den beslutade planen?" in edit.text
        await edit.type("finns-inte.toml")
        await edit.press("enter")
        assert "finns-inte.toml finns inte" in edit.prose
        await edit.press("ctrl+u")
        await edit.type("plan.toml")
        await edit.press("enter")
        assert "Inget av det som beslutades är ändrat." in edit.prose
