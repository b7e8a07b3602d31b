"""What the administration says of the year as a whole: one text of the plan, written over the table like a cell's."""

from planterm.model.edits import NOWHERE, set_details
from planterm.model.fields import JUDGEMENT
from planterm.model.text import clean
from planterm.texts import publishing
from planterm.tui.base_screen import host_of
from planterm.tui.editing.writing import Writing
from planterm.tui.plan.open_cell import CellVisit
from planterm.tui.plan.plan_screen import PlanScreen

_DRAFT = (publishing.JUDGEMENT, publishing.JUDGEMENT)
"""By what the text is found again after a crash: no dialog is called so."""


class JudgementVisit(CellVisit):
    """Writes the text."""

    @property
    def before(self) -> str:
        """What the plan holds."""
        return self._screen.session.plan.judgement

    def opened(self) -> Writing:
        """The text as it is in the plan, or as it was being written before a crash."""
        written = dict(host_of(self._screen).drafts.written(*_DRAFT)).get(publishing.JUDGEMENT)
        return Writing.of(self.before if written is None else written)

    def keep(self) -> None:
        """Make an edit of what was written."""
        if (text := clean(self.written)) != self.before:
            place = self._screen.place or NOWHERE
            self._screen.apply(set_details(self._screen.session.plan, place, {JUDGEMENT: text}))
        host_of(self._screen).drafts.ended(*_DRAFT)

    def leave(self) -> None:
        """Close it."""
        self._screen.show_written_above("")
        super().leave()

    def _put_down(self) -> None:
        is_changed = self.written != self.before
        texts = ((publishing.JUDGEMENT, self._writing.text),) if is_changed else ()
        host_of(self._screen).drafts.keep(*_DRAFT, texts)


def show_judgement(screen: PlanScreen) -> None:
    """Write it."""
    if screen.may_write():
        screen.show_editor(publishing.JUDGEMENT)
        screen.show_written_above(publishing.JUDGEMENT)
        screen.enter_mode(JudgementVisit(screen, NOWHERE, ""))
        screen.say(publishing.JUDGEMENT_GUIDANCE)
