"""The values of formulas that look at the plan's rows, put beside them in the file: previewers show nothing else.

Only what plainly counts or adds up cells gets its value. Anything else has none, and Excel computes it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import takewhile

from planterm.excel.filling.contents import Contents
from planterm.excel.filling.excel_tables import table_names
from planterm.excel.filling.markup import Edit, Element, elements, named, spliced, with_attributes, with_last_child
from planterm.excel.filling.parts import Parts
from planterm.excel.filling.shared_formulas import unshared
from planterm.excel.filling.structured_references import canonical, table_of
from planterm.excel.reading.cell_formats import whole
from planterm.excel.reading.shared_strings import SharedStrings, shared_strings
from planterm.excel.reading.sheet import place
from planterm.excel.reading.sheet_cells import LAST_COLUMN, LAST_ROW
from planterm.excel.reading.xml_parts import Node, tree_of
from planterm.excel.reading.zip_guard import Package
from planterm.excel.references import Corners, Kind, Token, column_number, corners, sheet_named, tokens

_MOST_STEPS = 5_000_000
"""No workbook with a plan has formulas that take more to follow."""
_LOOKING_ANYWHERE = ("INDIRECT", "OFFSET")
_DEEPEST = 60
_SIGNS = {"+": 1, "-": -1}
_ESCAPED = re.compile("~(.)", re.DOTALL)
_ANY_TEXT = {"<>", "?*", "*"}
"""Criteria that every text meets."""

Spot = tuple[int, int]
"""A row and a column, from 1."""
Block = tuple[str, Corners]
"""Cells of the sheet of that name, which is written without regard to case."""


@dataclass(frozen=True, slots=True)
class FormulaValue:
    """A formula that depends on the plan's rows, and its value; None where it is left to Excel."""

    sheet: str
    spot: Spot
    formula: str
    value: float | None
    counted: tuple[Block, ...]
    """The cells of one column whose filled ones it counts; none where it does anything else."""

    @property
    def place(self) -> str:
        """The cell's name."""
        return place(*self.spot)


def formula_values(
    data: bytes, parts: Parts, contents: Contents, touched: AbstractSet[str]
) -> tuple[FormulaValue, ...]:
    """The values of all formulas that depend on the touched sheets, in a file of these bytes."""
    package = Package(data, "")
    strings = shared_strings(package, parts.relations(contents.path).path("sharedStrings"))
    sheets = {
        entry.name: _SheetCells(tree_of(iter([unshared(parts.read(entry.path))]), package), strings)
        for entry in contents.sheets
        if entry.has_cells
    }
    names = _names(parts, contents)
    found = _dependent(sheets, names, {name.casefold() for name in touched})
    if found is None:
        raise package.too_much()
    counts = _Counts({name.casefold(): sheet for name, sheet in sheets.items()}, names, found)
    return tuple(counts.of(sheet, spot) for sheet, spot in found)


def put_values(parts: Parts, contents: Contents, values: Sequence[FormulaValue]) -> None:
    """Write the values beside their formulas; where one is not known none is left standing."""
    for entry in contents.sheets:
        own = {each.place: each.value for each in values if each.sheet == entry.name}
        if own:
            data = parts.read(entry.path)
            cells = [each for each in named(data, "c") if each.attributes.get("r") in own]
            edits = [Edit(each.start, each.end, _with_value(data, each, own[each.attributes["r"]])) for each in cells]
            parts.edit(entry.path, *(edit for edit in edits if data[edit.start : edit.end] != edit.new))


def compute_when_opened(parts: Parts, contents: Contents) -> None:
    """Let Excel compute everything as soon as the file is opened."""
    data = parts.read(contents.path)
    found = named(data, "calcPr")
    if found:
        tag = with_attributes(data[found[0].start : found[0].tag_end], fullCalcOnLoad="1")
        parts.edit(contents.path, Edit(found[0].start, found[0].tag_end, tag))
        return
    before = named(data, "definedNames", "externalReferences", "sheets")[-1]
    parts.edit(contents.path, Edit(before.end, before.end, f'<{before.prefix}calcPr fullCalcOnLoad="1"/>'.encode()))


def _names(parts: Parts, contents: Contents) -> dict[str, str]:
    """What names stand for: those that are defined, and the columns of tables."""
    names = {
        each.attributes.get("name", "").casefold(): each.text
        for each in named(parts.read(contents.path), "definedName")
        if "localSheetId" not in each.attributes
    }
    return names | table_names(parts, contents)


class _SheetCells:
    """The cells of a sheet as formulas see them."""

    def __init__(self, root: Node, strings: SharedStrings) -> None:
        self._strings = strings
        self.cells: dict[Spot, Node] = {}
        self.formulas: dict[Spot, str] = {}
        row = column = 0
        for each in root.below("row", "c"):
            if each.name == "row":
                row, column = whole(each.attributes.get("r"), row + 1), 0
                continue
            letters = each.attributes.get("r", "").rstrip("0123456789")
            column = column_number(letters) if letters else column + 1
            if any(child.name in {"f", "is"} or child.text for child in each.nodes):
                self.cells[row, column] = each
            if (formula := each.first("f")) is not None and formula.text:
                self.formulas[row, column] = formula.text

    def text(self, spot: Spot) -> str:
        """The text that stands in the cell."""
        cell = self.cells[spot]
        raw = "".join(each.text for each in cell.nodes if each.name in {"v", "is"})
        index = whole(raw.strip(), -1) if cell.attributes.get("t") == "s" else -1
        return self._strings.texts[index] if 0 <= index < len(self._strings.texts) else raw

    def number(self, spot: Spot) -> float:
        """The number that stands in the cell; anything else counts as none."""
        kind = self.cells[spot].attributes.get("t", "n")
        try:
            return float(self.text(spot)) if kind == "n" else 0.0
        except ValueError:
            return 0.0


def _dependent(
    sheets: Mapping[str, _SheetCells], names: Mapping[str, str], touched: AbstractSet[str]
) -> list[tuple[str, Spot]] | None:
    """The formulas that look at the touched sheets, or at other such formulas; None where these are too many.

    And those on the sheets themselves that have no value yet, such as the ones in rows that were added.
    """
    looks = {
        (name, spot): list(_blocks(formula, name, names))
        for name, sheet in sheets.items()
        for spot, formula in sheet.formulas.items()
    }
    found = {key for key, blocks in looks.items() if any(block is None or block[0] in touched for block in blocks)}
    found |= {
        (name, spot)
        for name, sheet in sheets.items()
        for spot in sheet.formulas
        if name.casefold() in touched and not sheet.text(spot)
    }
    fresh = found
    while fresh:
        if len(fresh) * (len(looks) - len(found)) > _MOST_STEPS:
            return None
        fresh = {key for key, look in looks.items() if key not in found and any(_is_in(each, look) for each in fresh)}
        found |= fresh
    return sorted(found)


def _is_in(cell: tuple[str, Spot], blocks: Sequence[Block | None]) -> bool:
    name, (row, column) = cell[0].casefold(), cell[1]
    return any(
        block is not None
        and block[0] == name
        and (block[1].top or 1) <= row <= (block[1].bottom or LAST_ROW)
        and (block[1].left or 1) <= column <= (block[1].right or LAST_COLUMN)
        for block in blocks
    )


def _blocks(formula: str, home: str, names: Mapping[str, str]) -> Iterator[Block | None]:
    """The cells that a formula looks at; None where only its value tells."""
    sheet = home
    for token in tokens(formula):
        if token.kind is Kind.SHEET:
            sheet = sheet_named(token.text) or ""
            if ":" in token.text:
                yield None
            continue
        if token.kind is Kind.AREA:
            yield sheet.casefold(), corners(token.text)
        elif token.kind is Kind.WORD:
            if token.text.upper().endswith(_LOOKING_ANYWHERE):
                yield None
            meaning = names.get(canonical(token.text)) or names.get(table_of(token.text))
            yield from _blocks(meaning, "", {}) if meaning else ()
        sheet = home


class _UnknownError(Exception):
    """The formula is more than a count."""


class _Counts:
    """The values of formulas that count and add up cells."""

    def __init__(
        self, sheets: Mapping[str, _SheetCells], names: Mapping[str, str], stale: Sequence[tuple[str, Spot]]
    ) -> None:
        self._sheets, self._names = sheets, names
        self._stale = {(sheet.casefold(), spot) for sheet, spot in stale}
        self._known: dict[tuple[str, Spot], float | None] = {}
        self._depth = 0

    def of(self, sheet: str, spot: Spot) -> FormulaValue:
        """The formula in that cell."""
        formula = self._sheets[sheet.casefold()].formulas[spot]
        blocks = [block for block in _blocks(formula, sheet, self._names) if block is not None]
        columns = {(name, area.left) for name, area in blocks if area.left == area.right}
        is_count = "COUNTA(" in formula.upper() and len(columns) == 1
        return FormulaValue(
            sheet, spot, formula, self._value(sheet.casefold(), spot), tuple(blocks) if is_count else ()
        )

    def _value(self, sheet: str, spot: Spot) -> float | None:
        key = sheet, spot
        if key not in self._known:
            self._known[key] = None  # what depends on itself has none
            self._depth += 1
            try:
                self._known[key] = self._computed(sheet, spot)
            except (_UnknownError, IndexError):
                pass
            finally:
                self._depth -= 1
        return self._known[key]

    def _computed(self, home: str, spot: Spot) -> float:
        if self._depth > _DEEPEST:
            raise _UnknownError
        formula = self._sheets[home].formulas[spot]
        left = [token for token in tokens(formula) if token.kind is not Kind.SPACE][::-1]
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
        sheet: str | None = home
        if token.kind is Kind.SHEET:
            sheet, token = sheet_named(token.text), left.pop()
        if sheet is None or sheet.casefold() not in self._sheets or token.kind is not Kind.AREA:
            raise _UnknownError
        return sheet.casefold(), corners(token.text)

    def _spots(self, block: Block) -> list[Spot]:
        """The cells of the block that are not blank."""
        return [spot for spot in self._sheets[block[0]].cells if _is_in((block[0], spot), [block])]

    def _single(self, block: Block) -> float:
        """The number in the only cell of the block."""
        spots = self._spots(block)
        is_number = all(self._sheets[block[0]].cells[spot].attributes.get("t", "n") == "n" for spot in spots)
        if block[1].is_written_as_range or not is_number:
            raise _UnknownError
        return sum(self._number(block[0], spot) for spot in spots)

    def _number(self, sheet: str, spot: Spot) -> float:
        value = self._value(sheet, spot) if (sheet, spot) in self._stale else self._sheets[sheet].number(spot)
        if value is None:
            raise _UnknownError
        return value

    def _meeting(self, block: Block, criterion: str) -> frozenset[Spot]:
        """Where in the block, from its first cell on, texts meet the criterion."""
        top, left = block[1].top or 1, block[1].left or 1
        sheet = self._sheets[block[0]]
        if criterion in _ANY_TEXT:
            return frozenset((row - top, column - left) for row, column in self._spots(block))
        wanted = criterion.removeprefix("=").casefold()
        bare = _ESCAPED.sub("", wanted)
        begins = bare.endswith("*")
        if wanted[:1] in {"", "<", ">"} or "?" in bare or "*" in bare.removesuffix("*"):
            raise _UnknownError
        plain = _ESCAPED.sub(r"\1", wanted.removesuffix("*") if begins else wanted)
        texts = {spot: sheet.text(spot).casefold() for spot in self._spots(block)}
        met = (spot for spot, text in texts.items() if text == plain or (begins and text.startswith(plain)))
        return frozenset((row - top, column - left) for row, column in met)


def _with_value(data: bytes, cell: Element, value: float | None) -> bytes:
    """The cell's bytes with another value beside its formula."""
    raw = data[cell.start : cell.end]
    old = named(raw, "v", "is")
    raw = spliced(raw, [Edit(each.start, each.end, b"") for each in old])
    root = elements(raw, lambda name, _: name == "c")[0]
    tag = Edit(root.start, root.tag_end, with_attributes(raw[root.start : root.tag_end], t=None))
    if value is None:
        return spliced(raw, [tag])
    child = f"<{cell.prefix}v>{value:.15g}</{cell.prefix}v>".encode()
    return spliced(raw, [tag, with_last_child(raw, root, child)])
