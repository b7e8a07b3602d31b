"""What belongs to single cells of a table: links, comments, choices and filters, when their texts have changed."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from planterm.excel.filling.formula_values import Spot
from planterm.excel.filling.markup import Edit, Element, elements, named, retagged
from planterm.excel.filling.parts import Parts
from planterm.excel.import_report import Note, NoteKind
from planterm.excel.reading.sheet import BookSheet, place
from planterm.excel.references import corners
from planterm.texts import filling as texts

_OFF = {None, "0", "false"}


def neighbour_notes(parts: Parts, path: str, sheet: BookSheet, changed: Collection[Spot]) -> Iterator[Note]:
    """Put right what belonged to the texts that were replaced in these cells, and tell of what stays."""
    if _drop_links(parts, path, changed):
        yield Note(NoteKind.LEFT, texts.LINKS, sheet.name)
    places = {place(*spot) for spot in changed}
    for comment in sheet.comments:
        if comment.place in places:
            yield Note(NoteKind.REMARK, texts.comment(comment.text), sheet.name, comment.place)


def stop_filters(parts: Parts, path: str) -> bool:
    """Let all rows be seen again, in the sheet's filter and those of its Excel tables; whether any was on."""
    was_on = False
    for each in (path, *(relation.target for relation in parts.relations(path).of_kind("table"))):
        data = parts.read(each)
        columns = named(data, "filterColumn")
        modes = elements(data, lambda name, at: name == "sheetPr" and at.get("filterMode") not in _OFF)
        parts.edit(
            each,
            *(Edit(column.start, column.end, b"") for column in columns),
            *(retagged(data, mode, filterMode=None) for mode in modes),
        )
        was_on = was_on or bool(columns)
    return was_on


def choice_lists(data: bytes) -> list[tuple[str, frozenset[str]]]:
    """The ranges in which the sheet offers choices that are written in the form itself, and these."""
    found = []
    for each in elements(data, lambda name, at: name == "dataValidation" and at.get("type") == "list"):
        formulas = named(data[each.start : each.end], "formula1")
        text = formulas[0].text.strip() if formulas else ""
        if text.startswith('"') and text.endswith('"'):
            found.append((each.attributes.get("sqref", ""), frozenset(c.strip() for c in text[1:-1].split(","))))
    return found


def other_choices(data: bytes, rows: Mapping[int, Sequence[str]], columns: Sequence[int]) -> dict[int, int]:
    """How many texts of each column (by its place in the table) are none of the choices offered for their cells."""
    counts: dict[int, int] = {}
    for ranges, choices in choice_lists(data):
        areas = [corners(area) for area in ranges.split()]
        for number, row in rows.items():
            for index, (column, text) in enumerate(zip(columns, row, strict=True)):
                inside = any(
                    (area.left or 0) <= column <= (area.right or 0) and (area.top or 0) <= number <= (area.bottom or 0)
                    for area in areas
                )
                if inside and text.strip() and text not in choices:
                    counts[index] = counts.get(index, 0) + 1
    return counts


def _drop_links(parts: Parts, path: str, changed: Collection[Spot]) -> bool:
    data = parts.read(path)
    links = named(data, "hyperlink")
    gone = [link for link in links if _is_on(link, changed)]
    if gone and len(gone) == len(links):
        gone = named(data, "hyperlinks")
    parts.edit(path, *(Edit(link.start, link.end, b"") for link in gone))
    return bool(gone)


def _is_on(link: Element, changed: Collection[Spot]) -> bool:
    area = corners(link.attributes.get("ref", ""))
    return (area.top or 0, area.left or 0) in changed
