"""The follow-up (F5): one row at a time, to be read in full and followed up, in the same session."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.screen import Screen

from planterm.model.tsv import cell_text
from planterm.texts import follow_up as texts
from planterm.texts import tui as common
from planterm.tui import clipboard, follow_up_lines
from planterm.tui.actions import saving
from planterm.tui.commands import Command, CommandTable, Group
from planterm.tui.editing.keys import EDITOR_KEYS
from planterm.tui.follow_up_lines import PHRASE_KEYS, STATUS_KEYS
from planterm.tui.host import host_of
from planterm.tui.lines import KeysLine, MessageLine, TitleLine
from planterm.tui.progress_line import ProgressLine
from planterm.tui.step_names import edit_name
from planterm.tui.styles import sheet
from planterm.tui.typing_safety import TypingSafety
from planterm.tui.widgets.bar import Bar
from planterm.tui.widgets.follow_up_view import FollowUpView

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from planterm.model.edits import Place
    from planterm.model.follow_up import Choice
    from planterm.session.session import Session
    from planterm.tui.editing.editing import Editing
    from planterm.tui.follow_up_visit import FollowUpVisit
    from planterm.tui.screens.plan_screen import PlanScreen

_STEPS = {"shift+tab": -1, "ctrl+up": -1, "ctrl+down": 1}


class Left(NamedTuple):
    """At which row the follow-up was left, and the command that is to follow."""

    place: Place
    command: Command[PlanScreen] | None = None


class FollowUp(Screen[Left], inherit_bindings=False):
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
        yield Bar(KeysLine(texts.FOOTER), id="keys")

    def on_mount(self) -> None:
        """Show the row where one was."""
        self._show()
        self._say(self._first_message)
        self.is_ready = True

    # keys and pastes

    def take_key(self, event: events.Key) -> None:
        """Go on, choose, write, or leave for another command."""
        self._say(MessageLine())
        key = event.key
        done = self._went(key) or self._chose(key) or self._wrote(key) or self._left_for(key)
        if not done and event.is_printable and event.character:
            self._take(self._visit.editing.type(event.character))
        if self.is_current:
            self._tell_of_journal()

    def take_paste(self, event: events.Paste) -> None:
        """Put a pasted text at the caret."""
        self._say(MessageLine())
        self._paste(event.text)

    def on_follow_up_view_scrolled(self, event: FollowUpView.Scrolled) -> None:
        """Scroll the row."""
        self._scroll(lines=event.lines)

    def _went(self, key: str) -> bool:
        """Go to another row, or to the table."""
        if key in ("escape", "f5"):
            self._leave()
        elif key == "tab":
            self._arrived(self._visit.go_on())
        elif key in _STEPS:
            self._arrived(self._visit.step(_STEPS[key]))
        elif key == "ctrl+l":
            self._arrived(self._visit.postpone())
        elif key in ("ctrl+z", "ctrl+y"):
            self._undo(redo=key == "ctrl+y")
        else:
            return False
        return True

    def _chose(self, key: str) -> bool:
        """Scroll, save, ask for help, take a phrase or a status."""
        if key in ("pagedown", "pageup"):
            self._scroll(pages=1 if key == "pagedown" else -1)
        elif key in PHRASE_KEYS:
            self._visit.use_phrase(PHRASE_KEYS.index(key))
            self._written()
        elif key in STATUS_KEYS:
            self._say(MessageLine(self._visit.set_status(STATUS_KEYS[key])))
            self._show()
        elif key == "ctrl+s":
            self._save()
        elif key == "f8":
            self._ask_which()
        elif key == "ctrl+t":
            from planterm.tui.actions.next_year import show_row_of_last_year

            show_row_of_last_year(self, self._visit.place.row_id or "")
        elif key == "f1":
            host_of(self).show_help()
        else:
            return False
        return True

    def _wrote(self, key: str) -> bool:
        """Do what a key does to the text."""
        if key in ("ctrl+c", "ctrl+x"):
            self._copy(cut=key == "ctrl+x")
        elif key == "ctrl+v":
            self._paste(clipboard.pasted(self.app))
        elif (action := EDITOR_KEYS.get(key)) is not None:
            self._take(action(self._visit.editing, self.query_one(FollowUpView).view))
        else:
            return False
        return True

    def _left_for(self, key: str) -> bool:
        """Leave for what a key does on the plan's screen, or for what is picked from the list of commands."""
        from planterm.tui.screens.command_list import CommandList

        command = self._plan_commands.get(key)
        if command is None or command.in_table_only:
            return False
        if key == "f10":
            self.app.push_screen(CommandList(self._plan_commands.listed), self._picked)
        else:
            self._leave(command)
        return True

    def _picked(self, command: Command[PlanScreen] | None) -> None:
        if command is not None:
            self._leave(command)

    # writing

    def _take(self, editing: Editing) -> None:
        self._visit.editing = editing
        self._written()

    def _written(self) -> None:
        if self._visit.is_changed or self.session.is_typing:
            self._safety.typed()
        self._show()

    def put_in_safety(self) -> None:
        """Put what is written so far into the journal now."""
        self._safety.now()

    def _put_down(self) -> None:
        self.session.keep_typing(self._visit.place, self._visit.editing.text)
        self._tell_of_journal()

    def _paste(self, text: str) -> None:
        self._take(self._visit.editing.paste(cell_text(text)))

    def _copy(self, *, cut: bool) -> None:
        if text := self._visit.editing.buffer.selected:
            clipboard.copy(self.app, text)
            if cut:
                self._take(self._visit.editing.delete(lambda buffer: buffer.caret))

    def _undo(self, *, redo: bool) -> None:
        """First what was written in the row, then the plan's edits; leaves where they were in no row."""
        editing = self._visit.editing
        if editing.future if redo else editing.past:
            self._take(editing.redo() if redo else editing.undo())
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

    def _save(self) -> None:
        self._safety.cancel()
        self._visit.end()
        self._show()
        saving.save(self)

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

    def _ask_which(self) -> None:
        from planterm.tui.actions.follow_up_choice import ask_which

        def chosen(choice: Choice) -> None:
            self._arrived(self._visit.choose(choice))

        ask_which(self.app, self.session.plan, self._visit.choice, chosen)

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
