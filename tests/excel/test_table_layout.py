"""The widths of a sheet's columns: the form's own, shared out anew where a text needs it."""

import pytest
from example_plans import FORM, own, skarpnack, with_areas

from planterm.excel.area_sheet import PAGE_WIDTH, Laid, TableTexts, laid_out
from planterm.excel.sheet import Style
from planterm.excel.text_measure import RowLayout, TextMeasure, points
from planterm.model.plan import Area

HEADER = ("Område", "Orsak", "Åtgärd", "Operativa mål", "När", "Vem", "Uppföljning")
NO_GUIDANCE = ("",) * 7
SENTENCE = "Vi går igenom vad som har gjorts och vad som återstår. "
AREAS = [area for area in skarpnack().areas if area.rows]
WIDTHS = [column.width for column in FORM.columns]


def laid(*rows: tuple[str, ...], guidance: tuple[str, ...] = NO_GUIDANCE) -> Laid:
    return laid_out(TextMeasure(), TableTexts(HEADER, guidance, rows, WIDTHS, 0))


def widths(*rows: tuple[str, ...]) -> tuple[float, ...]:
    return laid(*rows)[0].widths


def test_short_texts_stand_in_the_widths_that_the_form_gives() -> None:
    shares = [width / sum(WIDTHS) * PAGE_WIDTH for width in WIDTHS]
    for rows in ((), (("a", "b", SENTENCE, "", "2025", "polis", ""),)):
        assert widths(*rows) == pytest.approx(shares, abs=12)


def test_the_columns_fill_the_page() -> None:
    assert sum(widths((SENTENCE * 9, "b", SENTENCE, "", "2025", "polis", ""))) == pytest.approx(PAGE_WIDTH, abs=2)


def test_equally_long_texts_get_equally_wide_columns() -> None:
    found = widths((SENTENCE * 9,) * 7)
    assert max(found) - min(found) < 12


def test_the_column_with_the_longest_text_is_the_widest_in_proportion() -> None:
    found = widths((SENTENCE * 4, SENTENCE * 4, SENTENCE * 16, SENTENCE * 8, "2025", "polis", ""))
    assert found[2] == max(found)
    assert found[2] / found[3] == pytest.approx(2, abs=0.3)


def test_long_words_stay_whole() -> None:
    word = "brottsförebyggandesamordnare"
    found = widths((SENTENCE * 20, SENTENCE * 20, SENTENCE * 20, "", word, "", ""))
    assert found[4] > points(TextMeasure().widest_word(word), Style.BODY.type)


def test_many_long_words_widen_the_table_a_little_beyond_the_page_but_not_without_end() -> None:
    assert PAGE_WIDTH * 1.05 < sum(widths(("familjehemsplaceringsutredningar",) * 7)) < PAGE_WIDTH * 1.13
    assert sum(widths(("å" * 500,) * 7)) < PAGE_WIDTH * 1.13


def test_a_single_endless_word_does_not_push_the_others_away() -> None:
    assert min(widths(("https://exempel.se/" + "x" * 300, "b", "c", "d", "e", "f", "g"))) >= 46


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.id)
def test_the_real_plans_rows_are_lower_than_in_equally_wide_columns(area: Area) -> None:
    rows = [row.cells for row in area.rows]
    found = laid_out(TextMeasure(), TableTexts(HEADER, FORM.columns.guidance, rows, WIDTHS, 0))[0]
    even = RowLayout(TextMeasure(), (PAGE_WIDTH / 7,) * 7)
    together = [sum(layout.height(row, Style.BODY) for row in rows) for layout in (found, even)]
    assert together[0] < together[1]


def test_a_row_that_is_cut_anyway_leaves_the_other_columns_wide_enough_to_read_their_guidance() -> None:
    (area,) = with_areas(own("Eget", ("Problem", "Vi går igenom vad som har gjorts. " * 300))).areas[5:]
    layout, body = laid(*(row.cells for row in area.rows), guidance=FORM.columns.guidance)
    assert len(body[0]) > 1
    assert layout.height(FORM.columns.guidance, Style.GUIDANCE) <= 71
