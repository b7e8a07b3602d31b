"""The row as a form (F4): all seven texts at full width, in the same session and with the same undo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from planterm.model import edits
from planterm.model.edits import Place
from planterm.model.plan import COLUMNS, EMPTY_CELLS, Column, Row
from planterm.texts import commands as names
from planterm.texts import tui as texts
from planterm.tui.actions import saving
from planterm.tui.actions.decided import ask, guards_cell
from planterm.tui.clipboard import Clipboard
from planterm.tui.commands import Command, CommandTable, Group, elsewhere
from planterm.tui.editing.buffer import Editing
from planterm.tui.editing.editor_keys import View
from planterm.tui.editing.writing import Offers, Writing, offers
from planterm.tui.form.form_view import FormValue, FormView
from planterm.tui.host import host_of
from planterm.tui.lines import KeysLine, MessageLine, TitleLine
from planterm.tui.screens.base import BaseScreen
from planterm.tui.styles import sheet
from planterm.tui.typing_safety import TypingSafety
from planterm.tui.widgets.bar import Bar

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from planterm.model.plan import Area
    from planterm.session.session import Session
    from planterm.session.working_plan import Step
    from planterm.tui.plan.plan_screen import PlanScreen


class FormLeft(NamedTuple):
    """Where one was when the form was left, and the command that is to follow."""

    place: Place
    command: Command[PlanScreen] | None = None


class RowForm(BaseScreen[FormLeft], inherit_bindings=False):
    """Writes in a row's fields. What it has no use for itself, it leaves to the plan's screen, and closes."""

    CSS = sheet("row_form")
    help_group = Group.FORM

    def __init__(self, session: Session, place: Place, plan_commands: CommandTable[PlanScreen]) -> None:
        super().__init__()
        self._plan_commands = plan_commands
        self.session = session
        self._place = place
        self._writing = Writing.of("")
        self._safety = TypingSafety(self, self._put_down)
        self.is_ready = False

    def compose(self) -> ComposeResult:
        """Which row it is, its fields, the keys."""
        yield Bar(TitleLine("", ""), id="title")
        yield FormView(self.session.form.columns)
        yield Bar(KeysLine(FORM_COMMANDS.told()[1:]), id="keys")

    def on_mount(self) -> None:
        """Open the field that was the current cell."""
        self._open(self._place)
        self.is_ready = True

    def take_key(self, event: events.Key) -> None:
        """Move between fields and rows, or write; what was decided only after a question."""
        typed = event.character if event.is_printable else None
        writes = self._writing.changes(event.key, typed, self._view)
        if writes and guards_cell(self.session, self._place.row_id, self._place.column):
            go_on = partial(self._go_on, event.key, typed)
            writing = self._writing.press(event.key, typed, self._view, Clipboard(self.app)) or self._writing
            keep = partial(self._keep_asked, writing)
            ask(self, self.session, go_on, self._show, has_text=bool(typed), keep=keep)
        else:
            self._press(event.key, typed)

    def _press(self, key: str, typed: str | None) -> None:
        self._say(None)
        if FORM_COMMANDS.press(self, key):
            return
        writing = self._writing.press(key, typed, self._view, Clipboard(self.app))
        if writing is not None:
            self._take(writing)
        elif (command := self._plan_commands.get(key)) is not None and not command.in_table_only:
            self._leave(command)

    def take_paste(self, event: events.Paste) -> None:
        """Put a pasted text at the caret."""
        if guards_cell(self.session, self._place.row_id, self._place.column):
            go_on, keep = partial(self._paste, event.text), partial(self._keep_asked, self._writing.paste(event.text))
            ask(self, self.session, go_on, self._show, has_text=True, keep=keep)
        else:
            self._paste(event.text)

    def _keep_asked(self, writing: Writing, more: str) -> None:
        self.session.keep_typing(self._place, writing.type(more).text)

    def _go_on(self, key: str, typed: str | None, more: str) -> None:
        """Take the key that was asked about, and what was typed meanwhile."""
        self._press(key, typed)
        self._take(self._writing.type(more))

    def on_form_view_clicked(self, event: FormView.Clicked) -> None:
        """Open the clicked field, the caret where it was clicked."""
        if event.column is not self._place.column:
            self._keep()
            self._open(Place(self._place.area_id, self._place.row_id, event.column))
        if event.caret is not None:
            self._take(self._writing.click(event.caret))

    # what the keys do

    def leave(self) -> None:
        """Back to the table."""
        self._leave()

    def next_field(self) -> None:
        """The next field; after the last one the next row's first."""
        self._step_field(1)

    def previous_field(self) -> None:
        """The field before; before the first one the last of the row above."""
        self._step_field(-1)

    def next_row(self) -> None:
        """The same field of the next row."""
        self._step_row(1, self._place.column)

    def previous_row(self) -> None:
        """The same field of the row above."""
        self._step_row(-1, self._place.column)

    def down(self) -> bool:
        """From the last line of a field into the next one."""
        return self._cross(1)

    def up(self) -> bool:
        """From the first line of a field into the one above."""
        return self._cross(-1)

    def undo(self) -> None:
        """Take back what was written in the field, then the plan's edits."""
        self._undo(redo=False)

    def redo(self) -> None:
        """Do it again."""
        self._undo(redo=True)

    def save(self) -> None:
        """Save the plan, this text included."""
        self._keep()
        saving.save(self)

    def show_help(self) -> None:
        """Show the help for the form."""
        host_of(self).show_help()

    def show_commands(self) -> None:
        """Show every command of the plan's screen; the one picked is done there."""
        from planterm.tui.screens.command_list import CommandList

        def picked(command: Command[PlanScreen] | None) -> None:
            if command is not None:
                self._leave(command)

        self.app.push_screen(CommandList(self._plan_commands.listed), picked)

    def show_last_year(self) -> None:
        """Show the row as the plan before has it."""
        from planterm.tui.actions.next_year import show_row_of_last_year

        show_row_of_last_year(self, self._place.row_id or "")

    def _leave(self, command: Command[PlanScreen] | None = None) -> None:
        self._keep()
        self.dismiss(FormLeft(self._place, command))

    def say(self, text: str, *, error: bool = False) -> None:
        """Tell something, in place of the line of keys, until the next key."""
        self._say(MessageLine(text, error=error) if text else None)

    def show_plan(self, place: Place | None = None) -> None:
        """Show the row as it is in the plan now; where it is gone, its area's new row."""
        place = place or self._place
        area = next((area for area in self.session.plan.areas if area.id == place.area_id), None)
        if area is None:
            self.dismiss(FormLeft(place))
            return
        if not any(row.id == place.row_id for row in area.rows):
            place = Place(area.id, None, place.column)
        if place == self._place and not self._differs:
            self._show()
        else:
            self._open(place)

    def put_in_safety(self) -> None:
        """Put what is written so far into the journal now."""
        self._safety.now()

    def _put_down(self) -> None:
        self.session.keep_typing(self._place, self._writing.text)
        if (problem := self.session.journal_problem) is not None:
            self.say(problem, error=True)

    @property
    def _area(self) -> Area:
        return self.session.plan.area(self._place.area_id)

    @property
    def _index(self) -> int:
        """The row's number in the area, from 0; that of the row to come where there is none yet."""
        return len(self._area.rows) if self._place.row_id is None else self._area.index_of(self._place.row_id)

    @property
    def _cells(self) -> tuple[str, ...]:
        return EMPTY_CELLS if self._place.row_id is None else self._area.rows[self._index].cells

    @property
    def _view(self) -> View:
        return self.query_one(FormView).view

    def _open(self, place: Place) -> None:
        self._place = place
        self._take(Writing.of(self._cells[place.column], self._suggested))

    def _suggested(self, editing: Editing) -> Offers:
        return offers(self.session.plan, self._place.column, editing)

    def _take(self, writing: Writing) -> None:
        self._writing = writing
        if self._differs or self.session.is_typing:
            self._safety.typed()
        self._show()

    @property
    def _differs(self) -> bool:
        """Whether the field holds something else than the plan."""
        return self._writing.text != self._cells[self._place.column]

    def _show(self) -> None:
        self.query_one(FormView).show(
            FormValue(self._cells, self._place.column, self._writing.editing, self._writing.ghost)
        )
        rows = len(self._area.rows)
        number = texts.row_number(self._index + 1, max(rows, self._index + 1))
        state = texts.UNSAVED if self.session.is_dirty or self._differs else ""
        self._bar("title").show(TitleLine(f"{number} · {self._area.title}", state))
        if isinstance(self._bar("keys").line, KeysLine):
            self._say(None)

    def _say(self, message: MessageLine | None) -> None:
        """Tell something in place of the line of keys, or show the keys."""
        keys = FORM_COMMANDS.told() if self._writing.ghost else FORM_COMMANDS.told()[1:]
        self._bar("keys").show(KeysLine(keys) if message is None else message)

    def _bar(self, name: str) -> Bar:
        return self.query_one(f"#{name}", Bar)

    def _keep(self) -> None:
        """Make an edit of what was written; of the first text of a new row, the row."""
        self._safety.cancel()
        text, place, plan = self._writing.text, self._place, self.session.plan
        if place.row_id is not None:
            self.session.apply(edits.set_cell(plan, place, text))
        elif text:
            row = Row(self.session.new_row_id()).with_cell(place.column, text)
            edit = edits.at_column(edits.insert_row(plan, place, row), place.column)
            self.session.apply(edit)
            self._place = edit.after
        else:
            self.session.typing_ended()

    def _paste(self, text: str, typed: str = "") -> None:
        self._take(self._writing.paste(text).type(typed))

    def _cross(self, step: int) -> bool:
        """Go to the line of the next field that is nearest, the caret near its column; whether the caret leaves."""
        cells, buffer = self._view.cells, self._writing.editing.buffer
        if not (0 <= self._place.column + step < len(COLUMNS) and buffer.leaves(step, cells)):
            return False
        column = buffer.column(cells)
        self._step_field(step)
        entered = self._writing.editing.buffer.entered(column, cells, from_below=step < 0)
        self._take(self._writing.become(self._writing.editing.move(entered)))
        return True

    def _step_field(self, step: int) -> None:
        """The next field; after the last one the next row's first, before the first the last of the row above."""
        column = self._place.column + step
        if column in (-1, len(COLUMNS)):
            self._step_row(step, COLUMNS[0] if step > 0 else COLUMNS[-1])
        else:
            self._keep()
            self._open(Place(self._place.area_id, self._place.row_id, COLUMNS[column]))

    def _step_row(self, step: int, column: Column) -> None:
        self._keep()
        rows, index = self._area.rows, self._index + step
        if 0 <= index <= len(rows):
            row_id = rows[index].id if index < len(rows) else None
            self._open(Place(self._place.area_id, row_id, column))

    def _undo(self, *, redo: bool) -> None:
        """First what was written in the field, then the plan's edits; leaves the form where they were elsewhere."""
        editing = self._writing.editing
        if editing.future if redo else editing.past:
            self._take(self._writing.become(editing.redo() if redo else editing.undo()))
            return
        self._keep()
        step = self.session.redo() if redo else self.session.undo()
        if step is not None:
            self._go(step, redo=redo)

    def _go(self, step: Step, *, redo: bool) -> None:
        place = step.place_after if redo else step.place_before
        if place.area_id in {area.id for area in self.session.plan.areas}:
            self._open(place)
        else:
            self.dismiss(FormLeft(place))


FORM_COMMANDS: CommandTable[RowForm] = CommandTable(
    Command(names.TAKE_SUGGESTION, ("right",), elsewhere, Group.FORM),
    Command(names.FIELD_NEXT, ("tab",), RowForm.next_field, Group.FORM),
    Command(names.FIELD_PREVIOUS, ("shift+tab",), RowForm.previous_field, Group.FORM),
    Command(names.FIELD_LINES, ("up",), RowForm.up, Group.FORM),
    Command(names.FIELD_LINES, ("down",), RowForm.down, Group.FORM),
    Command(names.ROW_NEXT, ("pagedown",), RowForm.next_row, Group.FORM),
    Command(names.FORM_DONE, ("escape", "f4"), RowForm.leave, Group.FORM),
    Command(names.SAVE, ("ctrl+s",), RowForm.save, Group.FORM),
    Command(names.HELP, ("f1",), RowForm.show_help, Group.FORM),
    Command(names.COMMANDS, ("f10", "ctrl+p"), RowForm.show_commands, Group.FORM),
    Command(names.ROW_PREVIOUS, ("pageup",), RowForm.previous_row, Group.FORM),
    Command(names.UNDO_WRITING, ("ctrl+z",), RowForm.undo, Group.FORM),
    Command(names.REDO_WRITING, ("ctrl+y",), RowForm.redo, Group.FORM),
    Command(names.LAST_YEAR, ("ctrl+t",), RowForm.show_last_year, Group.FORM),
    note=names.FORM_OTHERS,
)
"""What the keys do in the form; inside a field the keys of an open cell do what they do there."""
