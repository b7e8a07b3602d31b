"""What belongs to the cells of a table or lies over them: links, comments, choices, filters, pictures."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from planterm.excel.filling.excel_tables import tables_on
from planterm.excel.filling.open_book import OpenBook
from planterm.excel.filling.open_sheet import OpenSheet, Spot
from planterm.excel.import_report import Note, NoteKind
from planterm.excel.reading.sheet import Range, place, range_of
from planterm.texts import filling as texts


def neighbour_notes(sheet: OpenSheet, changed: Collection[Spot]) -> Iterator[Note]:
    """Put right what belonged to the texts that were replaced in these cells, and tell of what stays."""
    if _drop_links(sheet, changed):
        yield Note(NoteKind.LEFT, texts.LINKS, sheet.read.name)
    places = {place(*spot) for spot in changed}
    for comment in sheet.read.comments:
        if comment.place in places:
            yield Note(NoteKind.REMARK, texts.comment(comment.text), sheet.read.name, comment.place)


def _drop_links(sheet: OpenSheet, changed: Collection[Spot]) -> bool:
    is_any = False
    for group in [each for each in sheet.root.nodes if each.name == "hyperlinks"]:
        kept = [each for each in group.nodes if _first_cell(each.attributes.get("ref", "")) not in changed]
        is_any = is_any or len(kept) < len(group.nodes)
        group.children = [*kept]
        if not kept:
            sheet.root.children.remove(group)
    return is_any


def _first_cell(reference: str) -> Spot:
    area = range_of(reference)
    return (area.top, area.left) if area is not None else (0, 0)


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


def other_choices(sheet: OpenSheet, rows: Mapping[int, Sequence[str]], columns: Sequence[int]) -> dict[int, int]:
    """How many texts of each column (by its place in the table) are none of the choices offered for their cells."""
    counts: dict[int, int] = {}
    for areas, choices in _choices(sheet):
        for number, row in rows.items():
            for index, (column, text) in enumerate(zip(columns, row, strict=True)):
                inside = any(each.left <= column <= each.right and each.top <= number <= each.bottom for each in areas)
                if inside and text.strip() and text not in choices:
                    counts[index] = counts.get(index, 0) + 1
    return counts


def _choices(sheet: OpenSheet) -> Iterator[tuple[list[Range], frozenset[str]]]:
    """The ranges in which the sheet offers choices that are written in the form itself, and these."""
    for each in sheet.beside():
        if each.name == "dataValidation" and each.attributes.get("type") == "list":
            formula = each.first("formula1")
            text = formula.text.strip() if formula is not None else ""
            if text.startswith('"') and text.endswith('"'):
                found = (range_of(area) for area in each.attributes.get("sqref", "").split())
                areas = [area for area in found if area is not None]
                yield areas, frozenset(choice.strip() for choice in text[1:-1].split(","))


def lying_on(book: OpenBook, sheet: OpenSheet) -> Iterator[Range]:
    """The pictures and charts on the sheet, and the sums of its tables."""
    yield from (table.sums for table in tables_on(book, sheet) if table.sums is not None)
    for relation in book.parts.relations(sheet.path).of_kind("drawing"):
        for anchor in book.parts.tree(relation.target).below("twoCellAnchor", "oneCellAnchor"):
            inside = [int(each.text) for each in anchor.below("col", "row") if each.text.strip().isdecimal()]
            if len(inside) >= 2:
                left, top = inside[:2]
                right = inside[2] if len(inside) > 2 else left
                yield Range(top + 1, left + 1, top + 1, right + 1)
