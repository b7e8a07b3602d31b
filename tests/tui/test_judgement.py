"""What the administration says of the year, written in the program and kept in the plan."""

from pathlib import Path

import pytest
from by_name import run
from driving import editing
from sample_plan import small_plan

from planterm.session.session import Session
from planterm.store.planfile import load

pytestmark = pytest.mark.usefixtures("folder")


async def test_it_is_written_kept_in_the_plan_and_taken_back_as_one_step() -> None:
    async with editing(small_plan()) as editor:
        await run(editor, "förvaltningens bedömning")
        assert "Vad säger året som helhet?" in editor.prose
        await editor.type("Året gick bra.\n\nMer behövs på torget.")
        await editor.press("escape", "ctrl+s")
        assert editor.session.plan.judgement == "Året gick bra.\n\nMer behövs på torget."
        assert 'bedomning = """' in Path("plan.toml").read_text("utf-8")
        assert load(Path("plan.toml")).plan == editor.session.plan
        await editor.press("ctrl+z")
        assert not editor.session.plan.judgement


async def test_meanwhile_nothing_is_said_of_the_cell_below_it() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("right", "right", "right")
        editor.assert_at("Operativa mål, rad 1 av 3")
        await run(editor, "förvaltningens bedömning")
        await editor.type("Året gick bra.")
        assert "Operativa mål, rad" not in editor.text
        editor.assert_at("Förvaltningens bedömning")
        await editor.press("escape")
        editor.assert_at("Operativa mål, rad 1 av 3")


async def test_what_was_being_written_is_offered_after_a_crash_and_stands_there_again() -> None:
    async with editing(small_plan()) as editor:
        await run(editor, "förvaltningens bedömning")
        await editor.type("Halva året")
        editor.app._put_in_safety()
        assert editor.session._keeping is not None
        editor.session._keeping.lock.release()
    async with editing(Session.open(Path("plan.toml"))) as editor:
        assert "Halva året" in editor.prose
        await editor.press("enter")
        await editor.press("escape")
        assert editor.session.plan.judgement == "Halva året"
        assert editor.session.drafts == ()
