"""Writing and reading a workbook, beside openpyxl alone doing the same to the same strings."""

import gc
from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from openpyxl import Workbook, load_workbook

from benchmarks.material import SIZES, Material
from planterm.excel.importing import imported
from planterm.excel.workbook import workbook_bytes
from planterm.model.plan import Plan, Row
from planterm.store.planfile import load

MOST = 1.5
"""How many times as long planterm may take, with the largest plan."""

_NAME, _CELL = 34, 16

Sheets = Sequence[tuple[str, Sequence[Sequence[str | None]]]]


class Pair(NamedTuple):
    """The same work, done by planterm and by openpyxl alone."""

    name: str
    rows: int
    ours: Callable[[], object]
    theirs: Callable[[], object]


class Timed(NamedTuple):
    """What a pair took in each turn, in seconds."""

    pair: Pair
    ours: Sequence[float]
    theirs: Sequence[float]


def pairs(material: Material) -> Sequence[Pair]:
    """The export of the material's plan and the import of what it gave."""
    plan = _distinct(load(material.plan).plan)
    data = workbook_bytes(plan)
    sheets = _texts(data)
    return (
        Pair("export / openpyxl, write-only", material.rows, lambda: workbook_bytes(plan), lambda: _lean(sheets)),
        Pair("export / openpyxl", material.rows, lambda: workbook_bytes(plan), lambda: _plain(sheets)),
        Pair("import / load_workbook", material.rows, lambda: imported(data, Path("bok.xlsx")), lambda: _read(data)),
    )


def timed(every: Sequence[Pair], turns: int, tell: Callable[[str], None]) -> list[Timed]:
    """Each pair so many times, ours and theirs one after the other, who goes first changing from turn to turn."""
    found: list[Timed] = []
    for pair in every:
        ours, theirs = [], []
        for turn in range(turns):
            tell(f"{pair.name}, {pair.rows:,} rows: turn {turn + 1} of {turns}   ")
            works = [(pair.ours, ours), (pair.theirs, theirs)]
            for work, times in works if turn % 2 else works[::-1]:
                times.append(_seconds(work))
        found.append(Timed(pair, ours, theirs))
    return found


def report(found: Sequence[Timed]) -> str:
    """For each pair the medians, and their ratio with what it is meant to reach."""
    lines = [_line("workbooks", ("rows", "planterm", "openpyxl", "ratio"))]
    for pair, ours, theirs in found:
        ratio = median(ours) / median(theirs)
        judged = f" {'≤' if ratio <= MOST else 'OVER'} {MOST:g}" if pair.rows == SIZES[-1] else ""
        cells = (f"{pair.rows:,}", _amount(ours), _amount(theirs), f"{ratio:.2f}{judged}")
        lines.append(_line(f"  {pair.name}", cells))
    return "\n".join(lines)


def _distinct(plan: Plan) -> Plan:
    """The plan with no two texts alike, so that nothing that is measured or written once serves for many rows."""
    numbers = count(1)

    def numbered(row: Row) -> Row:
        return row._replace(cells=tuple(f"{text} {next(numbers)}" if text else "" for text in row.cells))

    areas = tuple(area._replace(rows=tuple(map(numbered, area.rows))) for area in plan.areas)
    return plan._replace(areas=areas)


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = perf_counter()
    work()
    return perf_counter() - start


def _line(name: str, cells: Sequence[str]) -> str:
    return f"{name:<{_NAME}}{''.join(cell.rjust(_CELL) for cell in cells)}"


def _amount(times: Sequence[float]) -> str:
    return f"{median(times) * 1000:.0f} ms"


def _texts(data: bytes) -> Sheets:
    """Every string of the workbook in its place."""
    book = load_workbook(BytesIO(data))
    return [(sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)]) for sheet in book.worksheets]


def _plain(sheets: Sheets) -> bytes:
    return _written(Workbook(), sheets)


def _lean(sheets: Sheets) -> bytes:
    """The way that keeps no cells, which is openpyxl's fastest."""
    return _written(Workbook(write_only=True), sheets)


def _written(book: Workbook, sheets: Sheets) -> bytes:
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _read(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))
