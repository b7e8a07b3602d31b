"""What differs as a list to go through: rows that are missing in the workbook last, in one line until it is opened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from planterm.model.diff import Change, ChangeKind
from planterm.model.plan import Column
from planterm.model.returned import Returned


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


def items_of(returned: Returned, *, only_follow_up: bool, unfolded: bool) -> tuple[Item, ...]:
    """Everything to decide on, in reading order."""
    if only_follow_up:
        key = Column.FOLLOW_UP.key
        return tuple(Item((change,)) for change in returned.changes if change.column == key)
    missing = returned.missing
    items = [*_present(returned)]
    if missing:
        items.append(Item(missing, is_fold=True))
    if unfolded:
        items += [Item(_with_rows(change, missing)) for change in missing]
    return tuple(items)


def _present(returned: Returned) -> Iterator[Item]:
    for change in returned.changes:
        if change.kind is ChangeKind.NEW:
            yield Item(_with_rows(change, returned.changes))
        elif change.kind is not ChangeKind.REMOVED:
            yield Item((change,))


def _with_rows(change: Change, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """A new or missing area with its rows; a row alone."""
    if change.row_id is not None:
        return (change,)
    rows = (each for each in changes if each.area_id == change.area_id and each.row_id and each.kind is change.kind)
    return (change, *rows)
