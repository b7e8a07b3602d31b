"""A workbook being gone through: what is in sight, what was taken and what was kept, each decision to be undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from planterm.model.diff import Change, ChangeKind
from planterm.model.remembering import remembered
from planterm.model.returned import Returned
from planterm.texts import two_plans as texts


class Item(NamedTuple):
    """One thing to decide on."""

    changes: tuple[Change, ...]
    """What is taken with it; the first one is what it tells."""
    is_fold: bool = False
    """Whether it stands for everything that is missing."""

    @property
    def change(self) -> Change:
        """What it tells."""
        return self.changes[0]

    @property
    def removes(self) -> bool:
        """Whether taking it takes something out of the plan."""
        return self.change.kind is ChangeKind.REMOVED


class Decisions(NamedTuple):
    """What was decided; everything else is still open."""

    taken: frozenset[Change] = frozenset()
    kept: frozenset[Change] = frozenset()


UNDECIDED = Decisions()


@dataclass(frozen=True)
class Visit:
    """Where one is with a workbook; each method gives the next value."""

    returned: Returned
    decisions: Decisions = UNDECIDED
    past: tuple[Decisions, ...] = ()
    future: tuple[Decisions, ...] = ()
    only_follow_up: bool = False
    unfolded: bool = False

    @property
    def items(self) -> tuple[Item, ...]:
        """What is in sight."""
        return _items(self.returned, self.only_follow_up, self.unfolded)

    def mark(self, item: Item) -> str:
        """The mark that tells what was decided about an item."""
        if self.is_taken(item):
            return texts.REMOVED if item.removes else texts.TAKEN
        return texts.KEPT if self.decisions.kept.issuperset(item.changes) else texts.OPEN

    def is_taken(self, item: Item) -> bool:
        """Whether all of the item is to be taken."""
        return self.decisions.taken.issuperset(item.changes)

    @property
    def state(self) -> str:
        """How far one has come, in words; what is missing in the workbook need not be decided."""
        to_decide = _to_decide(self.returned, self.only_follow_up)
        taken, kept = (len(to_decide & decided) for decided in self.decisions)
        removed = sum(change.kind is ChangeKind.REMOVED for change in self.decisions.taken)
        return texts.state_of_taking(taken, removed, kept, len(to_decide) - taken - kept)

    def toggled(self, item: Item) -> Visit:
        """The item taken, or given back where it was taken."""
        if self.is_taken(item):
            return self._decided(self.decisions._replace(taken=self.decisions.taken.difference(item.changes)))
        return self._taking(item.changes)

    def with_kept(self, item: Item) -> Visit:
        """The item kept as it is in the plan."""
        taken, kept = self.decisions
        return self._decided(Decisions(taken.difference(item.changes), kept.union(item.changes)))

    def with_row(self, item: Item) -> Visit:
        """All that is in sight of the item's row taken, where the row is in the workbook."""
        if item.change.row_id is None:
            return self._taking(item.changes)
        row = (each for each in self.items if each.change.row_id == item.change.row_id and not each.is_fold)
        return self._taking(change for each in row for change in each.changes)

    def with_all(self) -> Visit:
        """All that is in sight taken, but for what is kept and what would be removed."""
        kept = self.decisions.kept
        return self._taking(
            change for item in self.items if not item.removes for change in item.changes if change not in kept
        )

    def undone(self) -> Visit | None:
        """The last decision taken back; None where there is none."""
        if not self.past:
            return None
        *past, before = self.past
        return replace(self, decisions=before, past=tuple(past), future=(*self.future, self.decisions))

    def redone(self) -> Visit | None:
        """The decision last taken back made again; None where there is none."""
        if not self.future:
            return None
        *future, after = self.future
        return replace(self, decisions=after, past=(*self.past, self.decisions), future=tuple(future))

    def _taking(self, changes: Iterable[Change]) -> Visit:
        more = frozenset(changes)
        taken, kept = self.decisions
        return self._decided(Decisions(taken | more, kept - more))

    def _decided(self, decisions: Decisions) -> Visit:
        if decisions == self.decisions:
            return self
        return replace(self, decisions=decisions, past=(*self.past, self.decisions), future=())


@remembered(4)
def _to_decide(returned: Returned, only_follow_up: bool) -> frozenset[Change]:
    items = _items(returned, only_follow_up, False)
    return frozenset(change for item in items if not item.removes for change in item.changes)


@remembered(4)
def _items(returned: Returned, only_follow_up: bool, unfolded: bool) -> tuple[Item, ...]:
    """Everything to decide on, in reading order."""
    if only_follow_up:
        keys = [column.key for column in returned.plan.columns.follow_ups]
        return tuple(Item((change,)) for change in returned.changes if change.column in keys)
    missing = returned.missing
    present = (change for change in returned.changes if change.kind is not ChangeKind.REMOVED)
    items = [Item(_with_rows(change, returned.changes)) for change in present]
    if missing:
        items.append(Item(missing, is_fold=True))
    if unfolded:
        items += [Item(_with_rows(change, missing)) for change in missing]
    return tuple(items)


def _with_rows(change: Change, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """A new or missing area with its rows; anything else alone."""
    if change.row_id is not None or change.kind is ChangeKind.CHANGED:
        return (change,)
    rows = (each for each in changes if each.area_id == change.area_id and each.row_id and each.kind is change.kind)
    return (change, *rows)
