"""What a person saw in a cell: checked against LibreOffice for the formats that both know, in Swedish."""

from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from hostile_books import book

from official_form import At
from planterm.excel.importing import imported
from planterm.excel.notes import NoteKind
from planterm.excel.reading.book_sheet import edge_texts
from planterm.excel.reading.cell_styles import BUILT_IN
from planterm.excel.reading.cell_text import shown_number, unescaped

NUMBERS = [
    ("2025", "General", "2025"),
    ("2025.0", "General", "2025"),
    ("2.5", "General", "2,5"),
    ("-0.75", "General", "-0,75"),
    ("0.30000000000000004", "General", "0,3"),
    ("198503141234", "General", "198503141234"),
    ("1E-7", "General", "1E-07"),
    ("2025", "@", "2025"),
    ("2025", ";;;", "2025"),
    ("5", "0", "5"),
    ("1234.5678", "0.00", "1234,57"),
    ("0.5", "0", "1"),
    ("-0.2", "0", "0"),
    ("1234567.5", "#,##0.0", "1\u00a0234\u00a0567,5"),
    ("0.25", "0%", "25%"),
    ("0.255", '0.0" %"', "0,3 %"),
    ("3", '"Kvartal "0', "Kvartal 3"),
    ("7", '"v. "00', "v. 07"),
    ("4", '0" ggr/år"', "4 ggr/år"),
    ("12500.5", '#,##0.00\\ "kr";[Red]\\-#,##0.00\\ "kr"', "12\u00a0500,50 kr"),
    ("-12500.5", '#,##0.00\\ "kr";[Red]\\-#,##0.00\\ "kr"', "-12\u00a0500,50 kr"),
    ("900", "_-* #,##0\\ [$kr-41D]_-;-* #,##0\\ [$kr-41D]_-", "900 kr"),
    ("0", '+0;-0;"inget"', "inget"),
    ("-3", '+0;-0;"inget"', "-3"),
    ("x", "0", "x"),
    ("nan", "0", "nan"),
    ("1e999", "0", "1e999"),
]
DATES = [
    ("46136", "yyyy-mm-dd", "2026-04-24"),
    ("46136.75", "yyyy\\-mm\\-dd\\ hh:mm;@", "2026-04-24 18:00"),
    ("46136", "d/m/yyyy", "24-4-2026"),
    ("46136", "dd\\/mm", "24/04"),
    ("46136.75", "d.m.yyyy, hh.mm", "24.4.2026, 18.00"),
    ("46136", "[$-809]dd/mm/yyyy", "24/04/2026"),
    ("46136", "d mmm yy", "24 apr 26"),
    ("46136", "dddd d mmmm", "fredag 24 april"),
    ("46136", "ddd", "fre"),
    ("46136", "mmmm yyyy", "april 2026"),
    ("46136", "yyyy", "2026"),
    ("0.5", "hh:mm", "12:00"),
    ("0.75", "h:mm AM/PM", "18:00"),
    ("0.001", "mm:ss", "01:26"),
    ("0.99999999", "hh:mm:ss", "00:00:00"),
    ("46136", "[$-409]mmmm yyyy", "april 2026"),
    ("46136", "[$-41D]d\\ mmmm;@", "24 april"),
]
ODD = [
    ("1234", "0.00E+00", "1234"),
    ("2.5", "# ?/?", "2,5"),
    ("123456789", '0.0,,\\ "mn"', "123456789"),
    ("81234567", "000-00\u00a000\u00a000", "81234567"),
    ("4", '[<2]0" gång";0" gånger"', "4"),
    ("46136", "QQ yyyy", "2026-04-24"),
    ("1.5", "[h]:mm", "1,5"),
    ("0.5000058", "ss.00", "0,5000058"),
    ("60", "d mmm yyyy", "60"),
    ("-1", "yyyy-mm-dd", "-1"),
    ("99999999", "yyyy-mm-dd", "99999999"),
]


@pytest.mark.parametrize(("raw", "code", "text"), NUMBERS + DATES)
def test_a_number_is_read_as_it_is_shown(raw: str, code: str, text: str) -> None:
    assert shown_number(raw, code, from_1904=False) == (text, True)


@pytest.mark.parametrize(("raw", "code", "text"), ODD)
def test_a_number_in_a_format_that_hardly_anybody_uses_is_read_plainly_and_told(raw: str, code: str, text: str) -> None:
    assert shown_number(raw, code, from_1904=False) == (text, False)
    styles = f"<styleSheet><numFmts><numFmt numFmtId='200' formatCode={quoteattr(code)}/></numFmts>"
    styles += "<cellXfs><xf/><xf numFmtId='200'/></cellXfs></styleSheet>"
    data = book(f'<row r="2"><c r="E2" s="1"><v>{raw}</v></c></row>', parts={"xl/f.xml": styles})
    (note,) = (note for note in imported(data, Path("bok.xlsx")).report if note.text.startswith("Formatet"))
    assert (note.kind, note.text) == (
        NoteKind.GUESSED,
        f"Formatet känns inte igen, så datum och tal lästes som de brukar skrivas: E2 {text}.",
    )


def test_days_may_be_counted_from_1904_but_hours_are_not() -> None:
    assert shown_number("44674", "yyyy-mm-dd", from_1904=True).text == "2026-04-24"
    assert shown_number("1.5", "h:mm", from_1904=True).text == "12:00"


@pytest.mark.parametrize(
    ("code", "text"), [("[$-F800]dddd\\,\\ mmmm\\ dd", "fredag 24 april 2026"), ("[$-F400]h:mm:ss\\ AM/PM", "18:00:00")]
)
def test_the_systems_own_long_date_and_time_are_the_swedish_ones(code: str, text: str) -> None:
    styles = f"<styleSheet><numFmts><numFmt numFmtId='200' formatCode={quoteattr(code)}/></numFmts>"
    styles += "<cellXfs><xf/><xf numFmtId='200'/></cellXfs></styleSheet>"
    data = book('<row r="2"><c r="E2" s="1"><v>46136.75</v></c></row>', parts={"xl/f.xml": styles})
    assert next(imported(data, Path("bok.xlsx")).plan.rows()).cells[At.WHEN] == text


def test_formats_known_by_number_are_the_swedish_ones() -> None:
    shown = {
        number: shown_number("46054.75", BUILT_IN[number], from_1904=False).text for number in (14, 15, 16, 17, 20, 22)
    }
    assert shown == {
        14: "2026-02-01", 15: "01-feb-26", 16: "01-feb", 17: "feb-26", 20: "18:00", 22: "2026-02-01 18:00",
    }  # fmt: skip


def test_truth_and_errors_are_shown_in_swedish() -> None:
    stored = {"B": ("b", "1"), "C": ("b", "0"), "D": ("e", "#N/A"), "E": ("e", "#NAME?"), "F": ("e", "#NYTT!")}
    cells = "".join(f'<c r="{letter}2" t="{kind}"><v>{raw}</v></c>' for letter, (kind, raw) in stored.items())
    (row,) = imported(book(f'<row r="2">{cells}</row>'), Path("bok.xlsx")).plan.rows()
    assert row.cells[1:6] == ("SANT", "FALSKT", "#SAKNAS!", "#NAMN?", "#NYTT!")


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("_x000A_", "\n"),
        ("_x005F_x000A_", "_x000A_"),
        ("a_x005f_b", "a_b"),
        ("_xD835__xDD18_", "𝔘"),
        ("_x41_", "_x41_"),
        ("_X0041_", "_X0041_"),
        ("_xD800_", "\ufffd"),
    ],
)
def test_what_excel_has_escaped_is_the_character_again(stored: str, text: str) -> None:
    assert unescaped(stored) == text


def test_page_edges_are_read_without_their_orders() -> None:
    assert edge_texts(['&L&"Arial,Regular"&8Åtgärdsplan && mål&C&K000000Utkast&RSida &P av &N', "&P", "&R&D"]) == (
        "Åtgärdsplan & mål",
        "Utkast",
    )
