"""What the city's workbook asks for beside the rows is written beside its label, once."""

from datetime import date

from city_books import fill, saved, small_book, told
from example_plans import read, skarpnack

from planterm.excel.filling.fill_book import Filled
from planterm.excel.notes import NoteKind
from planterm.model.plan import Stage

PLAN = skarpnack()._replace(
    police_area="Globen", case_number="", stage=Stage.DECIDED, decided_on=date(2025, 4, 24), year=2025
)
LABELS = {"A3": "Stadsdelsförvaltning:", "A4": "År:", "A5": "Lokalpolisområde: ", "A6": "Dnr:", "A7": "Beslutsdatum:"}


def filled(cells: dict[str, str], *merged: str) -> Filled:
    """A workbook with a sheet of facts, filled."""
    book = small_book()
    sheet = book.create_sheet("Läs mig", 0)
    for place, text in cells.items():
        sheet[place] = text
    for each in merged:
        sheet.merge_cells(each)
    return fill(saved(book), PLAN)


def test_what_the_plan_says_stands_beside_each_blank_label_and_is_told() -> None:
    result = filled(LABELS)
    values = [cell.value for cell in read(result.data)["Läs mig"]["B"]][2:]
    assert values == ["Skarpnäcks stadsdelsförvaltning", "2025", "Globen", None, "2025-04-24"]
    assert (
        "Läs mig",
        "Vid Förvaltning stod inget i arbetsboken; planens uppgift skrevs in: Skarpnäcks stadsdelsförvaltning.",
    ) in told(result, NoteKind.REMARK)
    assert fill(result.data, PLAN).data == result.data


def test_a_label_over_several_cells_has_its_value_after_them() -> None:
    sheet = read(filled({"A3": "Stadsdelsförvaltning:"}, "A3:B3", "C3:E3").data)["Läs mig"]
    assert sheet["C3"].value == "Skarpnäcks stadsdelsförvaltning"


def test_a_value_without_a_cell_of_its_own_is_told_and_not_written() -> None:
    result = filled({"A2": "Åtgärdsplan", "A3": "Stadsdelsförvaltning:"}, "B2:B3")
    assert read(result.data)["Läs mig"]["B2"].value is None
    (text,) = (text for sheet, text in told(result, NoteKind.LEFT) if sheet == "Läs mig")
    assert text.startswith("Vid Förvaltning står inget i arbetsboken, och det gick inte att se i vilken cell")


def test_what_the_city_has_written_stays() -> None:
    sheet = read(filled({"A3": "Stadsdelsförvaltning:", "C3": "Farsta stadsdelsförvaltning"}).data)["Läs mig"]
    assert [cell.value for cell in sheet[3]] == ["Stadsdelsförvaltning:", None, "Farsta stadsdelsförvaltning"]
