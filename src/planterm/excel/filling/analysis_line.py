"""A line of the city's analysis for a sheet that was added."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from planterm.excel.filling import moving
from planterm.excel.filling.contents import Contents, SheetEntry
from planterm.excel.filling.excel_tables import table_sheets
from planterm.excel.filling.markup import named, retagged, spliced
from planterm.excel.filling.parts import Parts
from planterm.excel.filling.shared_formulas import unshared
from planterm.excel.filling.sheet_rows import CellXml, RowXml, SheetRows, cell, computed, number_cell
from planterm.excel.filling.structured_references import table_of, with_column_renamed, with_tables_renamed
from planterm.excel.header_words import plain
from planterm.excel.reading.sheet import BookSheet, place
from planterm.excel.references import (
    Followed,
    Inserted,
    Kind,
    copied,
    renamed,
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
    tables: Mapping[str, str]
    """What the new sheet's Excel tables are called instead of the old one's, without regard to case."""


@dataclass(frozen=True)
class Lines:
    """The rows of a sheet with formulas, and the sheets that these look at."""

    sheets: Mapping[int, frozenset[str]]
    """The names without regard to case, by row."""
    looks_anywhere: bool
    """Whether a formula looks at what only its value tells."""

    def about(self, name: str) -> list[int]:
        """The rows that look at the sheet of that name."""
        return sorted(row for row, names in self.sheets.items() if name.casefold() in names)


def lines_of(parts: Parts, contents: Contents, path: str) -> Lines:
    """The lines of the sheet whose part stands at the path."""
    tables = {table: sheet.casefold() for table, sheet in table_sheets(parts, contents).items()}
    sheets: dict[int, set[str]] = {}
    anywhere, row = False, 0
    for each in named(unshared(parts.read(path)), "row", "f"):
        if each.name == "row":
            row = int(each.attributes.get("r", row + 1))
        else:
            sheets.setdefault(row, set()).update(_sheets_in(each.text, tables))
            anywhere = anywhere or _is_pointing(each.text)
    return Lines({row: frozenset(names) for row, names in sheets.items()}, anywhere)


def add_line(
    parts: Parts, contents: Contents, where: tuple[SheetEntry, BookSheet], row: int, likeness: Likeness
) -> None:
    """Put a copy of the line below it, about the new sheet."""
    entry, sheet = where
    rows = SheetRows(unshared(parts.read(entry.path)))
    rows.insert(row + 1, 1)
    parts.put(entry.path, rows.part())
    moving.apply(parts, contents, Inserted(entry.name, row + 1, 1))
    # Only now: the line's formulas may name cells that have moved.
    old = SheetRows(parts.read(entry.path)).row(row)
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
    formula = renamed(with_tables_renamed(formula, likeness.tables), likeness.old_sheet, likeness.new_sheet)
    for table in likeness.tables.values():
        formula = with_column_renamed(formula, table, likeness.old_title, likeness.new_title)
    is_pointing = _is_pointing(formula)
    pieces, is_elsewhere = [], False
    for token in tokens(formula):
        if token.kind is Kind.TEXT and is_pointing:
            pieces.append(renamed(token.text[1:-1], likeness.old_sheet, likeness.new_sheet).join('""'))
        else:
            pieces.append(token.text if is_elsewhere or token.kind is not Kind.AREA else copied(token.text, 1, 0))
        is_elsewhere = token.kind is Kind.SHEET
    return "".join(pieces)


def _sheets_in(formula: str, tables: Mapping[str, str]) -> Iterator[str]:
    """The sheets that the formula names, by themselves, by tables on them, or in texts that point to cells."""
    for token in tokens(formula):
        if token.kind is Kind.SHEET:
            yield (sheet_named(token.text) or "").casefold()
        elif token.kind is Kind.WORD and table_of(token.text) in tables:
            yield tables[table_of(token.text)]
        elif token.kind is Kind.TEXT and _is_pointing(formula):
            yield from _sheets_in(token.text[1:-1], {})


def _is_pointing(formula: str) -> bool:
    return "INDIRECT(" in formula.upper()
