"""A line of the city's analysis for a sheet that was added."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planterm.excel.filling.excel_tables import table_of, tables_on, with_tables_renamed
from planterm.excel.filling.moving import move
from planterm.excel.filling.open_book import OpenBook
from planterm.excel.filling.open_sheet import OpenSheet
from planterm.excel.header_words import plain
from planterm.excel.import_report import Note, NoteKind
from planterm.excel.reading.sheet import LAST_COLUMN
from planterm.excel.reading.xml_parts import Node, whole
from planterm.excel.references import Extended, Inserted, Kind, copied, renamed, sheet_named, tokens
from planterm.texts import filling as texts


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a new line is about, beside what the line above is about: the sheets' names and the areas' titles."""

    old_sheet: str
    new_sheet: str
    old_title: str
    new_title: str
    tables: Mapping[str, str]
    """What the new sheet's Excel tables are called instead of the old one's, without regard to case."""


def add_to_analysis(book: OpenBook, likeness: Likeness) -> list[Note]:
    """Give the only line that is about the old sheet another one below it, or tell that there is no such place."""
    found = [(sheet, row) for sheet in book.other_sheets for row in lines_about(book, sheet, likeness.old_sheet)]
    if len(found) == 1:
        ((sheet, row),) = found
        _add_line(book, sheet, row, likeness)
        return [Note(NoteKind.REMARK, texts.analysis_line(likeness.new_title), sheet.read.name)]
    areas = {sheet.name.casefold() for sheet in book.sheets if sheet.tables}
    counting = [sheet for sheet in book.other_sheets if _looks_at(book, sheet, areas)]
    told = texts.no_analysis_line(likeness.new_title)
    return [Note(NoteKind.LEFT, told, sheet.read.name) for sheet in counting]


def lines_about(book: OpenBook, sheet: OpenSheet, name: str) -> list[int]:
    """The rows of a sheet whose formulas look at the sheet of that name."""
    tables = _table_sheets(book)
    found = (spot[0] for spot, _, each in sheet.formulas() if name.casefold() in _sheets_in(each.text, tables))
    return sorted(set(found))


def _looks_at(book: OpenBook, sheet: OpenSheet, names: set[str]) -> bool:
    """Whether a formula of the sheet looks at one of those, or at what only its value tells."""
    tables = _table_sheets(book)
    formulas = [each.text for _, _, each in sheet.formulas()]
    return any(_is_pointing(each) or names.intersection(_sheets_in(each, tables)) for each in formulas)


def _table_sheets(book: OpenBook) -> dict[str, str]:
    return {table.name.casefold(): sheet.name.casefold() for sheet in book.sheets for table in tables_on(book, sheet)}


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


def _add_line(book: OpenBook, sheet: OpenSheet, row: int, likeness: Likeness) -> None:
    """Put a copy of the line below it, about the new sheet."""
    sheet.insert(row + 1, 1)
    move(book, Inserted(sheet.name, row + 1, 1))
    move(book, Extended(sheet.name, row, row, row + 1, 1, LAST_COLUMN))
    sheet.row(row + 1).attributes = {**sheet.row(row).attributes, "r": str(row + 1)}
    for column, cell in sheet.cells(row).items():
        _copy(sheet, (row, column), cell, likeness)


def _copy(sheet: OpenSheet, spot: tuple[int, int], cell: Node, likeness: Likeness) -> None:
    row, column = spot
    style, formula = whole(cell.attributes.get("s")), cell.first("f")
    text, before = (sheet.texts.get(number, {}).get(column, "").strip() for number in (row, row - 1))
    if formula is not None:
        sheet.put_formula(row + 1, column, _followed(formula.text, likeness), style)
    elif text and plain(text) == plain(likeness.old_title):
        sheet.put_text(row + 1, column, likeness.new_title, style)
    elif text.isdecimal() and before.isdecimal() and int(text) == int(before) + 1:
        sheet.put_number(row + 1, column, int(text) + 1, style)
    else:
        new = sheet.blank(row + 1, column, style)
        new.attributes = {**cell.attributes, "r": new.attributes["r"]}
        new.children = cell.copy().children


def _followed(formula: str, likeness: Likeness) -> str:
    """The line's formula one row down, about the new sheet; other sheets' cells stay where they are."""
    formula = renamed(with_tables_renamed(formula, likeness.tables), likeness.old_sheet, likeness.new_sheet)
    is_pointing = _is_pointing(formula)
    pieces, is_elsewhere = [], False
    for token in tokens(formula):
        if token.kind is Kind.TEXT and is_pointing:
            pieces.append(renamed(token.text[1:-1], likeness.old_sheet, likeness.new_sheet).join('""'))
        else:
            pieces.append(token.text if is_elsewhere or token.kind is not Kind.AREA else copied(token.text, 1, 0))
        is_elsewhere = token.kind is Kind.SHEET
    return "".join(pieces)
