"""A plan written into a workbook that the city sent out."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planterm.excel.area_tables import AreaTables, area_tables
from planterm.excel.filling.contents import contents_of
from planterm.excel.filling.looks import Looks
from planterm.excel.filling.parts import Parts
from planterm.excel.filling.placing import Placed, Placing, placing
from planterm.excel.filling.row_fitting import RowFitting
from planterm.excel.filling.write_table import Desk, TableWriter, Target
from planterm.excel.import_report import Note, NoteKind
from planterm.excel.reading.book import read_book
from planterm.excel.reading.book_file import read_book_file, shown
from planterm.excel.reading.faults import BrokenPartError, UnreadableBookError
from planterm.excel.reading.zip_guard import Package
from planterm.excel.table_rows import rows_of
from planterm.excel.text_measure import TextMeasure
from planterm.form.form import Form
from planterm.model.plan import Plan
from planterm.texts import filling as texts
from planterm.texts import workbook_files as file_texts


@dataclass(frozen=True)
class Filled:
    """The workbook with the plan in it, and what became of everything, in the order of its sheets."""

    data: bytes
    report: tuple[Note, ...]


def fill_workbook(path: Path, plan: Plan, form: Form) -> Filled:
    """The workbook at the path with the plan in it; raises UnreadableBookError where it is none with areas."""
    return filled(read_book_file(path), path, plan, form)


def filled(data: bytes, path: Path, plan: Plan, form: Form) -> Filled:
    """The workbook of these bytes with the plan in it; the path is the file's, for messages.

    The same plan in the same workbook gives the same bytes, also where it stands in it already.
    """
    name = shown(path)
    found = area_tables(read_book(data, name), form, path.stem)
    if not any(found.tables):
        raise UnreadableBookError(file_texts.no_area(name))
    package = Package(data, name)
    try:
        return _filled(Parts(package), found, plan)
    except BrokenPartError:
        raise package.damaged() from None


def _filled(parts: Parts, found: AreaTables, plan: Plan) -> Filled:
    contents = contents_of(parts)
    styles = parts.relations(contents.path).path("styles")
    looks = Looks(parts.read(styles) if styles and styles in parts else b"<styleSheet/>")
    desk = Desk(parts, contents, looks, RowFitting(looks, TextMeasure()), found.form)
    where = placing(found, plan)
    notes = list(_written(desk, found, where))
    if styles and styles in parts:
        parts.put(styles, looks.part())
    return Filled(parts.zipped(), tuple(notes))


def _written(desk: Desk, found: AreaTables, where: Placing) -> Iterator[Note]:
    for index, sheet in enumerate(found.book.sheets):
        placed = [each for each in where.placed if each.part.sheet is sheet]
        # From the bottom up: what is put in moves only what is done already.
        notes = [list(_write_area(desk, index, each)) for each in reversed(placed)]
        for each in reversed(notes):
            yield from each


def _write_area(desk: Desk, index: int, placed: Placed) -> Iterator[Note]:
    part, area = placed.part, placed.area
    if area is None and not placed.is_template:
        yield Note(NoteKind.LEFT, texts.foreign_area(placed.match.title), part.sheet.name)
        return
    rows = tuple(row.cells for row in area.rows) if area else ()
    notes: list[Note] = []
    old: list[tuple[str, ...]] = []
    for number in reversed(range(len(part.tables))):
        table = part.tables[number]
        read = rows_of(part.sheet, table, desk.form)
        old = [*read.rows, *old]
        entry = desk.contents.sheets[index]
        writer = TableWriter(desk, Target(part.sheet, entry, table, read, rows if number == 0 else ()))
        writer.write()
        notes += writer.notes
    if area is not None:
        yield Note(NoteKind.READ, texts.written(area.title, len(rows)), part.sheet.name)
    gone = Counter(old) - Counter(rows)
    if gone:
        yield Note(NoteKind.LEFT, texts.replaced(list(gone.elements())), part.sheet.name)
    yield from notes
