"""The parties of a plan, their rows and what they have followed up, as JSON and as a table."""

from collections.abc import Sequence
from typing import Any

from planterm.model.party_rows import PartyRow, PartyRows
from planterm.model.plan import Plan
from planterm.model.text import visible
from planterm.publish.table import table
from planterm.texts import parties as texts


def as_json(parties: Sequence[PartyRows]) -> list[dict[str, Any]]:
    """Each party with the ids of its rows; the name of those who are nobody is null."""
    return [
        {
            "part": party.name or None,
            "rader": [each.row.id for each in party.rows],
            "uppfoljda": party.done,
            "saknas": [each.row.id for each in party.missing],
        }
        for party in parties
    ]


def as_text(plan: Plan, parties: Sequence[PartyRows], width: int) -> str:
    """A table, and the plan's own figures below; a row that names several parties is counted for each."""
    if not parties:
        return texts.NO_PARTIES
    rows = [row for row in plan.rows() if not row.is_blank]
    done = sum(row.is_followed_up for row in rows)
    lines = [[name_of(party), *_figures(len(party.rows), party.done)] for party in parties]
    return table(texts.HEADERS, lines, [texts.ALL, *_figures(len(rows), done)], width)


def name_of(party: PartyRows) -> str:
    """What the party is called."""
    return visible(party.name) or texts.NOBODY


def places(plan: Plan, rows: Sequence[PartyRow]) -> list[str]:
    """Where rows stand, area and row by their numbers."""
    numbers = {area.id: number for number, area in enumerate(plan.areas, start=1)}
    return [texts.place(numbers[each.area_id], each.number) for each in rows]


def _figures(rows: int, done: int) -> list[str]:
    return [str(rows), str(done), str(rows - done)]
