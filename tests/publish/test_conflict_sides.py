"""Whoever chooses between two texts sees in what they differ."""

import pytest

from planterm.publish.conflict_sides import sides

LONG = "Trygghetsvandringar hålls på våren och hösten. " * 40


def test_short_texts_are_shown_as_they_are() -> None:
    assert sides("Skola och\npark", "Skola") == ("Skola och\npark", "Skola")


def test_long_texts_are_shown_whole() -> None:
    assert sides(LONG + "MIN " + LONG, LONG + "DERAS " + LONG) == (LONG + "MIN " + LONG, LONG + "DERAS " + LONG)


@pytest.mark.parametrize(
    ("ours", "theirs", "shown"),
    [
        ("ett\ntvå", "ett  två", ("ett¶\ntvå", "ett··två")),
        ("ett två", "ett två ", ("ett två", "ett två·")),
        ("ett\xa0två", "ett två", ("ett°två", "ett·två")),
        ("ett\u200btvå", "etttvå", ("ett�två", "etttvå")),
        ("", " ", ("", "·")),
    ],
    ids=["line break", "blank at the end", "hard blank", "zero width", "only a blank"],
)
def test_what_cannot_be_seen_has_a_sign(ours: str, theirs: str, shown: tuple[str, str]) -> None:
    assert sides(ours, theirs) == shown
