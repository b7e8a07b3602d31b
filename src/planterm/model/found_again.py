"""Which areas and rows of one plan are found again in another whose ids are others, joined or split ones too."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from planterm.model.diff import Change, ChangeKind
from planterm.model.edits import new_area_id
from planterm.model.folding import fold
from planterm.model.plan import COLUMN_BY_KEY, Area, Column, Plan, Row, derived_row_id
from planterm.model.row_matching import SeenRow, matched_rows, words_of
from planterm.model.text import seen


def with_our_area_ids(plan: Plan, other: Plan) -> tuple[Area, ...]:
    """The other plan's areas, those that are the plan's under its ids, further ones under ids that are free."""
    ours = {_key(area, number): area for number, area in _numbered(plan.areas)}
    found: dict[int, Area] = {}
    free = deque(range(len(other.areas)))
    for number, (key, area) in enumerate((_key(area, nth), area) for nth, area in _numbered(other.areas)):
        if (match := ours.pop(key, None)) is not None:
            found[number] = replace(area, id=match.id)
            free.remove(number)
    for number in free:
        match = _with_same_rows(other.areas[number], ours.values())
        if match is not None:
            ours = {key: area for key, area in ours.items() if area is not match}
            found[number] = replace(other.areas[number], id=match.id)
    return tuple(_with_free_ids(plan, other, found))


def _numbered(areas: Iterable[Area]) -> Iterable[tuple[int, Area]]:
    """The areas, each with how many of the same title stand before it."""
    seen_titles: defaultdict[str, int] = defaultdict(int)
    for area in areas:
        title = _title(area)
        yield seen_titles[title], area
        seen_titles[title] += 1


def _key(area: Area, number: int) -> tuple[str, int]:
    return (_title(area), number) if area.own else (area.id, -1)


def _title(area: Area) -> str:
    return fold(seen(area.title)) if area.own else ""


def _with_same_rows(area: Area, others: Iterable[Area]) -> Area | None:
    """The own area that half the rows are in, where there is one: it has got another title."""
    texts = {row.cells for row in area.rows}
    for other in others if area.own else ():
        common = sum(row.cells in texts for row in other.rows)
        if other.own and common and 2 * common >= min(len(area.rows), len(other.rows)):
            return other
    return None


def _with_free_ids(plan: Plan, other: Plan, found: dict[int, Area]) -> Iterable[Area]:
    taken = {area.id for area in plan.areas}
    for number, area in enumerate(other.areas):
        if number in found:
            yield found[number]
            continue
        area_id = area.id if area.id not in taken else new_area_id(plan, area.title, taken)
        taken.add(area_id)
        yield replace(area, id=area_id)


_FEW = 10
"""A plan that has gone its own way still shares one row id in so many."""

AsOurs = Callable[[Row, Row], Row]
"""Makes one of their rows the row of ours that it was found to be."""


def share_hardly_any_ids(first: Plan, second: Plan) -> bool:
    """Whether the ids of the rows say little about which row is which, as where a plan went through a workbook.

    Such ids are made of texts, and may be the same where both plans did.
    """
    ours, theirs = ({row.id: row.cells for row in plan.rows() if not row.is_blank} for plan in (first, second))
    shared = len(ours.keys() & theirs.keys())
    others = Counter(ours[key] for key in ours.keys() - theirs) & Counter(theirs[key] for key in theirs.keys() - ours)
    return bool(ours and theirs) and (shared * _FEW < min(len(ours), len(theirs)) or shared < others.total())


def with_ids_found(plan: Plan, other: Plan) -> Plan:
    """The other plan to the character, its areas and rows with the ids that they have in the first."""
    theirs = with_our_area_ids(plan, other)
    rows = rows_found(plan, theirs, lambda ours, their: replace(their, id=ours.id))
    return replace(other, areas=tuple(replace(area, rows=rows[area.id]) for area in theirs))


def rows_found(plan: Plan, theirs: Collection[Area], as_ours: AsOurs) -> dict[str, tuple[Row, ...]]:
    """The rows of each of their areas, which have our ids already; further rows have ids that are free."""
    our_rows = [*plan.rows()]
    their_rows = [row for area in theirs for row in area.rows]
    found = matched_rows(_seen_rows(plan.areas), _seen_rows(theirs))
    taken = {row.id for row in our_rows}
    named = []
    for number, row in enumerate(their_rows):
        if number in found:
            named.append(as_ours(our_rows[found[number]], row))
            continue
        row_id = row.id if row.id not in taken else derived_row_id(row.id, taken)
        taken.add(row_id)
        named.append(replace(row, id=row_id))
    rows = iter(named)
    return {area.id: tuple(next(rows) for _ in area.rows) for area in theirs}


def _seen_rows(areas: Collection[Area]) -> list[SeenRow]:
    return [SeenRow(area.id, tuple(map(seen, row.cells))) for area in areas for row in area.rows]


_RUN = 3
"""So many words in a row are hardly the same by chance."""
_ENOUGH = 0.5
"""How much of a cell has come from another row when its row is said to."""
_LOOKED_AT = (Column.PROBLEM, Column.CAUSE, Column.MEASURE, Column.GOALS)

Run = tuple[str, ...]


def split_rows(changes: Sequence[Change], after: Plan) -> Mapping[str, str]:
    """For new rows that hold what another row has lost, that row."""
    return _sources(changes, ChangeKind.NEW, after, lambda change: _runs(change.before) - _runs(change.after))


def joined_rows(changes: Sequence[Change], before: Plan) -> Mapping[str, str]:
    """For rows that are gone and whose texts another row has got, that row."""
    return _sources(changes, ChangeKind.REMOVED, before, lambda change: _runs(change.after) - _runs(change.before))


def _sources(
    changes: Sequence[Change], kind: ChangeKind, plan: Plan, given: Callable[[Change], Iterable[Run]]
) -> Mapping[str, str]:
    """For each row of that kind the row whose changes gave the most of one of its cells."""
    wanted = {change.row_id for change in changes if change.kind is kind} - {None}
    if not wanted:
        return {}
    givers: dict[tuple[Column, Run], str] = {}
    for change in changes:
        column = COLUMN_BY_KEY.get(change.column or "") if change.row_id is not None else None
        if column in _LOOKED_AT and change.row_id is not None:
            givers |= {(column, run): change.row_id for run in given(change)}
    found = {row.id: _source(row, givers) for row in plan.rows() if row.id in wanted}
    return {row_id: source for row_id, source in found.items() if source is not None}


def _source(row: Row, givers: Mapping[tuple[Column, Run], str]) -> str | None:
    for column in _LOOKED_AT:
        runs = _runs(row[column])
        counts = Counter(givers[column, run] for run in runs if (column, run) in givers)
        for row_id, count in counts.most_common(1):
            if count >= _ENOUGH * len(runs):
                return row_id
    return None


def _runs(text: str) -> set[Run]:
    words = words_of(text)
    return {tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)}
