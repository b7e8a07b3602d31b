"""What a review looks for, and what it finds."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from planterm.model.form import Column
from planterm.model.plan import Plan


class Level(StrEnum):
    """How much a finding matters; values as in JSON."""

    ERROR = "fel"
    """The plan cannot be handed in so."""
    WARNING = "varning"
    """Something is very likely wrong or missing."""
    TIP = "tips"
    """Worth a look."""


class Rule(StrEnum):
    """What is looked for; values as in JSON."""

    NO_DISTRICT = "forvaltning-saknas"
    NO_DECISION_DATE = "beslutsdatum-saknas"
    NO_DECISION = "beslut-saknas"
    NO_STRATEGY = "strategi-saknas"
    UNCOUNTABLE_GOALS = "mal-ej-matbara"
    THIN_FOLLOW_UPS = "uppfoljning-tunn"
    EMPTY_AREA = "tomt-omrade"
    EMPTY_ROW = "tom-rad"
    BLANK = "tom-cell"
    GUIDANCE = "vagledning-kvar"
    WRONG_COLUMN = "fel-kolumn"
    PERSONAL = "personuppgift"
    REPETITION = "upprepning"
    DUPLICATE = "dubblett"
    SEVERAL_CAUSES = "flera-orsaker"
    ONLY_NAME = "bara-namn"
    WEAK_WORD = "svagt-ord"
    WISH = "onskemal"
    UNCLEAR_PARTY = "vem-oklart"
    UNCLEAR_TIME = "oklar-tid"
    PAST_TIME = "tid-fore-aret"
    TOO_LONG = "for-lang"
    STATUS_ONLY = "status-utan-text"
    BEGUN = "uppfoljning-paborjad"
    NOT_FOLLOWED_UP = "uppfoljning-saknas"
    UNDECIDED = "konflikt"
    MISSPELT = "felstavad-nyckel"


LEVELS = {
    Rule.NO_DISTRICT: Level.ERROR,
    Rule.GUIDANCE: Level.ERROR,
    Rule.UNDECIDED: Level.ERROR,
    **dict.fromkeys(
        (
            *(Rule.EMPTY_AREA, Rule.EMPTY_ROW, Rule.UNCLEAR_TIME, Rule.TOO_LONG, Rule.NO_STRATEGY),
            *(Rule.UNCOUNTABLE_GOALS, Rule.THIN_FOLLOW_UPS, Rule.ONLY_NAME, Rule.WEAK_WORD, Rule.WISH),
            Rule.UNCLEAR_PARTY,
        ),
        Level.TIP,
    ),
}
"""The levels of the rules that are no warnings."""


class Source(StrEnum):
    """Where a rule comes from."""

    FORM = "formularet"
    COUNCIL = "bra"
    LAW = "lagen"
    PROGRAM = "planterm"
    """The program's own, about files and workbooks."""


_OF_THE_FORM = (
    *(Rule.NO_DISTRICT, Rule.NO_DECISION_DATE, Rule.NO_DECISION, Rule.NO_STRATEGY, Rule.EMPTY_AREA, Rule.BLANK),
    Rule.GUIDANCE,
    *(Rule.WRONG_COLUMN, Rule.SEVERAL_CAUSES, Rule.ONLY_NAME, Rule.UNCLEAR_PARTY, Rule.UNCLEAR_TIME, Rule.PAST_TIME),
)
_OF_THE_COUNCIL = (
    *(Rule.UNCOUNTABLE_GOALS, Rule.WISH, Rule.WEAK_WORD, Rule.REPETITION, Rule.DUPLICATE, Rule.THIN_FOLLOW_UPS),
    *(Rule.STATUS_ONLY, Rule.BEGUN),
)
_OF_THE_LAW = (Rule.NOT_FOLLOWED_UP, Rule.PERSONAL)
SOURCES = {
    **dict.fromkeys(Rule, Source.PROGRAM),
    **dict.fromkeys(_OF_THE_FORM, Source.FORM),
    **dict.fromkeys(_OF_THE_COUNCIL, Source.COUNCIL),
    **dict.fromkeys(_OF_THE_LAW, Source.LAW),
}
"""Where each rule comes from."""


class Spot(NamedTuple):
    """What a rule says of a row."""

    rule: Rule
    column: Column
    names: tuple[str, ...] = ()
    """What the sentence about it names: where a text belongs, another row, how many of how many."""


class Finding(NamedTuple):
    """Something to look at, and where it stands."""

    rule: Rule
    area_id: str | None = None
    row_id: str | None = None
    number: int | None = None
    """The row's number in its area, from 1."""
    column: Column | None = None
    names: tuple[str, ...] = ()
    """What the sentence about it names: where a text belongs, another row, how many of how many."""
    said: str = ""
    """The sentence about it, where the rule and the place do not tell all."""

    @property
    def level(self) -> Level:
        """How much it matters."""
        return LEVELS.get(self.rule, Level.WARNING)


def in_order(findings: Iterable[Finding], plan: Plan) -> tuple[Finding, ...]:
    """The findings area by area; those of one area in the order in which they come."""
    return tuple(sorted(findings, key=lambda finding: plan.area_numbers.get(finding.area_id or "", 0)))
