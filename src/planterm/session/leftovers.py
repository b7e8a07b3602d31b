"""What earlier sessions left unsaved about a plan, worked out from their journals."""

from collections.abc import Sequence
from functools import cached_property

from planterm.model.conflicts import Conflict, is_open
from planterm.model.edits import Place
from planterm.model.merge import merge
from planterm.model.plan import Plan
from planterm.session.recovery import Recovery
from planterm.session.replaying import Replay, replayed
from planterm.store.found_journals import Found, found_journals
from planterm.store.planfile import PlanFile


def leftovers_of(file: PlanFile) -> "Leftovers | None":
    """What dead sessions left about the plan of the file, if anything."""
    found = found_journals(file.path, lambda: file.digest)
    return Leftovers(file, found) if found.journals or found.damaged else None


class Leftovers:
    """The journals of dead sessions, and what they make of the plan."""

    def __init__(self, file: PlanFile, found: Found) -> None:
        self._file = file
        self._journals = found.journals
        self.damaged = found.damaged
        """Where work is kept that cannot be read any more."""
        self._latest: tuple[Plan, Recovery | None] | None = None

    @property
    def tokens(self) -> tuple[str, ...]:
        """The names of the sessions."""
        return tuple(journal.token for journal in self._journals)

    def recovery(self, plan: Plan) -> Recovery | None:
        """What there is to take back into the plan; None where it has everything."""
        if self._latest is None or self._latest[0] is not plan:
            self._latest = plan, self._recovery(plan)
        return self._latest[1]

    def _recovery(self, plan: Plan) -> Recovery | None:
        current, conflicts = _put_on(plan, self._replays)
        if not self._replays or current == plan:
            if plan is self._file.plan and not conflicts:
                self.remove()  # the file got it by other means; later it would pass for another version
            return None
        told = [replay for replay in self._replays if replay.token not in _replaced(self._replays)]
        last = told[-1]
        return Recovery(
            changes=sum(replay.changes for replay in told),
            last_at=last.last_at,
            before=plan,
            plan=current,
            place=_existing(last.place, current),
            typing=last.typing,
            conflicts=conflicts,
            moved_from=next((replay.moved_from for replay in told if replay.moved_from), None),
        )

    def remove(self) -> None:
        """Clear them away."""
        for journal in self._journals:
            journal.remove()

    @cached_property
    def _replays(self) -> tuple[Replay, ...]:
        """What each journal tells; one whose work is in the file is cleared away, and those that it stands for."""
        replays = [replayed(journal, self._file) for journal in self._journals]
        done = {token for replay in replays if replay.is_saved for token in replay.instead_of}
        done |= {replay.token for replay in replays if replay.plan == replay.base}
        for journal in self._journals:
            if journal.token in done:
                journal.remove()
        return tuple(replay for replay in replays if replay.token not in done)


def _put_on(plan: Plan, replays: Sequence[Replay]) -> tuple[Plan, tuple[Conflict, ...]]:
    """The plan with what they tell, one after the other, and what others have written otherwise since.

    One that stands for others tells all of what they do; but what was undecided in those still is.
    """
    current = plan
    conflicts: list[Conflict] = []
    replaced = _replaced(replays)
    for replay in replays:
        if replay.token in replaced:
            continue
        if current == replay.base:
            current = replay.plan
        else:
            merged = merge(replay.base, replay.plan, current)
            current = merged.plan
            conflicts += merged.conflicts
        conflicts += replay.conflicts
    if replaced:
        places = {conflict.place for conflict in conflicts}
        _, earlier = _put_on(plan, [replay for replay in replays if replay.token in replaced])
        conflicts += [each for each in earlier if each.place not in places and is_open(each, current)]
    return current, tuple(conflicts)


def _replaced(replays: Sequence[Replay]) -> set[str]:
    """The sessions among them that others, later ones, stand for."""
    tokens = [replay.token for replay in replays]
    return {
        token for position, replay in enumerate(replays) for token in replay.instead_of if token in tokens[:position]
    }


def _existing(place: Place, plan: Plan) -> Place:
    """The place, or the nearest one above it that the plan has."""
    areas = {area.id: area for area in plan.areas}
    area = areas.get(place.area_id)
    if area is None:
        return Place(plan.areas[0].id) if plan.areas else place
    return place if any(row.id == place.row_id for row in area.rows) else Place(area.id)
