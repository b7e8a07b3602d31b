"""The follow-up (F5): one row at a time, to be read in full and followed up, in the same session."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from planterm.texts import commands as names
from planterm.tui.commands import Command, CommandTable, Group
from planterm.tui.follow_up import follow_up_view as follow_up_lines
from planterm.tui.follow_up.follow_up_choice import ask_which
from planterm.tui.follow_up.follow_up_view import PHRASE_KEYS, STATUS_KEYS, FollowUpView, ProgressLine
from planterm.tui.lines import KeysLine, MessageLine, TitleLine
from planterm.tui.plan.row_screen import Left, RowScreen
from planterm.tui.styles import sheet
from planterm.tui.widgets.bar import Bar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planterm.model.edits import Place
    from planterm.model.follow_up import Choice
    from planterm.model.plan import Status
    from planterm.session.session import Session
    from planterm.tui.editing.editor_keys import View
    from planterm.tui.editing.writing import Writing
    from planterm.tui.follow_up.follow_up_visit import FollowUpVisit
    from planterm.tui.plan.plan_screen import PlanScreen


class FollowUp(RowScreen, inherit_bindings=False):
    """Shows the row that a visit is at and takes the keys."""

    CSS = sheet("follow_up")
    help_group = Group.FOLLOW_UP

    def __init__(
        self, session: Session, visit: FollowUpVisit, message: MessageLine, plan_commands: CommandTable[PlanScreen]
    ) -> None:
        super().__init__(session, FOLLOW_UP_COMMANDS, plan_commands)
        self._visit = visit
        self._first_message = message

    @property
    def place(self) -> Place:
        """The follow-up of the row that the visit is at."""
        return self._visit.place

    @property
    def writing(self) -> Writing:
        """What is written in it."""
        return self._visit.writing

    @property
    def view(self) -> View:
        """How it is shown."""
        return self.query_one(FollowUpView).view

    def compose(self) -> ComposeResult:
        """Which row it is, how far one has come, the row and its follow-up, the keys."""
        yield Bar(TitleLine("", ""), id="title")
        yield Bar(ProgressLine(()), id="progress")
        yield FollowUpView(follow_up_lines.value(self.session, self._visit))
        yield Bar(MessageLine(), id="message")
        yield Bar(KeysLine(FOLLOW_UP_COMMANDS.told()), id="keys")

    def on_mount(self) -> None:
        """Show the row where one was."""
        self._show()
        self.say(self._first_message.text, error=self._first_message.error)
        self.is_ready = True

    # what the keys do

    def go_on(self) -> None:
        """To the next row that awaits a follow-up."""
        self._arrived(self._visit.go_on())

    def step(self, steps: int) -> None:
        """To a neighbouring row, followed up or not."""
        self._arrived(self._visit.step(steps))

    def postpone(self) -> None:
        """Let the row wait until the others are done, or no longer."""
        self._arrived(self._visit.postpone())

    def read(self, pages: int) -> None:
        """Scroll the row's texts down, or up where negative."""
        self.query_one(FollowUpView).scroll_pages(pages)

    def use_phrase(self, number: int) -> None:
        """Put a phrase into the text."""
        self._visit.use_phrase(number)
        self._written()

    def set_status(self, status: Status) -> None:
        """Give the row a status, or take it away again."""
        self.say(self._visit.set_status(status))
        self._show()

    def ask_which(self) -> None:
        """Ask which rows to go through, and in which order."""

        def chosen(choice: Choice) -> None:
            self._arrived(self._visit.choose(choice))

        ask_which(self.app, self.session.plan, self._visit.choice, chosen)

    # writing

    def take(self, writing: Writing) -> None:
        """Go on with another state of the text."""
        self._visit.writing = writing
        self._written()

    def keep(self) -> None:
        """Make an edit of what was written, and remember where one was."""
        self._safety.cancel()
        self._visit.end()

    def _written(self) -> None:
        if self._visit.is_changed or self.session.is_typing:
            self._safety.typed()
        self._show()

    def go_to(self, place: Place) -> bool:
        """Go to a row; False where it is gone."""
        if is_there := self._visit.go_to(place):
            self._arrived("")
        return is_there

    def show_plan(self, place: Place | None = None) -> None:
        """Show the row as it is in the plan now, or the one of the place."""
        if self._visit.plan_changed(place):
            self._show()
        else:
            self.dismiss(Left(place or self._visit.place))

    # going

    def _arrived(self, message: str) -> None:
        self._safety.cancel()
        self.query_one(FollowUpView).begin()
        self._show()
        self.say(message)

    # showing

    def _show(self) -> None:
        self.query_one(FollowUpView).show(follow_up_lines.value(self.session, self._visit))
        self.bar("title").show(follow_up_lines.title_line(self.session, self._visit))
        self.bar("progress").show(follow_up_lines.progress_line(self.session, self._visit))


FOLLOW_UP_COMMANDS: CommandTable[FollowUp] = CommandTable(
    Command(names.GO_ON, ("tab",), FollowUp.go_on, Group.FOLLOW_UP),
    Command(names.ROW_BEFORE, ("shift+tab", "ctrl+up"), lambda screen: screen.step(-1), Group.FOLLOW_UP),
    Command(names.ROW_AFTER, ("ctrl+down",), lambda screen: screen.step(1), Group.FOLLOW_UP),
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
    Command(names.READ_ON, ("pagedown",), lambda screen: screen.read(1), Group.FOLLOW_UP),
    Command(names.READ_BACK, ("pageup",), lambda screen: screen.read(-1), Group.FOLLOW_UP),
    Command(names.UNDO_WRITING, ("ctrl+z",), FollowUp.undo, Group.FOLLOW_UP),
    Command(names.REDO_WRITING, ("ctrl+y",), lambda screen: screen.undo(redo=True), Group.FOLLOW_UP),
    Command(names.LAST_YEAR, ("ctrl+t",), FollowUp.show_last_year, Group.FOLLOW_UP),
    Command(names.HELP, ("f1",), FollowUp.show_help, Group.FOLLOW_UP),
    Command(names.COMMANDS, ("f10",), FollowUp.show_commands, Group.FOLLOW_UP),
    note=names.FOLLOW_UP_OTHERS,
)
"""What the keys do in the follow-up; in its text the keys of an open cell do what they do there."""
