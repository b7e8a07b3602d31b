"""Shares drawn with characters."""

from hypothesis import given
from hypothesis import strategies as st

from planterm.publish.wrap import ASCII, bar


def test_a_bar_shows_the_share() -> None:
    assert bar(1, 2, 10) == "█████░░░░░"
    assert bar(0, 0, 4) == "░░░░"
    assert bar(1, 2, 4, ASCII) == "##.."


@given(st.integers(1, 5000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))), st.integers(2, 60))
def test_only_none_looks_empty_and_only_all_looks_full(share: tuple[int, int], cells: int) -> None:
    part, whole = share
    drawn = bar(part, whole, cells)
    assert len(drawn) == cells
    assert ("█" in drawn) == (part > 0)
    assert ("░" in drawn) == (part < whole)
