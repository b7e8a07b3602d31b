"""A city's plans as one workbook."""

from datetime import datetime

from planterm.excel.city_lists import (
    all_rows_sheet,
    own_areas_sheet,
    parties_sheet,
    to_put_right_sheet,
    two_years_sheet,
)
from planterm.excel.city_sheets import position_sheet, topics_sheet
from planterm.excel.text_measure import TextMeasure
from planterm.excel.write_book import Imprint, book_bytes
from planterm.model.city import City
from planterm.texts import city as texts


def city_book(city: City, made: datetime | None = None) -> bytes:
    """The picture as a workbook; raises PlantermError where openpyxl cannot write it."""
    measure = TextMeasure()
    title = texts.title(city.form.title(city.year), len(city.members))
    sheets = (
        position_sheet(city, measure),
        all_rows_sheet(city, measure),
        topics_sheet(city, measure),
        parties_sheet(city, measure),
        own_areas_sheet(city, measure),
        *((two_years_sheet(city.compared, measure),) if city.compared else ()),
        to_put_right_sheet(city, measure),
    )
    return book_bytes(sheets, Imprint(title, title, ""), made)
