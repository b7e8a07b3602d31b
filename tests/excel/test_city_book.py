"""Fourteen plans as one workbook: each figure is that of the plan's own analysis, for LibreOffice too."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from city_plans import SAMPLES, write_city
from office import converted, needs_office
from planterm.model.city import COUNTED, City, area_in
from planterm.model.form import Form, Role
from planterm.model.plan import Plan
from planterm.model.results import analyse, result_of, total
from planterm.model.review import review
from planterm.session.city import city_bytes, read_city

COUNTS, COUNTED_FIRST = 7, 7
"""The first column of counts there, and how many of them come before those of areas."""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    folder = tmp_path_factory.mktemp("stad") / "planer"
    write_city(folder)
    return read_city([folder], [SAMPLES / "exempelstaden-2026.toml", SAMPLES / "skarpnack-2025.toml"]).city


@pytest.fixture(scope="module")
def book(city: City) -> bytes:
    return city_bytes(city, Path("stad.xlsx"))


def values(sheet: Worksheet) -> list[list[Any]]:
    return [list(row) for row in sheet.values]


def sheets(book: bytes) -> dict[str, list[list[Any]]]:
    return {sheet.title: values(sheet) for sheet in load_workbook(BytesIO(book), data_only=True).worksheets}


def counts_of(lines: Sequence[Sequence[Any]], name: str) -> list[Any]:
    return next(list(line[COUNTS - 1 :]) for line in lines if line[0] == name)


def test_every_figure_is_that_of_the_plans_own_analysis(city: City, book: bytes) -> None:
    lines = sheets(book)["Läge"]
    assert len(city.members) == 15
    for member in city.members:
        plan, told = member.plan, counts_of(lines, member.name)
        result = total(map(result_of, plan.areas))
        assert told[:COUNTED_FIRST] == [result.rows, result.followed_up, *result.by_goal, len(review(plan))]
        for number, counts in enumerate(by_area(plan, city.form)):
            start = COUNTED_FIRST + number * len(COUNTED)
            its = dict(zip(COUNTED, told[start : start + len(COUNTED)], strict=True))
            assert {role: its[role] for role in counts} == counts


def by_area(plan: Plan, form: Form) -> list[dict[Role, int]]:
    """What the plan's own analysis counts, in each of the form's areas and in all others."""
    roles = [each.column.role for each in plan.form.analysis.counted]
    found = [{role: 0 for role in roles if role in COUNTED} for _ in range(len(form.areas) + 1)]
    for area, line in zip(plan.areas, analyse(plan.areas, plan.form), strict=True):
        counts = found[area_in(area, form)]
        for role, count in zip(roles, line.counts, strict=True):
            if role in counts:
                counts[role] += count
    return found


def test_every_row_stands_in_the_table_of_all_rows(city: City, book: bytes) -> None:
    _, *lines = sheets(book)["Alla rader"]
    told = {(line[0], line[2]): [text or "" for text in line[3:10]] for line in lines}
    rows = [(member.name, each) for member in city.members for each in member.plan.standings.values()]
    filled = [(name, each) for name, each in rows if not each.row.is_blank]
    assert len(lines) == len(told) == len(filled)
    for name, each in filled:
        wanted = [each.row.text(role).strip() for role in Role]
        found = told[name, each.label]
        assert [text for text, want in zip(found, wanted, strict=True) if text != want and text] == []
        assert found[3:] == wanted[3:]


def test_the_sheet_is_an_excel_table_that_filters_with_its_headers_in_sight(book: bytes) -> None:
    sheet = load_workbook(BytesIO(book))["Alla rader"]
    table = sheet.tables["AllaRader"]
    assert table.autoFilter is not None
    assert (table.ref, sheet.freeze_panes) == (f"A1:{sheet.dimensions.partition(':')[2]}", "B2")


def test_what_is_wrong_is_told_and_stops_nothing(book: bytes) -> None:
    told = [(line[0], line[1]) for line in sheets(book)["Att rätta"]]
    assert told[1][0] == "bruten.toml"
    assert "rad 4" in told[1][1]
    assert ("skarpnack-2025.toml", "Planen gäller 2025, de flesta 2026.") in told
    assert {"farsta-ny.toml", "03.toml"} <= {file for file, what in told if "fler planer" in what}
    assert {"ekdalen-2026.toml", "strandvik-2026.toml"} <= {file for file, what in told if "formulär" in what}


@needs_office
def test_libreoffice_computes_the_same(book: bytes, tmp_path: Path) -> None:
    without_values = BytesIO()
    load_workbook(BytesIO(book)).save(without_values)  # openpyxl keeps the formulas alone
    computed = sheets(converted(without_values.getvalue(), "xlsx", tmp_path).read_bytes())
    for name in ("Läge", "Ämnen"):
        ours, theirs = sheets(book)[name], computed[name]
        assert len(ours) > 15
        for mine, other in zip(ours, theirs, strict=False):
            assert [cell for cell in mine if isinstance(cell, int)] == [cell for cell in other if isinstance(cell, int)]
