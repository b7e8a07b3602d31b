"""What each edit makes of a plan, and where it leaves the cursor."""

import pytest

from official_form import COLUMNS, FORM, At, form_row
from planterm.model.block_edits import move_rows
from planterm.model.edits import (
    Edit,
    EditKind,
    Place,
    duplicate_row,
    insert_row,
    remove_rows,
    set_cell,
)
from planterm.model.plan import Area, Plan, Row, Status


def row(row_id: str, status: Status | None = None) -> Row:
    return form_row(row_id, tuple(f"{row_id} {column.key}" for column in COLUMNS), status)


PLAN = Plan(
    FORM,
    2026,
    "Farsta stadsdelsförvaltning",
    areas=(Area("unga", "Unga", (row("a"), row("b", Status.DONE), row("c"))), Area("platser", "Platser")),
)


def ids(edit: Edit, area_id: str = "unga") -> str:
    return "".join(each.id for each in edit.plan.area(area_id).rows)


@pytest.mark.parametrize("column", At)
def test_a_new_text_changes_its_cell_and_nothing_else(column: int) -> None:
    place = Place("unga", "b", column)
    edit = set_cell(PLAN, place, "Nytt\n[/i] =1+1")

    changed = edit.plan.area("unga").rows[1]
    assert changed.cells[column] == "Nytt\n[/i] =1+1"
    assert changed.with_cell(column, row("b").cells[column]) == row("b", Status.DONE)
    assert [edit.plan.area("unga").rows[index] for index in (0, 2)] == [row("a"), row("c")]
    assert edit.plan.area("platser") is PLAN.area("platser")
    assert (edit.before, edit.after) == (place, place)


def test_a_row_comes_below_the_cursor_or_above_it() -> None:
    assert ids(insert_row(PLAN, Place("unga", "b"), form_row("ny"))) == "abnyc"
    assert ids(insert_row(PLAN, Place("unga", "b"), form_row("ny"), above=True)) == "anybc"
    assert ids(insert_row(PLAN, Place("unga", "c"), form_row("ny"))) == "abcny"


def test_a_row_in_an_empty_area_and_at_an_areas_end() -> None:
    assert ids(insert_row(PLAN, Place("platser"), form_row("ny")), "platser") == "ny"
    assert ids(insert_row(PLAN, Place("unga"), form_row("ny"))) == "abcny"


def test_the_cursor_goes_to_the_new_row_and_back_to_where_it_was() -> None:
    edit = insert_row(PLAN, Place("unga", "b", At.WHO), form_row("ny"))
    assert edit.before == Place("unga", "b", At.WHO)
    assert edit.after == Place("unga", "ny", At.PROBLEM)


def test_a_duplicate_keeps_the_named_columns_and_waits_in_the_first_other() -> None:
    edit = duplicate_row(PLAN, Place("unga", "b", At.WHEN), "ny", {At.PROBLEM})

    copy = edit.plan.area("unga").rows[2]
    assert ids(edit) == "abnyc"
    assert copy == form_row("ny", ("b problem", *("",) * 6))
    assert edit.after == Place("unga", "ny", At.CAUSE)
    assert edit.plan.area("unga").rows[1] == row("b", Status.DONE)


@pytest.mark.parametrize(
    ("removed", "left", "cursor"),
    [
        ({"b"}, "ac", "c"),
        ({"c"}, "ab", "b"),
        ({"a", "b"}, "c", "c"),
        ({"a", "c"}, "b", "b"),
        ({"a", "b", "c"}, "", None),
    ],
)
def test_after_removing_the_cursor_is_where_the_rows_were(removed: set[str], left: str, cursor: str | None) -> None:
    edit = remove_rows(PLAN, Place("unga", "b", At.GOALS), removed)
    assert ids(edit) == left
    assert edit.after == Place("unga", cursor, At.GOALS)


@pytest.mark.parametrize(("steps", "order"), [(1, "acb"), (-1, "bac"), (99, "acb"), (-99, "bac")])
def test_a_moved_row_stops_at_the_ends(steps: int, order: str) -> None:
    edit = move_rows(PLAN, Place("unga", "b"), ["b"], steps)
    assert edit is not None
    assert ids(edit) == order


@pytest.mark.parametrize(("row_id", "steps"), [("a", -1), ("c", 1), ("b", 0)])
def test_a_row_that_stands_at_the_end_cannot_move_further(row_id: str, steps: int) -> None:
    assert move_rows(PLAN, Place("unga", row_id), [row_id], steps) is None


def test_a_place_that_is_gone_is_refused() -> None:
    with pytest.raises(KeyError):
        set_cell(PLAN, Place("unga", "borta"), "text")
    with pytest.raises(KeyError):
        insert_row(PLAN, Place("finns-inte"), form_row("ny"))


def test_every_edit_names_itself_for_the_undo_step() -> None:
    place, moved = Place("unga", "b"), move_rows(PLAN, Place("unga", "b"), ["b"], 1)
    assert set_cell(PLAN, place, "", EditKind.CLEAR).kind is EditKind.CLEAR
    assert insert_row(PLAN, place, form_row("ny")).kind is EditKind.INSERT_ROW
    assert duplicate_row(PLAN, place, "ny", set()).kind is EditKind.DUPLICATE_ROW
    assert remove_rows(PLAN, place, {"b"}).kind is EditKind.REMOVE_ROW
    assert moved is not None
    assert moved.kind is EditKind.MOVE_ROW
