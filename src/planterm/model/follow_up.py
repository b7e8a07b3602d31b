"""The follow-up, row by row: which rows are gone through, in which order, and where to go from one of them."""

from collections.abc import Collection
from enum import StrEnum
from typing import NamedTuple

from planterm.model.edits import Place
from planterm.model.folding import alphabetical
from planterm.model.form import Column, Columns, Role
from planterm.model.plan import Plan, Progress, Row, Standing
from planterm.model.remembering import remembered
from planterm.model.text import is_told


class Order(StrEnum):
    """What decides which row comes after which; values as they are kept between visits."""

    AREA = "omrade"
    WHO = "vem"
    WHEN = "nar"

    def column(self, columns: Columns) -> Column | None:
        """The column that it goes by; None for the plan's own order, and where the form has none."""
        role = {Order.WHO: Role.WHO, Order.WHEN: Role.WHEN}.get(self)
        return columns.find(role) if role else None


class RowChoice(NamedTuple):
    """Which rows are gone through, and how."""

    order: Order = Order.AREA
    area_id: str | None = None
    party: str | None = None
    every_row: bool = False
    """Whether the row that follows comes next, and not the next one that has no follow-up."""
    synonyms: tuple[str, ...] = ()
    """Which names are one party's, as the user says beside the plan."""
    round: str | None = None
    """The key of the column that is written in, on a form that has several for the follow-up."""

    @property
    def is_part(self) -> bool:
        """Whether only some of the plan's rows are gone through."""
        return self.area_id is not None or self.party is not None


def round_of(plan: Plan, choice: RowChoice) -> Column:
    """The column that is written in: that of the round chosen, else the last one."""
    rounds = plan.columns.follow_ups
    return next((column for column in rounds if column.key == choice.round), rounds[-1])


def first_open_round(plan: Plan) -> Column:
    """The first round in which rows still await a follow-up; the last one where none does."""
    rounds = plan.columns.follow_ups
    tallies = ((column, tally(plan, RowChoice(round=column.key))) for column in rounds)
    return next((column for column, (done, total) in tallies if done < total), rounds[-1])


def queue(plan: Plan, choice: RowChoice) -> tuple[Place, ...]:
    """The rows chosen, followed up or not, in their order; rows that are wholly blank await nothing."""
    column = round_of(plan, choice)
    return tuple(_place(each, column) for each in _rows(plan, choice))


@remembered(8)
def tally(plan: Plan, choice: RowChoice) -> Progress:
    """How many of the rows chosen have a follow-up; asking again about the same plan costs nothing."""
    column, rows = round_of(plan, choice), _rows(plan, choice)
    return Progress(sum(is_told(each.row.text(column)) for each in rows), len(rows))


def next_waiting(plan: Plan, choice: RowChoice, here: str | None, later: Collection[str] = ()) -> Place | None:
    """The next row that awaits a follow-up, after the last one the first; None where no other one does.

    Rows that were put off wait too, whatever is written about them so far; they come when no others are left. Without
    a row to go from, the first one.
    """
    rows, column = _rows(plan, choice), round_of(plan, choice)
    start = next((index for index, each in enumerate(rows, start=1) if each.row.id == here), 0)
    around = [each for each in rows[start:] + rows[:start] if each.row.id != here]
    first = next((each for each in around if not is_told(each.row.text(column)) and each.row.id not in later), None)
    found = first or next((each for each in around if each.row.id in later), None)
    return _place(found, column) if found else None


def neighbour(plan: Plan, choice: RowChoice, here: str | None, steps: int) -> Place | None:
    """The row so many steps further on, or back where negative; None at the ends, the first from no chosen row."""
    places = queue(plan, choice)
    index = next((number for number, place in enumerate(places) if place.row_id == here), None)
    if index is None:
        return places[0] if places else None
    return places[index + steps] if 0 <= index + steps < len(places) else None


def _place(standing: Standing, column: Column) -> Place:
    return Place(standing.area.id, standing.row.id, column.number)


@remembered(8)
def _rows(plan: Plan, choice: RowChoice) -> tuple[Standing, ...]:
    rows = [*plan.filled.values()]
    if choice.area_id is not None:
        rows = [each for each in rows if each.area.id == choice.area_id]
    if choice.party is not None:
        from planterm.model.parties import all_synonyms, answers_for

        synonyms = all_synonyms(plan, choice.synonyms)
        rows = [each for each in rows if answers_for(choice.party, each.row, synonyms)]
    if choice.order is Order.WHO:
        rows.sort(key=lambda each: _who_key(each.row))
    if choice.order is Order.WHEN:
        from planterm.model.when import sort_key

        rows.sort(key=lambda each: sort_key(each.row.text(Role.WHEN), plan.year))
    return tuple(rows)


def _who_key(row: Row) -> tuple[bool, str]:
    """In Swedish alphabetical order; rows for which nobody answers come last."""
    from planterm.model.parties import responsible

    who = alphabetical(responsible(row))
    return not who, who
