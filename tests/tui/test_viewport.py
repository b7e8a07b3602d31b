"""Scrolling by rows of any height, compared with a table written out line by line."""

from hypothesis import given
from hypothesis import strategies as st
from scrolling import Table, tables

from planterm.tui.grid.motion import Anchor, Window

places = st.integers(0, 10**6)


def an_anchor(table: Table, number: int) -> Anchor:
    return Anchor(*table.lines[number % len(table.lines)])


@given(tables, places, st.integers(0, 50))
def test_what_stands_below(table: Table, number: int, lines: int) -> None:
    anchor = an_anchor(table, number)
    following = table.lines[table.lines.index((anchor.row, anchor.line)) :]
    place = table.window.below(anchor, lines)
    if lines < len(following):
        assert (place.row, place.line) == following[lines]
    else:
        assert place.row == len(table.heights)


@given(tables, places, st.integers(1, 50))
def test_scrolling_up_ends_at_the_top(table: Table, number: int, lines: int) -> None:
    anchor = an_anchor(table, number)
    index = table.lines.index((anchor.row, anchor.line))
    assert table.window.scroll(anchor, -lines) == Anchor(*table.lines[max(0, index - lines)])


@given(tables, places, st.integers(1, 50))
def test_scrolling_down_ends_with_the_last_line_on_the_last_line_of_the_window(
    table: Table, number: int, lines: int
) -> None:
    anchor = an_anchor(table, number)
    index = table.lines.index((anchor.row, anchor.line))
    last = max(index, len(table.lines) - table.height)
    assert table.window.scroll(anchor, lines) == Anchor(*table.lines[min(last, index + lines)])


@given(tables, places, places)
def test_where_a_row_begins(table: Table, number: int, row: int) -> None:
    anchor, row = an_anchor(table, number), row % len(table.heights)
    top = table.window.top_of(anchor, row)
    difference = table.lines.index((row, 0)) - table.lines.index((anchor.row, anchor.line))
    if 0 <= difference < table.height or row == anchor.row:
        assert top == difference
    elif difference < 0:
        assert top < 0
    else:
        assert top >= table.height


@given(tables, places, places)
def test_a_row_brought_into_sight_is_whole_or_fills_the_window(table: Table, number: int, row: int) -> None:
    anchor, row = an_anchor(table, number), row % len(table.heights)
    revealed = table.window.reveal(anchor, row)
    seen = [line for seen_row, line in table.visible(revealed) if seen_row == row]
    assert len(seen) == min(table.heights[row], table.height) or (row == anchor.row and revealed == anchor)
    assert table.window.reveal(revealed, row) == revealed


@given(tables, places, places)
def test_a_row_that_is_whole_in_sight_scrolls_nothing(table: Table, number: int, row: int) -> None:
    anchor, row = an_anchor(table, number), row % len(table.heights)
    whole = {(row, line) for line in range(table.heights[row])}
    if whole <= set(table.visible(anchor)):
        assert table.window.reveal(anchor, row) == anchor
        assert table.window.reveal_end(anchor, row) == anchor


@given(tables, places, places)
def test_a_row_come_to_from_below_shows_its_end(table: Table, number: int, row: int) -> None:
    anchor, row = an_anchor(table, number), row % len(table.heights)
    revealed = table.window.reveal_end(anchor, row)
    assert (row, table.heights[row] - 1) in table.visible(revealed)


def test_an_area_without_rows_has_nothing_to_scroll() -> None:
    window = Window(0, 7, 10, lambda _: 1, lambda _row, _column: False)
    assert window.scroll(Anchor(), 5) == Anchor()
    assert window.scroll(Anchor(), -5) == Anchor()
    assert window.below(Anchor(), 3).row == 0
