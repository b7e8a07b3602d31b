"""What a dead session's journal tells, put on the plan that the session began with."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from planterm.errors import PlantermError
from planterm.model.columns import COLUMNS
from planterm.model.conflicts import Conflict
from planterm.model.diff import ChangeKind, diff
from planterm.model.edits import Place
from planterm.model.patch import patched_where_possible
from planterm.model.plan import Plan
from planterm.session.recovery import Typing
from planterm.store.found_journals import FoundJournal
from planterm.store.journal_lines import Entry, EntryKind
from planterm.store.planfile import PlanFile, read_text
from planterm.store.state import real_path


class Replay(NamedTuple):
    """A journal put on the plan that it began with."""

    journal: FoundJournal
    base: Plan
    """The plan as the session last knew it to be in the file; the file's own where that cannot be known any more."""
    plan: Plan
    """The plan at the end of the journal, the open cell's text included."""
    is_saved: bool
    """Whether the file holds what the session saved last, which is then the base."""
    changes: int
    last_at: datetime
    place: Place
    typing: Typing | None
    conflicts: tuple[Conflict, ...]
    moved_from: Path | None

    @property
    def token(self) -> str:
        """Names the session."""
        return self.journal.token

    @property
    def instead_of(self) -> tuple[str, ...]:
        """The sessions whose work it has taken back and stands for."""
        return self.journal.instead_of


def replayed(journal: FoundJournal, file: PlanFile) -> Replay:
    """What the journal tells, seen from the file as it is now."""
    beginning = _beginning(journal, file)
    base = plan = beginning or file.plan
    changes, is_saved = 0, False
    conflicts: list[Conflict] = []
    place, typing = Place(""), None
    for entry in journal.entries:
        kind = entry.get("kind")
        if kind == EntryKind.TYPING:
            typing = entry
            continue
        plan, lost = _after(plan, entry)
        conflicts += lost
        if kind != EntryKind.SAVING:
            typing = None
            place = _place(entry) or place
            changes += kind != EntryKind.TYPING_ENDED
        elif entry.get("digest") == file.digest:
            base, changes, conflicts, is_saved = plan, 0, [], True
    open_cell = None
    if typing is not None:
        plan, lost = _after(plan, typing)
        place = _place(typing) or place
        open_cell = Typing(place, _text(plan, place))
        conflicts += lost
    if beginning is None and not is_saved:
        conflicts += _unsure(file.plan, plan)
    moved_from = None if real_path(journal.plan) == real_path(file.path) else journal.plan
    return Replay(
        journal, base, plan, is_saved, changes, journal.last_at, place, open_cell, tuple(conflicts), moved_from
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


def _after(plan: Plan, entry: Entry) -> tuple[Plan, tuple[Conflict, ...]]:
    """The plan after an entry; what a line holds that no version of the program wrote is left out."""
    try:
        patch = patched_where_possible(plan, entry["delta"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return plan, ()
    return patch.plan, patch.conflicts


def _place(entry: Entry) -> Place | None:
    try:
        area_id, row_id, column = entry["place"]
        return Place(area_id, row_id, COLUMNS[column])
    except (KeyError, TypeError, ValueError, IndexError):
        return None


def _text(plan: Plan, place: Place) -> str:
    return next((row[place.column] for row in plan.rows() if row.id == place.row_id), "")
