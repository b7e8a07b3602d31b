"""A workbook that came back, gone through in the editor."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import pytest
from by_name import run
from driving import WIDE, PlanDriver, editing
from resting import drawn
from returned_books import book_of
from sample_plan import plan_of, row, sample, session_of, small_plan

from official_form import At
from planterm.model.form import Role
from planterm.model.plan import Plan, Stage
from planterm.session.session import Session

pytestmark = pytest.mark.usefixtures("folder")

CHANGES = {
    "A4": "Rån mot barn och unga",
    "C3": "Fler vuxna på skolgården",
    "G3": "Klart i två skolor av tre.",
    "A6": "Bilbränder",
    "B6": "Få vuxna ute",
}
"""A reworded row, two other cells, a new row."""


@asynccontextmanager
async def comparing(
    plan: Plan, changes: Mapping[str, str], size: tuple[int, int] = WIDE, *, without: int = 0
) -> AsyncIterator[PlanDriver]:
    """The editor with the comparison open."""
    book_of(plan, changes, without=without)
    async with editing(plan, size) as editor:
        await run(editor, "jämför med arbetsbok")
        await editor.type("tillbaka.xlsx")
        await editor.press("enter")
        yield editor


async def test_what_differs_is_listed_over_both_texts_of_what_one_is_at() -> None:
    async with comparing(small_plan(), CHANGES) as editor:
        assert "Jämför med tillbaka.xlsx" in editor.text
        assert "inget hämtat · 4 kvar" in editor.text
        assert "[ ] 1.2 Problem: ”Rån mot unga” → ”Rån mot barn och unga”" in editor.text
        assert "1.4 ny: Bilbränder" in editor.text
        assert "Planen: Fler vuxna Arbetsboken: Fler vuxna på skolgården" in editor.prose


async def test_a_new_row_is_read_whole_and_a_moved_one_with_where_it_stood() -> None:
    moved = {"A3": "Rån mot unga", "B3": "Sena kvällar", "A4": "Skola som brottsplats", "B4": "Få vuxna"}
    async with comparing(
        plan_of(row(0, "Skola som brottsplats", "Få vuxna"), row(1, "Rån mot unga", "Sena kvällar")),
        {**moved, "A5": "Bilbränder", "B5": "Få vuxna ute"},
    ) as editor:
        assert "Rad 1, flyttad från rad 2: Rån mot unga" in editor.prose
        await editor.press("end")
        assert "Rad 3, ny + Problem: Bilbränder + Orsak: Få vuxna ute" in editor.prose
        await editor.press("ctrl+a")
        assert editor.problems() == ["Rån mot unga", "Skola som brottsplats", "Bilbränder"]


async def test_the_words_that_differ_are_marked_without_colour_too() -> None:
    async with comparing(small_plan(), CHANGES) as editor:
        strips = drawn(editor.app)
        marked = [
            segment.text
            for strip in strips
            for segment in strip
            if segment.style and segment.style.underline and segment.style.bold
        ]
        assert [text.strip() for text in marked if "skolgården" in text] == ["på skolgården"]
        assert not any("Fler vuxna" in text for text in marked)


async def test_enter_takes_a_cell_and_goes_on_and_takes_it_back_where_it_was_taken() -> None:
    async with comparing(small_plan(), CHANGES) as editor:
        await editor.press("enter")
        assert editor.cell(0, At.MEASURE) == "Fler vuxna på skolgården"
        assert "[x] 1.1 Åtgärd" in editor.text
        assert "Planen: Klart. Arbetsboken: Klart i två skolor av tre." in editor.prose
        assert "1 hämtad · 3 kvar" in editor.text
        await editor.press("up", "enter")
        assert editor.session.plan == small_plan()


async def test_ctrl_r_takes_all_of_a_row_and_nothing_else() -> None:
    async with comparing(small_plan(), CHANGES) as editor:
        await editor.press("ctrl+r")
        assert editor.rows()[0].cells[2:] == (
            "Fler vuxna på skolgården", "Tryggare rast", "2025", "Rektor", "Klart i två skolor av tre.",
        )  # fmt: skip
        assert editor.problems() == ["Skola som brottsplats", "Rån mot unga", "Klotter"]


async def test_ctrl_a_takes_all_and_one_undo_afterwards_takes_it_all_back() -> None:
    async with comparing(small_plan(), CHANGES) as editor:
        await editor.press("enter", "ctrl+a")
        assert "3 skillnader hämtades." in editor.text
        assert editor.problems() == ["Skola som brottsplats", "Rån mot barn och unga", "Klotter", "Bilbränder"]
        await editor.press("escape")
        assert "Hämtat från arbetsboken. Ctrl+Z tar tillbaka allt på en gång." in editor.text
        assert "osparat" in editor.lines[0]
        await editor.press("ctrl+z")
        assert "Ångrat: hämta från arbetsbok." in editor.text
        assert editor.session.plan == small_plan()
        await editor.press("ctrl+y", "ctrl+s")
        assert [row.cells[0] for row in editor.on_disk.areas[0].rows][1:] == [
            "Rån mot barn och unga", "Klotter", "Bilbränder",
        ]  # fmt: skip


async def test_undo_inside_goes_back_decision_by_decision_and_no_further_than_the_opening() -> None:
    async with comparing(small_plan(), CHANGES) as editor:
        await editor.press("enter", "enter", "delete")
        assert "2 hämtade · 1 behållen · 1 kvar" in editor.text
        assert "[–] 1.2 Problem" in editor.text
        await editor.press("ctrl+z")
        assert "2 hämtade · 2 kvar" in editor.text
        await editor.press("ctrl+z", "ctrl+z")
        assert editor.session.plan == small_plan()
        await editor.press("ctrl+z")
        assert "Det finns inget att ångra." in editor.text
        await editor.press("ctrl+y")
        assert editor.cell(0, At.MEASURE) == "Fler vuxna på skolgården"


async def test_what_was_done_before_the_visit_is_a_step_of_its_own() -> None:
    book_of(small_plan(), CHANGES)
    async with editing(small_plan()) as editor:
        await editor.type("!")
        await run(editor, "jämför med arbetsbok")
        await editor.type("tillbaka.xlsx")
        await editor.press("enter", "ctrl+a", "escape", "ctrl+z")
        assert editor.cell() == "Skola som brottsplats!"
        await editor.press("ctrl+z")
        assert editor.session.plan == small_plan()


async def test_looking_and_leaving_changes_nothing_and_is_no_step() -> None:
    async with comparing(small_plan(), CHANGES) as editor:
        await editor.press("enter", "ctrl+z", "f8", "f8", "escape")
        assert "Inget hämtades från arbetsboken." in editor.text
        assert not editor.session.is_dirty
        await editor.press("ctrl+z")
        assert "Det finns inget att ångra." in editor.text


async def test_missing_rows_come_last_and_are_never_removed_by_taking_all() -> None:
    async with comparing(small_plan(), {"A5": "Klotter på skolor"}, without=2) as editor:
        assert [line[2:60].strip() for line in editor.lines if "saknas i arbetsboken" in line] == [
            "[ ] 1.1 saknas i arbetsboken: Skola som brottsplats",
            "[ ] 1.2 saknas i arbetsboken: Rån mot unga",
        ]
        await editor.press("ctrl+a")
        assert "1 skillnad hämtades. 2 rader som saknas i arbetsboken togs inte bort." in editor.prose
        assert editor.problems() == ["Skola som brottsplats", "Rån mot unga", "Klotter på skolor"]
        await editor.press("ctrl+a")
        assert "Här finns inget kvar att hämta." in editor.text


async def test_missing_rows_are_removed_one_by_one_after_a_question() -> None:
    async with comparing(small_plan(), {}, without=2) as editor:
        assert "− Problem: Skola som brottsplats" in editor.prose
        await editor.press("enter", "enter")
        assert "Ctrl+K tar bort det ur planen" in editor.prose
        assert editor.session.plan == small_plan()
        await editor.press("ctrl+k")
        assert "Ska raden som saknas i arbetsboken tas bort ur planen?" in editor.prose
        await editor.press("enter")
        assert editor.session.plan == small_plan()
        await editor.press("ctrl+k", "down", "enter")
        assert editor.problems() == ["Rån mot unga", "Klotter"]
        assert "inget hämtat · 1 borttagen · 0 kvar" in editor.text
        await editor.press("ctrl+k", "down", "enter")
        assert editor.problems() == ["Klotter"]
        await editor.press("ctrl+z")
        assert editor.problems() == ["Rån mot unga", "Klotter"]


async def test_what_is_kept_stays_kept_when_all_is_fetched() -> None:
    async with comparing(small_plan(), CHANGES) as editor:
        await editor.press("delete", "ctrl+a")
        assert "3 hämtade · 1 behållen · 0 kvar" in editor.text
        await editor.press("home", "enter")
        assert "4 hämtade · 0 kvar" in editor.text, "it can still be fetched by itself"


async def test_f8_shows_follow_ups_only_and_taking_all_takes_only_those() -> None:
    async with comparing(small_plan(), CHANGES) as editor:
        await editor.press("f8")
        assert "Klart i två skolor av tre." in editor.text
        assert "Åtgärd" not in editor.text
        assert "inget hämtat · 1 kvar" in editor.text
        await editor.press("ctrl+a", "f8")
        assert editor.cell(0, At.FOLLOW_UP) == "Klart i två skolor av tre."
        assert editor.cell(0, At.MEASURE) == "Fler vuxna"
        assert "[ ] 1.1 Åtgärd" in editor.text


async def test_f8_without_any_follow_up_says_so() -> None:
    async with comparing(small_plan(), {"A5": "Klotter på skolor"}) as editor:
        await editor.press("f8")
        assert "Inget skiljer sig i uppföljningen." in editor.prose
        await editor.press("enter", "down", "delete", "ctrl+r", "ctrl+a", "f8")
        assert "Klotter på skolor" in editor.text
        assert editor.session.plan == small_plan()


async def test_a_workbook_that_says_the_same_is_told_at_once() -> None:
    async with comparing(small_plan(), {}) as editor:
        assert "Arbetsboken säger detsamma som planen." in editor.text
        editor.assert_at("Problem, rad 1")


async def test_markup_and_signs_are_shown_as_they_are() -> None:
    async with comparing(plan_of(row(0, "[/i] Se [bilaga]")), {"A3": "[/i] Se [bilaga] SUMMA([red]A1)"}) as editor:
        assert "Arbetsboken: [/i] Se [bilaga] SUMMA([red]A1)" in editor.prose
        await editor.press("ctrl+a")
        assert editor.cell(0) == "[/i] Se [bilaga] SUMMA([red]A1)"


@pytest.mark.parametrize("size", [(80, 24), WIDE], ids=["80x24", "120x40"])
async def test_long_texts_are_read_to_their_ends(size: tuple[int, int]) -> None:
    words = " ".join(f"ord{number}" for number in range(300))
    async with comparing(small_plan(), {"C3": words}, size) as editor:
        seen = set(editor.text.split())
        for _ in range(40):
            if "ord299" in editor.text:
                break
            await editor.press("pagedown")
            seen |= set(editor.text.split())
        assert {f"ord{number}" for number in range(300)} <= seen
        await editor.press("pageup", "enter")
        assert editor.session.is_dirty


async def test_the_real_plan_with_every_row_answered_is_gone_through_from_top_to_end() -> None:
    plan = sample()
    async with comparing(plan, {f"G{number}": f"Svar {number}, rätt långt." for number in range(3, 11)}) as editor:
        assert "inget hämtat · 8 kvar" in editor.text
        await editor.press(*["enter"] * 8)
        assert "8 hämtade · 0 kvar" in editor.text
        assert [row.text(Role.FOLLOW_UP) for row in editor.rows()] == [f"Svar {n}, rätt långt." for n in range(3, 11)]
        assert {row.status for row in editor.rows()} == {row.status for row in plan.areas[0].rows}


async def test_a_plan_opened_for_reading_is_compared_but_not_changed() -> None:
    book_of(small_plan(), CHANGES)
    path = session_of(small_plan()).path
    async with editing(Session.open(path, read_only=True)) as editor:
        await run(editor, "jämför med arbetsbok")
        await editor.type("tillbaka.xlsx")
        await editor.press("enter", "enter")
        assert "Planen är öppnad för läsning" in editor.prose
        assert editor.session.plan == small_plan()


async def test_a_click_goes_to_a_difference_and_takes_nothing() -> None:
    async with comparing(small_plan(), CHANGES) as editor:
        await editor.click_text("Klart i två skolor")
        assert "Planen: Klart. Arbetsboken: Klart i två skolor av tre." in editor.prose
        assert not editor.session.is_dirty


async def test_a_decided_plan_asks_before_more_than_follow_ups_are_taken() -> None:
    decided = small_plan()._replace(stage=Stage.DECIDED)
    async with comparing(decided, CHANGES) as editor:
        await editor.press("enter")
        assert "Planen är beslutad." in editor.prose
        await editor.press("escape")
        assert editor.session.plan == decided
        assert "Inget är ändrat: planen är beslutad." in editor.prose
        await editor.press("down", "enter")
        assert editor.rows()[0].text(Role.FOLLOW_UP) == "Klart i två skolor av tre."
        await editor.press("ctrl+a")
        assert "Planen är beslutad." in editor.prose
        await editor.press("down", "enter")
        assert editor.rows()[0].text(Role.MEASURE) == "Fler vuxna på skolgården"
        await editor.press("escape", "ctrl+z")
        assert editor.session.plan == decided
