"""Excel tables of the workbook, and the formulas that name their columns: Tabell1[Orsak], Tabell1[[#Data],[Orsak]]."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from planterm.excel.filling.open_book import OpenBook
from planterm.excel.filling.open_sheet import OpenSheet
from planterm.excel.reading.sheet import Range, range_of
from planterm.excel.reading.xml_parts import Node
from planterm.excel.references import Kind, quoted, tokens

_FORMULAS = ("f", "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula")
_ITEM = re.compile(r"\[((?:'.|[^\[\]']){0,600})\]", re.DOTALL)
_ESCAPED = re.compile(r"'(.)", re.DOTALL)
_SPECIAL = re.compile(r"[\[\]#']")
_PLAIN = re.compile(r"[\w ]+")
"""A header that needs no brackets of its own."""


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
        return self.root.attributes.get("displayName", "")

    @property
    def columns(self) -> list[Node]:
        """Its columns; the file knows their headers too."""
        return list(self.root.below("tableColumn"))


def tables_on(book: OpenBook, sheet: OpenSheet) -> Iterator[ExcelTable]:
    """The tables of the sheet."""
    for relation in book.parts.relations(sheet.path).of_kind("table"):
        root = book.parts.tree(relation.target)
        area = range_of(root.attributes.get("ref", ""))
        if area is not None:
            top = area.top + (root.attributes.get("headerRowCount") != "0")
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
                names[f"{table.name}[{_header(column)}]".casefold()] = f"{quoted(sheet.name)}{cells.name}"
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


def can_rename_column(book: OpenBook, sheet: OpenSheet, old: str, new: str) -> bool:
    """Whether that may be the header of a table's column: none is blank, and no two are the same."""
    for table in tables_on(book, sheet):
        headers = [_header(column) for column in table.columns]
        others = {header.casefold() for header in headers if header != old}
        if old in headers and (not new.strip() or new.casefold() in others):
            return False
    return True


def rename_column(book: OpenBook, sheet: OpenSheet, old: str, new: str) -> None:
    """Let the tables of the sheet, and the formulas that count them, know a column by its new header.

    Otherwise Excel takes the file for damaged.
    """
    for table in tables_on(book, sheet):
        for column in table.columns:
            if _header(column) == old:
                column.put(name=new)
                renamed = partial(_with_column_renamed, table=table.name, old=old, new=new)
                for each in book.sheets:
                    rewrite_formulas(book, each, renamed)
                for formula in book.outer_formulas():
                    formula.put_text(renamed(formula.text))


def rewrite_formulas(book: OpenBook, sheet: OpenSheet, new: Callable[[str], str]) -> None:
    """Put other formulas in the place of those on the sheet and in its tables."""
    beside = (each for each in sheet.beside() if each.name in _FORMULAS and not each.nodes)
    within = (formula for table in tables_on(book, sheet) for formula in table.root.below(*_FORMULAS))
    for each in (*(formula for _, _, formula in sheet.formulas()), *beside, *within):
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
    return "".join(
        new(token.text) if token.kind is Kind.WORD and table_of(token.text) in tables else token.text
        for token in tokens(formula)
    )


def _header(column: Node) -> str:
    return column.attributes.get("name", "")
