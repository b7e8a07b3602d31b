"""What a dead session's journal tells, put on the plan that the session began with."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from planterm.errors import PlantermError
from planterm.form.form import Form
from planterm.form.loader import load_form
from planterm.model.conflicts import Conflict, Spot, Undecided, resolve, text_at
from planterm.model.diff import ChangeKind, diff
from planterm.model.edits import Place
from planterm.model.patch import NO_DIFFERENCE, Patch, check_sound, patched_where_possible
from planterm.model.plan import Plan
from planterm.session.recovery import Typing
from planterm.store.found_journals import FoundJournal
from planterm.store.journal_lines import Draft, EntryKind, Line
from planterm.store.looks import real_path
from planterm.store.planfile import PlanFile, read_text

_UNFINISHED = frozenset({EntryKind.TYPING, EntryKind.ASKED})
_WHILE_TYPING = frozenset({EntryKind.SAVING, EntryKind.TELLING})
"""What may come while a cell is open."""


class Replay(NamedTuple):
    """A journal put on the plan that it began with."""

    journal: FoundJournal
    base: Plan
    """The plan as the session last knew it to be in the file; the file's own where that cannot be known any more."""
    stages: tuple[tuple[datetime, Plan], ...]
    """The plan at the beginning of the journal and after each line, the open cell's text last; and when that was."""
    is_saved: bool
    """Whether the file holds what the session saved last, which is then the base."""
    changes: int
    place: Place
    typing: Typing | None
    conflicts: tuple[Conflict, ...]
    undecided: tuple[Undecided, ...]
    """What the session knew to be undecided."""
    drafts: tuple[Draft, ...]
    """What was written in its dialogs."""
    is_damaged: bool
    """Whether there are lines in the journal that tell nothing."""

    @property
    def token(self) -> str:
        """Names the session."""
        return self.journal.token

    @property
    def instead_of(self) -> tuple[str, ...]:
        """The sessions whose work it has taken back and stands for; that may be what cannot be read any more."""
        return () if self.is_damaged else self.journal.lines[-1].instead_of

    @property
    def plan(self) -> Plan:
        """The plan at the end of the journal, the open cell's text included."""
        return self.stages[-1][1]

    @property
    def tells_nothing(self) -> bool:
        """Whether there is nothing in it that the file does not have."""
        return self.plan == self.base and not self.undecided and not self.drafts

    def written_at(self, place: Spot) -> datetime:
        """When the session wrote what it has at the place."""
        text, found = text_at(self.plan, place), self.journal.last_at
        for at, plan in reversed(self.stages):
            if text_at(plan, place) != text:
                break
            found = at
        return found

    def moved_from(self, file: PlanFile) -> Path | None:
        """Where the plan was then, when that is not where it is now."""
        return None if real_path(self.journal.plan) == real_path(file.path) else self.journal.plan


def replayed(journal: FoundJournal, file: PlanFile) -> Replay:
    """What the journal tells, seen from the file as it is now."""
    beginning = _beginning(journal, file)
    run = _Run(beginning or file.plan, journal.lines[0].at, journal.is_damaged)
    for line in journal.lines:
        run.take(line, file.digest)
    typing = run.end()
    if beginning is None and not run.is_saved:
        run.conflicts += _unsure(file.plan, run.plan)
    return Replay(
        journal=journal,
        base=run.base,
        stages=tuple(run.stages),
        is_saved=run.is_saved,
        changes=run.changes,
        place=run.place,
        typing=typing,
        conflicts=tuple(run.conflicts),
        undecided=run.undecided,
        drafts=run.drafts,
        is_damaged=run.is_damaged,
    )


class _Run:
    """What the lines read so far have told."""

    def __init__(self, plan: Plan, at: datetime, is_damaged: bool) -> None:
        self.base = self.plan = plan
        self.stages = [(at, plan)]
        self.changes, self.is_saved, self.is_damaged = 0, False, is_damaged
        self.place = Place("")
        self.conflicts: list[Conflict] = []
        self.undecided: tuple[Undecided, ...] = ()
        self.drafts: tuple[Draft, ...] = ()
        self._unfinished: list[Line] = []

    def take(self, line: Line, file_digest: str) -> None:
        """Take a line's word; of one that holds what was never written by the program, nothing."""
        if line.kind in _UNFINISHED:
            self._unfinished.append(line)
        elif not self._goes_on(line):
            return
        elif line.kind == EntryKind.SAVING and line.digest == file_digest:
            self.base, self.changes, self.conflicts, self.is_saved = self.plan, 0, [], True
        elif line.kind not in _WHILE_TYPING:
            self._unfinished = []
            self.changes += line.kind != EntryKind.TYPING_ENDED
        if line.undecided is not None and _are_sound(line.undecided, self.plan):
            self.undecided = line.undecided
        self.is_damaged |= line.undecided not in (None, self.undecided)
        self.drafts = self.drafts if line.drafts is None else line.drafts

    def end(self) -> Typing | None:
        """Take what was not finished at the end as well, the last of it that can be read; the open cell, if any."""
        for line in reversed(self._unfinished):
            if self._goes_on(line):
                self.changes += line.kind == EntryKind.ASKED
                return Typing(self.place, _text(self.plan, self.place)) if line.kind == EntryKind.TYPING else None
        return None

    def _goes_on(self, line: Line) -> bool:
        patch = _after(self.plan, line)
        if patch is None:
            self.is_damaged = True
            return False
        self.plan, self.place = patch.plan, line.place or self.place
        self.stages.append((line.at, self.plan))
        self.conflicts += patch.conflicts
        return True


def _beginning(journal: FoundJournal, file: PlanFile) -> Plan | None:
    """The plan that the session had read; None where that is damaged and the file is not what it was then."""
    if journal.text == file.text:
        return file.plan
    if journal.text is None:
        return file.plan if journal.has_read(file.digest) else None
    try:
        return read_text(journal.text, journal.plan).plan
    except PlantermError:
        return None


def _unsure(file: Plan, plan: Plan) -> Iterator[Conflict]:
    """Every text of the file that something else was written over, perhaps without having been read."""
    for change in diff(file, plan):
        if change.kind is ChangeKind.CHANGED and change.before.strip():
            yield Conflict(change.area_id, change.row_id, change.column, None, change.after, change.before)


def _after(plan: Plan, line: Line) -> Patch | None:
    """The plan after a line; None where what it holds was never written by the program."""
    try:
        patch = patched_where_possible(plan, line.delta)
        check_sound(plan, patch.plan)
        form = load_form(patch.plan.form)
    except (*NO_DIFFERENCE, PlantermError):
        return None
    return patch if _fits(patch.plan, form) or not _fits(plan, form) else None


def _fits(plan: Plan, form: Form) -> bool:
    """Whether the plan has the form's areas, in their order and before its own."""
    official = [area.id for area in form.areas]
    own = [area.own for area in plan.areas]
    count = len(official)
    return [area.id for area in plan.areas[:count]] == official and not any(own[:count]) and all(own[count:])


def _are_sound(undecided: Iterable[Undecided], plan: Plan) -> bool:
    """Whether each wording could stand in the plan."""
    try:
        for each in undecided:
            for wording in each.others:
                check_sound(plan, _resolved(plan, each.place, wording.text))
    except NO_DIFFERENCE:
        return False
    return True


def _resolved(plan: Plan, place: Spot, text: str | None) -> Plan:
    """The plan with a text at a place; the same where that is gone."""
    try:
        return resolve(plan, place, text)
    except KeyError:
        return plan


def _text(plan: Plan, place: Place) -> str:
    return next((row[place.column] for row in plan.rows() if row.id == place.row_id), "")
