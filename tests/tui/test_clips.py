"""Copying, cutting and pasting, within the plan and to and from a spreadsheet."""

import pytest
from driving import editing
from marks import grid_plan
from sample_plan import FORM, plan_of, row, small_plan

from official_form import At
from planterm.model.tsv import from_tsv

pytestmark = pytest.mark.usefixtures("folder")

NASTY = ('sa "nej"\noch gick', "=1+1", "- en punkt", "'=A1", "a\tb", '"', " mellan")


async def test_a_cell_is_copied_as_excel_writes_it() -> None:
    async with editing(plan_of(row(0, 'Citat: "nej"\nRad två', "- punkt", "vanlig"))) as editor:
        await editor.press("ctrl+c")
        assert editor.app.clipboard == '"Citat: ""nej""\nRad två"'
        await editor.press("right", "ctrl+c")
        assert editor.app.clipboard == "'- punkt", "or Excel would calculate it"
        await editor.press("right", "ctrl+c")
        assert editor.app.clipboard == "vanlig"


async def test_any_texts_copied_as_a_block_are_the_same_where_they_are_pasted() -> None:
    async with editing(plan_of(row(0, *NASTY), row(1, *reversed(NASTY)))) as editor:
        await editor.press("ctrl+a", "ctrl+c", "ctrl+pagedown", "ctrl+v")
        assert [each.cells for each in editor.rows(1)] == [each.cells for each in editor.rows(0)]
        assert {each.id for each in editor.rows(1)}.isdisjoint(each.id for each in editor.rows(0))


@pytest.mark.parametrize("opening", [(), ("enter",), ("f4",)], ids=["table", "cell", "form"])
async def test_any_text_copied_from_a_cell_is_the_same_where_it_is_pasted(opening: tuple[str, ...]) -> None:
    async with editing(plan_of(row(0, *NASTY), row(1))) as editor:
        for _ in NASTY:
            await editor.press("ctrl+c", "down", *opening, "ctrl+v")
            await editor.press("escape", "up", "right")
        assert editor.rows()[0].cells == NASTY
        expected = tuple(text.replace("\t", " ") for text in NASTY) if opening else NASTY
        assert editor.rows()[1].cells == expected


async def test_a_block_goes_into_the_upper_left_of_the_selection() -> None:
    async with editing(grid_plan()) as editor:
        await editor.press("shift+right", "shift+down", "ctrl+c")
        await editor.press("right", "right", "shift+right", "shift+down", "ctrl+v")
        assert [each.cells[:6] for each in editor.rows()] == [
            ("P1", "O1", "Å1", "M1", "N1", "V1"),
            ("P2", "O2", "Å2", "P1", "O1", "V2"),
            ("P3", "O3", "Å3", "P2", "O2", "V3"),
        ]


async def test_a_cut_block_leaves_its_cells_empty_and_is_one_step() -> None:
    async with editing(grid_plan()) as editor:
        await editor.press("right", "shift+right", "shift+down", "ctrl+x")
        assert editor.app.clipboard == "O1\tÅ1\r\nO2\tÅ2\r\n"
        assert [each.cells[:4] for each in editor.rows()] == [
            ("P1", "", "", "M1"),
            ("P2", "", "", "M2"),
            ("P3", "O3", "Å3", "M3"),
        ]
        await editor.press("ctrl+home", "ctrl+z")
        assert "Ångrat: klipp ut." in editor.text
        assert editor.session.plan == grid_plan()
        editor.assert_at("Åtgärd, rad 2 av 3")


async def test_blank_cells_of_a_block_empty_theirs_and_short_rows_leave_the_rest() -> None:
    async with editing(grid_plan(2)) as editor:
        await editor.press("right")
        await editor.paste("\tny åtgärd\r\nny orsak\r\n")
        assert [each.cells[:4] for each in editor.rows()] == [
            ("P1", "", "ny åtgärd", "M1"),
            ("P2", "ny orsak", "Å2", "M2"),
        ]


async def test_a_pasted_block_is_taken_back_in_one_step_from_another_tab() -> None:
    async with editing(grid_plan(2)) as editor:
        await editor.press("down", "right")
        await editor.paste("a\tb\r\nc\td\r\ne\tf\r\n")
        assert [each.cells[:3] for each in editor.rows()[1:]] == [("P2", "a", "b"), ("", "c", "d"), ("", "e", "f")]
        editor.assert_at("Orsak, rad 2 av 4")
        await editor.press("ctrl+pagedown", "ctrl+z")
        assert "Ångrat: klistra in." in editor.text
        editor.assert_at("Orsak, rad 2 av 2")
        assert editor.session.plan == grid_plan(2)


async def test_a_block_with_too_many_columns_says_so_and_the_rest_lands() -> None:
    async with editing(grid_plan(2)) as editor:
        await editor.press("end", "left")
        await editor.paste("v\tu\tför\tmycket\r\nv2\tu2\t \tmer\r\n")
        assert "! 3 celler fick inte plats till höger om sista kolumnen och klistrades inte in." in editor.prose
        assert [each.cells[5:] for each in editor.rows()] == [("v", "u"), ("v2", "u2")]
        await editor.press("down")
        assert "fick inte plats" not in editor.prose


async def test_the_figures_of_the_analysis_are_copied_as_a_table() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+pageup", "ctrl+c")
        assert "Kopierat." in editor.text
        header, first, *_ = from_tsv(editor.app.clipboard)
        assert header == FORM.analysis.headings
        assert first == (FORM.areas[0].title, "3", "2", "1")


async def test_whole_rows_land_in_their_columns_wherever_the_cursor_is() -> None:
    async with editing(grid_plan(2)) as editor:
        await editor.press("end")
        await editor.paste("p\to\tå\tm\tn\tv\tu\r\n")
        assert editor.rows()[0].cells == ("p", "o", "å", "m", "n", "v", "u")


async def test_delete_on_a_selection_is_one_step_with_its_own_name() -> None:
    async with editing(grid_plan()) as editor:
        await editor.press("shift+right", "shift+down", "delete")
        assert [each.cells[:3] for each in editor.rows()] == [("", "", "Å1"), ("", "", "Å2"), ("P3", "O3", "Å3")]
        await editor.press("ctrl+z")
        assert "Ångrat: töm celler." in editor.text
        assert editor.session.plan == grid_plan()


async def test_emptying_what_is_empty_leaves_no_step() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+end", "up", "right", "shift+end", "delete", "ctrl+x", "ctrl+z")
        assert "Det finns inget att ångra." in editor.text


async def test_a_paragraph_pasted_over_a_selection_stands_after_the_text_of_the_current_cell() -> None:
    async with editing(grid_plan()) as editor:
        await editor.press("shift+right")
        await editor.paste("\xa0och\r\nmer\r\n")
        await editor.press("escape")
        assert editor.rows()[0].cells[:3] == ("P1", "O1 och\nmer", "Å1")


async def test_on_the_analysis_nothing_is_cut_or_pasted() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+c", "ctrl+pageup", "ctrl+v")
        assert "Det går inte på analysfliken" in editor.text
        await editor.press("left", "ctrl+x")
        assert "Det går inte på analysfliken" in editor.text
        await editor.paste("a\tb\r\n")
        assert "Det går inte på analysfliken" in editor.text
        assert editor.session.plan == small_plan()


async def test_a_text_copied_inside_the_form_can_be_cut_and_pasted_there() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f4", "ctrl+shift+left", "ctrl+x", "tab", "ctrl+v", "ctrl+a", "ctrl+c", "escape")
        assert editor.app.clipboard == "Få vuxnabrottsplats"
        assert editor.rows()[0].cells[:2] == ("Skola som ", "Få vuxnabrottsplats")
        assert editor.cell(0, At.MEASURE) == "Fler vuxna"
