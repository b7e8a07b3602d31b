"""Rows that were split and rows that were joined: texts that have gone from one row and stand in another."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from planterm.model.columns import COLUMN_BY_KEY, Column
from planterm.model.diff import Change, ChangeKind
from planterm.model.likeness import words_of
from planterm.model.plan import Plan, Row

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
    rows = (row for row in plan.rows() if row.id in wanted)
    return {row.id: source for row in rows if (source := _source(row, givers)) is not None}


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
