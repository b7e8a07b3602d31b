"""Whose plan it is, for which year and on which form; what is read as which area."""

from io import BytesIO
from pathlib import Path

import pytest
from city_books import edited
from example_plans import FORM, exported, own, skarpnack, with_areas
from hostile_books import book

from official_form import OWN_AREA, At
from planterm.excel.importing import Imported, imported
from planterm.excel.notes import NoteKind
from planterm.excel.workbook import workbook_bytes

PATH = Path("bok.xlsx")
DATES = {"xl/f.xml": '<styleSheet><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>'}
HEADERS = ("Orsak", "Åtgärd", "Operativa mål", "När", "Vem", "Uppföljning")


def sheet_of(*rows: tuple[str, ...]) -> bytes:
    """A workbook with one sheet of texts, named "Blad 1"."""
    cells = [[f'<c t="inlineStr"><is><t>{text}</t></is></c>' if text else "<c/>" for text in row] for row in rows]
    written = "".join(f"<row>{''.join(row)}</row>" for row in cells)
    return book(sheet=f"<worksheet><sheetData>{written}</sheetData></worksheet>")


def guesses(result: Imported) -> list[str]:
    return [note.text for note in result.report if note.kind is NoteKind.GUESSED]


def test_a_year_and_a_district_that_are_asked_for_go_before_those_in_the_workbook() -> None:
    result = imported(workbook_bytes(skarpnack()), PATH, year=2027, district="Farsta stadsdelsförvaltning")
    assert (result.plan.year, result.plan.district) == (2027, "Farsta stadsdelsförvaltning")
    remarks = [note.text for note in result.report if note.kind is NoteKind.REMARK]
    assert "År: ”2027” som du angav; i arbetsboken står ”2025”." in remarks
    assert (
        "Förvaltning: ”Farsta stadsdelsförvaltning” som du angav; i arbetsboken står ”Skarpnäcks stadsdelsförvaltning”."
        in remarks
    )
    assert not guesses(result)


@pytest.mark.parametrize(
    ("title", "year", "district"),
    [
        ("Åtgärdsplan 2026 – Skarpnäck", 2026, "Skarpnäck"),
        ("Brottsförebyggande åtgärdsplan för Farsta 2026", 2026, "Farsta"),
        ("ÅTGÄRDSPLAN 2026", 2026, ""),
        ("Åtgärdsplan 2026–2027", 2026, ""),
        ("Åtgärdsplan år 2026 (uppföljning T2)", 2026, ""),
        ("Handlingsplan 2026 Täby kommun, version 3", 2026, "Täby kommun"),
        ("Åtgärdsplan brottsförebyggande arbete Södermalm 2026", 2026, "Södermalm"),
        (
            "Enskede-Årsta-Vantörs stadsdelsförvaltning, åtgärdsplan 2026",
            2026,
            "Enskede-Årsta-Vantörs stadsdelsförvaltning",
        ),
        ("Hägersten och Älvsjö stadsdelsförvaltning", 2025, "Hägersten och Älvsjö stadsdelsförvaltning"),
    ],
)
def test_year_and_district_are_guessed_from_a_title_above_the_table(title: str, year: int, district: str) -> None:
    plan = imported(sheet_of((title,), ("Heder", *HEADERS), ("Kontroll",)), PATH).plan
    assert (plan.year, plan.district) == (year, district)


def test_the_year_may_stand_in_the_files_name() -> None:
    result = imported(sheet_of(("Heder", *HEADERS), ("Kontroll",)), Path("Atgardsplan Farsta 2028 v3.xlsx"))
    assert result.plan.year == 2028
    assert "Året 2028 är hämtat ur ”Atgardsplan Farsta 2028 v3”." in guesses(result)


def test_a_year_that_only_a_row_names_is_not_the_plans() -> None:
    result = imported(sheet_of(("Heder", *HEADERS), ("Åtgärdsplan 2019 följdes inte",)), PATH)
    assert result.plan.year == FORM.year


def test_of_forms_that_fit_as_well_the_year_decides() -> None:
    later = FORM._replace(id="senare", year=2027, areas=(FORM.areas[0]._replace(id="barn"), *FORM.areas[1:]))
    book = workbook_bytes(skarpnack())
    assert imported(book, PATH, forms=[FORM, later]).plan.form == FORM
    new = imported(book, PATH, year=2027, forms=[FORM, later]).plan
    assert (new.form, new.areas[0].id) == (later, "barn")


def test_the_empty_template_is_no_area_but_a_filled_one_is() -> None:
    template = own(OWN_AREA.title, ("Buskörning",), area_id="x")
    assert len(imported(workbook_bytes(with_areas()), PATH).plan.areas) == 5
    areas = imported(workbook_bytes(with_areas(template)), PATH).plan.areas
    assert [(area.id, area.title, area.own) for area in areas[5:]] == [("eget", OWN_AREA.title, True)]


def test_own_areas_of_the_same_name_have_ids_of_their_own() -> None:
    plan = with_areas(own("Heder", ("a",), area_id="a"), own("Heder", ("b",), area_id="b"))
    areas = imported(workbook_bytes(plan), PATH).plan.areas[5:]
    assert [(area.id, area.title) for area in areas] == [("heder", "Heder"), ("heder-2", "Heder")]


def test_rows_of_the_same_text_have_ids_of_their_own() -> None:
    plan = imported(sheet_of(("Heder", *HEADERS), ("Kontroll",), ("Kontroll",), ("Kontroll",)), PATH).plan
    assert len({row.id for row in plan.rows()}) == 3


def test_what_newer_programs_add_is_not_taken_for_the_workbooks_own() -> None:
    space = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"
    more = f'<workbookPr date1904="1"/><x:workbookPr xmlns:x="{space}" chartTrackingRefBase="1"/><sheets>'
    whole = edited(book('<row r="2"><c r="E2" s="1"><v>44674</v></c></row>', parts=DATES),
                   {"xl/workbook.xml": lambda part: part.replace("<sheets>", more)})  # fmt: skip
    assert next(imported(whole, PATH).plan.rows()).cells[At.WHEN] == "2026-04-24"


def test_control_characters_do_not_come_in() -> None:
    rows = '<row r="2"><c t="inlineStr"><is><t>a_x0007_b_x001B_[2J</t></is></c></row>'
    assert next(imported(book(rows), PATH).plan.rows()).cells[At.PROBLEM] == "ab[2J"


def test_the_guidance_is_known_however_it_was_moved_and_a_plan_that_quotes_it_keeps_it() -> None:
    guidance = FORM.columns.guidance[0]
    plan = with_areas(own("Heder", (guidance,), ("Kontroll", guidance)))
    rows = imported(workbook_bytes(plan), PATH).plan.areas[-1].rows
    assert [row.cells[:2] for row in rows] == [(guidance, ""), ("Kontroll", guidance)]


def test_many_texts_outside_are_told_together_and_every_one_of_them() -> None:
    texts = [f"Fotnot {number}" for number in range(200)]
    rows = [("Heder", *HEADERS), *(("Kontroll", *[""] * 7, text) for text in texts)]
    left = [note for note in imported(sheet_of(*rows), PATH).report if note.kind is NoteKind.LEFT]
    assert [(note.sheet, note.place) for note in left] == [("Blad 1", "I2:I201")]
    assert all(f"”{text}”" in left[0].text for text in texts)


def test_the_address_behind_a_text_is_told_unless_the_text_is_the_address() -> None:
    saved = exported(with_areas(own("Heder", ("Problem", "Orsak"))))
    sheet = saved.worksheets[1]
    sheet.append(["Klotter", "Se rutin", "https://intranat.se/rutin", "anna@farsta.se", "Se bladet"])
    for letter, address in (("B", "https://intranat.se/klotter"), ("C", "https://intranat.se/rutin")):
        sheet[f"{letter}3"].hyperlink = address
    sheet["D3"].hyperlink = "mailto:anna@farsta.se"
    sheet["E3"].hyperlink = "#'2 Otrygga platser'!A1"
    data = BytesIO()
    saved.save(data)
    result = imported(data.getvalue(), Path("bok.xlsx"))
    assert [(note.place, note.text) for note in result.report if note.kind is NoteKind.LEFT] == [
        ("B3", "Länken på ”Se rutin” till https://intranat.se/klotter lämnades: planen har ingen plats för den.")
    ]


def test_a_formula_that_openpyxl_has_written_is_told_to_have_no_value() -> None:
    saved = exported(with_areas(own("Heder", ("Problem", "Orsak"))))
    sheet = saved.worksheets[1]
    sheet["A3"], sheet["B3"] = "Klotter", '=CONCATENATE("Få ","vuxna")'
    data = BytesIO()
    saved.save(data)
    result = imported(data.getvalue(), Path("bok.xlsx"))
    (note,) = (note for note in result.report if note.kind is NoteKind.LEFT)
    assert (note.place, "inget sparat värde" in note.text) == ("B3", True)
