"""The workbook that is being filled in: what stands in it, its sheets, and its parts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from planterm.excel.area_tables import AreaTables, area_tables
from planterm.excel.filling.open_sheet import OpenSheet
from planterm.excel.notes import Note, NoteKind
from planterm.excel.reading.book import USUAL_PATH, read_book
from planterm.excel.reading.package import BookFaultError, BrokenPartError, Package, TooMuchError
from planterm.excel.reading.xml_parts import Node, Relation, Relations, relations_in, rels_path, tree_of
from planterm.model.form import Form
from planterm.texts import excel as book_texts
from planterm.texts import filling as texts

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_TYPES = "[Content_Types].xml"
_SIGNATURE = "sigs"
_MOST_ROWS = 20_000
_MOST_STEPS = 100_000
"""Rows of a sheet, once for each of its tables."""
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACRO_SHEETS = ("xlMacrosheet", "xlIntlMacrosheet", "dialogsheet")


class Parts:
    """What the file holds, with what has been put in the place of it; what is not changed stays byte for byte.

    Paths are told apart without regard to case, as Excel does.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._entries = {path: info for path, info in package.entries.items() if not path.endswith("/")}
        self._trees: dict[str, tuple[Node, int]] = {}
        self._new: dict[str, bytes] = {}

    def __contains__(self, path: str) -> bool:
        return path.lower() in self._entries

    @property
    def paths(self) -> list[str]:
        """Every part's path, in lower case."""
        return list(self._entries)

    def tree(self, path: str) -> Node:
        """The part's root, to be looked at and changed; raises BrokenPartError where there is none."""
        if path.lower() not in self._trees:
            self.settle(path, tree_of([self.raw(path)], self._package))
        return self._trees[path.lower()][0]

    def settle(self, path: str, root: Node) -> None:
        """Take the root for what the part holds already: only what is changed from now on is written."""
        self._trees[path.lower()] = root, hash(root.written())

    def raw(self, path: str) -> bytes:
        """The part as it is now, whatever it is: a picture, for example."""
        if path not in self:
            raise BrokenPartError
        key = path.lower()
        if key in self._trees:
            root, before = self._trees[key]
            if hash(written := root.written()) != before:
                return written
        return self._new[key] if key in self._new else b"".join(self._package.chunks(key))

    def put(self, path: str, data: bytes) -> None:
        """Make the bytes the part; it is a new one where there is none of that path."""
        key = path.lower()
        if key not in self._entries:
            self._entries[key] = ZipInfo(path, _ZIP_TIME)
            self._entries[key].compress_type = ZIP_DEFLATED
        self._trees.pop(key, None)
        self._new[key] = data

    def drop(self, path: str) -> None:
        """Leave the part out, and what the file's own list says of it."""
        self._entries.pop(path.lower(), None)
        _drop(self.tree(_TYPES), "PartName", f"/{path}")

    def forget_suffix(self, suffix: str) -> None:
        """Let the file's own list say nothing of parts with that suffix."""
        _drop(self.tree(_TYPES), "Extension", suffix)

    def relations(self, path: str) -> Relations:
        """The pointers of a part as they are now; of the file where the path is empty."""
        own = rels_path(path)
        return relations_in(self.tree(own), path) if own in self else Relations()

    def drop_relation(self, source: str, relation: Relation) -> None:
        """Leave out a part and the pointer to it."""
        _drop(self.tree(rels_path(source)), "Id", relation.id)
        if not relation.is_outside:
            self.drop(relation.target)

    def content_type(self, path: str) -> str:
        """What kind of part it is, by the file's own list; empty where only its suffix tells."""
        entry = self._override(path) if _TYPES in self else None
        return entry.get("ContentType") if entry is not None else ""

    def set_content_type(self, path: str, kind: str) -> None:
        """List the part as of that kind."""
        root, entry = self.tree(_TYPES), self._override(path)
        if entry is None:
            entry = root.made("Override", PartName=f"/{path}")
            root.children.append(entry)
        entry.put(ContentType=kind)

    def _override(self, path: str) -> Node | None:
        listed = (each for each in self.tree(_TYPES).below("Override"))
        return next((each for each in listed if _is_same(each.get("PartName"), path)), None)

    def zipped(self) -> bytes:
        """The file: the same parts give the same bytes."""
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as target:
            for path, old in self._entries.items():
                entry = ZipInfo(old.filename.replace("\\", "/").lstrip("/"), old.date_time)
                entry.compress_type = old.compress_type
                target.writestr(entry, self.raw(path))
        return buffer.getvalue()


def _drop(root: Node, attribute: str, value: str) -> None:
    root.children = [each for each in root.nodes if not _is_same(each.get(attribute), value)]


def _is_same(path: str, other: str) -> bool:
    return path.lstrip("/").lower() == other.lstrip("/").lower()


@dataclass(frozen=True)
class OpenBook:
    """A workbook: what was read of it, and what is changed."""

    found: AreaTables
    parts: Parts
    path: str
    """Of the workbook's own part."""
    sheets: list[OpenSheet]
    """From left to right; those that are added come in between."""
    recounted: dict[Node, str] = field(default_factory=dict)
    """The formulas that did not look at every row of a table, and now do, as they were before."""

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


def open_book(data: bytes, stem: str, form: Form) -> OpenBook:
    """The workbook of these bytes; the stem is its file's name. Raises BookFaultError where it is none with areas."""
    found = area_tables(read_book(Package(data)), form, stem)
    if not any(found.tables):
        raise BookFaultError(book_texts.no_area(form.sheet_headers))
    for tables, read in zip(found.tables, found.book.sheets, strict=True):
        if tables and (len(read.cells) > _MOST_ROWS or len(tables) * len(read.cells) > _MOST_STEPS):
            raise TooMuchError
    parts = Parts(Package(data))
    own = parts.relations("").path("officeDocument") or USUAL_PATH
    relations = parts.relations(own)
    if any(relations.of_kind(*_MACRO_SHEETS)):
        raise BookFaultError(texts.MACRO_SHEETS)
    targets = {each.id: each.target for each in relations if not each.is_outside}
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
    macros = list(parts.relations(book.path).of_kind("vbaProject"))
    for relation in (*macros, *parts.relations(book.path).of_kind("calcChain")):
        parts.drop_relation(book.path, relation)
    if macros:
        yield Note(NoteKind.LEFT, texts.MACROS)
    if (kind := parts.content_type(book.path)) and kind != _KIND:
        parts.set_content_type(book.path, _KIND)
    signatures = [each for each in parts.relations("") if each.kind == "origin"]
    for relation in signatures:
        parts.drop_relation("", relation)
    for path in [path for path in parts.paths if path.startswith("_xmlsignatures/") or "vbaproject" in path]:
        parts.drop(path)
    if signatures:
        parts.forget_suffix(_SIGNATURE)
        yield Note(NoteKind.LEFT, texts.SIGNATURE)


def forget_strings(book: OpenBook) -> None:
    """Empty the shared texts that no cell names: nobody would see them, but they would go along with the file."""
    path = book.parts.relations(book.path).path("sharedStrings")
    if path is None or path not in book.parts:
        return
    used = set().union(*(sheet.strings for sheet in book.sheets))
    for number, item in enumerate(book.parts.tree(path).below("si")):
        if number not in used:
            item.children = [item.made("t")]
