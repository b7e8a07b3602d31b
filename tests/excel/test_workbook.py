from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from example_plans import FORM, counts, exported, own, read, skarpnack, with_areas
from hypothesis import given
from hypothesis import strategies as st

from dear_examples import FEWER
from official_form import INSTRUCTION
from planterm.errors import PlantermError
from planterm.excel.workbook import workbook_bytes
from planterm.model.text import clean

REAL_COUNTS = [(8, 8, 8), (1, 1, 1), (4, 4, 4), (11, 11, 11), (2, 2, 2), (0, 0, 0)]
NASTY = [
    "=SUMMA(A1)", "=1+1", "#N/A", "#DIV/0!", "+1", "-", "@x", "TRUE", "25 %", "2025", "2025-04-24", "1/3", "'citat",
    '<row r="1" customHeight="1">',
    " blank först och sist ", "två  blanka", "tabb\there", "rad\nrad\n\nrad", "\n", "x\n", "<b>&amp;</b>", "]]>",
    "[/i]", "[se bilaga]", "åäö €@", "“”’–…", "a\u0301", "hårt\u00a0blank", "👩‍👩‍👧 𝔘", "_x0041_", "a_x000D_b",
    "å" * 577,
]  # fmt: skip


def test_sheets_stand_in_the_forms_order_with_its_template_before_the_analysis() -> None:
    assert exported(skarpnack()).sheetnames == [
        "Instruktion", "1 Unga i riskzon", "2 Otrygga platser", "3 Systemhot", "4 Brottsoffer", "5 Kriminella miljöer",
        "6 Eget område", "Analys",
    ]  # fmt: skip


def test_own_areas_take_the_templates_place() -> None:
    book = exported(with_areas(own("Heder / förtryck"), own("Narkotika", area_id="narkotika")))
    assert book.sheetnames[6:] == ["6 Heder förtryck", "7 Narkotika", "Analys"]
    assert [book.worksheets[index]["A1"].value for index in (6, 7)] == ["Heder / förtryck", "Narkotika"]


def test_every_cell_of_the_real_plan_is_in_the_workbook_to_the_character() -> None:
    plan = skarpnack()
    book = exported(plan)
    read_back = [
        [tuple(cell or "" for cell in row) for row in sheet.iter_rows(min_row=3, values_only=True)]
        for sheet in book.worksheets[1:6]
    ]
    assert read_back == [[row.cells for row in area.rows] for area in plan.areas]
    assert sum(map(len, read_back)) == 26


def test_an_area_sheet_opens_with_the_areas_title_the_headers_and_the_guidance() -> None:
    header, guidance = exported(skarpnack()).worksheets[1].iter_rows(max_row=2, values_only=True)
    assert header == (
        "Unga i riskzon för destruktivt beteende", "Orsak", "Åtgärd", "Operativa mål", "När", "Vem", "Uppföljning",
    )  # fmt: skip
    assert guidance == FORM.columns.guidance


def test_the_analysis_shows_its_numbers_without_any_recalculation() -> None:
    book = read(workbook_bytes(skarpnack()), values=True)
    analysis = book.worksheets[-1]
    assert counts(book) == REAL_COUNTS
    assert analysis["A1"].value == "Sammanställning över prioriterade områden"
    assert [cell.value for cell in analysis[2]] == list(FORM.analysis.headings)
    assert analysis["A8"].value == "[Eget prioriterat område]"


def test_what_looks_like_a_formula_a_number_or_markup_stays_the_text_that_was_typed() -> None:
    sheet = exported(with_areas(own("Eget", *(("x", text) for text in NASTY)))).worksheets[6]
    for number, text in enumerate(NASTY, start=3):
        cell = sheet.cell(number, 2)
        assert (cell.value, cell.data_type) == ((text, "s") if text.strip() else (None, "n"))
        assert cell.number_format == "@"


@given(st.lists(st.text(max_size=60).map(clean).filter(lambda text: "x005F_" not in text), min_size=7, max_size=7))
@FEWER
def test_any_text_comes_back_as_it_was(texts: list[str]) -> None:
    sheet = exported(with_areas(own("Eget", texts))).worksheets[6]
    assert [cell.value or "" for cell in sheet[3]] == [text if text.strip() else "" for text in texts]


def test_excel_is_told_to_leave_what_looks_like_an_escape_alone() -> None:
    plan = with_areas(own("Eget", ("_x0041_", "_X0041_", "_x41_")))
    with ZipFile(BytesIO(workbook_bytes(plan))) as package:
        strings = package.read("xl/worksheets/sheet7.xml").decode()
    assert ">_x005F_x0041_<" in strings
    assert ">_X0041_<" in strings
    assert ">_x41_<" in strings


def test_a_title_that_no_cell_can_hold_is_refused_in_words() -> None:
    with pytest.raises(PlantermError, match=r"är 32.768 tecken lång .* högst 32.767 tecken"):
        workbook_bytes(with_areas(own("å" * 32_768)))


def test_characters_that_would_ruin_the_file_are_left_out() -> None:
    book = exported(with_areas(own("Eget\x00", ("a\x0bb\ufffe\ud800c",))))
    assert book.worksheets[6]["A1"].value == "Eget"
    assert book.worksheets[6]["A3"].value == "a\nbc"


def test_the_instruction_sheet_says_whose_plan_it_is_and_holds_the_forms_text_and_links() -> None:
    plan = skarpnack()._replace(police_area="Farsta", case_number="SKA 2025/1", decided_on=date(2025, 4, 24))
    sheet = exported(plan).worksheets[0]
    column = [cell.value for cell in sheet["A"]]
    assert column[:6] == [
        "Bilaga 3:2", "Åtgärdsplan 2025", "Förvaltning: Skarpnäcks stadsdelsförvaltning", "Lokalpolisområde: Farsta",
        "Diarienummer: SKA 2025/1", "Beslutsdatum: 2025-04-24",
    ]  # fmt: skip
    assert column[6:10] == list(INSTRUCTION.paragraphs)
    links = {cell.value: cell.hyperlink.target for cell in sheet["A"] if cell.hyperlink}
    assert links == {resource.name: resource.address for resource in INSTRUCTION.resources if resource.address}
    assert "Crime reduction toolkit" in column


def test_the_properties_name_the_plan_its_district_and_the_language() -> None:
    properties = exported(skarpnack()).properties
    assert (properties.title, properties.creator, properties.language) == (
        "Åtgärdsplan 2025", "Skarpnäcks stadsdelsförvaltning", "sv-SE",
    )  # fmt: skip


def test_the_same_plan_gives_the_same_bytes() -> None:
    made = datetime(2025, 4, 24, 10, 30)
    assert workbook_bytes(skarpnack(), made) == workbook_bytes(skarpnack(), made)
    assert read(workbook_bytes(skarpnack(), made)).properties.modified == made


def test_readers_that_stream_see_every_row() -> None:
    data = workbook_bytes(skarpnack())
    with ZipFile(BytesIO(data)) as package:
        sheet = package.read("xl/worksheets/sheet2.xml").decode()
    assert '<dimension ref="A1:G10"' in sheet
    assert sheet.count("<is><t") == 7 * 10 - 2
