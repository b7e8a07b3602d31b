"""What differs as lines of the screen: what stands here at the left, what came back at the right, the words marked."""

from __future__ import annotations

from planterm.model.diff import Change, ChangeKind, Span, differing
from planterm.texts import two_plans as texts
from planterm.tui.comparison.places import Places, shown_text
from planterm.tui.comparison.visit import Item, Visit
from planterm.tui.grid.wrapping import Piece, clusters, fit, lines, shown, width, wrap

Drawn = list[Piece]
"""A line: texts with the names of their looks."""

_INDENT = 4
_BETWEEN = " │ "
_LEAST = 8
_NOT_THERE: list[Drawn] = [[(texts.NOT_THERE, "note")]]
_KEPT = 500
"""How many items are kept drawn."""


def column_width(total: int) -> int:
    """How many cells each of the two texts has."""
    return max(_LEAST, (total - _INDENT - len(_BETWEEN)) // 2)


def heading(total: int) -> Drawn:
    """The line above it all that says which side is which."""
    return [(" " * _INDENT + fit(texts.HERE, column_width(total)) + _BETWEEN + texts.IN_BOOK, "side")]


class Drawing:
    """Draws the items of a visit; the texts beside each other are kept while the width is the same."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._width = 0
        self._known: dict[Change, list[Drawn]] = {}

    def lines(self, visit: Visit, number: int, width_: int, *, is_current: bool) -> list[Drawn]:
        """An item's lines: the headings that it begins, what it is, both texts, and a blank line."""
        item = visit.items[number]
        before = visit.items[number - 1] if number else None
        mark = visit.mark(item)
        return [
            *self._headings(item, before, width_),
            *_head(self._label(item), mark, width_, is_current=is_current),
            *self._body(item, width_),
            [],
        ]

    def _headings(self, item: Item, before: Item | None, width_: int) -> list[Drawn]:
        drawn: list[Drawn] = []
        area, row = self._places.area(item.change), self._places.row(item.change)
        if before is None or self._places.area(before.change) != area:
            rule = f"── {' '.join(area.split())} "
            drawn.append([(fit(rule + "─" * max(0, width_ - width(rule)), width_), "area")])
            before = None
        if row and (before is None or self._places.row(before.change) != row):
            drawn.append([(fit(f" {row}", width_), "row")])
        return drawn

    def _label(self, item: Item) -> str:
        if item.is_fold:
            return texts.rows_missing(sum(change.row_id is not None for change in item.changes))
        return self._places.label(item.change)

    def _body(self, item: Item, width_: int) -> list[Drawn]:
        if item.is_fold:
            return []
        if width_ != self._width or len(self._known) >= _KEPT:
            self._known, self._width = {}, width_
        if item.change not in self._known:
            self._known[item.change] = self._drawn(item.change, column_width(width_))
        return self._known[item.change]

    def _drawn(self, change: Change, cells: int) -> list[Drawn]:
        places = self._places
        match change.kind:
            case ChangeKind.CHANGED:
                key = change.column or ""
                here, there = shown_text(key, change.before), shown_text(key, change.after)
                spans_here, spans_there = differing(here, there)
                return _side_by_side(_marked(here, spans_here, cells), _marked(there, spans_there, cells), cells)
            case ChangeKind.MOVED:
                return []
            case ChangeKind.NEW:
                fields = places.filled(places.row_there(change)) if change.row_id else [("", places.area_title(change))]
                return _side_by_side(_NOT_THERE, _fields(fields, cells), cells)
            case _:
                fields = places.filled(places.row_here(change)) if change.row_id else [("", places.area_title(change))]
                return _side_by_side(_fields(fields, cells), _NOT_THERE, cells)


def _head(label: str, mark: str, width_: int, *, is_current: bool) -> list[Drawn]:
    look = "current" if is_current else "label"
    word = f" · {texts.STATES[mark]}" if texts.STATES[mark] else ""
    start = f"{'►' if is_current else ' '} {mark} "
    first, *more = lines(" ".join(label.split()) + word, max(_LEAST, width_ - len(start)))
    return [[(start + shown(first), look)], *([(" " * len(start) + shown(line), look)] for line in more)]


def _side_by_side(left: list[Drawn], right: list[Drawn], cells: int) -> list[Drawn]:
    rows: list[Drawn] = []
    for number in range(max(len(left), len(right))):
        here = left[number] if number < len(left) else []
        there = right[number] if number < len(right) else []
        filling = " " * (cells - sum(width(text) for text, _ in here))
        rows.append([(" " * _INDENT, "text"), *here, (filling + _BETWEEN, "rule"), *there])
    return rows


def _marked(text: str, spans: tuple[Span, ...], cells: int) -> list[Drawn]:
    """The text wrapped, the parts of it that differ marked."""
    if not text.strip():
        return [[(texts.BLANK, "note")]]
    return [_line(text, start, end, spans) for start, end in wrap(text, cells)]


def _line(text: str, start: int, end: int, spans: tuple[Span, ...]) -> Drawn:
    pieces: Drawn = []
    spans = tuple(span for span in spans if span[0] < end and start < span[1])
    for first, last, _ in clusters(text[start:end]):
        begins, ends = start + first, start + last
        look = "differs" if any(one < ends and begins < other for one, other in spans) else "text"
        piece = shown(text[begins:ends])
        if pieces and pieces[-1][1] == look:
            pieces[-1] = (pieces[-1][0] + piece, look)
        else:
            pieces.append((piece, look))
    return pieces


def _fields(pairs: list[tuple[str, str]], cells: int) -> list[Drawn]:
    """The fields one under the other, each text behind its name."""
    drawn: list[Drawn] = []
    for name, text in pairs:
        whole = f"{name}: {text}" if name else text
        for number, line in enumerate(lines(whole, cells)):
            cut = len(name) + 1 if name and not number else 0
            drawn.append(
                [(shown(line[:cut]), "label"), (shown(line[cut:]), "text")] if cut else [(shown(line), "text")]
            )
    return drawn
