from io import BytesIO
from zipfile import ZipFile

import pytest
from example_plans import exported, own, rows, skarpnack, with_areas
from openpyxl.worksheet.worksheet import Worksheet

from planterm.excel.workbook import workbook_bytes
from planterm.model.plan import Area

SENTENCE = "Vi går igenom vad som har gjorts, vem som ansvarar och vad som återstår. "

A4_HEIGHT = 595 - 2 * 0.55 * 72
"""What a page lying down has room for between its margins, in points."""


def area_sheets() -> list[Worksheet]:
    sheets = exported(skarpnack()).worksheets[1:7]
    return [sheet for sheet in sheets if isinstance(sheet, Worksheet)]


def test_area_sheets_print_on_a4_lying_down_one_page_wide_with_the_header_on_every_page() -> None:
    for sheet in area_sheets():
        setup = sheet.page_setup
        assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, 1, 0)
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.freeze_panes == "A2"
        assert not sheet.merged_cells.ranges


def test_the_page_edges_carry_the_annex_the_plan_and_the_page_number() -> None:
    sheet = area_sheets()[0]
    assert sheet.oddHeader is not None
    assert sheet.oddFooter is not None
    assert sheet.oddHeader.right.text == "Bilaga 3:2"
    assert sheet.oddFooter.left.text == "Åtgärdsplan 2025 · Skarpnäcks stadsdelsförvaltning"
    assert sheet.oddFooter.right.text == "Sida &P av &N"


def test_an_instruction_that_would_get_too_small_takes_two_pages() -> None:
    plan = skarpnack()
    usual, long = (exported(each).worksheets[0] for each in (plan, plan._replace(district=SENTENCE * 30)))
    assert (usual.page_setup.fitToWidth, usual.page_setup.fitToHeight) == (1, 1)
    assert (long.page_setup.fitToWidth, long.page_setup.fitToHeight) == (1, 0)


def test_cells_are_wrapped_at_the_top_and_have_borders() -> None:
    sheet = area_sheets()[0]
    for cell in sheet[3]:
        assert cell.alignment.wrap_text
        assert cell.alignment.vertical == "top"
        assert cell.border.left.style == cell.border.bottom.style == "thin"
    assert sheet["A1"].font.b


def test_screen_readers_are_told_where_the_headers_stand() -> None:
    assert area_sheets()[0].defined_names["ColumnTitle"].attr_text == "'1 Unga i riskzon'!$A$1"


def test_no_row_is_taller_than_excel_allows_and_columns_fill_the_page() -> None:
    for sheet in area_sheets():
        heights = [sheet.row_dimensions[number].height for number in range(1, sheet.max_row + 1)]
        assert all(height is not None and 12 <= height <= 409 for height in heights)
        assert 129 < sum(sheet.column_dimensions[letter].width for letter in "ABCDEFG") < 1.12 * 131


def test_rows_grow_when_text_is_added_in_excel() -> None:
    assert b"customHeight" not in _part(2)


def test_the_essay_in_the_narrow_column_makes_that_column_wide() -> None:
    when = "E"
    others, essay = area_sheets()[0], area_sheets()[2]
    assert essay.column_dimensions[when].width > 1.5 * others.column_dimensions[when].width


def test_three_thousand_characters_fit_in_one_row() -> None:
    text = (SENTENCE * 50)[:3000]
    sheet = exported(with_areas(own("Eget", ("Problem", "Orsak", text, "Mål", "2025", "Vem")))).worksheets[6]
    assert sheet.max_row == 3
    assert sheet["C3"].value == text


def test_smaller_type_is_tried_before_a_row_is_continued() -> None:
    lines = "rad\n" * 34 + "rad"
    sheet = exported(with_areas(own("Eget", ("Problem", "Orsak", lines)))).worksheets[6]
    assert sheet.max_row == 3
    assert sheet["C3"].font.sz == 8
    assert sheet.row_dimensions[3].height <= 409


def test_a_text_too_long_for_any_row_goes_on_in_marked_rows_and_is_whole_when_joined() -> None:
    cause, measure = SENTENCE * 400, "Rad\n" * 90
    area = own("Eget", ("Problem", cause, measure, "Mål"), ("Nästa", "Orsak", "Åtgärd"))
    sheet = exported(with_areas(area)).worksheets[6]
    body = list(sheet.iter_rows(min_row=3, values_only=True))
    first, *continued, following = body
    assert first[7] is None
    assert {row[7] for row in continued} == {"forts."}
    assert following[:3] == ("Nästa", "Orsak", "Åtgärd")
    parts = [first, *continued]
    assert "".join(str(row[1] or "") for row in parts) == cause
    assert "".join(str(row[2] or "") for row in parts) == measure
    assert [row[0] for row in continued] == [None] * len(continued)
    assert all(sheet.row_dimensions[number].height <= 409 for number in range(1, sheet.max_row + 1))


@pytest.mark.parametrize(("length", "size"), [(60, 10), (250, 10), (450, 8)])
def test_a_long_title_leaves_the_tallest_row_room_below_the_header_on_each_page(length: int, size: int) -> None:
    title = (SENTENCE * 10)[:length]
    sheet = exported(with_areas(own(title, ("Problem", SENTENCE * 40)))).worksheets[6]
    assert sheet["A1"].value == title
    assert sheet["A1"].font.sz == size
    assert sheet.row_dimensions[1].height + 409 < A4_HEIGHT
    assert sheet.print_title_rows == "$1:$1"


def test_a_header_that_would_fill_the_page_stands_on_the_first_one_only() -> None:
    sheet = exported(with_areas(own((SENTENCE * 50)[:3000], ("Problem", "Orsak")))).worksheets[6]
    assert sheet.row_dimensions[1].height <= 409
    assert sheet.print_title_rows is None
    assert sheet.freeze_panes is None


def test_a_text_that_goes_on_in_the_next_row_has_a_dotted_line_where_a_page_may_end() -> None:
    sheet = exported(with_areas(own("Eget", ("Problem", SENTENCE * 400)))).worksheets[6]
    first, *between, last = ((cell.border.top.style, cell.border.bottom.style) for cell in sheet["B"][2:])
    assert (first, last) == (("thin", "dotted"), ("dotted", "thin"))
    assert set(between) == {("dotted", "dotted")}


def test_a_long_district_name_with_ampersands_does_not_ruin_the_footer() -> None:
    plan = with_areas(Area("eget", "Eget", rows(), own=True))
    plan = type(plan)(plan.form, plan.year, "Norra & Södra " * 30, areas=plan.areas)
    xml = _footer(workbook_bytes(plan))
    assert "Norra &amp;&amp; Södra" in xml
    assert len(xml.replace("&amp;", "&")) <= 255


def _part(number: int, book: bytes | None = None) -> bytes:
    with ZipFile(BytesIO(book or workbook_bytes(skarpnack()))) as package:
        return package.read(f"xl/worksheets/sheet{number}.xml")


def _footer(book: bytes) -> str:
    text = _part(2, book).decode()
    return text.split("<oddFooter>")[1].split("</oddFooter>")[0]
