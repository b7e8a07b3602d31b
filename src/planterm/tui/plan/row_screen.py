"""What the form and the follow-up have in common: a row of the plan is written in, in its session."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget

from planterm.model.edits import Place, cells_at
from planterm.session.session import Session
from planterm.tui.actions import saving
from planterm.tui.actions.moves import stepped
from planterm.tui.base_screen import TellingScreen
from planterm.tui.commands import Command, CommandTable, Later
from planterm.tui.dialogs.command_list import CommandList
from planterm.tui.drafts import TypingSafety
from planterm.tui.editing.writing import View, Writing
from planterm.tui.lines import KeysLine, MessageLine, TitleLine
from planterm.tui.plan.decided import ask, guards_cell
from planterm.tui.plan.plan_screen import PlanScreen
from planterm.tui.terminal.clipboard import Clipboard
from planterm.tui.widgets import Bar, LinesView

show_row_of_last_year = Later("planterm.tui.actions.year_to_year", "show_row_of_last_year")


class Left(NamedTuple):
    """Where one was when the screen was left, and the command that is to follow."""

    place: Place
    command: Command[PlanScreen] | None = None
    told: str = ""
    """What is told in the table."""


class RowScreen(TellingScreen[Left], inherit_bindings=False):
    """Writes in a text of a row. What it has no use for itself, it leaves to the plan's screen, and closes."""

    def __init__(self, session: Session, commands: CommandTable[Any], plan_commands: CommandTable[PlanScreen]) -> None:
        super().__init__()
        self.session = session
        self._commands, self._plan_commands = commands, plan_commands
        self._safety = TypingSafety(self, self._put_down)
        self.is_ready = False

    place: Place
    """The cell that is written in."""

    writing: Writing
    """What is written."""

    # what a screen has of its own

    def views(self) -> Iterable[Widget]:
        """What shows the row and what is written in it, to be filled."""
        raise NotImplementedError

    def keep(self) -> None:
        """Make an edit of what was written."""
        raise NotImplementedError

    def go_to(self, place: Place) -> bool:
        """Go to a cell of the plan as it is now; False where that is not to be shown here."""
        raise NotImplementedError

    def _show(self) -> None:
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Which row it is, its texts, the keys."""
        yield Bar(TitleLine("", ""), id="title")
        yield from self.views()
        yield Bar(MessageLine(), id="message")
        yield Bar(KeysLine(()), id="keys")

    def _show_keys(self) -> None:
        """Show what the keys do; the first one takes a suggestion, where there is one."""
        keys = self._commands.told()
        self.bar("keys").show(KeysLine(keys if self.writing.ghost else keys[1:]))

    # what is written

    def take(self, writing: Writing) -> None:
        """Go on with another state of what is written, and show it; no other text where the plan is only read."""
        if writing.text != self.writing.text and not self.may_write():
            return
        self.writing = writing
        if self.is_changed or self.session.is_typing:
            self._safety.typed()
        self._show()

    @property
    def is_changed(self) -> bool:
        """Whether it is something else than the plan holds."""
        return self.written != self._before

    @property
    def written(self) -> str:
        """What is kept of it when it is left."""
        return self.writing.kept(self._before)

    @property
    def _cells(self) -> tuple[str, ...]:
        return cells_at(self.session.plan, self.place)

    @property
    def _before(self) -> str:
        return self._cells[self.place.column]

    # keys and pastes

    def take_key(self, event: events.Key) -> None:
        """Do what the key does, or write; what was decided only after a question."""
        key, typed = event.key, event.character if event.is_printable else None
        if self._is_guarded and self.writing.changes(key, typed, self._view):
            writing = self.writing.press(key, typed, self._view, Clipboard(self.app)) or self.writing
            self._ask(partial(self._press, key, typed), writing, has_text=bool(typed))
        else:
            self._press(key, typed)

    def _press(self, key: str, typed: str | None) -> None:
        self.say("")
        if not self._commands.press(self, key):
            writing = self.writing.press(key, typed, self._view, Clipboard(self.app))
            if writing is not None:
                self.take(writing)
            elif (command := self._plan_commands.get(key)) is not None and not command.in_table_only:
                self.leave(command)
        if self.is_current:
            self.tell_of_journal()

    def take_paste(self, event: events.Paste) -> None:
        """Put a pasted text at the caret."""
        if self._is_guarded:
            self._ask(partial(self._paste, event.text), self.writing.paste(event.text), has_text=True)
        else:
            self._paste(event.text)

    def _paste(self, text: str) -> None:
        self.say("")
        self.take(self.writing.paste(text))

    @property
    def _view(self) -> View:
        return self.query_one(LinesView).view

    @property
    def _is_guarded(self) -> bool:
        return guards_cell(self.session, self.place.row_id, self.place.column)

    def _ask(self, go_on: Callable[[], None], writing: Writing, *, has_text: bool) -> None:
        """Ask, and go on with what was typed meanwhile; what it would lead to is in safety until then."""

        def may(more: str) -> None:
            go_on()
            self.take(self.writing.type(more))

        def keep(more: str) -> None:
            self.session.keep_typing(self.place, writing.type(more).text)

        ask(self, self.session, may, self._show, has_text=has_text, keep=keep)

    # what the keys do

    def leave(self, command: Command[PlanScreen] | None = None) -> None:
        """Back to the table."""
        self.keep()
        self.dismiss(Left(self.place, command))

    def write_at(self, place: Place, told: str) -> None:
        """Back to the table, to write in another cell there."""
        self.dismiss(Left(place, self._plan_commands.get("f2"), told))

    def save(self) -> None:
        """Save the plan, this text included."""
        self.keep()
        self._show()
        saving.save(self)

    def undo(self, *, redo: bool = False) -> None:
        """Take back what was written in the text, then the plan's edits, or do it again; leaves where they were."""
        writing = self.writing
        if writing.future if redo else writing.past:
            self.take(writing.redo() if redo else writing.undo())
            return
        if not self.may_write():
            return
        self.keep()
        step, told = stepped(self.session, redo=redo)
        place = self.place if step is None else step.place_after if redo else step.place_before
        if step is None or self.go_to(place):
            self.say(told)
        else:
            self.dismiss(Left(place))

    def show_commands(self) -> None:
        """Show every command of the plan's screen; the one picked is done there."""
        CommandList(self._plan_commands.listed).open(self.app, self.leave)

    def show_last_year(self) -> None:
        """Show the row as the plan before has it."""
        show_row_of_last_year(self, self.place.row_id or "")

    # safety

    def put_in_safety(self) -> None:
        """Put what is written so far into the journal now."""
        self._safety.now()

    def _put_down(self) -> None:
        self.session.keep_typing(self.place, self.writing.text)
        self.tell_of_journal()


def show_beside(screen: PlanScreen, beside: RowScreen) -> None:
    """Show a row on a screen of its own, and go on in the table where that is left."""
    before = screen.session.plan

    def left(left: Left | None) -> None:
        screen.keep_changed(before)
        if left is not None:
            screen.go_to(left.place)
            if left.command is not None:
                screen.run_command(left.command)
            if left.told:
                screen.say(left.told)

    screen.app.push_screen(beside, left)
