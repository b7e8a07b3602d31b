"""The row as a form (F4): all seven texts at full width, in the same session and with the same undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.screen import Screen

from planterm.model import edits
from planterm.model.columns import COLUMNS, Column
from planterm.model.edits import Place
from planterm.model.plan import EMPTY_CELLS, Row
from planterm.model.tsv import cell_text
from planterm.texts import tui as texts
from planterm.tui import clipboard
from planterm.tui.actions import saving
from planterm.tui.actions.decided import ask, guards_cell
from planterm.tui.commands import Command, CommandTable, Group
from planterm.tui.editing.editing import Editing
from planterm.tui.editing.form_picture import FormValue
from planterm.tui.editing.keys import EDITOR_KEYS
from planterm.tui.editing.offers import Offers, offers
from planterm.tui.host import host_of
from planterm.tui.lines import KeysLine, MessageLine, TitleLine
from planterm.tui.styles import sheet
from planterm.tui.typing_safety import TypingSafety
from planterm.tui.widgets.bar import Bar
from planterm.tui.widgets.form_view import FormView

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from planterm.model.plan import Area
    from planterm.session.history import Step
    from planterm.session.session import Session
    from planterm.tui.screens.plan_screen import PlanScreen


class FormLeft(NamedTuple):
    """Where one was when the form was left, and the command that is to follow."""

    place: Place
    command: Command[PlanScreen] | None = None


class RowForm(Screen[FormLeft], inherit_bindings=False):
    """Writes in a row's fields. What it has no use for itself, it leaves to the plan's screen, and closes."""

    CSS = sheet("row_form")
    help_group = Group.FORM

    def __init__(self, session: Session, place: Place, plan_commands: CommandTable[PlanScreen]) -> None:
        super().__init__()
        self._plan_commands = plan_commands
        self.session = session
        self._place = place
        self._editing = Editing.of("")
        self._offers = Offers()
        self._safety = TypingSafety(self, self._put_down)
        self.is_ready = False

    def compose(self) -> ComposeResult:
        """Which row it is, its fields, the keys."""
        yield Bar(TitleLine("", ""), id="title")
        yield FormView(self.session.form.columns)
        yield Bar(KeysLine(texts.FORM_FOOTER), id="keys")

    def on_mount(self) -> None:
        """Open the field that was the current cell."""
        self._open(self._place)
        self.is_ready = True

    def take_key(self, event: events.Key) -> None:
        """Move between fields and rows, or write; what was decided only after a question."""
        if self._writes(event) and guards_cell(self.session, self._place.row_id, self._place.column):
            typed = event.is_printable and bool(event.character)
            ask(self, self.session, lambda more: self._go_on(event, more), self._show, has_text=typed)
        else:
            self._press(event)

    def _press(self, event: events.Key) -> None:
        key = event.key
        self._say(None)
        if key in ("escape", "f4"):
            self._leave()
        elif key in ("tab", "shift+tab"):
            self._step_field(1 if key == "tab" else -1)
        elif key in ("pagedown", "pageup"):
            self._step_row(1 if key == "pagedown" else -1, self._place.column)
        elif key in ("ctrl+z", "ctrl+y"):
            self._undo(redo=key == "ctrl+y")
        elif not (self._write(key) or self._command(key)) and event.is_printable and event.character:
            self._take(self._editing.type(event.character))

    def take_paste(self, event: events.Paste) -> None:
        """Put a pasted text at the caret."""
        if guards_cell(self.session, self._place.row_id, self._place.column):
            ask(self, self.session, lambda more: self._paste(event.text, more), self._show, has_text=True)
        else:
            self._paste(event.text)

    def _writes(self, event: events.Key) -> bool:
        """Whether the key would change the field's text."""
        if event.key == "right" and self._ghost:
            return True
        if (action := EDITOR_KEYS.get(event.key)) is not None:
            return action(self._editing, self.query_one(FormView).view).text != self._editing.text
        return event.key in ("ctrl+v", "ctrl+x") or (event.is_printable and bool(event.character))

    def _go_on(self, event: events.Key, typed: str) -> None:
        """Take the key that was asked about, and what was typed meanwhile."""
        self._press(event)
        self._type(typed)

    def on_form_view_clicked(self, event: FormView.Clicked) -> None:
        """Open the clicked field, the caret where it was clicked."""
        if event.column is not self._place.column:
            self._keep()
            self._open(Place(self._place.area_id, self._place.row_id, event.column))
        if event.caret is not None:
            self._take(self._editing.move(self._editing.buffer.at(event.caret)))

    def _write(self, key: str) -> bool:
        """Do what a key does to the text or to what is offered; whether it does anything."""
        if key in ("ctrl+c", "ctrl+x"):
            self._copy(cut=key == "ctrl+x")
        elif key == "ctrl+v":
            self._paste(clipboard.pasted(self.app))
        elif key == "right" and self._ghost:
            self._take(self._editing.become(self._offers.text))
        elif key in ("ctrl+down", "ctrl+up") and self._ghost:
            self._offers = self._offers.step(1 if key == "ctrl+down" else -1)
            self._show()
        elif key in ("down", "up") and self._crosses(1 if key == "down" else -1):
            self._cross(1 if key == "down" else -1)
        elif (action := EDITOR_KEYS.get(key)) is not None:
            self._take(action(self._editing, self.query_one(FormView).view))
        else:
            return False
        return True

    def _command(self, key: str) -> bool:
        """Do what a key does on the plan's screen, here where that can be done here; whether it does anything."""
        from planterm.tui.screens.command_list import CommandList

        command = self._plan_commands.get(key)
        if command is None or command.in_table_only:
            return False
        if key == "f1":
            host_of(self).show_help()
        elif key in ("f10", "ctrl+p"):
            self.app.push_screen(CommandList(self._plan_commands.listed), self._picked)
        elif key == "ctrl+s":
            self._keep()
            saving.save(self)
        elif key == "ctrl+t":
            from planterm.tui.actions.next_year import show_row_of_last_year

            show_row_of_last_year(self, self._place.row_id or "")
        else:
            self._leave(command)
        return True

    def _picked(self, command: Command[PlanScreen] | None) -> None:
        if command is not None:
            self._leave(command)

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
        self.session.keep_typing(self._place, self._editing.text)
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
    def _ghost(self) -> str:
        return self._offers.ghost(self._editing.text)

    def _open(self, place: Place) -> None:
        self._place = place
        self._take(Editing.of(self._cells[place.column]))

    def _take(self, editing: Editing) -> None:
        self._editing = editing
        self._offers = offers(self.session.plan, self._place.column, editing)
        if self._differs or self.session.is_typing:
            self._safety.typed()
        self._show()

    @property
    def _differs(self) -> bool:
        """Whether the field holds something else than the plan."""
        return self._editing.text != self._cells[self._place.column]

    def _show(self) -> None:
        self.query_one(FormView).show(FormValue(self._cells, self._place.column, self._editing, self._ghost))
        rows = len(self._area.rows)
        number = texts.row_number(self._index + 1, max(rows, self._index + 1))
        state = texts.UNSAVED if self.session.is_dirty or self._differs else ""
        self._bar("title").show(TitleLine(f"{number} · {self._area.title}", state))
        if isinstance(self._bar("keys").line, KeysLine):
            self._say(None)

    def _say(self, message: MessageLine | None) -> None:
        """Tell something in place of the line of keys, or show the keys."""
        keys = (texts.TAKE_SUGGESTION, *texts.FORM_FOOTER) if self._ghost else texts.FORM_FOOTER
        self._bar("keys").show(KeysLine(keys) if message is None else message)

    def _bar(self, name: str) -> Bar:
        return self.query_one(f"#{name}", Bar)

    def _keep(self) -> None:
        """Make an edit of what was written; of the first text of a new row, the row."""
        self._safety.cancel()
        text, place, plan = self._editing.text, self._place, self.session.plan
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
        self._take(self._editing.paste(cell_text(text)))
        self._type(typed)

    def _type(self, text: str) -> None:
        if text:
            self._take(self._editing.type(text))

    def _copy(self, *, cut: bool) -> None:
        if text := self._editing.buffer.selected:
            clipboard.copy(self.app, text)
            if cut:
                self._take(self._editing.delete(lambda buffer: buffer.caret))

    def _crosses(self, step: int) -> bool:
        """Whether the caret leaves the field for another one when it goes a line on."""
        cells = self.query_one(FormView).view.cells
        return 0 <= self._place.column + step < len(COLUMNS) and self._editing.buffer.leaves(step, cells)

    def _cross(self, step: int) -> None:
        """Go to the line of the next field that is nearest, the caret near its column."""
        cells = self.query_one(FormView).view.cells
        column = self._editing.buffer.column(cells)
        self._step_field(step)
        self._take(self._editing.move(self._editing.buffer.entered(column, cells, from_below=step < 0)))

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
        inside = self._editing.future if redo else self._editing.past
        if inside:
            self._take(self._editing.redo() if redo else self._editing.undo())
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
