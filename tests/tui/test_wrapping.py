"""Lines that hold the whole text, break where people break, and never stand out over the edge."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prose import plain_lines, swedish, texts

from planterm.tui.grid.wrapping import clusters, is_plain, lines, width, wrap

widths = st.integers(1, 40)
BREAKABLE = re.compile(r"[^\W\d_][-/–](?=[^\W\d_])")
"""A letter, a hyphen or a slash, and a letter after it."""


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("", 10, [""]),
        ("Skola som brottsplats", 21, ["Skola som brottsplats"]),
        ("Skola som brottsplats", 12, ["Skola som", "brottsplats"]),
        ("Skola  som", 5, ["Skola", "som"]),
        ("rad ett\n\nrad tre", 20, ["rad ett", "", "rad tre"]),
        ("slut\n", 20, ["slut", ""]),
        ("föräldrar/vårdnadshavare", 12, ["föräldrar/", "vårdnadsha", "vare"]),
        ("polis, SSPF-individ", 13, ["polis, SSPF-", "individ"]),
        ("2025-2026", 6, ["2025-2", "026"]),
        ("brottsförebyggande", 8, ["brotts", "förebyg", "gande"]),
        ("Genomförd", 7, ["Genom", "förd"]),
        ("(områdespoliser)", 10, ["(områdes", "poliser)"]),
        ("verksamhetsberättelsen).", 22, ["verksamhetsberättel", "sen)."]),
        ("verksamhetsberättelsen.", 17, ["verksamhetsberät", "telsen."]),
        ("Marschera", 7, ["Mar", "schera"]),
        ("AVSKRÄPNING", 6, ["AV", "SKRÄP", "NING"]),
        ("böter om 10 000 kr", 11, ["böter om", "10 000 kr"]),
        ("år 2025 300 unga", 8, ["år 2025", "300 unga"]),
        ("(43 000 av 100 000)", 9, ["(43 000", "av", "100 000)"]),
        ("1 250 000", 5, ["1 250", "000"]),
        (" abc", 3, ["", "abc"]),
        ("漢字漢字", 5, ["漢字", "漢字"]),
        ("漢字", 1, ["漢", "字"]),
        ("ja 👍🏽👍🏽", 5, ["ja", "👍🏽👍🏽"]),
        ("föräldrar/vårdnadshavare 👍", 16, ["föräldrar/", "vårdnadshavare", "👍"]),
        (unicodedata.normalize("NFD", "åäö åäö"), 3, [unicodedata.normalize("NFD", "åäö")] * 2),
        ("a\tb", 5, ["a\t", "b"]),
        ("hej \u0301hopp", 5, ["hej", "\u0301hopp"]),
    ],
)
def test_where_lines_break(text: str, cells: int, expected: list[str]) -> None:
    assert lines(text, cells) == expected


@given(texts, widths)
def test_the_lines_and_the_blanks_between_them_are_the_text(text: str, cells: int) -> None:
    spans = wrap(text, cells)
    assert spans[0][0] == 0
    assert all(start <= end for start, end in spans)
    assert not any("\n" in text[start:end] for start, end in spans)
    ends = [*(start for start, _ in spans[1:]), len(text)]
    gaps = [text[end:following] for (_, end), following in zip(spans, ends, strict=True)]
    assert all(re.fullmatch(" *\n?", gap) for gap in gaps)
    assert sum(gap.count("\n") for gap in gaps) == text.count("\n")


@given(texts, widths)
def test_no_line_is_wider_than_the_screen_gives_it(text: str, cells: int) -> None:
    for line in lines(text, cells):
        assert width(line) <= cells or len(clusters(line)) == 1


@given(texts, widths)
def test_a_word_that_fits_on_a_line_is_never_cut(text: str, cells: int) -> None:
    for start, _ in wrap(text, cells)[1:]:
        if text[start - 1] in " \n" or start == len(text) or text[start] in " \n":
            continue
        if BREAKABLE.match(text, start - 2):
            continue
        assert width(_piece_around(text, start)) > cells, (text, start)


@given(texts, widths)
def test_an_accent_is_never_torn_from_its_letter(text: str, cells: int) -> None:
    places = {0}
    offset = 0
    for paragraph in text.split("\n"):
        places |= {offset + start for start, _, _ in clusters(paragraph)} | {offset + len(paragraph)}
        offset += len(paragraph) + 1
    assert {place for span in wrap(text, cells) for place in span} <= places


@given(plain_lines, widths)
def test_an_emoji_elsewhere_in_the_text_changes_no_break(text: str, cells: int) -> None:
    without = lines(f"{text} x", cells)
    beside = lines(f"{text} x 👍", cells)
    assert is_plain(text)
    assert beside[: len(without) - 1] == without[:-1]


@given(swedish, widths)
def test_a_wider_column_never_needs_more_lines_for_words_that_fit(text: str, cells: int) -> None:
    longest = max((width(word) for word in text.split()), default=1)
    narrow, wide = max(cells, longest), max(cells, longest) + 3
    assert len(lines(text, wide)) <= len(lines(text, narrow))


def _piece_around(text: str, place: int) -> str:
    """What cannot be broken around a place: a word, or what stands between its hyphens and slashes."""
    edges = {0, len(text)} | {match.end() for match in BREAKABLE.finditer(text)}
    edges |= {edge for match in re.finditer(r"[ \n]+", text) for edge in match.span()}
    start = max(edge for edge in edges if edge <= place)
    return text[start : min(edge for edge in edges if edge > place)]
