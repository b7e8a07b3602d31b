"""Widths in which the rows of a table get lower than in those that their lengths alone suggest."""

import pytest
from example_plans import FORM, own, skarpnack, with_areas

from planterm.excel.column_widths import column_widths, narrowest_widths
from planterm.excel.lower_rows import lower_rows
from planterm.excel.row_layout import RowLayout
from planterm.excel.styles import Style
from planterm.excel.table_layout import PAGE_WIDTH, Table, laid_out
from planterm.excel.text_measure import TextMeasure
from planterm.model.plan import Area

HEADER = tuple(column.header for column in FORM.columns)
AREAS = [area for area in skarpnack().areas if area.rows]


def heights(widths: tuple[float, ...], area: Area) -> float:
    """What the guidance and the rows take together, in points."""
    layout = RowLayout(TextMeasure(), widths)
    rows = sum(layout.height(row.cells, Style.BODY) for row in area.rows)
    return layout.height(FORM.guidance, Style.GUIDANCE) + rows


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.id)
def test_the_real_plans_rows_get_no_taller_in_columns_that_together_are_as_wide(area: Area) -> None:
    measure, rows = TextMeasure(), [FORM.guidance, *(row.cells for row in area.rows)]
    before = column_widths(measure, HEADER, rows, rows, PAGE_WIDTH)
    narrowest = narrowest_widths(measure, HEADER, rows, PAGE_WIDTH)
    styles = [Style.GUIDANCE, *[Style.BODY] * len(area.rows)]
    after = lower_rows(measure, before, narrowest, list(zip(rows, styles, strict=True)))
    assert sum(after) == pytest.approx(sum(before))
    assert all(width >= least - 0.5 for width, least in zip(after, narrowest, strict=True))
    assert heights(after, area) <= heights(before, area)


def test_the_real_plans_longest_areas_get_lower_by_a_line_or_more() -> None:
    measure, saved = TextMeasure(), 0.0
    for area in AREAS:
        rows = [FORM.guidance, *(row.cells for row in area.rows)]
        before = column_widths(measure, HEADER, rows, rows, PAGE_WIDTH)
        laid = laid_out(measure, Table(HEADER, FORM.guidance, rows[1:], 0))
        saved += heights(before, area) - heights(laid.layout.widths, area)
    assert saved > 72


def test_a_row_that_is_cut_anyway_leaves_the_other_columns_wide_enough_to_read_their_guidance() -> None:
    (area,) = with_areas(own("Eget", ("Problem", "Vi går igenom vad som har gjorts. " * 300))).areas[5:]
    laid = laid_out(TextMeasure(), Table(HEADER, FORM.guidance, [row.cells for row in area.rows], 0))
    assert len(laid.body[0]) > 1
    assert laid.layout.height(FORM.guidance, Style.GUIDANCE) <= 71
