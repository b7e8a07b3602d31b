"""The result of the follow-up as lines of text."""

import pytest

from planterm.model.results import Result
from planterm.publish.plan_text import result_lines
from planterm.publish.wrap import ASCII, display_width

AREAS = [
    ("Våld i nära relation, hedersrelaterat våld och förtryck samt människohandel", Result(12345, 99, (1, 2, 3, 4))),
    ("Klotter", Result(3, 3, (0, 0, 0, 0))),
    ("Tomt", Result(0, 0, (0, 0, 0, 0))),
]


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_lines_keep_to_the_width(width: int) -> None:
    assert max(display_width(line.text) for line in result_lines(AREAS, width)) <= width


def test_where_no_status_is_set_none_is_shown() -> None:
    labels = [line.text[:22].strip() for line in result_lines(AREAS[1:], 80) if "%" in line.text]
    assert labels == ["Uppföljda", "Ej uppföljda"] * 2


def test_headings_are_the_plan_and_its_areas() -> None:
    headings = [line.text for line in result_lines(AREAS[1:], 80) if line.is_heading]
    assert headings == ["Hela planen", "Klotter", "Tomt"]


def test_the_bars_can_be_drawn_without_special_characters() -> None:
    text = "\n".join(line.text for line in result_lines(AREAS, 80, ASCII))
    assert not set(text) & set("█░")
    assert "###" in text
