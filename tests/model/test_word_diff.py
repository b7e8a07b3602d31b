"""The words that differ between two texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planterm.model.diff import Span, differing


def _parts(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("first", "second", "gone", "come"),
    [
        ("Fler vuxna ute", "Fler vuxna ute", [], []),
        ("Fler vuxna ute på kvällen", "Fler föräldrar ute på kvällen", ["vuxna"], ["föräldrar"]),
        ("", "Klart.", [], ["Klart."]),
        ("Klart.", "", ["Klart."], []),
        ("Fler vuxna", "Fler  vuxna", [" "], ["  "]),
        ("Polis och skola möts", "Polis, förening och skola möts", [], [", förening"]),
        ("ett två tre", "fyra fem tre sex sju åtta nio", ["ett två tre"], ["fyra fem tre sex sju åtta nio"]),
    ],
)
def test_the_words_that_differ_are_told(first: str, second: str, gone: list[str], come: list[str]) -> None:
    spans = differing(first, second)
    assert (_parts(first, spans[0]), _parts(second, spans[1])) == (gone, come)


@given(st.text(st.sampled_from("ab .\n"), max_size=30), st.text(st.sampled_from("ab .\n"), max_size=30))
def test_what_is_not_marked_is_the_same_in_both(first: str, second: str) -> None:
    def unmarked(text: str, spans: tuple[Span, ...]) -> str:
        marked = {index for start, end in spans for index in range(start, end)}
        return "".join(character for index, character in enumerate(text) if index not in marked)

    spans = differing(first, second)
    assert unmarked(first, spans[0]) == unmarked(second, spans[1])
    if first == second:
        assert spans == ((), ())


def test_enormous_texts_are_not_compared_word_by_word() -> None:
    first, second = "början " + "a b " * 4000 + "slut", "början " + "b c " * 4000 + "slut"
    spans = differing(first, second)
    assert [len(each) for each in spans] == [1, 1]
    assert first[slice(*spans[0][0])].startswith("a b")
