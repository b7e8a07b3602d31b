"""What differs between two plans: rows are the same where their ids are, wherever they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from planterm.model.fields import DETAIL_KEYS, ROW_KEYS, TITLE, detail_text, row_text
from planterm.model.plan import Area, Plan, Row
from planterm.model.sequences import moved, woven


class ChangeKind(StrEnum):
    """What happened to a row, an area or a detail; values as in the command line's JSON."""

    NEW = "ny"
    REMOVED = "borttagen"
    CHANGED = "andrad"
    MOVED = "flyttad"


@dataclass(frozen=True, slots=True)
class Position:
    """Where a row stands in an area, or an area in the plan, counted from 1."""

    area_id: str
    number: int


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two plans.

    Without an area it is about a detail of the plan, without a row about an area. The positions tell where the row
    or area stands: `source` in the first plan, `target` in the second, None where it is not there.
    """

    kind: ChangeKind
    area_id: str | None = None
    row_id: str | None = None
    column: str | None = None
    """What differs in what has changed, as plan files call it (see ``fields``); None for every other kind."""
    before: str = ""
    after: str = ""
    source: Position | None = None
    target: Position | None = None


def diff(first: Plan, second: Plan) -> tuple[Change, ...]:
    """What was done to the first plan to make the second of it, in reading order; as few moves as possible.

    What was removed stands where it stood, what was moved where it stands now. The rows of an area that is new or
    removed are told one by one as well, so that every text that came or went is in some change.
    """
    return (*_details(first, second), *_areas(first, second))


def _details(first: Plan, second: Plan) -> Iterator[Change]:
    for key in DETAIL_KEYS:
        before, after = detail_text(first, key), detail_text(second, key)
        if before != after:
            yield Change(ChangeKind.CHANGED, column=key, before=before, after=after)


def _areas(first: Plan, second: Plan) -> Iterator[Change]:
    old = {area.id: area for area in first.areas}
    new = {area.id: area for area in second.areas}
    rows = _Rows.of(first, second)
    sources, targets = _positions(first.areas), _positions(second.areas)
    moved_areas = moved([*old], [*new])
    for area_id in woven([*new], [*old]):
        before, after = old.get(area_id), new.get(area_id)
        for kind, column, texts in _area_changes(before, after, is_moved=area_id in moved_areas):
            yield Change(kind, area_id, None, column, *texts, sources.get(area_id), targets.get(area_id))
        yield from rows.changes(area_id, before.rows if before else (), after.rows if after else ())


_NO_TEXTS = ("", "")


def _area_changes(
    before: Area | None, after: Area | None, *, is_moved: bool
) -> Iterator[tuple[ChangeKind, str | None, tuple[str, str]]]:
    """What happened to the area itself."""
    if before is None or after is None:
        yield ChangeKind.NEW if before is None else ChangeKind.REMOVED, None, _NO_TEXTS
        return
    if is_moved:
        yield ChangeKind.MOVED, None, _NO_TEXTS
    if before.title != after.title:
        yield ChangeKind.CHANGED, TITLE, (before.title, after.title)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Every row of both plans, and where it stands in each."""

    old: dict[str, Row]
    new: dict[str, Row]
    sources: dict[str, Position]
    targets: dict[str, Position]

    @classmethod
    def of(cls, first: Plan, second: Plan) -> "_Rows":
        return cls(_rows(first), _rows(second), _row_positions(first), _row_positions(second))

    def changes(self, area_id: str, before: Sequence[Row], after: Sequence[Row]) -> Iterator[Change]:
        """What happened to the rows of an area; one that came from another area is told where it came to."""
        old, new = [row.id for row in before], [row.id for row in after]
        moved_within = moved(old, new)
        for row_id in woven(new, [row_id for row_id in old if self._has_not_left(row_id, area_id)]):
            source, target = self.sources.get(row_id), self.targets.get(row_id)
            for kind, column, texts in self._row_changes(row_id, is_moved=row_id in moved_within):
                yield Change(kind, area_id, row_id, column, *texts, source, target)

    def _has_not_left(self, row_id: str, area_id: str) -> bool:
        target = self.targets.get(row_id)
        return target is None or target.area_id == area_id

    def _row_changes(self, row_id: str, *, is_moved: bool) -> Iterator[tuple[ChangeKind, str | None, tuple[str, str]]]:
        before, after = self.old.get(row_id), self.new.get(row_id)
        if before is None or after is None:
            yield ChangeKind.NEW if before is None else ChangeKind.REMOVED, None, _NO_TEXTS
            return
        if is_moved or self.sources[row_id].area_id != self.targets[row_id].area_id:
            yield ChangeKind.MOVED, None, _NO_TEXTS
        for key in ROW_KEYS if before != after else ():
            texts = row_text(before, key), row_text(after, key)
            if texts[0] != texts[1]:
                yield ChangeKind.CHANGED, key, texts


def _rows(plan: Plan) -> dict[str, Row]:
    return {row.id: row for row in plan.rows()}


def _positions(areas: Sequence[Area]) -> dict[str, Position]:
    return {area.id: Position(area.id, number) for number, area in enumerate(areas, start=1)}


def _row_positions(plan: Plan) -> dict[str, Position]:
    return {row.id: Position(area.id, number) for area in plan.areas for number, row in enumerate(area.rows, start=1)}
