"""The difference between two plans as a small value that JSON can hold, for the journal, and putting it on a plan."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any

from planterm.model import fields
from planterm.model.conflicts import Merge, Undecided, between
from planterm.model.form import Columns, Form
from planterm.model.plan import YEARS, Area, Plan, Row, Spot, Stage
from planterm.model.sequences import common_ends, moved
from planterm.model.text import clean

Delta = dict[str, Any]
"""JSON: objects, lists, texts, truth values and None."""

WHOLE = "whole"

NO_DIFFERENCE = (LookupError, TypeError, ValueError, AttributeError)
"""What is raised for data that is no difference."""


FormOf = Callable[[str], Form]
"""Finds a form by its id."""


def patched(plan: Plan, delta: Delta, form_of: FormOf) -> Merge:
    """The difference put on a plan: exactly, where the plan is the one that it was made from.

    On any other plan, no text of the difference is left out: a row of which a cell was changed, and which the plan no
    longer has, comes last in its area, with what is known of it. The conflict tells its text and, as for a merge, which
    side had removed it. Raises one of NO_DIFFERENCE for what is none.
    """
    if WHOLE in delta:
        return Merge(_plan(delta[WHOLE], form_of))
    result = plan
    for key, text in delta.get("details", {}).items():
        result = fields.with_detail(result, key, text)
    changes: Mapping[str, Any] = delta.get("rows", {})
    if not (changes or "heads" in delta or "areas" in delta):
        return Merge(result)
    draft = _Draft(plan, delta.get("areas", {}).get("gone", ()))
    for area_id, change in changes.items():
        draft.rearrange(area_id, change)
    for area_id, change in changes.items():
        draft.rewrite(area_id, change)
    areas = draft.areas(delta.get("heads", {}), delta.get("areas", {}))
    return Merge(result._replace(areas=areas), tuple(draft.conflicts))


class _Draft:
    """A plan while a difference is put on it: all rows by id, and the order of the ids in each area."""

    def __init__(self, plan: Plan, leaving: Collection[str]) -> None:
        self.conflicts: list[Undecided] = []
        self._plan = plan
        self._leaving = leaving
        self._rows = {row.id: row for row in plan.rows()}
        self._orders = {area_id: plan.row_ids(area_id) for area_id in plan.areas_by_id}

    def rearrange(self, area_id: str, change: Mapping[str, Any]) -> None:
        """Take out of the area what is gone, and put in it what comes, from wherever that stands."""
        coming = {name for _, names in change.get("put", ()) for name in names}
        for other, order in self._orders.items():
            if coming and other != area_id:
                order[:] = [name for name in order if name not in coming]
        self._orders[area_id] = _reordered(self._orders.get(area_id, []), change)

    def rewrite(self, area_id: str, change: Mapping[str, Any]) -> None:
        """Write the area's new rows and the new texts of those it had."""
        for row_id, data in change.get("new", {}).items():
            if row_id not in self._orders[area_id]:
                raise LookupError(row_id)
            self._rows[row_id] = _row(row_id, self._plan.columns, data)
        for row_id, texts in change.get("cells", {}).items():
            for leaving in self._leaving:
                # A row that stands in an area on its way out is rescued into the one that it is written in.
                if row_id in self._orders.get(leaving, ()):
                    self._orders[leaving].remove(row_id)
                    self._orders[area_id].append(row_id)
            if row_id not in self._rows:
                if row_id not in self._orders[area_id]:
                    self._orders[area_id].append(row_id)
                ours = "\n".join(filter(str.strip, texts.values()))
                self.conflicts.append(between(Spot(area_id, row_id), ours, None))
            self._rows[row_id] = _written(self._rows.get(row_id) or Row.blank(row_id, self._plan.columns), texts)

    def areas(self, heads: Mapping[str, Any], arrangement: Mapping[str, Any]) -> tuple[Area, ...]:
        """The areas in their order; what is not to change is the same object as before."""
        old = self._plan.areas_by_id
        order = _reordered(old, arrangement)
        # An area that is gone from the plan and still gets a row comes back.
        order += [area_id for area_id, names in self._orders.items() if area_id not in {*old, *order} and names]
        return tuple([self._area(area_id, old.get(area_id), heads.get(area_id)) for area_id in order])

    def _area(self, area_id: str, old: Area | None, head: Sequence[Any] | None) -> Area:
        title, own = head or ((old.title, old.own) if old else (area_id, True))
        rows = tuple([self._rows[name] for name in self._orders.get(area_id, ()) if name in self._rows])
        area = Area(area_id, title, rows, own)
        return old if old == area else area


def check_sound(before: Plan, after: Plan) -> None:
    """Raise one of NO_DIFFERENCE where a difference has put something into the plan that no plan may hold.

    Only what is new in the plan after is looked at.
    """
    kept = set(map(id, before.areas)).intersection(map(id, after.areas))
    areas = [area for area in after.areas if id(area) not in kept]
    old_rows = {row.id: row for area in before.areas if id(area) not in kept for row in area.rows}
    rows = [row for area in areas for row in area.rows]
    new_rows = [row for row in rows if old_rows.get(row.id) is not row]
    names = [*(area.id for area in areas), *(row.id for row in new_rows)]
    texts = [after.district, after.police_area, after.case_number, after.predecessor, after.synonyms, after.judgement]
    texts += names
    texts += [area.title for area in areas]
    texts += [text for row in new_rows for text in (*row.cells, row.remark, row.confirmed)]
    come_anew = any(row.id not in old_rows for row in new_rows)
    every_id = [row.id for row in (after.rows() if come_anew else rows)]
    if not (
        all(clean(text) == text for text in texts)
        and all(name.strip() and "\n" not in name for name in names)
        and all(len(row.cells) == len(after.columns) for row in new_rows)
        and all(type(area.own) is bool for area in areas)
        and len(set(every_id)) == len(every_id)
        and len({area.id for area in after.areas}) == len(after.areas)
        and type(after.year) is int
        and after.year in YEARS
    ):
        raise ValueError


def _reordered(names: Iterable[str], change: Mapping[str, Any]) -> list[str]:
    """The names without those gone, the runs of others behind the names that they follow, or last."""
    runs: dict[str | None, Sequence[str]] = dict(change.get("put", ()))
    gone: Sequence[str] = change.get("gone", ())
    leaving = {*gone, *chain(*runs.values())}
    if any(isinstance(run, str) for run in (gone, *runs.values())):  # which would be a name for each letter
        raise TypeError
    if not all(isinstance(name, str) for name in (*leaving, *filter(None, runs))):
        raise TypeError
    staying = [name for name in names if name not in leaving]
    pieces = [[*runs.pop(None, ())], *([name, *runs.pop(name, ())] for name in staying), *runs.values()]
    return list(chain(*pieces))


def _written(row: Row, texts: Mapping[str, str]) -> Row:
    for key, text in texts.items():
        row = fields.with_row_text(row, key, text)
    return row


# whole rows and plans as data


def row_data(row: Row) -> list[str]:
    """A row's cells, and what is its own."""
    return [fields.row_text(row, key) for key in fields.row_keys(row.columns)]


def _row(row_id: str, columns: Columns, data: Sequence[str]) -> Row:
    own = zip(fields.OWN_ROW_KEYS, data[len(columns) :], strict=False)  # earlier journals have fewer
    return _written(Row(row_id, columns, tuple(data[: len(columns)])), dict(own))


def plan_data(plan: Plan) -> list[Any]:
    """All of a plan."""
    details = [plan.form.id, plan.year, plan.district, plan.police_area, plan.stage.value, plan.case_number]
    decided_on = plan.decided_on.isoformat() if plan.decided_on else None
    areas = [[area.id, area.title, area.own, [[row.id, *row_data(row)] for row in area.rows]] for area in plan.areas]
    return [*details, decided_on, areas, plan.predecessor, plan.synonyms, plan.judgement]


def _plan(data: Sequence[Any], form_of: FormOf) -> Plan:
    form_id, year, district, police_area, stage, case_number, decided_on, areas, *later = data
    form = form_of(form_id)
    return Plan(
        form,
        year,
        district,
        police_area,
        Stage(stage),
        case_number,
        date.fromisoformat(decided_on) if decided_on else None,
        tuple([_area(form.columns, *area) for area in areas]),
        *later,  # journals of earlier versions end before
    )


def _area(columns: Columns, area_id: str, title: str, own: bool, rows: Sequence[Sequence[str]]) -> Area:
    return Area(area_id, title, tuple([_row(row_id, columns, data) for row_id, *data in rows]), own)


def delta(before: Plan, after: Plan) -> Delta:
    """What makes the second plan of the first; putting it on the first with ``patched`` gives the second, for any two.

    It is empty for two equal plans. What cannot be told by ids, because an id is there twice, is told whole.
    """
    try:
        found = _difference(before, after)
        if patched(before, found, {after.form.id: after.form}.__getitem__).plan == after:
            return found
    except (KeyError, ValueError):
        pass
    return {WHOLE: plan_data(after)}


def _difference(before: Plan, after: Plan) -> Delta:
    parts: Delta = {
        "details": {key: text for key, _, text in fields.changed_details(before, after)},
        "areas": _order([*before.areas_by_id], [*after.areas_by_id]),
        "heads": {},
        "rows": {},
    }
    for area in after.areas:
        old = before.areas_by_id.get(area.id)
        if old is area:
            continue
        if old is None or (old.title, old.own) != (area.title, area.own):
            parts["heads"][area.id] = [area.title, area.own]
        if change := _rows(old, area, before):
            parts["rows"][area.id] = change
    return {name: part for name, part in parts.items() if part}


def _rows(before: Area | None, after: Area, plan: Plan) -> dict[str, Any]:
    old, new = before.rows if before else (), after.rows
    start, end = common_ends(old, new)
    anchor = new[start - 1].id if start else None
    old, new = old[start : len(old) - end], new[start : len(new) - end]
    old_ids, new_ids = [row.id for row in old], [row.id for row in new]
    change: dict[str, Any] = {} if old_ids == new_ids else _order(old_ids, new_ids, anchor)
    there = {row.id: row for row in old}
    cells: dict[str, dict[str, str]] = {}
    fresh: dict[str, list[str]] = {}
    for row in new:
        source = there.get(row.id) or (plan.standings[row.id].row if row.id in plan.standings else None)
        if source is None:
            fresh[row.id] = row_data(row)
        elif source is not row and (changed := {key: text for key, _, text in fields.changed_texts(source, row)}):
            cells[row.id] = changed
    return change | {name: part for name, part in (("new", fresh), ("cells", cells)) if part}


def _order(old: Sequence[str], new: Sequence[str], anchor: str | None = None) -> dict[str, Any]:
    """What is gone from the old order, and what is put where: each run of names behind the one that stays before it."""
    if old == new:
        return {}
    staying = (set(old) & set(new)) - moved(old, new)
    runs: list[tuple[str | None, list[str]]] = []
    for name in new:
        if name in staying:
            anchor = name
        elif runs and runs[-1][0] == anchor:
            runs[-1][1].append(name)
        else:
            runs.append((anchor, [name]))
    there = set(new)
    gone = [name for name in old if name not in there]
    put = [[after, names] for after, names in runs]
    return {name: part for name, part in (("gone", gone), ("put", put)) if part}
