"""What the table looks like, line by line, as pieces of text with names of looks."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from planterm.model.plan import Row
from planterm.texts import tui as texts
from planterm.texts.progress import STATUS_SIGNS, status
from planterm.tui.grid.layout import EDGE, MARKER, SCROLLBAR, SEPARATOR, SIGNS, Layout, Slot
from planterm.tui.grid.motion import Anchor, Position, Selection, Window
from planterm.tui.grid.wrapping import Piece, Span, clusters, even_cut, fit, is_hyphenated, lines, shown, width, wrap

if TYPE_CHECKING:
    from planterm.model.search import Query

RULE = 1
"""The line between two rows."""

HYPHEN = "-"
"""Ends a line in the middle of a word that is longer than its column; the plan's text has none there."""

_KEPT = 2000
"""How many rows are kept wrapped: far more than a screen, far less than a huge plan."""


class CellLines(NamedTuple):
    """A cell wrapped to its column: its lines, each filled to the column's width, and where in the text they stand."""

    lines: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


class RowLines(NamedTuple):
    """A row wrapped to the columns in sight."""

    cells: tuple[CellLines, ...]
    height: int


class RowWrapper:
    """Wraps rows to a page of columns; forgets all when made anew for another layout."""

    def __init__(self, slots: Sequence[Slot], *, compact: bool = False) -> None:
        self._slots = tuple(slots)
        self._wrap = _compacted if compact else _wrapped
        self._rule = 0 if compact else RULE
        self._known: dict[tuple[str, ...], RowLines] = {}

    def lines(self, row: Row) -> RowLines:
        """The row's lines."""
        known = self._known.get(row.cells)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            cells = tuple(self._wrap(row.cells[slot.column], slot.width) for slot in self._slots)
            known = self._known[row.cells] = RowLines(cells, max(1, *(len(cell.lines) for cell in cells)))
        return known

    def height(self, row: Row) -> int:
        """How many lines the row takes on the screen, its rule included."""
        return self.lines(row).height + self._rule


def _compacted(text: str, cells: int) -> CellLines:
    """One line; it is not tied to places in the plan's text, since white space is drawn together."""
    return CellLines((fit(" ".join(text.split()), cells),))


def _wrapped(text: str, cells: int) -> CellLines:
    if not text:
        return CellLines()
    spans = tuple(wrap(text, cells))
    pieces = [text[start:end] for start, end in spans]
    for number, (span, following) in enumerate(pairwise(spans)):
        if is_hyphenated(text, span, following) and width(pieces[number]) < cells:
            pieces[number] += HYPHEN
    return CellLines(tuple(_filled(piece, cells) for piece in pieces), spans)


def _filled(piece: str, cells: int) -> str:
    size = width(piece)
    return shown(piece) + " " * (cells - size) if size <= cells else fit(piece.rstrip(), cells)


HEADER = 2
"""The headers, and the rule under them."""

FINDING = "!"
"""Stands before a cell, and beside the number of a row, in which something is likely wrong."""


class PictureParts(NamedTuple):
    """Everything that decides what the table looks like."""

    headers: tuple[str, ...]
    layout: Layout
    slots: tuple[Slot, ...]
    """The columns in sight: one of the layout's pages."""
    wrapper: RowWrapper
    rows: tuple[Row, ...] = ()
    numbers: tuple[int, ...] | None = None
    """The rows' numbers in the area, from 0, where some rows are left out; None where all are shown."""
    position: Position = Position()
    selection: Selection | None = None
    query: "Query | None" = None
    """What is searched for and set apart wherever it stands."""
    findings: Callable[[Row], Mapping[int, str]] | None = None
    """What there is to say about cells of a row in which something is likely wrong; None while nobody has looked."""
    waiting: frozenset[str] = frozenset()
    """The rows for which somebody is to choose between texts, by their ids."""
    is_open: bool = False
    """Whether the current cell's text stands in the editor over it, and not in the table."""
    height: int = HEADER + 1
    """The lines of the whole table."""


class Picture(PictureParts):
    """What the table looks like, line by line."""

    @cached_property
    def window(self) -> Window:
        """For scrolling: the rows, and after them the place where a new one begins."""
        return Window(
            len(self.rows) + 1, len(self.headers), max(1, self.height - HEADER), self.heights, self._is_filled
        )

    def _is_filled(self, row: int, column: int) -> bool:
        return row < len(self.rows) and bool(self.rows[row].cells[column].strip())

    def heights(self, index: int) -> int:
        """How many lines a row takes."""
        return self.wrapper.height(self.rows[index]) if index < len(self.rows) else RULE

    def line(self, y: int) -> list[Piece]:
        """A line of the table, from left to right."""
        if y == 0:
            return self._header()
        if y == 1:
            return self._header_rule()
        return [*self._body(y - HEADER), self._scrollbar(y - HEADER)]

    @property
    def _room(self) -> int:
        return self.layout.width - SCROLLBAR

    def _header(self) -> list[Piece]:
        pieces = [(" " * self.layout.gutter, "heading")]
        for slot in self.slots:
            look = "current" if slot.column == self.position.cursor.column else "heading"
            pieces += [(" " * SEPARATOR, "heading"), (fit(self.headers[slot.column], slot.width), look)]
            pieces.append((" " * EDGE, "heading"))
        return [*pieces, (" " * (self.layout.width - self.slots[-1].end - EDGE), "heading")]

    def _header_rule(self) -> list[Piece]:
        """The rule under the headers, which also tells what columns the other pages hold."""
        page = self.layout.pages.index(self.slots)
        before = [slot.column for slots in self.layout.pages[:page] for slot in slots[1:]]
        after = [slot.column for slots in self.layout.pages[page + 1 :] for slot in slots[1:]]
        names = [self._names(before), self._names(after)]
        most = even_cut([*map(width, names)], self.layout.width - 2 * len(f" {texts.MORE}   "))
        earlier, more = (fit(each, min(most, width(each))) for each in names)
        left = f" {texts.earlier_columns(earlier)} " if before else ""
        right = f" {texts.more_columns(more)} " if after else ""
        room = max(0, self.layout.width - len(left) - len(right) - 2)
        if width(self._told) > room:  # the names give way to what is said about the current cell
            left, right = f" {texts.EARLIER} " if before else "", f" {texts.MORE} " if after else ""
            room = max(0, self.layout.width - len(left) - len(right) - 2)
        told = fit(self._told, min(room, width(self._told)))
        middle = "─" * (room - width(told))
        return [
            ("─", "rule"),
            (left, "quiet"),
            (told, "finding"),
            (middle, "rule"),
            (right, "quiet"),
            ("─", "rule"),
        ]

    @property
    def _told(self) -> str:
        """What there is to say about the current cell."""
        cursor = self.position.cursor
        text = self._found(cursor.row).get(cursor.column, "")
        return f" {FINDING} {text} " if text else ""

    def _found(self, row: int) -> Mapping[int, str]:
        return self.findings(self.rows[row]) if self.findings is not None and row < len(self.rows) else {}

    def told_of(self, row: int) -> str:
        """What the marks beside a row's number mean; nothing where there are none."""
        if row >= len(self.rows):
            return ""
        each = self.rows[row]
        meanings = (status(each.status) if each.status else "", texts.WAITING_ROW if each.id in self.waiting else "")
        return " · ".join(filter(None, meanings))

    def _names(self, columns: list[int]) -> str:
        return " · ".join(self.headers[column] for column in columns)

    def _body(self, y: int) -> list[Piece]:
        place = self.window.below(self.position.anchor, y)
        if place.row > len(self.rows):
            return [(fit(self._explanation(place.line), self._room), "hint")]
        if place.row == len(self.rows):
            return self._new_row()
        lines = self.wrapper.lines(self.rows[place.row])
        if place.line >= lines.height:
            return [("─" * self._room, "rule")]
        return self._text(place, lines.cells)

    def _text(self, place: Anchor, cells: tuple[CellLines, ...]) -> list[Piece]:
        is_current = place.row == self.position.cursor.row
        found = self._found(place.row) if place.line == 0 or place == self.position.anchor else {}
        plain, rule = ("current-row", "current-row") if is_current else ("text", "rule")
        pieces = [(self._number(place), "current-row" if is_current else "quiet")]
        for slot, cell in zip(self.slots, cells, strict=True):
            bar, look = "│", plain
            if is_current and slot.column == self.position.cursor.column:
                bar, look = "║", "cursor"
            elif self.selection is not None and self.selection.holds(place.row, slot.column):
                bar, look = "▌", "selected"
            bar_look = look if look != plain else rule
            pieces += [(bar, bar_look), (FINDING, "finding")] if slot.column in found else [(f"{bar} ", bar_look)]
            pieces += self._cell(self.rows[place.row], slot, cell, place.line, look)
        return [*pieces, (" " * (self._room - self.slots[-1].end - EDGE), plain)]

    def _cell(self, row: Row, slot: Slot, cell: CellLines, number: int, look: str) -> Iterator[Piece]:
        """A line of a cell and the blank right of it, what was searched for set apart."""
        edge = " " * EDGE
        if number >= len(cell.lines) or (self.is_open and look == "cursor"):
            yield " " * slot.width + edge, look
            return
        text = row.cells[slot.column]
        marks = self._marks(text) if cell.spans else ()
        if not marks:
            yield cell.lines[number] + edge, look
            return
        start, end = cell.spans[number]
        piece = text[start:end]
        for first, last, _ in clusters(piece):
            hit = any(begin <= start + first < stop for begin, stop in marks)
            yield shown(piece[first:last]), "hit" if hit else look
        yield cell.lines[number][len(shown(piece)) :] + edge, look

    def _marks(self, text: str) -> Sequence[Span]:
        """Where in a text what is searched for stands."""
        return () if self.query is None else self.query.spans(text)

    def _new_row(self) -> list[Piece]:
        """The place after the last row, where typing begins a new one."""
        cursor = self.position.cursor
        if cursor.row != len(self.rows):
            return [(fit(f"{'+'.rjust(self.layout.gutter)}  {texts.NEW_ROW}", self._room), "hint")]
        slot = next(slot for slot in self.slots if slot.column == cursor.column)
        before = fit("►" + "+".rjust(self.layout.gutter - 1), slot.x - SEPARATOR)
        room = max(0, self._room - slot.end - EDGE)
        hint = f"  {texts.NEW_ROW}" if self.rows else ""
        tail = fit(hint if width(hint) <= room else "", room)
        return [
            (before, "current-row"),
            ("║" + " " * (slot.width + SEPARATOR - 1 + EDGE), "cursor"),
            (tail, "current-row"),
        ]

    def _explanation(self, line: int) -> str:
        """A line of what is said in the empty space under the place for a new row, where there is no row."""
        if self.rows:
            return ""
        indent = self.layout.gutter + SEPARATOR
        text = texts.EMPTY_AREA if self.numbers is None else texts.ALL_FILTERED
        told = ["", *lines(text, max(1, self._room - indent))]
        return " " * indent + told[line] if line < len(told) else ""

    def _number(self, place: Anchor) -> str:
        """The row's number on its first line in sight, after what marks it: current, its status, what waits in it."""
        if place.line and place != self.position.anchor:
            return " " * self.layout.gutter
        number = self.numbers[place.row] if self.numbers is not None else place.row
        row = self.rows[place.row]
        marker = "►" if place.row == self.position.cursor.row else " "
        state = STATUS_SIGNS[row.status] if row.status else " "
        mark = texts.WAITING_SIGN if row.id in self.waiting else FINDING if self._found(place.row) else " "
        return marker + state + mark + str(number + 1).rjust(self.layout.gutter - MARKER - SIGNS)

    def _scrollbar(self, y: int) -> Piece:
        """The bar at the right edge: which part of the rows is in sight."""
        if self._in_sight is None:
            return " ", "rule"
        return ("█" if y in self._in_sight else "│"), "rule"

    @cached_property
    def _in_sight(self) -> range | None:
        """The lines of the bar that stand for what is in sight; None where that is everything."""
        anchor, window = self.position.anchor, self.window
        end = window.below(anchor, window.height)
        if anchor == Anchor() and end.row >= window.total:
            return None
        first, last = (self._share(place) for place in (anchor, end))
        begins = min(int(first * window.height), window.height - 1)
        return range(begins, max(begins + 1, round(last * window.height)))

    def _share(self, place: Anchor) -> float:
        """How far down all rows a place is, from 0 to 1."""
        count = len(self.rows) + 1
        inside = place.line / max(1, self.heights(place.row)) if place.row < count else 0
        return min(1.0, (place.row + inside) / count)
