"""The plan's areas written into the tables that are meant for them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from planterm.excel.filling.analysis_line import lines_of
from planterm.excel.filling.excel_tables import can_rename_column, rename_column
from planterm.excel.filling.looks import Looks
from planterm.excel.filling.open_book import OpenBook
from planterm.excel.filling.placing import Placed, Placing
from planterm.excel.filling.row_fitting import RowFitting
from planterm.excel.filling.titles import put_text, title_cell
from planterm.excel.filling.write_table import Desk, TableWriter, Target
from planterm.excel.header_words import plain
from planterm.excel.import_report import Note, NoteKind
from planterm.excel.reading.sheet import PlacedText
from planterm.excel.table_rows import rows_of
from planterm.excel.text_measure import TextMeasure
from planterm.model.columns import COLUMNS
from planterm.texts import filling as texts

_NO_STYLES = b"<styleSheet/>"


def fill_areas(book: OpenBook, where: Placing, added: frozenset[str]) -> Iterator[Note]:
    """Write every area; sheets that were added hold nothing that anybody would miss."""
    parts = book.parts
    styles = parts.relations(book.contents.path).path("styles")
    has_styles = styles is not None and styles in parts
    looks = Looks(parts.read(styles) if has_styles and styles else _NO_STYLES)
    desk = Desk(parts, book.contents, looks, RowFitting(looks, TextMeasure()), book.found.form)
    filler = _Filler(book, desk, added)
    for index, (_, sheet) in enumerate(book.sheets):
        placed = [each for each in where.placed if each.part.sheet is sheet]
        # From the bottom up: what is put in moves only what is done already.
        notes = [list(filler.fill(index, each)) for each in reversed(placed)]
        for each in reversed(notes):
            yield from each
    if has_styles and styles:
        parts.put(styles, looks.part())


@dataclass(frozen=True)
class _Filler:
    book: OpenBook
    desk: Desk
    added: frozenset[str]

    def fill(self, index: int, placed: Placed) -> Iterator[Note]:
        """Write one area into its tables."""
        part, area = placed.part, placed.area
        name = part.sheet.name
        if area is None and not placed.is_template:
            yield Note(NoteKind.LEFT, texts.foreign_area(placed.match.title), name)
            return
        if area is not None and area.own:
            yield from self._retitle(index, placed, area.title)
        rows = tuple(row.cells for row in area.rows) if area else ()
        old: list[tuple[str, ...]] = []
        notes: list[Note] = []
        for number in reversed(range(len(part.tables))):
            table = part.tables[number]
            read = rows_of(part.sheet, table, self.desk.form)
            target = Target(part.sheet, self.book.contents.sheets[index], table, read, () if number else rows)
            writer = TableWriter(self.desk, target)
            writer.write()
            old = [*writer.replaced, *old]
            notes += writer.notes
        if area is not None:
            yield Note(NoteKind.READ, texts.written(area.title, len(rows)), name)
        yield from self._replaced(name, old, rows)
        yield from self._without_column(placed, rows)
        yield from notes

    def _replaced(self, name: str, old: list[tuple[str, ...]], rows: tuple[tuple[str, ...], ...]) -> Iterator[Note]:
        gone = list((Counter(old) - Counter(rows)).elements())
        if gone and name not in self.added:
            yield Note(NoteKind.LEFT, texts.replaced(gone), name)

    def _without_column(self, placed: Placed, rows: tuple[tuple[str, ...], ...]) -> Iterator[Note]:
        for column in COLUMNS:
            count = sum(bool(row[column].strip()) for row in rows)
            if count and column not in placed.part.tables[0].columns:
                header = self.desk.form.columns[column].header
                yield Note(NoteKind.LEFT, texts.no_column(header, count), placed.part.sheet.name)

    def _retitle(self, index: int, placed: Placed, title: str) -> Iterator[Note]:
        """Let the sheet and the analysis say what the area is called."""
        old, entry, name = title_cell(placed), self.book.contents.sheets[index], placed.part.sheet.name
        if old is None:
            if plain(placed.match.title) != plain(title):
                yield Note(NoteKind.LEFT, texts.TITLE_NOT_PLACED, name)
            return
        if old.text.strip() == title.strip():
            return
        parts, contents = self.desk.parts, self.book.contents
        if not can_rename_column(parts, entry.path, old.text, title):
            yield Note(NoteKind.LEFT, texts.TITLE_IN_TABLE, name, old.place)
            return
        put_text(parts, entry.path, old, title)
        rename_column(parts, contents, entry.path, old.text, title)
        for other, sheet in self.book.other_sheets:
            computed = {(each.row, each.column) for each in sheet.remarks.formulas}
            for row in lines_of(parts, contents, other.path).about(entry.name) if other.has_cells else ():
                for column, text in sheet.cells.get(row, {}).items():
                    if plain(text) == plain(old.text) and (row, column) not in computed:
                        put_text(self.desk.parts, other.path, PlacedText(row, column, text), title)
        if not placed.is_template:
            yield Note(NoteKind.LEFT, texts.retitled(old.text, title), name)
