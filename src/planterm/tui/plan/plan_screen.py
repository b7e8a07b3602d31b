"""The main screen: hands every key to the mode there is or to a command, and makes the edits they ask for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Region

from planterm.model.edits import Edit, Place
from planterm.model.plan import Row
from planterm.session.session import Session
from planterm.store.settings import wanted_review
from planterm.store.state import is_own
from planterm.texts import tui as texts
from planterm.texts.progress import LEFT_AS_DECIDED
from planterm.tui.commands import Command, CommandTable, Group, Later, Mode, telling
from planterm.tui.drafts import HoldsText
from planterm.tui.lines import TabsLine
from planterm.tui.plan import decided
from planterm.tui.plan.plan_table import PlanTable
from planterm.tui.plan.plan_view import PlanView
from planterm.tui.widgets import Bar

if TYPE_CHECKING:
    from planterm.model.review import ReviewScope
    from planterm.tui.plan.cell_editor import CellEditor

ask_at_opening = Later("planterm.tui.actions.at_opening", "ask_at_opening")
cell_findings = Later("planterm.model.review", "cell_findings")
cell_visit = Later("planterm.tui.plan.open_cell", "CellVisit")
finding = Later("planterm.texts.findings", "finding")
follow_tour = Later("planterm.tui.plan.tour", "follow")
take_cells = Later("planterm.tui.actions.clips", "take")
tour_line = Later("planterm.tui.plan.tour", "tour_line")
disk_news = Later("planterm.tui.disk_news", "DiskNews")


class PlanScreen(PlanView, inherit_bindings=False):
    """Changes the session's plan as the keys ask for.

    Nothing on it takes the focus: all keys arrive here, one after the other, so that what is typed fast or
    pasted as keys is taken in the order it was given.
    """

    def __init__(self, session: Session, commands: CommandTable[PlanScreen]) -> None:
        super().__init__(session, commands)
        self._mode: Mode | None = None
        self.last_command = ""
        """The name of the command that was given last."""
        self.is_ready = False
        self._offered: Callable[[], object] | None = None
        self.tour: int | None = None
        """The step of the guided tour, from 0; None where one is on none."""

    def on_mount(self) -> None:
        """Show the first area."""
        self._fit_where(self.app.size)
        self.show_tab(0)
        self.show_keys()
        self.show_tour(self.tour)
        self.is_ready = True
        if self._is_to_be_asked_about:
            ask_at_opening(self)
        # It waits for the disk, which the first picture should not.
        self.call_after_refresh(disk_news, self)
        self.call_after_refresh(self._tell_findings)

    @property
    def _is_to_be_asked_about(self) -> bool:
        session = self.session
        unsaved = session.recovery or session.damaged_work
        told = session.undecided or session.told or is_own(session.place)
        return bool(session.file.lacking or session.other_owner or unsaved or told)

    async def _tell_findings(self) -> None:
        """Look at the plan's texts, once what that needs is imported without holding up the first keys."""
        findings = partial(self._findings, await asyncio.to_thread(wanted_review))
        self.table.mark(self.table.picture._replace(findings=findings))

    def _findings(self, wanted: ReviewScope, row: Row) -> dict[int, str]:
        """What there is to say about cells of a row in which something is likely wrong."""
        found = cell_findings(row, self.session.plan, wanted)
        return {column.number: finding(spot.rule, column.role, spot.names) for column, spot in found.items()}

    def apply(self, edit: Edit, told: str = "", *, error: bool = False) -> bool:
        """Make an edit, go to where it ends, and tell something of it; whether it was made at once.

        Where the plan may only be read, that is said. Where it is decided, somebody is asked first.
        """
        if not self.may_write():
            return False
        if not decided.guards(self.session, edit):
            self._apply(edit, told, error=error)
            return True

        def go_on(more: str) -> None:
            self._apply(edit, told, error=error)
            if more and self.place is not None:
                self.open_cell(more)

        decided.ask(self, self.session, go_on, self._say_left, keep=partial(self.session.keep_asked, edit))
        return False

    def _apply(self, edit: Edit, told: str, *, error: bool) -> None:
        before = self.session.plan
        self.session.apply(edit)
        self.keep_changed(before)
        self.show_plan(edit.after)
        if told:
            self.say(told, error=error)

    def apply_or_say(self, edit: Edit | None, why_not: str) -> bool:
        """Make an edit, or say why there is none; whether it was made."""
        if edit is None:
            self.say(why_not)
            return False
        return self.apply(edit)

    def run_command(self, command: Command[PlanScreen]) -> None:
        """Do what a command does; a mode is left first, what was written kept, unless the command lets it be."""
        if self._mode is not None and command.keeps_mode:
            self._mode.keep()
            self.show_typing(differs=False)
        elif self._mode is not None:
            self._mode.leave()
        self.last_command = command.text.name
        with telling(self.app):
            command.run(self)

    def open_cell(self, typed: str = "", pasted: str = "") -> None:
        """Open the current cell, the caret at its end, and type or paste; of a decided plan, ask first."""
        place = self.here
        if not self.may_write():
            return
        if decided.guards_cell(self.session, place.row_id, place.column):
            self._ask_to_open(place, typed, pasted)
            return
        cursor = self.table.position.cursor
        self.table.go_to(cursor)
        title = texts.EDITOR_TITLE.format(column=self._headers[cursor.column], row=self._number(cursor.row))
        self.table.set_open(is_open=True)
        self.show_editor(title)
        visit: Mode = cell_visit(self, place, typed)
        self.enter_mode(visit)
        if pasted:
            visit.paste(pasted)

    def write_at(self, place: Place, told: str) -> None:
        """Go to a cell and open it, and tell something."""
        self.go_to(place)
        self.open_cell()
        self.say(told)

    def _ask_to_open(self, place: Place, typed: str, pasted: str) -> None:
        """Ask, and open the cell with what was typed or pasted, and then with what came during the question."""
        text = f"{self.text_at(place)}{typed}{pasted}"

        def go_on(more: str) -> None:
            self.open_cell(typed, pasted)
            if more and self._mode is not None:
                self._mode.press("", more)

        def keep(more: str) -> None:
            self.session.keep_typing(place, f"{text}{more}")

        decided.ask(self, self.session, go_on, self._say_left, keep=keep, has_text=bool(typed or pasted))

    def show_editor(self, title: str) -> None:
        """Show it over the open cell, or over the table where none is open."""
        self.editor.open(title, *self._cell_and_room())

    def close_cell(self) -> None:
        """Close the open text, and give the keys to the commands again."""
        self.editor.close()
        self.table.set_open(is_open=False)
        self.leave_mode()

    def _cell_and_room(self) -> tuple[Region, Region]:
        """Where the open cell is on the screen, if one is, and where the editor over it may be."""
        table, top = self.table, self.bar("tabs").region.bottom + 1
        room = Region(0, top, self.size.width - 1, self.bar("where").region.y - top)
        is_open = table.picture.is_open
        return table.cell_region().translate(table.region.offset) if is_open else Region(1, top + 1), room

    # the mode

    def enter_mode(self, mode: Mode) -> None:
        """Give the keys to a mode."""
        self._mode = mode
        self.show_keys(mode.footer)

    @property
    def help_group(self) -> Group:
        """The part of the help that tells of what one is doing."""
        if self._mode is not None:
            return self._mode.help_group
        return Group.AREAS if self.area is None else Group.ROWS

    def leave_mode(self) -> None:
        """Give the keys to the commands again."""
        self._mode = None
        self.show_keys()
        self.show_typing(differs=False)

    def put_in_safety(self) -> None:
        """Put the text of an open cell into the journal now."""
        if isinstance(self._mode, HoldsText):
            self._mode.put_in_safety()

    def paste(self, text: str) -> None:
        """Put a pasted text where one writes, else into the plan."""
        if self._mode is not None:
            self._mode.paste(text)
        else:
            take_cells(self, text)

    # keys, pastes and clicks

    def take_key(self, event: events.Key) -> None:
        """Hand a key to the mode or to the command it gives; a printable one opens the cell."""
        self._press(event)
        if self.tour is not None:
            follow_tour(self)
        self.tell_of_journal()

    def take_paste(self, event: events.Paste) -> None:
        """Take what the terminal pastes."""
        self.say("")
        self.paste(event.text)

    def on_plan_table_clicked(self, event: PlanTable.Clicked) -> None:
        """Go to the clicked cell, or select up to it; open it at a double click."""
        self.leave_text()
        self.table.go_to(event.cursor, select=event.select)
        self._show_where()
        if event.double:
            self.open_cell()

    def on_plan_table_resized(self) -> None:
        """Let the editor follow its cell."""
        if isinstance(self._mode, HoldsText):
            self.editor.stand_over(*self._cell_and_room())

    def on_cell_editor_clicked(self, event: CellEditor.Clicked) -> None:
        """Put the caret where the text was clicked."""
        if self._mode is not None:
            self._mode.click(event.caret)

    def on_bar_clicked(self, event: Bar.Clicked) -> None:
        """Show the clicked tab."""
        line = event.bar.line
        if isinstance(line, TabsLine) and (tab := line.tab_at(event.x, event.bar.size.width)) is not None:
            self.leave_text()
            self.show_tab(tab)

    def offer(self, text: str, enter: Callable[[], object]) -> None:
        """Tell something, and what Enter does if it is the next key."""
        self.say(text)
        self._offered = enter

    # the guided tour

    def show_tour(self, step: int | None) -> None:
        """Show what is to be tried at a step of the tour, from 0; nothing any more where there is none."""
        self.tour = step
        self.show_tour_line(None if step is None else tour_line(step))

    def _press(self, event: events.Key) -> None:
        typed = event.character if event.is_printable else None
        self.say("")
        offered, self._offered = self._offered, None
        if offered is not None and event.key == "enter" and self._mode is None:
            offered()
            return
        if self._mode is not None and self._mode.press(event.key, typed):
            return
        if (command := self.commands.get(event.key)) is not None:
            if self._mode is None or not command.in_table_only:
                self.run_command(command)
        elif typed:
            self.open_cell(typed)

    def _say_left(self) -> None:
        self.say(LEFT_AS_DECIDED)

    def leave_text(self) -> None:
        """Leave the open cell, the search or the filter."""
        if self._mode is not None:
            self._mode.leave()
