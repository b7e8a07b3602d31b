"""Showing only some rows: they keep their numbers and places, and what is worked on stays in sight."""

import re

import pytest
from by_name import run
from driving import PlanDriver, editing
from sample_plan import plan_of, row

from official_form import At
from planterm.model.form import Role
from planterm.model.plan import Plan

pytestmark = pytest.mark.usefixtures("folder")


def _plan() -> Plan:
    """Rows 1, 3 and 5 are the police's; row 2 only speaks of it."""
    return plan_of(
        row(0, "P1", "O1", "", "", "2026", "Polis, skola"),
        row(1, "P2", "O2 polis", "", "", "2027", "Skola"),
        row(2, "P3", "O3", "", "", "2026", "polisen"),
        row(3, "P4", "O4", "", "", "2027", "Fritid"),
        row(4, "P5", "O5", "", "", "2026", "Polis"),
    )


def _shown(editor: PlanDriver) -> list[str]:
    """The rows in sight: their numbers and problems."""
    return [f"{number} {text}" for number, text in re.findall(r"^[ ►]+(\d+)[│║▌] (\S+)", editor.text, re.MULTILINE)]


async def _police(editor: PlanDriver) -> None:
    await editor.press("f8", "tab")
    await editor.type("polis")
    await editor.press("enter")


async def test_rows_are_chosen_by_any_text_or_by_who_is_responsible() -> None:
    async with editing(_plan()) as editor:
        await editor.press("f8")
        assert "alla kolumner" in editor.text
        await editor.type("polis")
        assert _shown(editor) == ["1 P1", "2 P2", "3 P3", "5 P5"]
        await editor.press("tab")
        assert "Vem" in next(line for line in editor.lines if "Visa rader med" in line)
        assert _shown(editor) == ["1 P1", "3 P3", "5 P5"]
        assert "Visar 3 av 5 rader" in editor.lines[-1]
        await editor.press("tab")
        assert _shown(editor) == []
        await editor.press("shift+tab", "backspace", "backspace")
        assert _shown(editor) == ["1 P1", "3 P3", "5 P5"], "as one types"
        assert editor.session.plan == _plan()


async def test_the_choice_stays_and_escape_in_its_line_shows_all_with_the_cursor_on_its_row() -> None:
    async with editing(_plan()) as editor:
        await _police(editor)
        await editor.press("down", "right")
        editor.assert_at("Orsak, rad 3 av 5")
        assert editor.lines[-1].startswith(" Visar 3 av 5 rader · Esc visar alla · ”polis” under Vem ")
        await editor.press("ctrl+pagedown", "ctrl+pageup")
        assert _shown(editor) == ["1 P1", "3 P3", "5 P5"]
        await editor.press("f8", "escape")
        assert _shown(editor) == [f"{n} P{n}" for n in range(1, 6)]
        editor.assert_at("Orsak, rad 3 av 5")


async def test_the_choice_is_told_all_the_time_and_escape_ends_it() -> None:
    async with editing(_plan(), (80, 24)) as editor:
        await _police(editor)
        await editor.press("down")
        await editor.type("!")
        assert "Visar 3 av 5 rader" in editor.lines[-1], "while a cell is open too"
        assert "Esc visar alla" not in editor.lines[-1], "Escape closes the cell"
        await editor.press("escape", "shift+right", "escape")
        assert _shown(editor) == ["1 P1", "3 P3!", "5 P5"], "Escape gave up the selection"
        await editor.press("escape")
        assert "Alla rader visas igen." in editor.text
        assert _shown(editor) == ["1 P1", "2 P2", "3 P3!", "4 P4", "5 P5"]
        editor.assert_at("Orsak, rad 3 av 5")
        await editor.press("left")
        assert "Visar" not in editor.text


async def test_the_cursor_comes_back_when_what_matched_nothing_is_corrected() -> None:
    async with editing(_plan()) as editor:
        await editor.press("down", "down", "f8")
        await editor.type("polisx")
        assert _shown(editor) == []
        await editor.press("backspace", "enter")
        editor.assert_at("Problem, rad 3 av 5")
        await editor.type("!")
        await editor.press("escape")
        assert editor.problems() == ["P1", "P2", "P3!", "P4", "P5"]


async def test_an_edited_row_stays_in_sight_until_the_rows_are_chosen_again() -> None:
    async with editing(_plan()) as editor:
        await _police(editor)
        await editor.press("end", "left", "down", "delete")
        assert editor.cell(2, At.WHO) == ""
        assert _shown(editor) == ["1 P1", "3 P3", "5 P5"]
        editor.assert_at("Vem, rad 3 av 5")
        await editor.press("f8", "ctrl+a")
        await editor.type("polis")
        assert _shown(editor) == ["1 P1", "5 P5"]


async def test_several_rows_emptied_at_once_stay_in_sight() -> None:
    async with editing(_plan()) as editor:
        await _police(editor)
        await editor.press("end", "left", "shift+down", "shift+down", "delete")
        assert [each.text(Role.WHO) for each in editor.rows()] == ["", "Skola", "", "Fritid", ""]
        assert _shown(editor) == ["1 P1", "3 P3", "5 P5"]


async def test_a_new_row_among_the_chosen_ones_is_in_sight() -> None:
    async with editing(_plan()) as editor:
        await _police(editor)
        await editor.press("down", "ctrl+n")
        await editor.type("Ny")
        await editor.press("escape")
        assert _shown(editor) == ["1 P1", "3 P3", "4 Ny", "6 P5"]
        assert editor.problems() == ["P1", "P2", "P3", "Ny", "P4", "P5"]


async def test_a_block_goes_into_the_rows_in_sight_and_new_ones() -> None:
    async with editing(_plan()) as editor:
        await _police(editor)
        await editor.press("down", "right")
        await editor.paste("a\tx\rb\ty\rc\tz\r")
        assert [each.cells[:3] for each in editor.rows()] == [
            ("P1", "O1", ""),
            ("P2", "O2 polis", ""),
            ("P3", "a", "x"),
            ("P4", "O4", ""),
            ("P5", "b", "y"),
            ("", "c", "z"),
        ]
        assert "2 ifyllda celler skrevs över · Ctrl+Z ångrar" in editor.prose
        await editor.press("left")
        assert _shown(editor) == ["1 P1", "3 P3", "5 P5"]
        assert "Visar 4 av 6 rader" in editor.lines[-1]
        await editor.press("ctrl+z")
        assert editor.session.plan == _plan()


@pytest.mark.parametrize(
    ("keys", "problems"),
    [
        (("ctrl+x",), ["", "P2", "", "P4", "P5"]),
        (("delete",), ["", "P2", "", "P4", "P5"]),
        (("ctrl+k",), ["P2", "P4", "P5"]),
        (("ctrl+c", "ctrl+end", "ctrl+v"), ["P1", "P2", "P3", "P4", "P5", "P1", "P3"]),
        (("ctrl+c", "down", "ctrl+v"), ["P1", "P2", "P3", "P4", "P1", "P3"]),
        (("alt+down",), ["P2", "P4", "P5", "P1", "P3"]),
    ],
)
async def test_what_is_done_to_several_rows_leaves_the_hidden_ones_alone(
    keys: tuple[str, ...], problems: list[str]
) -> None:
    async with editing(_plan()) as editor:
        await _police(editor)
        await editor.press("shift+down", *keys)
        assert editor.problems() == problems
        await editor.press("ctrl+z")
        assert editor.session.plan == _plan()


async def test_a_row_moved_among_the_chosen_ones_passes_the_next_one_in_sight() -> None:
    async with editing(_plan()) as editor:
        await _police(editor)
        await editor.press("down", "alt+up")
        assert _shown(editor) == ["1 P3", "2 P1", "5 P5"]
        assert editor.problems() == ["P3", "P1", "P2", "P4", "P5"]
        await editor.press("ctrl+z")
        assert editor.session.plan == _plan()


async def test_sorting_leaves_the_hidden_rows_where_they_are() -> None:
    plan = plan_of(*(row(n, f"{kind}{n}", "", "", "", str(2030 - n)) for n, kind in enumerate("abaab")))
    async with editing(plan) as editor:
        await editor.press("f8")
        await editor.type("a")
        await editor.press("enter")
        await run(editor, "sortera")
        assert editor.problems() == ["a3", "b1", "a2", "a0", "b4"]


async def test_a_removed_row_brings_no_hidden_one_into_sight() -> None:
    async with editing(_plan()) as editor:
        await _police(editor)
        await editor.press("ctrl+k")
        assert editor.problems() == ["P2", "P3", "P4", "P5"]
        assert _shown(editor) == ["2 P3", "4 P5"]
        editor.assert_at("Problem, rad 2 av 4")
        await editor.press("ctrl+z")
        assert _shown(editor) == ["1 P1", "3 P3", "5 P5"]
        editor.assert_at("Problem, rad 1 av 5")


async def test_an_undone_change_in_a_hidden_row_is_shown() -> None:
    async with editing(_plan()) as editor:
        await editor.press("down", "down", "down", "right")
        await editor.type("!")
        await editor.press("escape", "ctrl+home")
        await _police(editor)
        await editor.press("ctrl+z")
        assert editor.cell(3, At.CAUSE) == "O4"
        editor.assert_at("Orsak, rad 4 av 5")
        assert "4 P4" in _shown(editor)
        await editor.press("ctrl+y")
        editor.assert_at("Orsak, rad 4 av 5")


async def test_selected_rows_that_are_moved_stay_the_selected_ones() -> None:
    async with editing(_plan()) as editor:
        await _police(editor)
        await editor.press("down", "shift+down", "alt+up", "ctrl+k")
        assert editor.problems() == ["P1", "P2", "P4"]
        await editor.press("ctrl+z", "ctrl+z")
        assert editor.session.plan == _plan()


async def test_the_form_goes_through_all_rows_and_comes_back_to_where_one_was() -> None:
    async with editing(_plan()) as editor:
        await _police(editor)
        await editor.press("right", "f4", "ctrl+a")
        await editor.type("ändrad")
        await editor.press("pagedown", "pagedown", "pagedown", "escape")
        editor.assert_at("Orsak, rad 4 av 5")
        assert "4 P4" in _shown(editor)
        await editor.press("f8")
        await editor.type("en")
        await editor.press("escape")
        assert editor.cell(0, At.CAUSE) == "ändrad"


async def test_a_row_changed_in_the_form_stays_in_sight() -> None:
    async with editing(_plan()) as editor:
        await _police(editor)
        await editor.press("end", "left", "f4", "ctrl+a")
        await editor.type("Fritid")
        await editor.press("pagedown", "pagedown", "escape")
        assert _shown(editor) == ["1 P1", "3 P3", "5 P5"]
        editor.assert_at("Vem, rad 3 av 5")


async def test_the_filter_is_said_to_need_an_area() -> None:
    async with editing(_plan()) as editor:
        await editor.press("ctrl+pageup", "f8")
        assert "Det går inte på analysfliken" in editor.text
