"""Who answers for rows: single parties picked out of what people write under Vem."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from planterm.model.fields import SameObject
from planterm.model.folding import begins_word, folded_line
from planterm.model.plan import Column, Plan, Row
from planterm.model.results import Progress

LONGEST = 60
"""What is longer, in characters, is a sentence and no party's name."""


MOST = 100
"""More parties than this are no list to choose from; further ones can be written."""


class Party(NamedTuple):
    """A party as the plan writes it most, and how many of the rows that it answers for are followed up."""

    name: str
    progress: Progress


def parties(plan: Plan) -> tuple[Party, ...]:
    """The parties of the plan, at most MOST, those that answer for most rows first, then in the order of the plan.

    "Polis" and "polisen" are one; what only begins a longer name ("Avd förskola" of "Avd") is not.
    """
    return _parties(SameObject(plan))


def answers_for(party: str, row: Row) -> bool:
    """Whether the party is named among those who answer for the row, in whatever spelling or inflection.

    A party that has slipped into the neighbouring column together with the rest of its row is found there.
    """
    wanted = _key(party)
    return bool(wanted) and _names(_key(responsible(row)), wanted)


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


@lru_cache(maxsize=4)
def _parties(plan: SameObject[Plan]) -> tuple[Party, ...]:
    rows = [row for row in plan.value.rows() if not row.is_blank]
    written = [list(split_parties(responsible(row))) for row in rows]
    alone = {_key(name) for names in written for name in names if _AND not in name}
    spellings = Counter(part for names in written for name in names for part in _parts(name, alone))
    best: dict[str, str] = {}
    for name, _ in spellings.most_common():
        best.setdefault(_key(name), name)
    names = [best[key] for key in best if not _is_inflected(key, best)][:MOST]
    texts = [(_key(responsible(row)), row.is_followed_up) for row in rows]
    counted = (Party(name, _progress(texts, _key(name))) for name in names)
    return tuple(sorted(counted, key=lambda party: -party.progress.total))


def _progress(texts: list[tuple[str, bool]], wanted: str) -> Progress:
    done = [is_done for text, is_done in texts if _names(text, wanted)]
    return Progress(sum(done), len(done))


def _names(text: str, wanted: str) -> bool:
    """Whether a word of the text begins so."""
    return wanted in text and begins_word(text, wanted)


def _parts(name: str, alone: set[str]) -> Iterator[str]:
    """The names that "och" joins, where what follows it stands for itself elsewhere in the plan."""
    head, _, tail = name.rpartition(_AND)
    key = _key(tail)
    if head and any(key[: len(key) - length] in alone for length in range(_ENDING + 1)):
        yield from _parts(head, alone)
        yield tail.strip()
    else:
        yield name


def _is_inflected(key: str, keys: dict[str, str]) -> bool:
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


_key = lru_cache(maxsize=1 << 15)(folded_line)


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
