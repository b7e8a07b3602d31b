"""How the columns share the screen: it is filled, all seven are reached, and words stay whole while there is room."""

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prose import swedish, texts
from sample_plan import HEADERS, row, sample

from official_form import COLUMNS, At
from planterm.model.plan import Area, Row
from planterm.tui.grid.layout import EDGE, SCROLLBAR, SEPARATOR, Layout, lay_out
from planterm.tui.grid.table_picture import HYPHEN, RowWrapper
from planterm.tui.grid.wrapping import width

screen_widths = st.integers(40, 300)
rows = st.lists(st.tuples(*[st.one_of(swedish, texts)] * len(COLUMNS)), max_size=6).map(
    lambda all_cells: tuple(row(number, *cells) for number, cells in enumerate(all_cells))
)
areas = pytest.mark.parametrize("area", sample().areas, ids=lambda area: area.id)
sizes = pytest.mark.parametrize("cells", [80, 100, 120, 200])

NARROWEST = 8
LONGEST_SPARED = 26
"""A word longer than this may be cut: no column is made for it alone."""


@given(rows, screen_widths)
def test_every_page_fills_the_screen_to_the_cell(plan_rows: tuple[Row, ...], cells: int) -> None:
    layout = lay_out(plan_rows, HEADERS, cells)
    for page in layout.pages:
        assert page[0].x == layout.gutter + SEPARATOR
        assert all(slot.width >= NARROWEST for slot in page)
        assert all(right.x == left.end + EDGE + SEPARATOR for left, right in pairwise(page))
        assert page[-1].end + EDGE + SCROLLBAR == cells


@given(rows, screen_widths)
def test_every_column_is_on_one_page_and_the_problem_first_on_all(plan_rows: tuple[Row, ...], cells: int) -> None:
    layout = lay_out(plan_rows, HEADERS, cells)
    assert all(page[0].column == At.PROBLEM for page in layout.pages)
    assert [slot.column for page in layout.pages for slot in page[1:]] == list(range(1, len(COLUMNS)))
    assert layout.page_of(At.PROBLEM) == 0
    for column in range(1, len(COLUMNS)):
        assert any(slot.column == column for slot in layout.pages[layout.page_of(column)])


@given(rows, screen_widths)
def test_the_problem_is_as_wide_on_every_page(plan_rows: tuple[Row, ...], cells: int) -> None:
    assert len({page[0].width for page in lay_out(plan_rows, HEADERS, cells).pages}) == 1


@given(rows, screen_widths)
def test_no_word_is_cut_that_could_have_been_spared(plan_rows: tuple[Row, ...], cells: int) -> None:
    _assert_words_spared(lay_out(plan_rows, HEADERS, cells), plan_rows)


def _letters(text: str) -> str:
    """A text without blanks, and without hyphens, which also stand where a word is cut."""
    return "".join(text.replace(HYPHEN, "").split())


@areas
@pytest.mark.parametrize("cells", range(40, 301, 4))
def test_the_real_plan_spares_its_words_at_every_width(area: Area, cells: int) -> None:
    _assert_words_spared(lay_out(area.rows, HEADERS, cells), area.rows)


@areas
@sizes
def test_the_real_plan_is_read_on_two_pages_at_most(area: Area, cells: int) -> None:
    layout = lay_out(area.rows, HEADERS, cells)
    assert len(layout.pages) <= (1 if cells >= 200 else 2)
    if cells >= 120:
        cut = [slot for page in layout.pages for slot in page if slot.width < _longest(area.rows, slot.column)]
        assert len(cut) <= 1, "the words of one column at most"


@areas
@sizes
def test_every_word_of_the_real_plan_is_on_some_page(area: Area, cells: int) -> None:
    for page in lay_out(area.rows, HEADERS, cells).pages:
        wrapper = RowWrapper(page)
        for plan_row in area.rows:
            drawn = wrapper.lines(plan_row)
            for slot, cell in zip(page, drawn.cells, strict=True):
                assert all(width(line) == slot.width for line in cell.lines)
                assert _letters("".join(cell.lines)) == _letters(plan_row.cells[slot.column])
            assert drawn.height == max(len(cell.lines) for cell in drawn.cells)


def test_row_numbers_of_a_huge_plan_have_room() -> None:
    layout = lay_out((row(0, "Skola som brottsplats"),) * 10_000, HEADERS, 80)
    assert layout.gutter > len("10000")
    assert layout.pages[0][-1].end + EDGE + SCROLLBAR == 80


@pytest.mark.parametrize("cells", [80, 100, 120, 200])
@pytest.mark.parametrize("when", ["", "2025", "Linjearbete", "löpande under hela året, med avstämning varje kvartal"])
def test_every_header_is_whole_whatever_the_rows_hold(when: str, cells: int) -> None:
    for page in lay_out((row(0, "a", "", "", "", when), row(1, "b")), HEADERS, cells).pages:
        assert all(slot.width >= width(HEADERS[slot.column]) for slot in page)


def test_long_problems_leave_the_other_pages_their_words() -> None:
    problem = "Normbrytande beteende som leder till risk för destruktivt beteende " * 3
    plan_rows = (row(0, problem, "a", "b", "c", "Linjearbete", "preventionssamordnare", "Genomförts"),)
    layout = lay_out(plan_rows, HEADERS, 80)
    assert len(layout.pages) == 2
    assert all(slot.width >= _longest(plan_rows, slot.column) for page in layout.pages for slot in page)


def _longest(plan_rows: Sequence[Row], column: int, most: int = 1_000) -> int:
    """The header, which is never wrapped, or the longest word under it that is not too long to be spared."""
    cells = (plan_row.cells[column] for plan_row in plan_rows if not plan_row.is_blank)
    words = (width(word) for text in cells for word in re.findall(r"[^\s/–-]+[/–-]?", text))
    return max((width(HEADERS[column]), *(word for word in words if word <= most)))


def _assert_words_spared(layout: Layout, plan_rows: Sequence[Row]) -> None:
    """Where a page cuts words, what its other columns have to spare would not have saved any of them."""
    for page in layout.pages:
        lacks = [_longest(plan_rows, slot.column, LONGEST_SPARED) - slot.width for slot in page]
        spare = sum(min(-lack, slot.width - NARROWEST) for lack, slot in zip(lacks, page, strict=True) if lack < 0)
        own = lacks if page is layout.pages[0] else lacks[1:]  # the problem is as wide as on the first page
        assert all(lack <= 0 or lack > spare for lack in own)
