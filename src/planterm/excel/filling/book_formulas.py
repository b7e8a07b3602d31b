"""The workbook's formulas outside of cells, wherever they stand, and which cells any formula is about."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from planterm.excel.filling.open_book import OpenBook
from planterm.excel.filling.open_sheet import OpenSheet
from planterm.excel.reading.xml_parts import Node
from planterm.excel.references import Range, TokenKind, area_of, quoted, range_of, tokens

_ELEMENTS = {"f", "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula"}
_ATTRIBUTES = ("location", "textlink", "cellRange", "fmlaLink", "fmlaRange", "fmlaGroup", "fmlaTxbx")
"""What links lead to, boxes and pictures show, and controls are linked to."""
_LOOKING_ANYWHERE = ("INDIRECT", "OFFSET")
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


@dataclass(frozen=True)
class ExcelTable:
    """A table as its sheet points to it."""

    root: Node
    body: Range
    """The cells between its headers and its sums."""
    sums: Range | None


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


def _table_words(book: OpenBook) -> Iterator[tuple[str, str]]:
    """What the tables, and each of their columns, are called in formulas, and the cells that this means."""
    for sheet in book.sheets:
        for table in tables_on(book, sheet):
            yield _plain(table.root.get("displayName")), f"{quoted(sheet.name)}{table.body.name}"
            for number, column in enumerate(table.root.below("tableColumn"), table.body.left):
                cells = Range(table.body.top, number, table.body.bottom, number)
                word = f"{table.root.get('displayName')}[{column.get('name')}]"
                yield _plain(word), f"{quoted(sheet.name)}{cells.name}"


def _plain(word: str) -> str:
    """The word without regard to case, and without the marks by which headers are told from orders."""
    return word.casefold().replace("'", "").replace("[[", "[").replace("]]", "]")


class CellBlock(NamedTuple):
    """Cells of the sheet of that name, which is written without regard to case."""

    sheet: str
    cells: Range


Piece = CellBlock | str
"""A piece of a formula: cells, or anything else as it is written."""


class FormulaWords:
    """What words stand for in formulas: the workbook's names, its Excel tables and their columns."""

    def __init__(self, book: OpenBook) -> None:
        sheets = [sheet.name.casefold() for sheet in book.sheets]
        self._words = {("", word): cells for word, cells in _table_words(book)}
        for each in book.root.below("definedName"):
            number = each.number("localSheetId", len(sheets))
            self._words[sheets[number] if number < len(sheets) else "", each.get("name").casefold()] = each.text

    def pieces(self, formula: str, home: str) -> Iterator[Piece]:
        """The pieces of a formula on the home sheet, with what its words stand for."""
        return self._pieces(formula, home.casefold(), set())

    def _pieces(self, formula: str, home: str, followed: set[str]) -> Iterator[Piece]:
        for token in tokens(formula):
            word = _plain(token.text)
            meaning = self._words.get((home, word)) or self._words.get(("", word))
            if token.kind is TokenKind.AREA:
                # What is in another file, or on several sheets, is on none that is known.
                yield CellBlock(home if token.sheet is None else token.sheet.casefold(), area_of(token.text))
            elif token.kind is TokenKind.WORD and meaning and word not in followed:
                followed.add(word)  # once, since names may stand for each other
                yield from self._pieces(meaning, home, followed)
            elif token.kind not in {TokenKind.SHEET, TokenKind.SPACE}:
                yield token.text
                if "[" in word:  # something of a table, and more than a column: somewhere in it
                    yield from self._pieces(self._words.get(("", word.partition("[")[0]), ""), home, followed)


def blocks_in(pieces: Iterable[Piece]) -> list[CellBlock]:
    """The cells that a formula names."""
    return [each for each in pieces if isinstance(each, CellBlock)]


def sheets_in(pieces: Iterable[Piece]) -> frozenset[str]:
    """The sheets that a formula looks at, without regard to case; an empty name where only its value tells which."""
    found = set[str]()
    for each in pieces:
        if isinstance(each, CellBlock):
            found.add("" if ":" in each.sheet else each.sheet)
        elif each.upper().endswith(_LOOKING_ANYWHERE):
            found.add("")
    return frozenset(found)
