"""Workbooks by the schemas of the standard: what is exported has no fault, what is filled none that it did not have."""

from pathlib import Path

import pytest
from city_books import CITY, edited, fill
from example_plans import skarpnack
from test_fill_outside_rows import counted_book, with_chart

from city_plans import write_city
from planterm.excel.workbook import workbook_bytes
from planterm.session.city import city_bytes, read_city

openxml_audit = pytest.importorskip("openxml_audit")

WORKBOOKS = Path(__file__).parent / "workbooks"
KEPT = (
    "excel-365.xlsx",
    "allt-pa-ett-blad.xlsx",
    "egna-omraden.xlsx",
    "strict-open-xml.xlsx",
    "makron-och-lankar.xlsm",
)


def faults(book: bytes, folder: Path) -> set[str]:
    """What is wrong with the workbook, each kind once; what Excel would only write otherwise is no fault."""
    path = folder / "bok.xlsx"
    path.write_bytes(book)
    found = openxml_audit.OpenXmlValidator(max_errors=0).validate(path).errors
    errors = (each for each in found if each.severity is openxml_audit.ValidationSeverity.ERROR)
    # The standard lets a font's elements come in any order, as openpyxl writes them; the package wants Microsoft's.
    return {each.description for each in errors if "/fonts[" not in each.path}


@pytest.mark.parametrize("with_summary", [False, True])
def test_an_export_is_as_the_standard_has_it(with_summary: bool, tmp_path: Path) -> None:
    assert not faults(workbook_bytes(skarpnack(), with_summary=with_summary), tmp_path)


def test_a_citys_workbook_is_as_the_standard_has_it(tmp_path: Path) -> None:
    write_city(tmp_path / "planer")
    city = read_city([tmp_path / "planer"], [tmp_path / "planer" / "03.toml"]).city
    assert not faults(city_bytes(city, Path("stad.xlsx")), tmp_path)


@pytest.mark.parametrize("name", ["stadens-mall", "diagram", *KEPT])
def test_filling_brings_no_faults_in(name: str, tmp_path: Path) -> None:
    match name:
        case "stadens-mall":
            book = CITY.read_bytes()
        case "diagram":
            book = with_chart(counted_book())
        case _:
            book = (WORKBOOKS / name).read_bytes()
    assert faults(fill(book, skarpnack()).data, tmp_path) <= faults(book, tmp_path)


def test_a_fault_is_seen(tmp_path: Path) -> None:
    book = edited(
        workbook_bytes(skarpnack()),
        {"xl/worksheets/sheet1.xml": lambda part: part.replace("<sheetData>", "<sheetData><fel/>", 1)},
    )
    assert faults(book, tmp_path)
