"""The title of an own area, where its sheet has one."""

from planterm.excel.area_tables import SheetArea
from planterm.excel.filling.parts import Parts
from planterm.excel.filling.placing import Placed
from planterm.excel.filling.sheet_rows import RowXml, SheetRows, cell
from planterm.excel.header_words import plain
from planterm.excel.reading.sheet import PlacedText


def title_cell(placed: Placed) -> PlacedText | None:
    """The cell that says which area it is; None where there is none."""
    part, table = placed.part, placed.part.tables[0]
    if table.title_column is not None and (table.title.strip() or _is_blank(part, table.title_column)):
        return PlacedText(table.header_row, table.title_column, table.title)
    above = [cell for cell in _texts_above(part) if plain(cell.text) == plain(placed.match.title)]
    return above[-1] if above else None


def _is_blank(part: SheetArea, column: int) -> bool:
    return not part.sheet.cells.get(part.tables[0].header_row, {}).get(column, "").strip()


def _texts_above(part: SheetArea) -> list[PlacedText]:
    return [
        PlacedText(row, column, text)
        for row, cells in part.sheet.cells.items()
        for column, text in cells.items()
        if row < part.tables[0].header_row
    ]


def put_text(parts: Parts, path: str, where: PlacedText, text: str) -> None:
    """Give a cell of the sheet's part another text; its look stays."""
    rows = SheetRows(parts.read(path))
    row = rows.row(where.row)
    style = row.cells[where.column].style if where.column in row.cells else 0
    cells = {**row.cells, where.column: cell(rows.prefix, where.row, where.column, style, text)}
    rows.put(where.row, RowXml(row.tag, row.attributes, cells))
    parts.put(path, rows.part())
