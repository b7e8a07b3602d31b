from datetime import datetime, timedelta, timezone

import pytest

from planterm.texts import kept_safe as texts

NOW = datetime(2026, 3, 2, 9, 5, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (NOW, "i dag kl. 09.05"),
        (NOW - timedelta(hours=9), "i dag kl. 00.05"),
        (NOW - timedelta(hours=10), "i går kl. 23.05"),
        (NOW - timedelta(days=2), "den 28 februari 2026 kl. 09.05"),
        (NOW - timedelta(days=400), "den 26 januari 2025 kl. 09.05"),
    ],
)
def test_when_something_was_is_said_as_a_person_would(then: datetime, words: str) -> None:
    assert texts.moment(then, NOW) == words


def test_how_many_changes() -> None:
    assert texts.changes(1) == "1 ändring"
    assert texts.changes(0) == "0 ändringar"
    assert texts.changes(27) == "27 ändringar"


def test_who_has_the_plan_open() -> None:
    assert texts.owner("anna", "dator7", "i dag kl. 09.05") == (
        "anna har planen öppen på datorn dator7 sedan i dag kl. 09.05."
    )
    assert texts.owner("anna", "dator7", "i dag kl. 09.05", is_here=True) == (
        "Planen är öppen också i ett annat fönster på den här datorn, sedan i dag kl. 09.05."
    )
    assert texts.owner("", "", "i går kl. 10.00") == "Någon har planen öppen på datorn utan namn sedan i går kl. 10.00."
