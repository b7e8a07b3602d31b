"""What names cells or belongs to them: formulas, Excel tables, links, pictures; brought along when cells change."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from xml.sax.saxutils import escape, unescape

from planterm.excel.filling.open_book import OpenBook
from planterm.excel.filling.open_sheet import OpenSheet
from planterm.excel.filling.outer_references import outer_formulas, pivot_sources
from planterm.excel.notes import Note, NoteKind
from planterm.excel.reading.book_sheet import PlacedText
from planterm.excel.reading.xml_parts import Node
from planterm.excel.references import (
    Extended,
    Inserted,
    Range,
    RowsChange,
    Spot,
    Token,
    TokenKind,
    area_of,
    is_same,
    moved_formula,
    moved_ranges,
    place,
    quoted,
    range_of,
    rewritten,
)
from planterm.texts import filling as texts

_FORMULAS = ("f", "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula")
_ITEM = re.compile(r"\[((?:'.|[^\[\]']){0,600})\]", re.DOTALL)
_ESCAPED = re.compile(r"'(.)", re.DOTALL)
_SPECIAL = re.compile(r"[\[\]#']")
_PLAIN = re.compile(r"[\w ]+")
"""A header that needs no brackets of its own."""
_GROWING = {"dataValidation", "conditionalFormatting", "autoFilter", "protectedRange", "ignoredError", "sortState"}
"""What covers a table's rows, and has to cover further ones."""
_STANDING = {"mergeCell", "hyperlink", "selection", "pane", "sheetView", "dimension", "f", "sortCondition", "cellWatch"}
"""What belongs to cells, and moves only with them."""
_ATTRIBUTES = ("ref", "sqref", "activeCell", "topLeftCell", "r")
_TABLE_PARTS = ("table", "autoFilter", "sortState", "sortCondition")
_VML_ROW = re.compile(rb"(<x:Row>\s*)(\d{1,7})")
_VML_FORMULA = re.compile(rb"(<x:Fmla\w+>)([^<]*)")
"""What a control of the older kind is linked to."""
_VML_ANCHOR = re.compile(rb"(<x:Anchor>\s*)([\d,\s]+)")


@dataclass(frozen=True)
class ExcelTable:
    """A table as its sheet points to it."""

    root: Node
    body: Range
    """The cells between its headers and its sums."""
    sums: Range | None

    @property
    def name(self) -> str:
        """What formulas call it."""
        return self.root.get("displayName")

    @property
    def columns(self) -> list[Node]:
        """Its columns; the file knows their headers too."""
        return list(self.root.below("tableColumn"))


def tables_on(book: OpenBook, sheet: OpenSheet) -> Iterator[ExcelTable]:
    """The tables of the sheet."""
    for relation in book.parts.relations(sheet.path).of_kind("table"):
        root = book.parts.tree(relation.target)
        area = range_of(root.get("ref"))
        if area is not None:
            top = area.top + (root.get("headerRowCount") != "0")
            has_sums = root.has("totalsRowCount")
            body = Range(top, area.left, area.bottom - has_sums, area.right)
            yield ExcelTable(root, body, Range(area.bottom, area.left, area.bottom, area.right) if has_sums else None)


def table_names(book: OpenBook) -> dict[str, str]:
    """What the tables, and each of their columns, stand for in formulas."""
    names = {}
    for sheet in book.sheets:
        for table in tables_on(book, sheet):
            names[table.name.casefold()] = f"{quoted(sheet.name)}{table.body.name}"
            for number, column in enumerate(table.columns, table.body.left):
                cells = Range(table.body.top, number, table.body.bottom, number)
                names[f"{table.name}[{column.get('name')}]".casefold()] = f"{quoted(sheet.name)}{cells.name}"
    return names


def table_of(word: str) -> str:
    """The name of the table that a piece of a formula may begin with, without regard to case."""
    return word.partition("[")[0].casefold()


def canonical(word: str) -> str:
    """The table, or its column, as it is listed among the names; empty for anything less simple."""
    table, bracket, _ = word.partition("[")
    if not bracket:
        return word.casefold()
    items = [_ESCAPED.sub(r"\1", match[1]) for match in _ITEM.finditer(word)]
    columns = [item for item in items if item.casefold() != "#data"]
    if not table or len(columns) != 1 or "]:[" in word or not columns[0] or columns[0][0] in "#@":
        return ""
    return f"{table}[{columns[0]}]".casefold()


def put_title(book: OpenBook, sheet: OpenSheet, old: PlacedText, title: str) -> bool:
    """Put another title in the place of one; False where it cannot be a header: none is blank, no two are the same.

    Excel takes the file for damaged unless its tables, and the formulas that count them, know their headers.
    """
    found = [
        (table, each) for table in tables_on(book, sheet) for each in table.columns if each.get("name") == old.text
    ]
    for table, _ in found:
        others = {each.get("name").casefold() for each in table.columns if each.get("name") != old.text}
        if not title.strip() or title.casefold() in others:
            return False
    for table, column in found:
        column.put(name=title)
        renamed = partial(_with_column_renamed, table=table.name, old=old.text, new=title)
        for each in book.sheets:
            rewrite_formulas(book, each, renamed)
        for formula in outer_formulas(book):
            formula.put_text(renamed(formula.text))
    sheet.put_text(old.row, old.column, title)
    return True


def rewrite_formulas(book: OpenBook, sheet: OpenSheet, new: Callable[[str], str]) -> None:
    """Put other formulas in the place of those on the sheet and in its tables."""
    beside = (each for each in sheet.beside() if each.name in _FORMULAS and not each.nodes)
    within = (formula for table in tables_on(book, sheet) for formula in table.root.below(*_FORMULAS))
    for each in (*(formula for _, formula in sheet.formulas()), *beside, *within):
        each.put_text(new(each.text))


def with_tables_renamed(formula: str, names: Mapping[str, str]) -> str:
    """The formula with other tables in the place of those, which are given without regard to case."""
    return _with_words(formula, names, lambda word: "".join((names[table_of(word)], *word.partition("[")[1:])))


def _with_column_renamed(formula: str, table: str, old: str, new: str) -> str:
    def renamed(match: re.Match[str]) -> str:
        at = "@" * match[1].startswith("@")
        if _ESCAPED.sub(r"\1", match[1][len(at) :]).casefold() != old.casefold():
            return match[0]
        written = _SPECIAL.sub(r"'\g<0>", new)
        is_alone = match.start() == match.string.index("[") and match.end() == len(match.string)
        needs_brackets = is_alone and (at or not _PLAIN.fullmatch(new))
        return f"[{at}[{written}]]" if needs_brackets else f"[{at}{written}]"

    return _with_words(formula, {table.casefold()}, lambda word: _ITEM.sub(renamed, word))


def _with_words(formula: str, tables: Collection[str], new: Callable[[str], str]) -> str:
    def rewrite(token: Token) -> str:
        return new(token.text) if token.kind is TokenKind.WORD and table_of(token.text) in tables else token.text

    return rewritten(formula, rewrite)


def move(book: OpenBook, change: RowsChange) -> None:
    """Bring the whole workbook along with the change."""
    for sheet in book.sheets:
        is_own = is_same(sheet.name, change.sheet)
        if is_own and isinstance(change, Inserted):
            sheet.insert(change)
        for spot, formula in sheet.formulas():
            # What is a row's own, and not over the table, stays.
            if not (is_own and isinstance(change, Extended) and change.first <= spot[0] <= change.last):
                text = moved_formula(formula.text, sheet.name, change)
                if text != formula.text and isinstance(change, Extended):
                    book.recounted.add(id(formula))
                formula.put_text(text)
            if is_own and isinstance(change, Inserted):
                _move_ranges(formula, change)
        for each in sheet.beside():
            _move_beside(each, sheet.name, change, is_own=is_own)
        if is_own:
            _move_neighbours(book, sheet, change)
    _move_outside(book, change)


def _move_outside(book: OpenBook, change: RowsChange) -> None:
    for outer in outer_formulas(book):
        outer.put_text(moved_formula(outer.text, outer.home, change))
    for sheet in book.sheets:
        for relation in book.parts.relations(sheet.path).of_kind("vmlDrawing"):
            if _VML_FORMULA.search(old := book.parts.raw(relation.target)):
                book.parts.put(relation.target, _VML_FORMULA.sub(partial(_moved_link, sheet.name, change), old))
    for memory, source in pivot_sources(book):
        if is_same(source.get("sheet"), change.sheet):
            _move_ranges(source, change)
        memory.put(refreshOnLoad="1")


def _moved_link(home: str, change: RowsChange, link: re.Match[bytes]) -> bytes:
    return link[1] + escape(moved_formula(unescape(link[2].decode()), home, change)).encode()


def _move_beside(each: Node, home: str, change: RowsChange, *, is_own: bool) -> None:
    # Newer programs put the formula of a validation into an element of its own.
    if each.name in _FORMULAS and each.text and not each.nodes:
        each.put_text(moved_formula(each.text, home, change))
    if each.name == "hyperlink" and each.get("location"):
        each.put(location=moved_formula(each.get("location"), home, change))
    if not is_own:
        return
    if each.name == "sqref":
        each.put_text(_moved_ranges(each.text, change))
    elif each.name in _GROWING or (each.name in _STANDING and isinstance(change, Inserted)):
        _move_ranges(each, change)
    elif each.name == "brk" and isinstance(change, Inserted):
        each.put(id=str(change.row(each.number("id"))))


def _move_ranges(each: Node, change: RowsChange) -> None:
    """Move the ranges that the element's attributes name."""
    for name in _ATTRIBUTES:
        if name in each.attributes:
            each.attributes[name] = _moved_ranges(each.attributes[name], change)


def _moved_ranges(ranges: str, change: RowsChange) -> str:
    """Ranges of the changed sheet itself that cover cells, and do not count them."""
    return moved_ranges(ranges, replace(change, is_counting=False) if isinstance(change, Extended) else change)


def _move_neighbours(book: OpenBook, sheet: OpenSheet, change: RowsChange) -> None:
    """Bring along the tables, comments and pictures of the sheet itself."""
    relations = book.parts.relations(sheet.path)
    for relation in relations.of_kind("table"):
        for each in book.parts.tree(relation.target).below(*_TABLE_PARTS):
            _move_ranges(each, change)
    if not isinstance(change, Inserted):
        return
    for relation in relations.of_kind("comments", "threadedComment", "pivotTable"):
        for each in book.parts.tree(relation.target).below("comment", "threadedComment", "location"):
            _move_ranges(each, change)
    for relation in relations.of_kind("vmlDrawing"):
        book.parts.put(relation.target, _moved_vml(book.parts.raw(relation.target), change))
    for anchor in _anchors(book, sheet):
        # Pictures and charts move with the row in which they begin, and keep their size.
        rows = [each for each in anchor.below("row") if each.text.strip().isdecimal()]
        if rows and int(rows[0].text) + 1 >= change.before:
            for row in rows[:2]:
                row.put_text(str(int(row.text) + change.count))


def _moved_vml(data: bytes, change: Inserted) -> bytes:
    """The boxes of notes, in a format that is not always proper XML; rows are counted from 0 there."""

    def moved(row: int) -> int:
        return change.row(row + 1) - 1

    def anchor(match: re.Match[bytes]) -> bytes:
        numbers = [int(number) for number in match[2].split(b",") if number.strip()]
        if len(numbers) != 8:
            return match[0]
        numbers[2], numbers[6] = moved(numbers[2]), moved(numbers[6])
        return match[1] + ", ".join(map(str, numbers)).encode()

    data = _VML_ROW.sub(lambda match: match[1] + str(moved(int(match[2]))).encode(), data)
    return _VML_ANCHOR.sub(anchor, data)


def _anchors(book: OpenBook, sheet: OpenSheet) -> Iterator[Node]:
    """Where the pictures and charts of the sheet lie."""
    for relation in book.parts.relations(sheet.path).of_kind("drawing"):
        yield from book.parts.tree(relation.target).below("twoCellAnchor", "oneCellAnchor")


def neighbour_notes(sheet: OpenSheet, changed: Collection[Spot]) -> Iterator[Note]:
    """Put right what belonged to the texts that were replaced in these cells, and tell of what stays."""
    if _drop_links(sheet, changed):
        yield Note(NoteKind.LEFT, texts.LINKS, sheet.read.name)
    places = {place(*spot) for spot in changed}
    for comment in sheet.read.comments:
        if comment.place in places:
            yield Note(NoteKind.REMARK, texts.comment(comment.text), sheet.read.name, comment.place)


def _drop_links(sheet: OpenSheet, changed: Collection[Spot]) -> bool:
    group = sheet.root.child("hyperlinks")
    if group is None:
        return False
    kept = [each for each in group.nodes if area_of(each.get("ref")).corner not in changed]
    is_any = len(kept) < len(group.nodes)
    group.children = [*kept]
    if not kept:
        sheet.root.children.remove(group)
    return is_any


def stop_filters(book: OpenBook, sheet: OpenSheet) -> bool:
    """Let all rows be seen again, in the sheet's filter and those of its Excel tables; whether any was on."""
    was_on = False
    for root in (sheet.root, *(table.root for table in tables_on(book, sheet))):
        for each in root.below("autoFilter"):
            was_on = was_on or any(each.below("filterColumn"))
            each.children = [child for child in each.nodes if child.name != "filterColumn"]
        for each in root.below("sheetPr"):
            each.put(filterMode=None)
    return was_on


def lying_on(book: OpenBook, sheet: OpenSheet) -> Iterator[Range]:
    """The pictures and charts on the sheet, and the sums of its tables."""
    yield from (table.sums for table in tables_on(book, sheet) if table.sums is not None)
    for anchor in _anchors(book, sheet):
        inside = [int(each.text) for each in anchor.below("col", "row") if each.text.strip().isdecimal()]
        if len(inside) >= 2:
            left, top = inside[:2]
            right = inside[2] if len(inside) > 2 else left
            yield Range(top + 1, left + 1, top + 1, right + 1)
