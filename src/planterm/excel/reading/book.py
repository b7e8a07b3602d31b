"""A workbook's bytes to its texts."""

from dataclasses import dataclass

from planterm.excel.reading.cell_formats import CellFormats, cell_formats
from planterm.excel.reading.faults import BrokenPartError
from planterm.excel.reading.links import addresses_of
from planterm.excel.reading.page_edges import edge_texts
from planterm.excel.reading.relations import Relations, relations_of
from planterm.excel.reading.shared_strings import SharedStrings, shared_strings
from planterm.excel.reading.sheet import Book, BookSheet, CellRemarks
from planterm.excel.reading.sheet_cells import SheetCells
from planterm.excel.reading.sheet_extras import comments_of, drawn_on, people_of
from planterm.excel.reading.xml_parts import Attributes, named, read_xml
from planterm.excel.reading.zip_guard import Package
from planterm.model.text import clean

USUAL_PATH = "xl/workbook.xml"
_SHEET_KINDS = ("worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet")
_OFF = {None, "0", "false"}
_MOST_SHEETS = 250


def read_book(data: bytes, name: str) -> Book:
    """The workbook that the bytes hold; the name is the file's, for messages.

    Raises UnreadableBookError for anything that is no workbook, is damaged, or unpacks to more than any plan needs.
    Macros are never run and nothing outside the file is ever looked at.
    """
    package = Package(data, name)
    try:
        return _book(package)
    except BrokenPartError:
        raise package.damaged() from None


@dataclass(frozen=True)
class _Shared:
    """What all sheets need."""

    package: Package
    strings: SharedStrings
    formats: CellFormats
    people: dict[str, str]
    from_1904: bool


def _book(package: Package) -> Book:
    top = relations_of(package, "")
    path = top.path("officeDocument") or USUAL_PATH
    contents = _Contents()
    read_xml(package, path, contents)
    if len(contents.sheets) > _MOST_SHEETS:
        raise package.too_much()
    relations = relations_of(package, path)
    shared = _Shared(
        package,
        shared_strings(package, relations.path("sharedStrings")),
        cell_formats(package, relations.path("styles")),
        people_of(package, relations),
        contents.from_1904,
    )
    targets = {each.id: each for each in relations.of_kind(*_SHEET_KINDS)}
    sheets = []
    for entry in contents.sheets:
        target = targets.get(entry.relation)
        if target is None:
            raise BrokenPartError
        sheets.append(_sheet(shared, entry, target.target, has_cells=target.kind == "worksheet"))
    return Book(
        tuple(sheets),
        _title(package, top),
        any(path.endswith("vbaproject.bin") for path in package.paths) or _has_macro_sheet(relations),
        sum(1 for _ in relations.of_kind("externalLink")),
        shared.strings.texts,
    )


def _has_macro_sheet(relations: Relations) -> bool:
    return any(relations.of_kind("xlMacrosheet", "xlIntlMacrosheet"))


@dataclass(frozen=True, slots=True)
class _SheetEntry:
    name: str
    is_hidden: bool
    relation: str


def _sheet(shared: _Shared, entry: _SheetEntry, path: str, *, has_cells: bool) -> BookSheet:
    if not has_cells:
        return BookSheet(entry.name, entry.is_hidden, has_cells=False)
    reader = SheetCells(shared.package, shared.strings, shared.formats, from_1904=shared.from_1904)
    read_xml(shared.package, path, reader)
    relations = relations_of(shared.package, path)
    floating, pictures = drawn_on(shared.package, relations)
    return BookSheet(
        entry.name,
        entry.is_hidden,
        cells={number: dict(sorted(row.items())) for number, row in sorted(reader.cells.items())},
        merged=tuple(reader.merged),
        hidden_rows=tuple(sorted(reader.hidden_rows)),
        is_filtered=reader.is_filtered,
        hidden_columns=tuple(reader.hidden_columns),
        remarks=CellRemarks(
            tuple(reader.formulas),
            tuple(reader.unknown_formulas),
            tuple(reader.errors),
            tuple(reader.numbers),
            tuple(reader.struck),
        ),
        comments=comments_of(shared.package, relations, shared.people),
        floating=floating,
        pictures=pictures,
        edges=edge_texts(reader.edges),
        addresses=addresses_of(shared.package, relations, reader.links, reader.formulas),
    )


class _Contents:
    """The workbook's own part: which sheets there are, and how dates are counted."""

    def __init__(self) -> None:
        self.sheets: list[_SheetEntry] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            is_hidden = attributes.get("state", "visible") != "visible"
            title = " ".join(clean(attributes.get("name", "")).split())
            self.sheets.append(_SheetEntry(title, is_hidden, named(attributes, "id") or ""))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904") not in _OFF

    def end(self, name: str) -> None:
        pass

    def text(self, data: str) -> None:
        pass


def _title(package: Package, top: Relations) -> str:
    """The title among the file's properties."""
    path = top.path("core-properties")
    if path is None or path not in package:
        return ""
    reader = _Title()
    read_xml(package, path, reader)
    return clean("".join(reader.pieces)).strip()


class _Title:
    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._is_open = False

    def start(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002
        self._is_open = name == "title"

    def end(self, name: str) -> None:  # noqa: ARG002
        self._is_open = False

    def text(self, data: str) -> None:
        if self._is_open:
            self.pieces.append(data)
