"""What all screens are: left once, whatever still reaches them; and how those with a line for messages tell things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

from planterm.tui.lines import MessageLine
from planterm.tui.widgets.bar import Bar

if TYPE_CHECKING:
    from planterm.session.session import Session

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


class TellingScreen(BaseScreen[Result], Generic[Result], inherit_bindings=False):
    """Shows a session's plan, and tells things in a line that takes the place of the line of keys."""

    session: Session

    def bar(self, name: str) -> Bar:
        """One of its lines."""
        return self.query_one(f"#{name}", Bar)

    def say(self, text: str, *, error: bool = False) -> None:
        """Tell something, in place of the line of keys, until the next key."""
        message = self.bar("message")
        message.show(MessageLine(text, error=error))
        message.set_class(error, "-error")
        message.display = bool(text)
        self.bar("keys").display = not text

    def tell_of_journal(self) -> None:
        """Say that changes are not in safety, where nothing more urgent is said."""
        problem = self.session.journal_problem
        if problem is not None and not self.bar("message").display:
            self.say(problem, error=True)
