"""Forms in the user's settings folder: found, listed, and what is wrong with one told with its line."""

import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from store_plans import complaint

from form_texts import SIMPLE, own_form
from planterm.errors import Fault
from planterm.form.checking import check_form, cleaned
from planterm.form.loader import BrokenFormError, UnknownFormError, form_ids, form_of
from planterm.model.form import Role
from planterm.store.form_files import all_forms, find_form

LINES = SIMPLE.split("\n")


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Makes a text the form enkel.toml of the user's."""
    return partial(own_form, tmp_path, monkeypatch)


def line(text: str, after: int = 0) -> int:
    """The number of the first such line."""
    return LINES.index(text, after) + 1


def test_a_form_of_ones_own_is_found_by_its_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_form(tmp_path, monkeypatch)
    form = find_form("enkel")
    assert [column.header for column in form.columns] == ["Problem", "Åtgärd", "Kostnad", "Uppföljning"]
    assert [column.role for column in form.columns] == [Role.PROBLEM, Role.MEASURE, None, Role.FOLLOW_UP]
    assert form.title(2027) == "Åtgärdsplan 2027"
    assert (form.annex, form.instruction, form.own_area) == ("", None, None)
    assert form.analysis.headings == ("Område", "Antal åtgärder")
    assert find_form("enkel") is form


def test_one_without_an_analysis_has_its_counts_on_the_screen_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_form(tmp_path, monkeypatch, SIMPLE[: SIMPLE.index("[analys]")])
    analysis = find_form("enkel").analysis
    assert not analysis.has_sheet
    assert analysis.headings == ("Område", "Antal problem", "Antal åtgärder")


def test_all_forms_are_listed_those_that_cannot_be_used_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = own_form(tmp_path, monkeypatch)
    own_form(tmp_path, monkeypatch, SIMPLE.replace("Åtgärd", ""), "trasig.toml")
    own_form(tmp_path, monkeypatch, "", "tom.toml")
    own_form(tmp_path, monkeypatch, "inget formulär", "läsmig.txt")
    found, number = {each.id: each for each in all_forms()}, line('rubrik = "Åtgärd"')
    assert found.keys() == {*form_ids(), "enkel", "trasig", "tom"}
    assert found["enkel"].file == file
    assert found["atgardsplan-2025"].file is None
    assert found["trasig"].form is None
    assert f"trasig.toml, rad {number}" in (found["trasig"].problem or "")
    assert "tom.toml är tom" in (found["tom"].problem or "")


def test_an_unknown_form_is_told_with_the_file_that_is_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = own_form(tmp_path, monkeypatch).parent
    message = complaint(lambda: find_form("atgardsplan-1999"), UnknownFormError)
    assert message.startswith("Formuläret ”atgardsplan-1999” finns inte här; lägg dess fil atgardsplan-1999.toml i ")
    assert str(folder) in message


@pytest.mark.parametrize("form_id", ["", "../enkel", "enkel.toml", "Enkel", "x\x1b[2J"])
def test_what_no_form_can_be_called_leads_to_no_file(
    form_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_form(tmp_path, monkeypatch)
    message = complaint(lambda: find_form(form_id), UnknownFormError)
    assert "kan inget formulär heta; rätta namnet efter ”formular =”" in message
    assert message.isprintable()


@pytest.mark.parametrize(
    ("old", "new", "number", "words"),
    [
        ('namn = "Exempelkommunens plan"\n', "", None, '”namn”: nyckeln saknas; skriv till exempel namn = "'),
        ("ar = 2026", "ar = 26", 2, "26 är inget år"),
        ("ar = 2026", 'ar = "2026"', 2, "2026 är inget år"),
        ('id = "enkel"', 'id = "Enkel plan"', 1, "”Enkel plan” går inte; skriv små bokstäver"),
        ('id = "enkel"', 'id = "annan"', 1, 'filen heter enkel.toml; skriv id = "enkel"'),
        ('namn = "Exempelkommunens plan"', "namn = 7", 3, "7 är ingen text"),
        ('namn = "Exempelkommunens plan"', 'namn = " "', 3, "texten är tom"),
        ('namn = "Exempelkommunens plan"', 'namn = "x"\nnam = "y"', 4, "”nam” är ingen nyckel här; skriv id, serie"),
        ('rubrik = "Åtgärd"\n', "", line("[[kolumn]]", 10), "”rubrik”: nyckeln saknas"),
        ('roll = "atgard"', 'roll = "åtgärd"', line('roll = "atgard"'), "åtgärd går inte att välja; skriv problem"),
        ('roll = "problem"', 'roll = "atgard"', line('roll = "atgard"'), "en kolumn till har rollen atgard"),
        ('roll = "uppfoljning"\n', "", line("[[kolumn]]"), "ingen kolumn har rollen uppfoljning"),
        ('roll = "atgard"\n', "", line("[[kolumn]]"), 'ingen kolumn har rollen atgard; skriv roll = "atgard"'),
        ('nyckel = "kostnad"', 'nyckel = "atgard"', line('nyckel = "kostnad"'), "”atgard” står redan för något annat"),
        ('nyckel = "kostnad"', 'nyckel = "status"', line('nyckel = "kostnad"'), "”status” är upptaget av planterm"),
        ('rubrik = "Kostnad"', 'rubrik = "åtgärd"', line('rubrik = "Kostnad"'), "”åtgärd” står redan för något annat"),
        ("bredd = 12.5", "bredd = 0", line("bredd = 12.5"), "0 är ingen bredd; skriv ett tal större än 0"),
        ("bredd = 12.5", "bredd = nan", line("bredd = 12.5"), "nan är ingen bredd"),
        ("bredd = 12.5", "bredd = true", line("bredd = 12.5"), "true är ingen bredd"),
        ("bredd = 12.5\n", "", line("[[kolumn]]", 15), "”bredd”: nyckeln saknas; skriv till exempel bredd = 15"),
        ('id = "skola"', 'id = "trygghet"', line('id = "skola"'), "”trygghet” står redan"),
        ('id = "skola"', 'id = "eget"', line('id = "skola"'), "”eget” är upptaget"),
        ('flik = "2 Skolan"', 'flik = "2/3"', line('flik = "2 Skolan"'), "”2/3” kan inget blad i Excel heta"),
        ('flik = "Analys"', 'flik = "1 trygghet"', line('flik = "Analys"'), "”1 trygghet” står redan"),
        ('kolumn = "atgard"', 'kolumn = "orsak"', line('kolumn = "atgard"'), "formuläret har ingen kolumn ”orsak”"),
        (
            "[[analys.antal]]",
            "[analys.antal]",
            line("[[analys.antal]]"),
            "skriv varje del för sig under en egen rubrik",
        ),
        ("bredd = 12.5", "bredd =", line("bredd = 12.5"), "värdet saknas eller är felskrivet"),
        ("[[kolumn]]", "[kolumn]", line("[[kolumn]]", 8), "rubriken står här för andra gången"),
    ],
)
def test_what_is_wrong_is_told_with_the_line_and_the_remedy(
    old: str, new: str, number: int | None, words: str, settings: Callable[[str], Path]
) -> None:
    text = SIMPLE.replace(old, new) if old == "[[kolumn]]" else SIMPLE.replace(old, new, 1)
    file = settings(text)
    message = complaint(lambda: find_form("enkel"), BrokenFormError)
    assert message.startswith(f"{file}, rad {number}" if number else str(file))
    assert words in message


def test_a_form_cannot_take_the_place_of_the_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = SIMPLE.replace('"enkel"', '"atgardsplan-2025"')
    own_form(tmp_path, monkeypatch, text, "atgardsplan-2025.toml")
    assert find_form("atgardsplan-2025").name == "Stockholms stads åtgärdsplan 2025"
    problems = [each.problem for each in all_forms() if each.form is None]
    assert ["planterm har redan ett formulär med id ”atgardsplan-2025”" in (each or "") for each in problems] == [True]


ODD: tuple[object, ...] = (
    None,
    0,
    -1,
    1.5,
    True,
    "",
    " ",
    "\n",
    "x" * 2000,
    "[/]{ar}",
    [],
    [1],
    ["x"],
    {},
    {"x": 1},
    [{}],
    [{"id": 1}],
)


def _with_odd_values(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], object]]:
    """Each place of the data with each odd value; None for a place that is taken away."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        yield from (((*path, key), odd) for odd in ODD)
        if isinstance(value, dict | list):
            yield from _with_odd_values(value, (*path, key))


def test_whatever_stands_in_a_form_it_is_a_form_or_told() -> None:
    told, forms = list[str](), 0
    for path, odd in _with_odd_values(tomllib.loads(SIMPLE)):
        data = tomllib.loads(SIMPLE)
        inside = data
        for key in path[:-1]:
            inside = inside[key]
        if odd is None:
            del inside[path[-1]]
        else:
            inside[path[-1]] = odd
        try:
            check_form(cleaned(data))
        except Fault as fault:
            told.append(fault.text)
        else:
            form_of(data)
            forms += 1
    assert min(len(told), forms) > 20
    assert not [text for text in told if "{" in text.replace("{…}", "").replace("{ar}", "")]
