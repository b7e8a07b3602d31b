import pytest

from planterm.excel.column_widths import column_widths
from planterm.excel.row_layout import points
from planterm.excel.styles import Style
from planterm.excel.text_measure import TextMeasure

HEADER = ("Område", "Orsak", "Åtgärd", "Operativa mål", "När", "Vem", "Uppföljning")
PAGE = 780.0
SENTENCE = "Vi går igenom vad som har gjorts och vad som återstår. "


def widths(*rows: tuple[str, ...]) -> tuple[float, ...]:
    return column_widths(TextMeasure(), HEADER, rows, rows, PAGE)


def test_the_columns_fill_the_page() -> None:
    assert sum(widths(("a", "b", SENTENCE, "", "2025", "polis", ""))) == pytest.approx(PAGE, abs=2)
    assert sum(widths()) == pytest.approx(PAGE, abs=2)


def test_equally_long_texts_get_equally_wide_columns() -> None:
    found = widths((SENTENCE * 4,) * 7)
    assert max(found) - min(found) < 12


def test_the_column_with_the_longest_text_is_the_widest_in_proportion() -> None:
    found = widths((SENTENCE * 2, SENTENCE * 2, SENTENCE * 8, SENTENCE * 4, "2025", "polis", ""))
    assert found[2] == max(found)
    assert found[2] / found[3] == pytest.approx(2, abs=0.3)


def test_long_words_stay_whole() -> None:
    word = "brottsförebyggandesamordnare"
    found = widths((SENTENCE * 20, SENTENCE * 20, SENTENCE * 20, "", word, "", ""))
    assert found[4] > points(TextMeasure().widest_word(word), Style.BODY)


def test_many_long_words_widen_the_table_a_little_beyond_the_page_but_not_without_end() -> None:
    assert PAGE * 1.05 < sum(widths(("familjehemsplaceringsutredningar",) * 7)) < PAGE * 1.13
    assert sum(widths(("å" * 500,) * 7)) < PAGE * 1.13


def test_a_single_endless_word_does_not_push_the_others_away() -> None:
    assert min(widths(("https://exempel.se/" + "x" * 300, "b", "c", "d", "e", "f", "g"))) >= 46
