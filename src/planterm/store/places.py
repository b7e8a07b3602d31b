"""On which line of the file a value stands; only looked for when something is wrong."""

from collections.abc import Iterator

from planterm.store.fault import DataPath
from planterm.store.keys import AREA, ROW
from planterm.store.scanner import Kind, Statement, statements


def line_of(text: str, path: DataPath) -> int | None:
    """The line of the key, of its table where the key is missing, or None where the file has neither."""
    table_line, nearest = None, len(path) - 2
    for statement, place in located(text):
        if place != path[: len(place)]:
            continue
        if statement.kind is Kind.KEY:
            return _line(text, statement)
        if len(place) > nearest:
            table_line, nearest = _line(text, statement), len(place)
    return table_line


def located(text: str) -> Iterator[tuple[Statement, DataPath]]:
    """Every key and every header, with its way through the data."""
    table: DataPath = ()
    areas, rows = -1, -1
    for statement in statements(text):
        if statement.kind is Kind.KEY:
            yield statement, (*table, *statement.key)
        elif statement.kind in {Kind.TABLE, Kind.ARRAY_TABLE}:
            if statement.kind is Kind.ARRAY_TABLE and statement.key == (AREA,):
                areas, rows = areas + 1, -1
            elif statement.kind is Kind.ARRAY_TABLE and statement.key == (AREA, ROW):
                rows += 1
            table = _data_path(statement.key, areas, rows)
            yield statement, table


def _data_path(header: tuple[str, ...], area: int, row: int) -> DataPath:
    """The header's way through the data, with the numbers of the area and the row that it belongs to, if any."""
    if header[:1] != (AREA,) or area < 0:
        return header
    if header[1:2] != (ROW,) or row < 0:
        return (AREA, area, *header[1:])
    return (AREA, area, ROW, row, *header[2:])


def _line(text: str, statement: Statement) -> int:
    return text.count("\n", 0, statement.start) + 1
