"""A plan that comes on another form: nothing of it is lost, and each text stands where it is meant to."""

from official_form import COLUMNS, FORM, At, form_row
from planterm.model.answers import with_answers
from planterm.model.diff import ChangeKind, diff
from planterm.model.edits import Place
from planterm.model.form import Column, Columns, Form, FormArea, Role
from planterm.model.form_change import change_form, on_form, seen_on_form
from planterm.model.merge import merge
from planterm.model.plan import Area, Plan, Row, Status
from planterm.model.returned import compare

COST = Column(6, "kostnad", "Kostnad", "", 10, None)
WITH_COST = FORM._replace(
    id="med-kostnad",
    columns=Columns((*COLUMNS[:6], COST, COLUMNS[6]._replace(number=7))),
    areas=(*FORM.areas[1:], FormArea("natet", "Brott på nätet", "6 Nätet")),
)
SHORT = FORM._replace(
    id="kort",
    columns=Columns(
        Column(number, key, header, "", 10, role)
        for number, (key, header, role) in enumerate(
            [
                ("klart", "Klart", Role.WHEN),
                ("insats", "Åtgärd", Role.MEASURE),
                ("resultat", "Resultat", Role.FOLLOW_UP),
            ]
        )
    ),
)
ROW = form_row("a", ("Klotter", "Mörkt", "Belysning", "Hälften", "våren", "Parken", "Klart."), Status.DONE)


def plan_of(*rows: Row, form: Form = FORM) -> Plan:
    areas = [Area(area.id, area.title) for area in form.areas]
    return Plan(form, 2026, "Farsta", areas=(areas[0]._replace(rows=rows), *areas[1:]))


def test_columns_take_each_others_place_by_what_they_mean() -> None:
    plan = on_form(plan_of(ROW), SHORT)
    [row] = plan.rows()
    assert (row.id, row.cells, row.status) == ("a", ("våren", "Belysning", "Klart."), Status.DONE)
    assert row.remark == "Problem: Klotter\nOrsak: Mörkt\nOperativa mål: Hälften\nVem: Parken"


def test_what_stands_in_a_remark_stays_there_on_the_way_back() -> None:
    there = on_form(plan_of(ROW), SHORT)
    [row] = on_form(there, FORM).rows()
    assert row.cells == ("", "", "Belysning", "", "våren", "", "Klart.")
    assert row.remark == next(there.rows()).remark


def test_an_area_that_the_form_lacks_becomes_the_districts_own_and_one_that_it_has_official() -> None:
    changed = on_form(plan_of(ROW), WITH_COST)
    assert [(area.id, area.own) for area in changed.areas] == [
        *((area.id, False) for area in WITH_COST.areas),
        ("unga", True),
    ]
    assert [row.id for row in changed.area("unga").rows] == ["a"]


def test_moving_a_plan_is_one_step_that_stays_at_its_row() -> None:
    edit = change_form(plan_of(ROW), Place("unga", "a", At.WHO), SHORT)
    assert edit.plan == on_form(plan_of(ROW), SHORT)
    assert edit.after == Place("unga", "a")


def test_plans_on_two_forms_are_compared_by_what_their_columns_mean() -> None:
    old, new = plan_of(ROW), on_form(plan_of(ROW), WITH_COST)
    costly = new.with_rows({"a": next(new.rows()).with_cell(6, "5 000 kr")})
    changes = [(each.row_id, each.column, each.after) for each in diff(old, costly) if each.kind is ChangeKind.CHANGED]
    assert changes == [(None, "formular", "med-kostnad"), ("a", "kostnad", "5 000 kr")]


def test_a_plan_that_one_side_moved_to_another_form_is_merged_there() -> None:
    base = plan_of(ROW)
    moved = on_form(base, WITH_COST)
    ours = moved.with_rows({"a": next(moved.rows()).with_cell(6, "5 000 kr")})
    theirs = base.with_rows({"a": ROW.with_cell(At.WHO, "Polisen")})
    merged = merge(base, ours, theirs)
    [row] = merged.plan.rows()
    assert not merged.conflicts
    assert (merged.plan.form, row.text(Role.WHO), row.cells[6]) == (WITH_COST, "Polisen", "5 000 kr")


def test_answers_on_an_older_form_say_nothing_of_the_columns_that_it_lacks() -> None:
    plan = on_form(plan_of(ROW.with_cell(At.FOLLOW_UP, "")._replace(status=None)), WITH_COST)
    plan = plan.with_rows({"a": next(plan.rows()).with_cell(6, "5 000 kr")})
    taken = with_answers(plan, plan_of(ROW))
    [row] = taken.plan.rows()
    assert (row.cells[6], row.text(Role.FOLLOW_UP), taken.changed) == ("5 000 kr", "Klart.", ())
    assert seen_on_form(plan, plan) is plan


def test_a_workbook_on_an_older_form_takes_nothing_from_the_columns_that_it_lacks() -> None:
    plan = on_form(plan_of(ROW), WITH_COST)
    plan = plan.with_rows({"a": next(plan.rows()).with_cell(6, "5 000 kr")})
    book = plan_of(ROW.with_cell(At.WHO, "Polisen"))
    assert [(each.column, each.after) for each in compare(plan, book).changes] == [("vem", "Polisen")]


def test_an_area_that_the_form_calls_something_else_gets_its_title() -> None:
    renamed = FORM._replace(id="nytt", areas=(FORM.areas[0]._replace(title="Barn och unga"), *FORM.areas[1:]))
    assert on_form(plan_of(ROW), renamed).areas[0].title == "Barn och unga"
