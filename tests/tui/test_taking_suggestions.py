"""Texts used before, offered while one writes: taken with one key and never put in by themselves."""

import pytest
from driving import PlanDriver, editing
from sample_plan import plan_of, row

from official_form import At
from planterm.model.plan import Plan

pytestmark = pytest.mark.usefixtures("folder")


def _plan() -> Plan:
    """Texts to offer in every column, and an empty row."""
    return plan_of(
        row(0, "Klotter", "Kala väggar", "Karta", "Klara mål", "Linjearbete", "Polis, skola", "Klart"),
        row(1, "Klotter på skolan", "Kala väggar", "Karta", "Klara mål", "linjeverksamhet", "Polis", "Klart"),
        row(2, "Klotter", "", "", "", "Linjearbete", "Fritid", ""),
        row(3),
    )


def _offer(editor: PlanDriver) -> bool:
    """Whether the line of keys says how to take an offer."""
    return "Höger Ta förslaget" in editor.lines[-1]


async def _open(editor: PlanDriver, column: int) -> None:
    await editor.press("ctrl+home", *["down"] * 3, *["right"] * column)


async def test_problem_when_and_who_offer_what_the_plan_has_and_right_takes_it() -> None:
    async with editing(_plan()) as editor:
        for column, typed, offered in (
            (At.PROBLEM, "kl", "Klotter"),
            (At.WHEN, "lin", "Linjearbete"),
            (At.WHO, "fr", "Fritid"),
        ):
            await _open(editor, column)
            await editor.type(typed)
            assert _offer(editor)
            assert any(offered[len(typed) :] in line.replace(" ", "") for line in editor.lines if typed in line)
            await editor.press("right", "escape")
            assert editor.cell(3, column) == offered


async def test_what_must_be_thought_out_for_each_row_offers_nothing() -> None:
    async with editing(_plan()) as editor:
        for column in (At.MEASURE, At.GOALS, At.FOLLOW_UP):
            await _open(editor, column)
            await editor.type("K")
            assert not _offer(editor)
            await editor.press("right", "escape")
            assert editor.cell(3, column) == "K"


async def test_no_key_but_right_takes_an_offer() -> None:
    async with editing(_plan()) as editor:
        await _open(editor, At.WHEN)
        for key in ("tab", "shift+tab", "escape", "f2", "enter", "end", "ctrl+s", "ctrl+pagedown", "f4"):
            await editor.type("Linje")
            assert _offer(editor), key
            await editor.press(key, "escape")
            assert editor.cell(3, At.WHEN) == "Linje", key
            await editor.press("ctrl+z")
            assert editor.cell(3, At.WHEN) == "", key


async def test_ctrl_down_and_up_show_the_other_offers_and_move_no_row() -> None:
    async with editing(_plan()) as editor:
        await _open(editor, At.WHEN)
        await editor.type("linje")
        await editor.press("ctrl+down", "right", "escape")
        assert editor.cell(3, At.WHEN) == "linjeverksamhet"
        await editor.press("ctrl+z")
        await editor.type("linje")
        await editor.press("ctrl+down", "ctrl+up", "right", "escape")
        assert editor.cell(3, At.WHEN) == "Linjearbete"
        assert editor.problems() == ["Klotter", "Klotter på skolan", "Klotter", ""]


async def test_parties_are_offered_one_by_one_behind_a_comma() -> None:
    async with editing(_plan()) as editor:
        await _open(editor, At.WHO)
        await editor.type("Fritid, sk")
        await editor.press("right")
        await editor.type(", po")
        await editor.press("right", "escape")
        assert editor.cell(3, At.WHO) == "Fritid, skola, Polis"


async def test_an_offer_taken_is_one_step_to_take_back() -> None:
    async with editing(_plan()) as editor:
        await _open(editor, At.WHEN)
        await editor.type("lin")
        await editor.press("right", "ctrl+z")
        assert _offer(editor)
        await editor.type("d")
        await editor.press("escape")
        assert editor.cell(3, At.WHEN) == "lind", "what was typed is no selection that the next key overwrites"


async def test_inside_a_text_right_moves_the_caret() -> None:
    async with editing(_plan()) as editor:
        await _open(editor, At.WHEN)
        await editor.type("Lije")
        await editor.press("left", "left")
        assert not _offer(editor)
        await editor.type("n")
        await editor.press("right", "right")
        assert _offer(editor)
        await editor.press("shift+left")
        assert not _offer(editor)
        await editor.press("right", "escape")
        assert editor.cell(3, At.WHEN) == "Linje"


async def test_an_opened_empty_cell_stays_empty_and_what_is_unlike_offers_nothing() -> None:
    async with editing(_plan()) as editor:
        await _open(editor, At.WHEN)
        await editor.press("enter", "escape")
        assert editor.session.plan == _plan()
        await editor.type("Våren")
        assert not _offer(editor)
        await editor.press("escape")
        assert editor.cell(3, At.WHEN) == "Våren"
