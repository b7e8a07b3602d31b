"""What differs between two plans, row by row and word by word, and what of it touches what was decided.

Rows are the same where their ids are, wherever they stand.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from planterm.model import fields
from planterm.model.form_change import on_form
from planterm.model.plan import Area, Plan, Spot
from planterm.model.sequences import common_ends, moved, woven


class ChangeKind(StrEnum):
    """What happened to a row, an area or a detail; values as in the command line's JSON."""

    NEW = "ny"
    REMOVED = "borttagen"
    CHANGED = "andrad"
    MOVED = "flyttad"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two plans.

    Without an area it is about a detail of the plan, without a row about an area. A row that was moved is told in the
    area where it is now.
    """

    kind: ChangeKind
    area_id: str | None = None
    row_id: str | None = None
    column: str | None = None
    """What differs in what has changed, as plan files call it (see ``fields``); None for every other kind."""
    before: str = ""
    after: str = ""

    @property
    def spot(self) -> Spot:
        """What it is about."""
        return Spot(self.area_id, self.row_id, self.column)


def diff(first: Plan, second: Plan) -> tuple[Change, ...]:
    """What was done to the first plan to make the second of it, in reading order; as few moves as possible.

    What was removed stands where it stood, what was moved where it stands now. The rows of an area that is new or
    removed are told one by one as well, so that every text that came or went is in some change. Plans on two forms are
    compared on the second one's.
    """
    details = (Change(ChangeKind.CHANGED, None, None, *changed) for changed in fields.changed_details(first, second))
    return (*details, *_areas(on_form(first, second.form), second))


def _areas(first: Plan, second: Plan) -> Iterator[Change]:
    old, new = first.areas_by_id, second.areas_by_id
    moved_areas = moved([*old], [*new])
    for area_id in woven([*new], [*old]):
        yield from _about_area(area_id, old.get(area_id), new.get(area_id), is_moved=area_id in moved_areas)
        yield from _rows(area_id, first, second)


def _about_area(area_id: str, before: Area | None, after: Area | None, *, is_moved: bool) -> Iterator[Change]:
    if before is None or after is None:
        yield Change(ChangeKind.NEW if before is None else ChangeKind.REMOVED, area_id)
        return
    if is_moved:
        yield Change(ChangeKind.MOVED, area_id)
    if before.title != after.title:
        yield Change(ChangeKind.CHANGED, area_id, None, fields.TITLE, before.title, after.title)


def _rows(area_id: str, first: Plan, second: Plan) -> Iterator[Change]:
    """What happened to the rows of an area; one that came from another area is told where it came to."""
    old, new = first.row_ids(area_id), second.row_ids(area_id)
    moved_within, there = moved(old, new), second.standings
    not_left = [row_id for row_id in old if row_id not in there or there[row_id].area.id == area_id]
    for row_id in woven(new, not_left):
        yield from _about_row(area_id, row_id, first, second, is_moved=row_id in moved_within)


def _about_row(area_id: str, row_id: str, first: Plan, second: Plan, *, is_moved: bool) -> Iterator[Change]:
    source, target = first.standings.get(row_id), second.standings.get(row_id)
    if source is None or target is None:
        yield Change(ChangeKind.NEW if source is None else ChangeKind.REMOVED, area_id, row_id)
        return
    if is_moved or source.area.id != target.area.id:
        yield Change(ChangeKind.MOVED, area_id, row_id)
    for changed in fields.changed_texts(source.row, target.row) if source.row != target.row else ():
        yield Change(ChangeKind.CHANGED, area_id, row_id, *changed)


Span = tuple[int, int]
"""Where a part of a text begins and ends."""

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_MOST = 1_000_000
_MOST_ALIKE = 20_000
"""How many pairs of words are compared, and how many of them may be the same word; where there are more, everything
between what is alike at the ends differs."""
_LEAST_ALIKE = 0.3
"""Texts of which less is alike are different: single words that happen to be in both say nothing."""


def differing(first: str, second: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The parts of each text that the other one does not have, words as a whole."""
    one, other = _tokens(first), _tokens(second)
    start, end = common_ends(one, other)
    middle, other_middle = one[start : len(one) - end], other[start : len(other) - end]
    marked = _marked(middle, other_middle)
    offset = sum(map(len, one[:start]))
    return _spans(middle, marked[0], offset), _spans(other_middle, marked[1], offset)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _marked(one: list[str], other: list[str]) -> tuple[list[bool], list[bool]]:
    """For each word whether it differs."""
    all_differ = [True] * len(one), [True] * len(other)
    if not one or not other or len(one) * len(other) > _MOST or _pairs_alike(one, other) > _MOST_ALIKE:
        return all_differ
    blocks = SequenceMatcher(str.isspace, one, other, autojunk=False).get_matching_blocks()
    alike = sum(_letters(one[first : first + size]) for first, _, size in blocks)
    if 2 * alike < _LEAST_ALIKE * (_letters(one) + _letters(other)):
        return all_differ
    for first, second, size in blocks:
        if _letters(one[first : first + size]):
            all_differ[0][first : first + size] = [False] * size
            all_differ[1][second : second + size] = [False] * size
    return all_differ


def _pairs_alike(one: list[str], other: list[str]) -> int:
    counts = Counter(other)
    return sum(counts[token] for token in one if not token.isspace())


def _letters(tokens: Sequence[str]) -> int:
    return sum(len(token) for token in tokens if not token.isspace())


def _spans(tokens: Sequence[str], differs: Sequence[bool], offset: int) -> tuple[Span, ...]:
    spans: list[Span] = []
    for token, is_marked in zip(tokens, differs, strict=True):
        end = offset + len(token)
        if is_marked:
            joins = spans and spans[-1][1] == offset
            spans[-1:] = [(spans[-1][0], end)] if joins else [*spans[-1:], (offset, end)]
        offset = end
    return tuple(spans)


_NOT_DECIDED_ON = frozenset({fields.STATUS, fields.GOAL_REACHED, fields.STAGE, fields.CASE_NUMBER, fields.DECIDED_ON})


def touches_decided(before: Plan, after: Plan) -> bool:
    """Whether what was decided is changed: any text of a decided plan but those of the follow-up."""
    if not before.is_decided or before.areas is after.areas:
        return False
    decided, now = (
        [area._replace(rows=tuple(row.without_follow_up for row in area.rows)) for area in plan.areas]
        for plan in (before, after)
    )
    return decided != now


def changes_since_decided(decided: Plan, now: Plan) -> tuple[Change, ...]:
    """What differs from what was decided, leaving out follow-ups, how it went and what the decision itself added."""
    later = _NOT_DECIDED_ON.union(column.key for column in now.columns.follow_ups)
    return tuple(change for change in diff(decided, now) if change.column not in later)
