"""Which party has which rows, and which of them it has followed up."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from planterm.model.parties import answers_for, parties
from planterm.model.plan import Plan, Row


class PartyRow(NamedTuple):
    """A row that a party answers for."""

    area_id: str
    number: int
    """The row's number in its area, from 1."""
    row: Row


class PartyRows(NamedTuple):
    """A party and its rows in the plan's order."""

    name: str
    """Empty for the rows that nobody is named for."""
    rows: tuple[PartyRow, ...]

    @property
    def missing(self) -> tuple[PartyRow, ...]:
        """The rows that are not followed up."""
        return tuple(each for each in self.rows if not each.row.is_followed_up)

    @property
    def done(self) -> int:
        """How many rows are followed up."""
        return len(self.rows) - len(self.missing)


def party_rows(plan: Plan) -> tuple[PartyRows, ...]:
    """Every party of the plan, those with the most rows first; what nobody is named for comes last, empty rows nowhere.

    A row that names several parties is a row of each of them.
    """
    rows = [
        PartyRow(area.id, number, row)
        for area in plan.areas
        for number, row in enumerate(area.rows, start=1)
        if not row.is_blank
    ]
    named = [PartyRows(party.name, _of(party.name, rows)) for party in parties(plan)]
    somebodys = {each.row.id for party in named for each in party.rows}
    nobodys = tuple(each for each in rows if each.row.id not in somebodys)
    return (*named, PartyRows("", nobodys)) if nobodys else tuple(named)


def narrowed(plan: Plan, party: str) -> Plan:
    """The plan with only the party's rows; the official areas stay, own ones where they have such rows."""
    areas = (replace(area, rows=tuple(row for row in area.rows if answers_for(party, row))) for area in plan.areas)
    return replace(plan, areas=tuple(area for area in areas if area.rows or not area.own))


def _of(party: str, rows: Iterable[PartyRow]) -> tuple[PartyRow, ...]:
    return tuple(each for each in rows if answers_for(party, each.row))
