"""The values of formulas that look at what has changed, put beside them in the file: previewers show nothing else.

Only what plainly counts or adds up cells gets its value. Anything else has none, and Excel computes it.
"""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from planterm.excel.filling.book_formulas import (
    CellBlock,
    FormulaWords,
    Piece,
    blocks_in,
    outer_formulas,
    sheets_in,
)
from planterm.excel.filling.open_book import OpenBook
from planterm.excel.filling.open_sheet import OpenSheet
from planterm.excel.reading.xml_parts import Node
from planterm.excel.references import Spot, place

_DEEPEST = 60
_ARGUMENT = re.compile(r'#\d+|"(?:[^"]|"")*"')
_TERM = re.compile(
    r"(?P<sign>[+-]?)(?:(?P<number>\d+)|(?P<cell>#\d+)"
    rf"|(?P<word>[A-Za-z]+)\((?P<arguments>(?:(?:{_ARGUMENT.pattern})(?:,(?:{_ARGUMENT.pattern}))*)?)\))"
)
"""A part of a sum, with blocks of cells by their numbers."""
_ESCAPED = re.compile("~(.)", re.DOTALL)
_ANY_TEXT = {"<>", "?*", "*"}
"""Criteria that every text meets."""


@dataclass(frozen=True)
class FormulaValue:
    """A formula that looks at what has changed, and its value; None where it is left to Excel."""

    sheet: OpenSheet
    spot: Spot
    formula: Node
    value: float | None
    counted: tuple[CellBlock, ...]
    """The cells of one column whose filled ones it counts; none where it does anything else."""

    @property
    def place(self) -> str:
        """The cell's name."""
        return place(*self.spot)


def put_values(book: OpenBook) -> list[FormulaValue]:
    """Write the values of all formulas that are not what they were beside them; none where it is left to Excel."""
    values = _Values(book)
    found = [values.of(sheet, spot) for sheet, spot in sorted(values.stale)]
    for each in found:
        cell = each.sheet.cells(each.spot[0])[each.spot[1]]
        cell.children = [child for child in cell.nodes if child.name not in {"v", "is"}]
        cell.put(t=None)
        if each.value is not None:
            cell.children.append(cell.made("v", f"{each.value:.15g}"))
    for outer in outer_formulas(book):
        if values.looks_at_changes(outer.text, outer.home):
            outer.forget()
    if any(each.value is None for each in found):
        _compute_when_opened(book.root)
    return found


def _compute_when_opened(root: Node) -> None:
    order = root.child("calcPr")
    if order is None:
        order = root.made("calcPr")
        before = [each for each in root.nodes if each.name in {"definedNames", "externalReferences", "sheets"}][-1]
        root.put_after(before, order)
    order.put(fullCalcOnLoad="1")


class _UnknownError(Exception):
    """The formula is more than a count."""


class _Values:
    """The formulas that look at what has changed, and what those give that count and add up cells."""

    def __init__(self, book: OpenBook) -> None:
        self._sheets = {sheet.name.casefold(): sheet for sheet in book.sheets}
        self._words = FormulaWords(book)
        self._formulas = {
            (name, spot): (each, list(self._words.pieces(each.text, name)))
            for name, sheet in self._sheets.items()
            for spot, each in sheet.formulas()
            if each.text
        }
        self._changed = {name: dict(sheet.changed) for name, sheet in self._sheets.items()}
        self.stale = self._looking_at_changes()
        """Each by its sheet and its place."""
        self._known: dict[tuple[str, Spot], float | None] = {}
        self._depth = 0

    def _looking_at_changes(self) -> frozenset[tuple[str, Spot]]:
        """And such as have no value yet, and stand beside areas or look at them."""
        changed = self._changed
        areas = {name for name, sheet in self._sheets.items() if sheet.tables}
        found = {
            (name, spot)
            for (name, spot), (_, pieces) in self._formulas.items()
            if not self._value_of(name, spot) and not areas.isdisjoint({name} | sheets_in(pieces))
        }
        fresh = found.copy()
        while True:
            for name, (row, column) in fresh:
                first, last = changed[name].get(column, (row, row))
                changed[name][column] = min(first, row), max(last, row)
            waiting = (key for key in self._formulas if key not in found)
            fresh = {key for key in waiting if _looks_at(self._formulas[key][1], changed)}
            if not fresh:
                return frozenset(found)
            found |= fresh

    def looks_at_changes(self, formula: str, home: str) -> bool:
        """Whether a formula outside of rows looks at what has changed."""
        return _looks_at(list(self._words.pieces(formula, home)), self._changed)

    def of(self, name: str, spot: Spot) -> FormulaValue:
        """The formula in that cell."""
        formula, pieces = self._formulas[name, spot]
        blocks = blocks_in(pieces)
        columns = {(sheet, cells.left) for sheet, cells in blocks if cells.left == cells.right}
        is_count = "COUNTA(" in formula.text.upper() and len(columns) == 1
        return FormulaValue(
            self._sheets[name], spot, formula, self._value(name, spot), tuple(blocks) if is_count else ()
        )

    def _value_of(self, name: str, spot: Spot) -> str:
        """What the file has as the cell's value."""
        return self._sheets[name].cells(spot[0])[spot[1]].child_or_blank("v").text

    def _value(self, name: str, spot: Spot) -> float | None:
        key = name, spot
        if key not in self._known:
            self._known[key] = None  # what depends on itself has none
            self._depth += 1
            with suppress(_UnknownError):
                self._known[key] = self._computed(key)
            self._depth -= 1
        return self._known[key]

    def _computed(self, key: tuple[str, Spot]) -> float:
        formula, pieces = self._formulas[key]
        if self._depth > _DEEPEST or formula.get("t") == "array":
            raise _UnknownError
        blocks = blocks_in(pieces)
        written = "".join(each if isinstance(each, str) else f"#{blocks.index(each)}" for each in pieces)
        total, end = 0.0, 0
        while end < len(written):
            term = _TERM.match(written, end)
            if term is None or (end and not term["sign"]):
                raise _UnknownError
            total += self._term(term, blocks, key[1]) * (-1 if term["sign"] == "-" else 1)
            end = term.end()
        return total

    def _term(self, term: re.Match[str], blocks: Sequence[CellBlock], spot: Spot) -> float:
        if term["number"]:
            return float(term["number"])
        arguments = _ARGUMENT.findall(term["arguments"] or term["cell"] or "")
        named = [blocks[int(each[1:])] for each in arguments if each.startswith("#")]
        if any(block.sheet not in self._sheets for block in named):
            raise _UnknownError
        if term["cell"] and named[0].cells.is_cell:
            return sum(self._number(named[0].sheet, each, is_alone=True) for each in self._spots(named[0]))
        word = (term["word"] or "").upper()
        if word == "ROW" and not arguments:
            return spot[0]
        return self._counted(word, named, [each for each in arguments if each.startswith('"')])

    def _counted(self, word: str, blocks: Sequence[CellBlock], criteria: Sequence[str]) -> float:
        if word == "SUM" and not criteria:
            return sum(self._number(block.sheet, spot) for block in blocks for spot in self._spots(block))
        if word == "COUNTA" and not criteria:
            return sum(len(self._spots(block)) for block in blocks)
        if word in {"COUNTIF", "COUNTIFS"} and len(blocks) == len(criteria):
            met = [self._meeting(block, criterion) for block, criterion in zip(blocks, criteria, strict=True)]
            return len(frozenset.intersection(*met))
        raise _UnknownError

    def _spots(self, block: CellBlock) -> list[Spot]:
        """The cells of the block that are not blank."""
        sheet, area = self._sheets[block.sheet], block.cells
        rows = (number for number in sheet.rows if area.top <= number <= area.bottom)
        spots = ((number, column) for number in rows for column in sheet.cells(number))
        return [spot for spot in spots if spot in area and sheet.is_filled(*spot)]

    def _number(self, name: str, spot: Spot, *, is_alone: bool = False) -> float:
        """The number in the cell; among others anything else counts as none."""
        if (name, spot) in self.stale:
            if (value := self._value(name, spot)) is None:
                raise _UnknownError
            return value
        is_number = self._sheets[name].cells(spot[0])[spot[1]].get("t", "n") == "n"
        if is_alone and not is_number:
            raise _UnknownError
        try:
            return float(self._value_of(name, spot)) if is_number else 0.0
        except ValueError:
            return 0.0

    def _meeting(self, block: CellBlock, criterion: str) -> frozenset[Spot]:
        """Where in the block, from its first cell on, texts meet the criterion."""
        spots, wanted = self._spots(block), criterion[1:-1].replace('""', '"')
        if any((block.sheet, spot) in self.stale for spot in spots):
            raise _UnknownError  # what a formula says that looks at the texts
        if wanted not in _ANY_TEXT:
            wanted = wanted.removeprefix("=").casefold()
            bare = _ESCAPED.sub("", wanted)
            begins = bare.endswith("*")
            if wanted[:1] in {"", "<", ">"} or "?" in bare or "*" in bare.removesuffix("*"):
                raise _UnknownError
            plain = _ESCAPED.sub(r"\1", wanted.removesuffix("*") if begins else wanted)
            texts = self._sheets[block.sheet].texts
            shown = {spot: texts.get(spot[0], {}).get(spot[1], "").casefold() for spot in spots}
            spots = [spot for spot, text in shown.items() if text == plain or (begins and text.startswith(plain))]
        return frozenset((row - block.cells.top, column - block.cells.left) for row, column in spots)


def _looks_at(pieces: Sequence[Piece], changed: Mapping[str, Mapping[int, tuple[int, int]]]) -> bool:
    """Whether a formula looks at any of the cells that have changed, or at what only its value tells."""
    return "" in sheets_in(pieces) or any(
        cells.left <= column <= cells.right and cells.top <= last and cells.bottom >= first
        for sheet, cells in blocks_in(pieces)
        for column, (first, last) in changed.get(sheet, {}).items()
    )
