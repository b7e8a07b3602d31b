"""Two plans that come from the same one, made one row by row and cell by cell; what one takes away by lacking it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from planterm.model import fields
from planterm.model.conflicts import Merge, Undecided, between
from planterm.model.diff import Change, ChangeKind, diff
from planterm.model.form import Form
from planterm.model.form_change import on_form
from planterm.model.plan import Area, Plan, Row, Spot, Stage, derived_row_id
from planterm.model.sequences import grouped, merged_order

Annotated = tuple[Collection[str], Collection[str]]
NOTHING_ANNOTATED: Annotated = ((), ())


def no_ancestor(form: Form) -> Plan:
    """The ancestor of two plans on that form that have none in common."""
    return Plan(form, year=0, district="")


def merge(base: Plan, ours: Plan, theirs: Plan, *, annotated: Annotated = NOTHING_ANNOTATED) -> Merge:
    """Everything that either side did to the base.

    What both did in the same way is no conflict; where they disagree the plan holds ours, and the conflict both.
    What one removed and the other changed stays, as a conflict. New rows of both sides stay, ours before theirs.
    No text that either side wrote is missing from both the plan and the conflicts. Rows and areas that are annotated
    count as changed: by us those of the first, by them those of the second collection of ids.
    """
    base, ours, theirs = _on_one_form(base, ours, theirs)
    return _Merging(base, ours, with_own_ids(base, ours, theirs), annotated).result()


def _on_one_form(base: Plan, ours: Plan, theirs: Plan) -> tuple[Plan, Plan, Plan]:
    """The three on the form that one side has moved the plan to; on ours where both have."""
    form = theirs.form if ours.form == base.form else ours.form
    return on_form(base, form), on_form(ours, form), on_form(theirs, form)


def with_own_ids(base: Plan, ours: Plan, theirs: Plan) -> Plan:
    """Their plan, with another id for each new row of theirs whose id a quite different new row of ours has."""
    old, new = base.standings, ours.standings
    clashing = [row for row in theirs.rows() if row.id in new and row.id not in old and not _same(row, new[row.id].row)]
    if not clashing:
        return theirs
    taken = old.keys() | new.keys() | theirs.standings.keys()
    own = {}
    for row in clashing:
        texts = (fields.row_text(row, key) for key in fields.row_keys(row.columns))
        own[row.id] = row._replace(id=derived_row_id("\x1f".join((row.id, *texts)), taken))
        taken.add(own[row.id].id)
    return theirs.with_rows(own)


def merged_text(base: str | None, ours: str, theirs: str) -> str | None:
    """The text that one side alone changed, or both in the same way; None where they disagree."""
    if theirs in (ours, base or ""):
        return ours
    return theirs if ours == (base or "") else None


def _same(row: Row, other: Row) -> bool:
    """Whether two rows of one id, without an ancestor, are one and the same: copies of a row that was new before."""
    if row == other or row.is_blank or other.is_blank:
        return True
    return any(row.text(column).strip() and row.text(column) == other.text(column) for column in row.columns.telling)


class _Merging:
    """The common ancestor, what two sides made of it, and what comes of that piece by piece."""

    def __init__(self, base: Plan, ours: Plan, theirs: Plan, annotated: Annotated) -> None:
        self._base, self._ours, self._theirs = self._plans = base, ours, theirs
        self._annotated = annotated
        self._rows: dict[str, tuple[str, Row]] = {}
        """The rows that stay, and the area that each is in."""
        self._titles: dict[str, str] = {}
        """The areas that stay."""
        self._conflicts: defaultdict[tuple[str | None, str | None], list[Undecided]] = defaultdict(list)
        """By the area and the row that they are about."""

    def result(self) -> Merge:
        """The merged plan and the conflicts."""
        plan = self._details()
        for row_id in {**self._ours.standings, **self._theirs.standings}:
            self._add_row(row_id)
        needed = {area_id for area_id, _ in self._rows.values()}
        for area_id in {**self._ours.areas_by_id, **self._theirs.areas_by_id}:
            self._add_area(area_id, is_needed=area_id in needed)
        merged = plan._replace(areas=tuple(self._areas()))
        places = [(area.id, row_id) for area in merged.areas for row_id in (None, *merged.row_ids(area.id))]
        return Merge(merged, tuple(each for place in [(None, None), *places] for each in self._conflicts[place]))

    def _details(self) -> Plan:
        plan = self._ours
        for key in fields.DETAIL_KEYS:
            base, ours, theirs = (fields.detail_text(each, key) for each in self._plans)
            text = self._text(None, None, key, base if self._base.year else None, (ours, theirs))
            plan = plan if text == ours else fields.with_detail(plan, key, text)
        return plan

    def _add_row(self, row_id: str) -> None:
        """Add a row that both sides have, or that one has and the other did not remove unchanged."""
        base, ours, theirs = (plan.standings.get(row_id) for plan in self._plans)
        before = base.row if base else None
        if ours and theirs:
            area_id = self._area_of(row_id, base.area.id if base else "", ours.area.id, theirs.area.id)
            self._rows[row_id] = area_id, self._merged_row(area_id, before, ours.row, theirs.row)
        elif kept := ours or theirs:
            if base:
                is_left_alone = (kept.row, kept.area.id) == (base.row, base.area.id)
                if is_left_alone and row_id not in self._annotated[ours is None]:
                    return
                self._keep(kept.area.id, row_id, fields.all_text(kept.row), is_ours=ours is not None)
            self._rows[row_id] = kept.area.id, kept.row

    def _add_area(self, area_id: str, *, is_needed: bool) -> None:
        """The same with an area; what only a conflict keeps stays as a whole, with rows that were left alone."""
        base, ours, theirs = (plan.areas_by_id.get(area_id) for plan in self._plans)
        if ours and theirs:
            titles = ours.title, theirs.title
            self._titles[area_id] = self._text(area_id, None, fields.TITLE, base.title if base else None, titles)
        elif kept := ours or theirs:
            if base:
                if kept.title == base.title and not is_needed and area_id not in self._annotated[ours is None]:
                    return
                self._keep(area_id, None, kept.title, is_ours=ours is not None)
                self._add_rows_of(kept, self._theirs if ours else self._ours)
            self._titles[area_id] = kept.title

    def _add_rows_of(self, area: Area, remover: Plan) -> None:
        """Add every row of a kept area, without conflicts of their own.

        Rows that the other side moved elsewhere before it removed the area are staying there already.
        """
        for row in area.rows:
            if row.id not in remover.standings:
                self._rows[row.id] = area.id, row
                self._conflicts.pop((area.id, row.id), None)

    def _area_of(self, row_id: str, base: str, ours: str, theirs: str) -> str:
        """Where a row stands that both sides have."""
        # An area that the other side removed is no place to move to: the row is still where the other side has it.
        ours_is_gone = ours in self._base.areas_by_id and ours not in self._theirs.areas_by_id
        theirs_is_gone = theirs in self._base.areas_by_id and theirs not in self._ours.areas_by_id
        if ours_is_gone != theirs_is_gone:
            return theirs if ours_is_gone else ours
        return self._text(ours, row_id, fields.AREA, base or None, (ours, theirs))

    def _merged_row(self, area_id: str, base: Row | None, ours: Row, theirs: Row) -> Row:
        if theirs in (ours, base):
            return ours
        if ours == base:
            return theirs
        row = ours
        for key in fields.row_keys(ours.columns):
            texts = fields.row_text(ours, key), fields.row_text(theirs, key)
            text = self._text(area_id, ours.id, key, fields.row_text(base, key) if base else None, texts)
            row = fields.with_row_text(row, key, text)
        return row

    def _text(self, area_id: str | None, row_id: str | None, key: str, base: str | None, both: tuple[str, str]) -> str:
        """What a text becomes; ours, and a conflict, where the two sides disagree."""
        text = merged_text(base, *both)
        if text is None:
            self._conflicts[area_id, row_id].append(between(Spot(area_id, row_id, key), *both))
        return both[0] if text is None else text

    def _keep(self, area_id: str, row_id: str | None, text: str, *, is_ours: bool) -> None:
        """Tell that one side kept what the other removed."""
        both = (text, None) if is_ours else (None, text)
        self._conflicts[area_id, row_id].append(between(Spot(area_id, row_id), *both))

    def _areas(self) -> Iterator[Area]:
        official = {area.id for side in self._plans[1:] for area in side.areas if not area.own}
        kept: dict[str, set[str]] = {area_id: set() for area_id in self._titles}
        for row_id, (area_id, _) in self._rows.items():
            kept[area_id].add(row_id)
        base, ours, theirs = ([*plan.areas_by_id] for plan in self._plans)
        order = merged_order(base, ours, theirs, kept.keys())
        for area_id in sorted(order, key=lambda area_id: area_id not in official):
            base, ours, theirs = (plan.row_ids(area_id) for plan in self._plans)
            ids = merged_order(base, ours, theirs, kept[area_id])
            rows = tuple(self._rows[row_id][1] for row_id in ids)
            yield Area(area_id, self._titles[area_id], rows, own=area_id not in official)


_OF_ANOTHER_PLAN = (fields.FORM, fields.YEAR, fields.DISTRICT)
"""The details that tell one plan from another."""

_FEW = 3
"""Rows of which somebody may well remove all."""

_STAGES = tuple(stage.value for stage in Stage)


@dataclass(frozen=True, slots=True)
class Incoming:
    """What another version of the plan brings and what it lacks."""

    base: Plan
    """The common ancestor without what they lack: seen from it, that is new in ours."""
    theirs: Plan
    taken: Merge
    """Everything that they did, what they lack taken away."""
    kept: Merge
    """Everything that they did, what they lack left in."""
    losses: tuple[Change, ...]
    """What the first takes away from ours: rows and areas, texts emptied, cut short or put back to earlier ones."""
    other_details: tuple[str, ...]
    """By which of its details the version is another plan's; keys as in plan files."""
    common_rows: int
    """How many of the ancestor's rows it has."""
    is_wholesale: bool
    """Whether it takes something from most of the rows, as nobody does on purpose."""

    @property
    def is_another_plan(self) -> bool:
        """Whether it is evidently no version of this plan."""
        return bool(self.other_details) or (self.common_rows == 0 and any(self.theirs.rows()))


def incoming(
    base: Plan,
    ours: Plan,
    theirs: Plan,
    earlier: Callable[[], Iterable[Plan]] = tuple,
    annotated: Annotated = NOTHING_ANNOTATED,
) -> Incoming:
    """What their version makes of ours; earlier gives the versions before the base, if it comes to that.

    A version that was cut short, an older one that came back, or quite another plan in the file's place looks to a
    merge like the work of somebody who removed things. Beside the merge that follows it there is one that leaves
    everything in.
    """
    others = tuple(_other_details(base, theirs))
    base, ours, moved = _on_one_form(base, ours, theirs)
    taken = merge(base, ours, moved, annotated=annotated)
    rows = base.standings.keys()
    common = len(rows & theirs.standings.keys()) if rows else 1
    losses = tuple(_losses(ours, taken.plan, earlier))
    lean = _without(base, ours, moved, losses) if losses else base
    kept = merge(lean, ours, moved, annotated=annotated) if losses else taken
    reduced = {change.row_id for change in losses} - {None}
    is_wholesale = len(reduced) >= _FEW and len(reduced) * 2 > len(rows)
    return Incoming(lean, theirs, taken, kept, losses, others, common, is_wholesale)


def _other_details(base: Plan, theirs: Plan) -> Iterator[str]:
    for key in _OF_ANOTHER_PLAN:
        one, other = (" ".join(fields.detail_text(plan, key).casefold().split()) for plan in (base, theirs))
        if not one.startswith(other) and not other.startswith(one):  # one may be filled in, or spelled out
            yield key


def _losses(ours: Plan, merged: Plan, earlier: Callable[[], Iterable[Plan]]) -> Iterator[Change]:
    old, new = ours.standings, merged.standings
    known = cache(lambda: {text for plan in earlier() for text in _texts(plan)})
    for change in diff(ours, merged):
        row_id, text = change.row_id, change.before.strip()
        if change.kind is ChangeKind.REMOVED:
            if row_id is None or not old[row_id].row.is_blank:
                yield change
            continue
        if not text or (row_id and _has_moved(text, old[row_id].row, new[row_id].row)):
            continue
        if _is_shortened(change) or (row_id or change.area_id, change.column, change.after) in known():
            yield change


def _has_moved(text: str, before: Row, after: Row) -> bool:
    """Whether a text of the row has come into another of its cells."""
    return any(text in now and text not in then for then, now in zip(before.cells, after.cells, strict=True))


def _is_shortened(change: Change) -> bool:
    """Whether the text after has nothing that the one before had not, or the plan's stage went back."""
    if change.column == fields.STAGE:
        return _STAGES.index(change.after) < _STAGES.index(change.before)
    words = iter(change.before.split())
    return change.before.startswith(change.after) or all(word in words for word in change.after.split())


def _texts(plan: Plan) -> Iterator[tuple[str | None, str, str]]:
    """Every text that stands in the plan, with whose it is."""
    for key in fields.DETAIL_KEYS:
        yield None, key, fields.detail_text(plan, key)
    for area in plan.areas:
        yield area.id, fields.TITLE, area.title
        for row in area.rows:
            for key in fields.row_keys(row.columns):
                yield row.id, key, fields.row_text(row, key)


def _without(base: Plan, ours: Plan, theirs: Plan, losses: Iterable[Change]) -> Plan:
    """The base as it would be if it had lacked all that theirs lacks and ours has."""
    texts = grouped((each.row_id or each.area_id, each.column) for each in losses if each.column is not None)
    for key in texts.pop(None, ()):
        base = fields.with_detail(base, key, fields.detail_text(theirs, key))
    areas, rows = theirs.areas_by_id, theirs.standings
    own = ours.areas_by_id.keys() | ours.standings.keys()

    def lean(row: Row) -> Row:
        for key in texts.get(row.id, ()):
            row = fields.with_row_text(row, key, fields.row_text(rows[row.id].row, key))
        return row

    def lean_area(area: Area) -> Area:
        title = areas[area.id].title if area.id in texts else area.title
        there = (lean(row) for row in area.rows if row.id in rows or row.id not in own)
        return area._replace(title=title, rows=tuple(there))

    return base._replace(areas=tuple(lean_area(area) for area in base.areas if area.id in areas or area.id not in own))
