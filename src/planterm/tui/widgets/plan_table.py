"""The table of an area: seven columns of prose, drawn line by line, only what is in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from planterm.model.columns import Column
from planterm.model.plan import Row
from planterm.texts import tui as texts
from planterm.tui.grid.cells import fit
from planterm.tui.grid.layout import SCROLLBAR, SEPARATOR, Slot, lay_out
from planterm.tui.grid.motion import Cursor, Motion, Position, at, moved
from planterm.tui.grid.rows import RULE, RowLines, RowWrapper
from planterm.tui.grid.viewport import Anchor, Window

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events

HEADER = 2
"""The headers, and the rule under them."""

WHEEL_LINES = 3


class PlanTable(Widget):
    """Shows rows and a cell cursor; the row after the last is where a new one begins."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "plan-table--header",
        "plan-table--header-current",
        "plan-table--rule",
        "plan-table--number",
        "plan-table--text",
        "plan-table--current-row",
        "plan-table--cursor",
        "plan-table--cursor-bar",
        "plan-table--hint",
    }

    class Clicked(Message):
        """A cell was clicked, once or twice."""

        def __init__(self, cursor: Cursor, *, double: bool) -> None:
            super().__init__()
            self.cursor = cursor
            self.double = double

    def __init__(self, headers: Sequence[str]) -> None:
        super().__init__()
        self._headers = tuple(headers)
        self._rows: tuple[Row, ...] = ()
        self._position = Position()
        self._compact = False
        self._layout = lay_out((), self._headers, 80)
        self._wrapper = RowWrapper(())
        self._slots: tuple[Slot, ...] = ()

    # what the screen asks of it

    @property
    def position(self) -> Position:
        """The cell cursor, and what is scrolled into sight."""
        return self._position

    def show(self, rows: tuple[Row, ...], cursor: Cursor, anchor: Anchor | None = None) -> None:
        """Show these rows, the cursor there; columns keep their widths while the same area is edited."""
        fresh = anchor is not None
        self._rows = rows
        if fresh or len(str(len(rows))) > self._layout.gutter - 1:
            self._lay_out()
        start = Position(cursor, anchor or self._position.anchor)
        self._go(at(cursor, start, self._window), everything=True)

    def move(self, motion: Motion) -> None:
        """Move the cell cursor."""
        self._go(moved(motion, self._position, self._window))

    def go_to(self, cursor: Cursor) -> None:
        """Put the cell cursor there."""
        self._go(at(cursor, self._position, self._window))

    def set_compact(self, *, compact: bool) -> None:
        """One line a row, or the whole texts."""
        self._compact = compact
        self._rewrap()
        self._go(at(self._position.cursor, Position(self._position.cursor), self._window), everything=True)

    def cell_region(self) -> Region:
        """Where the current cell is, in the table's own coordinates."""
        slot = next(slot for slot in self._slots if slot.column is self._position.cursor.column)
        top = max(0, self._window.top_of(self._position.anchor, self._position.cursor.row))
        return Region(slot.x, HEADER + top, slot.width, self._heights(self._position.cursor.row))

    # layout

    def _lay_out(self) -> None:
        self._layout = lay_out(self._rows, self._headers, self.size.width or 80)
        self._rewrap()

    def _rewrap(self) -> None:
        self._slots = self._layout.pages[self._page]
        self._wrapper = RowWrapper(self._slots, compact=self._compact)

    @property
    def _page(self) -> int:
        return self._layout.page_of(self._position.cursor.column)

    @property
    def _window(self) -> Window:
        return Window(len(self._rows) + 1, max(1, self.size.height - HEADER), self._heights)

    def _heights(self, index: int) -> int:
        return self._wrapper.height(self._rows[index]) if index < len(self._rows) else RULE

    def on_resize(self, event: events.Resize) -> None:
        """Share the new width out."""
        del event
        self._lay_out()
        self._go(at(self._position.cursor, self._position, self._window), everything=True)

    def _go(self, position: Position, *, everything: bool = False) -> None:
        """Take a position and draw again what looks different there."""
        old, self._position = self._position, position
        if self._column_page(position.cursor.column) is not self._slots:
            self._rewrap()
            self._position = at(position.cursor, Position(position.cursor, Anchor(position.anchor.row)), self._window)
            everything = True
        if everything or old.anchor != self._position.anchor:
            self.refresh()
            return
        changed = (self._row_region(row) for row in {old.cursor.row, position.cursor.row})
        header = Region(0, 0, self.size.width, 1)
        self.refresh(*(region for region in (*changed, header) if region))

    def _column_page(self, column: Column) -> tuple[Slot, ...]:
        if column is Column.PROBLEM and self._slots in self._layout.pages:
            return self._slots
        return self._layout.pages[self._layout.page_of(column)]

    def _row_region(self, row: int) -> Region:
        top = self._window.top_of(self._position.anchor, row)
        height = self._heights(row) if row <= len(self._rows) else 0
        window = Region(0, HEADER, self.size.width, self.size.height - HEADER)
        return Region(0, HEADER + top, self.size.width, height).intersection(window)

    # drawing

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.size.width
        if y == 0:
            segments = self._header_line()
        elif y == 1:
            segments = self._header_rule()
        else:
            segments = [*self._body_line(y - HEADER), self._scrollbar(y - HEADER)]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"plan-table--{name}")

    def _header_line(self) -> list[Segment]:
        plain, current = self._style("header"), self._style("header-current")
        segments = [Segment(" " * self._layout.gutter, plain)]
        for slot in self._slots:
            style = current if slot.column is self._position.cursor.column else plain
            segments += [Segment(" " * SEPARATOR, plain), Segment(fit(self._headers[slot.column], slot.width), style)]
        return [*segments, Segment(" " * self.size.width, plain)]

    def _header_rule(self) -> list[Segment]:
        """The rule under the headers, which also tells what columns the other pages hold."""
        page = self._layout.pages.index(self._slots)
        before = [slot.column for slots in self._layout.pages[:page] for slot in slots[1:]]
        after = [slot.column for slots in self._layout.pages[page + 1 :] for slot in slots[1:]]
        rule, hint = self._style("rule"), self._style("number")
        left = f" {texts.earlier_columns(self._names(before))} " if before else ""
        right = f" {texts.more_columns(self._names(after))} " if after else ""
        middle = "─" * max(0, self.size.width - len(left) - len(right) - 2)
        pieces = (("─", rule), (left, hint), (middle, rule), (right, hint), ("─", rule))
        return [Segment(text, style) for text, style in pieces if text]

    def _names(self, columns: Sequence[Column]) -> str:
        return " · ".join(self._headers[column] for column in columns)

    def _body_line(self, y: int) -> list[Segment]:
        width = self.size.width
        position = self._window.below(self._position.anchor, y)
        if position.row > len(self._rows):
            return [Segment(" " * (width - SCROLLBAR), self._style("text"))]
        if position.row == len(self._rows):
            return self._new_row_line()
        lines = self._wrapper.lines(self._rows[position.row])
        if position.line >= lines.height:
            return [Segment("─" * self.size.width, self._style("rule"))]
        return self._text_line(position, lines)

    def _text_line(self, position: Anchor, lines: RowLines) -> list[Segment]:
        cursor = self._position.cursor
        is_current = position.row == cursor.row
        text = self._style("current-row" if is_current else "text")
        rule = self._style("rule") if not is_current else text
        first = position.line == 0 or position == self._position.anchor
        segments = [Segment(self._number(position.row, shown=first), self._style("number") if not is_current else text)]
        for index, slot in enumerate(self._slots):
            content = lines.line(index, position.line) or " " * slot.width
            if is_current and slot.column is cursor.column:
                segments += [Segment("┃", self._style("cursor-bar")), Segment(f" {content}", self._style("cursor"))]
            else:
                segments += [Segment("│ ", rule), Segment(content, text)]
        return [*segments, Segment(" " * (self.size.width - SCROLLBAR - self._slots[-1].end), text)]

    def _new_row_line(self) -> list[Segment]:
        """The place after the last row, where typing begins a new one."""
        room, cursor = self.size.width - SCROLLBAR, self._position.cursor
        hint = texts.NEW_ROW if self._rows else texts.EMPTY_AREA
        if cursor.row != len(self._rows):
            return [Segment(fit(f"{'+'.rjust(self._layout.gutter)}  {hint}", room), self._style("hint"))]
        row = self._style("current-row")
        slot = next(slot for slot in self._slots if slot.column is cursor.column)
        before = fit("▶" + "+".rjust(self._layout.gutter - 1), slot.x - SEPARATOR)
        return [
            Segment(before, row),
            Segment("┃", self._style("cursor-bar")),
            Segment(" " * (slot.width + 1), self._style("cursor")),
            Segment(fit(f"  {hint}", max(0, room - slot.end)), row),
        ]

    def _number(self, row: int, *, shown: bool) -> str:
        if not shown:
            return " " * self._layout.gutter
        mark = "▶" if row == self._position.cursor.row else " "
        return mark + str(row + 1).rjust(self._layout.gutter - 1)

    def _scrollbar(self, y: int) -> Segment:
        """The bar at the right edge: which part of the rows is in sight."""
        height, count = self._window.height, len(self._rows) + 1
        anchor = self._position.anchor
        first = (anchor.row + anchor.line / max(1, self._heights(anchor.row))) / count
        end = self._window.below(anchor, height)
        last = min(1.0, (end.row + end.line / max(1, self._heights(end.row) if end.row < count else 1)) / count)
        if anchor == Anchor() and end.row >= count:
            return Segment(" ", self._style("rule"))
        begins, ends = int(first * height), max(int(first * height) + 1, round(last * height))
        return Segment("█" if begins <= y < ends else "│", self._style("rule"))

    # the mouse

    def on_click(self, event: events.Click) -> None:
        """Tell which cell was clicked."""
        event.stop()
        place = self._window.below(self._position.anchor, event.y - HEADER)
        if event.y < HEADER or place.row > len(self._rows):
            return
        column = next((slot.column for slot in self._slots if event.x < slot.end), self._slots[-1].column)
        self.post_message(self.Clicked(Cursor(place.row, column), double=event.chain > 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down; the cursor stays where it is."""
        event.stop()
        self._scroll(WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up; the cursor stays where it is."""
        event.stop()
        self._scroll(-WHEEL_LINES)

    def _scroll(self, lines: int) -> None:
        anchor = self._window.scroll(self._position.anchor, lines)
        self._go(Position(self._position.cursor, anchor))
