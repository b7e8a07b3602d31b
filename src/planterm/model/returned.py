"""A plan that comes back from a workbook, where rows have no ids, beside the plan, and changes taken from it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from planterm.model import fields
from planterm.model.diff import Change, ChangeKind, diff
from planterm.model.edits import free_area_id
from planterm.model.folding import fold
from planterm.model.form import Column
from planterm.model.form_change import FormChange, on_form
from planterm.model.plan import Area, Plan, Row, derived_row_id
from planterm.model.row_matching import SeenRow, matched_rows
from planterm.model.sequences import woven
from planterm.model.text import seen


def _with_our_area_ids(plan: Plan, other: Plan) -> tuple[Area, ...]:
    """The other plan's areas, those that are the plan's under its ids, further ones under ids that are free."""
    left = dict(zip(_keys(plan.areas), plan.areas, strict=True))
    same = [left.pop(key, None) for key in _keys(other.areas)]
    taken, found = {*plan.areas_by_id}, []
    for area, ours in zip(other.areas, same, strict=True):
        if ours is None and (ours := _with_same_rows(area, left.values())) is not None:
            left = {key: each for key, each in left.items() if each is not ours}
        found.append(area._replace(id=ours.id if ours else free_area_id(plan, area, taken)))
        taken.add(found[-1].id)
    return tuple(found)


def _keys(areas: Iterable[Area]) -> list[tuple[str, int]]:
    """What the areas are known by: the ids of official ones, titles of own ones and how many such stand before."""
    before: Counter[str] = Counter()
    keys = []
    for area in areas:
        title = fold(seen(area.title))
        keys.append((title, before[title]) if area.own else (area.id, -1))
        before[title] += area.own
    return keys


def _with_same_rows(area: Area, others: Iterable[Area]) -> Area | None:
    """The own area that half the rows are in, where there is one: it has got another title."""
    texts = {row.cells for row in area.rows}
    for other in others if area.own else ():
        common = sum(row.cells in texts for row in other.rows)
        if other.own and common and 2 * common >= min(len(area.rows), len(other.rows)):
            return other
    return None


_FEW = 10
"""A plan that has gone its own way still shares one row id in so many."""

AsOurs = Callable[[Row, Row], Row]
"""Makes one of their rows the row of ours that it was found to be."""


def share_hardly_any_ids(first: Plan, second: Plan) -> bool:
    """Whether the ids of the rows say little about which row is which, as where a plan went through a workbook.

    Such ids are made of texts, and may be the same where both plans did.
    """
    ours, theirs = ({row_id: each.row.cells for row_id, each in plan.filled.items()} for plan in (first, second))
    shared = len(ours.keys() & theirs.keys())
    others = Counter(ours[key] for key in ours.keys() - theirs) & Counter(theirs[key] for key in theirs.keys() - ours)
    return bool(ours and theirs) and (shared * _FEW < min(len(ours), len(theirs)) or shared < others.total())


def with_ids_found(plan: Plan, other: Plan) -> Plan:
    """The other plan to the character, whatever its form; its areas and rows have the ids that the first one's have."""
    plan = on_form(plan, other.form)
    return other._replace(areas=_found_again(plan, other, lambda ours, their: their._replace(id=ours.id)))


def _found_again(plan: Plan, other: Plan, as_ours: AsOurs) -> tuple[Area, ...]:
    """The other plan's areas with our ids, and their rows that are ours; further rows have ids that are free."""
    theirs, ours = _with_our_area_ids(plan, other), [*plan.rows()]
    found = matched_rows(plan.columns, _seen_rows(plan.areas), _seen_rows(theirs))
    numbers, taken = count(), {*plan.standings}

    def named(row: Row) -> Row:
        if (number := next(numbers)) in found:
            return as_ours(ours[found[number]], row)
        row_id = row.id if row.id not in taken else derived_row_id(row.id, taken)
        taken.add(row_id)
        return row._replace(id=row_id)

    return tuple(area._replace(rows=tuple(map(named, area.rows))) for area in theirs)


def _seen_rows(areas: Collection[Area]) -> list[SeenRow]:
    return [SeenRow.of(area.id, row) for area in areas for row in area.rows]


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
    if book.form != plan.form:
        change = FormChange.between(book.columns, plan.columns)
        book, unread = on_form(book, plan.form), _unread_on(change, book, unread)
    aligned = _aligned(visible, book, stated, unread)
    return Returned(plan, aligned, diff(visible, aligned))


def _unread_on(change: FormChange, book: Plan, unread: Unread) -> Unread:
    """The same in the columns of another form, and those that the workbook's form lacks, for every row."""
    return {
        row.id: {
            column for column in change.columns if change.sources.get(column.number) in unread.get(row.id, ())
        }.union(change.untold)
        for row in book.rows()
    }


def without_blank_rows(plan: Plan) -> Plan:
    """The plan without the rows that a workbook does not show."""
    areas = tuple(area._replace(rows=tuple(row for row in area.rows if not row.is_blank)) for area in plan.areas)
    return plan._replace(areas=areas)


def _aligned(plan: Plan, book: Plan, stated: Collection[str], unread: Unread) -> Plan:
    theirs = _found_again(
        plan, without_blank_rows(book), lambda ours, their: _our_row(ours, their, unread.get(their.id, ()))
    )
    by_id = {area.id: area for area in theirs}
    there = [_area(area, by_id.pop(area.id, None)) for area in plan.areas]
    areas = (*(area for area in there if area is not None), *by_id.values())
    return _with_details(plan, book, stated)._replace(areas=areas)


def _area(ours: Area, theirs: Area | None) -> Area | None:
    """The area as the workbook has it; None where it is missing there, and has anything to miss."""
    if theirs is None:
        return None if ours.rows else ours
    is_renamed = ours.own and not _is_same_title(seen(ours.title), seen(theirs.title))
    return ours._replace(title=theirs.title if is_renamed else ours.title, rows=theirs.rows)


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
    pairs = zip(ours.columns, ours.cells, theirs.cells, strict=True)
    cells = tuple(our if column in unread or seen(our) == seen(their) else their for column, our, their in pairs)
    return ours if cells == ours.cells else ours._replace(cells=cells)


def take(returned: Returned, changes: Collection[Change]) -> Plan:
    """The plan with those of the changes; without any it is the plan itself.

    A row that is new in a new area brings the area along; an area goes only once none of its rows is left.
    """
    if not changes:
        return returned.plan
    taken = _Taken(returned, changes)
    return taken.details()._replace(areas=taken.areas())


class _Taken:
    """What the changes make of the plan."""

    def __init__(self, returned: Returned, changes: Collection[Change]) -> None:
        self._plan, self._book = returned.plan, returned.book
        self._changes = changes
        self._moved = {change.row_id for change in returned.changes if change.kind is ChangeKind.MOVED}
        self._rows = {row_id: each.row for row_id, each in self._plan.standings.items()}
        self._area_of = {row_id: each.area.id for row_id, each in self._plan.standings.items()}
        self._placed = set[str]()
        """The rows that get a place from the workbook."""
        for change in changes:
            if change.row_id is not None and change.area_id is not None:
                self._take_row(change, change.row_id, change.area_id)

    def _take_row(self, change: Change, row_id: str, area_id: str) -> None:
        if change.kind is ChangeKind.REMOVED:
            del self._area_of[row_id]
        elif change.kind is ChangeKind.CHANGED:
            self._rows[row_id] = fields.with_row_text(self._rows[row_id], change.column or "", change.after)
        else:
            self._rows.setdefault(row_id, self._book.standings[row_id].row)
            self._area_of[row_id] = area_id
            self._placed.add(row_id)

    def details(self) -> Plan:
        """The plan with the details that were taken."""
        plan = self._plan
        for change in self._changes:
            if change.area_id is None and change.column is not None:
                plan = fields.with_detail(plan, change.column, change.after)
        return plan

    def areas(self) -> tuple[Area, ...]:
        """The areas with their rows."""
        new, gone = self._of_kind(ChangeKind.NEW), self._of_kind(ChangeKind.REMOVED)
        needed = {*self._area_of.values(), *new}
        areas = [area for area in self._plan.areas if area.id not in gone or self._holds_text(area.id)]
        areas += [area for area in self._book.areas if area.id not in self._plan.areas_by_id and area.id in needed]
        return tuple(map(self._area, areas))

    def _area(self, area: Area) -> Area:
        about = (change for change in self._changes if change.area_id == area.id)
        title = next((change.after for change in about if change.column == fields.TITLE), area.title)
        changed = area._replace(title=title, rows=self._in_order(area.id))
        return area if changed == area else changed

    def _in_order(self, area_id: str) -> tuple[Row, ...]:
        """The area's rows; those that stand in the same order in both hold the others in theirs."""
        here = {row_id for row_id, each in self._area_of.items() if each == area_id}
        ours = self._plan.row_ids(area_id)
        settled = here & (self._placed | (set(ours) - self._moved))
        staying = [row_id for row_id in ours if row_id in here and row_id not in self._placed]
        order = [row_id for row_id in self._book.row_ids(area_id) if row_id in settled]
        return tuple(self._rows[row_id] for row_id in woven(staying, order))

    def _of_kind(self, kind: ChangeKind) -> set[str | None]:
        """The areas that are new, or gone."""
        return {change.area_id for change in self._changes if change.kind is kind and change.row_id is None}

    def _holds_text(self, area_id: str) -> bool:
        return any(not self._rows[row_id].is_blank for row_id, area in self._area_of.items() if area == area_id)


class Item(NamedTuple):
    """What is decided at once: a change, or a new or missing area with its rows."""

    changes: tuple[Change, ...]

    @property
    def change(self) -> Change:
        """What it tells."""
        return self.changes[0]

    @property
    def removes(self) -> bool:
        """Whether taking it takes something out of the plan."""
        return self.change.kind is ChangeKind.REMOVED


def items(returned: Returned, *, only_follow_up: bool = False) -> tuple[Item, ...]:
    """Everything to decide on, in reading order; what the workbook lacks comes last."""
    if only_follow_up:
        keys = [column.key for column in returned.plan.columns.follow_ups]
        return tuple(Item((change,)) for change in returned.changes if change.column in keys)
    there = (change for change in returned.changes if change.kind is not ChangeKind.REMOVED)
    return tuple(Item(_with_rows(change, returned.changes)) for change in (*there, *returned.missing))


def _with_rows(change: Change, changes: Collection[Change]) -> tuple[Change, ...]:
    """A new or missing area with its rows; anything else alone."""
    if change.row_id is not None or change.kind is ChangeKind.CHANGED:
        return (change,)
    rows = (each for each in changes if each.area_id == change.area_id and each.row_id and each.kind is change.kind)
    return (change, *rows)


class Choices(NamedTuple):
    """What was taken and what is kept as the plan has it; everything else is still open."""

    taken: frozenset[Change] = frozenset()
    kept: frozenset[Change] = frozenset()

    def takes(self, item: Item) -> bool:
        """Whether all of the item is taken."""
        return self.taken.issuperset(item.changes)

    def taking(self, changes: Iterable[Change]) -> "Choices":
        """Those changes taken too."""
        more = frozenset(changes)
        return Choices(self.taken | more, self.kept - more)

    def toggling(self, item: Item) -> "Choices":
        """The item taken, or given back where it was taken."""
        if self.takes(item):
            return self._replace(taken=self.taken.difference(item.changes))
        return self.taking(item.changes)

    def keeping(self, item: Item) -> "Choices":
        """The item kept as it is in the plan."""
        return Choices(self.taken.difference(item.changes), self.kept.union(item.changes))
