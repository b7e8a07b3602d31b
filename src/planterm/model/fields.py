"""Everything a plan holds, by the names that plan files use and as texts: for comparing, telling and putting back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Generic, TypeVar

from planterm.model.plan import COLUMN_BY_KEY, COLUMN_KEYS, Plan, Row, Stage, Status

TITLE = "titel"
"""An area's title."""

AREA = "omrade"
"""The area that a row stands in; its text is the area's id."""

STATUS = "status"
ROW_KEYS = (*COLUMN_KEYS, STATUS)
"""What a row holds: the seven columns and the status; the text of no status is empty."""

FORM, YEAR, DISTRICT, POLICE_AREA = "formular", "ar", "forvaltning", "lokalpolisomrade"
STAGE, CASE_NUMBER, DECIDED_ON, PREDECESSOR = "skede", "diarienummer", "beslutsdatum", "foregaende"


@dataclass(frozen=True, slots=True)
class _Detail:
    """How a detail of the plan is read as a text and put back from one."""

    read: Callable[[Plan], str]
    write: Callable[[Plan, str], Plan]


_DETAILS: Mapping[str, _Detail] = MappingProxyType(
    {
        FORM: _Detail(lambda plan: plan.form, lambda plan, text: replace(plan, form=text)),
        YEAR: _Detail(lambda plan: str(plan.year), lambda plan, text: replace(plan, year=int(text))),
        DISTRICT: _Detail(lambda plan: plan.district, lambda plan, text: replace(plan, district=text)),
        POLICE_AREA: _Detail(lambda plan: plan.police_area, lambda plan, text: replace(plan, police_area=text)),
        STAGE: _Detail(lambda plan: plan.stage.value, lambda plan, text: replace(plan, stage=Stage(text))),
        CASE_NUMBER: _Detail(lambda plan: plan.case_number, lambda plan, text: replace(plan, case_number=text)),
        DECIDED_ON: _Detail(
            lambda plan: plan.decided_on.isoformat() if plan.decided_on else "",
            lambda plan, text: replace(plan, decided_on=date.fromisoformat(text) if text else None),
        ),
        PREDECESSOR: _Detail(lambda plan: plan.predecessor, lambda plan, text: replace(plan, predecessor=text)),
    }
)
DETAIL_KEYS = tuple(_DETAILS)
"""What a plan says about itself."""


def detail_text(plan: Plan, key: str) -> str:
    """A detail of the plan; empty where it is not set."""
    return _DETAILS[key].read(plan)


def with_detail(plan: Plan, key: str, text: str) -> Plan:
    """The plan with another detail; raises ValueError where the text is no year, stage or date."""
    return _DETAILS[key].write(plan, text)


def row_text(row: Row, key: str) -> str:
    """A cell of the row, or its status."""
    if key == STATUS:
        return row.status.value if row.status else ""
    return row[COLUMN_BY_KEY[key]]


def with_row_text(row: Row, key: str, text: str) -> Row:
    """The row with another text in a cell, or another status; raises ValueError where there is no such status."""
    if key == STATUS:
        return replace(row, status=Status(text) if text else None)
    return row.with_cell(COLUMN_BY_KEY[key], text)


def all_text(row: Row) -> str:
    """All that is written in the row, for telling of it as a whole."""
    return "\n".join(text for text in row.cells if text.strip())


Value = TypeVar("Value")


class SameObject(Generic[Value]):
    """Equal to another one only around the very same object, so that no large value is ever hashed or compared."""

    __slots__ = ("value",)

    def __init__(self, value: Value) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SameObject) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)
