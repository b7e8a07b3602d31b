"""The follow-up, row by row: which rows are gone through, in which order, and where to go from one of them."""

from collections.abc import Collection
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from planterm.model.edits import Place
from planterm.model.fields import SameObject
from planterm.model.plan import Area, Column, Plan, Row
from planterm.model.results import Progress


class Order(StrEnum):
    """What decides which row comes after which; values as they are kept between visits."""

    AREA = "omrade"
    WHO = "vem"
    WHEN = "nar"


class Choice(NamedTuple):
    """Which rows are gone through, and how."""

    order: Order = Order.AREA
    area_id: str | None = None
    party: str | None = None
    every_row: bool = False
    """Whether the row that follows comes next, and not the next one that has no follow-up."""

    @property
    def is_part(self) -> bool:
        """Whether only some of the plan's rows are gone through."""
        return self.area_id is not None or self.party is not None


def queue(plan: Plan, choice: Choice) -> tuple[Place, ...]:
    """The rows chosen, followed up or not, in their order; rows that are wholly blank await nothing."""
    return tuple(_place(pair) for pair in _rows(SameObject(plan), choice))


@lru_cache(maxsize=8)
def _tally(plan: SameObject[Plan], choice: Choice) -> Progress:
    rows = _rows(plan, choice)
    return Progress(sum(row.is_followed_up for _, row in rows), len(rows))


def tally(plan: Plan, choice: Choice) -> Progress:
    """How many of the rows chosen have a follow-up; asking again about the same plan costs nothing."""
    return _tally(SameObject(plan), choice)


def next_waiting(plan: Plan, choice: Choice, here: str | None, later: Collection[str] = ()) -> Place | None:
    """The next row that awaits a follow-up, after the last one the first; None where no other one does.

    Rows that were put off wait too, whatever is written about them so far; they come when no others are left. Without
    a row to go from, the first one.
    """
    pairs = _rows(SameObject(plan), choice)
    start = next((index for index, (_, row) in enumerate(pairs) if row.id == here), -1) + 1
    around = [pair for pair in pairs[start:] + pairs[:start] if pair[1].id != here]
    first = next((pair for pair in around if not pair[1].is_followed_up and pair[1].id not in later), None)
    found = first or next((pair for pair in around if pair[1].id in later), None)
    return _place(found) if found else None


def neighbour(plan: Plan, choice: Choice, here: str | None, steps: int) -> Place | None:
    """The row so many steps further on, or back where negative; None at the ends, the first from no chosen row."""
    places = queue(plan, choice)
    index = next((number for number, place in enumerate(places) if place.row_id == here), None)
    if index is None:
        return places[0] if places else None
    return places[index + steps] if 0 <= index + steps < len(places) else None


def _place(pair: tuple[Area, Row]) -> Place:
    area, row = pair
    return Place(area.id, row.id, Column.FOLLOW_UP)


@lru_cache(maxsize=8)
def _rows(plan: SameObject[Plan], choice: Choice) -> tuple[tuple[Area, Row], ...]:
    pairs = [(area, row) for area in plan.value.areas for row in area.rows if not row.is_blank]
    if choice.area_id is not None:
        pairs = [pair for pair in pairs if pair[0].id == choice.area_id]
    if choice.party is not None:
        from planterm.model.parties import answers_for

        pairs = [pair for pair in pairs if answers_for(choice.party, pair[1])]
    return tuple(_ordered(pairs, choice.order, plan.value.year))


def _ordered(pairs: list[tuple[Area, Row]], order: Order, year: int) -> list[tuple[Area, Row]]:
    if order is Order.WHO:
        return sorted(pairs, key=lambda pair: _who_key(pair[1]))
    if order is Order.WHEN:
        from planterm.model.when import sort_key

        return sorted(pairs, key=lambda pair: sort_key(pair[1].cells[Column.WHEN], year))
    return pairs


def _who_key(row: Row) -> tuple[bool, str]:
    """In Swedish alphabetical order; rows for which nobody answers come last."""
    from planterm.model.folding import folded_line
    from planterm.model.parties import responsible

    who = folded_line(responsible(row))
    return not who, who.translate(_ALPHABET)


_ALPHABET = str.maketrans("åäö", "{|}")
"""Å, ä and ö in their order, after z."""
