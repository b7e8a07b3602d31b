"""Several cells at once: selecting, copying as Excel does, pasting, emptying, putting texts in their right columns."""

import pytest
from driving import PlanDriver, editing
from sample_plan import plan_of, row, small_plan

from official_form import At
from planterm.model.form import Role

pytestmark = pytest.mark.usefixtures("folder")


def _cells(editor: PlanDriver, number: int) -> tuple[str, ...]:
    return editor.rows()[number].cells


async def test_a_copied_cell_takes_the_place_of_another_and_one_undo_brings_that_back() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("right", "ctrl+c")
        assert editor.app.clipboard == "Få vuxna"
        assert "Kopierat." in editor.text
        await editor.press("down", "ctrl+v")
        assert editor.cell(1, At.CAUSE) == "Få vuxna"
        assert "1 ifylld cell skrevs över · Ctrl+Z ångrar" in editor.prose
        await editor.press("ctrl+z")
        assert editor.session.plan == small_plan()
        await editor.press("down", "ctrl+v")
        assert editor.cell(2, At.CAUSE) == "Få vuxna"
        assert "skrevs över" not in editor.prose


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
async def test_a_single_cell_of_a_spreadsheet_takes_the_place_of_a_text_and_prose_goes_behind_it(end: str) -> None:
    async with editing(small_plan()) as editor:
        await editor.paste("Buskörning" + end)
        assert editor.cell() == "Buskörning"
        await editor.press("ctrl+z")
        await editor.paste(" och\rmer")
        await editor.press("escape")
        assert editor.cell() == "Skola som brottsplats och\nmer"


async def test_a_copied_cell_fills_all_that_are_selected() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("right", "ctrl+c", "right", "shift+right", "shift+down", "shift+down", "ctrl+v")
        assert [_cells(editor, number)[1:5] for number in range(3)] == [
            ("Få vuxna", "Få vuxna", "Få vuxna", "2025"),
            ("Sena kvällar", "Få vuxna", "Få vuxna", ""),
            ("", "Få vuxna", "Få vuxna", ""),
        ]
        assert "2 ifyllda celler skrevs över" in editor.prose


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
async def test_cells_of_one_column_land_in_a_row_each(end: str) -> None:
    async with editing(small_plan()) as editor:
        await editor.press("down", "right")
        await editor.paste(f"ett{end}två{end}tre{end}")
        assert [plan_row.text(Role.CAUSE) for plan_row in editor.rows()] == ["Få vuxna", "ett", "två", "tre"]
        assert "1 ifylld cell skrevs över · Ctrl+Z ångrar" in editor.prose
        await editor.press("ctrl+z")
        assert editor.session.plan == small_plan()


async def test_cells_of_one_column_copied_here_land_in_a_row_each_blank_ones_too() -> None:
    plan = plan_of(row(0, "- ett", " b"), row(1, "två\nrader", ""), row(2, "", "c"))
    async with editing(plan) as editor:
        await editor.press("shift+down", "shift+down", "ctrl+c", "ctrl+home", "end", "ctrl+v")
        await editor.press("ctrl+home", "right", "shift+down", "shift+down", "ctrl+c")
        await editor.press("ctrl+home", "right", "right", "right", "ctrl+v")
        assert [_cells(editor, number)[6] for number in range(3)] == ["- ett", "två\nrader", ""]
        assert [_cells(editor, number)[3] for number in range(3)] == [" b", "", "c"]


async def test_a_selected_block_is_copied_as_tabs_and_lines() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("shift+right", "shift+down", "ctrl+c")
        assert editor.app.clipboard == "Skola som brottsplats\tFå vuxna\r\nRån mot unga\tSena kvällar\r\n"


async def test_a_block_from_excel_fills_cells_and_makes_rows() -> None:
    copied = 'Buskörning\tMoped\t"rad ett\nrad ""två"""\r\nKlotter\t=1+1\tStäda\r\n'
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+end")
        await editor.paste(copied)
        assert _cells(editor, 3)[:3] == ("Buskörning", "Moped", 'rad ett\nrad "två"')
        assert _cells(editor, 4)[:3] == ("Klotter", "=1+1", "Städa")
        assert len(editor.rows()) == 5
        await editor.press("ctrl+z")
        assert editor.session.plan == small_plan()


async def test_a_block_that_is_cut_and_pasted_back_is_whole() -> None:
    async with editing(small_plan()) as editor:
        before = editor.rows()
        await editor.press("ctrl+a", "ctrl+x")
        assert all(plan_row.is_blank for plan_row in editor.rows())
        await editor.press("ctrl+home", "ctrl+v")
        assert [plan_row.cells for plan_row in editor.rows()] == [plan_row.cells for plan_row in before]


async def test_a_block_wider_than_the_table_says_how_much_did_not_fit() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("end")
        await editor.paste("Klart.\tett\ttvå\r\n")
        assert "2 celler fick inte plats till höger om sista kolumnen" in editor.prose
        assert len(_cells(editor, 0)) == 7


async def test_control_characters_in_a_block_stay_out_of_the_plan() -> None:
    async with editing(plan_of()) as editor:
        await editor.paste("a\x1b[31m\tb\x07\x00\r\nc\x9b\td\ufffe\r\n")
        assert [plan_row.cells[:2] for plan_row in editor.rows()] == [("a[31m", "b"), ("c", "d")]
        await editor.press("ctrl+s")
        assert editor.on_disk == editor.session.plan


async def test_delete_empties_all_selected_cells_in_one_step() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("shift+end", "shift+down", "delete")
        assert [plan_row.is_blank for plan_row in editor.rows()] == [True, True, False]
        await editor.press("ctrl+z")
        assert editor.session.plan == small_plan()


async def test_selected_rows_are_removed_and_moved_together() -> None:
    async with editing(plan_of(*(row(number, f"Problem {number}") for number in range(5)))) as editor:
        await editor.press("down", "shift+down", "alt+down")
        assert editor.problems() == ["Problem 0", "Problem 3", "Problem 1", "Problem 2", "Problem 4"]
        await editor.press("alt+down")
        assert editor.problems()[-2:] == ["Problem 1", "Problem 2"]
        await editor.press("ctrl+k")
        assert editor.problems() == ["Problem 0", "Problem 3", "Problem 4"]
        await editor.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert editor.problems() == [f"Problem {number}" for number in range(5)]


async def test_a_step_without_shift_or_escape_gives_the_selection_up() -> None:
    for key in ("right", "escape"):
        async with editing(small_plan().with_area(small_plan().areas[0])) as editor:
            await editor.press("shift+down", key, "home", "delete")
            assert editor.problems().count("") == 1
        editor.session.path.unlink()


async def test_texts_in_the_wrong_column_are_shifted_and_shifted_back() -> None:
    async with editing(plan_of(row(0, "Klotter", "Städa", "", "", "", "", ""))) as editor:
        await editor.press("right", "alt+right")
        assert _cells(editor, 0)[:3] == ("Klotter", "", "Städa")
        assert "Flyttat: Orsak → Åtgärd · Ctrl+Z ångrar" in editor.prose
        await editor.press("ctrl+z")
        assert _cells(editor, 0)[:3] == ("Klotter", "Städa", "")


async def test_a_shift_onto_a_text_says_where_it_was_joined_and_the_other_way_takes_it_back() -> None:
    plan = plan_of(row(0, "Klotter", "Kala väggar", "Måla över"))
    async with editing(plan) as editor:
        await editor.press("right", "alt+left")
        assert editor.cell() == "Klotter\nKala väggar"
        assert "Texten lades till i Problem, som inte var tom · Ctrl+Z ångrar" in editor.prose
        await editor.press("alt+right")
        assert editor.session.plan == plan
        assert "Flyttat:" not in editor.prose
        editor.assert_at("Orsak, rad 1 av 1")


async def test_shifting_right_and_left_again_leaves_the_texts_behind_where_they_were() -> None:
    plan = plan_of(row(0, "Klotter", "Kala väggar", "", "Måla över"))
    async with editing(plan) as editor:
        await editor.press("alt+right", "alt+left")
        assert editor.session.plan == plan
        await editor.press("alt+right")
        assert editor.rows()[0].cells[:4] == ("", "Klotter", "Kala väggar", "Måla över")


async def test_emptying_and_removing_tell_how_much_and_undo_names_it() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+a", "delete")
        assert "10 celler tömdes · Ctrl+Z ångrar" in editor.prose
        await editor.press("delete")
        assert "Här finns inget att tömma." in editor.prose
        await editor.press("ctrl+z", "ctrl+home", "delete")
        assert "1 cell tömdes · Ctrl+Z ångrar" in editor.prose
        await editor.press("ctrl+z", "ctrl+a", "ctrl+k")
        assert "3 rader togs bort · Ctrl+Z ångrar" in editor.prose
        await editor.press("ctrl+z")
        assert "Ångrat: ta bort 3 rader." in editor.prose
        await editor.press("ctrl+y")
        assert "Gjort om: ta bort 3 rader." in editor.prose
        assert editor.rows() == ()


async def test_a_shift_that_would_push_a_text_out_loses_nothing() -> None:
    full = tuple(f"text {number}" for number in range(7))
    async with editing(plan_of(row(0, *full))) as editor:
        await editor.press("alt+right", "alt+left", "alt+right")
        assert "\n".join(filter(None, _cells(editor, 0))).split("\n") == list(full)


async def test_pasting_nothing_says_so() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+v")
        assert "Det finns inget att klistra in." in editor.text
        await editor.press("enter")
        assert "Det finns inget att klistra in." not in editor.text
        await editor.press("ctrl+v")
        assert "Det finns inget att klistra in." in editor.text
        assert not editor.session.is_dirty


async def test_a_selection_inside_the_open_cell_is_copied_and_cut() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("enter", "ctrl+shift+left", "ctrl+x", "escape")
        assert editor.app.clipboard == "brottsplats"
        assert editor.cell() == "Skola som "
        await editor.press("down", "down", "enter", "ctrl+v", "escape")
        assert editor.problems()[2] == "Klotterbrottsplats"
