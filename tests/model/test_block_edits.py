"""Emptying and pasting several cells: what lands where, and what does not fit."""

from hypothesis import given
from hypothesis import strategies as st
from plans import TEXTS, UNHURRIED, places, plans

from official_form import COLUMNS, FORM, At, form_row
from planterm.model.block_edits import clear_cells, paste_block
from planterm.model.edits import EditKind, Place
from planterm.model.form import Role
from planterm.model.plan import Area, Plan, Status

PLAN = Plan(
    FORM,
    2026,
    "Farsta stadsdelsförvaltning",
    areas=(
        Area(
            "unga",
            "Unga",
            tuple(form_row(name, tuple(f"{name} {column.key}" for column in COLUMNS), Status.DONE) for name in "abc"),
        ),
        Area("platser", "Platser"),
    ),
)


def test_a_block_lands_with_its_corner_at_the_cursor() -> None:
    paste = paste_block(PLAN, Place("unga", "b", At.WHEN), [["2025", "polis"], ["2026", "skola"]])

    assert paste.edit is not None
    rows = paste.edit.plan.area("unga").rows
    assert rows[0] == PLAN.area("unga").rows[0]
    assert [row.cells[At.WHEN : At.FOLLOW_UP] for row in rows[1:]] == [("2025", "polis"), ("2026", "skola")]
    assert rows[1].with_cell(At.WHEN, "b nar").with_cell(At.WHO, "b vem") == PLAN.area("unga").rows[1]
    assert paste.left_over == ()
    assert paste.edit.kind is EditKind.PASTE
    assert paste.edit.before == paste.edit.after == Place("unga", "b", At.WHEN)


def test_rows_past_the_end_are_made() -> None:
    paste = paste_block(PLAN, Place("unga", "c", At.CAUSE), [["ett"], ["två"], [""], ["fyra"]])

    assert paste.edit is not None
    rows = paste.edit.plan.area("unga").rows
    assert [row.id for row in rows[:3]] == ["a", "b", "c"]
    assert len({row.id for row in rows}) == len(rows) == 6
    assert [row.text(Role.CAUSE) for row in rows[2:]] == ["ett", "två", "", "fyra"]


def test_pasting_into_an_empty_area_begins_its_rows() -> None:
    paste = paste_block(PLAN, Place("platser", None, At.CAUSE), [["ett"], ["två"]])
    assert paste.edit is not None
    assert paste.edit.after == Place("platser", paste.edit.plan.area("platser").rows[0].id, At.CAUSE)
    assert [row.cells[:3] for row in paste.edit.plan.area("platser").rows] == [("", "ett", ""), ("", "två", "")]


def test_what_has_no_column_is_handed_back() -> None:
    cells = [["vem", "uppföljning", "för mycket"], ["vem", "uppföljning"]]
    paste = paste_block(PLAN, Place("unga", "a", At.WHO), cells)
    assert paste.left_over == (("för mycket",), ())
    assert paste_block(PLAN, Place("unga", "a", At.WHO), [["v", "u", " "]]).left_over == ()


def test_only_rows_that_are_shown_are_written_into_and_what_is_written_over_is_counted() -> None:
    cells = [["1", "a orsak"], ["", "2"], ["3"]]
    paste = paste_block(PLAN, Place("unga", "a"), cells, shown={"a", "c"})
    assert paste.edit is not None
    rows = paste.edit.plan.area("unga").rows
    assert [row.cells[:2] for row in rows] == [("1", "a orsak"), ("b problem", "b orsak"), ("", "2"), ("3", "")]
    assert paste.written_over == 3


def test_a_short_row_leaves_the_rest_and_an_empty_text_empties() -> None:
    paste = paste_block(PLAN, Place("unga", "a"), [["", "ny orsak"], ["nytt problem"]])
    assert paste.edit is not None
    first, second, _ = paste.edit.plan.area("unga").rows
    assert first.cells[:3] == ("", "ny orsak", "a atgard")
    assert second.cells[:3] == ("nytt problem", "b orsak", "b atgard")


def test_blank_rows_at_the_end_make_no_rows_but_empty_those_there_are() -> None:
    paste = paste_block(PLAN, Place("unga", "b"), [["x"], [""], ["", " "], [""]])
    assert paste.edit is not None
    assert [row.text(Role.PROBLEM) for row in paste.edit.plan.area("unga").rows] == ["a problem", "x", ""]


def test_nothing_to_paste_is_no_edit() -> None:
    assert paste_block(PLAN, Place("unga", "b"), []).edit is None
    assert paste_block(PLAN, Place("platser"), [[""]]).edit is None


def test_what_would_break_a_file_does_not_come_in() -> None:
    paste = paste_block(PLAN, Place("unga", "a"), [["ett\x00\x1b[2Jtvå\ud800\r\ntre"]])
    assert paste.edit is not None
    assert paste.edit.plan.area("unga").rows[0].text(Role.PROBLEM) == "ett[2Jtvå\ntre"


@UNHURRIED
@given(st.data())
def test_copying_what_was_pasted_gives_the_same_block(data: st.DataObject) -> None:
    plan = data.draw(plans())
    place = data.draw(places(plan))
    width = data.draw(st.integers(1, len(COLUMNS) - place.column))
    cells = data.draw(st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=1, max_size=7))
    cells[-1][0] = "sista raden"
    paste = paste_block(plan, place, cells)

    assert paste.edit is not None
    assert paste.left_over == ()
    area = paste.edit.plan.area(place.area_id)
    start = area.index_of(place.row_id or "")
    copied = [list(row.cells[place.column : place.column + width]) for row in area.rows[start : start + len(cells)]]
    assert copied == cells
    assert len({row.id for row in paste.edit.plan.rows()}) == sum(1 for _ in paste.edit.plan.rows())


def test_chosen_columns_of_chosen_rows_are_emptied() -> None:
    edit = clear_cells(PLAN, Place("unga", "a", At.WHO), {"a", "c"}, {At.WHO, At.WHEN})
    rows = edit.plan.area("unga").rows
    assert [row.cells[At.WHEN : At.FOLLOW_UP] for row in rows] == [("", ""), ("b nar", "b vem"), ("", "")]
    assert rows[0].with_cell(At.WHO, "a vem").with_cell(At.WHEN, "a nar") == PLAN.area("unga").rows[0]
    assert edit.kind is EditKind.CLEAR_CELLS
    assert clear_cells(PLAN, Place("unga", "a"), {"a"}, {At.WHO}, EditKind.CUT).kind is EditKind.CUT
