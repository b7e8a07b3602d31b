"""A plan in the city's own workbook: every word of the plan, and everything of the city's."""

import re
from collections import Counter
from pathlib import Path

import pytest
from city_books import CITY, edited, fill, parts, rows_of, rows_read, told
from example_plans import FORM, own, read, rows, skarpnack, with_areas
from openpyxl.cell import Cell

from office import converted, needs_office, printed_pages
from planterm.excel.notes import NoteKind, asks_for_a_look
from planterm.excel.sheet import TextTooLongError
from planterm.excel.workbook import workbook_bytes
from planterm.model.plan import Plan

_INCOMPLETE = "ihaliga-delar"  # which Excel has to repair first
BOOKS = sorted(path for path in (Path(__file__).parent / "workbooks").glob("*.xls?") if path.stem != _INCOMPLETE)
HEDER = own("Hedersrelaterat våld", ("Kontroll av systrar", "Heder", "Utbildning"), ("Barnäktenskap",))
TRAFIK = own(
    "Trafik & buskörning", *[(f"Mopeder på gångväg {n}", "Inga farthinder") for n in range(9)], area_id="trafik"
)
UNGA, ANALYSIS = "1 Unga i riskzon", "xl/worksheets/sheet8.xml"


@pytest.fixture(scope="module")
def city() -> bytes:
    """The city's workbook."""
    return CITY.read_bytes()


def look(cell: Cell) -> tuple[object, ...]:
    """What a cell looks like."""
    return (
        cell.font.name,
        cell.font.sz,
        cell.font.b,
        cell.border.left.style,
        cell.border.bottom.style,
        cell.fill.bgColor,
    )


def counts(book: bytes) -> list[tuple[object, ...]]:
    """What stands in the analysis, as those see it who compute nothing."""
    return list(read(book, values=True)["Analys"].iter_rows(min_row=3, values_only=True))


def all_rows_there(book: bytes, plan: Plan) -> bool:
    """Whether import reads every row of the plan, to the character; the city's own texts below may follow."""
    back = rows_read(book)
    return all(back[title][: len(cells)] == cells for title, cells in rows_of(plan).items())


def test_the_real_plan_stands_in_planterms_own_empty_workbook_with_nothing_to_look_at() -> None:
    empty = with_areas()._replace(year=2025)
    result = fill(workbook_bytes(empty), skarpnack())
    assert rows_read(result.data) == rows_of(skarpnack())
    assert not asks_for_a_look(result.report)
    assert [line[1:] for line in counts(result.data)] == [
        (8, 8, 8),
        (1, 1, 1),
        (4, 4, 4),
        (11, 11, 11),
        (2, 2, 2),
        (0, 0, 0),
    ]


def test_the_real_plan_stands_in_the_citys_workbook_to_the_character(city: bytes) -> None:
    assert all_rows_there(fill(city, skarpnack()).data, skarpnack())


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_the_real_plan_stands_in_a_workbook_of_whatever_form(path: Path) -> None:
    result = fill(path.read_bytes(), skarpnack())
    back = rows_read(result.data)
    missing = {text for _, text in told(result, NoteKind.LEFT) if "finns inte i tabellen" in text}
    for title, cells in rows_of(skarpnack()).items():
        if any(text.startswith(f"Området ”{title}” har inget blad") for _, text in told(result, NoteKind.LEFT)):
            continue
        if missing and title == FORM.areas[0].title:
            assert [row[:3] for row in back[title][: len(cells)]] == [row[:3] for row in cells]
        else:
            assert back[title][: len(cells)] == cells
    assert not [text for _, text in told(result, NoteKind.LEFT) if "läsa tillbaka" in text]
    assert fill(result.data, skarpnack()).data == result.data


def test_the_analysis_counts_every_row_and_its_values_stand_in_the_file(city: bytes) -> None:
    result = fill(city, skarpnack())
    assert [line[1:] for line in counts(result.data)] == [
        (8, 8, 8), (1, 1, 1), (4, 4, 4), (11, 11, 11), (2, 2, 2), (0, 0, 0), (26, 26, 26),
    ]  # fmt: skip
    assert read(result.data)["Analys"]["B3"].value == "=COUNTA('1 Unga i riskzon'!A5:A12)"
    changed = [text for sheet, text in told(result, NoteKind.REMARK) if sheet == "Analys"]
    assert (
        "Formeln =COUNTA('1 Unga i riskzon'!A5:A8) räknade inte alla rader och blev "
        "=COUNTA('1 Unga i riskzon'!A5:A12)." in changed
    )
    assert not [text for _, text in told(result, NoteKind.LEFT) if "Formel" in text]


@needs_office
def test_libreoffice_computes_the_same_and_prints_every_word(city: bytes, tmp_path: Path) -> None:
    book = fill(city, skarpnack()._replace(areas=(*skarpnack().areas, HEDER, TRAFIK))).data
    saved = converted(book, "xlsx", tmp_path).read_bytes()
    assert counts(saved) == counts(book)
    assert all_rows_there(saved, skarpnack())
    shown = [cell.value for sheet in read(book) for row in sheet for cell in row if cell.data_type == "s"]
    assert letters("".join(printed_pages(without_page_edges(book), tmp_path))) == letters("".join(map(str, shown)))


def letters(text: str) -> Counter[str]:
    """How often each letter occurs; words may be broken between lines."""
    return Counter(character for character in text if character.isalpha())


def without_page_edges(book: bytes) -> bytes:
    """The workbook without what is printed above and below each page."""
    names = [name for name in parts(book) if name.startswith("xl/worksheets/s")]
    return edited(book, {name: lambda part: re.sub("<headerFooter.*</headerFooter>", "", part) for name in names})


def test_what_the_city_made_stays_byte_for_byte(city: bytes) -> None:
    before, after = parts(city), parts(fill(city, skarpnack()).data)
    touched = {name for name in before if before[name] != after.get(name)}
    assert before.keys() == after.keys()
    assert touched <= {
        *(f"xl/worksheets/sheet{number}.xml" for number in range(2, 9)),
        "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml",
    }  # fmt: skip
    assert {
        "xl/media/image1.png",
        "xl/drawings/drawing1.xml",
        "xl/comments2.xml",
        "xl/worksheets/sheet9.xml",
    } <= before.keys()


def test_widths_styles_choices_and_print_areas_are_the_citys_and_cover_the_new_rows(city: bytes) -> None:
    before, after = read(city), read(fill(city, skarpnack()).data)
    old, new = before[UNGA], after[UNGA]
    assert {key: each.width for key, each in old.column_dimensions.items()} == {
        key: each.width for key, each in new.column_dimensions.items()
    }
    assert [str(each.sqref) for each in new.data_validations.dataValidation] == ["E5:E12"]
    assert new.print_area == "'1 Unga i riskzon'!$A$1:$G$14"
    for row in range(5, 13):
        for column in "ABCDEF":
            assert look(new[f"{column}{row}"]) == look(old[f"{column}8"])
    assert new["A3"].comment is not None


def test_what_stands_below_the_table_moves_down_and_stays_apart(city: bytes) -> None:
    sheet = read(fill(city, skarpnack()).data)[UNGA]
    assert [sheet[f"A{row}"].value for row in (12, 13, 14)] == [
        skarpnack().areas[0].rows[-1].cells[0],
        None,
        "Underskrift:",
    ]


def test_example_rows_are_replaced_and_told_and_the_guidance_stays(city: bytes) -> None:
    result = fill(city, skarpnack())
    assert read(result.data)[UNGA]["A4"].value == FORM.columns.guidance[0]
    assert (
        UNGA,
        "1 rad som stod här med text som planen inte har ersattes: ”Exempel: klotter i centrum”.",
    ) in told(result, NoteKind.LEFT)
    assert "Exempel: klotter" not in parts(result.data)["xl/sharedStrings.xml"].decode()


def test_a_row_that_only_got_more_text_since_it_was_filled_in_is_not_told_as_replaced(city: bytes) -> None:
    plan, first = with_areas(), ("Klotter", "", "Sanera", "", "", "", "")
    area = plan.areas[0]._replace(rows=rows(first, ("Bus", "", "", "", "", "", "Pågår")))
    filled = fill(city, plan.with_area(area)).data
    later = area._replace(rows=rows((*first[:-1], "Sanerat"), ("Bus", "", "", "", "", "", "Klart")))
    noted = told(fill(filled, plan.with_area(later)), NoteKind.LEFT)
    assert [text for _, text in noted if "ersattes" in text] == [
        "1 rad som stod här med text som planen inte har ersattes: ”Bus”."
    ]


def test_a_text_too_tall_for_its_column_is_told_and_not_clipped(city: bytes) -> None:
    result = fill(city, skarpnack())
    sheet = read(result.data)["3 Systemhot"]
    assert sheet.row_dimensions[5].height is not None
    assert sheet.row_dimensions[5].height <= 409
    assert any("Kolumnen När gjordes bredare, från 13,3 till" in text for _, text in told(result, NoteKind.LEFT))


def test_cells_that_do_not_wrap_do_so_where_their_text_needs_it(city: bytes) -> None:
    plan = with_areas()
    area = plan.areas[0]._replace(
        rows=rows(("Kort", "", "", "", "", "", "Kort"), ("Lång", "", "", "", "", "", "ord " * 60))
    )
    sheet = read(fill(city, plan.with_area(area)).data)[UNGA]
    assert not sheet["G5"].alignment.wrap_text
    assert sheet["G6"].alignment.wrap_text
    assert sheet.row_dimensions[6].height > 60


def test_a_second_own_area_gets_a_copy_of_the_citys_sheet_and_a_line_in_its_analysis(city: bytes) -> None:
    plan = skarpnack()._replace(areas=(*skarpnack().areas, HEDER, TRAFIK))
    result = fill(city, plan)
    book = read(result.data)
    assert book.sheetnames[6:9] == ["6 Eget område", "7 Trafik & buskörning", "Analys"]
    assert (book["6 Eget område"]["A3"].value, book["7 Trafik & buskörning"]["A3"].value) == (HEDER.title, TRAFIK.title)
    assert all_rows_there(result.data, plan)
    assert counts(result.data)[5:] == [(HEDER.title, 2, 1, 1), (TRAFIK.title, 9, 9, 0), ("Summa", 37, 36, 27)]
    bare = [sheet for sheet, text in told(result, NoteKind.LEFT) if text.startswith("Kopian har bladets celler")]
    assert bare == ["7 Trafik & buskörning"]
    assert book["7 Trafik & buskörning"].print_area == "'7 Trafik & buskörning'!$A$1:$G$15"
    assert [each.font.size for each in book["7 Trafik & buskörning"][5]] == [10] * 7


def test_filling_what_was_filled_gives_the_same(city: bytes) -> None:
    plan = skarpnack()._replace(areas=(*skarpnack().areas, HEDER, TRAFIK))
    once = fill(city, plan)
    assert fill(once.data, plan).data == once.data
    assert not [text for _, text in told(fill(once.data, plan), NoteKind.LEFT) if "ersattes" in text]


def test_next_years_plan_takes_the_place_of_the_last(city: bytes) -> None:
    full = fill(city, skarpnack()._replace(areas=(*skarpnack().areas, HEDER))).data
    later = with_areas(own("Buskörning", ("Mopeder",), area_id="moped"))
    result = fill(full, later)
    assert all_rows_there(result.data, later)
    assert [line[1:] for line in counts(result.data)][:6] == [*[(0, 0, 0)] * 5, (1, 0, 0)]
    assert ("6 Eget område", "Titeln ”Hedersrelaterat våld” byttes mot områdets titel, ”Buskörning”.") in told(
        result, NoteKind.LEFT
    )


def test_an_area_without_a_sheet_gets_one_and_is_told(city: bytes) -> None:
    def without_the_last(part: str) -> str:
        part = re.sub('<sheet name="[56] [^>]*/>', "", part)
        return re.sub("<definedNames>.*</definedNames>", "", part)

    result = fill(edited(city, {"xl/workbook.xml": without_the_last}), skarpnack())
    assert all_rows_there(result.data, skarpnack())
    assert (
        "5 Kriminella miljöer",
        (
            "Området ”Kriminella miljöer och livsstilar” hade inget blad i arbetsboken; det fick en kopia av bladet "
            "”4 Brottsoffer”."
        ),
    ) in told(result, NoteKind.LEFT)


def test_an_area_that_cannot_have_a_sheet_is_told_with_what_to_do() -> None:
    book = next(path for path in BOOKS if path.stem == "allt-pa-ett-blad").read_bytes()
    texts = [text for _, text in told(fill(book, skarpnack()), NoteKind.LEFT)]
    assert any(
        text.startswith("Området ”Systemhotade brottslighet” har inget blad i arbetsboken") and "4 rader" in text
        for text in texts
    )


def test_macros_are_left_behind_and_told() -> None:
    book = next(path for path in BOOKS if path.suffix == ".xlsm").read_bytes()
    result = fill(book, skarpnack())
    assert not [name for name in parts(result.data) if "vba" in name.lower()]
    assert "Arbetsbokens makron kördes inte" in told(result, NoteKind.LEFT)[0][1]


NASTY = [
    "=1+1", "+46 8", "-x", "@a", "2025", "1/3", "#N/A", " blanka ", "a\tb", "rad\n\nrad", "_x0041_", "<b>&amp;]]>",
    "å\u0308 👩‍👩‍👧 𝔘", "SANT", "x" * 32767,
]  # fmt: skip


def test_any_text_stays_that_text(city: bytes) -> None:
    plan = with_areas(own("Heder", *[(text, "a\x07\ufffeb" if text == "2025" else "b") for text in NASTY]))
    result = fill(city, plan)
    back = [row[0] for row in rows_read(result.data)["Heder"]]
    assert back[: len(NASTY)] == NASTY
    sheet = read(result.data)["6 Eget område"]
    assert {sheet.cell(row, 1).data_type for row in range(5, 5 + len(NASTY))} <= {"s", "inlineStr"}


def test_a_title_that_no_cell_holds_is_refused(city: bytes) -> None:
    with pytest.raises(TextTooLongError):
        fill(city, with_areas(own("x" * 32768, ("a",))))


def test_blank_rows_and_cells_of_blanks_count_as_nothing(city: bytes) -> None:
    plan = with_areas(own("Heder", ("Kontroll", " "), (), ("Tvång", "\n")))
    assert counts(fill(city, plan).data)[5] == ("Heder", 2, 0, 0)


def test_a_formula_that_cannot_be_computed_has_no_value_and_is_computed_when_opened(city: bytes) -> None:
    odd = edited(city, {ANALYSIS: lambda part: part.replace("COUNTA(", "UNIQUE(", 1)})
    result = fill(odd, skarpnack())
    assert counts(result.data)[0][1] is None
    assert 'fullCalcOnLoad="1"' in parts(result.data)["xl/workbook.xml"].decode()
    beginning = "Formlerna kan inte räknas ut av planterm: B3 och B9."
    assert any(text.startswith(beginning) for _, text in told(result, NoteKind.LEFT))


def test_a_count_that_is_not_the_plans_is_told(city: bytes) -> None:
    odd = edited(city, {ANALYSIS: lambda part: part.replace("A5:A8)", "A3:A8)", 1)})
    left = told(fill(odd, skarpnack()), NoteKind.LEFT)
    assert (
        "Analys",
        (
            "Formeln ger 10, men planen har 8 ifyllda celler under Problem i ”Unga i riskzon för destruktivt "
            "beteende”; se över vad formeln räknar."
        ),
    ) in left


def test_the_workbook_of_another_year_or_district_is_told(city: bytes) -> None:
    plan = skarpnack()._replace(year=2026)
    assert ("", "Arbetsboken gäller 2025, men planen 2026; året i arbetsboken ändrades inte.") in told(
        fill(city, plan), NoteKind.LEFT
    )
