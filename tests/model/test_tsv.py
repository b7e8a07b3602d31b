"""Cells on the clipboard: what Excel is given, and what is read from it and from other programs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import UNHURRIED

from planterm.model.text import clean
from planterm.model.tsv import cell_text, from_tsv, is_block, to_tsv

CELLS = st.text(st.sampled_from(list("ab å\t\n\"'=-+@,;.•1")), max_size=12) | st.text().map(clean)
BLOCKS = st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=4)


@UNHURRIED
@given(BLOCKS)
def test_what_is_copied_is_what_is_pasted(block: list[list[str]]) -> None:
    assert from_tsv(to_tsv(block)) == tuple(map(tuple, block))


@UNHURRIED
@given(st.text())
def test_any_text_can_be_read_and_keeps_its_words(text: str) -> None:
    read = "".join(cell for row in from_tsv(text) for cell in row)
    letters = [char for char in text if char.isalnum()]
    assert [char for char in read if char.isalnum()] == letters
    assert [char for char in cell_text(text) if char.isalnum()] == letters


def test_excel_is_given_its_own_form() -> None:
    block = [["Skola", 'kallas "plugget"'], ["Äldre", "Ett\nTvå\tTre"]]
    assert to_tsv(block) == 'Skola\t"kallas ""plugget"""\r\nÄldre\t"Ett\nTvå\tTre"\r\n'


@pytest.mark.parametrize("text", ["=1+1", "- punkt ett", "+46 8 508 15 000", "@skola", "'=1+1"])
def test_excel_never_calculates_a_text(text: str) -> None:
    assert to_tsv([[text]]) == f"'{text}\r\n"
    assert from_tsv(to_tsv([[text]])) == ((text,),)
    assert cell_text(to_tsv([[text]])) == text


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", ()),
        ("Skola", (("Skola",),)),
        ("Skola\n", (("Skola",),)),
        ("a\tb\r\nc\td\r\n", (("a", "b"), ("c", "d"))),
        ("a\tb\nc\td", (("a", "b"), ("c", "d"))),
        ("a\rb", (("a",), ("b",))),
        ("a\t\r\n\tb\t\r\n", (("a", ""), ("", "b", ""))),
        ("\r\n\r\n", (("",), ("",))),
        ('"Ett\r\nTvå"\tTre\r\n', (("Ett\nTvå", "Tre"),)),
        ('"Säg ""hej"""\tb', (('Säg "hej"', "b"),)),
        ('kallas "plugget"\tb', (('kallas "plugget"', "b"),)),
        ('"plugget"\tb', (('"plugget"', "b"),)),
        ('"plugget" kallas det\tb', (('"plugget" kallas det', "b"),)),
        ('"utan slut\tb\r\nc', (('"utan slut', "b"), ("c",))),
        ('""\tb', (('""', "b"),)),
    ],
)
def test_reading(text: str, cells: tuple[tuple[str, ...], ...]) -> None:
    assert from_tsv(text) == cells


@pytest.mark.parametrize(
    "text",
    [
        "Skola\tUnga\r\n",
        "\tbara andra kolumnen\r\n",
        '"Ett\nTvå"\r\n',
        "1\tSkola\r\n2\tÄldre\r\n",
        "•\tpunkt\tmed tre fält",
        "Problem\tOrsak\r\n•\tdärför\r\n",
        "Polis\r\nSkola\r\nFritid\r\n",
        "Polis\nSkola\n",
        "Polis\rSkola\r",
    ],
)
def test_cells_of_a_spreadsheet(text: str) -> None:
    assert is_block(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Linjearbete",
        "Linjearbete\r\n",
        "Första stycket.\r\n\r\nAndra stycket.\r\n",
        'Hon kallar det "plugget"\noch går dit.',
        "•\tKartlägga platser\r\n•\tBjuda in polisen\r\n",
        "Vi ska:\r\n1.\tkartlägga\r\n2.\tbjuda in\r\n",
        "\uf0b7\tWords egen punkt\r\n",
        "Första stycket.\r\nAndra stycket.",
        "\xa0Första stycket.\r\nAndra stycket.\r\n",
        "Vi ska\n- kartlägga\n- bjuda in\n",
        "1. kartlägga\n2. bjuda in\n",
    ],
)
def test_prose_for_one_cell(text: str) -> None:
    assert not is_block(text)


def test_a_copied_cell_with_line_breaks_comes_back_as_one_cell() -> None:
    prose = 'Rektor ansvarar.\nElevhälsan "fångar upp".\n\n- Återkoppling\tvarje termin'
    assert is_block(to_tsv([[prose]]))
    assert from_tsv(to_tsv([[prose]])) == ((prose,),)
    assert cell_text(to_tsv([[prose]])) == prose


def test_several_paragraphs_are_one_text_for_an_open_cell() -> None:
    assert cell_text("Första stycket.\r\nAndra stycket.\r\n") == "Första stycket.\nAndra stycket."


def test_reading_a_large_clipboard_with_many_unclosed_quotes_ends() -> None:
    assert len(from_tsv('"a\r\n' * 20_000)) == 20_000
