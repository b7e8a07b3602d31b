"""The values of formulas that look at what has changed, put beside them in the file: previewers show nothing else.

Only what plainly counts or adds up cells gets its value. Anything else has none, and Excel computes it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from planterm.excel.filling.excel_tables import canonical, table_names, table_of
from planterm.excel.filling.open_book import OpenBook
from planterm.excel.filling.open_sheet import OpenSheet, Spot
from planterm.excel.reading.sheet import LAST_COLUMN, LAST_ROW, place
from planterm.excel.reading.xml_parts import Node, whole
from planterm.excel.references import Corners, Kind, Token, corners, sheet_named, tokens

_LOOKING_ANYWHERE = ("INDIRECT", "OFFSET")
_DEEPEST = 60
_SIGNS = {"+": 1, "-": -1}
_ESCAPED = re.compile("~(.)", re.DOTALL)
_ANY_TEXT = {"<>", "?*", "*"}
"""Criteria that every text meets."""

Block = tuple[str, Corners]
"""Cells of the sheet of that name, which is written without regard to case."""


@dataclass(frozen=True)
class FormulaValue:
    """A formula that looks at what has changed, and its value; None where it is left to Excel."""

    sheet: OpenSheet
    spot: Spot
    formula: Node
    value: float | None
    counted: tuple[Block, ...]
    """The cells of one column whose filled ones it counts; none where it does anything else."""

    @property
    def place(self) -> str:
        """The cell's name."""
        return place(*self.spot)


def put_values(book: OpenBook) -> list[FormulaValue]:
    """Write the values of all formulas that are not what they were beside them; none where it is left to Excel."""
    values = _Values(book)
    found = [values.of(sheet, spot) for sheet, spot in values.stale]
    for each in found:
        cell = each.sheet.cells(each.spot[0])[each.spot[1]]
        cell.children = [child for child in cell.nodes if child.name not in {"v", "is"}]
        cell.put(t=None)
        if each.value is not None:
            cell.children.append(cell.made("v", f"{each.value:.15g}"))
    if any(each.value is None for each in found):
        _compute_when_opened(book.root)
    return found


def _compute_when_opened(root: Node) -> None:
    """Let Excel compute everything as soon as the file is opened."""
    order = root.first("calcPr")
    if order is None:
        order = root.made("calcPr")
        before = [each for each in root.nodes if each.name in {"definedNames", "externalReferences", "sheets"}][-1]
        root.children.insert(root.children.index(before) + 1, order)
    order.put(fullCalcOnLoad="1")


class _UnknownError(Exception):
    """The formula is more than a count."""


class _Values:
    """The formulas that look at what has changed, and what those give that count and add up cells."""

    def __init__(self, book: OpenBook) -> None:
        self._sheets = {sheet.name.casefold(): sheet for sheet in book.sheets}
        self._strings = book.found.book.strings
        self._formulas = {
            (name, spot): each
            for name, sheet in self._sheets.items()
            for spot, _, each in sheet.formulas()
            if each.text
        }
        self._names = {
            each.attributes.get("name", "").casefold(): each.text
            for each in book.root.below("definedName")
            if "localSheetId" not in each.attributes
        } | table_names(book)
        self._stale = self._looking_at_changes()
        self._known: dict[tuple[str, Spot], float | None] = {}
        self._depth = 0

    @property
    def stale(self) -> list[tuple[str, Spot]]:
        """The formulas that look at cells which have changed, each by its sheet and its place."""
        return sorted(self._stale)

    def _looking_at_changes(self) -> frozenset[tuple[str, Spot]]:
        """And such as have no value yet, and stand beside areas or look at them."""
        changed = {name: dict(sheet.changed) for name, sheet in self._sheets.items()}
        looks = {key: list(self._blocks(each.text, key[0])) for key, each in self._formulas.items()}
        areas = {name for name, sheet in self._sheets.items() if sheet.tables}
        found = {
            (name, spot)
            for (name, spot), blocks in looks.items()
            if not self._text(name, spot) and areas.intersection([name, *(each[0] for each in blocks if each)])
        }
        fresh = found.copy()
        while True:
            for name, (row, column) in fresh:
                first, last = changed[name].get(column, (row, row))
                changed[name][column] = min(first, row), max(last, row)
            fresh = {key for key, blocks in looks.items() if key not in found and _are_changed(blocks, changed)}
            if not fresh:
                return frozenset(found)
            found |= fresh

    def _blocks(self, formula: str, home: str) -> Iterator[Block | None]:
        """The cells that a formula looks at; None where only its value tells."""
        sheet = home
        for token in tokens(formula):
            if token.kind is Kind.SHEET:
                sheet = (sheet_named(token.text) or "").casefold()
                if ":" in token.text:
                    yield None
                continue
            if token.kind is Kind.AREA:
                yield sheet, corners(token.text)
            elif token.kind is Kind.WORD:
                if token.text.upper().endswith(_LOOKING_ANYWHERE):
                    yield None
                meaning = self._names.get(canonical(token.text)) or self._names.get(table_of(token.text), "")
                if meaning and meaning != formula:
                    yield from self._blocks(meaning, "")
            sheet = home

    def of(self, name: str, spot: Spot) -> FormulaValue:
        """The formula in that cell."""
        formula = self._formulas[name, spot]
        blocks = [block for block in self._blocks(formula.text, name) if block is not None]
        columns = {(sheet, area.left) for sheet, area in blocks if area.left == area.right}
        is_count = "COUNTA(" in formula.text.upper() and len(columns) == 1
        value = self._value(name, spot)
        return FormulaValue(self._sheets[name], spot, formula, value, tuple(blocks) if is_count else ())

    def _text(self, name: str, spot: Spot) -> str:
        """The text that stands in the cell."""
        cell = self._sheets[name].cells(spot[0])[spot[1]]
        raw = "".join(each.text for each in cell.nodes if each.name in {"v", "is"})
        index = whole(raw.strip(), -1) if cell.attributes.get("t") == "s" else -1
        return self._strings[index] if 0 <= index < len(self._strings) else raw

    def _value(self, name: str, spot: Spot) -> float | None:
        key = name, spot
        if key not in self._known:
            self._known[key] = None  # what depends on itself has none
            self._depth += 1
            try:
                self._known[key] = self._computed(name, spot)
            except (_UnknownError, IndexError):
                pass
            finally:
                self._depth -= 1
        return self._known[key]

    def _computed(self, home: str, spot: Spot) -> float:
        formula = self._formulas[home, spot]
        if self._depth > _DEEPEST or formula.attributes.get("t") == "array":
            raise _UnknownError
        left = [token for token in tokens(formula.text) if token.kind is not Kind.SPACE][::-1]
        terms: list[float] = []
        while left:
            sign = _SIGNS.get(left[-1].text)
            if sign is not None:
                left.pop()
            elif terms:
                raise _UnknownError
            terms.append((sign or 1) * self._term(home, spot, left))
        return sum(terms)

    def _term(self, home: str, spot: Spot, left: list[Token]) -> float:
        """The number, the cell, or the count that comes next."""
        word = left[-1].text.upper()
        if word.isdecimal():
            return float(left.pop().text)
        if left[-2:-1] != [Token(Kind.SIGN, "(")]:
            return self._single(self._block(home, left))
        del left[-2:]
        inside = list(takewhile(lambda token: token.text != ")", reversed(left)))[::-1]
        left[:] = left[: len(left) - len(inside)]
        left.pop()
        if word == "ROW" and not inside:
            return spot[0]
        blocks: list[Block] = []
        criteria: list[str] = []
        while inside:
            if inside[-1].kind is Kind.TEXT:
                criteria.append(inside.pop().text[1:-1].replace('""', '"'))
            else:
                blocks.append(self._block(home, inside))
            if inside and inside.pop().text != ",":
                raise _UnknownError
        return self._counted(word, blocks, criteria)

    def _counted(self, word: str, blocks: Sequence[Block], criteria: Sequence[str]) -> float:
        """What the function makes of its arguments."""
        if word == "SUM" and not criteria:
            return sum(self._number(block[0], spot) for block in blocks for spot in self._spots(block))
        if word == "COUNTA" and not criteria:
            return sum(len(self._spots(block)) for block in blocks)
        if word in {"COUNTIF", "COUNTIFS"} and len(blocks) == len(criteria):
            met = [self._meeting(block, criterion) for block, criterion in zip(blocks, criteria, strict=True)]
            return len(frozenset.intersection(*met))
        raise _UnknownError

    def _block(self, home: str, left: list[Token]) -> Block:
        """The cells that come next, by their place or by a name."""
        token = left.pop()
        meaning = self._names.get(canonical(token.text)) if token.kind is Kind.WORD else None
        if meaning is not None:
            left = [*tokens(meaning)][::-1]
            token = left.pop()
        name: str | None = home
        if token.kind is Kind.SHEET:
            name, token = sheet_named(token.text), left.pop()
        if name is None or name.casefold() not in self._sheets or token.kind is not Kind.AREA:
            raise _UnknownError
        return name.casefold(), corners(token.text)

    def _spots(self, block: Block) -> list[Spot]:
        """The cells of the block that are not blank."""
        sheet, area = self._sheets[block[0]], block[1]
        return [
            (number, column)
            for number in sheet.numbers
            if (area.top or 1) <= number <= (area.bottom or LAST_ROW)
            for column in sheet.cells(number)
            if (area.left or 1) <= column <= (area.right or LAST_COLUMN) and sheet.is_filled(number, column)
        ]

    def _single(self, block: Block) -> float:
        """The number in the only cell of the block."""
        spots = self._spots(block)
        kinds = {self._sheets[block[0]].cells(row)[column].attributes.get("t", "n") for row, column in spots}
        if block[1].is_written_as_range or kinds - {"n"}:
            raise _UnknownError
        return sum(self._number(block[0], spot) for spot in spots)

    def _number(self, name: str, spot: Spot) -> float:
        """The number in the cell; anything else counts as none."""
        if (name, spot) in self._stale:
            value = self._value(name, spot)
            if value is None:
                raise _UnknownError
            return value
        kind = self._sheets[name].cells(spot[0])[spot[1]].attributes.get("t", "n")
        try:
            return float(self._text(name, spot)) if kind == "n" else 0.0
        except ValueError:
            return 0.0

    def _meeting(self, block: Block, criterion: str) -> frozenset[Spot]:
        """Where in the block, from its first cell on, texts meet the criterion."""
        top, left = block[1].top or 1, block[1].left or 1
        spots = self._spots(block)
        if criterion not in _ANY_TEXT:
            wanted = criterion.removeprefix("=").casefold()
            bare = _ESCAPED.sub("", wanted)
            begins = bare.endswith("*")
            if wanted[:1] in {"", "<", ">"} or "?" in bare or "*" in bare.removesuffix("*"):
                raise _UnknownError
            plain = _ESCAPED.sub(r"\1", wanted.removesuffix("*") if begins else wanted)
            texts = {spot: self._text(block[0], spot).casefold() for spot in spots}
            spots = [spot for spot, text in texts.items() if text == plain or (begins and text.startswith(plain))]
        return frozenset((row - top, column - left) for row, column in spots)


def _are_changed(blocks: Sequence[Block | None], changed: Mapping[str, Mapping[int, tuple[int, int]]]) -> bool:
    """Whether any of the cells have changed."""
    for block in blocks:
        if block is None:
            return True
        name, area = block
        for column, (first, last) in changed.get(name, {}).items():
            is_beside = not (area.left or 1) <= column <= (area.right or LAST_COLUMN)
            if not is_beside and (area.top or 1) <= last and (area.bottom or LAST_ROW) >= first:
                return True
    return False
