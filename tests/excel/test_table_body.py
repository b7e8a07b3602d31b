"""What stands below a table on the city's sheet is kept: it moves down with the rows, and none is written over it."""

from collections.abc import Mapping

import pytest
from city_books import THIN, draw_rows, fill, rows_of, rows_read, saved, small_book, told
from example_plans import FORM, read, rows, with_areas
from openpyxl.worksheet.worksheet import Worksheet

from planterm.excel.filling.fill_book import Filled
from planterm.excel.notes import NoteKind, asks_for_a_look
from planterm.model.plan import Plan

TAB, UNGA = FORM.areas[0].tab, FORM.areas[0].title


def plan_of(count: int) -> Plan:
    """A plan whose first area has that many rows."""
    plan = with_areas()
    cells = [
        (f"Problem {n}", "Dold plats", "Fler lampor", "Mindre klotter", "2026", "Teknik", "") for n in range(count)
    ]
    return plan.with_area(plan.areas[0]._replace(rows=rows(*cells)))


def filled(below: Mapping[str, str], count: int) -> tuple[Filled, Worksheet]:
    """A city's sheet with rows 2 to 4, filled with that many rows; the cells below are the city's."""
    book = small_book()
    for place, text in below.items():
        book[TAB][place] = text
    result = fill(saved(book), plan_of(count))
    assert fill(result.data, plan_of(count)).data == result.data
    return result, read(result.data)[TAB]


BELOW = [
    ({"A7": "Ort och datum", "D7": "Underskrift"}, {"A9": "Ort och datum", "D9": "Underskrift"}),
    ({"B7": "Kontaktperson: Anna, tfn 08-508"}, {"B9": "Kontaktperson: Anna, tfn 08-508"}),
    ({"A5": "Antal", "B5": "=COUNTA(B2:B4)"}, {"A8": "Antal", "B8": "=COUNTA(B2:B7)"}),
    ({"B6": "=COUNTA(B2:B4)"}, {"B9": "=COUNTA(B2:B7)"}),
    (
        {"A5": "Antal", "B5": "Orsaker", "A6": "=COUNTA(A2:A4)", "B6": "=COUNTA(B2:B4)-1"},
        {"A8": "Antal", "B8": "Orsaker", "A9": "=COUNTA(A2:A7)", "B9": "=COUNTA(B2:B7)-1"},
    ),
    ({"A7": "Fyll inte i", "A8": "Namn", "E8": "Datum"}, {"A9": "Fyll inte i", "A10": "Namn", "E10": "Datum"}),
    ({"A6": "Ort", "C6": "Dag", "E6": "Namn", "G6": "Titel"}, {"A9": "Ort", "C9": "Dag", "E9": "Namn", "G9": "Titel"}),
]  # fmt: skip


@pytest.mark.parametrize(("below", "moved"), BELOW, ids=" ".join)
def test_the_citys_own_lines_move_down(below: Mapping[str, str], moved: Mapping[str, str]) -> None:
    result, sheet = filled(below, 6)
    assert [sheet[f"A{row}"].value for row in range(2, 8)] == [f"Problem {n}" for n in range(6)]
    assert {place: sheet[place].value for place in moved} == moved
    assert not [text for _, text in told(result, NoteKind.LEFT) if "ersattes" in text]


@pytest.mark.parametrize("below", [below for below, _ in BELOW], ids=" ".join)
def test_the_citys_own_lines_stay_where_there_is_room(below: Mapping[str, str]) -> None:
    result, sheet = filled(below, 2)
    assert {place: sheet[place].value for place in below} == below
    assert not asks_for_a_look(result.report)


def test_a_sum_without_a_value_gets_one() -> None:
    result, _ = filled({"B6": "=COUNTA(B2:B4)"}, 6)
    assert read(result.data, values=True)[TAB]["B9"].value == 6


def test_a_blank_signature_line_is_written_over_by_no_row() -> None:
    book = small_book()
    sheet = book[TAB]
    sheet.merge_cells("A6:C6")
    sheet.merge_cells("D6:G6")
    after = read(fill(saved(book), plan_of(6)).data)[TAB]
    assert sorted(str(each) for each in after.merged_cells.ranges) == ["A9:C9", "D9:G9"]


def test_a_note_beside_the_table_moves_down_and_row_numbers_do_not_count_as_one() -> None:
    book = small_book()
    sheet = book[TAB]
    sheet.insert_cols(1)
    sheet["A1"] = "Nr"
    for row in range(2, 5):
        sheet.cell(row, 1, row - 1)
        draw_rows(sheet, range(row, row + 1), range(2, 9))
    sheet["A6"] = "Fyll inte i under denna rad."
    after = read(fill(saved(book), plan_of(6)).data)[TAB]
    assert [after[f"A{row}"].value for row in range(2, 10)] == [*range(1, 7), None, "Fyll inte i under denna rad."]


def test_added_rows_look_as_those_above_whatever_stands_below() -> None:
    book = small_book()
    book[TAB]["B6"] = "=COUNTA(B2:B4)/3"
    book[TAB]["B6"].number_format = "0%"
    book[TAB]["A8"] = "Ort"
    book[TAB]["A8"].border = THIN
    sheet = read(fill(saved(book), plan_of(9)).data)[TAB]
    for row in range(2, 11):
        for column in "ABCDEFG":
            assert sheet[f"{column}{row}"].border.bottom.style == "thin"
            assert sheet[f"{column}{row}"].fill.start_color.rgb == "FFEEEEEE"
    assert (sheet["B12"].number_format, sheet["A14"].value) == ("0%", "Ort")


def test_rows_begin_where_the_citys_rows_are_drawn() -> None:
    book = small_book(header_row=1)
    book[TAB].insert_rows(2)
    draw_rows(book[TAB], range(5, 6))
    sheet = read(fill(saved(book), plan_of(2)).data)[TAB]
    assert [sheet[f"A{row}"].value for row in range(2, 5)] == [None, "Problem 0", "Problem 1"]


def test_old_rows_are_replaced_also_below_the_drawn_ones() -> None:
    book = small_book()
    for row in range(2, 8):
        for column, text in enumerate(("Gammalt", "a", "b", "c", "d"), 1):
            book[TAB].cell(row, column, text)
    result = fill(saved(book), plan_of(2))
    assert rows_read(result.data)[UNGA] == rows_of(plan_of(2))[UNGA]


def test_a_text_too_long_for_the_tallest_row_stands_whole_in_its_cell_and_is_told() -> None:
    plan, text = plan_of(1), "Vi går igenom vad som har gjorts. " * 900
    plan = plan.with_area(plan.areas[0]._replace(rows=rows(("Problem", text))))
    result = fill(saved(small_book()), plan)
    sheet = read(result.data)[TAB]
    assert (sheet["B2"].value, sheet.row_dimensions[2].height) == (text, 409)
    assert [text[:41] for _, text in told(result, NoteKind.LEFT) if text.startswith("En text")] == [
        "En text är längre än vad som får plats i "
    ]


def test_formulas_among_the_rows_are_replaced_and_told() -> None:
    result, sheet = filled({"B3": '="Upp"&"repat"'}, 3)
    assert sheet["B3"].value == "Dold plats"
    assert (TAB, "Formeln i B3 ersattes av planens text.") in told(result, NoteKind.LEFT)
