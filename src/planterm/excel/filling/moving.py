"""Everything in the workbook that names rows of a sheet, brought along when rows are added to it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from planterm.excel.filling.contents import Contents, SheetEntry
from planterm.excel.filling.markup import Edit, Element, elements, named, retagged, rewritten
from planterm.excel.filling.parts import Parts
from planterm.excel.filling.shared_formulas import unshared
from planterm.excel.references import (
    Extended,
    Inserted,
    RowsChange,
    is_same,
    moved_area,
    moved_formula,
    moved_ranges,
)

_FORMULAS = {"f", "formula", "formula1", "formula2"}
_GROWING = {"dataValidation", "conditionalFormatting", "autoFilter", "protectedRange", "ignoredError", "sortState"}
"""What covers a table's rows, and has to cover further ones."""
_STANDING = {"mergeCell", "hyperlink", "selection", "pane", "sheetView", "dimension", "f", "sortCondition", "cellWatch"}
"""What belongs to cells, and moves only with them."""
_ATTRIBUTES = ("ref", "sqref", "activeCell", "topLeftCell", "r")
_TABLE_PARTS = {"table", "autoFilter", "sortState", "sortCondition"}
_VML_ROW = re.compile(rb"(<x:Row>\s*)(\d{1,7})")
_VML_ANCHOR = re.compile(rb"(<x:Anchor>\s*)([\d,\s]+)")


def apply(parts: Parts, contents: Contents, change: RowsChange) -> None:
    """Bring the whole workbook along with the change; the cells of the sheet's own rows have been moved already."""
    for entry in contents.sheets:
        if entry.has_cells:
            _apply_to_sheet(parts, entry, change)
            _apply_to_neighbours(parts, entry, change)
    data = parts.read(contents.path)
    names = [(each, moved_formula(each.text, "", change)) for each in named(data, "definedName")]
    parts.edit(contents.path, *(rewritten(data, each, new) for each, new in names if new != each.text))


def _apply_to_sheet(parts: Parts, entry: SheetEntry, change: RowsChange) -> None:
    is_own = is_same(entry.name, change.sheet)
    data = parts.read(entry.path)
    if not is_own and b"!" not in data:
        return
    edits = _sheet_edits(data, entry, change, is_own=is_own)
    if edits and b"shared" in data:
        data = unshared(data)
        parts.put(entry.path, data)
        edits = _sheet_edits(data, entry, change, is_own=is_own)
    parts.edit(entry.path, *edits)


def _sheet_edits(data: bytes, entry: SheetEntry, change: RowsChange, *, is_own: bool) -> list[Edit]:
    ranges = _GROWING if isinstance(change, Extended) else _GROWING | _STANDING
    cell = ""

    def wanted(name: str, attributes: Mapping[str, str]) -> bool:
        nonlocal cell
        if name == "c":
            cell = attributes.get("r", "")
        if name in _FORMULAS or name == "sqref":
            return name != "f" or not (is_own and _is_inside(cell, change))
        return is_own and (name in ranges or name == "brk")

    edits: list[Edit] = []
    for element in elements(data, wanted):
        edits += _edits(data, element, entry.name, change, is_own=is_own)
    return [edit for edit in edits if data[edit.start : edit.end] != edit.new]


def _is_inside(cell: str, change: RowsChange) -> bool:
    """Whether the formula in the cell is one of a row's own, and not one over the table."""
    number = re.sub(r"\D", "", cell)
    return isinstance(change, Extended) and bool(number) and change.first <= int(number) <= change.last


def _edits(data: bytes, element: Element, home: str, change: RowsChange, *, is_own: bool) -> Iterator[Edit]:
    # Newer programs put the formula of a validation into an element of its own.
    if element.name in _FORMULAS and element.text and b"<" not in data[element.tag_end : element.content_end]:
        new = moved_formula(element.text, home, change)
        if new != element.text:
            yield rewritten(data, element, new)
    elif element.name == "sqref" and is_own:
        new = moved_ranges(element.text, _for_ranges(change))
        if new != element.text:
            yield rewritten(data, element, new)
    if is_own and element.name == "brk" and isinstance(change, Inserted):
        number = element.attributes.get("id", "")
        if number.isdecimal() and int(number) >= change.before:
            yield retagged(data, element, id=str(int(number) + change.count))
    elif is_own and element.name != "sqref":
        changed = _changed(element, change)
        if changed:
            yield retagged(data, element, **changed)


def _changed(element: Element, change: RowsChange) -> dict[str, str | None]:
    """The element's attributes that name ranges, as they are to be."""
    if element.name == "f" and isinstance(change, Extended):
        return {}
    values = {name: element.attributes[name] for name in _ATTRIBUTES if name in element.attributes}
    return {name: new for name, old in values.items() if (new := moved_ranges(old, _for_ranges(change))) != old}


def _for_ranges(change: RowsChange) -> RowsChange:
    """The change as it is for what covers cells, and does not count them."""
    return replace(change, is_counting=False) if isinstance(change, Extended) else change


def _apply_to_neighbours(parts: Parts, entry: SheetEntry, change: RowsChange) -> None:
    """Tables, comments, pictures and charts of the sheet."""
    is_own = is_same(entry.name, change.sheet)
    relations = parts.relations(entry.path)
    for relation in relations.of_kind("drawing"):
        for chart in parts.relations(relation.target).of_kind("chart", "chartEx"):
            _apply_to_chart(parts, chart.target, change)
    if not is_own:
        return
    for relation in relations.of_kind("table"):
        data = parts.read(relation.target)
        tags = elements(data, lambda name, attributes: name in _TABLE_PARTS and "ref" in attributes)
        new = [(tag, moved_area(tag.attributes["ref"], _for_ranges(change))) for tag in tags]
        parts.edit(relation.target, *(retagged(data, tag, ref=ref) for tag, ref in new if ref != tag.attributes["ref"]))
    if isinstance(change, Inserted):
        for relation in relations.of_kind("comments", "threadedComment"):
            _move_comments(parts, relation.target, change)
        for relation in relations.of_kind("vmlDrawing"):
            _move_vml(parts, relation.target, change)
        for relation in relations.of_kind("drawing"):
            _move_anchors(parts, relation.target, change)


def _apply_to_chart(parts: Parts, path: str, change: RowsChange) -> None:
    data = parts.read(path)
    new = [(each, moved_formula(each.text, "", change)) for each in named(data, "f")]
    parts.edit(path, *(rewritten(data, each, text) for each, text in new if text != each.text))


def _move_comments(parts: Parts, path: str, change: Inserted) -> None:
    data = parts.read(path)
    tags = elements(data, lambda name, attributes: name in {"comment", "threadedComment"} and "ref" in attributes)
    parts.edit(path, *(retagged(data, tag, ref=moved_area(tag.attributes["ref"], change)) for tag in tags))


def _move_vml(parts: Parts, path: str, change: Inserted) -> None:
    """The boxes of notes, in a format that is not always proper XML; rows are counted from 0 there."""

    def moved(row: int) -> int:
        return row + change.count * (row + 1 >= change.before)

    def anchor(match: re.Match[bytes]) -> bytes:
        numbers = [int(number) for number in match[2].split(b",") if number.strip()]
        if len(numbers) != 8:
            return match[0]
        numbers[2], numbers[6] = moved(numbers[2]), moved(numbers[6])
        return match[1] + ", ".join(map(str, numbers)).encode()

    data = _VML_ROW.sub(lambda match: match[1] + str(moved(int(match[2]))).encode(), parts.raw(path))
    parts.put(path, _VML_ANCHOR.sub(anchor, data))


def _move_anchors(parts: Parts, path: str, change: Inserted) -> None:
    """Pictures and charts move with the row in which they begin, and keep their size."""
    data = parts.read(path)
    edits: list[Edit] = []
    for anchor in named(data, "twoCellAnchor", "oneCellAnchor"):
        rows = [each for each in named(data[anchor.start : anchor.end], "row") if each.text.strip().isdecimal()]
        if rows and int(rows[0].text) + 1 >= change.before:
            for row in rows[:2]:
                text = str(int(row.text) + change.count).encode()
                edits.append(Edit(anchor.start + row.tag_end, anchor.start + row.content_end, text))
    parts.edit(path, *edits)
