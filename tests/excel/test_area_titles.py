"""Where an area's title may stand: in the header, above it, beside a label, or only in the sheet's name."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from city_books import fill, saved, small_book
from example_plans import FORM, own, skarpnack, with_areas
from openpyxl import Workbook, load_workbook

from official_form import OWN_AREA
from planterm.excel.importing import Imported, imported
from planterm.excel.notes import NoteKind

HEADER = tuple(column.header for column in FORM.columns)
UNGA, PLATSER = FORM.areas[0].title, FORM.areas[1].title

Rows = Sequence[Sequence[str]]


def read(**sheets: Rows) -> Imported:
    """What is read of a workbook with these sheets; underscores in their names stand for blanks."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append([text or None for text in row])
    data = BytesIO()
    book.save(data)
    return imported(data.getvalue(), Path("bok.xlsx"))


def areas_of(result: Imported) -> list[tuple[str, bool, list[str]]]:
    """The title of each area with rows, whether it is an own one, and its problems."""
    return [(area.title, area.own, [row.cells[0] for row in area.rows]) for area in result.plan.areas if area.rows]


def told(result: Imported, kind: NoteKind) -> list[str]:
    return [note.text for note in result.report if note.kind is kind]


def test_an_own_areas_title_is_read_where_the_other_sheets_have_theirs() -> None:
    result = read(
        Flik_A=[("Prio", "", UNGA), HEADER, ("Klotter",)],
        Flik_B=[("Prio", "", "Narkotikaförsäljning i centrum"), HEADER, ("Langning",)],
    )
    assert areas_of(result) == [(UNGA, False, ["Klotter"]), ("Narkotikaförsäljning i centrum", True, ["Langning"])]
    assert not any("Narkotikaförsäljning" in text for text in told(result, NoteKind.LEFT))


def test_an_own_areas_title_is_read_beside_its_label() -> None:
    for label in (
        ("Prioriterat område:", "", "Trygg station"),
        ("Område: Trygg station",),
        ("Eget område: Trygg station",),
        ("Område 6 – Trygg station",),
        ("Fokusområde:", "Trygg station"),
    ):
        result = read(Flik_F=[("Åtgärdsplan 2026",), label, HEADER, ("Langning",)])
        assert areas_of(result) == [("Trygg station", True, ["Langning"])]
        assert not told(result, NoteKind.LEFT)


def test_a_placeholder_where_the_other_sheets_have_their_titles_makes_no_area_of_the_template() -> None:
    template = OWN_AREA.tab.replace(" ", "_")
    sheets = {"Flik_A": [(UNGA,), HEADER, ("Klotter",)], template: [("[Skriv områdets namn]",), HEADER]}
    result = read(**sheets)
    assert areas_of(result) == [(UNGA, False, ["Klotter"])]
    assert len(result.plan.areas) == len(FORM.areas)


@pytest.mark.parametrize("name", ["Exempel", "Anvisningar"])
def test_an_example_beside_the_areas_is_none_and_stays_as_it_is_when_they_are_filled(name: str) -> None:
    example = ("Exempel på problem", "Orsak", "Åtgärd")
    book = small_book(rows=2)
    sheet = book.create_sheet(name, 0)
    for row in ((UNGA, *HEADER[1:]), example):
        sheet.append(row)
    assert areas_of(imported(saved(book), Path("bok.xlsx"))) == []
    filled = load_workbook(BytesIO(fill(saved(book), skarpnack()).data))
    assert tuple(cell.value for cell in filled[name][2])[:3] == example
    assert filled[FORM.areas[0].tab]["A2"].value == skarpnack().areas[0].rows[0].cells[0]


def test_a_title_that_begins_as_a_header_does_is_a_title() -> None:
    result = read(Flik_A=[("Åtgärder mot våld i hemmet", *HEADER[1:]), ("Hot",)])
    assert areas_of(result) == [("Åtgärder mot våld i hemmet", True, ["Hot"])]
    (area,) = (area for area in read(Flik_A=[("Mål 2026", *HEADER[1:]), ("Hot", "Alkohol")]).plan.areas if area.rows)
    assert (area.title, area.rows[0].cells[:2]) == ("Flik A", ("", "Alkohol"))


def test_a_title_that_is_written_as_the_areas_tab_is_known() -> None:
    result = read(Blad1=[("Otrygga platser",), HEADER, ("Klotter",)], Blad2=[("Brottsoffer", *HEADER[1:]), ("Rån",)])
    assert areas_of(result) == [(PLATSER, False, ["Klotter"]), (FORM.areas[3].title, False, ["Rån"])]


def test_own_areas_of_the_same_title_are_told() -> None:
    titled = ("Trygg station", *HEADER[1:])
    result = read(Flik_A=[titled, ("Langning",)], Flik_B=[titled, ("Rån",)])
    assert areas_of(result) == [("Trygg station", True, ["Langning"]), ("Trygg station", True, ["Rån"])]
    assert any("varje blad blev ett område" in text for text in told(result, NoteKind.GUESSED))


def test_an_own_area_whose_title_was_not_written_is_named_after_its_sheet() -> None:
    titled = (OWN_AREA.title, *HEADER[1:])
    assert areas_of(read(**{"6._Kvinnofrid": [titled, ("Hot",)]})) == [("Kvinnofrid", True, ["Hot"])]


def test_two_short_texts_under_the_template_make_no_area_and_are_told_once() -> None:
    result = read(Flik_A=[(UNGA,), HEADER, ("Klotter",)], **{OWN_AREA.tab: [HEADER, (), ("Inget eget", "", "Anna Ek")]})
    assert areas_of(result) == [(UNGA, False, ["Klotter"])]
    assert [text for text in told(result, NoteKind.LEFT) if "Inget eget" in text or "Anna" in text] == [
        "Texten står utanför tabellen och lämnades: ”Inget eget”.",
        "Texten står utanför tabellen och lämnades: ”Anna Ek”.",
    ]
    assert not any("lästes som en rad" in text for text in told(result, NoteKind.GUESSED))


def test_a_title_that_the_sheets_name_has_no_room_for_is_read_above_the_table() -> None:
    title = "Narkotikaförsäljning i Exempel centrum"
    sheets = {"6_Narkotikaförsäljning_i…": [("Uppdaterad i mars",), (title,), HEADER, ("Langning",)]}
    assert areas_of(read(**sheets)) == [(title, True, ["Langning"])]


def test_areas_on_one_sheet_have_their_titles_above_their_headers() -> None:
    result = read(
        Åtgärdsplan=[
            (UNGA,),
            HEADER,
            ("Klotter", "Få vuxna"),
            ("Rån", "Mörkt"),
            (),
            (f"2. {PLATSER}",),
            HEADER,
            ("Mörk gångtunnel", "Trasig lampa"),
            HEADER,
            ("Trasig bänk", "Ålder"),
            (),
            ("Trygg station",),
            HEADER,
            ("Langning", "Skymd plats"),
        ]
    )
    assert areas_of(result) == [
        (UNGA, False, ["Klotter", "Rån"]),
        (PLATSER, False, ["Mörk gångtunnel", "Trasig bänk"]),
        ("Trygg station", True, ["Langning"]),
    ]
    assert told(result, NoteKind.GUESSED)[-2:-1] == [
        "Texten ”Trygg station” står ensam ovanför en rubrikrad och lästes som ett områdes titel."
    ]
    assert not told(result, NoteKind.LEFT)


def test_a_lone_problem_before_a_repeated_header_is_a_row() -> None:
    result = read(Blad=[(UNGA,), HEADER, ("Klotter", "Få vuxna"), ("Rån",), HEADER, ("Stölder", "Mörkt")])
    assert areas_of(result) == [(UNGA, False, ["Klotter", "Rån", "Stölder"])]


def test_an_area_that_has_two_sheets_is_one_area() -> None:
    result = read(
        Flik_A=[(UNGA, *HEADER[1:]), ("Klotter",)],
        Flik_B=[(f"{UNGA} (forts.)", *HEADER[1:]), ("Rån",)],
        Flik_C=[(UNGA,), HEADER, ("Stölder",)],
    )
    assert areas_of(result) == [(UNGA, False, ["Klotter", "Rån", "Stölder"])]
    assert sum("flera ställen" in text for text in told(result, NoteKind.GUESSED)) == 2


def test_the_area_that_goes_on_under_the_same_title_on_another_sheet_is_one_area() -> None:
    result = read(Blad1=[(UNGA,), HEADER, ("Klotter",)], Blad2=[(f"{UNGA} (fortsättning)",), HEADER, ("Rån",)])
    assert areas_of(result) == [(UNGA, False, ["Klotter", "Rån"])]


def test_the_newest_year_that_only_sheets_name_is_the_plans() -> None:
    result = read(Unga_2025=[(UNGA,), HEADER, ("Klotter",)], Unga_2026=[(UNGA,), HEADER, ("Rån",)])
    assert (result.plan.year, areas_of(result)) == (2026, [(UNGA, False, ["Rån"])])
    assert "Året 2026 är hämtat ur ”Unga 2026”." in told(result, NoteKind.GUESSED)


def test_the_year_that_only_titles_of_areas_name_is_the_plans() -> None:
    result = read(A=[(f"{UNGA} 2025", *HEADER[1:]), ("Klotter",)], B=[(f"{UNGA} 2026", *HEADER[1:]), ("Rån",)])
    assert (result.plan.year, areas_of(result)) == (2026, [(UNGA, False, ["Rån"])])


def test_of_an_area_that_has_two_years_the_plans_is_read_and_the_other_is_told() -> None:
    one_sheet = [
        ("Åtgärdsplan 2025",), (UNGA, *HEADER[1:]), ("Klotter", "Mörkt"), ("Bus", "Tristess"), (),
        ("Åtgärdsplan 2026",), (UNGA, *HEADER[1:]), ("Rån", "Mörkt"),
    ]  # fmt: skip
    named = {"Unga_2025": [(UNGA, *HEADER[1:]), ("Klotter",), ("Bus",)], "Unga_2026": [(UNGA, *HEADER[1:]), ("Rån",)]}
    for result, year, problems in (
        (read(Plan=one_sheet), 2025, ["Klotter", "Bus"]),
        (read(**named), 2026, ["Rån"]),
        (read(Framsida=[("Åtgärdsplan 2025",)], **named), 2025, ["Klotter", "Bus"]),
    ):
        assert areas_of(result) == [(UNGA, False, problems)]
        (left,) = (text for text in told(result, NoteKind.LEFT) if "flera år" in text)
        assert f"för {4051 - year} lämnades" in left


def test_what_names_the_plan_between_two_tables_is_no_row() -> None:
    result = read(
        Blad=[
            (UNGA, *HEADER[1:]), ("Klotter", "Mörkt"), (), ("Åtgärdsplan 2026",), ("Fastställd av nämnden",),
            (PLATSER, *HEADER[1:]), ("Rån", "Mörkt"),
        ]
    )  # fmt: skip
    assert areas_of(result) == [(UNGA, False, ["Klotter"]), (PLATSER, False, ["Rån"])]
    assert result.plan.year == 2026
    assert told(result, NoteKind.LEFT) == ["Texten står utanför tabellen och lämnades: ”Fastställd av nämnden”."]


def test_areas_may_follow_each_other_under_their_titles_in_one_table() -> None:
    rows = [HEADER, (UNGA,), ("Klotter", "Få vuxna"), ("Rån",), (f"2. {PLATSER}",), ("Mörk gångtunnel", "Trasig lampa")]
    result = read(Plan=rows)
    assert areas_of(result) == [(UNGA, False, ["Klotter", "Rån"]), (PLATSER, False, ["Mörk gångtunnel"])]
    assert not told(result, NoteKind.LEFT)


def test_what_stands_across_a_table_among_titles_of_areas_is_one_too() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    bands = (f"Prioriterat område: {UNGA}", "Trygg station", PLATSER)
    for row in (HEADER, *(row for band in bands for row in ((band,), (f"Problem: {band}", "Mörkt")))):
        sheet.append(row)
    for number in (2, 4, 6):
        sheet.merge_cells(f"A{number}:G{number}")
    data = BytesIO()
    book.save(data)
    result = imported(data.getvalue(), Path("bok.xlsx"))
    assert [title for title, _, problems in areas_of(result) if len(problems) == 1] == [UNGA, PLATSER, "Trygg station"]
    assert any(text.startswith("Texten ”Trygg station” står över") for text in told(result, NoteKind.GUESSED))


def test_a_title_may_have_a_label_with_a_number_above_its_rows() -> None:
    result = read(Plan=[HEADER, (f"Prioriterat område 1: {UNGA}",), ("Rån",), (f"Område 2: {PLATSER}",), ("Klotter",)])
    assert areas_of(result) == [(UNGA, False, ["Rån"]), (PLATSER, False, ["Klotter"])]


def test_an_own_area_that_goes_on_is_one_area_and_is_filled_on_its_first_sheet() -> None:
    for first, second in (("Heder", "Heder (forts.)"), ("Heder del 1", "Heder del 2"), ("Heder 1/2", "Heder 2/2")):
        book = small_book([("Flik A", first), ("Flik B", second)])
        for sheet in book.worksheets:
            sheet["A2"] = f"Kontroll {sheet.title}"
        data = saved(book)
        result = imported(data, Path("bok.xlsx"))
        assert areas_of(result) == [("Heder", True, ["Kontroll Flik A", "Kontroll Flik B"])]
        assert any("raderna lästes till samma område" in text for text in told(result, NoteKind.GUESSED))
        plan = with_areas(own("Heder", ("Rån",)))
        assert areas_of(imported(fill(data, plan).data, Path("bok.xlsx"))) == [("Heder", True, ["Rån"])]


def test_of_an_own_area_that_has_two_years_the_newest_is_read() -> None:
    result = read(Flik_A=[("Heder 2025", *HEADER[1:]), ("Rån",)], Flik_B=[("Heder 2026", *HEADER[1:]), ("Klotter",)])
    assert areas_of(result) == [("Heder 2026", True, ["Klotter"])]
    assert any("finns för flera år" in text for text in told(result, NoteKind.LEFT))


def test_what_stands_below_the_headers_of_most_areas_is_guidance_and_stays() -> None:
    guidance = ("Vad är fel?", "Varför?", "Vad gör vi?")
    book = small_book([(area.tab, area.title) for area in FORM.areas])
    for number, sheet in enumerate(book.worksheets):
        for column, text in enumerate(guidance, 1):
            sheet.cell(2, column, text)
        sheet.cell(3, 1, f"Klotter {number}")
    data = saved(book)
    result = imported(data, Path("bok.xlsx"))
    assert [row.cells[0] for row in result.plan.rows()] == [f"Klotter {number}" for number in range(5)]
    assert sum("togs för vägledning och lämnades: ”Vad är fel?”" in text for text in told(result, NoteKind.LEFT)) == 5
    filled = load_workbook(BytesIO(fill(data, skarpnack()).data)).worksheets[0]
    assert [filled[place].value for place in ("A2", "A3")] == ["Vad är fel?", skarpnack().areas[0].rows[0].cells[0]]
