"""What the parties of a plan and the places of their rows are called."""

from collections.abc import Sequence

from planterm.model.party_rows import PartyRow, PartyRows
from planterm.model.plan import Plan
from planterm.model.text import visible
from planterm.texts import parties as texts


def name_of(party: PartyRows) -> str:
    """What the party is called."""
    return visible(party.name) or texts.NOBODY


def places(plan: Plan, rows: Sequence[PartyRow]) -> list[str]:
    """Where rows stand, area and row by their numbers."""
    numbers = {area.id: number for number, area in enumerate(plan.areas, start=1)}
    return [texts.place(numbers[each.area_id], each.number) for each in rows]
