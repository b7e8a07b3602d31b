"""What following up a row looks like, at any size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_plan import sample

from official_form import COLUMNS, At, form_row
from planterm.model.plan import GoalReached, Row, Status
from planterm.model.text import clean
from planterm.texts.progress import FIRST_PHRASES, GOAL_PHRASES, STANDARD_PHRASES
from planterm.tui.editing.writing import Writing
from planterm.tui.follow_up.follow_up_view import FollowUpPicture, FollowUpValue, draw
from planterm.tui.grid.wrapping import width

QUESTION = "Beskriv vad som har genomförts. Hur har parterna uppfyllt sina åtaganden."
PHRASES = (*GOAL_PHRASES, *FIRST_PHRASES, *STANDARD_PHRASES)


def value(row: Row, text: str = "", scrolled: int = 0) -> FollowUpValue:
    return FollowUpValue(row, COLUMNS[At.FOLLOW_UP], Writing.of(text), "", PHRASES, scrolled)


def shown(picture: FollowUpPicture) -> str:
    return "\n".join("".join(text for text, _ in line) for line in picture.lines)


def words_of(picture: FollowUpPicture) -> list[str]:
    return shown(picture).split()


@pytest.mark.parametrize("size", [(80, 20), (120, 36), (60, 15), (40, 10)], ids=str)
def test_every_word_of_every_real_row_can_be_read_and_the_question_is_always_there(size: tuple[int, int]) -> None:
    for row in sample().rows():
        picture = draw(value(row), *size)
        seen: list[str] = []
        for scrolled in range(picture.most_scrolled + 1):
            page = draw(value(row, scrolled=scrolled), *size)
            assert len(page.lines) == size[1]
            assert QUESTION.split(maxsplit=1)[0] in shown(page)
            seen += words_of(page)
        for column in COLUMNS[: At.FOLLOW_UP]:
            for word in row.text(column).split():
                assert any(word in each or each in word for each in seen), (word, column)


def test_on_a_screen_of_80_by_24_most_real_rows_need_no_scrolling() -> None:
    scrolled = [draw(value(row), 80, 21).most_scrolled for row in sample().rows()]
    assert sum(map(bool, scrolled)) <= 12
    assert max(scrolled) <= 12


def test_how_much_is_out_of_sight_is_told_with_the_keys_that_show_it() -> None:
    row = sample().areas[2].rows[0]
    assert "PageDown: 12 rader text till" in shown(draw(value(row), 80, 21))
    last = draw(value(row, scrolled=99), 80, 21)
    assert "PageUp: 12 ovanför" in shown(last)
    assert "PageDown" not in shown(last)


def test_the_text_being_written_grows_and_then_scrolls_with_its_caret() -> None:
    row = form_row("a").with_cell(At.PROBLEM, "Skola")
    for lines in (1, 3, 6, 40):
        text = "\n".join(f"textrad {number}" for number in range(lines))
        picture = draw(value(row, text), 80, 21)
        assert len(picture.lines) == 21
        assert f"textrad {lines - 1}" in shown(picture)
        assert sum(look == "caret" for line in picture.lines for _, look in line) == 1
    assert "Skola" in shown(draw(value(row, "\n" * 40), 80, 21)), "the row is never pushed out of sight"


@pytest.mark.parametrize("size", [(60, 20), (80, 20), (120, 36), (200, 60)], ids=str)
def test_both_questions_have_the_same_words_and_signs_at_every_width(size: tuple[int, int]) -> None:
    text = shown(draw(value(form_row("a")), *size))
    for word in (" Ctrl+G Gjort:", "√ Genomförd", "½ Delvis genomförd", "× Ej genomförd", "» Pågår"):
        assert word in text
    for word in (" Ctrl+B Målet:", "+ Nåddes", "± Delvis", "− Nåddes inte", "? Går inte att bedöma"):
        assert word in text


def test_the_answers_are_marked_by_a_sign_too() -> None:
    row = form_row("a", status=Status.PARTLY)._replace(goal_reached=GoalReached.NOT)
    text = shown(draw(value(row), 80, 21))
    assert text.count("►") == 2
    assert "►½ Delvis genomförd" in text
    assert "►− Nåddes inte" in text


def test_a_goal_that_is_too_long_for_beside_the_text_is_whole_above() -> None:
    row = form_row("a").with_cell(At.GOALS, "Minst fyra träffar med ungdomar. " * 10 + "Slut.")
    text = shown(draw(value(row), 120, 36))
    assert text.count("Operativa mål") == 2
    assert "träffar med … \n" not in text
    assert "Slut." in text


def test_blank_fields_are_told_and_line_breaks_kept() -> None:
    row = form_row("a").with_cell(At.PROBLEM, "Rad ett\nrad två").with_cell(At.CAUSE, " \n ")
    text = shown(draw(value(row), 80, 36))
    assert " Problem        Rad ett\n                rad två" in text
    assert " Orsak          –" in text


@given(
    st.lists(st.text(max_size=60).map(clean), min_size=6, max_size=6),
    st.text(max_size=80),
    st.tuples(st.integers(1, 130), st.integers(1, 45)),
    st.integers(0, 40),
)
def test_it_never_fails_and_never_grows_out_of_the_screen(
    cells: list[str], text: str, size: tuple[int, int], scrolled: int
) -> None:
    picture = draw(value(form_row("a", (*cells, "")), text, scrolled), *size)
    assert len(picture.lines) <= size[1]
    if size[0] >= 70:
        assert all(sum(width(piece) for piece, _ in line) <= size[0] for line in picture.lines)
