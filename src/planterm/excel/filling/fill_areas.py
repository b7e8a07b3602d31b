"""The plan's areas written into the tables that are meant for them."""

from collections import Counter
from collections.abc import Iterator, Sequence

from planterm.excel.filling.analysis_line import lines_about
from planterm.excel.filling.looks import Looks
from planterm.excel.filling.open_book import OpenBook
from planterm.excel.filling.placing import Placed, put_title
from planterm.excel.filling.row_fitting import RowFitting
from planterm.excel.filling.write_table import Desk, TableWriter, Target
from planterm.excel.header_words import plain
from planterm.excel.import_report import Note, NoteKind
from planterm.excel.reading.xml_parts import Node
from planterm.excel.table_rows import rows_of
from planterm.excel.text_measure import TextMeasure
from planterm.model.columns import COLUMNS
from planterm.model.plan import Area
from planterm.texts import filling as texts


def fill_areas(book: OpenBook, placed: Sequence[Placed]) -> Iterator[Note]:
    """Write every area, and tell of what was there and what found no room."""
    path = book.parts.relations(book.path).path("styles")
    has_styles = path is not None and path in book.parts
    looks = Looks(book.parts.tree(path) if has_styles and path else Node("styleSheet", "styleSheet", {}, []))
    desk = Desk(book, looks, RowFitting(looks, TextMeasure()))
    for sheet in book.sheets:
        # From the bottom up: what is put in moves only what is done already.
        own = [each for each in placed if each.sheet is sheet]
        notes = [list(_fill(desk, each)) for each in reversed(own)]
        for each in reversed(notes):
            yield from each


def _fill(desk: Desk, placed: Placed) -> Iterator[Note]:
    """Write one area into its tables."""
    area, name = placed.area, placed.sheet.read.name
    if area is None and not placed.is_template:
        yield Note(NoteKind.LEFT, texts.foreign_area(placed.match.title), name)
        return
    if area is not None and area.own and not placed.is_added:
        yield from _retitle(desk.book, placed, area.title)
    rows = tuple(row.cells for row in area.rows) if area else ()
    old: list[tuple[str, ...]] = []
    notes: list[Note] = []
    for table in reversed(placed.tables):
        own = rows if table is placed.tables[0] else ()
        read = rows_of(placed.sheet.read, table, desk.book.found.form)
        target = Target(placed.sheet, table, read, tuple(tuple(row[column] for column in table.columns) for row in own))
        writer = TableWriter(desk, target)
        writer.write()
        old = [*writer.replaced, *old]
        notes += writer.notes
    if area is not None:
        yield Note(NoteKind.READ, texts.written(area.title, len(rows)), name)
    if not placed.is_added and (gone := list((Counter(old) - Counter(rows)).elements())):
        yield Note(NoteKind.LEFT, texts.replaced(gone), name)
    yield from _without_column(desk.book, placed, area)
    yield from notes


def _without_column(book: OpenBook, placed: Placed, area: Area | None) -> Iterator[Note]:
    for column in COLUMNS:
        count = sum(bool(row.cells[column].strip()) for row in area.rows) if area else 0
        if count and column not in placed.tables[0].columns:
            header = book.found.form.columns[column].header
            yield Note(NoteKind.LEFT, texts.no_column(header, count), placed.sheet.read.name)


def _retitle(book: OpenBook, placed: Placed, title: str) -> Iterator[Note]:
    """Let the sheet and the analysis say what the area is called."""
    old, sheet = placed.title_cell, placed.sheet
    if old is None:
        if plain(placed.match.title) != plain(title):
            yield Note(NoteKind.LEFT, texts.TITLE_NOT_PLACED, sheet.read.name)
        return
    if old.text.strip() == title.strip():
        return
    if not put_title(book, sheet, old, title):
        yield Note(NoteKind.LEFT, texts.TITLE_IN_TABLE, sheet.read.name, old.place)
        return
    for other in book.other_sheets:
        for row in lines_about(book, other, sheet.name):
            for column, text in list(other.texts.get(row, {}).items()):
                if plain(text) == plain(old.text) and other.cells(row)[column].first("f") is None:
                    other.put_text(row, column, title)
    if not placed.is_template:
        yield Note(NoteKind.LEFT, texts.retitled(old.text, title), sheet.read.name)
