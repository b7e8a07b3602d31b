from io import BytesIO

import pytest
from example_plans import FORM, counts, exported, own, read, skarpnack, with_areas
from openpyxl import Workbook, load_workbook

from office import all_converted, needs_office
from official_form import COLUMNS
from planterm.excel.workbook import workbook_bytes
from planterm.model.form import Columns, Counted
from planterm.model.plan import Plan
from planterm.model.results import analyse

LONG = "En mening som fyller ut. " * 900
GUIDANCE = FORM.columns.guidance
PLACES = (2, 3, 7, 11)
"""Where a row is put in."""

Recalculated = dict[str, list[tuple[object, ...]]]


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


def with_row_put_in(place: int) -> Workbook:
    book = exported(skarpnack())
    sheet = book.worksheets[1]
    sheet.insert_rows(place)
    sheet.cell(place, 1, "Nytt problem")
    sheet.cell(place, 2, "Ny orsak")
    return book


def with_row_deleted() -> Workbook:
    book = exported(skarpnack())
    book.worksheets[1].delete_rows(2)
    return book


def saved(book: Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> Recalculated:
    """The analyses of some workbooks after LibreOffice has calculated them anew."""
    books = {
        "awkward": saved(exported(awkward_plan())),
        "real": workbook_bytes(skarpnack()),
        **{f"row {place}": saved(with_row_put_in(place)) for place in PLACES},
        "deleted": saved(with_row_deleted()),
    }
    files = all_converted(books, "xlsx", tmp_path_factory.mktemp("omräknat"))
    return {name: counts(load_workbook(file, data_only=True)) for name, file in files.items()}


def test_the_numbers_in_the_file_are_those_of_the_plan() -> None:
    plan = awkward_plan()
    expected = [line.counts for line in analyse(plan.areas, FORM)]
    assert counts(read(workbook_bytes(plan), values=True)) == expected
    assert expected[5:] == [(4, 4, 5), (1, 0, 0)]


def test_the_counts_are_live_formulas_over_whole_columns() -> None:
    analysis = exported(skarpnack()).worksheets[-1]
    assert analysis["C3"].value == (
        "=COUNTA('1 Unga i riskzon'!B1:B1048576)-1-COUNTIF('1 Unga i riskzon'!B1:B1048576,"
        '"=Beskriv orsaken till problemet, kan vara flera, gör då flera separata åtgärder.")'
    )


def test_guidance_longer_than_a_formula_allows_is_recognised_by_its_beginning() -> None:
    form = FORM._replace(
        columns=(long := Columns((COLUMNS[0]._replace(guidance='Ange "vad"? ' + "och hur " * 50), *COLUMNS[1:]))),
        analysis=FORM.analysis._replace(counted=(Counted(long[0], "Antal problem"),)),
    )
    formula = read(workbook_bytes(skarpnack()._replace(form=form))).worksheets[-1]["B3"].value
    literal = formula.split(',"=')[1].removesuffix('")')
    assert literal.startswith('Ange ""vad""~? och hur')
    assert literal.endswith("*")
    assert len(literal) <= 255


@needs_office
def test_recalculation_gives_the_same_numbers_whatever_the_cells_hold(recalculated: Recalculated) -> None:
    assert recalculated["awkward"] == counts(read(workbook_bytes(awkward_plan()), values=True))


@needs_office
def test_the_workbook_itself_recalculates_to_the_official_numbers(recalculated: Recalculated) -> None:
    assert recalculated["real"] == [(8, 8, 8), (1, 1, 1), (4, 4, 4), (11, 11, 11), (2, 2, 2), (0, 0, 0)]


@needs_office
@pytest.mark.parametrize("place", PLACES)
def test_a_row_put_in_by_hand_anywhere_below_the_header_counts(place: int, recalculated: Recalculated) -> None:
    assert recalculated[f"row {place}"][0] == (9, 9, 8)


@needs_office
def test_a_deleted_guidance_row_does_not_change_the_counts(recalculated: Recalculated) -> None:
    assert recalculated["deleted"][0] == (8, 8, 8)
