"""The figures of the official analysis sheet, and the follow-up."""

import pytest

from official_form import COLUMNS, FORM, At, form_row
from planterm.model.plan import Area, Plan, Progress, Status, progress
from planterm.model.results import AreaCounts, analyse, count, sheet_areas
from reference_plan import reference_plan

GUIDANCE = COLUMNS.guidance
PROBLEM = COLUMNS[At.PROBLEM]


def area_of(*problems: str) -> Area:
    rows = tuple(form_row(f"rad{index}").with_cell(At.PROBLEM, text) for index, text in enumerate(problems))
    return Area("unga", "Unga i riskzon", rows)


def test_the_reference_plan_has_the_figures_of_the_official_sheet() -> None:
    plan = reference_plan()
    figures = [line.counts for line in analyse(sheet_areas(plan), FORM)]
    assert figures == [(8, 8, 8), (1, 1, 1), (4, 4, 4), (11, 11, 11), (2, 2, 2), (0, 0, 0)]


def test_a_problem_that_is_repeated_counts_each_time() -> None:
    assert count(area_of("Skadegörelse", "Skadegörelse", "Skadegörelse"), PROBLEM) == 3


@pytest.mark.parametrize("blank", ["", " ", "\n\t ", "\u00a0"])
def test_a_cell_of_white_space_is_blank(blank: str) -> None:
    assert count(area_of(blank, "Klotter"), PROBLEM) == 1


@pytest.mark.parametrize("text", [GUIDANCE[0], f"  {GUIDANCE[0]}\n"])
def test_the_forms_guidance_left_in_a_row_does_not_count(text: str) -> None:
    assert count(area_of(text, "Klotter"), PROBLEM) == 1


def test_guidance_is_told_from_text_in_every_column() -> None:
    area = Area("unga", "Unga", (form_row("a", GUIDANCE), form_row("b", ("Text",) * len(COLUMNS))))
    assert [count(area, column) for column in COLUMNS] == [1] * len(COLUMNS)


def test_guidance_of_another_column_is_text() -> None:
    assert count(area_of(GUIDANCE[At.CAUSE]), PROBLEM) == 1


def test_the_template_has_its_line_until_an_own_area_takes_its_place() -> None:
    official, own = area_of("Klotter"), Area("heder", "Hedersrelaterat våld", own=True)
    without = Plan(FORM, 2026, "Farsta", areas=(official,))
    with_own = Plan(FORM, 2026, "Farsta", areas=(official, own, Area("trafik", "Buskörning", own=True)))

    assert [line.title for line in analyse(sheet_areas(without), FORM)] == [
        "Unga i riskzon",
        "[Eget prioriterat område]",
    ]
    assert analyse(sheet_areas(with_own), FORM) == (
        AreaCounts("Unga i riskzon", (1, 0, 0)),
        AreaCounts("Hedersrelaterat våld", (0, 0, 0)),
        AreaCounts("Buskörning", (0, 0, 0)),
    )


def test_every_row_of_the_reference_plan_is_followed_up() -> None:
    assert progress(reference_plan().rows()) == Progress(26, 26)


def test_follow_up_wants_text_and_blank_rows_await_none() -> None:
    measure = form_row("a").with_cell(At.MEASURE, "Fältarbete")
    rows = (
        measure,
        form_row("b", measure.cells).with_cell(At.FOLLOW_UP, "Genomförts enligt plan."),
        form_row("c", measure.cells, Status.DONE),
        form_row("d", measure.cells).with_cell(At.FOLLOW_UP, " \n"),
        form_row("e", COLUMNS.blank),
        form_row("f", (" ",) * len(COLUMNS)),
    )
    assert progress(rows) == Progress(done=1, total=4)
