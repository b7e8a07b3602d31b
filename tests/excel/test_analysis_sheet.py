from io import BytesIO
from pathlib import Path

import pytest
from example_plans import FORM, counts, exported, own, read, skarpnack, with_areas
from office import converted, needs_office
from openpyxl import Workbook, load_workbook

from planterm.excel.workbook import workbook_bytes
from planterm.model.plan import Plan
from planterm.model.results import analyse

LONG = "En mening som fyller ut. " * 900
GUIDANCE = FORM.guidance


def awkward_plan() -> Plan:
    return with_areas(
        own(
            'Ove\'s "område"',
            ("Problem", "Orsak", "Åtgärd"),
            ("   ", "\n\t", "Åtgärd"),
            (GUIDANCE[0], f"  {GUIDANCE[1]}\n", f"{GUIDANCE[2]} Mer."),
            ("Problem", LONG, ""),
            ("Problem", "=1", "forts."),
            ("?", "*", "~"),
        ),
        own("  ", ("Problem",), area_id="blank-titel"),
    )


def recalculated(book: Workbook | bytes, folder: Path) -> list[tuple[object, ...]]:
    """The analysis after LibreOffice has calculated it anew."""
    if isinstance(book, Workbook):
        buffer = BytesIO()
        book.save(buffer)
        book = buffer.getvalue()
    return counts(load_workbook(converted(book, "xlsx", folder), data_only=True))


def test_the_numbers_in_the_file_are_those_of_the_plan() -> None:
    plan = awkward_plan()
    expected = [(line.problems, line.causes, line.measures) for line in analyse(plan.areas, GUIDANCE)]
    assert counts(read(workbook_bytes(plan, FORM), values=True)) == expected
    assert expected[5:] == [(4, 4, 5), (1, 0, 0)]


def test_the_counts_are_live_formulas_over_whole_columns() -> None:
    analysis = exported(skarpnack()).worksheets[-1]
    assert analysis["C3"].value == (
        "=COUNTA('1 Unga i riskzon'!B1:B1048576)-1-COUNTIF('1 Unga i riskzon'!B1:B1048576,"
        '"=Beskriv orsaken till problemet, kan vara flera, gör då flera separata åtgärder.")'
    )


def test_guidance_longer_than_a_formula_allows_is_recognised_by_its_beginning() -> None:
    form = FORM._replace(
        columns=(FORM.columns[0]._replace(guidance='Ange "vad"? ' + "och hur " * 50), *FORM.columns[1:])
    )
    formula = read(workbook_bytes(skarpnack(), form)).worksheets[-1]["B3"].value
    literal = formula.split(',"=')[1].removesuffix('")')
    assert literal.startswith('Ange ""vad""~? och hur')
    assert literal.endswith("*")
    assert len(literal) <= 255


@needs_office
def test_recalculation_gives_the_same_numbers_whatever_the_cells_hold(tmp_path: Path) -> None:
    plan = awkward_plan()
    without_values = exported(plan)
    assert recalculated(without_values, tmp_path) == counts(read(workbook_bytes(plan, FORM), values=True))


@needs_office
def test_the_workbook_itself_recalculates_to_the_official_numbers(tmp_path: Path) -> None:
    numbers = recalculated(workbook_bytes(skarpnack(), FORM), tmp_path)
    assert numbers == [(8, 8, 8), (1, 1, 1), (4, 4, 4), (11, 11, 11), (2, 2, 2), (0, 0, 0)]


@needs_office
@pytest.mark.parametrize("place", [2, 3, 7, 11])
def test_a_row_put_in_by_hand_anywhere_below_the_header_counts(place: int, tmp_path: Path) -> None:
    book = exported(skarpnack())
    sheet = book.worksheets[1]
    sheet.insert_rows(place)
    sheet.cell(place, 1, "Nytt problem")
    sheet.cell(place, 2, "Ny orsak")
    assert recalculated(book, tmp_path)[0] == (9, 9, 8)


@needs_office
def test_a_deleted_guidance_row_does_not_change_the_counts(tmp_path: Path) -> None:
    book = exported(skarpnack())
    book.worksheets[1].delete_rows(2)
    assert recalculated(book, tmp_path)[0] == (8, 8, 8)
