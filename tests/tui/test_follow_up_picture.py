"""What following up a row looks like, at any size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_plan import sample

from official_form import COLUMNS, At, form_row
from planterm.model.plan import Row, Status
from planterm.texts.progress import STANDARD_PHRASES
from planterm.tui.editing.buffer import Editing
from planterm.tui.follow_up.follow_up_view import FollowUpPicture, FollowUpValue, draw
from planterm.tui.grid.wrapping import width

QUESTION = "Beskriv vad som har genomförts. Hur har parterna uppfyllt sina åtaganden."
HEADERS = ("Problem", "Orsak", "Åtgärd", "Operativa mål", "När", "Vem")
STATUSES = tuple((f"Ctrl+{letter}", status) for letter, status in zip("GDEP", Status, strict=True))
PHRASES = tuple((f"F{number}", phrase) for number, phrase in enumerate(STANDARD_PHRASES, 2))


def value(row: Row, text: str = "", status: Status | None = None, scrolled: int = 0) -> FollowUpValue:
    fields = tuple((header, row[column]) for header, column in zip(HEADERS, COLUMNS, strict=False))
    return FollowUpValue(fields, "Uppföljning", QUESTION, Editing.of(text), "", status, STATUSES, PHRASES, scrolled)


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
            for word in row[column].split():
                assert any(word in each or each in word for each in seen), (word, column)


def test_on_a_screen_of_80_by_24_most_real_rows_need_no_scrolling() -> None:
    scrolled = [draw(value(row), 80, 21).most_scrolled for row in sample().rows()]
    assert sum(map(bool, scrolled)) <= 12
    assert max(scrolled) <= 12


def test_how_much_is_out_of_sight_is_told_with_the_keys_that_show_it() -> None:
    row = sample().areas[2].rows[0]
    assert "PageDown: 11 textrader till" in shown(draw(value(row), 80, 21))
    last = draw(value(row, scrolled=99), 80, 21)
    assert "PageUp: 11 ovanför" in shown(last)
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


def test_each_status_has_its_key_its_sign_its_word_and_its_meaning() -> None:
    low, tall = (shown(draw(value(form_row("a")), 80, height)) for height in (21, 36))
    for text in (low, tall):
        for word in ("Ctrl+G", "√ Genomförd/grön", "½ Delvis/gul", "× Ej genomförd/röd", "» Pågår"):
            assert word in text
    assert "Genomförd/grön: som tänkt" in low
    assert "Genomförd/grön: genomförd som tänkt, med gott resultat" in tall


def test_the_chosen_status_is_marked_by_a_sign_too() -> None:
    assert shown(draw(value(form_row("a"), status=Status.PARTLY), 80, 21)).count("►") == 1
    assert "►½ Delvis/gul" in shown(draw(value(form_row("a"), status=Status.PARTLY), 80, 21))


def test_blank_fields_are_told_and_line_breaks_kept() -> None:
    row = form_row("a").with_cell(At.PROBLEM, "Rad ett\nrad två").with_cell(At.CAUSE, " \n ")
    text = shown(draw(value(row), 80, 36))
    assert " Problem        Rad ett\n                rad två" in text
    assert " Orsak          –" in text


@given(
    st.lists(st.text(max_size=60), min_size=6, max_size=6),
    st.text(max_size=80),
    st.tuples(st.integers(1, 130), st.integers(1, 45)),
    st.integers(0, 40),
)
def test_it_never_fails_and_never_grows_out_of_the_screen(
    cells: list[str], text: str, size: tuple[int, int], scrolled: int
) -> None:
    picture = draw(value(form_row("a", (*cells, "")), text, None, scrolled), *size)
    assert len(picture.lines) <= size[1]
    if size[0] >= 70:
        assert all(sum(width(piece) for piece, _ in line) <= size[0] for line in picture.lines)
