"""A plan as plain text, for a terminal, a pager, a screen reader or a diff."""

from collections.abc import Iterator
from dataclasses import dataclass

from planterm.form.form import Form
from planterm.model.plan import Area, Plan, Row
from planterm.publish.wrap import display_width, hanging
from planterm.texts import publishing as texts
from planterm.texts.progress import STAGES, STATUSES

ROW_INDENT = 2
CELL_INDENT = 4


@dataclass(frozen=True, slots=True)
class _Field:
    """A label and the text that belongs to it."""

    label: str
    text: str


def plain_text(plan: Plan, form: Form, width: int) -> str:
    """The plan, its areas and every filled cell, wrapped to the width in columns.

    Line breaks and spaces are the plan's own; a word that is wider than there is room for is left whole.
    """
    return "\n".join(_lines(plan, form, width))


def _lines(plan: Plan, form: Form, width: int) -> Iterator[str]:
    yield form.title(plan.year)
    yield from _fields(_details(plan), 0, width)
    for number, area in enumerate(plan.areas, start=1):
        yield ""
        yield from hanging(texts.area_heading(number, own=area.own), area.title, 0, width)
        yield from _area(area, form, width)


def _details(plan: Plan) -> list[_Field]:
    decided_on = plan.decided_on.isoformat() if plan.decided_on else ""
    return [
        _Field(texts.DISTRICT, plan.district),
        _Field(texts.POLICE_AREA, plan.police_area),
        _Field(texts.STAGE, STAGES[plan.stage]),
        _Field(texts.CASE_NUMBER, plan.case_number),
        _Field(texts.DECIDED_ON, decided_on),
    ]


def _area(area: Area, form: Form, width: int) -> Iterator[str]:
    if not area.rows:
        yield f"{' ' * ROW_INDENT}{texts.NO_ROWS}"
    for number, row in enumerate(area.rows, start=1):
        yield ""
        yield f"{' ' * ROW_INDENT}{texts.row_heading(number, blank=row.is_blank and not row.status)}"
        yield from _fields(_cells(row, form), CELL_INDENT, width)


def _cells(row: Row, form: Form) -> list[_Field]:
    cells = [_Field(column.header, text) for column, text in zip(form.columns, row.cells, strict=True)]
    return [*cells, _Field(texts.STATUS, STATUSES[row.status] if row.status else "")]


def _fields(fields: list[_Field], indent: int, width: int) -> Iterator[str]:
    """The filled fields, their texts aligned after the longest label that there can be."""
    label_width = max(display_width(field.label) for field in fields) + 2
    for field in fields:
        if field.text.strip():
            label = f"{field.label}:".ljust(label_width)
            yield from hanging(label, field.text, indent, width)
