"""Reading the filled workbook back: what was written must be what everybody will read."""

from collections.abc import Iterator
from pathlib import Path

from planterm.excel.area_tables import area_tables, sheet_areas
from planterm.excel.filling.placing import Placed, Placing
from planterm.excel.reading.book import read_book
from planterm.excel.reading.book_file import shown
from planterm.excel.table_rows import rows_of
from planterm.form.form import Form
from planterm.model.plan import Area


def misread(data: bytes, path: Path, where: Placing, form: Form) -> Iterator[str]:
    """The names of the sheets from which an area's rows do not come back as they are in the plan."""
    found = area_tables(read_book(data, shown(path)), form, path.stem)
    read: dict[str, list[tuple[tuple[str, ...], ...]]] = {}
    for part in sheet_areas(found):
        read.setdefault(part.sheet.name, []).append(rows_of(part.sheet, part.tables[0], form).rows)
    for placed in where.placed:
        if placed.area is not None:
            wanted = _shown(placed, placed.area)
            # A row that may be a header stays above the plan's where none is known.
            starts = (0, 1) if placed.part.tables[0].header_row == 0 else (0,)
            if not any(
                rows[start : start + len(wanted)] == wanted
                for start in starts
                for rows in read.get(placed.part.sheet.name, [])
            ):
                yield placed.part.sheet.name


def _shown(placed: Placed, area: Area) -> tuple[tuple[str, ...], ...]:
    """The area's rows as the workbook can show them: in the columns that it has, blanks alone being nothing."""
    columns = placed.part.tables[0].columns
    return tuple(
        tuple(text if index in columns and text.strip() else "" for index, text in enumerate(row.cells))
        for row in area.rows
        if any(row.cells[column].strip() for column in columns)
    )
