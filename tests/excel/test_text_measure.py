from hypothesis import given
from hypothesis import strategies as st

from planterm.excel.text_measure import ADVANCES, SPACE, TextMeasure

EM = 1000


def lines(text: str, limit: float) -> list[str]:
    ends = TextMeasure().line_ends(text, limit)
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def test_widths_are_those_of_arial() -> None:
    assert (ADVANCES["W"], ADVANCES["i"], ADVANCES["å"], ADVANCES["0"], SPACE) == (944, 223, 557, 557, 278)


def test_a_text_that_fits_is_one_line_and_an_empty_text_too() -> None:
    assert lines("Linjearbete", 6 * EM) == ["Linjearbete"]
    assert lines("", 6 * EM) == [""]


def test_lines_break_at_blanks_where_the_next_word_does_not_fit() -> None:
    assert lines("Polis och skola", 4 * EM) == ["Polis ", "och ", "skola"]


def test_every_line_break_of_the_text_starts_a_line() -> None:
    assert lines("a\n\nb\n", 9 * EM) == ["a\n", "\n", "b\n", ""]


def test_a_word_wider_than_the_column_is_broken_inside() -> None:
    assert lines("se preventionssamordnare", 5 * EM) == ["se ", "prevention", "ssamordna", "re"]


def test_combining_marks_take_no_room_and_unknown_characters_much() -> None:
    measure = TextMeasure()
    assert measure.widest_word("a\u030a") == measure.widest_word("a")
    assert measure.widest_word("漢") > EM


@given(st.text(alphabet="aå W.-\n\t漢👍", max_size=80), st.integers(min_value=1300, max_value=9000))
def test_the_lines_are_the_text_and_none_is_wider_than_the_limit(text: str, limit: int) -> None:
    measure = TextMeasure()
    parts = lines(text, limit)
    assert "".join(parts) == text
    assert all(measure.widest_word(part.strip().replace(" ", "")) <= limit for part in parts if " " not in part)
