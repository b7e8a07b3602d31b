"""Sums and signatures below a table are no rows of a plan, and nothing of them is passed over in silence."""

from pathlib import Path

import pytest
from city_books import TABS, fill, saved, small_book
from example_plans import read, skarpnack
from openpyxl.worksheet.worksheet import Worksheet

from planterm.excel.importing import imported
from planterm.excel.notes import Note, NoteKind

ROW = ("Klotter", "Dålig belysning", "Fler lampor")


def table() -> Worksheet:
    """A sheet with two rows."""
    sheet = small_book(rows=0).worksheets[0]
    sheet.append(ROW)
    sheet.append(("Rån", "Tomma ytor"))
    return sheet


def problems_and_notes(sheet: Worksheet) -> tuple[list[str], list[Note]]:
    """The problems that import reads, and what it tells of the rows below."""
    assert sheet.parent is not None
    result = imported(saved(sheet.parent), Path("bok.xlsx"))
    notes = [note for note in result.report if note.sheet == sheet.title and note.place not in {"", "A1"}]
    return [row.cells[0] for row in result.plan.areas[0].rows], notes


def test_sums_their_labels_and_what_stands_below_them_are_no_rows() -> None:
    sheet = table()
    sheet.append(("Antal", "Orsaker"))
    sheet.append(("=COUNTA(A2:A3)", "=COUNTA(B2:B3)"))
    sheet["A7"], sheet["D7"] = "Farsta den 1 april", "Underskrift"
    problems, notes = problems_and_notes(sheet)
    assert problems == ["Klotter", "Rån"]
    left = [(note.place, note.text) for note in notes if note.kind is NoteKind.LEFT]
    assert [place for place, _ in left] == ["A4", "B4", "A7", "D7", "A5", "B5"]
    assert left[3] == ("D7", "Texten står utanför tabellen och lämnades: ”Underskrift”.")


def test_a_sum_with_a_label_is_told_as_what_it_is() -> None:
    sheet = table()
    sheet["A4"], sheet["B4"] = "Summa", "=COUNTA(B2:B3)"
    problems, notes = problems_and_notes(sheet)
    assert problems == ["Klotter", "Rån"]
    assert (
        Note(NoteKind.REMARK, "Raden räknar raderna ovanför och är ingen rad i planen: ”Summa”.", sheet.title, "rad 4")
        in notes
    )


def test_a_row_below_a_sum_is_a_row_where_it_has_a_rows_texts() -> None:
    sheet = table()
    sheet["A4"], sheet["B4"] = "Summa", "=COUNTA(B2:B3)"
    sheet.append((*ROW, "Mindre klotter", "2026"))
    assert problems_and_notes(sheet)[0] == ["Klotter", "Rån", "Summa", "Klotter"]


def test_a_formula_in_a_rows_cell_makes_no_sum_of_the_row() -> None:
    sheet = table()
    sheet.append(("Snatteri", "Öppna hyllor", "Larm", "", "2026", "Handlarna", '=COUNTA(A2:A3)&" gånger"'))
    assert problems_and_notes(sheet)[0] == ["Klotter", "Rån", "Snatteri"]


def test_two_texts_that_stand_apart_are_read_on_a_guess() -> None:
    sheet = table()
    sheet["A6"], sheet["D6"] = "Farsta den 1 april", "Anna Ek"
    problems, notes = problems_and_notes(sheet)
    assert problems == ["Klotter", "Rån", "Farsta den 1 april"]
    text = (
        "Raden står för sig själv under tabellen, men lästes som en rad i planen: ”Farsta den 1 april” och ”Anna Ek”."
    )
    assert notes == [Note(NoteKind.GUESSED, text, sheet.title, "rad 6")]


def test_a_row_that_looks_something_up_in_a_list_is_a_row() -> None:
    sheet = table()
    sheet.append(("Snatteri", "Öppna hyllor", "", "", "", "=VLOOKUP(1,Kontakter!A1:B9,2)"))
    assert problems_and_notes(sheet)[0] == ["Klotter", "Rån", "Snatteri"]


@pytest.mark.parametrize(
    "line",
    [
        ("Ort och datum", "Underskrift", "Namnförtydligande"),
        ("Datum:", "Ort:", "Namn:", "Befattning:", "Telefon:"),
        ("Fastställd:", "", "", "________________"),
        ("Datum: 2026-04-01", "Namn: Anna Ek"),
        ("Namn", "Bo Lind", "Datum", "2026-02-01"),
        ("Antagen", "Stadsdelsnämnden", "2026-02-01"),
        ("Kontakt:", "Bo Lind"),
        ("Kontaktperson", "Bo Lind", "08-508 00 000", "bo.lind@stockholm.se"),
        ("Upprättad av:", "Bo Lind", "Datum:", "2026-03-01", "Utgåva:", "1.2"),
        ("Polisens underskrift", "", "", "Stadsdelens underskrift"),
        ("Beslutas av stadsdelsnämnden", "§ 45"),
        ("Godkänd av Bo Lind 2026-04-01",),
        ("Underskrifter",),
        ("Grön = klart", "Gul = pågår", "Röd = ej påbörjat"),
    ],
)
def test_a_line_to_be_signed_at_is_no_row_however_many_labels_it_has(line: tuple[str, ...]) -> None:
    sheet = table()
    for column, text in enumerate(line, 1):
        sheet.cell(6, column, text or None)
    sheet["A7"] = "Anna Ek"
    problems, notes = problems_and_notes(sheet)
    assert problems == ["Klotter", "Rån"]
    shown = (*filter(None, line), "Anna Ek")
    assert [note.text for note in notes] == [f"Texten står utanför tabellen och lämnades: ”{text}”." for text in shown]
    filled = fill(saved(sheet.parent), skarpnack())  # type: ignore[arg-type]
    assert {cell.value for row in read(filled.data).worksheets[0] for cell in row}.issuperset(shown)


def test_rows_of_another_kind_that_stand_apart_are_read_on_a_guess() -> None:
    sheet = small_book(rows=0).worksheets[0]
    for line in (*[("Klotter", "Tristess", "Sanering", "Inget klotter", "2026", "Teknik", "Klart")] * 2, ()):
        sheet.append(line or (None,))
    for line in (("Indikator", "Mål", "Utfall"), ("Trygghet", "70 %", "68 %")):
        sheet.append(line)
    problems, notes = problems_and_notes(sheet)
    assert problems == ["Klotter", "Klotter", "Indikator", "Trygghet"]
    assert [note.kind for note in notes] == [NoteKind.GUESSED] * 2


def test_what_is_written_over_each_of_many_labels_is_no_row() -> None:
    sheet = table()
    for line in ((), ("2026-01-20", "Anna Ek", "Enhetschef", "A. Ek"), ("Datum", "Namn", "Titel", "Signatur")):
        sheet.append(line or (None,))
    problems, notes = problems_and_notes(sheet)
    assert problems == ["Klotter", "Rån"]
    assert "Texten står utanför tabellen och lämnades: ”Enhetschef”." in [note.text for note in notes]


def test_a_text_far_under_an_empty_table_is_no_row_and_makes_no_area_of_the_template() -> None:
    book = small_book(TABS, rows=0)
    for sheet in book.worksheets:
        sheet["A9"] = "Lämnas in senast 30 april."
    result = imported(saved(book), Path("bok.xlsx"))
    assert not list(result.plan.rows())
    assert not any(area.own for area in result.plan.areas)
    assert sum(note.kind is NoteKind.LEFT and note.place == "A9" for note in result.report) == len(TABS)


def test_a_begun_row_that_speaks_of_decisions_is_a_row() -> None:
    sheet = table()
    sheet.append(("Rutinen är inte fastställd", "Ingen policy är antagen"))
    problems, notes = problems_and_notes(sheet)
    assert (problems[-1], notes) == ("Rutinen är inte fastställd", [])


def test_signatures_far_under_an_empty_table_and_what_stands_over_the_blanks_are_no_rows() -> None:
    empty, sheet = small_book(rows=0).worksheets[0], table()
    empty["A7"], empty["D7"] = "Avstämd i lokala rådet", "Anna Ek"
    assert problems_and_notes(empty)[0] == []
    sheet["A5"], sheet["E5"], sheet["A7"], sheet["E7"] = "För stadsdelen", "För polisen", "________", "________"
    assert problems_and_notes(sheet)[0] == ["Klotter", "Rån"]


def test_what_stands_right_below_the_lines_of_a_drawn_table_is_read_on_a_guess() -> None:
    sheet = small_book(rows=2).worksheets[0]
    for column, text in enumerate(ROW, 1):
        sheet.cell(2, column, text)
        sheet.cell(3, column, text)
    sheet["A4"], sheet["A5"], sheet["D5"] = "Brå 2025", "Anna Ek", "Bo Lind"
    problems, notes = problems_and_notes(sheet)
    assert problems == ["Klotter", "Klotter", "Brå 2025", "Anna Ek"]
    assert [(note.kind, note.place) for note in notes] == [(NoteKind.GUESSED, "rad 4"), (NoteKind.GUESSED, "rad 5")]


def test_what_an_empty_table_has_instead_of_rows_is_read_on_a_guess() -> None:
    for text in ("Ej aktuellt", "Inga åtgärder 2026", "* Se lägesbilden"):
        sheet = small_book(rows=0).worksheets[0]
        sheet["A2"] = text
        problems, notes = problems_and_notes(sheet)
        assert (problems, [note.kind for note in notes]) == ([text], [NoteKind.GUESSED])


def test_a_line_below_the_lines_of_a_drawn_table_is_no_row() -> None:
    book = small_book(rows=3)
    sheet = book.worksheets[0]
    for column, text in enumerate(ROW, 1):
        sheet.cell(2, column, text)
    sheet["A6"], sheet["C6"] = "Källa: lägesbilden 2025", "Frågor till Anna Ek"
    problems, notes = problems_and_notes(sheet)
    assert problems == ["Klotter"]
    assert [note.place for note in notes if note.kind is NoteKind.LEFT] == ["A6", "C6"]


def test_a_sum_that_somebody_typed_is_no_row_and_stays_when_the_table_is_filled() -> None:
    sheet = table()
    sheet.append(("Summa", "2 st"))
    problems, notes = problems_and_notes(sheet)
    assert problems == ["Klotter", "Rån"]
    assert [note.place for note in notes] == ["A4", "B4"]
    filled = fill(saved(sheet.parent), skarpnack())  # type: ignore[arg-type]
    assert ("Summa", "2 st") in {row[:2] for row in read(filled.data).worksheets[0].values}
    sheet["A4"] = "Antal inbrott"
    assert problems_and_notes(sheet)[0] == ["Klotter", "Rån"]
    sheet["B4"] = "Dåliga lås"
    assert problems_and_notes(sheet)[0] == ["Klotter", "Rån", "Antal inbrott"]


def test_a_sentence_right_under_the_rows_is_read_on_a_guess() -> None:
    sheet = table()
    sheet.append(("Lämnas in senast 30 april.",))
    problems, notes = problems_and_notes(sheet)
    assert problems[-1] == "Lämnas in senast 30 april."
    assert [note.kind for note in notes] == [NoteKind.GUESSED]


def test_a_typed_sum_whose_label_stands_in_the_column_of_numbers_is_no_row() -> None:
    sheet = table()
    sheet.insert_cols(1)
    for row, text in enumerate(("Nr", "1", "2", "Summa"), 1):
        sheet.cell(row, 1, text)
    sheet["B4"] = "2 st"
    problems, notes = problems_and_notes(sheet)
    assert problems == ["Klotter", "Rån"]
    assert [note.place for note in notes if note.kind is NoteKind.LEFT] == ["A4", "B4"]


def test_colours_that_are_explained_and_what_has_a_label_before_it_are_no_rows() -> None:
    lines = [
        ("Grön: klar", "Gul: pågår", "Röd: inte påbörjad"), ("Källa: lägesbilden 2025",), ("Totalt antal åtgärder: 2",),
        ("Version 2.1", "2026-02-01"), ("Färgförklaring",),
    ]  # fmt: skip
    for texts in lines:
        sheet = table()
        sheet.append(())
        for column, text in enumerate(texts, 1):
            sheet.cell(5, column, text)
        problems, notes = problems_and_notes(sheet)
        assert problems == ["Klotter", "Rån"]
        assert [note.kind for note in notes] == [NoteKind.LEFT] * len(texts)
