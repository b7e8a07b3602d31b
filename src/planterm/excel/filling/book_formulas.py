"""The workbook's formulas outside of cells, wherever they stand, and which cells any formula is about."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from planterm.excel.filling.excel_tables import canonical, table_names, table_of
from planterm.excel.filling.open_book import OpenBook
from planterm.excel.filling.open_sheet import OpenSheet
from planterm.excel.reading.xml_parts import Node
from planterm.excel.references import Range, TokenKind, area_of, tokens

_ELEMENTS = {"f", "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula"}
_ATTRIBUTES = ("location", "textlink", "cellRange", "fmlaLink", "fmlaRange", "fmlaGroup", "fmlaTxbx")
"""What links lead to, boxes and pictures show, and controls are linked to."""
_REMEMBERED = {"strCache", "numCache", "multiLvlStrCache", "dlblRangeCache", "lvl"}
"""Where charts keep what stood in the cells."""


@dataclass(frozen=True)
class OuterFormula:
    """A formula outside of rows."""

    node: Node
    attribute: str = ""
    """Where the element has it; without one it is the element's text."""
    home: str = ""
    """The sheet that it means where it names none."""
    holder: Node | None = None
    """The element around it, which may keep what stood in the cells."""

    @property
    def text(self) -> str:
        """The formula as it is written."""
        return self.node.get(self.attribute) if self.attribute else self.node.text

    def put_text(self, text: str) -> None:
        """Put another formula in its place."""
        if self.attribute:
            self.node.put(**{self.attribute: text})
        else:
            self.node.put_text(text)

    def forget(self) -> None:
        """Empty what is kept of the cells to be shown: it is read anew when the workbook is opened."""
        if self.holder is not None:
            self.holder.children = [
                each for each in self.holder.children if isinstance(each, str) or each.name not in _REMEMBERED
            ]
        for shown in self.node.below("t") if self.attribute else ():
            shown.put_text("")


def outer_formulas(book: OpenBook) -> Iterator[OuterFormula]:
    """All formulas outside of sheets' rows."""
    yield from map(OuterFormula, book.root.below("definedName"))
    for sheet in book.sheets:
        yield from _formulas_beside(book, sheet)


def _formulas_beside(book: OpenBook, sheet: OpenSheet) -> Iterator[OuterFormula]:
    """Those of the sheet: its choices, colours and links, Excel tables, boxes, controls and charts."""
    parts = book.parts
    relations = list(parts.relations(sheet.path).of_kind("table", "drawing", "ctrlProp"))
    relations += [chart for each in relations for chart in parts.relations(each.target).of_kind("chart", "chartEx")]
    for holder in chain(sheet.beside(), *(parts.tree(each.target).walk() for each in relations)):
        yield from (OuterFormula(holder, name, sheet.name) for name in _ATTRIBUTES if holder.get(name))
        # Newer programs put the formula of a choice into an element inside the one that held it.
        for each in holder.nodes:
            if each.name in _ELEMENTS and each.text and not each.nodes:
                yield OuterFormula(each, "", sheet.name, holder)


def rewrite_formulas(book: OpenBook, sheet: OpenSheet, new: Callable[[str], str]) -> None:
    """Put other formulas in the place of those on the sheet and of what belongs to it."""
    for _, formula in sheet.formulas():
        formula.put_text(new(formula.text))
    for outer in _formulas_beside(book, sheet):
        outer.put_text(new(outer.text))


def pivot_sources(book: OpenBook) -> Iterator[tuple[Node, Node]]:
    """What the workbook's pivot tables remember, each with the cells of the workbook that it is made from."""
    for relation in book.parts.relations(book.path).of_kind("pivotCacheDefinition"):
        memory = book.parts.tree(relation.target)
        yield from ((memory, each) for each in memory.below("worksheetSource") if not each.relation)


class CellBlock(NamedTuple):
    """Cells of the sheet of that name, which is written without regard to case."""

    sheet: str
    cells: Range


Piece = CellBlock | str
"""A piece of a formula: cells, or anything else as it is written."""


class FormulaWords:
    """What words stand for in formulas: the workbook's names, its Excel tables and their columns."""

    def __init__(self, book: OpenBook) -> None:
        self._tables = table_names(book)
        sheets = [sheet.name.casefold() for sheet in book.sheets]
        self._names: dict[tuple[str, str], str] = {}
        for each in book.root.below("definedName"):
            number = each.number("localSheetId", len(sheets))
            self._names[sheets[number] if number < len(sheets) else "", each.get("name").casefold()] = each.text

    def pieces(self, formula: str, home: str) -> Iterator[Piece]:
        """The pieces of a formula on the home sheet, with what its words stand for."""
        return self._pieces(formula, home.casefold(), set())

    def _pieces(self, formula: str, home: str, followed: set[str]) -> Iterator[Piece]:
        for token in tokens(formula):
            word = token.text.casefold()
            named = self._names.get((home, word)) or self._names.get(("", word))
            if token.kind is TokenKind.AREA:
                # What is in another file, or on several sheets, is on none that is known.
                yield CellBlock(home if token.sheet is None else token.sheet.casefold(), area_of(token.text))
            elif token.kind is TokenKind.WORD and named and word not in followed:
                followed.add(word)  # once, since names may stand for each other
                yield from self._pieces(named, home, followed)
            elif token.kind is TokenKind.WORD and (table := self._table(token.text)):
                yield from self._pieces(table, home, followed)
            elif token.kind not in {TokenKind.SHEET, TokenKind.SPACE}:
                yield token.text

    def _table(self, word: str) -> str:
        return self._tables.get(canonical(word)) or self._tables.get(table_of(word), "")
