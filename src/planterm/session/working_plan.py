"""The current plan and what was done to it, each change put into safety as it is made."""

from typing import TYPE_CHECKING, NamedTuple

from planterm.errors import PlantermError
from planterm.model.conflicts import Undecided, decided, resolve, still_open
from planterm.model.edits import NOWHERE, Edit, EditKind, Place, cells_at, insert_row, place_of, set_cell
from planterm.model.form import Form
from planterm.model.plan import Plan, Row, new_row_id
from planterm.session.safekeeping import Safekeeping
from planterm.store.journal_files import EntryKind
from planterm.store.settings import wanted_review
from planterm.texts import kept_safe as texts

if TYPE_CHECKING:
    from planterm.model.findings import Finding
    from planterm.store.journal_lines import Draft


class ReadOnlySessionError(PlantermError):
    """The plan was opened for reading only."""


class OpenCell(NamedTuple):
    """A cell with a text that is not committed yet, of the plan as it is or after a change that is asked about."""

    place: Place
    """The cell; without a row where a new one is being begun below the area's last."""
    text: str
    new_row_id: str
    """What that new row would be called."""
    asked: Plan | None = None
    """What the plan would be after the change that is asked about."""

    def plan_with(self, plan: Plan) -> Plan:
        """The plan, changed if that is asked about, with the text in its cell; without it where the cell is gone."""
        plan = plan if self.asked is None else self.asked
        try:
            if self.place.row_id is not None:
                return set_cell(plan, self.place, self.text).plan
            row = Row.blank(self.new_row_id, plan.columns).with_cell(self.place.column, self.text)
            return insert_row(plan, self.place, row).plan if self.text else plan
        except KeyError:
            return plan

    @property
    def place_with(self) -> Place:
        """The cell in the plan with the text."""
        return Place(self.place.area_id, self.place.row_id or self.new_row_id or None, self.place.column)


class Step(NamedTuple):
    """One edit that can be taken back."""

    kind: EditKind
    plan_before: Plan
    plan_after: Plan
    place_before: Place
    place_after: Place
    undecided_before: tuple[Undecided, ...] = ()
    undecided_after: tuple[Undecided, ...] = ()


_UNDO, _REDO = "undo", "redo"
"""What the journal calls these, beside the kinds of edits."""


class WorkingPlan:
    """A plan that is being worked on.

    What changes it raises ReadOnlySessionError where nothing may be changed; when it returns, the change is in the
    journal, on the disk, or journal_problem says why not.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._open_cell: OpenCell | None = None
        self._keeping: Safekeeping | None = None
        self._undecided: tuple[Undecided, ...] = ()
        self.drafts: tuple[Draft, ...] = ()
        """What is written in dialogs that are open, or was when an earlier session ended; the newest first."""
        self.lacks_others_text = False
        """Whether what others wrote was taken in and undone again, and nobody has said yes to a save without it."""

    @property
    def plan(self) -> Plan:
        """The plan as it stands now."""
        return self._plan

    @property
    def form(self) -> Form:
        """The form that the plan is on."""
        return self._plan.form

    @property
    def read_only(self) -> bool:
        """Whether nothing may be changed: it was opened so, or is closed."""
        return self._keeping is None

    @property
    def why_read_only(self) -> str:
        """Why nothing may be changed, where that is so, and what to do about it."""
        return texts.READ_ONLY

    @property
    def is_typing(self) -> bool:
        """Whether the text of an open cell, which is not committed yet, is in safety."""
        return self._open_cell is not None

    @property
    def findings(self) -> "tuple[Finding, ...]":
        """What is weak in the plan as it stands."""
        from planterm.model.review import review

        return review(self._plan, wanted_review())

    @property
    def journal_problem(self) -> str | None:
        """Why changes cannot be put into safety just now, in a sentence; None while they can."""
        return self._keeping.problem if self._keeping else None

    @property
    def last_step(self) -> Step | None:
        """What undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def undecided(self) -> tuple[Undecided, ...]:
        """What was written for the same place in several ways, of which the plan holds one: to be decided on."""
        return still_open(self._undecided, self._plan)

    def decide(self, question: Undecided, text: str | None) -> Step | None:
        """Let a text stand in place of the standing wording and the newest other one, as one step.

        That may be one of them (None for a removal) or a third. None where the plan has it already, or nothing is
        there any more.
        """
        try:
            plan = resolve(self._plan, question.spot, text)
        except KeyError:
            plan = self._plan
        place = place_of(self._plan, question.spot)
        return self._replace_plan(EditKind.DECIDE, plan, place, decided(self._undecided, question, text))

    def apply(self, edit: Edit) -> None:
        """Make the edit's plan the current one, and end the open cell; an edit that changes nothing leaves no step."""
        self._safekeeping()
        if edit.plan == self._plan:
            self.typing_ended()
        else:
            self._record(Step(edit.kind, self._plan, edit.plan, edit.before, edit.after))

    def apply_as_one(self, edit: Edit, since: Plan) -> None:
        """As apply, but what was applied so since that plan becomes one step, which is taken back as a whole.

        Back at that plan there is no step any more.
        """
        self._safekeeping()
        if edit.plan == self._plan:
            return
        last = self.last_step
        if last is not None and last.kind is edit.kind and last.plan_before is since and last.plan_after is self._plan:
            self._done.pop()
        if edit.plan == since:
            self._go_to(since, self._undecided, _UNDO, edit.before)
        else:
            self._record(Step(edit.kind, since, edit.plan, edit.before, edit.after))

    def undo(self) -> Step | None:
        """Take the last edit back and return it; None where nothing is left to take back."""
        keeping = self._safekeeping()
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        if step.kind is EditKind.RECOVER:
            keeping.recovery_stands(False)
        self.lacks_others_text = self.lacks_others_text or step.kind is EditKind.MERGE
        self._go_to(step.plan_before, step.undecided_before, _UNDO, step.place_before)
        return step

    def redo(self) -> Step | None:
        """Do the edit last taken back again and return it; None where there is none."""
        keeping = self._safekeeping()
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        if step.kind is EditKind.RECOVER:
            keeping.recovery_stands(True)
        self.lacks_others_text = self.lacks_others_text and step.kind is not EditKind.MERGE
        self._go_to(step.plan_after, step.undecided_after, _REDO, step.place_after)
        return step

    def new_row_id(self) -> str:
        """An id that no row of the plan has."""
        return new_row_id(self._plan.standings)

    def keep_typing(self, place: Place, text: str) -> None:
        """Put the text of a cell that is still open into safety; a place without a row begins a new one.

        To be called within a second of every key; apply ends it, and otherwise typing_ended does.
        """
        keeping, old = self._safekeeping(), self._open_cell
        row_id = old.new_row_id if old and old.place == place else ""
        cell = OpenCell(place, text, row_id or self.new_row_id())
        if cell.plan_with(self._plan) == self._plan:
            self.typing_ended()
        else:
            self._put_down(cell, keeping)

    def keep_asked(self, edit: Edit, typed: str) -> None:
        """Put an edit into safety that somebody is asked about, with what was typed since, in the cell where it ends.

        Apply makes it, and otherwise typing_ended ends it.
        """
        text = cells_at(edit.plan, edit.after)[edit.after.column]
        cell = OpenCell(edit.after, f"{text}{typed}", new_row_id(edit.plan.standings), edit.plan)
        self._put_down(cell, self._safekeeping())

    def keep_draft(self, draft: "Draft") -> None:
        """Put what is written in a dialog into safety; to be called within a second of every key."""
        keeping = self._safekeeping()
        self.draft_ended(draft.dialog, draft.line)
        self.drafts = (draft, *self.drafts)
        keeping.drafts(self.drafts)
        keeping.tell(self._plan, draft.place)

    def draft_ended(self, dialog: str, line: str) -> None:
        """The dialog is done; the next change, or tell_drafts, puts that down, so that its text is always somewhere."""
        self.drafts = tuple(each for each in self.drafts if not each.is_of(dialog, line))
        self._safekeeping().drafts(self.drafts)

    def tell_drafts(self) -> None:
        """Put down which dialogs are done."""
        self._safekeeping().tell(self._plan, NOWHERE)

    def typing_ended(self) -> None:
        """The open cell was left as it was before."""
        keeping, cell = self._safekeeping(), self._open_cell
        self._open_cell = None
        if cell is not None:
            keeping.given_up(self._plan, cell.place)

    def put_down_missed(self) -> None:
        """Put into safety what could not be so in its time, or is so no more, if there is anything."""
        if self._keeping is not None and self._keeping.has_missed:
            self._put_down_all(self._keeping)

    def _put_down_all(self, keeping: Safekeeping) -> None:
        """Put into safety all that is unsaved, of which the journal may lack anything."""
        cell, place = self._open_cell, self.last_step.place_after if self.last_step else NOWHERE
        keeping.drafts(self.drafts)
        keeping.change(EntryKind.MISSED, self._plan, place, self._undecided)
        if cell is not None:
            self._put_down(cell, keeping)

    def _put_down(self, cell: OpenCell, keeping: Safekeeping) -> None:
        self._open_cell = cell
        kind = EntryKind.TYPING if cell.asked is None else EntryKind.ASKED
        keeping.unfinished(kind, self._plan, cell.plan_with(self._plan), cell.place_with)

    def _safekeeping(self) -> Safekeeping:
        if self._keeping is None:
            raise ReadOnlySessionError(self.why_read_only)
        return self._keeping

    def _record(self, step: Step, undecided: tuple[Undecided, ...] | None = None) -> Step:
        """Go where a step leads; what is undecided is so after it too, unless something else is."""
        after = self._undecided if undecided is None else undecided
        step = step._replace(undecided_before=self._undecided, undecided_after=after)
        self._done.append(step)
        self._undone.clear()  # what had been taken back can no longer be done again
        self._go_to(step.plan_after, after, step.kind, step.place_after)
        return step

    def _replace_plan(
        self,
        kind: EditKind,
        plan: Plan,
        place: Place | None = None,
        undecided: tuple[Undecided, ...] | None = None,
    ) -> Step | None:
        """Make another plan the current one, as one step; where only what is undecided is another, without a step."""
        if plan == self._plan:
            if undecided is not None and undecided != self._undecided:
                self._go_to(self._plan, undecided, kind, place or NOWHERE)
            return None
        if place is not None:
            return self._record(Step(kind, self._plan, plan, place, place), undecided)
        from planterm.publish.differences import first_places

        return self._record(Step(kind, self._plan, plan, *first_places(self._plan, plan)), undecided)

    def _go_to(self, plan: Plan, undecided: tuple[Undecided, ...], kind: str, place: Place) -> None:
        self._plan, self._undecided = plan, undecided
        self._open_cell = None
        self._safekeeping().change(kind, plan, place, undecided)
