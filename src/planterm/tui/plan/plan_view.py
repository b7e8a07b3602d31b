"""What is in sight of a plan: the tabs, an area as a table or the analysis, and the lines around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size

from planterm.errors import PlantermError
from planterm.model.edits import Place, cells_at
from planterm.model.form import Column, Role
from planterm.model.plan import Area, Plan, Row
from planterm.session.session import Session
from planterm.texts import command_names as names
from planterm.texts import tui as texts
from planterm.texts.words import no_column
from planterm.tui.base_screen import TellingScreen
from planterm.tui.commands import CommandTable, Group, KeyNames, Later, key_name
from planterm.tui.grid.motion import Cursor, Motion, Position, Selection
from planterm.tui.lines import KeysLine, MessageLine, TabsLine, TitleLine, WhereLine
from planterm.tui.plan import plan_lines
from planterm.tui.plan.plan_table import PlanTable
from planterm.tui.widgets import Bar, BarLine

if TYPE_CHECKING:
    from planterm.model.search import Query, RowFilter
    from planterm.tui.plan.analysis_tab import AnalysisView
    from planterm.tui.plan.cell_editor import CellEditor


analysis_view = Later("planterm.tui.plan.analysis_tab", "AnalysisView")
cell_editor = Later("planterm.tui.plan.cell_editor", "CellEditor")
in_brief = Later("planterm.tui.editing.writing", "in_brief")

_FOR_SELECTION = (names.HELP, names.COPY, names.CUT, names.PASTE, names.CLEAR, names.FORGET)
"""What is most likely wanted where cells are selected."""


class PlanView(TellingScreen[None], inherit_bindings=False):
    """Shows the session's plan: which tab, which rows of it, where the cursor is."""

    AUTO_FOCUS = ""

    def __init__(self, session: Session, commands: CommandTable[Any]) -> None:
        super().__init__()
        self.session = session
        self.commands = commands
        """The commands that its keys give."""
        self.tab = 0
        self.query_text: Query | None = None
        self.last_query: Query | None = None
        self.row_filter: RowFilter | None = None
        self._positions: dict[str, Position] = {}
        self._shown_area = ""
        self._analysis: AnalysisView | None = None  # made when its tab is first shown
        self._editor: CellEditor | None = None
        self._where_height = 1
        self._fitted: Size | None = None
        self._keys: KeyNames | None = None
        self._is_typing = False
        self._advice: str | None = None
        self._written_above = ""

    @property
    def _headers(self) -> tuple[str, ...]:
        """What the columns are called."""
        return tuple(column.header for column in self.session.form.columns)

    def compose(self) -> ComposeResult:
        """The lines above, the table, the lines below, all to be filled."""
        yield Bar(TitleLine("", ""), id="title")
        yield Bar(TabsLine((), 0), id="tabs")
        yield PlanTable(self._headers)
        yield Bar(MessageLine(), id="where")
        yield Bar(MessageLine(), id="message")
        yield Bar(KeysLine(()), id="keys")

    # what there is

    @property
    def tab_count(self) -> int:
        """The areas and the analysis."""
        return len(self.session.plan.areas) + 1

    @property
    def area(self) -> Area | None:
        """The area in sight; None on the analysis."""
        areas = self.session.plan.areas
        return areas[self.tab] if self.tab < len(areas) else None

    @property
    def place(self) -> Place | None:
        """The current cell; without a row where a new one would begin; None on the analysis."""
        if (area := self.area) is None:
            return None
        cursor, rows = self.table.position.cursor, self.table.rows
        return Place(area.id, rows[cursor.row].id if cursor.row < len(rows) else None, cursor.column)

    @property
    def here(self) -> Place:
        """The same; raises PlantermError on the analysis."""
        if (place := self.place) is None:
            raise PlantermError(texts.NO_TABLE)
        return place

    @property
    def row_here(self) -> Place:
        """The current cell of a row; raises PlantermError where there is none."""
        if (place := self.here).row_id is None:
            raise PlantermError(texts.NO_ROW)
        return place

    def needed(self, role: Role) -> Column:
        """The column of a role; raises PlantermError where the form has none."""
        if (column := self.session.plan.columns.find(role)) is None:
            raise PlantermError(no_column(role))
        return column

    @property
    def table(self) -> PlanTable:
        """The table of the area in sight."""
        return self.query_one(PlanTable)

    @property
    def editor(self) -> CellEditor:
        """The editor over the table, made when it is first asked for."""
        if self._editor is None:
            self._editor = cell_editor()
            self.mount(self._editor)
        return self._editor

    def text_at(self, place: Place) -> str:
        """The text of a cell; none where a new row would begin."""
        return cells_at(self.session.plan, place)[place.column]

    def selected_rows(self) -> tuple[Row, ...]:
        """The rows of the selection, or the current one; none where a new row would begin."""
        if self.area is None:
            return ()
        rows = self.table.rows
        return tuple(rows[number] for number in self.table.selected.rows if number < len(rows))

    @property
    def rows_in_sight(self) -> frozenset[str] | None:
        """The ids of the rows that a filter leaves; None where all are shown."""
        return None if self.row_filter is None else frozenset(row.id for row in self.table.rows)

    # the tab and the rows in sight

    def show_tab(self, tab: int) -> None:
        """Show a tab as it was left."""
        if self.table.display:
            self._positions[self._shown_area] = self.table.position
        self.tab = max(0, min(tab, self.tab_count - 1))
        if (area := self.area) is None:
            self._show_analysis()
        else:
            self.table.display = True
            if self._analysis is not None:
                self._analysis.display = False
            self._shown_area = area.id
            rows, numbers = self._rows_of(area)
            self.table.show_area(rows, self._positions.get(area.id, Position()), numbers)
        self._show_lines()

    def show_plan(self, place: Place | None = None) -> None:
        """Show the plan as it is now, and go to a place where one is given, or stay on the row where one is."""
        if self.table.picture.headers != self._headers:  # the plan has come on another form
            self.table.begin(self._headers)
            self._positions.clear()
            self._fitted = None
            self.show_tab(self.tab)
        ids = [area.id for area in self.session.plan.areas]
        place = place if place is not None and place.area_id in ids else None
        if self.tab >= self.tab_count:
            self.show_tab(self.tab_count - 1)
        if place is not None and ids.index(place.area_id) != self.tab:
            self.show_tab(ids.index(place.area_id))
        if (area := self.area) is not None:
            rows, numbers = self._rows_of(area)
            self.table.show(rows, self._cursor_at(rows, place or self.here), numbers)
        else:
            self._show_analysis()
        self._show_lines()

    def go_to(self, place: Place) -> None:
        """Go to a cell, in whichever area it is and whatever is filtered."""
        if self.row_filter is not None and place.row_id is not None:
            self.row_filter = self.row_filter.keeping({place.row_id})
        self.show_plan(place)

    def move(self, motion: Motion, *, select: bool = False) -> None:
        """Move the cell cursor, the selection with it if asked, or scroll the analysis."""
        if self.area is None and self._analysis is not None:
            self._analysis.move(motion)
            return
        self.table.move(motion, select=select)
        self._show_where()
        self.show_keys(self._keys)

    def select(self, selection: Selection) -> None:
        """Select cells around the current one."""
        self.table.select(selection)
        self.show_keys(self._keys)

    def search_for(self, query: Query | None) -> None:
        """Mark what is searched for, or nothing any more."""
        self.query_text = query
        self.last_query = query or self.last_query
        self.table.mark(self.table.picture._replace(query=query))

    def filter_rows(self, row_filter: RowFilter | None, place: Place | None = None) -> None:
        """Show only some rows, or all of them, the cursor at the place (or where it is) if that is shown."""
        here = self.place if place is None else place
        self.row_filter = row_filter
        self.show_plan(here)

    def show_all_rows(self) -> None:
        """Show all rows again."""
        if self.row_filter is not None:
            self.filter_rows(None)

    def keep_changed(self, before: Plan) -> None:
        """Let the rows that have changed since stay in sight whatever is filtered."""
        if self.row_filter is not None:
            self.row_filter = self.row_filter.keeping_changed(before, self.session.plan)

    # the lines around them

    def show_title(self) -> None:
        """Show which plan it is and what one should know before leaving it."""
        self.bar("title").show(plan_lines.title_line(self.session, is_typing=self._is_typing))

    def show_typing(self, *, differs: bool) -> None:
        """Tell whether an open cell holds something else than the plan."""
        if differs != self._is_typing:
            self._is_typing = differs
            self.show_title()

    def show_fields(self, line: BarLine | None) -> None:
        """Show lines to write in under the table, or none any more."""
        self._show_under("where", "fields", line)

    def show_tour_line(self, line: BarLine | None) -> None:
        """Show what is to be tried over what is told, or nothing any more."""
        self._show_under("fields" if self.query("#fields") else "where", "tour", line)

    def _show_under(self, above: str, name: str, line: BarLine | None) -> None:
        """Show a line under another one, or none any more; its bar is made when there is first something in it."""
        if line is not None and not self.query(f"#{name}"):
            self.mount(Bar(line, id=name), after=self.bar(above))
        for bar in self.query(f"#{name}").results(Bar):
            bar.display = line is not None
            bar.show(line or bar.line)

    def show_keys(self, keys: KeyNames | None = None) -> None:
        """Show keys and what they do; the commands' own where none are given."""
        self._keys = keys
        notice = plan_lines.filter_notice(
            self.area, self.table.rows, self.row_filter, self.session.form, leads_out=keys is None
        )
        self.bar("keys").show(KeysLine(self._own_keys if keys is None else keys, notice))

    @property
    def _own_keys(self) -> KeyNames:
        """What the commands' keys do, the most likely ones first."""
        if self.area is None:
            return self.commands.told(without=(Group.ROWS, Group.SEARCH))
        return self.commands.told(first=() if self.table.selection is None else _FOR_SELECTION)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the lines under the table to the new size."""
        if event.size != self._fitted:
            self._fit_where(event.size)
            self._show_where()

    def _fit_where(self, size: Size) -> None:
        """Give the guidance the lines that the longest one needs, so that the table never jumps."""
        self._fitted = size
        self._where_height = plan_lines.where_height(self.session.form, size.width, size.height)
        self.bar("where").styles.height = self._where_height

    def _show_lines(self) -> None:
        self.show_title()
        waiting = frozenset(each.spot.row_id for each in self.session.undecided if each.spot.row_id)
        self.table.mark(self.table.picture._replace(waiting=waiting))
        next_tab = next(key_name(each.keys[0]) for each in self.commands if each.text is names.NEXT_AREA)
        self.bar("tabs").show(plan_lines.tabs_line(self.session, self.tab, next_tab))
        self._show_where()
        self.show_keys(self._keys)

    def show_advice(self, advice: str | None) -> None:
        """Show what helps with the open cell before the form's guidance; what helps with a closed one where None."""
        if advice != self._advice:
            self._advice = advice
            self._show_where()

    def show_written_above(self, name: str) -> None:
        """Show what else than a cell is being written in place of where the cursor is; that again where it is empty."""
        self._written_above = name
        self._show_where()

    def _show_where(self) -> None:
        line = plan_lines.analysis_line(self.session.form)
        if self._written_above:
            line = WhereLine(self._written_above, "")
        elif (area := self.area) is not None:
            cursor = self.table.position.cursor
            column = self.session.form.columns[cursor.column]
            told = " · ".join(
                filter(None, (self.table.picture.told_of(cursor.row), plan_lines.cut_title(self.session, self.tab)))
            )
            line = plan_lines.where_line(column, self._number(cursor.row), len(area.rows), told)
            advice = self._ideas if self._advice is None else self._advice
            line = line._replace(guidance=" · ".join(filter(None, (advice, line.guidance))))
        self.bar("where").show(line._replace(most=self._where_height))

    @property
    def _ideas(self) -> str:
        """Where to find a measure, as long as the current cell is to hold one and is empty."""
        plan, place = self.session.plan, self.place
        if place is None or plan.columns[place.column].role is not Role.MEASURE:
            return ""
        ideas: str = in_brief(plan, place, self.text_at(place))
        return ideas

    def _rows_of(self, area: Area) -> tuple[tuple[Row, ...], tuple[int, ...] | None]:
        """The rows to show, and their numbers in the area where some are left out."""
        if self.row_filter is None:
            return area.rows, None
        numbers = self.row_filter.rows(area)
        return tuple(area.rows[number] for number in numbers), numbers

    def _cursor_at(self, rows: tuple[Row, ...], place: Place) -> Cursor:
        """Where in the table a place is; the cursor's own number where it is gone."""
        cursor = self.table.position.cursor
        column = min(place.column, len(self._headers) - 1)  # it may be of the form that the plan was on
        if place.row_id is None:
            return Cursor(len(rows), column)
        gone = min(cursor.row, max(0, len(rows) - 1))
        return Cursor(next((i for i, row in enumerate(rows) if row.id == place.row_id), gone), column)

    def _number(self, row: int) -> int:
        """A shown row's number in the area, from 1."""
        numbers = self.table.picture.numbers
        if row >= len(self.table.rows):
            return len(self.area.rows) + 1 if self.area is not None else 1
        return row + 1 if numbers is None else numbers[row] + 1

    def _show_analysis(self) -> None:
        """Show it in the place of the table."""
        if self._analysis is None:
            self._analysis = analysis_view()
            self.mount(self._analysis, after=self.table)
        self.table.display, self._analysis.display = False, True
        self._analysis.show(self.session)
