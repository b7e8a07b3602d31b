"""Analyses that count areas by tables, texts or places go on counting them, or it is told that they do not."""

import pytest
from city_books import HEADERS, TABS, fill, parts, saved, small_book, told
from example_plans import FORM, own, read, rows, with_areas
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table

from planterm.excel.notes import NoteKind
from planterm.model.plan import Plan

OWN = [own(f"Eget: {letter}", ("Mopeder", "Inga hinder"), ("Bilar",), area_id=letter) for letter in "ABC"]
UNGA = FORM.areas[0].tab


def plan(count: int = 6) -> Plan:
    """A plan with rows in the first area, and three areas of the district's own."""
    made = with_areas(*OWN)
    cells = [(f"Problem {n}", "Dold plats") for n in range(count)]
    return made.with_area(made.areas[0]._replace(rows=rows(*cells)))


def analysed(formula: str, headers: tuple[str, ...] = ("Antal problem", "Antal identifierade orsaker")) -> Workbook:
    """A city's workbook with an analysis; the formula counts the named column of the numbered table and sheet."""
    book = small_book(TABS)
    for number, sheet in enumerate(book.worksheets if "Tabell" in formula else (), 1):
        sheet.add_table(Table(displayName=f"Tabell{number}", ref="A1:G4"))
    analysis = book.create_sheet("Analys")
    analysis.append(("Område", *headers))
    for number, (tab, title) in enumerate(TABS, 1):
        header = title.replace("[", "'[").replace("]", "']")
        values = [formula.format(n=number, tab=tab, header=h, column=c) for h, c in ((header, "A"), ("Orsak", "B"))]
        analysis.append((title, *values))
    return book


def lines(book: bytes, *, values: bool = False) -> list[tuple[object, ...]]:
    """The lines of the analysis below its header."""
    return list(read(book, values=values)["Analys"].iter_rows(min_row=2, values_only=True))


def test_an_analysis_that_names_excel_tables_counts_every_area_that_has_a_sheet() -> None:
    result = fill(saved(analysed("=COUNTA(Tabell{n}[{header}])")), plan())
    assert lines(result.data, values=True) == [
        (TABS[0][1], 6, 6), *((title, 0, 0) for _, title in TABS[1:5]), (OWN[0].title, 2, 1),
    ]  # fmt: skip
    assert [text[:40] for _, text in told(result, NoteKind.LEFT)] == [
        "Området ”Eget: B” har inget blad i arbet",
        "Området ”Eget: C” har inget blad i arbet",
        "Cellen är rubrik i en Excel-tabell och ä",
    ]
    assert fill(result.data, plan()).data == result.data


def test_a_formula_about_more_than_a_column_of_a_table_is_left_to_excel() -> None:
    result = fill(saved(analysed("=COUNTA(Tabell{n}[[#Data],[{header}]])")), plan())
    assert [line[1:] for line in lines(result.data, values=True)] == [(None, None)] * 6


def test_an_analysis_that_is_more_than_counts_gets_its_lines_and_is_left_to_excel() -> None:
    result = fill(saved(analysed("=COUNTA(OFFSET('{tab}'!{column}2,0,0,3,1))")), plan())
    added = [line for line in lines(result.data) if str(line[0]).startswith("Eget")]
    assert [line[0] for line in added] == [area.title for area in OWN]
    assert [str(line[1]).count(f"{number} Eget") for number, line in enumerate(added, 6)] == [1] * 3
    assert [line[1:] for line in lines(result.data, values=True)] == [(None, None)] * 8
    ((sheet, text),) = told(result, NoteKind.LEFT)
    assert (sheet, text[:55]) == ("Analys", "Formlerna kan inte räknas ut av planterm: B2, C2, B3, C")
    assert 'fullCalcOnLoad="1"' in parts(result.data)["xl/workbook.xml"].decode()


def test_an_analysis_with_a_column_for_each_area_gets_no_line_and_that_is_told() -> None:
    book = small_book(TABS)
    book.create_sheet("Analys").append(("Problem", *(f"=COUNTA('{tab}'!A2:A4)" for tab, _ in TABS)))
    result = fill(saved(book), plan())
    assert read(result.data)["Analys"].max_row == 1
    left = [text for sheet, text in told(result, NoteKind.LEFT) if sheet == "Analys"]
    assert [text[28:37] for text in left] == ["”Eget: B”", "”Eget: C”"]


def test_an_analysis_whose_lines_cannot_be_told_apart_is_told() -> None:
    book = small_book(TABS)
    analysis = book.create_sheet("Analys")
    analysis.append(("Blad", "Antal problem"))
    for tab, _ in TABS:
        analysis.append((tab, f'=COUNTA(INDIRECT("\'"&A{analysis.max_row + 1}&"\'!A2:A4"))'))
    left = told(fill(saved(book), plan()), NoteKind.LEFT)
    for area in OWN[1:]:
        beginning = f"Analysen fick ingen rad för ”{area.title}”"
        assert [sheet for sheet, text in left if text.startswith(beginning)] == ["Analys"]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("COUNTA('{tab}'!A:A)-2+1", 6),
        ("+COUNTA( '{tab}'!$A$2:$A$4 , '{tab}'!B2:B4 )", 12),
        ("COUNTIF('{tab}'!A2:A4,\"?*\")", 6),
        ("COUNTIF('{tab}'!A1:A9,\"=PROBLEM 1\")", 1),
        ("COUNTIF('{tab}'!A1:A9,\"prob*\")", 6),
        ("COUNTIFS('{tab}'!A2:A4,\"<>\",'{tab}'!C2:C4,\"<>\")", 0),
        ("SUM(C2,C2)-C2", 6),
        ("COUNTA(unga)", 6),
        ("COUNTA('{tab}'!A2:A4)/2", None),
        ("IF(COUNTA('{tab}'!A2:A4)>3,1,2)", None),
        ("COUNTIF('{tab}'!A2:A4,\">3\")", None),
        ("COUNTIF('{tab}'!A2:A4,\"*1\")", None),
        ("UNIQUE('{tab}'!A2:A4)", None),
        ("'{tab}'!A2", None),
        ("COUNTA('{tab}'!A2:A4", None),
        ("COUNTA('{tab}'!A2:A4)(", None),
        ("B2+COUNTA('{tab}'!A2:A4)", None),
    ],
)
def test_what_plainly_counts_has_a_value_and_anything_else_has_none(formula: str, expected: int | None) -> None:
    book = small_book(TABS[:1])
    book.create_sheet("Analys").append(("Område", "Antal", "Antal"))
    book["Analys"].append(("Unga", f"={formula.format(tab=UNGA)}", f"=COUNTA('{UNGA}'!A2:A4)"))
    book.defined_names["unga"] = DefinedName("unga", attr_text=f"'{UNGA}'!$A$2:$A$4")
    assert lines(fill(saved(book), plan()).data, values=True)[0][1:] == (expected, 6)


def test_areas_on_one_sheet_are_counted_each_by_its_own_rows() -> None:
    book = small_book(TABS[:1])
    sheet = book[UNGA]
    for row in ((), (TABS[1][1], *HEADERS), ("Gammalt",)):
        sheet.append(row)
    book.create_sheet("Analys").append(("Område", "Antal problem"))
    for title, rows_counted in ((TABS[0][1], "A2:A4"), (TABS[1][1], "A7:A7")):
        book["Analys"].append((title, f"=COUNTA('{UNGA}'!{rows_counted})"))
    made = plan()
    result = fill(saved(book), made.with_area(made.areas[1]._replace(rows=rows(("Torget",)))))
    assert [line[1] for line in lines(result.data, values=True)] == [6, 1]
    assert not [text for sheet, text in told(result, NoteKind.LEFT) if text.startswith("Formel")]


def test_a_copied_line_names_the_sum_where_it_stands_now() -> None:
    book = analysed("=COUNTA('{tab}'!{column}2:{column}4)")
    for row in range(2, 8):
        book["Analys"][f"D{row}"] = f"=B{row}/$B$8"
    book["Analys"]["B8"] = "=SUM(B2:B7)"
    after = lines(fill(saved(book), plan()).data)
    assert [line[3] for line in after][:8] == [f"=B{row}/$B$10" for row in range(2, 10)]
    assert after[8][1] == "=SUM(B2:B9)"


def test_formulas_of_added_rows_have_values() -> None:
    book = small_book()
    sheet = book[UNGA]
    sheet["H1"] = "Nr"
    for row in range(2, 5):
        sheet[f"H{row}"] = "=ROW()-1"
    result = fill(saved(book), plan(6))
    assert [cell.value for cell in read(result.data, values=True)[UNGA]["H"]][1:7] == [1, 2, 3, 4, 5, 6]


def test_formulas_of_added_rows_that_cannot_be_computed_are_told() -> None:
    book = small_book()
    book[UNGA]["H1"] = "Dag"
    book[UNGA]["H4"] = "=TODAY()"
    (text,) = (text for sheet, text in told(fill(saved(book), plan(6)), NoteKind.LEFT) if sheet == UNGA)
    assert text.startswith("Formlerna kan inte räknas ut av planterm: H4, H5, H6 och H7. De räknas när")
