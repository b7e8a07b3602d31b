"""What earlier sessions left unsaved about a plan, worked out from their journals."""

from collections.abc import Iterable, Sequence

from planterm.model.conflicts import Conflict, Side, Undecided, Wording, joined, still_open, text_at, undecided
from planterm.model.edits import Place
from planterm.model.losses import incoming
from planterm.model.merge import Merge
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
        replays = [replayed(journal, file) for journal in found.journals]
        self.damaged = (*found.damaged, *(replay.journal.put_aside() for replay in replays if replay.is_damaged))
        """Where work is kept that cannot be read any more."""
        self._replays = self._told(replays)
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
        current, open_ = _put_on(plan, self._replays)
        drafts = tuple(draft for replay in reversed(self._replays) for draft in replay.drafts)
        if not self._replays or (current == plan and not open_ and not drafts):
            if plan is self._file.plan:
                self.remove()  # the file got it by other means; later it would pass for another version
            return None
        last = self._replays[-1]
        moved = (replay.moved_from(self._file) for replay in self._replays)
        return Recovery(
            changes=sum(replay.changes for replay in self._replays),
            last_at=last.journal.last_at,
            before=plan,
            plan=current,
            place=_existing(last.place, current),
            typing=last.typing,
            undecided=open_,
            drafts=drafts,
            moved_from=next(filter(None, moved), None),
        )

    def remove(self) -> None:
        """Clear them away."""
        for journal in self._journals:
            journal.remove(self.damaged)

    def _told(self, replays: Sequence[Replay]) -> tuple[Replay, ...]:
        """Those that count: later ones stand for others, and one whose work is in the file is cleared away."""
        done = {token for replay in replays if replay.is_saved for token in replay.instead_of}
        done |= {replay.token for replay in replays if replay.tells_nothing}
        for journal in self._journals:
            if journal.token in done:
                journal.remove(self.damaged)
        known = [replay for replay in replays if replay.token not in done]
        tokens = [replay.token for replay in known]
        replaced = {
            token for position, replay in enumerate(known) for token in replay.instead_of if token in tokens[:position]
        }
        return tuple(replay for replay in known if replay.token not in replaced)


def _put_on(plan: Plan, replays: Sequence[Replay]) -> tuple[Plan, tuple[Undecided, ...]]:
    """The plan with what they tell, one after the other, and what stands beside it: what each has written over."""
    current = plan
    found: tuple[Undecided, ...] = ()
    for number, replay in enumerate(replays):
        merged = _merged(replay, current)
        current = merged.plan
        sources = [*reversed(replays[:number])]
        over = [_undecided(each, replay, plan, sources) for each in (*merged.conflicts, *replay.conflicts)]
        found = joined(joined(found, replay.undecided), over)
    return current, still_open(found, current)


def _merged(replay: Replay, current: Plan) -> Merge:
    """What a session did put on the plan; what that lacks stays, unless there is nothing else to take back."""
    if current == replay.base:
        return Merge(replay.plan, ())
    found = incoming(replay.base, replay.plan, current)
    is_left_out = found.taken.plan == current or found.is_another_plan
    return found.taken if is_left_out else found.kept


def _undecided(conflict: Conflict, replay: Replay, plan: Plan, earlier: Iterable[Replay]) -> Undecided:
    """What a session wrote over a text that the plan had, or that an earlier session wrote."""
    place = conflict.place
    theirs = Wording(conflict.theirs)
    if text_at(plan, place) != conflict.theirs:
        source = next((each for each in earlier if text_at(each.plan, place) == conflict.theirs), None)
        theirs = Wording(conflict.theirs, Side.OURS, source.written_at(place)) if source else theirs
    return undecided(conflict, Wording(conflict.ours, Side.OURS, replay.written_at(place)), theirs)


def _existing(place: Place, plan: Plan) -> Place:
    """The place, or the nearest one above it that the plan has."""
    areas = {area.id: area for area in plan.areas}
    area = areas.get(place.area_id)
    if area is None:
        return Place(plan.areas[0].id) if plan.areas else place
    return place if any(row.id == place.row_id for row in area.rows) else Place(area.id)
