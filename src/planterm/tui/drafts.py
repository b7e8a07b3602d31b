"""What is written in the lines of dialogs: into the journal as it is written, and back into them after a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planterm.model.edits import NOWHERE
from planterm.model.text import clean
from planterm.tui.typing_safety import AFTER

if TYPE_CHECKING:
    from textual.app import App

    from planterm.session.session import Session
    from planterm.store.journal_lines import Draft
    from planterm.tui.plan.plan_screen import PlanScreen

Texts = tuple[tuple[str, str], ...]
"""Labels of a dialog's lines, and what is written in them."""


class Drafts:
    """The drafts of the plan that is open, or of the time before one is.

    A dialog is known by its heading and the label of its first line.
    """

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._screen: PlanScreen | None = None
        self._before_plan: Session | None = None

    def belong_to(self, screen: PlanScreen) -> None:
        """From here on they are those of the plan that the screen shows."""
        self._screen = screen
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
        if self._screen is None and self._before_plan is None and texts:
            from planterm.session.session import Session

            self._before_plan = Session.before_plan()
        if (session := self._session) is None:
            return
        if not texts:
            session.draft_ended(dialog, line)
            session.tell_drafts()
            return
        from planterm.store.journal_lines import Draft

        cleaned = tuple((label, clean(text)) for label, text in texts)
        command, place = (self._screen.last_command, self._screen.place) if self._screen is not None else ("", None)
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
        """What keeps them; None where nothing has been written, or the plan may only be read."""
        session = self._screen.session if self._screen is not None else self._before_plan
        return None if session is None or session.read_only else session

    def _tell(self) -> None:
        if (session := self._session) is not None:
            session.tell_drafts()


def reopen(screen: PlanScreen) -> None:
    """Open the dialog again in which something was written last, where it was opened."""
    if not (drafts := screen.session.drafts):
        return
    draft = drafts[0]
    command = next((command for command in screen.commands.listed if command.text.name == draft.command), None)
    if draft.place.area_id in screen.session.plan.areas_by_id:
        screen.go_to(draft.place)
    if command is not None:
        screen.run_command(command)
