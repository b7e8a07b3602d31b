"""How texts look in a terminal's cells."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prose import one_line, plain_lines

from planterm.tui.grid.wrapping import TAB_CELLS, clusters, fit, is_plain, shown, width

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("Åtgärd – 25 % ”så”", 18),
        (unicodedata.normalize("NFD", "åäö"), 3),
        ("漢字", 4),
        ("👍", 2),
        ("👍🏽", 2),
        ("👩\u200d👩\u200d👧", 2),
        ("☎\ufe0f", 2),
        ("\t", TAB_CELLS),
        ("a\tb", 2 + TAB_CELLS),
        ("\u202eabc", 4),
        ("abc\u202e", 4),
    ],
)
def test_a_text_takes_as_many_cells_as_the_terminal_gives_it(text: str, cells: int) -> None:
    assert width(text) == cells


@given(plain_lines)
def test_letters_of_swedish_take_one_cell_each(text: str) -> None:
    assert is_plain(text)
    assert width(text) == len(text) == len(clusters(text))
    assert shown(text) == text


@given(one_line)
def test_characters_cover_the_text_without_gaps(text: str) -> None:
    spans = clusters(text)
    assert "".join(text[start:end] for start, end, _ in spans) == text
    assert width(text) == sum(cells for _, _, cells in spans)


@given(one_line)
def test_what_is_shown_is_as_wide_as_what_is_written(text: str) -> None:
    assert width(shown(text)) == width(text)
    assert all(width(shown(text[start:end])) == cells for start, end, cells in clusters(text))


@given(one_line, st.sampled_from(BIDI))
def test_what_would_turn_the_line_around_is_shown_as_a_replacement(text: str, control: str) -> None:
    seen = shown(text + control + "abc")
    assert not set(seen) & set(BIDI)
    assert seen.endswith("\ufffdabc")


@given(one_line)
def test_nothing_shown_moves_the_terminals_cursor(text: str) -> None:
    assert not set(shown(text)) & set("\t\n\r\x1b")


def test_an_accent_stays_with_its_letter_and_a_family_is_one_character() -> None:
    assert _characters("a\u030ab👩\u200d👩\u200d👧!") == ["a\u030a", "b", "👩\u200d👩\u200d👧", "!"]


def test_tabs_and_hidden_characters_stand_for_themselves() -> None:
    assert _characters("a\tb\u200ec") == ["a", "\t", "b", "\u200e", "c"]


@given(one_line, st.integers(0, 50))
def test_a_fitted_line_is_exactly_so_wide_and_begins_as_the_text(text: str, cells: int) -> None:
    line = fit(text, cells)
    assert width(line) == cells
    if width(text) <= cells:
        assert line == shown(text) + " " * (cells - width(text))
    elif cells:
        kept = line.rstrip(" ").removesuffix("…")
        assert shown(text).startswith(kept)
        assert "…" in line[len(kept) :]


def _characters(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in clusters(text)]
