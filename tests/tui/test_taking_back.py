"""Undo and redo of everything: a Swedish name, and the cursor where it happened, from whichever tab."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import NamedTuple

import pytest
from by_name import run
from driving import PlanDriver, editing
from sample_plan import FORM, row, small_plan

from official_form import At
from planterm.model.edits import EditKind
from planterm.model.plan import Area, Plan
from planterm.texts import tui as texts

pytestmark = pytest.mark.usefixtures("folder")


class Change(NamedTuple):
    """What is pressed on Orsak of row 2, what it is called, and where one is after undo and after redo."""

    keys: tuple[str, ...]
    name: str
    before: str = "Orsak, rad 2"
    after: str = "Orsak, rad 2"


CHANGES = (
    Change(("x", "escape"), "ändra text"),
    Change(("delete",), "töm cell"),
    Change(("shift+left", "delete"), "töm celler", "Problem, rad 2", "Problem, rad 2"),
    Change(("ctrl+x",), "klipp ut"),
    Change(("shift+right", "ctrl+c", "left", "left", "ctrl+v"), "klistra in", "Problem, rad 2", "Problem, rad 2"),
    Change(("ctrl+n",), "infoga rad", after="Problem, rad 3"),
    Change(("ctrl+d",), "kopiera rad", after="Orsak, rad 3"),
    Change(("ctrl+k",), "ta bort rad"),
    Change(("alt+up",), "flytta rad", after="Orsak, rad 1"),
    Change(("shift+up", "alt+down"), "flytta rader", "Orsak, rad 1", "Orsak, rad 2"),
    Change(("alt+right",), "flytta celler i sidled", after="Åtgärd, rad 2"),
)

NAMED = (
    Change(("byt plats med cellen till vänster",), "flytta cell i sidled", after="Problem, rad 2"),
    Change(("sortera efter tid",), "sortera efter tid", after="Orsak, rad 1"),
)


def _plan() -> Plan:
    plan = small_plan()
    third = Area(FORM.areas[2].id, FORM.areas[2].title, (row(30, "Systemhot"),))
    first = plan.areas[0]
    dated = first.rows[1].with_cell(At.WHEN, "2024")
    return plan.with_area(third).with_area(first.with_row(dated))


async def _there_and_back(editor: PlanDriver, change: Change, do: Callable[[], Awaitable[None]]) -> None:
    opening = editor.session.plan
    await editor.press("ctrl+home", "down", "right")
    await do()
    changed = editor.session.plan
    assert changed != opening, change.name
    await editor.press("ctrl+home", "ctrl+pagedown", "ctrl+z")
    assert f"Ångrat: {change.name}." in editor.text
    assert f"[{FORM.areas[0].tab}]" in editor.lines[1]
    editor.assert_at(change.before)
    assert editor.session.plan == opening
    await editor.press("ctrl+home", "ctrl+pageup", "ctrl+y")
    assert f"Gjort om: {change.name}." in editor.text
    assert f"[{FORM.areas[0].tab}]" in editor.lines[1]
    editor.assert_at(change.after)
    assert editor.session.plan == changed
    await editor.press("ctrl+z")


@pytest.mark.parametrize("part", [0, 1], ids=["first", "second"])
async def test_every_change_by_key_is_named_and_found_again_from_other_tabs(part: int) -> None:
    async with editing(_plan()) as editor:
        for change in CHANGES[part::2]:
            await _there_and_back(editor, change, partial(editor.press, *change.keys))
        assert editor.session.plan == _plan()


async def test_every_change_by_name_is_named_and_found_again_from_other_tabs() -> None:
    async with editing(_plan()) as editor:
        for change in NAMED:
            await _there_and_back(editor, change, partial(run, editor, *change.keys))
        assert editor.session.plan == _plan()


@pytest.mark.parametrize("kind", EditKind)
def test_every_kind_of_change_has_a_name_to_be_taken_back_by(kind: EditKind) -> None:
    assert texts.EDITS[kind].strip()


async def test_undo_reaches_back_to_the_opening_whatever_was_saved_and_a_new_change_ends_redo() -> None:
    async with editing(_plan()) as editor:
        for number in range(4):
            await editor.press("ctrl+n")
            await editor.type(f"Ny {number}")
            await editor.press("escape", "ctrl+s")
        await editor.press(*["ctrl+z"] * 8)
        assert editor.session.plan == _plan()
        await editor.press("ctrl+z")
        assert "Det finns inget att ångra." in editor.text
        await editor.press("ctrl+y", "delete", "ctrl+k", "ctrl+y")
        assert "Det finns inget att göra om." in editor.text
