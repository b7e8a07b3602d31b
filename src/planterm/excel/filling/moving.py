"""What belongs to cells and names them: brought along when rows are put in, tables grow, and texts change."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from xml.sax.saxutils import escape, unescape

from planterm.excel.filling.book_formulas import outer_formulas, pivot_sources, tables_on
from planterm.excel.filling.open_book import OpenBook
from planterm.excel.filling.open_sheet import OpenSheet
from planterm.excel.notes import Note, NoteKind
from planterm.excel.reading.xml_parts import Node
from planterm.excel.references import (
    Extended,
    Inserted,
    Range,
    RowsChange,
    Spot,
    area_of,
    is_fixed,
    is_same,
    moved_formula,
    moved_ranges,
    place,
    sums_rows,
)
from planterm.texts import filling as texts

_GROWING = {
    "dataValidation", "conditionalFormatting", "autoFilter", "protectedRange", "ignoredError", "sortState",
    "sortCondition", "table",
}  # fmt: skip
"""What covers a table's rows, and has to cover further ones."""
_STANDING = {
    "mergeCell", "hyperlink", "selection", "pane", "sheetView", "cellWatch", "comment", "threadedComment",
    "location",
}  # fmt: skip
"""What belongs to cells, and moves only with them."""
_ATTRIBUTES = ("ref", "sqref", "activeCell", "topLeftCell", "r")
"""Where these name their cells."""
_NEIGHBOURS = ("table", "comments", "threadedComment", "pivotTable")
"""The parts in which they stand, beside the sheet's own."""
_VML_ROW = re.compile(rb"(<x:Row>\s*)(\d{1,7})")
_VML_FORMULA = re.compile(rb"(<x:Fmla\w+>)([^<]*)")
"""What a control of the older kind is linked to."""
_VML_ANCHOR = re.compile(rb"(<x:Anchor>\s*)([\d,\s]+)")


def move(book: OpenBook, change: RowsChange) -> None:
    """Bring the whole workbook along with the change."""
    for sheet in book.sheets:
        is_own = is_same(sheet.name, change.sheet)
        if is_own and isinstance(change, Inserted):
            sheet.insert(change)
        for spot, formula in sheet.formulas():
            # What is a row's own, and not over the table, stays.
            is_rows = is_own and isinstance(change, Extended) and is_of_rows(spot, formula.text, change)
            text = moved_formula(formula.text, sheet.name, change, is_fixed if is_rows else None)
            if text != formula.text and isinstance(change, Extended):
                book.recounted.setdefault(formula, formula.text)
            formula.put_text(text)
        if is_own:
            _move_ranges(book, sheet, change)
        _move_notes(book, sheet, change)
    for outer in outer_formulas(book):
        outer.put_text(moved_formula(outer.text, outer.home, change))
    for memory, source in pivot_sources(book):
        if is_same(source.get("sheet"), change.sheet):
            _move_attributes(source, change)
        memory.put(refreshOnLoad="1")


def is_of_rows(spot: Spot, formula: str, change: Extended) -> bool:
    """Whether the formula belongs to a row of the table: it stands among its columns, or counts no rows."""
    is_among = change.left <= spot[1] <= change.right
    return change.first <= spot[0] <= change.last and (is_among or not sums_rows(formula))


def _move_ranges(book: OpenBook, sheet: OpenSheet, change: RowsChange) -> None:
    """What covers cells of the sheet itself, in its own part and in those that belong to it."""
    neighbours = book.parts.relations(sheet.path).of_kind(*_NEIGHBOURS)
    for each in chain(sheet.beside(), *(book.parts.tree(relation.target).walk() for relation in neighbours)):
        if each.name == "sqref":  # newer programs put the ranges into an element of their own
            each.put_text(_moved_ranges(each.text, change))
        elif each.name in _GROWING or (each.name in _STANDING and isinstance(change, Inserted)):
            _move_attributes(each, change)
    if isinstance(change, Inserted):
        for each in chain.from_iterable(group.nodes for group in sheet.beside() if group.name == "rowBreaks"):
            each.put(id=str(change.row(each.number("id") + 1) - 1))  # a page begins with the row below
        for _, formula in sheet.formulas():
            _move_attributes(formula, change)
        for anchor in _anchors(book, sheet):
            # Pictures and charts move with the row in which they begin, and keep their size.
            rows = [each for each in anchor.below("row") if each.text.strip().isdecimal()]
            if rows and int(rows[0].text) + 1 >= change.before:
                for row in rows[:2]:
                    row.put_text(str(int(row.text) + change.count))


def _move_attributes(each: Node, change: RowsChange) -> None:
    for name in _ATTRIBUTES:
        if name in each.attributes:
            each.attributes[name] = _moved_ranges(each.attributes[name], change)


def _moved_ranges(ranges: str, change: RowsChange) -> str:
    """Ranges of the changed sheet itself that cover cells, and do not count them."""
    return moved_ranges(ranges, replace(change, is_counting=False) if isinstance(change, Extended) else change)


def _move_notes(book: OpenBook, sheet: OpenSheet, change: RowsChange) -> None:
    """The boxes of notes and controls of the older kind, in a format that is not always proper XML."""
    for relation in book.parts.relations(sheet.path).of_kind("vmlDrawing"):
        old = book.parts.raw(relation.target)
        new = _VML_FORMULA.sub(partial(_moved_link, sheet.name, change), old)
        if isinstance(change, Inserted) and is_same(sheet.name, change.sheet):
            new = _with_boxes_moved(new, change)
        if new != old:
            book.parts.put(relation.target, new)


def _moved_link(home: str, change: RowsChange, link: re.Match[bytes]) -> bytes:
    return link[1] + escape(moved_formula(unescape(link[2].decode()), home, change)).encode()


def _with_boxes_moved(data: bytes, change: Inserted) -> bytes:
    # Rows are counted from 0 there.

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
    for group in [each for each in sheet.root.nodes if each.name == "hyperlinks"]:
        kept = [each for each in group.nodes if area_of(each.get("ref")).corner not in changed]
        if len(kept) < len(group.nodes):
            yield Note(NoteKind.LEFT, texts.LINKS, sheet.read.name)
        group.children = [*kept]
        if not kept:
            sheet.root.children.remove(group)
    places = {place(*spot) for spot in changed}
    for comment in sheet.read.comments:
        if comment.place in places:
            yield Note(NoteKind.REMARK, texts.comment(comment.text), sheet.read.name, comment.place)


def stop_filters(book: OpenBook, sheet: OpenSheet) -> None:
    """Let all rows be seen again, in the sheet's filter and those of its Excel tables."""
    for root in (sheet.root, *(table.root for table in tables_on(book, sheet))):
        for each in root.below("autoFilter"):
            each.children = [child for child in each.nodes if child.name != "filterColumn"]
        for each in root.below("sheetPr"):
            each.put(filterMode=None)


def lying_on(book: OpenBook, sheet: OpenSheet) -> Iterator[Range]:
    """The pictures and charts on the sheet, and the sums of its tables."""
    yield from (table.sums for table in tables_on(book, sheet) if table.sums is not None)
    for anchor in _anchors(book, sheet):
        inside = [int(each.text) for each in anchor.below("col", "row") if each.text.strip().isdecimal()]
        if len(inside) >= 2:
            left, top = inside[:2]
            right = inside[2] if len(inside) > 2 else left
            yield Range(top + 1, left + 1, top + 1, right + 1)
