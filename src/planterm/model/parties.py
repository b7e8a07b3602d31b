"""Who answers for which rows."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from planterm.model.folding import begins_word, folded_line, most_used
from planterm.model.form import Role
from planterm.model.party_names import party_key, split_parties
from planterm.model.plan import Plan, Row, Standing
from planterm.model.remembering import remembered
from planterm.model.results import Progress, progress

_LONGEST_SLIPPED = 60
"""A text longer than this, in characters, stands where it was meant to."""

MOST = 100
"""More parties than this are no list to choose from; further ones can be written."""


class Party(NamedTuple):
    """A party as the plan writes it most, and the rows that it answers for in the plan's order."""

    name: str
    """Empty for the rows that nobody is named for."""
    rows: tuple[Standing, ...]

    @property
    def progress(self) -> Progress:
        """How many of the rows are followed up."""
        return progress(each.row for each in self.rows)

    @property
    def missing(self) -> tuple[Standing, ...]:
        """The rows that are not followed up."""
        return tuple(each for each in self.rows if not each.row.is_followed_up)


Synonyms = tuple[str, ...]
"""Which names are one party's, a line such as "polisen = LPO Farsta" for each."""


def all_synonyms(plan: Plan, users: Synonyms = ()) -> Synonyms:
    """What the plan says, and behind it what its user says besides."""
    return (*filter(str.strip, _LINE_END.split(plan.synonyms)), *users)


class _Names(NamedTuple):
    """What a text says of who answers: the whole, folded, and the single parties with their keys."""

    text: str
    parties: tuple[str, ...]
    keys: frozenset[str]

    def has(self, name: str, key: str) -> bool:
        """Whether the party of that folded name is named, by whatever of its names or by what a word begins with."""
        return key in self.keys or (name in self.text and begins_word(self.text, name))


@lru_cache(maxsize=1 << 12)
def _names_in(text: str, synonyms: Synonyms) -> _Names:
    names = tuple(_first_name(each, synonyms) for each in split_parties(text))
    return _Names(folded_line(text), names, frozenset(map(party_key, names)))


def _first_name(name: str, synonyms: Synonyms) -> str:
    """What the party is called first where it has synonyms, else the name itself."""
    return _first_names(synonyms).get(party_key(name), name) if synonyms else name


@lru_cache(maxsize=8)
def _first_names(synonyms: Synonyms) -> Mapping[str, str]:
    """By the key of each name of a line the first of them; what stands in several is as the first line says."""
    found: dict[str, str] = {}
    for names in ([each.strip() for each in line.split("=") if each.strip()] for line in synonyms):
        for name in names:
            found.setdefault(party_key(name), names[0])
    return found


@remembered(4)
def parties(plan: Plan, users: Synonyms = ()) -> tuple[Party, ...]:
    """The parties of the plan, at most MOST, those that answer for most rows first, then in the order of the plan.

    "Polis" and "polisen" are one, as party_key has it, and what the plan or its user says is one; what only begins a
    longer name ("Avd förskola" of "Avd") is not.
    """
    synonyms = all_synonyms(plan, users)
    filled = (each for each in plan.standings.values() if not each.row.is_blank)
    rows = [(each, _names_in(responsible(each.row), synonyms)) for each in filled]
    used = most_used((name for _, names in rows for name in names.parties), party_key)[:MOST]
    named = ((each.text, folded_line(each.text), each.key) for each in used)
    found = (Party(text, tuple([row for row, names in rows if names.has(name, key)])) for text, name, key in named)
    return tuple(sorted(found, key=lambda party: -len(party.rows)))


def parties_and_nobody(plan: Plan, users: Synonyms = ()) -> tuple[Party, ...]:
    """The parties, and last what nobody is named for, where there is any such row; empty rows are nowhere.

    A row that names several parties is a row of each of them.
    """
    named = parties(plan, users)
    somebodys = {each.row.id for party in named for each in party.rows}
    nobodys = (each for row_id, each in plan.standings.items() if row_id not in somebodys and not each.row.is_blank)
    return tuple(party for party in (*named, Party("", tuple(nobodys))) if party.rows)


def narrowed(plan: Plan, party: str, users: Synonyms = ()) -> Plan:
    """The plan with only the party's rows; the official areas stay, own ones where they have such rows."""
    synonyms = all_synonyms(plan, users)
    areas = (
        replace(area, rows=tuple(row for row in area.rows if answers_for(party, row, synonyms))) for area in plan.areas
    )
    return replace(plan, areas=tuple(area for area in areas if area.rows or not area.own))


def answers_for(party: str, row: Row, synonyms: Synonyms = ()) -> bool:
    """Whether the party is named among those who answer for the row, by whatever of its names.

    A word that begins so is enough. A party that has slipped into the neighbouring column together with the rest of its
    row is found there.
    """
    name = folded_line(party)
    return bool(name) and _names_in(responsible(row), synonyms).has(name, party_key(_first_name(party, synonyms)))


def responsible(row: Row) -> str:
    """What the row says of who answers for it."""
    who = row[Role.WHO]
    if not has_slipped(row):
        return who
    return f"{row[Role.GOALS]}\n{who}" if who else row[Role.GOALS]


def has_slipped(row: Row) -> bool:
    """Whether the texts stand a column too far to the left: the time under Åtgärd, the party under the goals."""
    from planterm.model.when import When, classify  # its patterns take a while to build

    measure, goals = row[Role.MEASURE], row[Role.GOALS]
    if not 0 < len(goals) <= _LONGEST_SLIPPED >= len(measure):
        return False
    # The time first: it says the same in many rows, and what was found out about it is remembered.
    return classify(row[Role.WHEN]) is When.UNCLEAR and classify(measure) is When.ONGOING


_LINE_END = re.compile("[;\n]")
"""What parts the synonyms of a plan."""
