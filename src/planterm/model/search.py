"""Finding and replacing text in the whole plan, and choosing rows by their text."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from planterm.model.edits import Edit, EditKind, Place, set_cell
from planterm.model.folding import fold, fold_with_places
from planterm.model.plan import Area, Plan, Row
from planterm.model.remembering import remembered
from planterm.model.text import clean


@dataclass(frozen=True)
class Query:
    """What is searched for.

    A blank matches any run of blanks and line breaks; neither case matters, nor accents other than those of å, ä and
    ö, nor the kind of dash or quotation mark. A text of nothing but blanks finds nothing.
    """

    text: str

    @cached_property
    def _needle(self) -> str:
        """The text as it stands in a folded one."""
        folded = fold(self.text)
        return f"{' ' * folded.startswith(' ')}{' '.join(folded.split())}{' ' * folded.endswith(' ')}"

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to search for."""
        return not self._needle.strip()

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where it stands in a text, start and end in the text itself; hits do not overlap."""
        if self.is_blank:
            return []
        folded, places = fold_with_places(text)
        found: list[tuple[int, int]] = []
        at = folded.find(self._needle)
        while at >= 0:
            end = at + len(self._needle)
            if places is None or _is_whole(places, at, end):
                found.append((at, end) if places is None else (places[at][0], places[end - 1][1]))
                at = folded.find(self._needle, end)
            else:
                at = folded.find(self._needle, at + 1)
        return found


class Hit(NamedTuple):
    """A found text: its cell, and where it begins and ends in the cell's text as it stands there."""

    area_id: str
    row_id: str
    column: int
    """The number of the cell's column."""
    start: int
    end: int

    @property
    def place(self) -> Place:
        """The cell of the hit."""
        return Place(self.area_id, self.row_id, self.column)


@remembered(4)
def find(plan: Plan, query: Query, limit: int | None = None) -> tuple[Hit, ...]:
    """The hits in reading order, at most so many; asking again about the same plan costs nothing."""
    return tuple(islice(_hits(plan, query), limit))


def _hits(plan: Plan, query: Query) -> Iterator[Hit]:
    for area in plan.areas:
        for row in area.rows:
            for column, text in enumerate(row.cells):
                for start, end in query.spans(text):
                    yield Hit(area.id, row.id, column, start, end)


@dataclass(frozen=True, slots=True)
class RowFilter:
    """Which rows are shown: those that hold the query in any column, or in one, such as Vem.

    Rows changed meanwhile stay in sight; a blank query leaves nothing out.
    """

    query: Query
    column: int | None = None
    """The number of the only column looked at."""
    kept: frozenset[str] = frozenset()

    def rows(self, area: Area) -> tuple[int, ...]:
        """The numbers of the area's rows that are shown, from 0."""
        return tuple(i for i, row in enumerate(area.rows) if row.id in self.kept or self._matches(row))

    def keeping(self, row_ids: Collection[str]) -> "RowFilter":
        """The filter with these rows in sight too, whatever they hold."""
        return replace(self, kept=self.kept.union(row_ids))

    def keeping_changed(self, before: Plan, after: Plan) -> "RowFilter":
        """The filter with the rows in sight too that are new, hold other texts or have come to another area."""
        changed: set[str] = set()
        for area in after.areas:
            if (old := before.areas_by_id.get(area.id)) is not area:
                same = set(old.rows) if old is not None else set()
                changed.update(row.id for row in area.rows if row not in same)
        return self.keeping(changed)

    def _matches(self, row: Row) -> bool:
        texts = row.cells if self.column is None else (row.cells[self.column],)
        return self.query.is_blank or any(map(self.query.spans, texts))


def replace_hit(plan: Plan, hit: Hit, replacement: str) -> Edit:
    """The plan with another text in the place of one hit, which is a hit of this very plan.

    The text goes in as it is; what else stands in the cell stays. Raises KeyError where the row is gone.
    """
    text = plan.area(hit.area_id).row(hit.row_id).cells[hit.column]
    return set_cell(plan, hit.place, text[: hit.start] + replacement + text[hit.end :], EditKind.REPLACE)


def replace_all(plan: Plan, query: Query, replacement: str) -> Edit | None:
    """The plan with every hit replaced, as one step whose place is the first hit; None where there is none."""
    if not (found := find(plan, query)):
        return None
    replaced = {}
    for row_id in {hit.row_id for hit in found}:
        row = plan.standings[row_id].row
        cells = (_with_replaced(cell, query.spans(cell), replacement) for cell in row.cells)
        replaced[row_id] = row._replace(cells=tuple(map(clean, cells)))
    first = found[0].place
    return Edit(EditKind.REPLACE_ALL, plan.with_rows(replaced), first, first)


def _with_replaced(text: str, found: Sequence[tuple[int, int]], replacement: str) -> str:
    ends = [0, *(end for _, end in found)]
    starts = [*(start for start, _ in found), len(text)]
    return replacement.join(text[end:start] for end, start in zip(ends, starts, strict=True))


def _is_whole(places: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a found text begins and ends with whole characters of the text."""
    return not (
        (start and places[start - 1] == places[start]) or (end < len(places) and places[end] == places[end - 1])
    )
