"""F4: the row as a form, in the same plan and with the same undo."""

import pytest
from driving import WIDE, editing
from sample_plan import SAMPLE, plan_of, row, sample, small_plan

from official_form import COLUMNS, At
from planterm.model.form import Role
from planterm.session.session import Session

pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.parametrize("size", [(80, 24), WIDE])
async def test_every_text_of_a_row_can_be_read_in_the_form(size: tuple[int, int]) -> None:
    first = sample().areas[0].rows[0]
    async with editing(Session.open(SAMPLE), size) as editor:
        await editor.press("f4")
        seen = ""
        for _ in COLUMNS:
            seen += editor.prose + "\n"
            await editor.press("tab")
        for column in COLUMNS:
            assert column.header in seen
            assert all(word in seen for word in first.text(column).split())


async def test_writing_in_the_form_is_kept_and_the_table_stands_where_the_form_was() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("down", "f4", "tab", "tab")
        await editor.type("Fältarbete\nrad två")
        await editor.press("pagedown", "escape")
        assert editor.cell(1, At.MEASURE) == "Fältarbete\nrad två"
        editor.assert_at("Åtgärd, rad 3 av 3")


async def test_f4_opens_at_the_current_cell_and_closes() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("end", "f4")
        await editor.type("!")
        await editor.press("f4")
        assert editor.cell(0, At.FOLLOW_UP) == "Klart.!"
        editor.assert_at("Uppföljning, rad 1 av 3")


async def test_tab_after_the_last_field_goes_to_the_next_row_and_begins_one_after_the_last() -> None:
    async with editing(plan_of()) as editor:
        await editor.press("f4")
        for number in range(2):
            for column in COLUMNS:
                await editor.type(f"{number} {column.key}")
                await editor.press("tab")
        await editor.press("escape")
        assert [plan_row.cells for plan_row in editor.rows()] == [
            tuple(f"{number} {column.key}" for column in COLUMNS) for number in range(2)
        ]


async def test_undo_in_the_form_takes_back_what_is_written_then_earlier_edits() -> None:
    async with editing(small_plan()) as editor:
        await editor.type("!")
        await editor.press("escape", "f4", "tab")
        await editor.type("ord")
        await editor.press("ctrl+z")
        await editor.press("ctrl+z", "escape")
        assert editor.session.plan == small_plan()


async def test_saving_from_the_form() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f4")
        await editor.type("!")
        await editor.press("ctrl+s")
        assert editor.on_disk.areas[0].rows[0].text(Role.PROBLEM) == "Skola som brottsplats!"
        assert "Sparat i plan.toml." in editor.prose


async def test_leaving_the_form_unchanged_changes_nothing() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f4", *["tab"] * 30, *["shift+tab"] * 30, "pagedown", "pageup", "escape")
        assert not editor.session.is_dirty


async def test_markup_in_a_row_is_shown_as_written_in_the_form() -> None:
    async with editing(plan_of(row(0, "[/i]", "[se bilaga]", "a\tb\u202e"))) as editor:
        await editor.press("f4")
        assert "[/i]" in editor.text
        assert "[se bilaga]" in editor.text
        assert "a    b\ufffd" in editor.text


async def test_the_form_on_the_analysis_says_where_to_go() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+pageup", "f4")
        assert "Det går inte på analysfliken" in editor.text


async def test_a_goal_is_written_with_smart_beside_it_in_the_form_and_in_the_cell() -> None:
    async with editing(plan_of(row(0, "Skola", "", "Värdar", "", "Linjearbete"))) as editor:
        await editor.press("right", "right", "right", "f4")
        assert "Till exempel: ”Minst 12 av 15 ungdomar" in editor.prose
        await editor.type("Lugnare")
        assert "× M: inget att räkna" in editor.prose
        assert "× T: ingen tid" in editor.prose
        await editor.type(" i 9 av 10 klasser före den 1 juni")
        assert "√ M: går att räkna" in editor.prose
        assert "√ T: tid i målet" in editor.prose
        await editor.press("escape", "f2")
        assert "S: vad exakt?" in editor.prose
        assert "√ T: tid i målet" in editor.prose
        await editor.press("escape")
        assert "S: vad" not in editor.prose


async def test_where_to_find_a_measure_is_told_as_long_as_there_is_none() -> None:
    async with editing(plan_of(row(0, "Skola"))) as editor:
        await editor.press("right", "right")
        assert "Idéer: https://bra.se/" in editor.prose
        await editor.type("Fler vuxna")
        assert "Idéer" not in editor.prose
        await editor.press("ctrl+a", "backspace", "escape", "f4")
        assert "Idéer: https://bra.se/" in editor.prose
