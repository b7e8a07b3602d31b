"""What plan files are made of: their keys, the ids of areas and rows, and single values of parsed TOML, checked."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum, StrEnum, auto
from functools import cache
from typing import Any, NamedTuple, TypeVar

from planterm.errors import DataPath, Fault
from planterm.model.form import Columns
from planterm.model.plan import YEARS, Area, Plan, Row
from planterm.model.text import clean, excerpt
from planterm.texts import store as texts

SCHEMA_VERSION = 1
"""The only schema there is; a file of a newer one needs a newer program."""

SCHEMA, FORM, PLAN = "schema", "formular", "plan"
AREA, ROW = "omrade", "rad"
ID, TITLE, REMARK, CONFIRMED = "id", "titel", "anmarkning", "stammer"
STATUS, GOAL_REACHED, EFFECT = "status", "maluppfyllelse", "effekt"
YEAR, DISTRICT, POLICE_AREA, STAGE = "ar", "forvaltning", "lokalpolisomrade", "skede"
CASE_NUMBER, DECIDED_ON, PREDECESSOR = "diarienummer", "beslutsdatum", "foregaende"
SYNONYMS, JUDGEMENT = "synonymer", "bedomning"

UNDECIDED = "att_avgora"
"""What a merge could not decide, in any table."""

ROOT_KEYS = (SCHEMA, FORM)
PLAN_KEYS = (YEAR, DISTRICT, POLICE_AREA, STAGE, CASE_NUMBER, DECIDED_ON, PREDECESSOR, SYNONYMS, JUDGEMENT)
AREA_KEYS = (ID, TITLE, ROW)


class BlockKind(Enum):
    """What a block is about."""

    ROOT = auto()
    PLAN = auto()
    AREA = auto()
    AREA_PART = auto()
    ROW = auto()
    ROW_PART = auto()
    LOOSE = auto()


Known = Mapping[BlockKind, tuple[str, ...]]
"""The keys that planterm knows in each kind of table; of other kinds it knows none."""


@cache
def known_keys(*columns: Columns) -> Known:
    """What it knows in a plan's file, on whichever of the forms with those columns the plan is."""
    of_columns = dict.fromkeys(key for each in columns for key in each.keys)
    return {
        BlockKind.ROOT: (*ROOT_KEYS, PLAN, AREA),
        BlockKind.PLAN: PLAN_KEYS,
        BlockKind.AREA: AREA_KEYS,
        BlockKind.ROW: row_keys(of_columns),
    }


def row_keys(of_columns: Iterable[str]) -> tuple[str, ...]:
    """What stands in a row."""
    return (ID, *of_columns, STATUS, GOAL_REACHED, EFFECT, REMARK, CONFIRMED)


Value = str | int | date
Values = dict[str, Value | None]


def plan_values(plan: Plan) -> Values:
    """What stands in the plan's own table."""
    head = (plan.year, plan.district, plan.police_area, plan.stage.value, plan.case_number, plan.decided_on)
    own = (text or None for text in (plan.predecessor, plan.synonyms, plan.judgement))
    return dict(zip(PLAN_KEYS, (*head, *own), strict=True))


def area_values(area: Area) -> Values:
    """What stands at the head of an area."""
    return {ID: area.id, TITLE: area.title}


def row_values(row: Row) -> Values:
    """What stands in a row."""
    chosen = (each.value if each else None for each in (row.status, row.goal_reached, row.effect))
    own = (*chosen, row.remark or None, row.confirmed or None)
    return dict(zip(row_keys(row.columns.keys), (row.id, *row.cells, *own), strict=True))


class AreaLayout(NamedTuple):
    """An area as it stands in the file: its id, whether that is written there, and the same of its rows."""

    area_id: str
    has_id: bool
    row_ids: tuple[str, ...]
    unnamed_rows: frozenset[str]
    """The ids that were made up for rows that have none in the file."""

    @property
    def is_complete(self) -> bool:
        """Whether every id of the area and its rows is written in the file."""
        return self.has_id and not self.unnamed_rows


Table = dict[str, Any]

_Choice = TypeVar("_Choice", bound=StrEnum)


def text_value(table: Table, key: str, path: DataPath) -> str:
    """The text of the key, cleaned; a missing key is an empty text."""
    value = table.get(key, "")
    if not isinstance(value, str):
        raise Fault((*path, key), texts.NOT_TEXT.format(value=excerpt(value)))
    return clean(value)


def choice(table: Table, key: str, path: DataPath, choices: type[_Choice]) -> _Choice | None:
    """The choice that the key names, or None where it is missing or empty."""
    if not (text := text_value(table, key, path)):
        return None
    try:
        return choices(text)
    except ValueError:
        raise Fault((*path, key), texts.unknown_choice(excerpt(text), [*choices])) from None


def year_value(table: Table, key: str, path: DataPath) -> int:
    """The year of the key, which must be there."""
    value = table.get(key)
    if value is None:
        raise Fault((*path, key), texts.MISSING_YEAR)
    if type(value) is not int or value not in YEARS:
        raise Fault((*path, key), texts.BAD_YEAR.format(value=excerpt(value), first=YEARS[0], last=YEARS[-1]))
    return value


def date_value(table: Table, key: str, path: DataPath) -> date | None:
    """The date of the key, without a time, or None where it is missing."""
    value = table.get(key)
    if value is None or type(value) is date:
        return value
    raise Fault((*path, key), texts.NOT_DATE.format(value=excerpt(value)))


def tables(table: Table, key: str, path: DataPath, complaint: str) -> list[Table]:
    """The tables of an array of tables; none where the key is missing."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise Fault((*path, key), complaint)
    return value
