"""The forms that the package carries."""

import json
from pathlib import Path
from typing import Any

import pytest

from official_form import COLUMNS, INSTRUCTION, OWN_AREA
from planterm.form.loader import UnknownFormError, form_for_year, form_ids, load_form
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


@pytest.mark.parametrize("form_id", ["atgardsplan-1999", "", "../atgardsplan-2025", "atgardsplan-2025.toml"])
def test_an_unknown_form_is_named_together_with_those_there_are(form_id: str) -> None:
    with pytest.raises(UnknownFormError, match=r"”.*” finns inte .* atgardsplan-2025, .* efter ”formular =”"):
        load_form(form_id)
