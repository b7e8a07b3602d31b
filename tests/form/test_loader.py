"""The forms that the package carries."""

import json
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from official_form import COLUMNS, FORM, INSTRUCTION, OWN_AREA
from planterm.form.checking import check_form, cleaned
from planterm.form.loader import UnknownFormError, form_for_year, form_ids, load_form, of_series
from planterm.model.form import Form

REFERENCE = Path(__file__).parents[1] / "reference" / "form-2025.json"


@pytest.fixture(scope="module")
def form() -> Form:
    return load_form("atgardsplan-2025")


@pytest.fixture(scope="module")
def official() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(REFERENCE.read_text(encoding="utf-8"))
    return data


def test_titles_and_instruction_are_the_official_ones(form: Form, official: dict[str, Any]) -> None:
    assert form.title(2025) == official["title"]
    assert form.annex == official["annex"]
    assert list(INSTRUCTION.paragraphs) == official["instruction"]
    assert [area.title for area in form.areas] == official["areas"]
    assert OWN_AREA.title == official["own_area"]


def test_headers_and_guidance_are_the_official_ones(form: Form, official: dict[str, Any]) -> None:
    sheet = official["area_sheet"]
    assert [column.header for column in form.columns[1:]] == sheet["other_headers"]
    assert list(form.columns.guidance) == sheet["guidance_row"]


def test_the_columns_are_those_of_the_plan_file(form: Form) -> None:
    assert tuple(column.key for column in form.columns) == COLUMNS.keys


def test_the_analysis_sheet_is_the_official_one(form: Form, official: dict[str, Any]) -> None:
    assert form.analysis.title == official["analysis_sheet"]["title"]
    assert list(form.analysis.headings) == official["analysis_sheet"]["headers"]


def test_the_resources_are_the_official_ones(form: Form, official: dict[str, Any]) -> None:
    ours = [(entry.heading, entry.text, entry.name, entry.address) for entry in INSTRUCTION.resources]
    assert ours == [
        (entry["heading"], entry.get("text") or "", entry["name"], entry["url"] or "")
        for entry in official["resources"]
    ]


def test_the_areas_have_ids_and_tabs_of_their_own(form: Form) -> None:
    areas = form.all_areas
    assert len({area.id for area in areas}) == len(areas)
    assert [area.tab for area in areas] == [
        "1 Unga i riskzon",
        "2 Otrygga platser",
        "3 Systemhot",
        "4 Brottsoffer",
        "5 Kriminella miljöer",
        "6 Eget område",
    ]
    assert form.analysis.tab == "Analys"


@pytest.mark.parametrize("year", [2019, 2025, 2026, 2099])
def test_every_year_has_the_official_form_by_default(year: int) -> None:
    assert form_for_year(year).id == "atgardsplan-2025"


def test_every_form_of_the_package_can_be_read() -> None:
    for form_id in form_ids():
        assert load_form(form_id).id == form_id


def test_nothing_is_wrong_with_the_forms_of_the_package() -> None:
    for form_id in form_ids():
        text = files("planterm.form").joinpath("forms", f"{form_id}.toml").read_text(encoding="utf-8")
        data = tomllib.loads(text)
        assert cleaned(data) == data
        check_form(data)
        assert data["id"] == form_id


@pytest.mark.parametrize("form_id", ["atgardsplan-1999", "", "../atgardsplan-2025", "atgardsplan-2025.toml"])
def test_there_is_no_other_form_than_those(form_id: str) -> None:
    with pytest.raises(UnknownFormError):
        load_form(form_id)


@pytest.mark.parametrize(
    ("year", "form_id"), [(2024, "a-2025"), (2025, "a-2025"), (2026, "a-2025"), (2027, "a-2027"), (2040, "a-2027")]
)
def test_a_series_has_a_form_for_every_year_whatever_other_forms_there_are(year: int, form_id: str) -> None:
    forms = [FORM._replace(id=f"{series}-{year}", series=series, year=year) for series in "ab" for year in (2027, 2025)]
    found = of_series("a", year, [*forms, FORM._replace(id="b-2026", series="b", year=2026)])
    assert found is not None
    assert found.id == form_id
    assert of_series("c", year, forms) is None
