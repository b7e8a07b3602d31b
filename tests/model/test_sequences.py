"""Orders: what moved between two, and two made one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planterm.model.sequences import merged_order, moved, woven

words = st.permutations("abcdefg").flatmap(lambda letters: st.integers(0, 7).map(lambda end: letters[:end]))


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("abcde", "abcde", ""),
        ("abcde", "eabcd", "e"),
        ("abcde", "acdbe", "b"),
        ("abcde", "xaybzcde", ""),
        ("abcde", "ace", ""),
        ("", "abc", ""),
    ],
)
def test_the_fewest_names_have_moved(before: str, after: str, found: str) -> None:
    assert moved(before, after) == set(found)


@given(words, words)
def test_without_those_that_moved_both_orders_are_the_same(before: list[str], after: list[str]) -> None:
    gone = moved(before, after)
    assert [name for name in before if name in after and name not in gone] == [
        name for name in after if name in before and name not in gone
    ]


def test_what_is_woven_in_stands_behind_the_name_it_follows() -> None:
    assert "".join(woven("ace", "abcde")) == "abcde"
    assert "".join(woven("axc", "abc", first="x")) == "axbc"
    assert "".join(woven("", "abc")) == "abc"
    assert "".join(woven("abc", "")) == "abc"


@given(words, words, words)
def test_a_merged_order_has_each_kept_name_once(base: list[str], ours: list[str], theirs: list[str]) -> None:
    kept = set(ours) | set(theirs)
    assert sorted(merged_order(base, ours, theirs, kept)) == sorted(kept)


@given(words, words)
def test_an_order_that_only_one_side_changed_is_that_sides(base: list[str], changed: list[str]) -> None:
    assert merged_order(base, changed, base, changed) == changed
    assert merged_order(base, base, changed, changed) == changed
