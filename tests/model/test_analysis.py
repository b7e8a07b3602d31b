"""The figures of the official analysis sheet, and the follow-up."""

import pytest

from planterm.model.plan import COLUMNS, EMPTY_CELLS, Area, Column, Plan, Row, Status
from planterm.model.results import AreaCounts, Progress, analyse, count, progress, sheet_areas
from reference_plan import reference_plan

GUIDANCE = (
    "Ange problemet här",
    "Beskriv orsaken",
    "Koppla åtgärd",
    "Koppla mål",
    "Ange tid",
    "Ange vem",
    "\nBeskriv\n",
)
TEMPLATE = Area("eget", "[Eget prioriterat område]", own=True)


def area_of(*problems: str) -> Area:
    rows = tuple(Row(f"rad{index}").with_cell(Column.PROBLEM, text) for index, text in enumerate(problems))
    return Area("unga", "Unga i riskzon", rows)


def test_the_reference_plan_has_the_figures_of_the_official_sheet() -> None:
    plan = reference_plan()
    figures = [(line.problems, line.causes, line.measures) for line in analyse(sheet_areas(plan, TEMPLATE), GUIDANCE)]
    assert figures == [(8, 8, 8), (1, 1, 1), (4, 4, 4), (11, 11, 11), (2, 2, 2), (0, 0, 0)]


def test_a_problem_that_is_repeated_counts_each_time() -> None:
    assert count(area_of("Skadegörelse", "Skadegörelse", "Skadegörelse"), Column.PROBLEM, GUIDANCE[0]) == 3


@pytest.mark.parametrize("blank", ["", " ", "\n\t ", "\u00a0"])
def test_a_cell_of_white_space_is_blank(blank: str) -> None:
    assert count(area_of(blank, "Klotter"), Column.PROBLEM, GUIDANCE[0]) == 1


@pytest.mark.parametrize("text", ["Ange problemet här", "  Ange problemet här\n"])
def test_the_forms_guidance_left_in_a_row_does_not_count(text: str) -> None:
    assert count(area_of(text, "Klotter"), Column.PROBLEM, GUIDANCE[0]) == 1


def test_guidance_is_told_from_text_in_every_column() -> None:
    area = Area("unga", "Unga", (Row("a", GUIDANCE), Row("b", ("Text",) * len(COLUMNS))))
    assert [count(area, column, GUIDANCE[column]) for column in COLUMNS] == [1] * len(COLUMNS)


def test_guidance_of_another_column_is_text() -> None:
    assert count(area_of(GUIDANCE[Column.CAUSE]), Column.PROBLEM, GUIDANCE[Column.PROBLEM]) == 1


def test_the_template_has_its_line_until_an_own_area_takes_its_place() -> None:
    official, own = area_of("Klotter"), Area("heder", "Hedersrelaterat våld", own=True)
    without = Plan("f", 2026, "Farsta", areas=(official,))
    with_own = Plan("f", 2026, "Farsta", areas=(official, own, Area("trafik", "Buskörning", own=True)))

    assert [line.title for line in analyse(sheet_areas(without, TEMPLATE), GUIDANCE)] == [
        "Unga i riskzon",
        "[Eget prioriterat område]",
    ]
    assert analyse(sheet_areas(with_own, TEMPLATE), GUIDANCE) == (
        AreaCounts("Unga i riskzon", 1, 0, 0),
        AreaCounts("Hedersrelaterat våld", 0, 0, 0),
        AreaCounts("Buskörning", 0, 0, 0),
    )


def test_every_row_of_the_reference_plan_is_followed_up() -> None:
    assert progress(reference_plan().rows()) == Progress(26, 26)


def test_follow_up_wants_text_and_blank_rows_await_none() -> None:
    measure = Row("a").with_cell(Column.MEASURE, "Fältarbete")
    rows = (
        measure,
        Row("b", measure.cells).with_cell(Column.FOLLOW_UP, "Genomförts enligt plan."),
        Row("c", measure.cells, Status.DONE),
        Row("d", measure.cells).with_cell(Column.FOLLOW_UP, " \n"),
        Row("e", EMPTY_CELLS),
        Row("f", (" ",) * len(COLUMNS)),
    )
    assert progress(rows) == Progress(done=1, total=4)
