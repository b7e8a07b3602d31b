"""What the editor says of a file that has more than its plan shows: misspelt keys, and what a merge left to choose."""

from pathlib import Path

import pytest
from driving import WIDE, editing

from planterm.model.form import Role
from planterm.session.session import Session
from planterm.store.planfile import load

pytestmark = pytest.mark.usefixtures("folder")
SIZES = pytest.mark.parametrize("size", [WIDE, (80, 24)], ids=["120x40", "80x24"])
PLAN = 'schema = 1\nformular = "atgardsplan-2025"\n\n[plan]\nar = 2026\nforvaltning = "Farsta"\n'
HEAD = f'{PLAN}\n[[omrade]]\nid = "unga"\n'
ROW = '\n[[omrade.rad]]\nid = "aaaaaa"\norsak = "Mörkt"\n'


def opened(rows: str) -> Session:
    Path("plan.toml").write_text(HEAD + rows, encoding="utf-8")
    return Session.open(Path("plan.toml"))


def saved() -> str:
    return Path("plan.toml").read_text(encoding="utf-8").removeprefix(HEAD)


@SIZES
async def test_text_under_a_misspelt_key_is_told_at_the_opening_and_taken_in_as_one_step(size: tuple[int, int]) -> None:
    wrong = f'{ROW}Problem = "Klotter"\n\n[[omrade.rader]]\nid = "bbbbbb"\nproblem = "Skadegörelse"\n'
    async with editing(opened(wrong), size) as editor:
        assert "Nyckeln ”Problem” på rad 14 i filen känns inte igen" in editor.prose
        assert "Rubriken [[omrade.rader]] på rad 16 i filen känns inte igen" in editor.prose
        await editor.press("enter")
        assert "Texten är intagen i planen." in editor.prose
        assert [row.text(Role.PROBLEM) for row in editor.session.plan.rows()] == ["Klotter"]
        await editor.press("ctrl+z")
        assert "Ångrat: ta in text ur filen" in editor.prose
        assert [row.text(Role.PROBLEM) for row in editor.session.plan.rows()] == [""]
        await editor.press("ctrl+y", "ctrl+s")
        assert saved() == (
            '\n[[omrade.rad]]\nid = "aaaaaa"\nproblem = "Klotter"\norsak = "Mörkt"\n'
            '\n[[omrade.rader]]\nid = "bbbbbb"\nproblem = "Skadegörelse"\n'
        )


async def test_what_was_left_is_offered_again_from_the_review() -> None:
    async with editing(opened(f'{ROW}Problem = "Klotter"\n')) as editor:
        await editor.press("escape", "f7")
        assert "Menas ”problem”?" in editor.prose
        await editor.press("enter", "enter", "ctrl+s")
        assert 'problem = "Klotter"' in saved()


async def test_where_the_right_key_has_a_text_both_can_be_kept() -> None:
    async with editing(opened(f'{ROW}problem = "Skada"\nProblem = "Klotter"\n')) as editor:
        await editor.press("enter")
        assert "Texten i planen: Skada Den andra texten: Klotter" in editor.prose
        assert "Behåll båda, den andra texten sist" in editor.prose
        await editor.press("end", "enter", "ctrl+s")
        assert saved() == f'{ROW}problem = """\nSkada\nKlotter"""\n'


@pytest.mark.parametrize(
    ("keys", "after"), [(["enter"], None), (["down", "enter"], "Mörkt"), (["down"] * 2 + ["enter"], "Ödsligt")]
)
async def test_what_a_merge_left_to_choose_is_told_and_asked_at_each_save_until_it_is_chosen(
    keys: list[str], after: str | None
) -> None:
    async with editing(opened(f'{ROW}att_avgora.orsak = "Ödsligt"\n')) as editor:
        assert "På 1 ställe i planen finns två texter att välja mellan" in editor.prose
        await editor.type("Ny text")
        await editor.press("escape", "ctrl+s")
        assert "Texten i planen: Mörkt Den andra texten: Ödsligt" in editor.prose
        await editor.press(*keys)
        file = load(Path("plan.toml"))
        assert [row.text(Role.PROBLEM) for row in file.plan.rows()] == ["Ny text"]
        assert [row.text(Role.CAUSE) for row in file.plan.rows()] == [after or "Mörkt"]
        assert ('att_avgora.orsak = "Ödsligt"' in file.text) is (after is None)
        await editor.press("ctrl+s")
        assert ("Den andra texten: Ödsligt" in editor.prose) is (after is None)


async def test_a_plan_that_may_only_be_read_says_what_it_does_not_show() -> None:
    opened(f'{ROW}Problem = "Klotter"\n').close()
    async with editing(Session.open(Path("plan.toml"), read_only=True)) as editor:
        assert "Menas ”problem”?" in editor.prose
