"""The follow-up (F5): one row at a time, to be read in full and followed up, in the same session."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from planterm.texts import commands as names
from planterm.texts import tui as common
from planterm.tui.actions import saving
from planterm.tui.clipboard import Clipboard
from planterm.tui.commands import Command, CommandTable, Group
from planterm.tui.follow_up import follow_up_view as follow_up_lines
from planterm.tui.follow_up.follow_up_view import PHRASE_KEYS, STATUS_KEYS, FollowUpView, ProgressLine
from planterm.tui.host import host_of
from planterm.tui.lines import KeysLine, MessageLine, TitleLine
from planterm.tui.screens.base import BaseScreen
from planterm.tui.step_names import edit_name
from planterm.tui.styles import sheet
from planterm.tui.typing_safety import TypingSafety
from planterm.tui.widgets.bar import Bar

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from planterm.model.edits import Place
    from planterm.model.follow_up import Choice
    from planterm.model.plan import Status
    from planterm.session.session import Session
    from planterm.tui.editing.writing import Writing
    from planterm.tui.follow_up.follow_up_visit import FollowUpVisit
    from planterm.tui.plan.plan_screen import PlanScreen


class Left(NamedTuple):
    """At which row the follow-up was left, and the command that is to follow."""

    place: Place
    command: Command[PlanScreen] | None = None


class FollowUp(BaseScreen[Left], inherit_bindings=False):
    """Shows the row that a visit is at and takes the keys."""

    CSS = sheet("follow_up")
    help_group = Group.FOLLOW_UP

    def __init__(
        self, session: Session, visit: FollowUpVisit, message: MessageLine, plan_commands: CommandTable[PlanScreen]
    ) -> None:
        super().__init__()
        self._plan_commands = plan_commands
        self.session = session
        self._visit = visit
        self._first_message = message
        self._scrolled = 0
        self._safety = TypingSafety(self, self._put_down)
        self.is_ready = False

    def compose(self) -> ComposeResult:
        """Which row it is, how far one has come, the row and its follow-up, the keys."""
        yield Bar(TitleLine("", ""), id="title")
        yield Bar(ProgressLine(()), id="progress")
        yield FollowUpView(follow_up_lines.value(self.session, self._visit, 0))
        yield Bar(MessageLine(), id="message")
        yield Bar(KeysLine(FOLLOW_UP_COMMANDS.told()), id="keys")

    def on_mount(self) -> None:
        """Show the row where one was."""
        self._show()
        self._say(self._first_message)
        self.is_ready = True

    # keys and pastes

    def take_key(self, event: events.Key) -> None:
        """Go on, choose, write, or leave for another command."""
        self._say(MessageLine())
        if not FOLLOW_UP_COMMANDS.press(self, event.key):
            self._write(event.key, event.character if event.is_printable else None)
        if self.is_current:
            self._tell_of_journal()

    def _write(self, key: str, typed: str | None) -> None:
        """Write in the text; a key that means nothing there leads to what it does on the plan's screen."""
        writing = self._visit.writing.press(key, typed, self.query_one(FollowUpView).view, Clipboard(self.app))
        if writing is not None:
            self._take(writing)
        elif (command := self._plan_commands.get(key)) is not None and not command.in_table_only:
            self._leave(command)

    def take_paste(self, event: events.Paste) -> None:
        """Put a pasted text at the caret."""
        self._say(MessageLine())
        self._take(self._visit.writing.paste(event.text))

    def on_follow_up_view_scrolled(self, event: FollowUpView.Scrolled) -> None:
        """Scroll the row."""
        self._scroll(lines=event.lines)

    # what the keys do

    def leave(self) -> None:
        """To the table."""
        self._leave()

    def go_on(self) -> None:
        """To the next row that awaits a follow-up."""
        self._arrived(self._visit.go_on())

    def row_before(self) -> None:
        """To the row before, followed up or not."""
        self._arrived(self._visit.step(-1))

    def row_after(self) -> None:
        """To the row after, followed up or not."""
        self._arrived(self._visit.step(1))

    def postpone(self) -> None:
        """Let the row wait until the others are done, or no longer."""
        self._arrived(self._visit.postpone())

    def undo(self) -> None:
        """Take back what was written in the row, then the plan's edits."""
        self._undo(redo=False)

    def redo(self) -> None:
        """Do it again."""
        self._undo(redo=True)

    def read_on(self) -> None:
        """Scroll the row's texts down."""
        self._scroll(pages=1)

    def read_back(self) -> None:
        """Scroll the row's texts up."""
        self._scroll(pages=-1)

    def use_phrase(self, number: int) -> None:
        """Put a phrase into the text."""
        self._visit.use_phrase(number)
        self._written()

    def set_status(self, status: Status) -> None:
        """Give the row a status, or take it away again."""
        self._say(MessageLine(self._visit.set_status(status)))
        self._show()

    def save(self) -> None:
        """Save the plan, this text included."""
        self._safety.cancel()
        self._visit.end()
        self._show()
        saving.save(self)

    def ask_which(self) -> None:
        """Ask which rows to go through, and in which order."""
        from planterm.tui.follow_up.follow_up_actions import ask_which

        def chosen(choice: Choice) -> None:
            self._arrived(self._visit.choose(choice))

        ask_which(self.app, self.session.plan, self._visit.choice, chosen)

    def show_last_year(self) -> None:
        """Show the row as the plan before has it."""
        from planterm.tui.actions.next_year import show_row_of_last_year

        show_row_of_last_year(self, self._visit.place.row_id or "")

    def show_help(self) -> None:
        """Show the help for the follow-up."""
        host_of(self).show_help()

    def show_commands(self) -> None:
        """Show every command of the plan's screen; the one picked is done there."""
        from planterm.tui.screens.command_list import CommandList

        def picked(command: Command[PlanScreen] | None) -> None:
            if command is not None:
                self._leave(command)

        self.app.push_screen(CommandList(self._plan_commands.listed), picked)

    # writing

    def _take(self, writing: Writing) -> None:
        self._visit.writing = writing
        self._written()

    def _written(self) -> None:
        if self._visit.is_changed or self.session.is_typing:
            self._safety.typed()
        self._show()

    def put_in_safety(self) -> None:
        """Put what is written so far into the journal now."""
        self._safety.now()

    def _put_down(self) -> None:
        self.session.keep_typing(self._visit.place, self._visit.writing.text)
        self._tell_of_journal()

    def _undo(self, *, redo: bool) -> None:
        """First what was written in the row, then the plan's edits; leaves where they were in no row."""
        writing, editing = self._visit.writing, self._visit.writing.editing
        if editing.future if redo else editing.past:
            self._take(writing.become(editing.redo() if redo else editing.undo()))
            return
        self._safety.cancel()
        step = self._visit.undo(redo=redo)
        if step is None:
            self._say(MessageLine(common.NOTHING_TO_REDO if redo else common.NOTHING_TO_UNDO))
            return
        place = step.place_after if redo else step.place_before
        if self._visit.go_to(place):
            self._arrived((common.redone if redo else common.undone)(edit_name(step)))
        else:
            self.dismiss(Left(place))

    def show_plan(self, place: Place | None = None) -> None:
        """Show the row as it is in the plan now, or the one of the place."""
        if self._visit.plan_changed(place):
            self._show()
        else:
            self.dismiss(Left(place or self._visit.place))

    # going

    def _arrived(self, message: str) -> None:
        self._safety.cancel()
        self._scrolled = 0
        self._show()
        self._say(MessageLine(message))

    def _leave(self, command: Command[PlanScreen] | None = None) -> None:
        self._safety.cancel()
        self._visit.end()
        self.dismiss(Left(self._visit.place, command))

    def _scroll(self, *, pages: int = 0, lines: int = 0) -> None:
        self._scrolled = self.query_one(FollowUpView).scrolled_by(pages, lines)
        self._show()

    # showing

    def say(self, text: str, *, error: bool = False) -> None:
        """Tell something, in place of the line of keys, until the next key."""
        self._say(MessageLine(text, error=error))

    def _say(self, line: MessageLine) -> None:
        bar = self.query_one("#message", Bar)
        bar.show(line)
        bar.set_class(line.error, "-error")
        bar.display = bool(line.text)
        self.query_one("#keys", Bar).display = not line.text

    def _tell_of_journal(self) -> None:
        problem = self.session.journal_problem
        if problem is not None and not self.query_one("#message", Bar).display:
            self._say(MessageLine(problem, error=True))

    def _show(self) -> None:
        self.query_one(FollowUpView).show(follow_up_lines.value(self.session, self._visit, self._scrolled))
        self.query_one("#title", Bar).show(follow_up_lines.title_line(self.session, self._visit))
        self.query_one("#progress", Bar).show(follow_up_lines.progress_line(self.session, self._visit))


FOLLOW_UP_COMMANDS: CommandTable[FollowUp] = CommandTable(
    Command(names.GO_ON, ("tab",), FollowUp.go_on, Group.FOLLOW_UP),
    Command(names.ROW_BEFORE, ("shift+tab", "ctrl+up"), FollowUp.row_before, Group.FOLLOW_UP),
    Command(names.ROW_AFTER, ("ctrl+down",), FollowUp.row_after, Group.FOLLOW_UP),
    Command(names.FOLLOW_UP_DONE, ("escape", "f5"), FollowUp.leave, Group.FOLLOW_UP),
    Command(names.POSTPONE, ("ctrl+l",), FollowUp.postpone, Group.FOLLOW_UP),
    Command(names.WHICH_ROWS, ("f8",), FollowUp.ask_which, Group.FOLLOW_UP),
    *(
        Command(names.PHRASE, (key,), partial(FollowUp.use_phrase, number=number), Group.FOLLOW_UP)
        for number, key in enumerate(PHRASE_KEYS)
    ),
    *(
        Command(names.SET_STATUS, (key,), partial(FollowUp.set_status, status=status), Group.FOLLOW_UP)
        for key, status in STATUS_KEYS.items()
    ),
    Command(names.SAVE, ("ctrl+s",), FollowUp.save, Group.FOLLOW_UP),
    Command(names.READ_ON, ("pagedown",), FollowUp.read_on, Group.FOLLOW_UP),
    Command(names.READ_BACK, ("pageup",), FollowUp.read_back, Group.FOLLOW_UP),
    Command(names.UNDO_WRITING, ("ctrl+z",), FollowUp.undo, Group.FOLLOW_UP),
    Command(names.REDO_WRITING, ("ctrl+y",), FollowUp.redo, Group.FOLLOW_UP),
    Command(names.LAST_YEAR, ("ctrl+t",), FollowUp.show_last_year, Group.FOLLOW_UP),
    Command(names.HELP, ("f1",), FollowUp.show_help, Group.FOLLOW_UP),
    Command(names.COMMANDS, ("f10",), FollowUp.show_commands, Group.FOLLOW_UP),
    note=names.FOLLOW_UP_OTHERS,
)
"""What the keys do in the follow-up; in its text the keys of an open cell do what they do there."""
