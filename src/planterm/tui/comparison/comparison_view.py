"""What differs between the plan and a workbook: what stands here at the left, what came back at the right."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from planterm.model.diff import Change, ChangeKind, Span, differing
from planterm.model.remembering import remembered
from planterm.model.returned import Returned
from planterm.publish.differences import field_name, filled
from planterm.texts import two_plans as texts
from planterm.texts.progress import value
from planterm.tui.grid.motion import Cursor, Motion, Position, Window, at, moved
from planterm.tui.grid.wrapping import Piece, clusters, fit, lines, shown, width, wrap
from planterm.tui.widgets import LinesView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events

    from planterm.model.plan import Area
    from planterm.tui.comparison.visit import Item, Visit

Drawn = list[Piece]
"""A line: texts with the names of their looks."""

_INDENT = 4
_BETWEEN = " │ "
_LEAST = 8
_NOT_THERE: list[Drawn] = [[(texts.NOT_THERE, "hint")]]
_KEPT = 500
"""How many items are kept drawn."""


class SidesLine:
    """Which side is which."""

    def draw(self, width: int) -> Content:
        """The two headings."""
        return Content(f"{' ' * _INDENT}{fit(texts.HERE, _side(width))}{_BETWEEN}{texts.IN_BOOK}")


def _side(total: int) -> int:
    """How many cells each of the two texts has."""
    return max(_LEAST, (total - _INDENT - len(_BETWEEN)) // 2)


def item_lines(visit: Visit, number: int, cells: int, *, is_current: bool) -> list[Drawn]:
    """An item's lines: the headings that it begins, what it is, both texts, and a blank line."""
    item, returned = visit.items[number], visit.returned
    before = visit.items[number - 1].change if number else None
    return [
        *_headings(returned, item.change, before, cells),
        *_head(what_differs(returned, item), visit.mark(item), cells, is_current=is_current),
        *([] if item.is_fold else _both_sides(returned, item.change, _side(cells))),
        [],
    ]


# what rows, areas and columns are called


def area_heading(returned: Returned, change: Change) -> str:
    """The heading that the change stands under."""
    if change.kind is ChangeKind.REMOVED:
        return texts.MISSING_SECTION
    return texts.PLAN_DETAILS if change.area_id is None else _area(returned, change.area_id).title


def row_heading(returned: Returned, change: Change) -> str:
    """The heading of the row that the change is about; empty for what is about no row of the plan."""
    standing = returned.plan.standings.get(change.row_id or "")
    if standing is None or change.kind is ChangeKind.REMOVED:
        return ""
    words = next((" ".join(cell.split()) for cell in standing.row.cells if cell.strip()), texts.BLANK)
    return texts.ROW_WITH_WORDS.format(number=standing.number, words=words)


def what_differs(returned: Returned, item: Item) -> str:
    """What differs: a field, or that a row or an area is new, missing or stands elsewhere."""
    change = item.change
    if item.is_fold:
        return texts.rows_missing(sum(each.row_id is not None for each in item.changes))
    if change.kind is ChangeKind.CHANGED:
        return field_name(returned.plan.form, change.column)
    if change.row_id is None:
        return texts.NEW_AREA if change.kind is ChangeKind.NEW else texts.AREA_MISSING
    return _row_differs(returned, change.kind, change.row_id)


def _row_differs(returned: Returned, kind: ChangeKind, row_id: str) -> str:
    """That a row is new, missing or stands elsewhere."""
    here, there = returned.plan.standings, returned.book.standings
    if kind is ChangeKind.NEW:
        return texts.ROW_OF_BOOK.format(number=there[row_id].number)
    area, number = here[row_id].area, here[row_id].number
    if kind is ChangeKind.REMOVED:
        return texts.ROW_MISSING.format(area=area.title, number=number)
    target = there[row_id]
    if area.id == target.area.id:
        return texts.MOVED.format(source=number, target=target.number)
    return texts.MOVED_FROM.format(area=area.title, source=number, target=target.number)


def _area(returned: Returned, area_id: str) -> Area:
    return returned.plan.areas_by_id.get(area_id) or returned.book.areas_by_id[area_id]


# drawing


def _headings(returned: Returned, change: Change, before: Change | None, cells: int) -> Iterator[Drawn]:
    area, row = area_heading(returned, change), row_heading(returned, change)
    if before is None or area_heading(returned, before) != area:
        rule = f"── {' '.join(area.split())} "
        yield [(fit(rule + "─" * max(0, cells - width(rule)), cells), "heading")]
        before = None
    if row and (before is None or row_heading(returned, before) != row):
        yield [(fit(f" {row}", cells), "heading")]


def _head(label: str, mark: str, cells: int, *, is_current: bool) -> list[Drawn]:
    look = "current" if is_current else "heading"
    word = f" · {texts.STATES[mark]}" if texts.STATES[mark] else ""
    start = f"{'►' if is_current else ' '} {mark} "
    first, *more = lines(" ".join(label.split()) + word, max(_LEAST, cells - len(start)))
    return [[(start + shown(first), look)], *([(" " * len(start) + shown(line), look)] for line in more)]


@remembered(_KEPT)
def _both_sides(returned: Returned, change: Change, cells: int) -> list[Drawn]:
    """The two texts beside each other."""
    if change.kind is ChangeKind.CHANGED:
        here, there = (value(change.column or "", text) for text in (change.before, change.after))
        spans_here, spans_there = differing(here, there)
        return _side_by_side(_marked(here, spans_here, cells), _marked(there, spans_there, cells), cells)
    if change.kind is ChangeKind.MOVED:
        return []
    is_new = change.kind is ChangeKind.NEW
    plan = returned.book if is_new else returned.plan
    pairs = [("", _area(returned, change.area_id or "").title)]
    if change.row_id:
        of_row = filled(plan.standings[change.row_id].row)
        pairs = [(field_name(plan.form, key), value(key, text)) for key, text in of_row]
    drawn = _fields(pairs, cells)
    return _side_by_side(_NOT_THERE, drawn, cells) if is_new else _side_by_side(drawn, _NOT_THERE, cells)


def _side_by_side(left: list[Drawn], right: list[Drawn], cells: int) -> list[Drawn]:
    drawn: list[Drawn] = []
    nothing: Drawn = []
    for here, there in zip_longest(left, right, fillvalue=nothing):
        filling = " " * (cells - sum(width(text) for text, _ in here))
        drawn.append([(" " * _INDENT, "text"), *here, (filling + _BETWEEN, "rule"), *there])
    return drawn


def _marked(text: str, spans: tuple[Span, ...], cells: int) -> list[Drawn]:
    """The text wrapped, the parts of it that differ marked."""
    if not text.strip():
        return [[(texts.BLANK, "hint")]]
    return [_line(text, start, end, spans) for start, end in wrap(text, cells)]


def _line(text: str, start: int, end: int, spans: tuple[Span, ...]) -> Drawn:
    def look(first: int, last: int) -> str:
        return "differs" if any(one < last and first < other for one, other in spans) else "text"

    spans = tuple(span for span in spans if span[0] < end and start < span[1])
    found = [(start + first, start + last) for first, last, _ in clusters(text[start:end])]
    runs = groupby(found, key=lambda place: look(*place))
    return [("".join(shown(text[first:last]) for first, last in run), name) for name, run in runs]


def _fields(pairs: list[tuple[str, str]], cells: int) -> list[Drawn]:
    """The fields one under the other, each text behind its name."""
    drawn: list[Drawn] = []
    for name, text in pairs:
        label = f"{name}:" if name else ""
        first, *more = lines(f"{label} {text}" if name else text, cells)
        drawn.append([(shown(first[: len(label)]), "heading"), (shown(first[len(label) :]), "text")])
        drawn += [[(shown(line), "text")] for line in more]
    return drawn


class ComparisonView(LinesView):
    """Shows a visit, and which of its items is the current one."""

    @dataclass
    class Clicked(Message):
        """An item was clicked."""

        number: int

    def __init__(self, visit: Visit) -> None:
        super().__init__()
        self._visit = visit
        self._position = Position()

    @property
    def current(self) -> int:
        """The number of the current item."""
        return self._position.cursor.row

    def show(self, visit: Visit, current: int | None = None) -> None:
        """Show a visit, another item the current one where one is given."""
        self._visit = visit
        if visit.items and self.size.height:
            number = min(self.current if current is None else current, len(visit.items) - 1)
            anchor = self._window.settled(self._position.anchor)
            self._position = at(Cursor(number), Position(self._position.cursor, anchor), self._window)
        self._draw()

    def move(self, motion: Motion) -> None:
        """Move to another item, or scroll one that is taller than the window."""
        if self._visit.items:
            self._position = moved(motion, self._position, self._window)
            self._draw()

    def on_resize(self) -> None:
        """Wrap to the new width, the current item in sight."""
        self.show(self._visit)

    @property
    def _window(self) -> Window:
        return Window(len(self._visit.items), 1, max(1, self.size.height), lambda number: len(self._item(number)))

    def _item(self, number: int) -> list[Drawn]:
        return item_lines(self._visit, number, self.size.width, is_current=number == self.current)

    def _draw(self) -> None:
        """Make the lines in sight."""
        place = self._position.anchor
        self.lines = []
        for number in range(place.row, len(self._visit.items)):
            if len(self.lines) - place.line >= self.size.height:
                break
            self.lines += self._item(number)
        self.lines = self.lines[place.line :]
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Tell which item was clicked."""
        event.stop()
        place = self._window.below(self._position.anchor, event.y)
        if place.row < len(self._visit.items):
            self.post_message(self.Clicked(place.row))

    def scroll_lines(self, lines: int) -> None:
        """Scroll; the current item stays current."""
        if self._visit.items:
            self._position = self._position._replace(anchor=self._window.scroll(self._position.anchor, lines))
            self._draw()
