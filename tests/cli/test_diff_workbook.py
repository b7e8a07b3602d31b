"""planterm diff with a workbook that came back."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from plan_files import SAMPLE

from planterm.cli.main import main

BOOKS = Path(__file__).parents[1] / "excel" / "workbooks"


@pytest.fixture
def book(folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The sample plan as a workbook."""
    assert main(["export", str(SAMPLE), "-o", "bok.xlsx"]) == 0
    capsys.readouterr()
    return folder / "bok.xlsx"


def test_the_plans_own_workbook_does_not_differ(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(SAMPLE), str(book)]) == 0
    assert capsys.readouterr().out == "Planerna är lika.\n"


def test_a_changed_cell_is_told_with_the_row_that_it_belongs_to(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed = load_workbook(book)
    changed.worksheets[1]["F3"] = "Preventionssamordnaren"
    changed.save(book)
    assert main(["diff", str(SAMPLE), str(book), "--json"]) == 1
    (change,) = json.loads(capsys.readouterr().out)
    assert (change["omrade"], change["typ"], change["kolumn"]) == ("unga", "andrad", "vem")
    assert change["till"] == "Preventionssamordnaren"
    assert f'id = "{change["rad"]}"' in SAMPLE.read_text(encoding="utf-8")
    assert main(["diff", str(SAMPLE), str(book)]) == 1
    assert "+ Efter: Preventionssamordnaren" in capsys.readouterr().out


def test_what_was_not_plainly_read_is_told_below(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(SAMPLE), str(BOOKS / "flyttade-kolumner.xlsx")]) == 1
    out = capsys.readouterr().out
    assert "\nGissat\n" in out
    assert "\nLäst\n" not in out


def test_a_file_that_is_no_workbook_is_one_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bok.csv").write_text("Problem;Orsak\n", encoding="utf-8")
    assert main(["diff", str(SAMPLE), "bok.csv"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("bok.csv")
