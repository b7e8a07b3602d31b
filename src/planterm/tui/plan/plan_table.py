"""The table of an area: columns of prose, drawn line by line, only what is in sight."""

from collections.abc import Sequence

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from planterm.model.plan import Row
from planterm.tui.grid.layout import EDGE, MARKER, SIGNS, Layout, Slot, lay_out
from planterm.tui.grid.motion import Anchor, Cursor, Motion, Position, Selection, at, moved
from planterm.tui.grid.table_picture import HEADER, Picture, RowWrapper
from planterm.tui.grid.wrapping import Piece
from planterm.tui.widgets import LinesView

_UNKNOWN_WIDTH = 80


class PlanTable(LinesView):
    """Shows rows and a cell cursor; the row after the last is where a new one begins."""

    class Clicked(Message):
        """The mouse was pressed on a cell, or drawn to it, or it was clicked twice."""

        def __init__(self, cursor: Cursor, *, select: bool = False, double: bool = False) -> None:
            """Select tells whether the cells from the current one to it are selected."""
            super().__init__()
            self.cursor, self.select, self.double = cursor, select, double

    class Resized(Message):
        """The cells have come to stand elsewhere, since the screen has another size."""

    def __init__(self, headers: Sequence[str]) -> None:
        super().__init__()
        self._compact = False
        self.begin(headers)

    def begin(self, headers: Sequence[str]) -> None:
        """Be a table with those columns, all as wide until there is a screen, and nothing in it yet."""
        slots = tuple(Slot(column, 0, _UNKNOWN_WIDTH // len(headers)) for column in range(len(headers)))
        self.picture = Picture(tuple(headers), Layout(0, 0, (slots,)), slots, RowWrapper(slots))
        """What is shown, and how."""

    @property
    def position(self) -> Position:
        """The cell cursor, and what is scrolled into sight."""
        return self.picture.position

    @property
    def selection(self) -> Selection | None:
        """The selected cells, where more than the current one are."""
        return self.picture.selection

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows shown."""
        return self.picture.rows

    @property
    def selected(self) -> Selection:
        """The selected cells; the current one where no others are."""
        return self.selection or Selection(self.position.cursor, self.position.cursor)

    def show(self, rows: tuple[Row, ...], cursor: Cursor, numbers: tuple[int, ...] | None = None) -> None:
        """Show these rows, the cursor there; the columns keep their widths, so that nothing jumps while one edits."""
        self.picture = self.picture._replace(rows=rows, numbers=numbers, selection=None)
        if len(str(len(rows))) > self.picture.layout.gutter - MARKER - SIGNS:
            self._lay_out()
        self._settle(cursor, self.position.anchor)

    def show_area(self, rows: tuple[Row, ...], position: Position, numbers: tuple[int, ...] | None = None) -> None:
        """Show another area's rows, as they were left, the columns shared out for them."""
        self.picture = self.picture._replace(rows=rows, numbers=numbers, selection=None, position=position)
        if self.size.width:  # otherwise as soon as there is one
            self._lay_out()
            self._settle(position.cursor, position.anchor)

    def mark(self, picture: Picture) -> None:
        """Show a picture of the same rows in which something else is marked."""
        self.picture = picture
        self.refresh()

    def move(self, motion: Motion, *, select: bool = False) -> None:
        """Move the cell cursor; the selection grows with it, or is given up.

        Coming to the first column from another column begins the row anew, and shows the columns that follow it.
        """
        position = moved(motion, self.position, self.picture.window)
        first = self.picture.layout.pages[0]
        if position.cursor.column == 0 != self.position.cursor.column and self.picture.slots != first:
            self._show_page(first)
            position = at(position.cursor, Position(position.cursor, Anchor(position.anchor.row)), self.picture.window)
            self.refresh()
        self._move_to(position, select=select)

    def go_to(self, cursor: Cursor, *, select: bool = False) -> None:
        """Put the cell cursor there; the selection grows with it, or is given up."""
        self._move_to(at(cursor, self.position, self.picture.window), select=select)

    def select(self, selection: Selection) -> None:
        """Select cells, the current one among them; it stays where it is, and so does what is in sight."""
        self.picture = self.picture._replace(selection=selection)
        self._go(self.position, everything=True)

    def toggle_compact(self) -> bool:
        """Change between one line a row and whole texts; whether it is one line now."""
        self._compact = not self._compact
        self._lay_out()
        self._go(at(self.position.cursor, Position(self.position.cursor), self.picture.window), everything=True)
        return self._compact

    def set_open(self, *, is_open: bool) -> None:
        """Leave the current cell's text to the editor over it, or show it again."""
        self.picture = self.picture._replace(is_open=is_open)
        self._go(self.position)

    def cell_region(self) -> Region:
        """Where the current cell is, in the table's own coordinates."""
        cursor, picture = self.position.cursor, self.picture
        slot = next(slot for slot in picture.slots if slot.column == cursor.column)
        top = max(0, picture.window.top_of(self.position.anchor, cursor.row))
        return Region(slot.x, HEADER + top, slot.width, picture.heights(cursor.row))

    def _lay_out(self) -> None:
        width = self.size.width or _UNKNOWN_WIDTH
        layout = lay_out(self.picture.rows, self.picture.headers, width, one_line=self._compact)
        self.picture = self.picture._replace(layout=layout, height=self.size.height)
        self._rewrap()

    def _rewrap(self) -> None:
        """Show the page that holds the cursor's column; the first column is on every page."""
        layout, column = self.picture.layout, self.position.cursor.column
        kept = column == 0 and self.picture.slots in layout.pages
        self._show_page(self.picture.slots if kept else layout.pages[layout.page_of(column)])

    def _show_page(self, slots: tuple[Slot, ...]) -> None:
        self.picture = self.picture._replace(slots=slots, wrapper=RowWrapper(slots, compact=self._compact))

    def _settle(self, cursor: Cursor, anchor: Anchor) -> None:
        """Show rows that may be others than before, the cursor in sight."""
        window = self.picture.window
        self._go(at(cursor, Position(cursor, window.settled(anchor)), window), everything=True)

    def _move_to(self, position: Position, *, select: bool) -> None:
        old = self.selection
        selection = self.selected.grown(self.position.cursor, position.cursor) if select else None
        self.picture = self.picture._replace(selection=selection)
        self._go(position, everything=selection != old)

    def _go(self, position: Position, *, everything: bool = False) -> None:
        """Take a position and draw again what looks different there."""
        old = self.position
        self.picture = self.picture._replace(position=position)
        if all(slot.column != position.cursor.column for slot in self.picture.slots):
            self._rewrap()
            top = Position(position.cursor, Anchor(position.anchor.row))
            self.picture = self.picture._replace(position=at(position.cursor, top, self.picture.window))
            everything = True
        self._put_terminal_cursor()
        if everything or old.anchor != self.position.anchor:
            self.refresh()
            return
        changed = [self._row_region(row) for row in {old.cursor.row, position.cursor.row}]
        self.refresh(*(region for region in (*changed, Region(0, 0, self.size.width, HEADER)) if region))

    def _put_terminal_cursor(self) -> None:
        """Let the terminal's own cursor follow, which screen readers and input methods go by."""
        if not self.picture.is_open:
            self.app.cursor_position = self.cell_region().offset + self.region.offset

    def _row_region(self, row: int) -> Region:
        if row > len(self.picture.rows):
            return Region()
        top = HEADER + self.picture.window.top_of(self.position.anchor, row)
        body = Region(0, HEADER, self.size.width, self.size.height - HEADER)
        return Region(0, top, self.size.width, self.picture.heights(row)).intersection(body)

    def pieces(self, y: int) -> list[Piece]:
        """One line of the screen."""
        return self.picture.line(y)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw for the size that there is now, which is told only after the first drawing."""
        self._fit()
        return super().render_lines(crop)

    def on_resize(self) -> None:
        """Tell where the cells stand now, also where nothing is drawn because another screen stands over it."""
        self._fit()
        self.post_message(self.Resized())

    def _fit(self) -> None:
        """Share a new width out; another height only shows more rows or fewer."""
        if self.size == (self.picture.layout.width, self.picture.height):
            return
        if self.size.width != self.picture.layout.width:
            self._lay_out()
        self.picture = self.picture._replace(height=self.size.height)
        cursor, window = self.position.cursor, self.picture.window
        position = at(cursor, Position(cursor, window.settled(self.position.anchor)), window)
        self.picture = self.picture._replace(position=position)
        self._put_terminal_cursor()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Tell on which cell the mouse was pressed, and follow it from there."""
        event.stop()
        if event.button == 1 and (cursor := self._cell_at(event.x, event.y)) is not None:
            self.capture_mouse()
            self.post_message(self.Clicked(cursor, select=event.shift))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell to which cell it is drawn; beyond the edge, to what is just out of sight."""
        if self.app.mouse_captured is not self:
            return
        event.stop()
        cursor = self._cell_at(event.x, max(HEADER - 1, min(event.y, self.size.height)))
        if cursor is not None and cursor != self.position.cursor:
            self.post_message(self.Clicked(cursor, select=True))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Follow it no more."""
        event.stop()
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Tell which cell was clicked twice."""
        event.stop()
        if event.chain > 1 and (cursor := self._cell_at(event.x, event.y)) is not None:
            self.post_message(self.Clicked(cursor, double=True))

    def _cell_at(self, x: int, y: int) -> Cursor | None:
        """The cell at a place of the widget; None where there is none, as on the headers."""
        place = self.picture.window.below(self.position.anchor, y - HEADER)
        if y < HEADER or place.row > len(self.picture.rows):
            return None
        slots = self.picture.slots
        return Cursor(place.row, next((slot.column for slot in slots if x < slot.end + EDGE), slots[-1].column))

    def scroll_lines(self, lines: int) -> None:
        """Scroll; the cursor stays where it is."""
        if self.picture.is_open:
            return
        anchor = self.picture.window.scroll(self.position.anchor, lines)
        self._go(Position(self.position.cursor, anchor))
