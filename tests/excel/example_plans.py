"""Plans to export, and workbooks read back."""

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook

from official_form import COLUMNS, form_row
from planterm.excel.workbook import workbook_bytes
from planterm.form.loader import load_form
from planterm.model.plan import Area, Plan, Row

FORM = load_form("atgardsplan-2025")
_REFERENCE = Path(__file__).parents[1] / "reference" / "skarpnack-2025.json"


def skarpnack() -> Plan:
    """The real plan of 2025."""
    data = json.loads(_REFERENCE.read_text(encoding="utf-8"))
    areas = [
        Area(
            form_area.id,
            form_area.title,
            rows(*(tuple(map(row.get, data["columns"])) for row in area["rows"]), of=form_area.id),
        )
        for form_area, area in zip(FORM.areas, data["areas"], strict=False)
    ]
    return Plan(FORM, 2025, "Skarpnäcks stadsdelsförvaltning", areas=tuple(areas))


def rows(*cells: Sequence[str], of: str = "") -> tuple[Row, ...]:
    """Rows with these texts in their first columns, in an area that their ids are to tell from others."""
    return tuple(
        form_row(f"{of}rad{number}", (*texts, *("",) * (len(COLUMNS) - len(texts))))
        for number, texts in enumerate(cells)
    )


def own(title: str, *cells: Sequence[str], area_id: str = "hedersrelaterat") -> Area:
    """An area of the district's own."""
    return Area(area_id, title, rows(*cells, of=title), own=True)


def with_areas(*areas: Area) -> Plan:
    """The five official areas, empty, and these."""
    official = tuple(Area(area.id, area.title) for area in FORM.areas)
    return skarpnack()._replace(areas=(*official, *areas))


def exported(plan: Plan) -> Workbook:
    """The plan's workbook as openpyxl reads it."""
    return read(workbook_bytes(plan))


def read(book: bytes, *, values: bool = False) -> Workbook:
    """The workbook as openpyxl reads it: its formulas, or the values that stand in the file.

    Escaped underscores are read as Excel reads them, which openpyxl leaves to others.
    """
    workbook = load_workbook(BytesIO(book), data_only=values)
    for cell in (cell for sheet in workbook.worksheets for row in sheet.iter_rows() for cell in row):
        if isinstance(cell.value, str) and "_x005F_" in cell.value:
            cell.value = cell.value.replace("_x005F_", "_")
            cell.data_type = "s"
    return workbook


def counts(book: Workbook) -> list[tuple[object, ...]]:
    """The lines of the analysis sheet without the titles."""
    return [line[1:4] for line in book.worksheets[-1].iter_rows(min_row=3, values_only=True)]
