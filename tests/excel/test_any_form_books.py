"""Workbooks of whatever form a plan is on."""

from pathlib import Path

import pytest
from city_books import saved
from example_plans import skarpnack
from hypothesis import given
from openpyxl import Workbook

from dear_examples import FEWER
from planterm.excel.filling.fill_book import filled
from planterm.excel.importing import imported
from planterm.excel.notes import asks_for_a_look
from planterm.excel.workbook import workbook_bytes
from planterm.form.loader import form_ids, load_form
from planterm.model.form import Column, Columns
from planterm.model.form_change import on_form
from planterm.model.plan import Plan
from random_forms import plans, shown

BOOK = Path("bok.xlsx")


@pytest.mark.parametrize("form_id", form_ids())
def test_the_form_is_told_from_the_headers_and_tabs(form_id: str) -> None:
    plan = on_form(skarpnack(), load_form(form_id))
    book = workbook_bytes(plan)
    for year in (2024, 2025, 2030):
        assert shown(imported(book, BOOK, year=year).plan)[0] == form_id


@pytest.mark.parametrize("titles", [False, True])
def test_a_word_of_another_form_makes_no_other_form_of_the_official_one(titles: bool) -> None:
    form = skarpnack().form
    book = Workbook()
    for title in (area.title for area in form.areas[: 1 + titles]):
        sheet = book.create_sheet(f"Blad {len(book.sheetnames)}")
        sheet.append(
            (title if titles else "Problem", "Orsak", "Åtgärd", "Mål", "När", "Ansvarig", "Status", "Uppföljning")
        )
        sheet.append(("Klotter", "Mörkt", "Sanera", "Mindre", "2025", "Teknik", "Klar", "Gjort"))
    plan = imported(saved(book), BOOK).plan
    assert plan.form == form
    assert {row.cells for row in plan.rows()} == {("Klotter", "Mörkt", "Sanera", "Mindre", "2025", "Teknik", "Gjort")}


def test_a_column_of_ones_own_makes_no_other_form_of_the_official_one() -> None:
    form = skarpnack().form
    cost = Column(7, "kostnad", "Kostnad", "", 10, None)
    with_cost = on_form(skarpnack(), form._replace(columns=Columns((*form.columns, cost))))
    assert imported(workbook_bytes(with_cost), BOOK).plan.form == form


@given(plans())
@FEWER
def test_a_workbook_is_read_as_the_plan_that_it_was_made_of(plan: Plan) -> None:
    book = workbook_bytes(plan, with_summary=True)
    assert shown(imported(book, BOOK, forms=[plan.form]).plan) == shown(plan)


@given(plans())
@FEWER
def test_the_plan_stands_in_its_own_empty_workbook_with_nothing_to_look_at(plan: Plan) -> None:
    empty = plan._replace(areas=tuple(area._replace(rows=()) for area in plan.areas))
    result = filled(workbook_bytes(empty), BOOK, plan)
    assert shown(imported(result.data, BOOK, forms=[plan.form]).plan) == shown(plan)
    assert not asks_for_a_look(result.report)
