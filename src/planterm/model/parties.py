"""Who answers for which rows: single parties picked out of what people write under Vem."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import NamedTuple

from planterm.model.folding import begins_word, folded_line, most_used
from planterm.model.plan import Column, Plan, Row, Standing
from planterm.model.remembering import remembered
from planterm.model.results import Progress, progress

LONGEST = 60
"""What is longer, in characters, is a sentence and no party's name."""


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


@remembered(4)
def parties(plan: Plan) -> tuple[Party, ...]:
    """The parties of the plan, at most MOST, those that answer for most rows first, then in the order of the plan.

    "Polis" and "polisen" are one; what only begins a longer name ("Avd förskola" of "Avd") is not.
    """
    rows = [(each, responsible(each.row)) for each in plan.standings.values() if not each.row.is_blank]
    written = [name for _, text in rows for name in split_parties(text)]
    alone = {folded_line(name) for name in written if _AND not in name}
    used = most_used(part for name in written for part in _parts(name, alone))
    keys = {each.key for each in used}
    names = [each for each in used if not _is_inflected(each.key, keys)][:MOST]
    texts = [(each, folded_line(text)) for each, text in rows]
    found = (Party(name.text, tuple(each for each, text in texts if _names(text, name.key))) for name in names)
    return tuple(sorted(found, key=lambda party: -len(party.rows)))


def parties_and_nobody(plan: Plan) -> tuple[Party, ...]:
    """The parties, and last what nobody is named for, where there is any such row; empty rows are nowhere.

    A row that names several parties is a row of each of them.
    """
    named = parties(plan)
    somebodys = {each.row.id for party in named for each in party.rows}
    nobodys = (each for row_id, each in plan.standings.items() if row_id not in somebodys and not each.row.is_blank)
    return tuple(party for party in (*named, Party("", tuple(nobodys))) if party.rows)


def narrowed(plan: Plan, party: str) -> Plan:
    """The plan with only the party's rows; the official areas stay, own ones where they have such rows."""
    areas = (replace(area, rows=tuple(row for row in area.rows if answers_for(party, row))) for area in plan.areas)
    return replace(plan, areas=tuple(area for area in areas if area.rows or not area.own))


def answers_for(party: str, row: Row) -> bool:
    """Whether the party is named among those who answer for the row, in whatever spelling or inflection.

    A party that has slipped into the neighbouring column together with the rest of its row is found there.
    """
    wanted = folded_line(party)
    return bool(wanted) and _names(folded_line(responsible(row)), wanted)


def responsible(row: Row) -> str:
    """What the row says of who answers for it."""
    who = row.cells[Column.WHO]
    if not has_slipped(row):
        return who
    return f"{row.cells[Column.GOALS]}\n{who}" if who else row.cells[Column.GOALS]


def split_parties(text: str) -> Iterator[str]:
    """The single names in a text, apart from those that only "och" holds together."""
    for segment in _SEPARATOR.split(_ROLE.sub("", text)):
        name = _VERB.split(segment, maxsplit=1)[0].strip(" \t.:–-()")
        if name and len(name) <= LONGEST and not _AMOUNT.match(name):
            yield name


def _names(text: str, wanted: str) -> bool:
    """Whether a word of the text begins so."""
    return wanted in text and begins_word(text, wanted)


def _parts(name: str, alone: set[str]) -> Iterator[str]:
    """The names that "och" joins, where what follows it stands for itself elsewhere in the plan."""
    head, _, tail = name.rpartition(_AND)
    key = folded_line(tail)
    if head and any(key[: len(key) - length] in alone for length in range(_ENDING + 1)):
        yield from _parts(head, alone)
        yield tail.strip()
    else:
        yield name


def _is_inflected(key: str, keys: Collection[str]) -> bool:
    """Whether a name is another one with an ending, "polisen" of "polis"."""
    stems = (key[:-length] for length in range(1, _ENDING + 1))
    return any(len(stem) >= _SHORTEST_STEM and stem in keys for stem in stems)


def has_slipped(row: Row) -> bool:
    """Whether the texts stand a column too far to the left: the time under Åtgärd, the party under the goals."""
    from planterm.model.when import When, classify  # its patterns take a while to build

    measure, goals = row.cells[Column.MEASURE], row.cells[Column.GOALS]
    if not 0 < len(goals) <= LONGEST or len(measure) > LONGEST or classify(measure) is not When.ONGOING:
        return False
    return classify(row.cells[Column.WHEN]) is When.UNCLEAR


_ENDING = 3
"""The most letters of an ending: polis-en, skola-n, chefer-na."""

_SHORTEST_STEM = 4
_AND = " och "
_AMOUNT = re.compile(r"(?:antal|andel)\w*\b", re.IGNORECASE)
"""What begins so is a goal that is measured, and nobody's name."""

_SEPARATOR = re.compile(
    r"[,;\n•]|(?<=\w{5})\.\s++(?=[A-ZÅÄÖ])"
    r"|(?<!\s)\s++(?:tillsammans med|i samverkan med|med stöd av|samt|inklusive)\s++",
    re.IGNORECASE,
)
_ROLE = re.compile(r"(?:(?<!\s)\s++)?\((?:huvud)?(?:ansvar|samman|samord)\w*\)", re.IGNORECASE)
"""What a party is in the work, behind its name."""

_VERB = re.compile(
    r"(?<!\s)\s++(?:(?:ansvar|verkställ|sammankall|genomför|samordn|följ|delta|rapport|bjud)\w*|är|håller|leder|får|ges|ska"
    r"|har|kan|i egenskap)\b",
    re.IGNORECASE,
)
