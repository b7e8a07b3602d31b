"""Names of tabs, which have to be names of Excel sheets too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from official_form import OWN_AREA
from planterm.form.loader import load_form
from planterm.model.form import MOST_OF_TAB, tab_name
from planterm.model.text import clean

FORM = load_form("atgardsplan-2025")


def own_tab(title: str, position: int = 6) -> str:
    return tab_name(FORM, position, "heder", title)


def test_official_areas_have_the_forms_tabs() -> None:
    assert tab_name(FORM, 1, "unga", "Vad som helst") == "1 Unga i riskzon"
    assert tab_name(FORM, 6, OWN_AREA.id, OWN_AREA.title) == "6 Eget område"


def test_an_own_area_that_has_taken_the_templates_place_is_named_after_its_title() -> None:
    assert tab_name(FORM, 6, OWN_AREA.id, "Trygga cykelvägar") == "6 Trygga cykelvägar"


@pytest.mark.parametrize(
    ("title", "tab"),
    [
        ("Buskörning", "6 Buskörning"),
        ("Våld i nära relation / heder", "6 Våld i nära relation heder"),
        ("[Trafik]: vad? *nu*", "6 Trafik vad nu"),
        ("Hedersrelaterat våld och förtryck i staden", "6 Hedersrelaterat våld och…"),
        ("Samhällsgenomträngandeorganisationer", "6 Samhällsgenomträngandeorgani…"),
        ("'Citat'", "6 'Citat"),
        ("två\nrader", "6 två rader"),
        ("", "6"),
        ("???", "6"),
    ],
)
def test_own_areas_are_named_after_their_title(title: str, tab: str) -> None:
    assert own_tab(title) == tab


def test_two_areas_of_the_same_title_have_tabs_of_their_own() -> None:
    title = "Hedersrelaterat våld och förtryck i staden"
    assert own_tab(title, 6) != own_tab(title, 7)


@given(st.text(st.characters(exclude_categories=()), max_size=80).map(clean))
def test_any_title_makes_a_name_that_excel_takes(title: str) -> None:
    name = own_tab(title)
    assert 0 < len(name.encode("utf-16-le")) // 2 <= MOST_OF_TAB
    assert not set(name) & set("\\/:*?[]\n\t")
    assert not name.startswith("'")
    assert not name.endswith("'")
    Workbook().create_sheet(name)
