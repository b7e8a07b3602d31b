"""The form's keys and the mouse: from field to field, from row to row, and back to the table."""

import pytest
from driving import PlanDriver, editing
from marks import grid_plan
from sample_plan import HEADERS, plan_of, row, small_plan
from textual import events

from official_form import At
from planterm.model.form import Role
from planterm.tui.form.form_view import FormView

pytestmark = pytest.mark.usefixtures("folder")


def _wheel(form: FormView) -> events.MouseScrollDown:
    return events.MouseScrollDown(form, 5, 5, 0, 1, 0, shift=False, meta=False, ctrl=False, screen_x=5, screen_y=6)


def _field(editor: PlanDriver) -> str:
    """The field that is open: its name is marked."""
    line = next(line for line in editor.lines if line.startswith("► "))
    return line.removeprefix("► ").split(" · ")[0]


async def test_tab_goes_through_the_fields_and_on_to_the_next_row_and_back() -> None:
    async with editing(grid_plan(2)) as editor:
        await editor.press("f4")
        fields = [_field(editor)]
        for _ in HEADERS[1:]:
            await editor.press("tab")
            fields.append(_field(editor))
        assert fields == list(HEADERS)
        assert "Rad 1 av 2" in editor.lines[0]
        await editor.press("tab")
        assert "Rad 2 av 2" in editor.lines[0]
        assert _field(editor) == "Problem"
        await editor.press("shift+tab")
        assert "Rad 1 av 2" in editor.lines[0]
        assert _field(editor) == "Uppföljning"


async def test_pagedown_and_pageup_keep_the_field_and_stop_at_the_ends() -> None:
    async with editing(grid_plan(2)) as editor:
        await editor.press("right", "right", "f4", "pageup", "pagedown")
        assert "║ Å2" in editor.text
        await editor.press("pagedown")
        assert "Rad 3 av 3" in editor.lines[0], "where a new row begins"
        assert _field(editor) == "Åtgärd"
        await editor.press("pagedown", "pageup", "escape")
        editor.assert_at("Åtgärd, rad 2 av 2")
        assert editor.session.plan == grid_plan(2), "looking at a new row makes none"


async def test_a_row_begun_in_the_form_is_one_undo_step_for_the_row_and_one_a_field() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+end", "f4")
        await editor.type("Nytt problem")
        await editor.press("tab")
        await editor.type("Ny orsak")
        await editor.press("escape")
        assert editor.rows()[3].cells[:2] == ("Nytt problem", "Ny orsak")
        editor.assert_at("Orsak, rad 4 av 4")
        await editor.press("ctrl+z")
        assert editor.rows()[3].cells[:2] == ("Nytt problem", "")
        await editor.press("ctrl+z")
        assert editor.session.plan == small_plan()


async def test_undo_in_a_field_then_of_earlier_fields_goes_to_where_they_were() -> None:
    async with editing(grid_plan(2)) as editor:
        await editor.press("f4")
        await editor.type("!")
        await editor.press("pagedown", "tab")
        await editor.type("ett två")
        await editor.press("ctrl+z")
        assert "║ O2ett" in editor.text, "word by word while the field is open"
        await editor.press("ctrl+z", "ctrl+z")
        assert "║ O2" in editor.lines
        await editor.press("ctrl+z")
        assert _field(editor) == "Problem"
        assert "Rad 1 av 2" in editor.lines[0]
        assert "║ P1" in editor.text
        await editor.press("ctrl+y", "escape")
        assert editor.problems() == ["P1!", "P2"]
        await editor.press("ctrl+z")
        assert editor.session.plan == grid_plan(2)


async def test_redo_never_takes_what_is_being_written() -> None:
    async with editing(grid_plan(1)) as editor:
        await editor.press("f4")
        await editor.type("!")
        await editor.press("tab", "ctrl+z", "tab")
        await editor.type(" skrivet")
        await editor.press("ctrl+y", "escape")
        assert editor.rows()[0].cells[:2] == ("P1", "O1 skrivet")


async def test_undo_of_a_change_in_another_area_shows_that_row() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+pagedown")
        await editor.type("På område två")
        await editor.press("escape", "ctrl+pageup", "f4", "ctrl+z")
        assert "Rad 1 av 1 · Otrygga" in editor.lines[0]
        await editor.press("escape")
        editor.assert_at("Problem, ny rad")
        assert editor.session.plan == small_plan()


async def test_words_and_lines_are_edited_as_in_a_cell() -> None:
    async with editing(plan_of(row(0, "Fler vuxna ute"))) as editor:
        await editor.press("f4", "ctrl+left", "ctrl+left", "ctrl+shift+right", "delete", "delete", "home")
        await editor.type("A\n")
        await editor.press("up", "down", "end")
        await editor.type(" sent")
        await editor.press("f4")
        assert editor.cell() == "A\nFler ute sent"


async def test_a_click_opens_the_field_and_keeps_what_was_written() -> None:
    async with editing(grid_plan(1)) as editor:
        await editor.press("f4")
        await editor.type("!")
        await editor.click_text("M1")
        assert _field(editor) == "Operativa mål"
        await editor.type("?")
        await editor.press("escape")
        assert editor.rows()[0].cells[:4] == ("P1!", "O1", "Å1", "?M1")
        editor.assert_at("Operativa mål, rad 1 av 1")


async def test_a_click_in_a_text_puts_the_caret_there() -> None:
    async with editing(plan_of(row(0, "Klotter", "Få vuxna ute om kvällen"))) as editor:
        await editor.press("f4")
        await editor.click_text("vuxna")
        await editor.type("trygga ")
        await editor.press("escape")
        assert editor.cell(0, At.CAUSE) == "Få trygga vuxna ute om kvällen"


async def test_up_and_down_go_line_by_line_through_the_fields_and_stop_at_the_first_and_last() -> None:
    async with editing(plan_of(row(0, "ett\ntvå", "tre", "fyra\nfem"))) as editor:
        await editor.press("f4", "down")
        assert _field(editor) == "Orsak"
        await editor.press("down")
        assert _field(editor) == "Åtgärd"
        await editor.type("X")
        await editor.press("down", "down")
        assert _field(editor) == "Operativa mål"
        await editor.press("up", "up", "up", "up")
        assert _field(editor) == "Problem"
        await editor.press("up", "up", *["down"] * 30, "escape")
        assert editor.rows()[0].cells[:3] == ("ett\ntvå", "tre", "fyrXa\nfem")
        editor.assert_at("Uppföljning, rad 1 av 1")


async def test_the_wheel_scrolls_without_moving_the_caret() -> None:
    async with editing(plan_of(row(0, *["rad\n" * 12] * 7)), (80, 24)) as editor:
        await editor.press("f4", "tab", "tab", "tab")
        before = editor.text
        form = editor.app.screen.query_one(FormView)
        form.post_message(_wheel(form))
        await editor.pilot.pause()
        assert editor.text != before
        await editor.type("!")
        assert _field(editor) == "Operativa mål"
        await editor.press("escape")
        assert editor.cell(0, At.GOALS) == "rad\n" * 12 + "!"


async def test_texts_used_before_are_offered_and_taken_as_in_a_cell() -> None:
    async with editing(plan_of(row(0, "", "", "", "", "Linjearbete"), row(1))) as editor:
        await editor.press("down", "right", "right", "right", "right", "f4")
        await editor.type("lin")
        assert "║ linjearbete" in editor.text
        assert "Höger Ta förslaget" in editor.lines[-1]
        await editor.press("escape")
        assert editor.cell(1, At.WHEN) == "lin", "nothing goes in by itself"
        await editor.press("f4", "right", "escape")
        assert editor.cell(1, At.WHEN) == "Linjearbete"


async def test_keys_that_the_form_has_no_use_for_lead_back_and_do_there_what_they_do() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f4")
        await editor.type("!")
        await editor.press("ctrl+f")
        assert "Sök:" in editor.text
        assert editor.cell() == "Skola som brottsplats!"
        await editor.press("escape", "f4", "f9")
        assert "Exportera till Excel" in editor.text
        await editor.press("escape", "f4", "ctrl+q")
        assert "Planen har ändringar som inte är sparade." in editor.text
        await editor.press("escape", "f4", "ctrl+pagedown")
        editor.assert_at("Problem, ny rad")


async def test_help_and_the_list_of_commands_open_over_the_form() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f4", "tab")
        await editor.type("!")
        await editor.press("f1")
        assert "I formuläret (F4)" in editor.text
        await editor.press("escape", "f10", "escape")
        assert _field(editor) == "Orsak"
        await editor.press("f10")
        await editor.type("sista raden infoga")
        await editor.press("escape", "f10")
        await editor.type("Infoga rad")
        await editor.press("enter")
        assert editor.problems() == ["Skola som brottsplats", "", "Rån mot unga", "Klotter"]
        assert editor.cell(0, At.CAUSE) == "Få vuxna!"


async def test_row_keys_mean_nothing_in_the_form() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f4", "ctrl+k", "escape")
        assert editor.session.plan == small_plan()


async def test_saving_in_the_middle_of_a_field_keeps_it_open_and_tells_what_is_unsaved() -> None:
    async with editing(grid_plan(1)) as editor:
        await editor.press("f4", "tab")
        await editor.type(" ett")
        await editor.press("ctrl+s")
        assert editor.on_disk.areas[0].rows[0].text(Role.CAUSE) == "O1 ett"
        await editor.type(" två")
        await editor.press("pagedown")
        assert editor.lines[0].endswith("osparat")
        await editor.press("ctrl+s", "pageup", "escape")
        assert editor.on_disk.areas[0].rows[0].text(Role.CAUSE) == "O1 ett två"
        assert not editor.session.is_dirty


async def test_a_paste_with_line_breaks_stays_in_its_field() -> None:
    async with editing(grid_plan(1)) as editor:
        await editor.press("f4", "tab", "tab")
        await editor.paste("\r\n• Fältarbete\xa0nu\r\n\tq\r\n")
        await editor.press("escape")
        assert editor.rows()[0].cells == ("P1", "O1", "Å1\n• Fältarbete nu\n q", "M1", "N1", "V1", "U1")
