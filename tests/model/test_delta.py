"""What the journal keeps of an edit: put back on the plan before, it gives the plan after."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import TEXTS

from official_form import COLUMNS, FORM, At, form_row
from planterm.model.block_edits import move_rows, move_rows_to_area
from planterm.model.conflicts import between
from planterm.model.delta import WHOLE, Delta, delta, patched
from planterm.model.edits import Place, insert_row, remove_rows, set_cell
from planterm.model.form import Form
from planterm.model.plan import Area, Plan, Row, Spot, Stage, Status

AREA_IDS = ("unga", "platser", "brand", "hedersvald")


OTHER = FORM._replace(id="annat")


def form_of(form_id: str) -> Form:
    return {form.id: form for form in (FORM, OTHER)}[form_id]


@st.composite
def any_plans(draw: st.DrawFn) -> Plan:
    """Any areas and rows in any order, of a small choice of ids, so that two plans share many of them."""
    row_ids = iter(draw(st.permutations([f"r{number}" for number in range(12)]))[: draw(st.integers(0, 12))])
    areas = []
    for area_id in draw(st.permutations(AREA_IDS))[: draw(st.integers(0, len(AREA_IDS)))]:
        ids = [row_id for row_id, _ in zip(row_ids, range(draw(st.integers(0, 6))), strict=False)]
        areas.append(Area(area_id, draw(TEXTS), tuple(draw(any_rows(row_id)) for row_id in ids), draw(st.booleans())))
    return Plan(
        draw(st.sampled_from([FORM, OTHER])),
        draw(st.integers(1900, 2200)),
        draw(TEXTS),
        stage=draw(st.sampled_from(Stage)),
        decided_on=draw(st.none() | st.dates(date(1900, 1, 1))),
        areas=tuple(areas),
    )


def any_rows(row_id: str) -> st.SearchStrategy[Row]:
    few_texts = st.sampled_from(["", "Linjearbete", "Ny text"])
    cells = st.lists(few_texts, min_size=len(COLUMNS), max_size=len(COLUMNS)).map(tuple)
    return st.builds(form_row, st.just(row_id), cells, st.none() | st.sampled_from(Status))


def as_stored(change: Delta) -> Delta:
    """What is read back from the disk."""
    stored: Delta = json.loads(json.dumps(change))
    return stored


def large_plan(rows: int = 10_000) -> Plan:
    texts = tuple(f"Text i {column.key}" for column in COLUMNS)
    return Plan(FORM, 2026, "Farsta", areas=(Area("unga", "U", tuple(form_row(f"r{n}", texts) for n in range(rows))),))


@given(any_plans(), any_plans())
def test_any_plan_is_made_of_any_other(before: Plan, after: Plan) -> None:
    change = delta(before, after)
    assert (WHOLE in change) == (before.form != after.form)
    assert patched(before, as_stored(change), form_of).plan == after
    assert delta(after, after) == {}


@given(any_plans(), st.data())
def test_a_plan_that_has_an_id_twice_is_told_whole(before: Plan, data: st.DataObject) -> None:
    doubled = before._replace(areas=(*before.areas, Area("dubbel", "D", (form_row("x", ("a",) * 7), form_row("x")))))
    assert patched(before, as_stored(delta(before, doubled)), form_of).plan == doubled
    assert patched(doubled, as_stored(delta(doubled, before)), form_of).plan == before


@given(any_plans(), any_plans())
def test_what_did_not_change_is_still_the_same_object(before: Plan, after: Plan) -> None:
    result = patched(before, delta(before, after), form_of).plan
    old = {area.id: area for area in before.areas}
    assert all(area is old[area.id] for area in result.areas if old.get(area.id) == area)


@pytest.mark.parametrize(
    "edit",
    [
        lambda plan: set_cell(plan, Place("unga", "r5000", At.WHO), "enhetschef").plan,
        lambda plan: insert_row(plan, Place("unga", "r5000"), form_row("ny")).plan,
        lambda plan: remove_rows(plan, Place("unga", "r5000"), {"r5000"}).plan,
        lambda plan: getattr(move_rows(plan, Place("unga", "r5000"), ["r5000"], -3), "plan", plan),
        lambda plan: plan._replace(district="Skarpnäck"),
    ],
    ids=["text", "new", "removed", "moved", "detail"],
)
def test_one_edit_is_small_however_large_the_plan_is(edit: Callable[[Plan], Plan]) -> None:
    plan = large_plan()
    changed = edit(plan)
    assert changed != plan
    assert len(json.dumps(delta(plan, changed))) < 150


def test_a_row_moved_to_another_area_is_not_told_again() -> None:
    row = form_row("r1", ("Lång text " * 100,) * 7)
    plan = Plan(
        FORM, 2026, "Farsta", areas=(Area("unga", "U", (row, form_row("r2"))), Area("platser", "P", (form_row("r3"),)))
    )
    edit = move_rows_to_area(plan, Place("unga", "r1"), {"r1"}, "platser")
    assert edit is not None
    change = delta(plan, edit.plan)
    assert len(json.dumps(change)) < 100
    assert patched(plan, as_stored(change), form_of).plan == edit.plan


BEFORE = Plan(
    FORM,
    2026,
    "Farsta",
    areas=(
        Area("unga", "Unga", (form_row("a", ("Skola", *[""] * 6)), form_row("b", ("Torg", *[""] * 6)))),
        Area("brand", "Bränder", (form_row("c"),), own=True),
    ),
)


def test_a_text_in_a_row_that_is_gone_comes_back_with_the_row() -> None:
    change = delta(BEFORE, set_cell(BEFORE, Place("unga", "b", At.WHO), "Anna").plan)
    without = remove_rows(BEFORE, Place("unga", "b"), {"b"}).plan
    patch = patched(without, change, form_of)
    assert patch.plan.area("unga").rows[-1] == form_row("b").with_cell(At.WHO, "Anna")
    [conflict] = patch.conflicts
    assert conflict == between(Spot("unga", "b"), "Anna", None)


def test_a_text_finds_its_row_in_another_area() -> None:
    change = delta(BEFORE, set_cell(BEFORE, Place("unga", "b", At.WHO), "Anna").plan)
    edit = move_rows_to_area(BEFORE, Place("unga", "b"), {"b"}, "brand")
    assert edit is not None
    patch = patched(edit.plan, change, form_of)
    assert patch.plan.area("brand").rows[-1] == form_row("b", ("Torg", "", "", "", "", "Anna", ""))
    assert patch.conflicts == ()


def test_a_row_for_an_area_that_is_gone_brings_the_area_back() -> None:
    change = delta(BEFORE, insert_row(BEFORE, Place("brand", "c"), form_row("ny", ("Soprum", *[""] * 6))).plan)
    patch = patched(BEFORE._replace(areas=BEFORE.areas[:1]), change, form_of)
    assert [row.cells[0] for row in patch.plan.area("brand").rows] == ["Soprum"]


def test_a_text_in_a_row_of_an_area_on_its_way_out_takes_the_row_along() -> None:
    written = set_cell(BEFORE, Place("unga", "b", At.WHO), "Anna").plan
    change = delta(BEFORE, written._replace(areas=written.areas[:1]))
    edit = move_rows_to_area(BEFORE, Place("unga", "b"), {"b"}, "brand")
    assert edit is not None
    patch = patched(edit.plan, change, form_of)
    assert patch.plan.area("unga").rows[-1] == form_row("b", ("Torg", "", "", "", "", "Anna", ""))


@given(any_plans(), any_plans(), any_plans())
def test_on_any_other_plan_no_text_is_dropped_and_no_id_stands_twice(before: Plan, after: Plan, other: Plan) -> None:
    patch = patched(other, as_stored(delta(before, after)), form_of)
    ids = [row.id for row in patch.plan.rows()]
    assert len(ids) == len(set(ids))
    rows = {row.id: row for row in patch.plan.rows()}
    old = {row.id: row for row in before.rows()}
    for row in after.rows():
        for text, text_before in zip(row.cells, old[row.id].cells if row.id in old else [""] * 7, strict=True):
            if text.strip() and text != text_before:
                assert text in rows[row.id].cells
