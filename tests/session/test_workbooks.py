"""Workbooks that are opened: what they are, what they lack, and what they say otherwise."""

import os
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from planterm.errors import PlantermError
from planterm.model.form import Role
from planterm.model.returned import take
from planterm.session.session import Session
from planterm.session.workbooks import read_workbook
from planterm.store.files import is_workbook

SAMPLES = sorted((Path(__file__).parents[2] / "sample_plans").glob("*.toml"))
BOOKS = Path(__file__).parents[1] / "excel" / "workbooks"
SKARPNACK = next(path for path in SAMPLES if path.stem == "skarpnack-2025")


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """The real plan's workbook."""
    path = tmp_path / "bok.xlsx"
    Session.open(SKARPNACK, read_only=True).export(path)
    return path


@pytest.mark.parametrize(
    ("name", "data", "is_one"),
    [
        ("bok.xlsx", b"", True),
        ("BOK.XLSX", b"", True),
        ("bok.ods", b"PK\x03\x04", True),
        ("plan.toml", b"PK\x03\x04", True),
        ("kopia.xlsx", b"# Plan\nschema = 1\n", False),
        ("kopia.xlsx", b"\xef\xbb\xbfschema = 1", False),
        ("lista.csv", b"Problem;Orsak\n", True),
        ("plan", b"PK\x03\x04\x00", True),
        ("plan", b"schema = 1", False),
        ("plan.txt", b"", False),
    ],
)
def test_workbooks_are_known_by_their_names_or_their_first_bytes(
    name: str, data: bytes, is_one: bool, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    assert is_workbook(tmp_path / name) is is_one


def test_what_is_no_file_is_no_workbook(tmp_path: Path) -> None:
    assert not is_workbook(tmp_path)
    assert not is_workbook(tmp_path / "finns-inte")
    assert not is_workbook(Path("a\0b"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_plan_does_not_differ_from_its_own_workbook(path: Path, tmp_path: Path) -> None:
    session = Session.open(path, read_only=True)
    session.export(tmp_path / "bok.xlsx")
    book = read_workbook(tmp_path / "bok.xlsx")
    assert book.compared_with(session.plan).changes == ()
    assert book.asks_to_be_read is (not session.plan.district)


def test_details_that_the_workbook_states_are_compared_and_guessed_ones_are_not(exported: Path) -> None:
    plan = Session.open(SKARPNACK, read_only=True).plan
    book = load_workbook(exported)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and "Skarpnäcks" in cell.value:
                cell.value = cell.value.replace("Skarpnäcks", "Farsta")
    book.save(exported)
    (change,) = read_workbook(exported).compared_with(plan).changes
    assert (change.column, change.after) == ("forvaltning", "Farsta stadsdelsförvaltning")


def test_a_column_that_the_workbook_lacks_is_as_in_the_plan(exported: Path) -> None:
    plan = Session.open(SKARPNACK, read_only=True).plan
    book = load_workbook(exported)
    book.worksheets[1].delete_cols(7)
    book.worksheets[1]["C3"] = "Nattvandra varje helg"
    book.save(exported)
    returned = read_workbook(exported).compared_with(plan)
    assert [(change.column, change.after) for change in returned.changes] == [("atgard", "Nattvandra varje helg")]
    taken, kept = (each.areas[0].rows for each in (take(returned, returned.changes), plan))
    assert [row.text(Role.FOLLOW_UP) for row in taken] == [row.text(Role.FOLLOW_UP) for row in kept]


def test_a_column_that_is_there_but_emptied_is_a_change(exported: Path) -> None:
    plan = Session.open(SKARPNACK, read_only=True).plan
    book = load_workbook(exported)
    for row in range(3, 11):
        book.worksheets[1].cell(row, 7).value = None
    book.save(exported)
    changes = read_workbook(exported).compared_with(plan).changes
    assert {(change.column, change.after) for change in changes} == {("uppfoljning", "")}
    assert len(changes) == sum(bool(row.text(Role.FOLLOW_UP).strip()) for row in plan.areas[0].rows)


def test_formulas_without_a_saved_value_are_as_in_the_plan_also_in_merged_cells(exported: Path) -> None:
    plan = Session.open(SKARPNACK, read_only=True).plan
    book = load_workbook(exported)
    sheet = book.worksheets[1]
    sheet["B3"] = '="Kunderna "&"köper"'
    sheet["G4"] = "=G3"
    sheet.merge_cells("G4:G5")
    sheet["F6"] = None
    book.save(exported)
    (change,) = read_workbook(exported).compared_with(plan).changes
    assert (change.row_id, change.column, change.after) == (plan.areas[0].rows[3].id, "vem", "")


def test_a_year_and_a_district_that_nothing_tells_are_lacking_until_they_are_given(tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsx"
    path.write_bytes((BOOKS / "utan-rubriker.xlsx").read_bytes())
    book = read_workbook(path)
    assert book.lacking == {"ar", "forvaltning"}
    given = book.with_details(2030, "Farsta")
    assert (given.plan.year, given.plan.district) == (2030, "Farsta")
    assert book.with_details(None, None) is book


def test_the_report_is_told_by_kind_with_the_places() -> None:
    parts = dict(read_workbook(BOOKS / "flyttade-kolumner.xlsx").report())
    assert list(parts) == ["Läst", "Gissat", "Lämnat", "Värt att veta"]
    assert parts["Lämnat"] == [
        "1 Unga i riskzon, kolumn F: Kolumnen ”Kommentar” finns inte i formuläret och lämnades: F2 ”Fråga rektorn”."
    ]


def test_a_file_that_is_no_workbook_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "bok.xlsx").write_bytes(b"PK\x03\x04 inget mer")
    with pytest.raises(PlantermError, match=r"bok\.xlsx"):
        read_workbook(tmp_path / "bok.xlsx")


def test_a_plan_is_begun_in_a_new_file_only(tmp_path: Path, exported: Path) -> None:
    plan = read_workbook(exported).plan
    session = Session.begin(tmp_path / "plan.toml", plan)
    assert Session.open(tmp_path / "plan.toml", read_only=True).plan == session.plan == plan
    with pytest.raises(PlantermError, match=r"plan\.toml finns redan"):
        Session.begin(tmp_path / "plan.toml", plan)


@pytest.mark.parametrize(
    ("place", "answer"), [("saknas.xlsx", "finns inte"), (".", "är en mapp"), ("nul\0.xlsx", "namnet är inte tillåtet")]
)
def test_a_place_without_a_file_is_told(place: str, answer: str, tmp_path: Path) -> None:
    with pytest.raises(PlantermError, match=answer):
        read_workbook(tmp_path / place)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no such files")
    os.mkfifo(tmp_path / "bok.xlsx")
    with pytest.raises(PlantermError, match="är ingen vanlig fil"):
        read_workbook(tmp_path / "bok.xlsx")


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsx"
    with path.open("wb") as file:
        file.truncate((64 << 20) + 1)
    with pytest.raises(PlantermError, match="är större än 64 megabyte"):
        read_workbook(path)
