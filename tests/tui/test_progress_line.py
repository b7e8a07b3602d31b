"""Bars that tell how far the follow-up has come."""

import pytest

from planterm.model.plan import Progress
from planterm.tui.follow_up.follow_up_view import ProgressLine
from planterm.tui.grid.wrapping import width


def drawn(cells: int, *parts: tuple[int, int]) -> str:
    names = ("Planen", "Området", "Urvalet")
    line = ProgressLine(tuple((name, Progress(*part)) for name, part in zip(names, parts, strict=False)))
    return line.draw(cells).plain


def test_the_numbers_stand_beside_the_bars() -> None:
    assert drawn(80, (12, 26), (3, 8)) == (
        " Planen ██████████░░░░░░░░░░░░ 12 av 26  Området ████████░░░░░░░░░░░░░░ 3 av 8 "
    )


@pytest.mark.parametrize(("done", "filled"), [(0, 0), (1, 1), (500, 15), (999, 29), (1000, 30)])
def test_a_bar_is_full_only_when_all_is_done_and_empty_only_when_nothing_is(done: int, filled: int) -> None:
    assert drawn(200, (done, 1000)).count("█") == filled


def test_no_rows_are_no_bar() -> None:
    assert "█" not in drawn(80, (0, 0))


@pytest.mark.parametrize("cells", [1, 20, 40, 79, 80, 120])
def test_the_numbers_are_there_however_narrow_it_is(cells: int) -> None:
    line = drawn(cells, (12, 26), (3, 8), (1, 2))
    assert "12 av 26" in line
    assert "1 av 2" in line
    assert width(line) <= max(cells, 55)
