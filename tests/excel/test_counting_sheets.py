"""An analysis that has the headers of an area is no area, and none is written into it."""

from pathlib import Path

import pytest
from city_books import TABS, fill, rows_of, rows_read, saved, small_book
from example_plans import own, read, with_areas
from openpyxl import Workbook

from planterm.excel.importing import imported
from planterm.excel.notes import NoteKind

OWN = [own(f"Eget {letter}", (f"Problem {letter}", "Orsak"), area_id=letter) for letter in "ABC"]


def counted_book(name: str, headers: tuple[str, ...] = ("Område", "Problem", "Orsaker", "Åtgärder")) -> Workbook:
    """A city's workbook with an analysis whose headers are those of an area."""
    book = small_book(TABS)
    sheet = book.create_sheet(name)
    sheet.append(headers)
    for tab, title in TABS:
        sheet.append([title, *(f"=COUNTA('{tab}'!{column}2:{column}4)" for column in "ABC")])
    sheet.append(["Läget", "", "", '=IF(B2>10,"många","få")'])
    return book


@pytest.mark.parametrize("name", ["Analysflik", "Analys", "Sammanställning"])
def test_an_analysis_with_the_headers_of_an_area_keeps_its_formulas(name: str) -> None:
    result = fill(saved(counted_book(name)), with_areas(*OWN))
    book = read(result.data)
    assert book.sheetnames == [*(tab for tab, _ in TABS), "7 Eget B", "8 Eget C", name]
    assert book[name]["B2"].value == "=COUNTA('1 Unga i riskzon'!A2:A4)"
    assert [cell.value for cell in book[name]["A"]][6:9] == ["Eget A", "Eget B", "Eget C"]
    assert {area.title: rows_read(result.data)[area.title] for area in OWN} == {
        title: rows for title, rows in rows_of(with_areas(*OWN)).items() if title.startswith("Eget")
    }


def test_import_tells_such_an_analysis_and_makes_no_area_of_it() -> None:
    result = imported(fill(saved(counted_book("Siffror")), with_areas(*OWN)).data, Path("bok.xlsx"))
    assert [area.title for area in result.plan.areas if area.own] == ["Eget A", "Eget B", "Eget C"]
    notes = [(note.kind, note.text) for note in result.report if note.sheet == "Siffror"]
    assert notes == [
        (NoteKind.REMARK, "Analysen lästes inte: planterm räknar om den ur planen."),
        (NoteKind.LEFT, "Texten står utanför tabellen och lämnades: ”Läget”."),
    ]


def test_an_analysis_is_known_by_its_name_before_it_has_any_figures() -> None:
    book = small_book(TABS)
    book.create_sheet("Analys").append(["Område", "Problem", "Orsak", "Åtgärd"])
    result = fill(saved(book), with_areas(*OWN[:2]))
    assert list(read(result.data)["Analys"].values) == [("Område", "Problem", "Orsak", "Åtgärd")]


def test_an_area_with_a_figure_here_and_there_stays_an_area() -> None:
    book = small_book([("Flik", "Buskörning")])
    book["Flik"].append(["Mopeder", "14", "Hastighetskontroller"])
    book["Flik"].append(["Bilar", "Inga farthinder", "Farthinder"])
    assert [row.cells[1] for row in imported(saved(book), Path("bok.xlsx")).plan.areas[-1].rows] == [
        "14",
        "Inga farthinder",
    ]
