"""Own areas get sheets whatever they are called, and which area gets none is told in so many words."""

from pathlib import Path

from city_books import HEADERS, TABS, fill, rows_of, rows_read, saved, small_book, told
from example_plans import own, read, skarpnack, with_areas
from openpyxl import Workbook

from planterm.excel.importing import imported
from planterm.excel.notes import NoteKind, asks_for_a_look

AREAS = [own(title, (f"Problem {n}", "Orsak"), area_id=f"o{n}") for n, title in enumerate(("Trafik", "", "Heder"))]
CROWDED = (Path(__file__).parent / "workbooks" / "allt-pa-ett-blad.xlsx").read_bytes()


def test_an_own_area_without_a_title_keeps_its_problems_and_none_from_getting_a_sheet() -> None:
    result = fill(saved(small_book(TABS)), with_areas(*AREAS))
    assert read(result.data).sheetnames[5:] == ["6 Eget område", "7", "8 Heder"]
    assert [[row.cells for row in area.rows] for area in imported(result.data, Path("bok.xlsx")).plan.areas[5:]] == [
        [row.cells for row in area.rows] for area in AREAS
    ]
    assert not asks_for_a_look(result.report)
    assert fill(result.data, with_areas(*AREAS)).data == result.data


def test_a_sheet_without_a_title_takes_one() -> None:
    once = fill(saved(small_book(TABS)), with_areas(AREAS[1])).data
    assert read(once)["6 Eget område"]["A1"].value is None
    titled = fill(once, with_areas(AREAS[0]))
    assert read(titled.data)["6 Eget område"]["A1"].value == "Trafik"
    assert rows_read(titled.data)["Trafik"] == rows_of(with_areas(AREAS[0]))["Trafik"]


def test_an_area_without_rows_that_gets_no_sheet_is_told_as_that() -> None:
    areas = (*skarpnack().areas, own("Heder", ("Kontroll",)), own("Trafik", area_id="trafik"))
    result = fill(CROWDED, skarpnack()._replace(areas=areas))
    (text,) = (text for _, text in told(result, NoteKind.LEFT) if text.startswith("Området ”Trafik”"))
    assert "gick att kopiera: området, som inte har några rader, är inte med." in text


def test_an_own_areas_title_stands_where_the_others_have_theirs_above_the_table() -> None:
    book = Workbook()
    for name, title in TABS[:5]:
        sheet = book.create_sheet(name)
        sheet["A1"], sheet["C1"] = "Prioriterat område:", title
        for column, text in enumerate(("Problem", *HEADERS), 1):
            sheet.cell(3, column, text)
    book.remove(book.worksheets[0])
    plan = with_areas(own("Narkotikaförsäljning i Exempel centrum", ("Kontroll",)))
    result = fill(saved(book), plan)
    assert read(result.data).worksheets[5]["C1"].value == "Narkotikaförsäljning i Exempel centrum"
    assert not [text for _, text in told(result, NoteKind.LEFT) if text.startswith("Det finns ingen cell")]
    assert fill(result.data, plan).data == result.data
