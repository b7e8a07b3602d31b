"""The workbook that is being filled in: what stands in it, its sheets, and its parts."""

from collections.abc import Iterator
from dataclasses import dataclass

from planterm.excel.area_tables import AreaTables, area_tables
from planterm.excel.filling.open_sheet import OpenSheet
from planterm.excel.filling.parts import Parts
from planterm.excel.import_report import Note, NoteKind
from planterm.excel.reading.book import USUAL_PATH, read_book
from planterm.excel.reading.package import BookFaultError, BrokenPartError, Package, TooMuchError
from planterm.excel.reading.xml_parts import Node
from planterm.form.form import Form
from planterm.texts import excel as book_texts
from planterm.texts import filling as texts

_MOST_ROWS = 20_000
_MOST_STEPS = 100_000
"""Rows of a sheet, once for each of its tables."""
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACRO_SHEETS = ("xlMacrosheet", "xlIntlMacrosheet", "dialogsheet")


@dataclass(frozen=True)
class OpenBook:
    """A workbook: what was read of it, and what is changed."""

    found: AreaTables
    parts: Parts
    path: str
    """Of the workbook's own part."""
    sheets: list[OpenSheet]
    """From left to right; those that are added come in between."""

    @property
    def root(self) -> Node:
        """The workbook's own part."""
        return self.parts.tree(self.path)

    @property
    def other_sheets(self) -> list[OpenSheet]:
        """The sheets that hold no area."""
        return [sheet for sheet in self.sheets if not sheet.tables]

    def zipped(self) -> bytes:
        """The file, as it is now."""
        for sheet in self.sheets:
            sheet.write_rows()
        return self.parts.zipped()

    def outer_formulas(self) -> Iterator[Node]:
        """What names cells outside of sheets: names, and charts."""
        yield from self.root.below("definedName")
        for sheet in self.sheets:
            for drawing in self.parts.relations(sheet.path).of_kind("drawing"):
                for chart in self.parts.relations(drawing.target).of_kind("chart", "chartEx"):
                    yield from self.parts.tree(chart.target).below("f")


def open_book(data: bytes, stem: str, form: Form) -> OpenBook:
    """The workbook of these bytes; the stem is its file's name. Raises BookFaultError where it is none with areas."""
    found = area_tables(read_book(Package(data)), form, stem)
    if not any(found.tables):
        raise BookFaultError(book_texts.NO_AREA)
    for tables, read in zip(found.tables, found.book.sheets, strict=True):
        if tables and (len(read.cells) > _MOST_ROWS or len(tables) * len(read.cells) > _MOST_STEPS):
            raise TooMuchError
    parts = Parts(Package(data))
    own = parts.relations("").path("officeDocument") or USUAL_PATH
    relations = parts.relations(own)
    if any(relations.of_kind(*_MACRO_SHEETS)):
        raise BookFaultError(texts.MACRO_SHEETS)
    targets = {each.id: each.target for each in relations.all if not each.is_outside}
    sheets: list[OpenSheet] = []
    for entry, read, tables in zip(parts.tree(own).below("sheet"), found.book.sheets, found.tables, strict=True):
        target = targets.pop(entry.relation, None)
        if target is None:
            raise BrokenPartError
        root = parts.tree(target)
        sheets.append(OpenSheet(target, read, entry.get("name"), root, tables))
        sheets[-1].write_rows()
        parts.settle(target, root)
    return OpenBook(found, parts, own, sheets)


def tidy(book: OpenBook) -> Iterator[Note]:
    """Make it an ordinary workbook, whose formulas are computed in whatever order they come."""
    parts = book.parts
    for relation in parts.relations(book.path).of_kind("calcChain"):
        parts.drop_relation(book.path, relation)
    macros = list(parts.relations(book.path).of_kind("vbaProject"))
    for relation in macros:
        parts.drop_relation(book.path, relation)
    if macros:
        yield Note(NoteKind.LEFT, texts.MACROS)
    if (kind := parts.content_type(book.path)) and kind != _KIND:
        parts.set_content_type(book.path, _KIND)
    signatures = [each for each in parts.relations("").all if each.kind == "origin"]
    for relation in signatures:
        parts.drop_relation("", relation)
    for path in [path for path in parts.paths if path.startswith("_xmlsignatures/")]:
        parts.drop(path)
    if signatures:
        yield Note(NoteKind.LEFT, texts.SIGNATURE)


def forget_strings(book: OpenBook) -> None:
    """Empty the shared texts that were replaced: nobody would see them, but they would go along with the file."""
    lost = {number for sheet in book.sheets for number in sheet.lost_strings}
    path = book.parts.relations(book.path).path("sharedStrings")
    if not lost or path is None or path not in book.parts:
        return
    used = set().union(*(sheet.strings for sheet in book.sheets))
    items = list(book.parts.tree(path).below("si"))
    for number in lost - used:
        if 0 <= number < len(items):
            items[number].children = [items[number].made("t")]
