"""Which rows of a sheet become rows of the plan, and what is told of those that are not plainly so."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from example_plans import FORM
from openpyxl import Workbook

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
    assert guesses(result) == [
        (
            "rad 5",
            "Texten står för sig själv under tabellen; den lästes som en rad med bara Orsak: ”Övrigt: se bilaga”.",
        )
    ]
