"""Whoever chooses between two texts sees in what they differ."""

import pytest

from planterm.publish.conflict_sides import sides

LONG = "Trygghetsvandringar hålls på våren och hösten. " * 40


def test_short_texts_are_shown_as_they_are() -> None:
    assert sides("Skola och\npark", "Skola") == ("Skola och\npark", "Skola")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (LONG + " MIN", LONG + " DERAS"),
        ("MIN " + LONG, "DERAS " + LONG),
        (LONG + "MIN " + LONG, LONG + "DERAS " + LONG),
        (LONG + "MIN " + LONG, LONG + LONG),
        (LONG, "Något helt annat"),
        ("M" * 9000, "D" * 9000),
        ("MIN " + LONG + " MIN", "DERAS " + LONG + " DERAS"),
    ],
    ids=["at the end", "at the beginning", "within", "a word less", "all of it", "very long", "at both ends"],
)
def test_of_long_texts_the_part_that_differs_is_shown(ours: str, theirs: str) -> None:
    mine, other = sides(ours, theirs)
    assert mine != other
    assert ("MIN" in mine) is ("MIN" in ours)
    assert ("DERAS" in other) is ("DERAS" in theirs)
    assert max(len(mine), len(other)) < 4000


@pytest.mark.parametrize(
    ("ours", "theirs", "shown"),
    [
        ("ett\ntvå", "ett  två", ("ett⏎\ntvå", "ett··två")),
        ("ett två", "ett två ", ("ett två", "ett två·")),
        ("ett\xa0två", "ett två", ("ett⍽två", "ett·två")),
        ("ett\u200btvå", "etttvå", ("ett�två", "etttvå")),
        ("", " ", ("", "·")),
    ],
    ids=["line break", "blank at the end", "hard blank", "zero width", "only a blank"],
)
def test_what_cannot_be_seen_has_a_sign(ours: str, theirs: str, shown: tuple[str, str]) -> None:
    assert sides(ours, theirs) == shown
