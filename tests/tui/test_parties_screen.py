"""The parties of the plan in the editor: who has answered, rows handed out, answers taken in."""

from dataclasses import replace
from pathlib import Path

import pytest
from by_name import run
from driving import editing
from returned_books import book_of
from sample_plan import plan_of, row

from planterm.model.columns import Column
from planterm.model.party_rows import narrowed
from planterm.model.plan import Stage
from planterm.store.planfile import create, load

pytestmark = pytest.mark.usefixtures("folder")

PLAN = plan_of(
    row(0, "Skola som brottsplats", "", "Fler vuxna", "", "2026", "Rektor, Polisen [lokalt]", "Klart."),
    row(1, "Rån mot unga", "", "Fältarbete", "", "2026", "Polisen [lokalt]"),
    row(2, "Klotter", "", "Sanering", "", "2026", ""),
)


async def test_who_has_answered_and_which_rows_are_missing_is_shown() -> None:
    async with editing(PLAN) as edit:
        await run(edit, "Parterna")
        assert "Polisen [lokalt]" in edit.text
        assert "1 av 2 uppföljda" in edit.text
        assert "Saknar uppföljning: 1.2" in edit.text
        await edit.press("down")
        assert "Allt är uppföljt." in edit.text
        await edit.press("down", "enter")
        assert "(ingen part angiven)" in edit.text
        await edit.press("escape")
        assert "Parterna" not in edit.text


async def test_a_partys_rows_are_handed_out_as_a_workbook_or_a_plan() -> None:
    async with editing(PLAN) as edit:
        await run(edit, "Parterna")
        await edit.press("enter")
        assert "plan Polisen [lokalt].xlsx" in edit.text
        await edit.press("enter")
        assert "De 2 raderna för Polisen [lokalt]: plan Polisen [lokalt].xlsx" in edit.prose
        await run(edit, "Parterna")
        await edit.press("enter", "ctrl+u")
        await edit.type("polis.toml")
        await edit.press("enter")
    assert Path("plan Polisen [lokalt].xlsx").exists()
    assert [each.id for each in load(Path("polis.toml")).plan.rows()] == ["rad000", "rad001"]


async def test_a_partys_rows_never_take_the_place_of_the_open_plan() -> None:
    async with editing(PLAN) as edit:
        before = Path("plan.toml").read_bytes()
        await run(edit, "Parterna")
        await edit.press("enter", "ctrl+u")
        await edit.type("plan.toml")
        await edit.press("enter", "enter")
        assert "plan.toml är planens egen fil" in edit.prose
        assert Path("plan.toml").read_bytes() == before


async def test_answers_come_in_as_one_step_also_into_a_decided_plan() -> None:
    decided = replace(PLAN, stage=Stage.DECIDED)
    answer = decided.with_area(
        replace(decided.areas[0], rows=tuple(each.with_cell(Column.FOLLOW_UP, "Genomfört.") for each in PLAN.rows()))
    )
    create(Path("svar.toml"), answer)
    async with editing(decided) as edit:
        await run(edit, "Ta in en parts svar")
        await edit.type("svar.toml")
        await edit.press("enter")
        assert "Det här togs inte in av sig självt" in edit.text
        assert "Område 1, rad 1: planen har redan en annan uppföljning" in edit.prose
        assert "I svaret: Genomfört." in edit.text
        await edit.press("escape")
        assert [each[Column.FOLLOW_UP] for each in edit.rows()] == ["Klart.", "Genomfört.", "Genomfört."]
        await edit.press("ctrl+z")
        assert "Ångrade: ta in en parts svar." in edit.text
        assert edit.session.plan == decided


async def test_answers_come_in_from_the_workbook_that_was_handed_out() -> None:
    book_of(narrowed(PLAN, "Polisen [lokalt]"), {"G4": "Två pass i veckan.", "B3": "Ändrad orsak"}, Path("polis.xlsx"))
    async with editing(PLAN) as edit:
        await run(edit, "Ta in en parts svar")
        assert "polis.xlsx" in edit.text
        await edit.press("down", "enter")
        assert "Område 1, rad 1: svaret har ändrat annat än Uppföljning" in edit.prose
        await edit.press("escape")
        assert [each[Column.FOLLOW_UP] for each in edit.rows()] == ["Klart.", "Två pass i veckan.", ""]
        assert [each.id for each in edit.rows()] == [each.id for each in PLAN.rows()]
        assert edit.rows()[0][Column.CAUSE] == ""


async def test_how_an_answers_workbook_was_read_is_shown_before_it_is_taken_in() -> None:
    book_of(PLAN, {"G4": "Två pass i veckan.", "J4": "Ring mig"}, Path("polis.xlsx"))
    async with editing(PLAN) as edit:
        await run(edit, "Ta in en parts svar")
        await edit.press("down", "enter")
        assert "Ring mig" in edit.text
        await edit.press("escape")
        assert edit.session.plan == PLAN
        await run(edit, "Ta in en parts svar")
        await edit.press("down", "enter", "enter")
        assert edit.rows()[1][Column.FOLLOW_UP] == "Två pass i veckan."


async def test_a_file_that_is_no_answer_is_told() -> None:
    create(Path("tom.toml"), plan_of())
    async with editing(PLAN) as edit:
        await run(edit, "Ta in en parts svar")
        await edit.type("finns-inte.toml")
        await edit.press("enter")
        assert "finns-inte.toml finns inte" in edit.prose
        await edit.press("ctrl+u")
        await edit.type("tom.toml")
        await edit.press("enter")
        assert "Filen har inga uppföljningar som planen saknar." in edit.prose
        assert edit.session.plan == PLAN


async def test_a_plan_without_rows_has_no_parties() -> None:
    async with editing(plan_of()) as edit:
        await run(edit, "Parterna")
        assert "Ingen rad i planen har någon part under Vem." in edit.prose
