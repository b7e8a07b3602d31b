"""Unsaved work of earlier sessions: worked out from their journals, and offered back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from planterm.errors import PlantermError
from planterm.model.conflicts import (
    Merge,
    Side,
    Undecided,
    Wording,
    between,
    joined,
    resolve,
    still_open,
    text_at,
)
from planterm.model.delta import NO_DIFFERENCE, check_sound, patched
from planterm.model.diff import Change, ChangeKind, diff
from planterm.model.edits import NOWHERE, Place
from planterm.model.merge import incoming
from planterm.model.plan import Plan, Spot
from planterm.publish.conflict_sides import other_lines
from planterm.publish.differences import brief_lines
from planterm.store.disk import real_path, shown
from planterm.store.form_files import find_form
from planterm.store.journal_files import EntryKind, FoundJournal, found_journals, set_aside
from planterm.store.journal_lines import Draft, Line
from planterm.store.planfile import PlanFile, read_text
from planterm.texts import kept_safe as texts


@dataclass(frozen=True)
class Recovery:
    """What was done to a plan and never saved, and what it makes of the plan as it is."""

    changes: int
    """How many changes were made; the text of a cell that was still open is none of them."""
    last_at: datetime
    """When the last one was made."""
    before: Plan
    plan: Plan
    """The plan with it all, the open cell's text included."""
    place: Place
    """Where the last change was."""
    typing: str | None
    """The text that stood in an open cell, which is that place; None where none did."""
    undecided: tuple[Undecided, ...]
    """What was written otherwise, in earlier sessions or in the file since; the plan holds what was written last."""
    drafts: tuple[Draft, ...]
    """What was written in dialogs, the newest first."""
    moved_from: Path | None
    """Where the plan was then, when it has been moved or renamed since."""

    @property
    def latest_drafts(self) -> tuple[Draft, ...]:
        """One for each dialog, the newest text in each of its lines."""
        newest: dict[tuple[str, str], Draft] = {}
        for draft in reversed(self.drafts):
            older = newest.pop((draft.dialog, draft.line), draft)
            texts_there = dict(older.texts) | dict(draft.texts)
            newest[draft.dialog, draft.line] = draft._replace(texts=tuple(texts_there.items()))
        return tuple(reversed(newest.values()))

    @cached_property
    def differences(self) -> tuple[Change, ...]:
        """What it changes, one by one, in reading order."""
        return diff(self.before, self.plan)


_UNFINISHED = frozenset({EntryKind.TYPING, EntryKind.ASKED})
_WHILE_TYPING = frozenset({EntryKind.SAVING, EntryKind.TELLING})
"""What may come while a cell is open."""


class Replay:
    """A journal put on the plan that it began with, seen from the file as it is now."""

    def __init__(self, journal: FoundJournal, file: PlanFile) -> None:
        self.journal = journal
        beginning = _beginning(journal, file)
        self.base = beginning or file.plan
        """The plan as the session last knew it to be in the file; the file's own where that cannot be known."""
        self.plan = self.base
        """The plan at the end of the journal, the open cell's text included."""
        self.changes = 0
        self.is_saved = False
        """Whether the file holds what the session saved last, which is then the base."""
        self.is_damaged = journal.is_damaged
        """Whether there are lines in the journal that tell nothing."""
        self.place = Place("")
        self.typing: str | None = None
        self.conflicts: list[Undecided] = []
        self.undecided: tuple[Undecided, ...] = ()
        """What the session knew to be undecided."""
        self.drafts: tuple[Draft, ...] = ()
        """What was written in its dialogs."""
        self._stages = [(journal.lines[0].at, self.plan)]
        """The plan at the beginning and after each line, the open cell's text last; and when that was."""
        self._unfinished: list[Line] = []
        for line in journal.lines:
            self._take(line, file.digest)
        self._end()
        if beginning is None and not self.is_saved:
            self.conflicts += _unsure(file.plan, self.plan)

    @property
    def token(self) -> str:
        """Names the session."""
        return self.journal.token

    @property
    def instead_of(self) -> tuple[str, ...]:
        """The sessions whose work it has taken back and stands for; that may be what cannot be read any more."""
        return () if self.is_damaged else self.journal.lines[-1].instead_of

    @property
    def tells_nothing(self) -> bool:
        """Whether there is nothing in it that the file does not have."""
        return self.plan == self.base and not self.undecided and not self.drafts

    def written_at(self, spot: Spot) -> datetime:
        """When the session wrote what it has at the place."""
        text, found = text_at(self.plan, spot), self.journal.last_at
        for at, plan in reversed(self._stages):
            if text_at(plan, spot) != text:
                break
            found = at
        return found

    def _take(self, line: Line, file_digest: str) -> None:
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

    def _end(self) -> None:
        """Take what was not finished at the end as well, the last of it that can be read."""
        for line in reversed(self._unfinished):
            if self._goes_on(line):
                self.changes += line.kind == EntryKind.ASKED
                if line.kind == EntryKind.TYPING:
                    self.typing = _text(self.plan, self.place)
                return

    def _goes_on(self, line: Line) -> bool:
        patch = _after(self.plan, line)
        if patch is None:
            self.is_damaged = True
            return False
        self.plan, self.place = patch.plan, line.place or self.place
        self._stages.append((line.at, self.plan))
        self.conflicts += patch.conflicts
        return True


def _beginning(journal: FoundJournal, file: PlanFile) -> Plan | None:
    """The plan that the session had read; None where that is damaged and the file is not what it was then."""
    if journal.text == file.text:
        return file.plan
    if journal.text is None:
        return file.plan if journal.name.is_about(file.digest) else None
    try:
        return read_text(journal.text, journal.plan).plan
    except PlantermError:
        return None


def _unsure(file: Plan, plan: Plan) -> Iterator[Undecided]:
    """Every text of the file that something else was written over, perhaps without having been read."""
    for change in diff(file, plan):
        if change.kind is ChangeKind.CHANGED and change.before.strip():
            yield between(change.spot, change.after, change.before)


def _after(plan: Plan, line: Line) -> Merge | None:
    """The plan after a line; None where what it holds was never written by the program."""
    try:
        patch = patched(plan, line.delta, find_form)
        check_sound(plan, patch.plan)
    except (*NO_DIFFERENCE, PlantermError):
        return None
    return patch if _fits(patch.plan) or not _fits(plan) else None


def _fits(plan: Plan) -> bool:
    """Whether the plan has its form's areas, in their order and before its own."""
    official = [area.id for area in plan.form.areas]
    own = [area.own for area in plan.areas]
    count = len(official)
    return [area.id for area in plan.areas[:count]] == official and not any(own[:count]) and all(own[count:])


def _are_sound(undecided: Iterable[Undecided], plan: Plan) -> bool:
    """Whether each wording could stand in the plan."""
    try:
        for each in undecided:
            for wording in each.others:
                check_sound(plan, _resolved(plan, each.spot, wording.text))
    except NO_DIFFERENCE:
        return False
    return True


def _resolved(plan: Plan, spot: Spot, text: str | None) -> Plan:
    """The plan with a text at a place; the same where that is gone."""
    try:
        return resolve(plan, spot, text)
    except KeyError:
        return plan


def _text(plan: Plan, place: Place) -> str:
    standing = plan.standings.get(place.row_id or "")
    return standing.row.cells[place.column] if standing else ""


class Leftovers:
    """The journals of dead sessions about the plan of a file, and what they make of it."""

    def __init__(self, file: PlanFile) -> None:
        self._file, found = file, found_journals(file.path, lambda: file.digest)
        self._journals = found.journals
        replays = [Replay(journal, file) for journal in found.journals]
        self.damaged = (
            *found.damaged,
            *(set_aside(replay.journal.files[-1]) for replay in replays if replay.is_damaged),
        )
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
        here = real_path(self._file.path)
        places = (replay.journal.plan for replay in self._replays)
        return Recovery(
            changes=sum(replay.changes for replay in self._replays),
            last_at=last.journal.last_at,
            before=plan,
            plan=current,
            place=_existing(last, plan, current),
            typing=last.typing,
            undecided=open_,
            drafts=drafts,
            moved_from=next((place for place in places if real_path(place) != here), None),
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
        merged = _merged(replay, current, found)
        current = merged.plan
        sources = [*reversed(replays[:number])]
        over = [_undecided(each, replay, plan, sources) for each in (*merged.conflicts, *replay.conflicts)]
        found = joined(joined(found, replay.undecided), over)
    return current, still_open(found, current)


def _merged(replay: Replay, current: Plan, waiting: Iterable[Undecided]) -> Merge:
    """What a session did put on the plan; what that lacks stays, unless there is nothing else to take back.

    So does what either side removed while a text in it was waiting to be decided on.
    """
    annotated = _owners(replay.undecided, replay.plan), _owners(waiting, current)
    if current == replay.base and not any(annotated):
        return Merge(replay.plan, ())
    found = incoming(replay.base, replay.plan, current, annotated=annotated)
    is_left_out = found.taken.plan == current or found.is_another_plan
    return found.taken if is_left_out else found.kept


def _owners(several: Iterable[Undecided], plan: Plan) -> frozenset[str]:
    """The ids of the rows and areas in which there is something to decide."""
    return frozenset(each.spot.row_id or each.spot.area_id or "" for each in still_open(several, plan))


def _undecided(conflict: Undecided, replay: Replay, plan: Plan, earlier: Iterable[Replay]) -> Undecided:
    """What a session wrote over a text that the plan had, or that an earlier session wrote."""
    spot = conflict.spot

    def dated(wording: Wording) -> Wording:
        if wording.side is Side.OURS:
            return wording._replace(at=replay.written_at(spot))
        source = next((each for each in earlier if text_at(each.plan, spot) == wording.text), None)
        if source is None or text_at(plan, spot) == wording.text:
            return Wording(wording.text)
        return Wording(wording.text, Side.OURS, source.written_at(spot))

    return conflict.with_wordings(dated)


def _existing(replay: Replay, before: Plan, plan: Plan) -> Place:
    """Where a session was, or the nearest place that the plan has; the first column where that was another form's."""
    place = replay.place if replay.plan.form == before.form == plan.form else replay.place._replace(column=0)
    if place.area_id not in plan.areas_by_id:
        return NOWHERE
    return place if place.row_id in plan.row_ids(place.area_id) else Place(place.area_id)


def recovery_question(recovery: Recovery) -> str:
    """How many changes, when, and what they make of the plan."""
    now = datetime.now().astimezone()
    first = recovery.differences[: texts.MOST_DIFFERENCES]
    return texts.unsaved_work(
        recovery.changes,
        texts.moment(recovery.last_at, now),
        tuple(brief_lines(recovery.before, recovery.plan, first)),
        len(recovery.differences),
        others=tuple(other_lines(recovery.undecided, recovery.plan, now)),
        drafts=tuple(
            texts.DRAFT.format(draft.dialog, label, text) for draft in recovery.drafts for label, text in draft.texts
        ),
        typing=recovery.typing or "",
        moved_from=shown(recovery.moved_from) if recovery.moved_from is not None else "",
    )
