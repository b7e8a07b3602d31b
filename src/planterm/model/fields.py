"""Everything a plan holds, by the names that plan files use and as texts: for comparing, telling and putting back."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from planterm.model.form import Columns
from planterm.model.plan import Plan, Row, Stage, Status

TITLE = "titel"
"""An area's title."""

AREA = "omrade"
"""The area that a row stands in; its text is the area's id."""

STATUS = "status"
"""How a measure went; the text of no status is empty."""

FORM, YEAR, DISTRICT, POLICE_AREA = "formular", "ar", "forvaltning", "lokalpolisomrade"
STAGE, CASE_NUMBER, DECIDED_ON, PREDECESSOR = "skede", "diarienummer", "beslutsdatum", "foregaende"


@dataclass(frozen=True, slots=True)
class _Detail:
    """How a detail of the plan is read as a text and put back from one."""

    read: Callable[[Plan], str]
    write: Callable[[Plan, str], Plan]


def _on_form(plan: Plan, form_id: str) -> Plan:
    if form_id != plan.form.id:
        raise ValueError(form_id)
    return plan


_DETAILS: Mapping[str, _Detail] = MappingProxyType(
    {
        FORM: _Detail(lambda plan: plan.form.id, _on_form),
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
    """The plan with another detail; raises ValueError where the text is no year, stage or date, or another form."""
    return _DETAILS[key].write(plan, text)


def row_keys(columns: Columns) -> tuple[str, ...]:
    """What a row holds: the columns and the status."""
    return (*columns.keys, STATUS)


def row_text(row: Row, key: str) -> str:
    """A cell of the row, or its status; raises KeyError for what no row of its form has."""
    if key == STATUS:
        return row.status.value if row.status else ""
    return row[row.columns.by_key[key]]


def with_row_text(row: Row, key: str, text: str) -> Row:
    """The row with another text in a cell, or another status; raises ValueError where there is no such status."""
    if key == STATUS:
        return replace(row, status=Status(text) if text else None)
    return row.with_cell(row.columns.by_key[key].number, text)


def changed_details(before: Plan, after: Plan) -> Iterator[tuple[str, str, str]]:
    """The keys of the details that differ, with both texts."""
    for key in DETAIL_KEYS:
        texts = detail_text(before, key), detail_text(after, key)
        if texts[0] != texts[1]:
            yield key, *texts


def changed_texts(before: Row, after: Row) -> Iterator[tuple[str, str, str]]:
    """The same for what two rows hold."""
    for key in row_keys(before.columns):
        texts = row_text(before, key), row_text(after, key)
        if texts[0] != texts[1]:
            yield key, *texts


def all_text(row: Row) -> str:
    """All that is written in the row, for telling of it as a whole."""
    return "\n".join(filter(str.strip, row.cells))
