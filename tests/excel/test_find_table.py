"""Headers in other words than the form's are headers still, for import and for filling, which leaves them alone."""

from pathlib import Path

import pytest
from city_books import Cells, fill, rows_of, rows_read, saved
from example_plans import FORM, own, read, skarpnack, with_areas
from openpyxl import Workbook

from planterm.excel.importing import imported
from planterm.excel.notes import NoteKind
from planterm.excel.reading.package import UnreadableBookError

TAB, UNGA, PLATSER = FORM.areas[0].tab, FORM.areas[0].title, FORM.areas[1].title
ROW = ("Klotter", "Dålig belysning", "Fler lampor", "Mindre klotter", "2026", "Teknik", "")
SYNONYMS = (
    "Problem/utmaning", "Bakomliggande orsaker", "Aktivitet", "Mål (SMART)", "Tidsplan", "Ansvarig", "Uppföljning 2026",
)  # fmt: skip
QUESTIONS = (
    "Vad är problemet?", "Vad beror det på?", "Vad ska göras?", "Vad vill vi uppnå?", "När?", "Vem ansvarar?",
    "Hur gick det?",
)  # fmt: skip
WITH_GUIDANCE = tuple(
    f"{header}:\n{guidance}"
    for header, guidance in zip((UNGA, *(c.header for c in FORM.columns[1:])), FORM.columns.guidance, strict=True)
)
IN_OTHER_WORDS = tuple(
    f"{column.header}\nSkriv så att en utomstående förstår, gärna kort. " * 2 for column in FORM.columns
)


def book(*rows: tuple[str, ...]) -> bytes:
    """A workbook with the first area of the form, which only its tab names."""
    made = Workbook()
    sheet = made.create_sheet(TAB)
    for row in rows:
        sheet.append(row)
    made.remove(made.worksheets[0])
    return saved(made)


def first_rows(data: bytes) -> Cells:
    """The rows that import reads for the first area."""
    return rows_read(data)[UNGA]


@pytest.mark.parametrize("headers", [SYNONYMS, QUESTIONS, WITH_GUIDANCE, IN_OTHER_WORDS])
def test_a_header_row_in_other_words_is_known_and_kept(headers: tuple[str, ...]) -> None:
    city = book(headers, ROW)
    assert first_rows(city) == [ROW]
    filled = fill(city, skarpnack()).data
    assert tuple(cell.value for cell in read(filled)[TAB][1]) == headers
    assert first_rows(filled) == rows_of(skarpnack())[UNGA]


def test_a_compound_names_what_its_last_part_names() -> None:
    headers = ("Problem", "Grundorsak", "Trygghetsåtgärd", "Effektmål", "Slutdatum", "Huvudansvarig", "Slutresultat")
    assert first_rows(book(headers, ROW)) == [ROW]
    # But when and by whom a follow-up is made says nothing of the measure.
    dated = ("Uppföljningsdatum", "Uppföljningsansvarig", "Uppföljning")
    assert first_rows(book((*headers[:4], *dated), ROW)) == [(*ROW[:4], "", "", "")]


def test_of_tables_side_by_side_none_mixes_with_another() -> None:
    headers = ("Problem", *(column.header for column in FORM.columns[1:]))
    other = tuple(text.upper() for text in ROW)
    result = imported(book((*headers, "", *headers), (*ROW, "", *other)), Path("bok.xlsx"))
    assert [row.cells for row in result.plan.rows()] == [ROW]
    left = " ".join(note.text for note in result.report if note.kind is NoteKind.LEFT)
    assert all(text in left for text in other)


def test_a_header_with_the_forms_guidance_in_its_cell_is_no_guess() -> None:
    report = imported(book(WITH_GUIDANCE, ROW), Path("bok.xlsx")).report
    assert not [note.text for note in report if note.text.startswith("Kolumnen")]


def test_a_workbook_whose_headers_are_all_unknown_is_refused() -> None:
    headers = ("Vad?", "Varför?", "Hur?", "Till vad?", "I maj?", "Åt vem?", "Och sedan?")
    with pytest.raises(UnreadableBookError, match="inget blad med formulärets rubriker"):
        fill(book(headers, ROW), skarpnack())


def test_a_header_of_cells_merged_over_two_rows_ends_with_the_second() -> None:
    made = Workbook()
    sheet = made.create_sheet(TAB)
    sheet.append((UNGA, *(column.header for column in FORM.columns[1:])))
    for letter in "ABCDEFG":
        sheet.merge_cells(f"{letter}1:{letter}2")
    made.remove(made.worksheets[0])
    filled = read(fill(saved(made), skarpnack()).data)[TAB]
    assert sorted(str(each) for each in filled.merged_cells.ranges) == [f"{letter}1:{letter}2" for letter in "ABCDEFG"]
    assert [filled[f"A{row}"].value for row in (2, 3)] == [None, skarpnack().areas[0].rows[0].cells[0]]


def test_headers_may_have_numbers() -> None:
    numbered = tuple(f"{number}. {column.header}" for number, column in enumerate(FORM.columns, 1))
    assert first_rows(book(numbered, ROW)) == [ROW]
    assert first_rows(book(tuple(f"{'abcdefg'[number]}) {text}" for number, text in enumerate(SYNONYMS)), ROW)) == [ROW]


def test_headers_of_groups_above_the_headers_are_none() -> None:
    band = ("Nuläge", "", "Åtgärd", "", "", "", "Uppföljning")
    assert first_rows(book(band, tuple(column.header for column in FORM.columns), ROW)) == [ROW]


@pytest.mark.parametrize(
    "ends", [("Startdatum", "Slutdatum"), ("Start", "Slut"), ("Fr.o.m.", "T.o.m."), ("Från", "Till")]
)
def test_a_time_whose_beginning_and_end_have_columns_of_their_own_is_both(ends: tuple[str, str]) -> None:
    before, after = (UNGA, "Orsak", "Åtgärd", "Mål"), ("Vem", "Uppföljning")
    rows = (
        (*ROW[:4], start, end, "Teknik", "Gjort") for start, end in (("mars", "maj 2026"), ("2026", ""), ("", "juni"))
    )
    city = book((*before, *ends, *after), *rows)
    result = imported(city, Path("bok.xlsx"))
    assert [row.cells[4] for row in result.plan.areas[0].rows] == ["mars–maj 2026", "2026", "juni"]
    told = [note.text for note in result.report if note.place == "E1"]
    assert told == [f"När står i två kolumner, {ends[0]} och {ends[1]}; de lästes som en tid, med tankstreck emellan."]
    plan = with_areas(own("Heder", (*ROW[:4], "vt 2026–ht 2026"), (*ROW[:4], "1–2 gånger i maj")))
    sheet = read(fill(city, plan).data).worksheets[-1]
    assert [[cell.value for cell in row[4:6]] for row in sheet["A2:H3"]] == [
        ["vt 2026", "ht 2026"], ["1–2 gånger i maj", None],
    ]  # fmt: skip


def test_a_column_that_names_the_area_of_each_row_parts_them_and_is_filled_with_them() -> None:
    areas = (UNGA, "", "2. Otrygga platser", "Heder", UNGA)
    made = Workbook()
    made.worksheets[0].append(("Nr", "Område", "Problem", *(column.header for column in FORM.columns[1:])))
    for number, area in enumerate(areas, 1):
        made.worksheets[0].append((number, area or None, f"Klotter {number}", *ROW[1:]))
    city = saved(made)
    result = imported(city, Path("bok.xlsx"))
    found = [(area.title, [row.cells[0][-1] for row in area.rows]) for area in result.plan.areas if area.rows]
    assert found == [(UNGA, ["1", "2", "5"]), (FORM.areas[1].title, ["3"]), ("Heder", ["4"])]
    assert any("vilket område varje rad hör till" in note.text for note in result.report)
    assert [note.place for note in result.report if note.kind is NoteKind.LEFT] == []
    made.worksheets[0].title = TAB
    assert len(imported(saved(made), Path("bok.xlsx")).plan.areas[0].rows) == len(areas)  # the column may mean others
    plan = with_areas(own("Våld", ROW))
    plan = plan._replace(areas=(*skarpnack().areas[:2], *plan.areas[2:]))
    filled = fill(city, plan)
    back = imported(filled.data, Path("bok.xlsx")).plan
    assert {area.title: [row.cells for row in area.rows] for area in back.areas} == rows_of(plan)
    assert rows_read(fill(fill(city, with_areas(own("Våld"))).data, plan).data) == rows_of(plan)


@pytest.mark.parametrize("header", ["Område", None])
def test_areas_merged_down_beside_their_rows_part_these_with_or_without_a_header(header: str | None) -> None:
    made = Workbook()
    for row in ((header, *(column.header for column in FORM.columns)), (UNGA, *ROW), (None, *ROW), (PLATSER, *ROW)):
        made.worksheets[0].append(row)
    made.worksheets[0].merge_cells("A2:A3")
    plan = imported(saved(made), Path("bok.xlsx")).plan
    assert [(area.title, len(area.rows)) for area in plan.areas[:3]] == [
        (UNGA, 2),
        (PLATSER, 1),
        (FORM.areas[2].title, 0),
    ]
    assert rows_read(fill(saved(made), skarpnack()).data)[PLATSER] == rows_of(skarpnack())[PLATSER]


def test_rows_of_which_only_the_area_is_written_are_filled_themselves() -> None:
    made = Workbook()
    made.worksheets[0].append(("Område", *(column.header for column in FORM.columns)))
    for area in FORM.areas:
        made.worksheets[0].append((area.title,))
    filled = read(fill(saved(made), skarpnack()).data).worksheets[0]
    wanted = [(area.title, row.cells[0]) for area in skarpnack().areas for row in area.rows]
    assert [(row[0].value, row[1].value) for row in filled.iter_rows(min_row=2)] == wanted


def test_areas_that_take_turns_in_very_many_rows_are_told_and_not_parted() -> None:
    made = Workbook()
    made.worksheets[0].append(("Område", *(column.header for column in FORM.columns)))
    for number in range(150):
        made.worksheets[0].append((FORM.areas[number % 2].title, *ROW))
    result = imported(saved(made), Path("bok.xlsx"))
    assert [len(area.rows) for area in result.plan.areas if area.rows] == [150]
    assert any(note.kind is NoteKind.LEFT and "Kolumnen ”Område”" in note.text for note in result.report)
