"""Which rows of a sheet become rows of the plan, and what is told of those that are not plainly so."""

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from example_plans import FORM
from openpyxl import Workbook
from openpyxl.styles import Color, PatternFill
from openpyxl.writer.theme import theme_xml

from planterm.excel.importing import Imported, imported
from planterm.excel.notes import NoteKind

HEADER = ("Trygg station", *(column.header for column in FORM.columns[1:]))


def read(*rows: Sequence[str], merged: str = "") -> Imported:
    """What is read of a workbook with the header and these rows below it."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (HEADER, *rows):
        sheet.append([text or None for text in row])
    if merged:
        sheet.merge_cells(merged)
    data = BytesIO()
    book.save(data)
    return imported(data.getvalue(), Path("bok.xlsx"))


def rows_of(result: Imported) -> list[tuple[str, ...]]:
    """The problem and the cause of each row."""
    return [row.cells[:2] for row in result.plan.rows()]


def guesses(result: Imported) -> list[tuple[str, str]]:
    return [
        (note.place, note.text) for note in result.report if note.kind is NoteKind.GUESSED and note.sheet and note.place
    ]


def test_a_blank_row_in_a_merged_problem_is_no_row_whatever_stands_beside_the_table() -> None:
    beside = ("", *[""] * 6, "Fråga rektorn")
    result = read(("Klotter", "Mörkt"), beside, ("", "Få vuxna"), merged="A2:A4")
    assert rows_of(result) == [("Klotter", "Mörkt"), ("Klotter", "Få vuxna")]


def test_guidance_among_a_rows_own_texts_is_read_and_told() -> None:
    guidance = FORM.columns.guidance[0]
    result = read(FORM.columns.guidance, ("Klotter", "Mörkt"), (guidance, "Få vuxna"))
    assert rows_of(result) == [("Klotter", "Mörkt"), (guidance, "Få vuxna")]
    assert guesses(result) == [("rad 4", "Texten i Problem är formulärets vägledning, men lästes som planens.")]


def test_a_lone_text_below_the_table_is_told_in_whichever_column_it_stands() -> None:
    result = read(("Klotter", "Mörkt"), ("Rån",), (), ("", "Övrigt: se bilaga"))
    assert rows_of(result)[1:] == [("Rån", ""), ("", "Övrigt: se bilaga")]
    told = "Raden står för sig själv under tabellen, men lästes som en rad i planen: ”Övrigt: se bilaga”."
    assert guesses(result) == [("rad 5", told)]


def test_a_text_alone_above_a_row_that_begins_anew_is_told() -> None:
    result = read(("Skolmiljö",), ("Klotter", "Mörkt", "Lampor"), ("Rån",), ("", "Mörkt", "Lampor"))
    assert len(rows_of(result)) == 4
    assert [place for place, text in guesses(result) if "kan vara en rubrik" in text] == ["rad 2"]


def test_a_single_row_whose_first_text_is_a_sentence_is_a_row_like_others() -> None:
    row = ("Det är mörkt i parken.", "Belysning saknas")
    result = read(row)
    assert rows_of(result) == [row]
    assert guesses(result) == []


def test_a_mark_of_repetition_is_the_text_above_and_is_told() -> None:
    marks = ("”", '"', "„", "“", '-"-', "– ” –", "-||-", "''", "d:o", "Dito.", "–“–", '" "', '__"__', "(som ovan)")
    for mark in marks:
        result = read(FORM.columns.guidance, (mark, "Mörkt"), ("Klotter", mark), (mark, mark), ("", mark))
        assert rows_of(result) == [(mark, "Mörkt"), ("Klotter", "Mörkt"), ("Klotter", "Mörkt"), ("", "Mörkt")]
        (told,) = (note.text for note in result.report if "Upprepning" in note.text)
        assert told == "Upprepningstecknen lästes som texten ovanför: B4, A5, B5 och B6."
    assert rows_of(read(("Klotter", "Mörkt"), ("-", "?"))) == [("Klotter", "Mörkt"), ("-", "?")]


def test_colours_that_may_mean_something_are_told_with_their_rows() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in ((*HEADER, "Status"), *[("Klotter",)] * 4):
        sheet.append(row)
    green, red, grey = (PatternFill("solid", start_color=colour) for colour in ("FFC6EFCE", "FFFF0000", "FFDDDDDD"))
    sheet["H2"].fill, sheet["H3"].fill, sheet["H4"].fill = green, red, green
    for column in range(1, 8):
        sheet.cell(5, column).fill = red
        sheet.cell(3, column).fill = grey
        sheet.cell(1, column).fill = green
    data = BytesIO()
    book.save(data)
    told = [note.text for note in imported(data.getvalue(), Path("bok.xlsx")).report if "Färger" in note.text]
    where = "grön på rad 2 och 4 (Status); röd på rad 3 (Status); röd på rad 5"
    assert told == [f"Färger kan betyda något, men har ingen plats i planen: {where}."]


def test_colours_of_the_theme_are_called_what_they_are_in_it() -> None:
    for accent, name in (("92D050", "grön"), ("FFC000", "gul"), ("C0504D", "röd")):
        book = Workbook()
        sheet = book.worksheets[0]
        for row in (HEADER, ("Klotter",), ("Rån",)):
            sheet.append(row)
        sheet["G2"].fill = PatternFill("solid", start_color=Color(theme=9, tint=0.4))
        accents = re.sub(
            r"(?<=<a:accent6>).*?(?=</a:accent6>)", f'<a:srgbClr val="{accent}"/>', theme_xml, flags=re.DOTALL
        )
        book.loaded_theme = accents
        data = BytesIO()
        book.save(data)
        (told,) = (note.text for note in imported(data.getvalue(), Path("bok.xlsx")).report if "Färger" in note.text)
        assert f": {name} på rad 2 " in told


def test_words_for_the_same_as_above_are_marks_of_repetition_too() -> None:
    for mark in ("do", "Samma.", "se ovan", "-ll-", "-11-", "↑", "ibid."):
        assert rows_of(read(("Klotter", "Mörkt"), (mark, "Få vuxna")))[1] == ("Klotter", "Få vuxna")


def test_the_colour_of_a_single_row_among_three_is_told() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (HEADER, *(("Klotter", "Mörkt", "Lampor"),) * 3):
        sheet.append(row)
    for cell in sheet[3]:
        cell.fill = PatternFill("solid", start_color="FFFFFF00")
    data = BytesIO()
    book.save(data)
    report = imported(data.getvalue(), Path("bok.xlsx")).report
    assert [note.text for note in report if "gul på rad 3" in note.text]
