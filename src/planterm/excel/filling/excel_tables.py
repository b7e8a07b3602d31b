"""Excel tables as sheets point to them: their names and columns in formulas, and other ones in the place of these."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from planterm.excel.filling.open_book import OpenBook
from planterm.excel.filling.open_sheet import OpenSheet
from planterm.excel.reading.xml_parts import Node
from planterm.excel.references import Range, Token, TokenKind, quoted, range_of, rewritten

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


def with_tables_renamed(formula: str, names: Mapping[str, str]) -> str:
    """The formula with other tables in the place of those, which are given without regard to case."""
    return _with_words(formula, names, lambda word: "".join((names[table_of(word)], *word.partition("[")[1:])))


def with_column_renamed(formula: str, table: str, old: str, new: str) -> str:
    """The formula with another header in the place of one of the table's."""

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
