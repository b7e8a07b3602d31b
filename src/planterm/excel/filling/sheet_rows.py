"""The rows of a sheet's part, as bytes that are taken apart only where they are changed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from planterm.excel.filling.markup import Element, cell_text, elements, named, retagged, spliced, with_attributes
from planterm.excel.reading.cell_formats import whole
from planterm.excel.reading.faults import BrokenPartError, TooMuchError
from planterm.excel.reading.sheet import place
from planterm.excel.reading.sheet_cells import LAST_ROW
from planterm.excel.references import column_number
from planterm.excel.sheet import refuse_too_long

MOST_ROWS = 20_000
_DIGITS = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class CellXml:
    """A cell: its style and its bytes."""

    style: int
    data: bytes
    formula: str | None = None
    """None where it has none; empty where another cell holds it for this one too."""
    is_blank: bool = False


@dataclass(frozen=True)
class RowXml:
    """A row: its start tag's bytes and its cells by column number."""

    tag: bytes
    attributes: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[int, CellXml] = field(default_factory=dict)


class SheetRows:
    """The rows of one sheet's part; raises BrokenPartError where they are not as they should be."""

    def __init__(self, data: bytes) -> None:
        found = named(data, "sheetData")
        if len(found) != 1:
            raise BrokenPartError
        self.prefix = found[0].prefix
        opening, closing = f"<{self.prefix}sheetData>".encode(), f"</{self.prefix}sheetData>".encode()
        self._head, self._tail = data[: found[0].start] + opening, closing + data[found[0].end :]
        self._rows = _rows_in(data[found[0].start : found[0].end])

    @property
    def numbers(self) -> list[int]:
        """The rows that the sheet has, in order."""
        return sorted(self._rows)

    def row(self, number: int) -> RowXml:
        """The row of that number, an empty one where the sheet has none."""
        data = self._rows.get(number)
        return _row(data, number) if data is not None else RowXml(f'<{self.prefix}row r="{number}">'.encode())

    def put(self, number: int, row: RowXml) -> None:
        """Make this the row of that number."""
        tag = with_attributes(row.tag, r=str(number)).removesuffix(b"/>").removesuffix(b">").rstrip()
        tag = with_attributes(tag + b">", spans=None)
        cells = b"".join(cell.data for _, cell in sorted(row.cells.items()))
        self._rows[number] = tag + cells + f"</{self.prefix}row>".encode()

    def insert(self, before: int, count: int) -> None:
        """Move the rows from that one on down."""
        moving = {number: data for number, data in self._rows.items() if number >= before}
        if moving and max(moving) + count > LAST_ROW:
            raise BrokenPartError
        for number in moving:
            del self._rows[number]
        for number, data in moving.items():
            self._rows[number + count] = _numbered(data, number + count)

    def part(self) -> bytes:
        """The whole part."""
        return b"".join([self._head, *(self._rows[number] for number in self.numbers), self._tail])


def cell(prefix: str, row: int, column: int, style: int, text: str = "") -> CellXml:
    """A cell with a text that stands in the cell itself; a blank one where that is nothing but blanks.

    Raises TextTooLongError where no cell can hold the text.
    """
    name = place(row, column)
    look = f' s="{style}"' if style else ""
    if not text.strip():
        return CellXml(style, f'<{prefix}c r="{name}"{look}/>'.encode(), is_blank=True)
    before = f'<{prefix}c r="{name}"{look} t="inlineStr"><{prefix}is><{prefix}t xml:space="preserve">'
    return CellXml(style, before.encode() + _checked(text) + f"</{prefix}t></{prefix}is></{prefix}c>".encode())


def computed(prefix: str, row: int, column: int, style: int, formula: bytes) -> CellXml:
    """A cell with a formula whose value is still to come."""
    look = f' s="{style}"' if style else ""
    before = f'<{prefix}c r="{place(row, column)}"{look}><{prefix}f>'
    return CellXml(style, before.encode() + formula + f"</{prefix}f></{prefix}c>".encode(), formula="")


def number_cell(prefix: str, row: int, column: int, style: int, value: float) -> CellXml:
    """A cell with a number."""
    look = f' s="{style}"' if style else ""
    written = f'<{prefix}c r="{place(row, column)}"{look}><{prefix}v>{value:.15g}</{prefix}v></{prefix}c>'
    return CellXml(style, written.encode())


def _checked(text: str) -> bytes:
    written = cell_text(text)
    refuse_too_long(text)
    return written


def _rows_in(data: bytes) -> dict[int, bytes]:
    rows: dict[int, bytes] = {}
    last = 0
    for element in named(data, "row"):
        last = whole(element.attributes.get("r"), last + 1)
        if last in rows or not 1 <= last <= LAST_ROW:
            raise BrokenPartError
        if len(rows) >= MOST_ROWS:
            raise TooMuchError
        raw = data[element.start : element.end]
        rows[last] = raw if "r" in element.attributes else _numbered(raw, last)
    return rows


def _numbered(raw: bytes, number: int) -> bytes:
    """The row with that number, in its cells too, whose places some programs leave out."""
    found = elements(raw, lambda name, _: name in {"row", "c"})
    column = 0
    edits = [retagged(raw, found[0], r=str(number))]
    for each in found[1:]:
        column = _column(each, column)
        edits.append(retagged(raw, each, r=place(number, column)))
    return spliced(raw, edits)


def _row(raw: bytes, number: int) -> RowXml:
    found = elements(raw, lambda name, _: name in {"row", "c", "f"})
    row, cells, column = found[0], {}, 0
    for index, each in enumerate(found[1:], 1):
        if each.name != "c":
            continue
        column = _column(each, column)
        inside = found[index + 1] if index + 1 < len(found) and found[index + 1].start < each.end else None
        data = raw[each.start : each.end]
        if "r" not in each.attributes:
            tag = with_attributes(raw[each.start : each.tag_end], r=place(number, column))
            data = tag + raw[each.tag_end : each.end]
        cells[column] = CellXml(
            whole(each.attributes.get("s")),
            data,
            inside.text if inside else None,
            not each.text.strip() and inside is None,
        )
    return RowXml(raw[row.start : row.tag_end], row.attributes, cells)


def _column(element: Element, last: int) -> int:
    reference = element.attributes.get("r")
    if reference is None:
        return last + 1
    letters = _DIGITS.sub("", reference)
    if not letters or len(letters) > 3 or not letters.isascii() or not letters.isalpha():
        raise BrokenPartError
    return column_number(letters)
