"""Everything a plan holds, by the names that plan files use and as texts: for comparing, telling and putting back."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from planterm.model.form import Columns
from planterm.model.plan import Effect, GoalReached, Plan, Row, Stage, Status
from planterm.model.text import clean

TITLE = "titel"
"""An area's title."""

AREA = "omrade"
"""The area that a row stands in; its text is the area's id."""

STATUS, GOAL_REACHED, EFFECT, REMARK, CONFIRMED = "status", "maluppfyllelse", "effekt", "anmarkning", "stammer"

FORM, YEAR, DISTRICT, POLICE_AREA = "formular", "ar", "forvaltning", "lokalpolisomrade"
STAGE, CASE_NUMBER, DECIDED_ON, PREDECESSOR = "skede", "diarienummer", "beslutsdatum", "foregaende"
SYNONYMS, JUDGEMENT = "synonymer", "bedomning"


def _on_form(plan: Plan, form_id: str) -> Plan:
    if form_id != plan.form.id:
        raise ValueError(form_id)
    return plan


_DETAILS: Mapping[str, tuple[Callable[[Plan], str], Callable[[Plan, str], Plan]]] = MappingProxyType(
    {
        FORM: (lambda plan: plan.form.id, _on_form),
        YEAR: (lambda plan: str(plan.year), lambda plan, text: plan._replace(year=int(text))),
        DISTRICT: (lambda plan: plan.district, lambda plan, text: plan._replace(district=text)),
        POLICE_AREA: (lambda plan: plan.police_area, lambda plan, text: plan._replace(police_area=text)),
        STAGE: (lambda plan: plan.stage.value, lambda plan, text: plan._replace(stage=Stage(text))),
        CASE_NUMBER: (lambda plan: plan.case_number, lambda plan, text: plan._replace(case_number=text)),
        DECIDED_ON: (
            lambda plan: plan.decided_on.isoformat() if plan.decided_on else "",
            lambda plan, text: plan._replace(decided_on=date.fromisoformat(text) if text else None),
        ),
        PREDECESSOR: (lambda plan: plan.predecessor, lambda plan, text: plan._replace(predecessor=text)),
        SYNONYMS: (lambda plan: plan.synonyms, lambda plan, text: plan._replace(synonyms=text)),
        JUDGEMENT: (lambda plan: plan.judgement, lambda plan, text: plan._replace(judgement=clean(text))),
    }
)
"""How each detail of the plan is read as a text and put back from one."""

DETAIL_KEYS = tuple(_DETAILS)
"""What a plan says about itself."""


def detail_text(plan: Plan, key: str) -> str:
    """A detail of the plan; empty where it is not set."""
    return _DETAILS[key][0](plan)


def with_detail(plan: Plan, key: str, text: str) -> Plan:
    """The plan with another detail; raises ValueError where the text is no year, stage or date, or another form."""
    return _DETAILS[key][1](plan, text)


_OF_ROWS: Mapping[str, tuple[Callable[[Row], str], Callable[[Row, str], Row]]] = MappingProxyType(
    {
        STATUS: (
            lambda row: row.status.value if row.status else "",
            lambda row, text: row._replace(status=Status(text) if text else None),
        ),
        REMARK: (lambda row: row.remark, lambda row, text: row._replace(remark=clean(text))),
        CONFIRMED: (lambda row: row.confirmed, lambda row, text: row._replace(confirmed=clean(text))),
        GOAL_REACHED: (
            lambda row: row.goal_reached.value if row.goal_reached else "",
            lambda row, text: row._replace(goal_reached=GoalReached(text) if text else None),
        ),
        EFFECT: (
            lambda row: row.effect.value if row.effect else "",
            lambda row, text: row._replace(effect=Effect(text) if text else None),
        ),
    }
)
"""What a row holds beside its form's columns, and how it is read as a text and put back from one; new ones last, since
journals hold them in this order."""

OWN_ROW_KEYS = tuple(_OF_ROWS)


def row_keys(columns: Columns) -> tuple[str, ...]:
    """What a row holds: the form's columns, and what is the plan's own."""
    return (*columns.keys, *OWN_ROW_KEYS)


def row_text(row: Row, key: str) -> str:
    """A cell of the row, or what is its own, empty where not set. Raises KeyError for what no row of its form has."""
    return _OF_ROWS[key][0](row) if key in _OF_ROWS else row.text(row.columns.by_key[key])


def with_row_text(row: Row, key: str, text: str) -> Row:
    """The row with another text there; raises ValueError where there is no such status, goal reached or effect."""
    return _OF_ROWS[key][1](row, text) if key in _OF_ROWS else row.with_cell(row.columns.by_key[key].number, text)


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
    return "\n".join(filter(str.strip, (*row.cells, row.remark)))
