"""Which party has which rows, and which of them it has followed up."""

from collections import Counter
from dataclasses import replace
from typing import NamedTuple

from planterm.model.columns import Column
from planterm.model.parties import names_party, parties_of, party_key
from planterm.model.plan import Plan, Row


class PartyRow(NamedTuple):
    """A row that names a party."""

    area_id: str
    number: int
    """The row's number in its area, from 1."""
    row: Row


class PartyRows(NamedTuple):
    """A party, as it is spelt most often, and its rows in the plan's order."""

    name: str
    """Empty for the rows that name nobody."""
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
    """Every party of the plan, those with the most rows first; what names nobody comes last, empty rows nowhere."""
    spellings: dict[str, Counter[str]] = {}
    rows: dict[str, list[PartyRow]] = {}
    for area in plan.areas:
        for number, row in enumerate(area.rows, start=1):
            if row.is_blank:
                continue
            for party in parties_of(row[Column.WHO]) or ("",):
                key = party_key(party)
                spellings.setdefault(key, Counter())[party] += 1
                rows.setdefault(key, []).append(PartyRow(area.id, number, row))
    found = [PartyRows(spellings[key].most_common(1)[0][0], tuple(rows[key])) for key in rows]
    return tuple(sorted(found, key=lambda party: (not party.name, -len(party.rows))))


def narrowed(plan: Plan, party: str) -> Plan:
    """The plan with only the rows that name the party; the official areas stay, own ones where they have such rows."""
    areas = (
        replace(area, rows=tuple(row for row in area.rows if names_party(row[Column.WHO], party)))
        for area in plan.areas
    )
    return replace(plan, areas=tuple(area for area in areas if area.rows or not area.own))
