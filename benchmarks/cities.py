"""Compiling many plans, beside tomllib reading the same files and openpyxl alone writing the same cells."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from openpyxl import Workbook, load_workbook

from benchmarks import ROOT
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
_BOOK = Path("stad.xlsx")


def measure(turns: int, tell: Callable[[str], None]) -> str:
    """The medians of so many turns in turn, each in a process of its own: nothing is remembered from another turn."""
    with TemporaryDirectory(prefix="planterm-bench-") as name:
        folder = Path(name) / "planer"
        folder.mkdir()
        for number in range(PLANS):
            create(folder / f"plan-{number:03}.toml", _plan(number))
        (Path(name) / _BOOK).write_bytes(_ours(folder))
        took: dict[str, list[float]] = {"ours": [], "theirs": []}
        for turn in range(turns):
            tell(f"compiling: turn {turn + 1} of {turns}   ")
            for whose in [*took][:: 1 if turn % 2 else -1]:
                took[whose].append(_run(whose, folder)[0])
        peak = _run("ours", folder)[1]
    ours, theirs = map(median, took.values())
    seconds = f"planterm {ours:.2f} s, tomllib and openpyxl {theirs:.2f} s: {ours / theirs:.2f}"
    judged = f"{'≤' if ours / theirs <= MOST else 'OVER'} {MOST:g}"
    memory = f"peak {peak:.0f} MiB {'≤' if peak <= MOST_MEMORY else 'OVER'} {MOST_MEMORY}"
    return f"{PLANS} plans of {ROWS} rows compiled to a workbook\n  {seconds} {judged}\n  {memory}"


def _run(whose: str, folder: Path) -> list[float]:
    """The seconds of the work, and the peak of the process's memory in mebibytes."""
    command = [sys.executable, "-m", "benchmarks.cities", whose, str(folder)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [float(word) for word in ended.stdout.split()]


def _main(whose: str, folder: Path) -> None:
    """Do the work of one side, what it needs imported before, and print what it took."""
    import_module("planterm.excel.city_book")
    sheets = _cells((folder.parent / _BOOK).read_bytes()) if whose == "theirs" else []
    start = perf_counter()
    if whose == "theirs":
        _theirs(folder, sheets)
    else:
        _ours(folder)
    print(perf_counter() - start, getrusage(RUSAGE_SELF).ru_maxrss / 1024)


def _ours(folder: Path) -> bytes:
    return city_bytes(read_city([folder]).city, _BOOK)


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
    areas = (area._replace(rows=tuple(rows[at::5])) for at, area in enumerate(plan.areas))
    return plan._replace(areas=tuple(areas))


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


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]))
