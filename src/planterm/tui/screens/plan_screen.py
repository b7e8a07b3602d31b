"""The main screen: the areas as tabs, the current one as a table, the analysis last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from planterm.form.tabs import tab_name
from planterm.model import edits
from planterm.model.analysis import plan_progress, progress
from planterm.model.edits import Edit, Place
from planterm.model.plan import Area, Row
from planterm.texts import tui as texts
from planterm.tui.commands import COMMANDS, KEYMAP, Command, key_name
from planterm.tui.editing.editing import Editing
from planterm.tui.editing.keys import EDITOR_KEYS
from planterm.tui.grid.motion import Cursor, Motion, Position
from planterm.tui.lines import KeysLine, MessageLine, TabsLine, TitleLine, WhereLine
from planterm.tui.widgets.bar import Bar
from planterm.tui.widgets.cell_editor import CellEditor
from planterm.tui.widgets.plan_table import PlanTable

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from planterm.session.session import Session

LEAVING_KEYS = {"tab": Motion.NEXT_CELL, "shift+tab": Motion.PREVIOUS_CELL, "escape": None, "f2": None}
"""The keys that close the cell, and where they go next."""


class PlanScreen(Screen[None], inherit_bindings=False):
    """Shows the session's plan and hands every key to the open cell or to a command.

    Nothing on it takes the focus: all keys arrive here, one after the other, so that what is typed fast or
    pasted as keys is taken in the order it was given.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.tab = 0
        self._positions: dict[str, Position] = {}
        self._editing: Editing | None = None
        self._compact = False
        self._headers = tuple(column.header for column in session.form.columns)

    def compose(self) -> ComposeResult:
        """The lines above, the table, the lines below; the editor lies over them."""
        yield Bar(TitleLine("", ""), id="title")
        yield Bar(TabsLine((), 0), id="tabs")
        yield PlanTable(self._headers)
        yield Bar(WhereLine("", ""), id="where")
        yield Bar(MessageLine(), id="message")
        yield Bar(KeysLine(()), id="keys")
        yield CellEditor()

    def on_mount(self) -> None:
        """Show the first area."""
        self.show_tab(0)

    # what the actions act through

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas that have a tab."""
        return self.session.plan.areas

    @property
    def tab_count(self) -> int:
        """The areas and the analysis."""
        return len(self.areas) + 1

    @property
    def area(self) -> Area | None:
        """The area in sight; None on the analysis."""
        return self.areas[self.tab] if self.tab < len(self.areas) else None

    @property
    def place(self) -> Place | None:
        """The current cell; without a row where a new one would begin; None on the analysis."""
        if (area := self.area) is None:
            return None
        cursor = self._table.position.cursor
        row_id = area.rows[cursor.row].id if cursor.row < len(area.rows) else None
        return Place(area.id, row_id, cursor.column)

    def apply(self, edit: Edit) -> None:
        """Make an edit and go to where it ends."""
        self.session.apply(edit)
        self.show_plan(edit.after)

    def say(self, text: str, *, error: bool = False) -> None:
        """Tell something, until the next key."""
        message = self.query_one("#message", Bar)
        message.show(MessageLine(text, error=error))
        message.set_class(error, "-error")
        message.display = bool(text)

    def move(self, motion: Motion) -> None:
        """Move the cell cursor, or scroll the analysis."""
        if self.area is None:
            self._scroll_analysis(motion)
            return
        self._table.move(motion)
        self._show_where()

    def show_tab(self, tab: int) -> None:
        """Show a tab as it was left."""
        if (area := self.area) is not None and self._table.is_mounted:
            self._positions[area.id] = self._table.position
        self.tab = max(0, min(tab, self.tab_count - 1))
        area = self.area
        self._table.display = area is not None
        self._show_analysis(shown=area is None)
        if area is not None:
            position = self._positions.get(area.id, Position())
            self._table.show(area.rows, position.cursor, position.anchor)
        self._show_lines()

    def show_plan(self, place: Place | None = None) -> None:
        """Show the plan as it is now, and go to a place where one is given."""
        if place is not None and place.area_id != getattr(self.area, "id", None):
            ids = [area.id for area in self.areas]
            self.show_tab(ids.index(place.area_id) if place.area_id in ids else self.tab)
        if (area := self.area) is not None:
            self._table.show(area.rows, self._cursor_at(area, place))
        else:
            self._show_analysis(shown=True)
        self._show_lines()

    def toggle_compact(self) -> bool:
        """Change between one line a row and whole texts; whether it is one line now."""
        self._compact = not self._compact
        self._table.set_compact(compact=self._compact)
        return self._compact

    def run_command(self, command: Command) -> None:
        """Do what a command does; an open cell is closed first, its text kept, unless the command allows it open."""
        if self._editing is not None:
            self._keep_text()
            if not command.keeps_editor:
                self._close_cell()
        command.run(self)

    # the open cell

    def open_cell(self, typed: str = "") -> None:
        """Open the current cell, the caret at its end, and type."""
        if (area := self.area) is None:
            return
        cursor = self._table.position.cursor
        row = area.rows[cursor.row] if cursor.row < len(area.rows) else None
        self._editing = Editing.of(row[cursor.column] if row else "")
        title = texts.editor_title(self._headers[cursor.column], cursor.row + 1)
        self._table.go_to(cursor)
        cell = self._table.cell_region().translate(self._table.region.offset)
        self._editor.open(title, cell, self._table.region.shrink((1, 1, 0, 0)))
        self._take(self._editing.type(typed) if typed else self._editing)
        self._show_keys()

    def _take(self, editing: Editing) -> None:
        self._editing = editing
        self._editor.show(editing)

    def _keep_text(self) -> None:
        """Make an edit of what was written in the open cell; a new row where it is the first text of one."""
        place, editing = self.place, self._editing
        if place is None or editing is None:
            return
        if place.row_id is not None:
            edit = edits.set_cell(self.session.plan, place, editing.text)
        elif editing.text:
            row = Row(self.session.new_row_id()).with_cell(place.column, editing.text)
            edit = edits.insert_row(self.session.plan, place, row)
        else:
            return
        self.apply(edits.at_column(edit, place.column))

    def _close_cell(self) -> None:
        self._editing = None
        self._editor.close()
        self._show_keys()

    # keys, pastes and clicks

    def on_key(self, event: events.Key) -> None:
        """Hand a key to the open cell or to the command it gives; printable ones open the cell."""
        event.stop()
        event.prevent_default()
        typed = event.character if event.is_printable else None
        self.say("")
        if self._editing is not None and self._key_in_editor(event.key, typed):
            return
        if (command := KEYMAP.get(event.key)) is not None:
            self.run_command(command)
        elif typed:
            self.open_cell(typed)

    def _key_in_editor(self, key: str, typed: str | None) -> bool:
        """Whether the open cell has a use for the key."""
        editing = self._editing
        if editing is None:
            return False
        if key in LEAVING_KEYS:
            self._keep_text()
            self._close_cell()
            if (motion := LEAVING_KEYS[key]) is not None:
                self.move(motion)
        elif (action := EDITOR_KEYS.get(key)) is not None:
            self._take(action(editing, self._editor.view))
        elif typed:
            self._take(editing.type(typed))
        else:
            return False
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Put a pasted text into the open cell, or open the current one for it."""
        event.stop()
        if self._editing is None:
            self.open_cell()
        if self._editing is not None:
            self._take(self._editing.paste(event.text))

    def on_plan_table_clicked(self, event: PlanTable.Clicked) -> None:
        """Go to the clicked cell, open it at a double click."""
        if self._editing is not None:
            self._keep_text()
            self._close_cell()
        self._table.go_to(event.cursor)
        self._show_where()
        if event.double:
            self.open_cell()

    def on_cell_editor_clicked(self, event: CellEditor.Clicked) -> None:
        """Put the caret where the text was clicked."""
        if self._editing is not None:
            self._take(self._editing.move(self._editing.buffer.at(event.caret)))

    def on_bar_clicked(self, event: Bar.Clicked) -> None:
        """Show the clicked tab."""
        line = event.bar.line
        if isinstance(line, TabsLine) and (tab := line.tab_at(event.x, event.bar.size.width)) is not None:
            if self._editing is not None:
                self._keep_text()
                self._close_cell()
            self.show_tab(tab)

    def on_resize(self, event: events.Resize) -> None:
        """Give the guidance the lines that the longest one needs, so that the table never jumps."""
        width = event.size.width
        lines = (WhereLine(texts.row_place(c.header, 999, 999), c.guidance) for c in self.session.form.columns)
        self.query_one("#where", Bar).styles.height = max(line.height(width) for line in lines)

    # showing

    @property
    def _table(self) -> PlanTable:
        return self.query_one(PlanTable)

    @property
    def _editor(self) -> CellEditor:
        return self.query_one(CellEditor)

    def _cursor_at(self, area: Area, place: Place | None) -> Cursor:
        """Where in the table a place is; the cursor's own place where none is given or it is gone."""
        cursor = self._table.position.cursor
        if place is None:
            return cursor
        index = next((i for i, row in enumerate(area.rows) if row.id == place.row_id), len(area.rows))
        return Cursor(index, place.column)

    def _show_lines(self) -> None:
        self._show_title()
        names = [tab_name(self.session.form, i + 1, area.id, area.title) for i, area in enumerate(self.areas)]
        tabs = TabsLine((*names, self.session.form.analysis_tab), self.tab)
        self.query_one("#tabs", Bar).show(tabs)
        self._show_where()
        self._show_keys()

    def _show_title(self) -> None:
        plan = self.session.plan
        done = plan_progress(plan)
        state = [texts.STAGES[plan.stage], texts.progress(done.done, done.total)]
        if self.session.is_dirty:
            state.append(texts.UNSAVED)
        title = f"{self.session.form.title(plan.year)} · {plan.district or texts.NO_DISTRICT}"
        self.query_one("#title", Bar).show(TitleLine(title, " · ".join(state)))

    def _show_where(self) -> None:
        where = self.query_one("#where", Bar)
        if (area := self.area) is None:
            where.show(WhereLine(texts.ANALYSIS_PLACE, texts.ANALYSIS_GUIDANCE))
            return
        cursor = self._table.position.cursor
        column = self.session.form.columns[cursor.column]
        inside = cursor.row < len(area.rows)
        place = (
            texts.row_place(column.header, cursor.row + 1, len(area.rows))
            if inside
            else texts.new_row_place(column.header)
        )
        where.show(WhereLine(place, column.guidance))

    def _show_keys(self) -> None:
        commands = tuple((key_name(c.keys[0]), c.text.short) for c in COMMANDS if c.text.short and c.keys)
        keys = commands if self._editing is None else texts.EDITOR_FOOTER
        self.query_one("#keys", Bar).show(KeysLine(keys))

    def _show_analysis(self, *, shown: bool) -> None:
        from planterm.tui.analysis_table import AnalysisTable
        from planterm.tui.widgets.analysis_view import AnalysisView

        view = next(iter(self.query(AnalysisView)), None)
        if not shown:
            if view is not None:
                view.display = False
            return
        form = self.session.form
        progresses = tuple(progress(area) for area in self.session.sheets)
        table = AnalysisTable(form.analysis_title, form.analysis_headers, self.session.analysis, progresses)
        if view is None:
            self.mount(AnalysisView(table), after=self._table)
        else:
            view.display = True
            view.show(table)

    def _scroll_analysis(self, motion: Motion) -> None:
        from planterm.tui.widgets.analysis_view import AnalysisView

        self.query_one(AnalysisView).move(motion)
