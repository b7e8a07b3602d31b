"""Text in the wrong column is put right, and none of it is lost on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import UNHURRIED, places, plans

from official_form import FORM, At, form_row
from planterm.model.block_edits import joined_column, move_cell, send_home, shift_cells
from planterm.model.edits import Edit, EditKind, Place
from planterm.model.form import Role
from planterm.model.plan import Area, Plan
from reference_plan import reference_plan


def plan_of(cells: str) -> Plan:
    """One row, a letter a cell, a dot for a blank one."""
    row = form_row("rad", tuple(cell.replace(".", "") for cell in cells))
    return Plan(FORM, 2026, "Farsta", areas=(Area("unga", "Unga", (row,)),))


def cells_after(edit: Edit | None) -> str:
    assert edit is not None
    return "".join(cell or "." for cell in edit.plan.area("unga").rows[0].cells)


@pytest.mark.parametrize(
    ("before", "column", "steps", "after", "cursor"),
    [
        ("abc.efg", 1, 1, "a.bcefg", 2),
        ("ab.....", 0, 1, ".ab....", 1),
        ("ab.....", 0, 3, "...ab..", 3),
        ("a..d...", 1, 1, "a...d..", 1),
        (".bc.e..", 1, -1, "bc..e..", 0),
        ("a.cd.f.", 1, -1, "acd..f.", 1),
        ("a.cdefg", 2, -1, "acdefg.", 1),
        ("..cd...", 2, -2, "cd.....", 0),
        ("a..d...", 1, -1, "a.d....", 1),
    ],
)
def test_the_run_of_texts_moves_and_the_next_blank_takes_it_up(
    before: str, column: int, steps: int, after: str, cursor: int
) -> None:
    edit = shift_cells(plan_of(before), Place("unga", "rad", column), steps)
    assert cells_after(edit) == after
    assert edit is not None
    assert (edit.kind, edit.before.column, edit.after.column) == (EditKind.SHIFT_CELLS, column, cursor)


@pytest.mark.parametrize(
    ("before", "column", "steps", "after"),
    [
        ("abcdefg", 2, 1, "ab.cde\nfg"),
        ("abcdefg", 2, 2, "ab..cd\ne\nfg"),
        ("abcdefg", 5, 1, "abcde.f\ng"),
        ("abcdefg", 3, -1, "abc\nd.efg"),
    ],
)
def test_where_no_cell_is_blank_two_texts_are_joined_and_the_follow_up_stays_alone(
    before: str, column: int, steps: int, after: str
) -> None:
    assert cells_after(shift_cells(plan_of(before), Place("unga", "rad", column), steps)) == after


@pytest.mark.parametrize(
    ("before", "column", "steps"),
    [
        ("abcdefg", 6, 1),
        ("abcdefg", 0, -1),
        (".......", 3, 1),
        ("abc....", 4, -1),
        ("abc....", 4, 1),
        ("abc....", 1, 0),
    ],
)
def test_what_cannot_move_is_no_edit(before: str, column: int, steps: int) -> None:
    assert shift_cells(plan_of(before), Place("unga", "rad", column), steps) is None


@pytest.mark.parametrize(
    ("column", "steps", "after"), [(2, 3, "abdefcg"), (2, 1, "abdcefg"), (4, -2, "abecdfg"), (0, 99, "bcdefga")]
)
def test_one_text_changes_places_with_those_it_passes(column: int, steps: int, after: str) -> None:
    edit = move_cell(plan_of("abcdefg"), Place("unga", "rad", column), steps)
    assert cells_after(edit) == after
    assert edit is not None
    assert edit.after.column == max(0, min(6, column + steps))


def test_a_text_that_stands_outermost_stays() -> None:
    assert move_cell(plan_of("abcdefg"), Place("unga", "rad", At.FOLLOW_UP), 1) is None
    assert move_cell(plan_of("abcdefg"), Place("unga", "rad", At.PROBLEM), -1) is None


def test_a_row_that_is_gone_is_refused() -> None:
    with pytest.raises(KeyError):
        shift_cells(plan_of("abc...."), Place("unga", "borta"), 1)


def test_the_reference_rows_with_mixed_columns_can_be_put_right() -> None:
    """Linjearbete under Åtgärd, a party under Operativa mål, the measure under När, as in areas 3 and 4."""
    plan = reference_plan()
    area = plan.areas[3]
    for row in area.rows[:2]:
        problem, cause, linjearbete, party, essay, who, follow_up = row.cells
        place = Place(area.id, row.id, At.MEASURE)
        first = move_cell(plan, place, 2)
        assert first is not None
        second = move_cell(first.plan, Place(area.id, row.id, At.GOALS), -1)
        assert second is not None
        fixed = second.plan.area(area.id).rows[area.index_of(row.id)]
        assert fixed.cells == (problem, cause, essay, party, linjearbete, who, follow_up)

    blanked = plan.areas[2].rows[0].with_cell(At.GOALS, "")
    third = plan.with_area(plan.areas[2].with_row(blanked))
    shifted = shift_cells(third, Place(plan.areas[2].id, blanked.id), 1)
    assert shifted is not None
    cells = shifted.plan.areas[2].rows[0].cells
    assert (cells[At.PROBLEM], cells[At.CAUSE]) == ("", blanked.text(Role.PROBLEM))
    assert (cells[At.MEASURE], cells[At.GOALS]) == (blanked.text(Role.CAUSE), "Linjearbete")
    assert cells[At.WHEN :] == blanked.cells[At.WHEN :]


@UNHURRIED
@given(st.data(), st.integers(-8, 8))
def test_a_shift_keeps_every_text_and_their_order(data: st.DataObject, steps: int) -> None:
    plan = data.draw(plans())
    place = data.draw(places(plan))
    edit = shift_cells(plan, place, steps)

    def in_order(which: Plan) -> str:
        area = which.area(place.area_id)
        return "\n".join(cell for cell in area.rows[area.index_of(place.row_id or "")].cells if cell.strip())

    if edit is not None:
        assert edit.plan != plan
        assert in_order(edit.plan) == in_order(plan)


@UNHURRIED
@given(st.data(), st.integers(-8, 8))
def test_moving_a_text_and_back_changes_nothing(data: st.DataObject, steps: int) -> None:
    plan = data.draw(plans())
    place = data.draw(places(plan))
    edit = move_cell(plan, place, steps)
    if edit is not None:
        back = move_cell(edit.plan, edit.after, place.column - edit.after.column)
        assert back is not None
        assert back.plan == plan


@pytest.mark.parametrize(
    ("before", "column", "steps", "joined"),
    [
        ("abc.efg", 1, 1, None),
        (".bc.e..", 1, -1, None),
        ("abcdefg", 1, 1, At.WHO),
        ("abcdefg", 1, -1, At.PROBLEM),
        ("aaa....", 2, -1, At.CAUSE),
        (".....fg", 5, 1, At.FOLLOW_UP),
    ],
)
def test_where_a_text_was_joined_to_another(before: str, column: int, steps: int, joined: int | None) -> None:
    plan = plan_of(before)
    edit = shift_cells(plan, Place("unga", "rad", column), steps)
    assert edit is not None
    assert joined_column(plan, edit) == joined


@pytest.mark.parametrize(
    ("before", "homes", "after"),
    [
        ("abc.e..", {2: 4, 4: 2}, "abe.c.."),
        ("ab.def.", {3: 5, 4: 2}, "abe..f\nd."),
        ("abcdefg", {}, None),
        ("a......", {1: 2}, None),
    ],
)
def test_texts_are_sent_where_they_belong_and_what_stands_there_stays(
    before: str, homes: dict[int, int], after: str | None
) -> None:
    edit = send_home(plan_of(before), Place("unga", "rad", At.PROBLEM), homes)
    assert (edit and cells_after(edit)) == after
