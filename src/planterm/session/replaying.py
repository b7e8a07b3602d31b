"""What a dead session's journal tells, put on the plan that the session began with."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from planterm.errors import PlantermError
from planterm.form.loader import load_form
from planterm.model.conflicts import Conflict, Spot, Undecided, resolve, text_at
from planterm.model.diff import ChangeKind, diff
from planterm.model.edits import Place
from planterm.model.patch import NO_DIFFERENCE, Patch, check_sound, patched_where_possible
from planterm.model.plan import Plan
from planterm.session.recovery import Typing
from planterm.store.found_journals import FoundJournal
from planterm.store.journal_lines import EntryKind, Line
from planterm.store.planfile import PlanFile, read_text
from planterm.store.state import real_path

_NO_CHANGES = frozenset({EntryKind.TYPING_ENDED, EntryKind.TELLING})


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
        return self.plan == self.base and not self.undecided

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
    base = plan = beginning or file.plan
    stages = [(journal.lines[0].at, plan)]
    changes, is_saved, is_damaged = 0, False, journal.is_damaged
    conflicts: list[Conflict] = []
    undecided: tuple[Undecided, ...] = ()
    place, typing = Place(""), None
    for line in journal.lines:
        if line.kind == EntryKind.TYPING:
            typing = line
            continue
        if (patch := _after(plan, line)) is None:
            is_damaged = True
            continue
        plan, place = patch.plan, line.place or place
        stages.append((line.at, plan))
        conflicts += patch.conflicts
        undecided = undecided if line.undecided is None else line.undecided
        if line.kind != EntryKind.SAVING:
            typing = None
            changes += line.kind not in _NO_CHANGES
        elif line.digest == file.digest:
            base, changes, conflicts, is_saved = plan, 0, [], True
    open_cell = None
    if typing is not None and (patch := _after(plan, typing)) is not None:
        place = typing.place or place
        stages.append((typing.at, patch.plan))
        conflicts += patch.conflicts
        open_cell = Typing(place, _text(patch.plan, place))
    if beginning is None and not is_saved:
        conflicts += _unsure(file.plan, plan)
    return Replay(
        journal,
        base,
        tuple(stages),
        is_saved,
        changes,
        place,
        open_cell,
        tuple(conflicts),
        undecided,
        is_damaged or (typing is not None and open_cell is None),
    )


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
        for each in line.undecided or ():
            for wording in each.others:
                check_sound(patch.plan, _resolved(patch.plan, each.place, wording.text))
        load_form(patch.plan.form)
    except (*NO_DIFFERENCE, PlantermError):
        return None
    return patch


def _resolved(plan: Plan, place: Spot, text: str | None) -> Plan:
    """The plan with a text at a place; the same where that is gone."""
    try:
        return resolve(plan, place, text)
    except KeyError:
        return plan


def _text(plan: Plan, place: Place) -> str:
    return next((row[place.column] for row in plan.rows() if row.id == place.row_id), "")
