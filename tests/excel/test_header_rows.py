"""Headers on several levels, several follow-ups, and headers of somebody's own over the form's guidance."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from city_books import fill, rows_of, rows_read, saved
from example_plans import FORM, read
from openpyxl import Workbook

from planterm.excel.importing import imported
from planterm.excel.notes import NoteKind

UNGA = FORM.areas[0].title
TOP = (UNGA, "Orsak", "Åtgärd", "Operativa mål")
ROW = ("Klotter", "Dold plats", "Sanera", "Mindre klotter", "2026", "Teknik")


def book(rows: Sequence[Sequence[str]], *merged: str) -> bytes:
    """A workbook with a sheet of these rows."""
    made = Workbook()
    sheet = made.worksheets[0]
    for row in rows:
        sheet.append([text or None for text in row])
    for each in merged:
        sheet.merge_cells(each)
    return saved(made)


def told(data: bytes, kind: NoteKind) -> list[str]:
    """What is told of the sheet itself."""
    return [note.text for note in imported(data, Path("bok.xlsx")).report if note.kind is kind and note.sheet]


WHEN_AND_WHO = {
    "merged": (
        [(*TOP, "Genomförande", "", "Uppföljning"), ("", "", "", "", "När", "Vem"), (*ROW, "Gjort")],
        *(f"{letter}1:{letter}2" for letter in "ABCDG"), "E1:F1",
    ),
    "not merged": ([(*TOP, "Genomförande", "", "Uppföljning"), ("", "", "", "", "När", "Vem"), (*ROW, "Gjort")],),
    "headers below": (
        [("", "", "", "", "Genomförande", "", ""), (*TOP, "När", "Vem", "Uppföljning"), (*ROW, "Gjort")], "E1:F1",
    ),
    "groups over all": (
        [("Lägesbild", "", "Plan", "", "", "", "Utfall"), (*TOP, "När", "Vem", "Uppföljning"), (*ROW, "Gjort")],
        "A1:B1", "C1:F1",
    ),
    "three levels": (
        [(*TOP, "Genomförande", "", "Uppföljning"), ("", "", "", "", "Tid och ansvar"), ("", "", "", "", "När", "Vem"),
         (*ROW, "Gjort")],
        *(f"{letter}1:{letter}3" for letter in "ABCDG"), "E1:F1", "E2:F2",
    ),
    "a title over all": (
        [("Åtgärdsplan 2026 för Farsta",), (*TOP, "När", "Vem", "Uppföljning"), (*ROW, "Gjort")], "A1:G1",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WHEN_AND_WHO)
def test_headers_of_several_levels_are_read(name: str) -> None:
    rows, *merged = WHEN_AND_WHO[name]
    data = book(rows, *merged)  # type: ignore[arg-type]
    assert rows_read(data)[UNGA] == [(*ROW, "Gjort")]
    assert not [text for text in told(data, NoteKind.GUESSED) if "olumn" in text]
    # What stands over several columns may be told as standing outside, as a title may.
    assert all(text.startswith("Texten står utanför") for text in told(data, NoteKind.LEFT))


THREE = (*ROW, "Påbörjat", "Halvvägs", "Klart")
ROUNDS = {
    "with dates": ([(*TOP, "När", "Vem", "Uppföljning 3 maj", "Uppföljning 2026-08", "Slutlig uppföljning"), THREE],),
    "merged": ([(*TOP, "När", "Vem", "Uppföljning"), ("",) * 6 + ("T1", "T2", "Helår"), THREE], "G1:I1"),
    "in one row": ([(*TOP, "När", "Vem", "Uppföljning, vår", "Uppföljning höst", "Uppföljning 2026"), THREE],),
    "on lines": ([(*TOP, "När", "Vem", "Uppföljning\nTertial 1", "Uppföljning\nTertial 2", "Uppföljning"), THREE],),
    "in compounds": ([(*TOP, "När", "Vem", "Delårsuppföljning", "Halvårsuppföljning", "Slutuppföljning"), THREE],),
    "counted": ([(*TOP, "När", "Vem", "1:a uppföljningen", "Andra uppföljningen", "Tredje uppföljningen"), THREE],),
    "in reports": (
        [(*TOP, "När", "Vem", *(f"Uppföljning {each}" for each in ("tertialrapport 1", "TR 2", "bokslut"))), THREE],
    ),
    "without a name": ([(*TOP, "När", "Vem", "T1", "T2", "Helår"), THREE],),
    "headers below": ([("",) * 6 + ("Uppföljning",), (*TOP, "När", "Vem", "T1", "T2", "Helår"), THREE], "G1:I1"),
    "over guidance": (
        [(*TOP, "När", "Vem", "Uppföljning"), ("",) * 6 + ("T1", "T2", "Helår"), FORM.columns.guidance, THREE],
        *(f"{letter}1:{letter}2" for letter in "ABCDEF"), "G1:I1", "G3:I3",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ROUNDS)
def test_of_several_follow_ups_the_last_is_read_with_the_others_below_it(name: str) -> None:
    rows, *merged = ROUNDS[name]
    data = book([*rows, (*ROW, "", "Väntar"), ROW], *merged)  # type: ignore[arg-type]
    found = [row[6].casefold() for row in rows_read(data)[UNGA]]
    assert [line.rpartition(": ")[2] for line in found[0].split("\n")] == ["klart", "halvvägs", "påbörjat"]
    assert found[1:] == ["väntar", ""]
    assert sum("står i flera kolumner" in text for text in told(data, NoteKind.GUESSED)) == 1
    assert not told(data, NoteKind.LEFT)


def test_a_column_of_years_or_periods_is_no_follow_up() -> None:
    for header in ("År", "Period"):
        data = book([(header, *TOP, "När", "Vem", "Uppföljning"), ("2026", *ROW, "Gjort")])
        assert rows_read(data)[UNGA] == [(*ROW, "Gjort")]
        assert told(data, NoteKind.LEFT) == [f"Kolumnen ”{header}” finns inte i formuläret och lämnades: A2 ”2026”."]


def test_the_months_of_a_calendar_are_no_follow_ups() -> None:
    months = ("Jan", "Feb", "Mars")
    data = book([(*TOP, *months, "Vem", "Uppföljning"), (*ROW[:4], "", "x", "x", "Teknik", "Gjort")])
    assert rows_read(data)[UNGA] == [(*ROW[:4], "", "Teknik", "Gjort")]
    assert sum("”x”" in text for text in told(data, NoteKind.LEFT)) == 2


def test_headers_of_ones_own_are_told_by_the_guidance_below_them() -> None:
    own = (UNGA, "Bakgrund", "Vad", "Effektmål", "Startdatum", "Huvudansvarig", "T1")
    for headers in ((*own[:1], "Orsak", "Åtgärd", *own[3:]), own):
        data = book([headers, FORM.columns.guidance, (*ROW, "Gjort")])
        assert rows_read(data)[UNGA] == [(*ROW, "Gjort")]
        assert "Kolumnen ”Startdatum” lästes som När." in told(data, NoteKind.GUESSED)
        assert not told(data, NoteKind.LEFT)


def test_a_filled_workbook_has_each_follow_up_in_its_column() -> None:
    city = book([*ROUNDS["merged"][0], (*ROW, "", "Väntar"), ROW], "G1:I1")
    plan = imported(city, Path("bok.xlsx")).plan
    filled = fill(city, plan).data
    assert [cell.value for cell in read(filled).worksheets[0][3]] == list(THREE)
    assert rows_read(filled) == rows_of(plan)


def test_headers_under_open_ones_need_be_no_known_words() -> None:
    top, lower = (*TOP, "När", "Vem", "", "Uppföljning"), ("", "", "", "", "", "Ansvarig", "Medverkande")
    data = book([top, lower, (*ROW, "Polisen", "Gjort")])
    assert [row.cells for row in imported(data, Path("bok.xlsx")).plan.rows()] == [(*ROW, "Gjort")]
    assert [text for text in told(data, NoteKind.LEFT) if "Polisen" in text] == [
        "Kolumnen ”Vem Medverkande” finns inte i formuläret och lämnades: G3 ”Polisen”."
    ]


def test_a_row_of_times_under_a_header_over_both_is_a_row() -> None:
    header, row = (*TOP, "När", "", "Vem", "Uppföljning"), (*ROW[:4], "2026-01-15", "2026-06-30", ROW[5], "Gjort")
    assert rows_read(book([header, row, row], "E1:F1"))[UNGA] == [(*ROW[:4], "2026-01-15", ROW[5], "Gjort")] * 2
    explained = ("", *("(kort)",) * 3, "Tid", "Ansvarig", "(sist)")
    data = book([(*TOP, "Genomförande", "", "Uppföljning"), explained, (*ROW, "Gjort")], "E1:F1")
    assert rows_read(data)[UNGA] == [(*ROW, "Gjort")]


@pytest.mark.parametrize("numbers", ["Å1", ""])
def test_a_header_over_several_columns_is_that_of_their_texts(numbers: str) -> None:
    header, row = (*TOP[:3], "", "Operativa mål", "När", "Vem", "Uppföljning"), (*ROW[:2], numbers, *ROW[2:], "Gjort")
    data = book([header, row, row], "C1:D1")
    assert rows_read(data)[UNGA] == [(*ROW, "Gjort")] * 2
    assert [text.rpartition(": ")[2] for text in told(data, NoteKind.LEFT)] == ["C2 ”Å1”; C3 ”Å1”."] * bool(numbers)
    empty = book([header, ("", "", "1"), ("", "", "2")], "C1:D1")
    plan = imported(data, Path("bok.xlsx")).plan
    assert rows_read(fill(empty, plan).data) == rows_of(plan)
