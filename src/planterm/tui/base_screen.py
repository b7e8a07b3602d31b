"""What all screens are: left once, whatever still reaches them; and what they ask of the application."""

from typing import Any, Generic, Protocol, TypeVar, cast

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import Screen

from planterm.model.edits import Place
from planterm.session.session import Session
from planterm.tui.commands import Later, telling
from planterm.tui.drafts import Drafts
from planterm.tui.lines import KeysLine, MessageLine
from planterm.tui.terminal.type_ahead import TakesKeys
from planterm.tui.widgets import Bar

help_screen = Later("planterm.tui.dialogs.help", "HelpScreen")


class Host(Protocol):
    """The application as its screens see it."""

    drafts: Drafts
    """Keeps what is written in dialogs."""

    copied_cells: str
    """The cells that were copied last, as a spreadsheet writes them."""

    def heed_settings(self) -> None:
        """Do as the settings say from now on, where that is seen at once."""
        ...

    def show_other(self, session: Session) -> None:
        """Show another plan in place of the one that is open."""
        ...


def host_of(screen: Screen[Any]) -> Host:
    """The application that shows the screen."""
    return cast("Host", screen.app)


Result = TypeVar("Result")


class BaseScreen(Screen[Result], Generic[Result], inherit_bindings=False):
    """Gives its result once, and only while it is the one in front."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave with a result; not where it is left already, or where a question about it stands over it."""
        if self.app.screen is not self:
            return AwaitComplete()
        self.end()
        return super().dismiss(result)

    def end(self) -> None:
        """Do what is to be done when it is left."""

    def show_help(self) -> None:
        """Show the help for this screen."""
        self.app.push_screen(help_screen(self))

    def on_bar_clicked(self, event: Bar.Clicked) -> None:
        """Do what a key in the line of keys does."""
        line = event.bar.line
        if not (isinstance(line, KeysLine) and isinstance(self, TakesKeys)):
            return
        if (key := line.key_at(event.x, event.bar.size.width)) is not None:
            with telling(self.app):
                self.take_key(events.Key(key, None))


_LINES_FOR_BOTH = 20
"""Lines of a screen that has room for what is told and for the keys."""


class TellingScreen(BaseScreen[Result], Generic[Result], inherit_bindings=False):
    """Shows a session's plan, and tells things in a line over the line of keys, which gives way where it is low."""

    session: Session

    def bar(self, name: str) -> Bar:
        """One of its lines."""
        return self.query_one(f"#{name}", Bar)

    def say(self, text: str, *, error: bool = False) -> None:
        """Tell something until the next key."""
        message = self.bar("message")
        message.show(MessageLine(text, error=error))
        message.set_class(error, "-error")
        message.display = bool(text)
        self.bar("keys").display = not text or self.size.height >= _LINES_FOR_BOTH

    def tell_of_journal(self) -> None:
        """Say that changes are not in safety, where nothing more urgent is said."""
        problem = self.session.journal_problem
        if problem is not None and not self.bar("message").display:
            self.say(problem, error=True)

    def may_write(self) -> bool:
        """Whether the plan can be changed; says why not."""
        if self.session.read_only:
            self.say(self.session.why_read_only, error=True)
        return not self.session.read_only

    def leave_text(self) -> None:
        """Keep and close a text being written that would not take up what becomes of its place in the plan."""

    def show_plan(self, place: Place | None = None) -> None:
        """Show the plan as it is now, at the place where one is given."""
        raise NotImplementedError

    def write_at(self, place: Place, told: str) -> None:
        """Open a cell of the table to write in, wherever one is, and tell something."""
        raise NotImplementedError
