"""planterm import."""

import json
from pathlib import Path

import pytest
from plan_files import SAMPLE

from planterm.cli.main import main
from planterm.store.planfile import load

BOOKS = Path(__file__).parents[1] / "excel" / "workbooks"


@pytest.fixture
def exported(folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The sample plan as a workbook."""
    assert main(["export", str(SAMPLE), "-o", "bok.xlsx"]) == 0
    capsys.readouterr()
    return folder / "bok.xlsx"


def test_a_workbook_of_planterms_own_gives_its_plan(exported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "bok.xlsx", "-o", "plan.toml"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith(
        "Planen är skriven: plan.toml (Åtgärdsplan 2025, Skarpnäcks stadsdelsförvaltning, 26 rader).\n\nLäst\n"
    )
    assert "  4 Brottsoffer: Området ”Särskilt utsatta och sårbara brottsoffer”: 11 rader.\n" in out
    plan, sample = load(Path("plan.toml")).plan, load(SAMPLE).plan
    assert [row.cells for row in plan.rows()] == [row.cells for row in sample.rows()]


def test_what_was_guessed_and_left_is_told_and_the_exit_code_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(BOOKS / "flyttade-kolumner.xlsx"), "-o", "plan.toml"]) == 1
    out = capsys.readouterr().out
    assert "\nGissat\n  1 Unga i riskzon: Kolumnen Operativa mål finns inte i tabellen," in out
    words = " ".join(out.split())
    assert (
        "Lämnat 1 Unga i riskzon, kolumn F: Kolumnen ”Kommentar” finns inte i formuläret och lämnades: "
        "F2 ”Fråga rektorn”. Värt att veta" in words
    )
    assert "\nVärt att veta\n  1 Unga i riskzon, kolumn A: Kolumnen ”Nr” är radernas löpnummer" in out
    assert all(len(line) <= 80 for line in out.splitlines()[1:])


def test_the_report_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(BOOKS / "makron-och-lankar.xlsm"), "-o", "plan.toml", "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert {key: data[key] for key in ("plan", "formular", "ar", "forvaltning")} == {
        "plan": "plan.toml",
        "formular": "atgardsplan-2025",
        "ar": 2026,
        "forvaltning": "Farsta stadsdelsförvaltning",
    }
    assert data["omraden"][0] == {"titel": "Unga i riskzon för destruktivt beteende", "rader": 1}
    assert {
        "typ": "lamnat",
        "blad": None,
        "plats": None,
        "text": "Arbetsboken har makron. De kördes inte och följer inte med.",
    } in data["rapport"]
    assert {note["typ"] for note in data["rapport"]} == {"last", "lamnat", "anmarkning"}


def test_year_and_district_may_be_given(folder: Path) -> None:
    book = str(BOOKS / "numbers.xlsx")
    assert main(["import", book, "-o", "plan.toml", "--year", "2027", "--district", "Farsta"]) == 1
    plan = load(Path("plan.toml")).plan
    assert (plan.year, plan.district) == (2027, "Farsta")


def test_an_existing_plan_is_left_alone_unless_told(exported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("plan.toml").write_text("mitt arbete", encoding="utf-8")
    assert main(["import", "bok.xlsx", "-o", "plan.toml"]) == 2
    assert Path("plan.toml").read_text(encoding="utf-8") == "mitt arbete"
    assert capsys.readouterr() == (
        "",
        "plan.toml finns redan; välj ett annat namn, eller lägg till --force för att skriva över den.\n",
    )
    assert main(["import", "bok.xlsx", "-o", "plan.toml", "--force"]) == 0


def test_what_is_no_workbook_makes_no_plan(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("bok.xlsx").write_text("Problem;Orsak\n", encoding="utf-8")
    assert main(["import", "bok.xlsx", "-o", "plan.toml"]) == 2
    assert not Path("plan.toml").exists()
    assert capsys.readouterr() == (
        "",
        (
            "bok.xlsx är en textfil (CSV), och en sådan har varken blad eller områden; öppna den i Excel, välj Arkiv, "
            "Spara som, Excel-arbetsbok (.xlsx) och försök igen.\n"
        ),
    )
