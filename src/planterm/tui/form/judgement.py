"""What the administration says of the year as a whole: one text of the plan, written on a screen of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.model.edits import NOWHERE, Place, set_details
from planterm.model.form import Column, Columns
from planterm.model.text import clean
from planterm.texts import command_names as names
from planterm.texts import publishing
from planterm.texts import tui as texts
from planterm.tui.base_screen import host_of
from planterm.tui.commands import Command, CommandTable, Group
from planterm.tui.editing.writing import Writing
from planterm.tui.form.form_view import FormValue, FormView
from planterm.tui.lines import KeysLine, TitleLine
from planterm.tui.plan.row_screen import RowScreen, show_beside
from planterm.tui.styles import sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from planterm.session.session import Session
    from planterm.tui.plan.plan_screen import PlanScreen

_ONLY = Columns((Column(0, "", publishing.JUDGEMENT, publishing.JUDGEMENT_GUIDANCE, 1.0, None),))
_DRAFT = (publishing.JUDGEMENT, publishing.JUDGEMENT)
"""By what the text is found again after a crash: no dialog is called so."""


class JudgementScreen(RowScreen, inherit_bindings=False):
    """Writes the text."""

    CSS = sheet("row_form")
    help_group = Group.FORM

    def __init__(self, session: Session, place: Place, plan_commands: CommandTable[PlanScreen]) -> None:
        super().__init__(session, JUDGEMENT_COMMANDS, plan_commands)
        self.place = place
        self.writing = Writing.of(session.plan.judgement)

    def views(self) -> Iterable[Widget]:
        """The text."""
        yield FormView(_ONLY)

    def on_mount(self) -> None:
        """Go on with what was written before a crash."""
        written = dict(host_of(self).drafts.written(*_DRAFT)).get(publishing.JUDGEMENT)
        self.take(Writing.of(self.session.plan.judgement if written is None else written))
        self.is_ready = True

    def on_form_view_clicked(self, event: FormView.Clicked) -> None:
        """Put the caret where it was clicked."""
        if event.caret is not None:
            self.take(self.writing.click(event.caret))

    @property
    def is_changed(self) -> bool:
        """Whether it is something else than the plan holds."""
        return clean(self.writing.text) != self.session.plan.judgement

    def keep(self) -> None:
        """Make an edit of what was written."""
        self._safety.cancel()
        if self.is_changed:
            text = clean(self.writing.text).strip("\n")
            self.session.apply(set_details(self.session.plan, self.place, judgement=text))
        host_of(self).drafts.ended(*_DRAFT)

    def go_to(self, place: Place) -> bool:
        """No cell of the plan is shown here."""
        del place
        return False

    def show_plan(self, place: Place | None = None) -> None:
        """Show the text as it is in the plan now."""
        del place
        if not self.is_changed:
            self._show()

    def _put_down(self) -> None:
        host_of(self).drafts.keep(*_DRAFT, ((publishing.JUDGEMENT, self.writing.text),) if self.is_changed else ())

    def _show(self) -> None:
        self.bar("keys").show(KeysLine(self._commands.told()))
        self.query_one(FormView).show(FormValue((self.writing.text,), 0, self.writing))
        state = texts.UNSAVED if self.session.is_dirty or self.is_changed else ""
        self.bar("title").show(TitleLine(self.session.form.title(self.session.plan.year), state))


JUDGEMENT_COMMANDS: CommandTable[JudgementScreen] = CommandTable(
    Command(names.JUDGEMENT_DONE, ("escape", "f2"), JudgementScreen.leave, Group.FORM),
    Command(names.SAVE, ("ctrl+s",), JudgementScreen.save, Group.FORM),
    Command(names.HELP, ("f1",), JudgementScreen.show_help, Group.FORM),
    Command(names.UNDO_WRITING, ("ctrl+z",), JudgementScreen.undo, Group.FORM),
    Command(names.REDO_WRITING, ("ctrl+y",), lambda screen: screen.undo(redo=True), Group.FORM),
)
"""What the keys do there; inside the text the keys of an open cell do what they do there."""


def show_judgement(screen: PlanScreen) -> None:
    """Write it."""
    if screen.may_write():
        show_beside(screen, JudgementScreen(screen.session, screen.place or NOWHERE, screen.commands))
