"""Compiling many plans, beside tomllib reading the same files and openpyxl alone writing the same cells."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from openpyxl import Workbook, load_workbook

from benchmarks import ROOT
from benchmarks.workbooks import Pair, timed
from official_form import COLUMNS, form_row
from planterm.model.form import TELLING_ROLES
from planterm.model.plan import Plan
from planterm.session.city import city_bytes, read_city
from planterm.session.written_plan import new_plan
from planterm.store.planfile import create

PLANS, ROWS = 300, 30
MOST = 2.0
"""How many times as long planterm may take."""

MOST_MEMORY = 300
"""Mebibytes."""

_LETTERS = "abdefghijklmnoprstuv"
_PEAK = """
import resource, sys
from planterm.cli.main import main
code = main(["compile", sys.argv[1], "-o", sys.argv[2], "--force"])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""


def measure(turns: int, tell: Callable[[str], None]) -> str:
    """The medians of so many turns, one after the other in turn, and the peak of the command's memory."""
    with TemporaryDirectory(prefix="planterm-bench-") as name:
        folder = Path(name) / "planer"
        folder.mkdir()
        for number in range(PLANS):
            create(folder / f"plan-{number:03}.toml", _plan(number))
        sheets = _cells(city_bytes(read_city([folder]).city, Path("stad.xlsx")))
        pair = Pair(
            "compile / tomllib, openpyxl",
            PLANS * ROWS,
            lambda: city_bytes(read_city([folder]).city, Path("stad.xlsx")),
            lambda: _theirs(folder, sheets),
        )
        ((_, ours, theirs),) = timed([pair], turns, tell)
        ratio = median(ours) / median(theirs)
        peak = _peak(folder, Path(name) / "stad.xlsx")
    took = f"planterm {median(ours):.2f} s, tomllib and openpyxl {median(theirs):.2f} s: {ratio:.2f}"
    judged = f"{'≤' if ratio <= MOST else 'OVER'} {MOST:g}"
    memory = f"peak {peak} MiB {'≤' if peak <= MOST_MEMORY else 'OVER'} {MOST_MEMORY}"
    return f"{PLANS} plans of {ROWS} rows compiled to a workbook\n  {took} {judged}\n  {memory}"


def _plan(number: int) -> Plan:
    """A plan of the cases' rows, each of its texts found in no other plan; When and Who recur, as they do."""
    cases = json.loads((ROOT / "tests" / "cases" / "rows.json").read_text(encoding="utf-8"))
    plan = new_plan(2026, f"Stadsdel {_word(number + 1)}")
    rows = []
    for index in range(ROWS):
        case = cases[(number * ROWS + index) % len(cases)]
        place = f" i kvarteret {_word(number * ROWS + index + 1)}"
        cells = (
            f"{case[column.key]}{place}"
            if case[column.key].strip() and column.role in TELLING_ROLES
            else case[column.key]
            for column in COLUMNS
        )
        rows.append(form_row(f"{number:03}{index:03}", tuple(cells)))
    areas = (replace(area, rows=tuple(rows[at::5])) for at, area in enumerate(plan.areas))
    return replace(plan, areas=tuple(areas))


def _word(number: int) -> str:
    letters = ""
    while number:
        number, digit = divmod(number, len(_LETTERS))
        letters += _LETTERS[digit]
    return letters.title()


Sheets = list[tuple[str, list[list[object]]]]


def _cells(book: bytes) -> Sheets:
    """Everything that stands in the workbook's cells, formulas as such."""
    return [(sheet.title, [list(row) for row in sheet.values]) for sheet in load_workbook(BytesIO(book)).worksheets]


def _theirs(folder: Path, sheets: Sheets) -> bytes:
    for path in sorted(folder.glob("*.toml")):
        tomllib.loads(path.read_text(encoding="utf-8"))
    book = Workbook()
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _peak(folder: Path, book: Path) -> int:
    ended = subprocess.run([sys.executable, "-c", _PEAK, folder, book], capture_output=True, text=True, check=True)
    return int(ended.stderr.split()[-1])
