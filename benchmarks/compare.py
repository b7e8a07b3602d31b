"""What planterm makes of workbooks, before and after: ``make compare BASE=… [KEPT=FOLDER]``.

BASE is another checkout, or a commit of this one; in FOLDER everything is kept, and what it has of BASE is used again.
Both export the sample plans, fill them into every workbook that the tests have, and read each of these; what differs is
printed: cells with their values, formulas and looks, merged cells, heights, widths, names, choices and the like, what
is told, and the pages that LibreOffice prints.
"""

import difflib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from shutil import copy2, rmtree
from tempfile import TemporaryDirectory
from warnings import simplefilter
from zipfile import ZipFile

from city_books import TABS, saved, small_book
from example_plans import own, with_areas
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from test_analysis_line import analysed
from test_blank_facts import LABELS
from test_counting_sheets import counted_book
from test_find_table import IN_OTHER_WORDS, ROW, SYNONYMS, WITH_GUIDANCE
from test_find_table import book as headed_book
from test_table_body import BELOW

from planterm.excel.workbook import workbook_bytes

ROOT = Path(__file__).parents[1]
PLANS = ROOT / "sample_plans"
FILLED_IN = PLANS / "skarpnack-2025.toml"
MOST_ROWS_PRINTED = 5_000
MOST_LINES_SHOWN = 60
_ROW = re.compile(rb'<(?:\w+:)?row [^>]*?\br="(\d+)"')
_ATTRIBUTE = re.compile(r'[\w:]+="[^"]*"|>.+', re.DOTALL)
RESOLUTION = "40"
"""Of the pictures of pages, in dots an inch."""


def main() -> None:
    """Compare the checkout or commit that is named with this one."""
    if len(sys.argv) not in {2, 3}:
        sys.exit(__doc__)
    with TemporaryDirectory() as name:
        folder = Path(sys.argv[2] if len(sys.argv) == 3 else name).absolute()
        books = {path.name: path for path in _books(folder / "books")}
        before, after = folder / "before", folder / "after"
        if not before.exists():
            _make(_checkout(sys.argv[1], Path(name)), books, before)
        rmtree(after, ignore_errors=True)
        _make(ROOT, books, after)
        cases = sorted({each.name for side in (before, after) for each in side.iterdir()})
        differing = sum(_compare(before / each, after / each) for each in cases)
    print(f"{differing} of {len(cases)} come out otherwise")


def _checkout(base: str, folder: Path) -> Path:
    """The folder that is named, or the commit in one of its own."""
    if Path(base).is_dir():
        return Path(base)
    archive = subprocess.run(["git", "-C", str(ROOT), "archive", base], check=True, capture_output=True).stdout
    target = folder / "checkout"
    target.mkdir()
    subprocess.run(["tar", "-x", "-C", str(target)], check=True, input=archive)
    return target


# the workbooks that are filled in and read


def _books(folder: Path) -> Iterator[Path]:
    """Every workbook that the tests have, in files or made by them."""
    folder.mkdir(parents=True, exist_ok=True)
    tests = ROOT / "tests" / "excel"
    yield from sorted([*(tests / "workbooks").glob("*.xls?"), *(tests / "official").glob("*.xlsx")])
    for name, data in _built().items():
        path = folder / f"{name}.xlsx"
        path.write_bytes(data)
        yield path


def _built() -> Mapping[str, bytes]:
    """The workbooks that tests make, by a name."""
    built = {
        "one-area": saved(small_book()),
        "all-areas": saved(small_book(TABS)),
        "no-rows": saved(small_book(TABS, rows=0)),
        "many-rows": saved(small_book(TABS, rows=40, header_row=4)),
        "tables": saved(analysed("=COUNTA(Tabell{n}[{header}])")),
        "ranges": saved(analysed("=COUNTA('{tab}'!{column}2:{column}4)")),
        "columns": saved(analysed("=COUNTA('{tab}'!{column}:{column})-1")),
        "indirect": saved(analysed("=COUNTA(INDIRECT(\"'{tab}'!{column}2:{column}4\"))")),
        "conditions": saved(analysed("=COUNTIFS('{tab}'!{column}2:{column}4,\"?*\",'{tab}'!$C2:$C4,\"<>\")")),
        "counted": saved(counted_book("Siffror")),
        "synonyms": headed_book(SYNONYMS, ROW),
        "guidance": headed_book(WITH_GUIDANCE, ROW),
        "words": headed_book(IN_OTHER_WORDS, ROW),
        "planterms-own": workbook_bytes(with_areas(own("Heder", ("Kontroll", "Heder")))),
    }
    facts = small_book()
    sheet = facts.create_sheet("Läs mig", 0)
    for place, text in LABELS.items():
        sheet[place] = text
    built["facts"] = saved(facts)
    for number, (below, _) in enumerate(BELOW):
        book = small_book()
        for place, text in below.items():
            book.worksheets[0][place] = text
        built[f"below-{number}"] = saved(book)
    return built


# what planterm makes


_RUN_ALL = """
import io, json, sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from planterm.cli.main import main
for folder, arguments in json.load(sys.stdin):
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = main(arguments)
    with (Path(folder) / "said.txt").open("a", encoding="utf-8") as file:
        file.write(said.getvalue().replace(str(Path(folder).parent), "…") + f"exit {code}\\n")
"""


def _make(checkout: Path, books: Mapping[str, Path], folder: Path) -> None:
    """Everything that the checkout makes of the plans and the workbooks, a folder for each with what it says of it."""
    jobs = []
    for plan in sorted(PLANS.glob("*.toml")):
        target = folder / f"export {plan.stem}"
        jobs.append((target, ["export", str(plan), "-o", str(target / "bok.xlsx")]))
        jobs.append((target, ["export", str(plan), "-o", str(target / "resultat.xlsx"), "--with-summary"]))
    for name, book in books.items():
        target = folder / f"fill {name}"
        jobs.append((target, ["export", str(FILLED_IN), "-o", str(target / "bok.xlsx"), "--fill", str(book)]))
        target = folder / f"read {name}"
        jobs.append((target, ["import", str(book), "-o", str(target / "plan.toml"), "--json"]))
    for target, _ in jobs:
        target.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as private:
        places = {"PLANTERM_STATE": private, "PLANTERM_CONFIG": private, "PYTHONPATH": str(checkout / "src")}
        written = json.dumps([(str(target), arguments) for target, arguments in jobs])
        command = [sys.executable, "-c", _RUN_ALL]
        subprocess.run(
            command, check=True, input=written, text=True, env={**os.environ, **places, "COLUMNS": "110"}, cwd=private
        )
    _print_pages(folder)


# looking at it


def _print_pages(folder: Path) -> None:
    """Print every workbook, as text and as pictures of its pages."""
    books = [path for path in sorted(folder.glob("*/*.xlsx")) if _rows(path) <= MOST_ROWS_PRINTED]
    with TemporaryDirectory() as name:
        together = Path(name)
        for number, book in enumerate(books):
            copy2(book, together / f"{number}.xlsx")
        command = ["soffice", f"-env:UserInstallation={(together / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", name, *map(str, together.glob("*.xlsx"))]
        subprocess.run(command, check=True, capture_output=True)
        for number, book in enumerate(books):
            pdf, target = str(together / f"{number}.pdf"), book.with_suffix("")
            subprocess.run(["pdftotext", "-layout", pdf, f"{target}.txt"], check=True)
            subprocess.run(["pdftoppm", "-r", RESOLUTION, "-png", pdf, str(target)], check=True)


def _rows(book: Path) -> int:
    """The last row of the longest sheet."""
    return max(int(number) for part in _parts(book).values() for number in [b"1", *_ROW.findall(part)])


def _parts(book: Path) -> Mapping[str, bytes]:
    with ZipFile(book) as package:
        return {name: package.read(name) for name in sorted(package.namelist())}


def _compare(before: Path, after: Path) -> bool:
    """Print how two folders differ; whether they do."""
    found: list[str] = []
    for name in sorted({path.name for folder in (before, after) for path in folder.iterdir() if path.is_file()}):
        paths = before / name, after / name
        look = _LOOKS.get(Path(name).suffix, _digest)
        old, new = (look(path) if path.exists() else [] for path in paths)
        if old != new:
            found += [f"  {name}", *(f"    {line}" for line in difflib.unified_diff(old, new, lineterm="", n=0))]
    if found:
        more = len(found) - MOST_LINES_SHOWN
        print("\n".join([before.name, *found[:MOST_LINES_SHOWN], *([f"    … {more} lines more"] if more > 0 else [])]))
    return bool(found)


def _digest(path: Path) -> list[str]:
    return [str(hash(path.read_bytes()))]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _book_lines(path: Path) -> list[str]:
    """Everything that Excel would show of a workbook, a line each."""
    parts = _parts(path)
    simplefilter("ignore")
    try:
        book, shown = load_workbook(path), load_workbook(path, data_only=True)
    except (IndexError, AttributeError):  # openpyxl cannot open what Excel can
        return [
            f"{name}: {_tag(tag)}" for name, part in parts.items() for tag in part.decode(errors="replace").split("<")
        ]
    lines = [f"parts {list(parts)}", f"names {sorted((name, each.value) for name, each in book.defined_names.items())}"]
    lines.append(f"computed when opened: {bool(book.calculation and book.calculation.fullCalcOnLoad)}")
    for sheet, values in zip(book.worksheets, shown.worksheets, strict=True):
        lines += [f"{sheet.title}: {line}" for line in (*_sheet_lines(sheet), *_cell_lines(sheet, values))]
    return lines


def _tag(tag: str) -> str:
    """A tag and the text after it, in whatever order and marks its attributes are written."""
    return f"{tag.partition(' ')[0]} {sorted(_ATTRIBUTE.findall(tag.replace(chr(39), chr(34))))}"


def _sheet_lines(sheet: Worksheet) -> Iterator[str]:
    page = sheet.page_setup
    yield f"state {sheet.sheet_state} frozen {sheet.freeze_panes} filter {sheet.auto_filter.ref}"
    yield f"page {page.orientation} {page.fitToWidth} {page.fitToHeight} {page.scale}"
    yield f"printed {sheet.print_area} {sheet.print_title_rows}"
    yield f"merged {sorted(map(str, sheet.merged_cells.ranges))}"
    yield f"names {sorted((name, each.value) for name, each in sheet.defined_names.items())}"
    yield f"tables {[(t.name, t.ref, [c.name for c in t.tableColumns]) for t in sheet.tables.values()]}"
    yield f"breaks {[each.id for each in sheet.row_breaks.brk]}"
    for choice in sheet.data_validations.dataValidation:
        yield f"choice {choice.sqref} {choice.type} {choice.formula1} {choice.formula2}"
    for each in sheet.conditional_formatting:
        yield f"rule {each.sqref} {[rule.formula for rule in each.rules]}"
    for letter, column in sorted(sheet.column_dimensions.items()):
        yield f"column {letter} {column.min}-{column.max} width {column.width} hidden {column.hidden}"
    for number, row in sorted(sheet.row_dimensions.items()):
        yield f"row {number} height {row.height} hidden {row.hidden}"


def _cell_lines(sheet: Worksheet, values: Worksheet) -> Iterator[str]:
    shown = _cells(values)
    for spot, cell in sorted(_cells(sheet).items()):
        beside = [cell.hyperlink.target or cell.hyperlink.location] if cell.hyperlink else []
        beside += [cell.comment.text] if cell.comment else []
        yield f"{cell.coordinate} {cell.value!r} shows {shown[spot].value!r} {beside} {_look(cell)}"


def _cells(sheet: Worksheet) -> Mapping[tuple[int, int], Cell]:
    """The cells that there are; going through rows would make those between them, of which there may be millions."""
    return sheet._cells  # noqa: SLF001


def _look(cell: Cell) -> str:
    font, fill, align, border = cell.font, cell.fill, cell.alignment, cell.border
    sides = "".join((side.style or "-")[0] for side in (border.left, border.right, border.top, border.bottom))
    colour = fill.start_color.value if fill.fill_type else ""
    text = f"{font.name} {font.sz} {font.b} {font.i} {font.color.value if font.color else ''}"
    return (
        f"[{text} | {colour} | {sides} | {align.horizontal} {align.vertical} {align.wrap_text} | {cell.number_format}]"
    )


_LOOKS: Mapping[str, Callable[[Path], list[str]]] = {
    ".xlsx": _book_lines,
    ".txt": _lines,
    ".toml": _lines,
}


if __name__ == "__main__":
    main()
