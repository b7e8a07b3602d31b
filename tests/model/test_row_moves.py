"""Several rows moved at once keep their order and their texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import UNHURRIED, plans, texts

from official_form import FORM, At, form_row
from planterm.model.block_edits import move_rows, move_rows_to_area, sort_by_effect
from planterm.model.edits import Edit, EditKind, Place
from planterm.model.plan import Area, Effect, Plan

PLAN = Plan(
    FORM,
    2026,
    "Farsta",
    areas=(
        Area("unga", "Unga", tuple(map(form_row, "abcdef"))),
        Area("platser", "Platser", (form_row("x"),)),
        Area("tom", "Tom"),
    ),
)


def ids(edit: Edit | None, area_id: str = "unga") -> str:
    assert edit is not None
    return "".join(row.id for row in edit.plan.area(area_id).rows)


@pytest.mark.parametrize(
    ("rows", "steps", "order"),
    [
        ("bc", 1, "adbcef"),
        ("bc", -1, "bcadef"),
        ("bd", 1, "acbedf"),
        ("bd", 99, "acebfd"),
        ("fa", 0, None),
        ("ab", -1, None),
        ("ef", 3, None),
        ("af", 1, None),
        ("", 1, None),
    ],
)
def test_rows_move_together_until_the_first_reaches_the_end(rows: str, steps: int, order: str | None) -> None:
    edit = move_rows(PLAN, Place("unga", "b"), set(rows), steps)
    assert (edit and ids(edit)) == order


def test_one_row_is_named_as_one() -> None:
    for rows, kind in (("b", EditKind.MOVE_ROW), ("bc", EditKind.MOVE_ROWS)):
        edit = move_rows(PLAN, Place("unga", "b"), rows, 1)
        assert edit is not None
        assert edit.kind is kind


def test_rows_come_last_in_another_area_and_the_cursor_with_them() -> None:
    edit = move_rows_to_area(PLAN, Place("unga", "d", At.WHO), ["d", "b"], "platser")
    assert (ids(edit), ids(edit, "platser")) == ("acef", "xbd")
    assert edit is not None
    assert edit.after == Place("platser", "b", At.WHO)
    assert edit.before == Place("unga", "d", At.WHO)


def test_moving_rows_to_where_they_are_is_no_edit_and_to_nowhere_is_refused() -> None:
    assert move_rows_to_area(PLAN, Place("unga", "b"), ["b"], "unga") is None
    assert move_rows_to_area(PLAN, Place("unga", "b"), [], "tom") is None
    with pytest.raises(KeyError):
        move_rows_to_area(PLAN, Place("unga", "b"), ["b"], "finns-inte")
    with pytest.raises(KeyError):
        move_rows(PLAN, Place("unga", "b"), ["x"], 1)


@UNHURRIED
@given(plans(), st.data(), st.integers(-6, 6))
def test_no_row_is_lost(plan: Plan, data: st.DataObject, steps: int) -> None:
    area = plan.areas[0]
    chosen = data.draw(st.sets(st.sampled_from([row.id for row in area.rows]), min_size=1))
    place = Place(area.id, min(chosen))
    moved, away = move_rows(plan, place, chosen, steps), move_rows_to_area(plan, place, chosen, plan.areas[1].id)
    assert away is not None
    assert texts(away.plan) == texts(plan)
    if moved is not None:
        assert {row.id for row in moved.plan.areas[0].rows} == {row.id for row in area.rows}
        assert [row for row in moved.plan.areas[0].rows if row.id in chosen] == [
            row for row in area.rows if row.id in chosen
        ]


def test_what_works_at_once_comes_first_and_what_works_later_last() -> None:
    effects = {"a": Effect.LATER, "b": None, "c": Effect.AT_ONCE, "d": Effect.LATER, "e": Effect.AT_ONCE}
    rows = tuple(form_row(name)._replace(effect=effect) for name, effect in effects.items())
    plan = Plan(FORM, 2026, "Farsta", areas=(Area("unga", "Unga", rows),))
    edit = sort_by_effect(plan, Place("unga", "a"))
    assert edit is not None
    assert edit.plan.row_ids("unga") == ["c", "e", "b", "a", "d"]
    assert sort_by_effect(edit.plan, Place("unga", "a")) is None
    some = sort_by_effect(plan, Place("unga", "a"), {"a", "c"})
    assert some is not None
    assert some.plan.row_ids("unga") == ["c", "b", "a", "d", "e"]
