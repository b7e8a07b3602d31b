"""A line of the city's analysis for a sheet that was added."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from planterm.excel.filling import moving
from planterm.excel.filling.contents import Contents, SheetEntry
from planterm.excel.filling.markup import named, retagged, spliced
from planterm.excel.filling.parts import Parts
from planterm.excel.filling.shared_formulas import unshared
from planterm.excel.filling.sheet_rows import CellXml, RowXml, SheetRows, cell, computed, number_cell
from planterm.excel.header_words import plain
from planterm.excel.reading.sheet import BookSheet, place
from planterm.excel.references import (
    Followed,
    Inserted,
    Kind,
    copied,
    is_same,
    quoted,
    sheet_named,
    tokens,
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a new line is about, beside what the line above is about: the sheets' names and the areas' titles."""

    old_sheet: str
    new_sheet: str
    old_title: str
    new_title: str


def lines_about(sheet: BookSheet, name: str) -> list[int]:
    """The rows whose formulas look at the sheet of that name."""
    formulas = (*sheet.remarks.formulas, *sheet.remarks.unknown_formulas)
    return sorted({each.row for each in formulas if _looks_at(each.text, name)})


def add_line(
    parts: Parts, contents: Contents, where: tuple[SheetEntry, BookSheet], row: int, likeness: Likeness
) -> None:
    """Put a copy of the line below it, about the new sheet."""
    entry, sheet = where
    rows = SheetRows(unshared(parts.read(entry.path)))
    old = rows.row(row)
    rows.insert(row + 1, 1)
    parts.put(entry.path, rows.part())
    moving.apply(parts, contents, Inserted(entry.name, row + 1, 1))
    moving.apply(parts, contents, Followed(entry.name, row))
    rows = SheetRows(parts.read(entry.path))
    above, before = sheet.cells.get(row, {}), sheet.cells.get(row - 1, {})
    cells = {}
    for column, each in old.cells.items():
        shown = above.get(column, ""), before.get(column, "")
        cells[column] = _copied(rows.prefix, each, (row + 1, column), shown, likeness)
    rows.put(row + 1, RowXml(old.tag, old.attributes, cells))
    parts.put(entry.path, rows.part())


def _copied(prefix: str, old: CellXml, spot: tuple[int, int], shown: tuple[str, str], likeness: Likeness) -> CellXml:
    text, before = (each.strip() for each in shown)
    if old.formula:
        return computed(prefix, *spot, old.style, escape(_followed(old.formula, likeness)).encode())
    if text and plain(text) == plain(likeness.old_title):
        return cell(prefix, *spot, old.style, likeness.new_title)
    if text.isdecimal() and before.isdecimal() and int(text) == int(before) + 1:
        return number_cell(prefix, *spot, old.style, int(text) + 1)
    root = named(old.data, "c")[0]
    return CellXml(old.style, spliced(old.data, [retagged(old.data, root, r=place(*spot))]))


def _followed(formula: str, likeness: Likeness) -> str:
    """The line's formula one row down, about the new sheet; other sheets' cells stay where they are."""
    pieces, is_elsewhere = [], False
    for token in tokens(formula):
        if token.kind is Kind.SHEET:
            is_about_it = is_same(sheet_named(token.text) or "", likeness.old_sheet)
            pieces.append(quoted(likeness.new_sheet) if is_about_it else token.text)
        else:
            pieces.append(token.text if is_elsewhere or token.kind is not Kind.AREA else copied(token.text, 1, 0))
        is_elsewhere = token.kind is Kind.SHEET
    return "".join(pieces)


def _looks_at(formula: str, name: str) -> bool:
    return any(is_same(sheet_named(each.text) or "", name) for each in tokens(formula) if each.kind is Kind.SHEET)
