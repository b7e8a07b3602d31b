"""What a review looks for, and what it finds."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple, Self

from planterm.model.form import Column
from planterm.model.plan import Plan, Spot


class Level(StrEnum):
    """How much a finding matters; values as in JSON."""

    ERROR = "fel"
    """The plan cannot be handed in so."""
    WARNING = "varning"
    """Something is very likely wrong or missing."""
    TIP = "tips"
    """Worth a look."""

    @property
    def and_graver(self) -> "tuple[Level, ...]":
        """It, and those that matter more."""
        levels = tuple(Level)
        return levels[: levels.index(self) + 1]


class Origin(StrEnum):
    """Where a rule comes from."""

    FORM = "formularet"
    COUNCIL = "bra"
    LAW = "lagen"
    PROGRAM = "planterm"
    """The program's own, about files and workbooks."""


class Rule(StrEnum):
    """What is looked for: its value as in JSON, how much it matters, and where it comes from."""

    _value_: str
    level: Level
    origin: Origin

    def __new__(cls, value: str, level: Level, origin: Origin) -> Self:
        """Its value alone is the text."""
        rule = str.__new__(cls, value)
        rule._value_, rule.level, rule.origin = value, level, origin
        return rule

    NO_DISTRICT = "forvaltning-saknas", Level.ERROR, Origin.FORM
    NO_DECISION_DATE = "beslutsdatum-saknas", Level.WARNING, Origin.FORM
    NO_DECISION = "beslut-saknas", Level.WARNING, Origin.FORM
    NO_STRATEGY = "strategi-saknas", Level.TIP, Origin.FORM
    UNCOUNTABLE_GOALS = "mal-ej-matbara", Level.TIP, Origin.COUNCIL
    THIN_FOLLOW_UPS = "uppfoljning-tunn", Level.TIP, Origin.COUNCIL
    EMPTY_AREA = "tomt-omrade", Level.TIP, Origin.FORM
    EMPTY_ROW = "tom-rad", Level.TIP, Origin.PROGRAM
    BLANK = "tom-cell", Level.WARNING, Origin.FORM
    GUIDANCE = "vagledning-kvar", Level.ERROR, Origin.FORM
    WRONG_COLUMN = "fel-kolumn", Level.WARNING, Origin.FORM
    PERSONAL = "personuppgift", Level.WARNING, Origin.LAW
    REPETITION = "upprepning", Level.WARNING, Origin.COUNCIL
    DUPLICATE = "dubblett", Level.WARNING, Origin.COUNCIL
    SEVERAL_CAUSES = "flera-orsaker", Level.WARNING, Origin.FORM
    ONLY_NAME = "bara-namn", Level.TIP, Origin.FORM
    WEAK_WORD = "svagt-ord", Level.TIP, Origin.COUNCIL
    WISH = "onskemal", Level.TIP, Origin.COUNCIL
    UNCLEAR_PARTY = "vem-oklart", Level.TIP, Origin.FORM
    UNCLEAR_TIME = "oklar-tid", Level.TIP, Origin.FORM
    PAST_TIME = "tid-fore-aret", Level.WARNING, Origin.FORM
    TOO_LONG = "for-lang", Level.TIP, Origin.PROGRAM
    STATUS_ONLY = "status-utan-text", Level.WARNING, Origin.COUNCIL
    BEGUN = "uppfoljning-paborjad", Level.WARNING, Origin.COUNCIL
    NOT_FOLLOWED_UP = "uppfoljning-saknas", Level.WARNING, Origin.LAW
    UNDECIDED = "konflikt", Level.ERROR, Origin.PROGRAM
    MISSPELT = "felstavad-nyckel", Level.WARNING, Origin.PROGRAM


class RowFinding(NamedTuple):
    """What a rule says of a row."""

    rule: Rule
    column: Column
    names: tuple[str, ...] = ()
    """What the sentence about it names: where a text belongs, another row, how many of how many."""


class Finding(NamedTuple):
    """Something to look at, and where it stands."""

    rule: Rule
    spot: Spot = Spot()
    """With a column's key, or none."""
    names: tuple[str, ...] = ()
    """What the sentence about it names: where a text belongs, another row, how many of how many."""
    said: str = ""
    """The sentence about it, where the rule and the place do not tell all."""

    @property
    def level(self) -> Level:
        """How much it matters."""
        return self.rule.level


def beside(plan: Plan, rule: Rule, spot: Spot, said: str) -> Finding:
    """Something about a text that the plan does not have, in the row as it stands by now."""
    if (standing := plan.standings.get(spot.row_id or "")) is None:
        return Finding(rule, Spot(spot.area_id if spot.area_id in plan.areas_by_id else None), said=said)
    key = spot.key if spot.key in plan.columns.by_key else None
    return Finding(rule, Spot(standing.area.id, spot.row_id, key), said=said)


def in_order(findings: Iterable[Finding], plan: Plan) -> tuple[Finding, ...]:
    """The findings area by area; those of one area in the order in which they come."""
    return tuple(sorted(findings, key=lambda finding: plan.area_numbers.get(finding.spot.area_id or "", 0)))
