"""The cell cursor: always in sight, never jumping over text, and as quick in a huge plan as in a small one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrolling import Table, tables

from official_form import At
from planterm.tui.grid.motion import Anchor, Cursor, Motion, Position, Window, at, moved

motions = st.sampled_from(list(Motion))


def assert_in_sight(table: Table, position: Position) -> None:
    assert 0 <= position.cursor.row < len(table.heights)
    assert any(row == position.cursor.row for row, _ in table.seen(position))


@given(tables, st.lists(motions, max_size=40))
def test_after_every_key_the_current_row_is_in_sight(table: Table, keys: list[Motion]) -> None:
    position = Position()
    for key in keys:
        position = table.move(position, key)
        assert_in_sight(table, position)


@given(tables, st.lists(motions, max_size=10), st.integers(-60, 60), motions)
def test_a_key_after_the_wheel_brings_the_current_row_back(
    table: Table, keys: list[Motion], lines: int, key: Motion
) -> None:
    position = table.move(Position(), *keys)
    scrolled = Position(position.cursor, table.window.scroll(position.anchor, lines))
    assert_in_sight(table, table.move(scrolled, key))


@pytest.mark.parametrize(
    ("motion", "stops"),
    [(Motion.EDGE_DOWN, [1, 3, 5, 7, 8]), (Motion.EDGE_UP, [5, 3, 1, 0])],
)
def test_ctrl_and_an_arrow_stop_where_excel_does(motion: Motion, stops: list[int]) -> None:
    filled = (True, True, False, True, False, True, False, False, False)
    window = Window(len(filled), 1, 9, lambda _: 1, lambda row, _: filled[row])
    position = Position() if motion is Motion.EDGE_DOWN else Position(Cursor(8))
    seen = [(position := moved(motion, position, window)).cursor.row for _ in stops]
    assert seen == stops


def test_sideways_they_end_at_the_first_and_last_column() -> None:
    window = Window(2, 7, 9, lambda _: 1, lambda row, column: row == 0 and column in (1, 2, 4))
    way = [Cursor(0, 0)]
    for motion in [Motion.EDGE_RIGHT] * 5 + [Motion.EDGE_LEFT] * 5:
        way.append(moved(motion, Position(way[-1]), window).cursor)
    assert [each.column for each in way] == [0, 1, 2, 4, 6, 6, 4, 2, 1, 0, 0]


@given(tables)
def test_down_reads_every_line_of_every_row_before_it_leaves_the_row(table: Table) -> None:
    path = table.journey(Motion.DOWN, Position())
    assert path[-1].cursor.row == len(table.heights) - 1
    _assert_read_row_by_row(table, path)


@given(tables)
def test_up_reads_every_line_of_every_row_before_it_leaves_the_row(table: Table) -> None:
    end = table.move(Position(), Motion.TABLE_END)
    path = table.journey(Motion.UP, end)
    assert path[-1] == Position(Cursor(0), Anchor(0))
    _assert_read_row_by_row(table, path)


@given(tables, st.sampled_from([Motion.DOWN, Motion.UP]))
def test_a_tall_row_is_scrolled_line_by_line(table: Table, key: Motion) -> None:
    begin = Position() if key is Motion.DOWN else table.move(Position(), Motion.TABLE_END)
    path = table.journey(key, begin)
    for before, after in pairwise(path):
        if before.cursor == after.cursor:
            first, second = (table.lines.index((p.anchor.row, p.anchor.line)) for p in (before, after))
            assert second - first == (1 if key is Motion.DOWN else -1)
        else:
            assert abs(after.cursor.row - before.cursor.row) == 1


@given(tables, st.sampled_from([Motion.PAGE_DOWN, Motion.PAGE_UP]))
def test_page_by_page_every_line_is_shown_to_the_last_row(table: Table, key: Motion) -> None:
    forwards = key is Motion.PAGE_DOWN
    begin = Position() if forwards else table.move(Position(), Motion.TABLE_END)
    path = table.journey(key, begin)
    assert path[-1].cursor.row == (len(table.heights) - 1 if forwards else 0)
    if forwards:
        assert set().union(*(table.seen(position) for position in path)) == table.text
    for before, after in pairwise(path):
        assert set(table.visible(before.anchor)) & set(table.visible(after.anchor)), "a line of overlap"


@given(tables, st.lists(motions, max_size=10))
def test_the_ends_are_one_key_away(table: Table, keys: list[Motion]) -> None:
    position = table.move(Position(), *keys)
    home = table.move(position, Motion.TABLE_START)
    assert (home.cursor, home.anchor) == (Cursor(0, At.PROBLEM), Anchor())
    end = table.move(position, Motion.TABLE_END)
    assert end.cursor == Cursor(len(table.heights) - 1, position.cursor.column)


def test_tab_goes_through_all_cells_in_reading_order_and_shift_tab_back() -> None:
    table = Table((3, 4, 1), 10)
    cells = [Cursor(row, column) for row in range(3) for column in At]
    position = Position()
    for cell in cells[1:]:
        position = table.move(position, Motion.NEXT_CELL)
        assert position.cursor == cell
    for cell in reversed(cells[:-1]):
        position = table.move(position, Motion.PREVIOUS_CELL)
        assert position.cursor == cell
    assert table.move(position, Motion.PREVIOUS_CELL) == position


@pytest.mark.parametrize("row", [0, 1, 2])
def test_sideways_stays_in_the_row(row: int) -> None:
    table = Table((3, 4, 1), 10)
    begin = at(Cursor(row, At.GOALS), Position(), table.window)
    ends = {
        Motion.LEFT: At.PROBLEM,
        Motion.RIGHT: At.FOLLOW_UP,
        Motion.ROW_START: At.PROBLEM,
        Motion.ROW_END: At.FOLLOW_UP,
    }
    for key, column in ends.items():
        assert table.journey(key, begin)[-1].cursor == Cursor(row, column)


@pytest.mark.parametrize("key", list(Motion))
@pytest.mark.parametrize("row", [0, 5_000, 9_999, 10_000])
def test_in_a_huge_plan_only_rows_near_the_screen_and_the_end_are_measured(key: Motion, row: int) -> None:
    table = Table((*(2 + number % 7 for number in range(10_000)), 1), 30)
    begin = at(Cursor(row), Position(), table.window)
    table.asked.clear()
    position = table.move(begin, key)
    near = [row, begin.anchor.row, position.anchor.row, position.cursor.row, len(table.heights)]
    assert all(min(abs(asked - place) for place in near) <= table.height for asked in table.asked)
    assert len(table.asked) <= 6 * table.height


def _assert_read_row_by_row(table: Table, path: list[Position]) -> None:
    read: dict[int, set[int]] = {}
    for position in path:
        row = position.cursor.row
        read.setdefault(row, set()).update(line for seen, line in table.seen(position) if seen == row)
    assert {(row, line) for row, lines in read.items() for line in lines} == table.text
