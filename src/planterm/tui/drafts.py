"""What is being written, in a cell or in a dialog, on its way into the journal; and back into dialogs after a crash."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.app import App
from textual.message_pump import MessagePump
from textual.timer import Timer

from planterm.model.edits import NOWHERE, Place
from planterm.model.text import clean
from planterm.session.session import Session

if TYPE_CHECKING:
    from planterm.store.journal_lines import Draft

AFTER = 0.4
"""Seconds from a key to the journal; the promise is one second."""


@runtime_checkable
class HoldsText(Protocol):
    """A screen in which a text may be written that is not committed yet."""

    def put_in_safety(self) -> None:
        """Put it into the journal now."""
        ...


class TypingSafety:
    """Has a text put into safety a moment after it was typed, once for all keys of that moment."""

    def __init__(self, pump: MessagePump, put_down: Callable[[], None]) -> None:
        self._pump = pump
        self._put_down = put_down
        self._timer: Timer | None = None

    def typed(self) -> None:
        """Something was written."""
        if self._timer is None:
            self._timer = self._pump.set_timer(AFTER, self.now)

    def now(self) -> None:
        """Put it into safety, unless nothing was written since."""
        if self._timer is not None:
            self.cancel()
            self._put_down()

    def cancel(self) -> None:
        """What was written is safe by other means."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None


Where = Callable[[], tuple[str, Place | None]]
"""The command that was given last, and where in the plan."""

Texts = tuple[tuple[str, str], ...]
"""Labels of a dialog's lines, and what is written in them."""


class Drafts:
    """The drafts of the plan that is open, or of the time before one is.

    A dialog is known by its heading and the label of its first line.
    """

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._of_plan: Session | None = None
        self._where: Where | None = None
        self._before_plan: Session | None = None

    def belong_to(self, session: Session, where: Where) -> None:
        """From here on they are those of a plan."""
        self._of_plan, self._where = session, where
        self.close()

    def go_on_with(self, session: Session) -> None:
        """Go on with what was written before there was a plan."""
        self._before_plan = session

    def close(self) -> None:
        """End what was begun for the time before there is a plan."""
        if self._before_plan is not None:
            self._before_plan.close()
            self._before_plan = None

    def keep(self, dialog: str, line: str, texts: Texts) -> None:
        """Put what is written in a dialog into safety; nothing is where its lines are as they were to begin with."""
        if self._session is None and texts:
            self._before_plan = Session.before_plan()
        if (session := self._session) is None:
            return
        if not texts:
            session.draft_ended(dialog, line)
            session.tell_drafts()
            return
        from planterm.store.journal_lines import Draft

        cleaned = tuple((label, clean(text)) for label, text in texts)
        command, place = ("", None) if self._where is None else self._where()
        session.keep_draft(Draft(dialog, line, command, place or NOWHERE, cleaned))

    def ended(self, dialog: str, line: str) -> None:
        """The dialog is done: what comes of it is put down with that, or else that it is done is, in a moment."""
        if (session := self._session) is not None:
            session.draft_ended(dialog, line)
            self._app.set_timer(AFTER, self._tell)

    def written(self, dialog: str, line: str) -> Texts:
        """What was written in the dialog when an earlier session ended."""
        drafts: tuple[Draft, ...] = self._session.drafts if self._session is not None else ()
        return next((draft.texts for draft in drafts if draft.is_of(dialog, line)), ())

    @property
    def _session(self) -> Session | None:
        """What keeps them: the plan's, unless that may only be read; None where nothing has been written."""
        session = self._of_plan
        return self._before_plan if session is None or session.read_only else session

    def _tell(self) -> None:
        if (session := self._session) is not None:
            session.tell_drafts()
