"""What earlier sessions left unsaved about a plan, worked out from their journals."""

from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from planterm.errors import PlantermError
from planterm.model.columns import COLUMNS
from planterm.model.conflicts import Conflict
from planterm.model.edits import Place
from planterm.model.merge import merge
from planterm.model.patch import patched_where_possible
from planterm.model.plan import Plan
from planterm.session.recovery import Recovery, Typing
from planterm.store.found_journals import FoundJournal, found_journals
from planterm.store.journal_lines import Entry, EntryKind
from planterm.store.planfile import PlanFile, read_text
from planterm.store.state import real_path


def leftovers_of(file: PlanFile) -> "Leftovers | None":
    """What dead sessions left about the plan of the file, if anything."""
    journals = found_journals(file.path, lambda: file.digest)
    return Leftovers(file, journals) if journals else None


class Leftovers:
    """The journals of dead sessions, and what they make of the plan."""

    def __init__(self, file: PlanFile, journals: tuple[FoundJournal, ...]) -> None:
        self._file = file
        self._journals = journals
        self._latest: tuple[Plan, Recovery | None] | None = None

    def recovery(self, plan: Plan) -> Recovery | None:
        """What there is to take back into the plan; None where it has everything."""
        if self._latest is None or self._latest[0] is not plan:
            self._latest = plan, self._recovery(plan)
        return self._latest[1]

    def _recovery(self, plan: Plan) -> Recovery | None:
        current = plan
        conflicts: list[Conflict] = []
        for replay in self._replays:
            if current == replay.base:
                current = replay.plan
            else:
                merged = merge(replay.base, replay.plan, current)
                current = merged.plan
                conflicts += merged.conflicts
            conflicts += replay.conflicts
        if not self._replays or current == plan:
            return None
        last = self._replays[-1]
        return Recovery(
            changes=sum(replay.changes for replay in self._replays),
            last_at=last.last_at,
            before=plan,
            plan=current,
            place=_existing(last.place, current),
            typing=last.typing,
            conflicts=tuple(conflicts),
            moved_from=next((replay.moved_from for replay in self._replays if replay.moved_from), None),
        )

    def remove(self) -> None:
        """Clear them away."""
        for journal in self._journals:
            journal.remove()

    @cached_property
    def _replays(self) -> tuple["_Replay", ...]:
        """What each journal tells; one whose work is in the file is cleared away."""
        replays = []
        for journal in self._journals:
            replay = _replayed(journal, self._file)
            if replay.plan == replay.base:
                journal.remove()
            else:
                replays.append(replay)
        return tuple(replays)


class _Replay(NamedTuple):
    """A journal put on the plan that it began with."""

    base: Plan
    """The plan as the session last knew it to be in the file."""
    plan: Plan
    """The plan at the end of the journal, the open cell's text included."""
    changes: int
    last_at: datetime
    place: Place
    typing: Typing | None
    conflicts: tuple[Conflict, ...]
    moved_from: Path | None


def _replayed(journal: FoundJournal, file: PlanFile) -> _Replay:
    base = plan = _beginning(journal, file)
    changes = 0
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
            base, changes, conflicts = plan, 0, []
    open_cell = None
    if typing is not None:
        plan, lost = _after(plan, typing)
        place = _place(typing) or place
        open_cell = Typing(place, _text(plan, place))
        conflicts += lost
    moved_from = None if real_path(journal.plan) == real_path(file.path) else journal.plan
    return _Replay(base, plan, changes, journal.last_at, place, open_cell, tuple(conflicts), moved_from)


def _beginning(journal: FoundJournal, file: PlanFile) -> Plan:
    """The plan that the session had read; where that is damaged, the plan as it is now does instead."""
    if journal.text is None or journal.text == file.text:
        return file.plan
    try:
        return read_text(journal.text, journal.plan).plan
    except PlantermError:
        return file.plan


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


def _existing(place: Place, plan: Plan) -> Place:
    """The place, or the nearest one above it that the plan has."""
    areas = {area.id: area for area in plan.areas}
    area = areas.get(place.area_id)
    if area is None:
        return Place(plan.areas[0].id) if plan.areas else place
    return place if any(row.id == place.row_id for row in area.rows) else Place(area.id)
