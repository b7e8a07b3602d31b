"""A plan that comes back from a workbook, where rows have no ids, beside the plan that it was: what differs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from planterm.model import fields
from planterm.model.area_matching import with_our_area_ids
from planterm.model.columns import COLUMNS, Column
from planterm.model.diff import Change, ChangeKind, diff
from planterm.model.found_again import rows_found
from planterm.model.plan import Area, Plan, Row
from planterm.model.split_rows import joined_rows, split_rows
from planterm.model.text import seen


@dataclass(frozen=True)
class Returned:
    """What came back, told in the plan's own ids."""

    plan: Plan
    """The plan that it is compared with."""
    book: Plan
    """What the workbook says: the rows that are the plan's have their ids, and what only looks the same, as a blank at
    the end of a text, is as in the plan. What a workbook cannot hold (a status, a blank row) is the plan's."""
    changes: tuple[Change, ...]
    """What was done to the plan, in reading order."""
    split_from: Mapping[str, str]
    """New rows that hold what a row of the plan held before, by their ids."""
    joined_with: Mapping[str, str]
    """Rows that are not there any more, but whose texts another row has got."""

    @property
    def missing(self) -> tuple[Change, ...]:
        """The rows and areas of the plan that the workbook does not have."""
        return tuple(change for change in self.changes if change.kind is ChangeKind.REMOVED)


Unread = Mapping[str, Collection[Column]]
"""The columns of which a workbook tells nothing, by the ids of its rows."""
_ALL_READ: Unread = {}


def compare(plan: Plan, book: Plan, stated: Collection[str] = (), unread: Unread = _ALL_READ) -> Returned:
    """What a plan that was read from a workbook says otherwise.

    Only the details of the plan that are stated (by their names in plan files) are compared, and neither the order of
    the areas nor empty areas: a workbook's sheets may stand in any order. Cells that were not read are as in the plan.
    """
    visible = without_blank_rows(plan)
    aligned = _aligned(visible, book, stated, unread)
    changes = diff(visible, aligned)
    return Returned(plan, aligned, changes, split_rows(changes, aligned), joined_rows(changes, visible))


def without_blank_rows(plan: Plan) -> Plan:
    """The plan without the rows that a workbook does not show."""
    areas = tuple(replace(area, rows=tuple(row for row in area.rows if not row.is_blank)) for area in plan.areas)
    return replace(plan, areas=areas)


def _aligned(plan: Plan, book: Plan, stated: Collection[str], unread: Unread) -> Plan:
    theirs = with_our_area_ids(plan, without_blank_rows(book))
    rows = rows_found(plan, theirs, lambda ours, their: _our_row(ours, their, unread.get(their.id, ())))
    by_id = {area.id: replace(area, rows=rows[area.id]) for area in theirs}
    there = [_area(area, by_id.pop(area.id, None)) for area in plan.areas]
    areas = (*(area for area in there if area is not None), *by_id.values())
    return replace(_with_details(plan, book, stated), areas=areas)


def _area(ours: Area, theirs: Area | None) -> Area | None:
    """The area as the workbook has it; None where it is missing there, and has anything to miss."""
    if theirs is None:
        return None if ours.rows else ours
    is_renamed = ours.own and not _is_same_title(seen(ours.title), seen(theirs.title))
    return replace(ours, title=theirs.title if is_renamed else ours.title, rows=theirs.rows)


def _is_same_title(ours: str, theirs: str) -> bool:
    """Whether the titles are the same, or theirs is what the name of a sheet had room for."""
    beginning = theirs.removesuffix("…")
    return ours == theirs or (beginning != theirs and ours.startswith(beginning))


def _with_details(plan: Plan, book: Plan, stated: Collection[str]) -> Plan:
    for key in stated:
        text = fields.detail_text(book, key)
        if seen(text) != seen(fields.detail_text(plan, key)):
            plan = fields.with_detail(plan, key, text)
    return plan


def _our_row(ours: Row, theirs: Row, unread: Collection[Column]) -> Row:
    """Our row with their texts, where these were read and look otherwise."""
    if ours.cells == theirs.cells:
        return ours
    pairs = zip(COLUMNS, ours.cells, theirs.cells, strict=True)
    cells = tuple(our if column in unread or seen(our) == seen(their) else their for column, our, their in pairs)
    return ours if cells == ours.cells else replace(ours, cells=cells)
