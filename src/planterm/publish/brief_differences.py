"""What differs between two plans in a few words: how much, and a line for each difference."""

from collections import Counter
from collections.abc import Iterable, Iterator

from planterm.form.form import Form
from planterm.model.columns import COLUMN_BY_KEY, Column
from planterm.model.diff import Change, ChangeKind, Position, diff
from planterm.model.edits import Place
from planterm.model.plan import Plan, Row
from planterm.model.text import visible
from planterm.publish.naming import shown
from planterm.texts import comparison as texts


def counts(changes: Iterable[Change]) -> Counter[tuple[str, str]]:
    """How many rows, areas and details there are of each kind of change."""
    found = {(_what(change), change.kind.value, change.row_id or change.area_id or change.column) for change in changes}
    return Counter((what, kind) for what, kind, _ in found)


def first_places(first: Plan, second: Plan) -> tuple[Place, Place]:
    """Where the first changed row is in both plans; where none has changed, the first row."""
    for change in diff(first, second):
        if change.row_id is not None and change.area_id is not None:
            column = COLUMN_BY_KEY.get(change.column or "", Column.PROBLEM)
            before, after = (_place(change, position, column) for position in (change.source, change.target))
            return before or after or Place(change.area_id), after or before or Place(change.area_id)
    place = next((Place(area.id, row.id) for area in second.areas for row in area.rows), None)
    place = place or Place(second.areas[0].id if second.areas else "")
    return place, place


def _place(change: Change, position: Position | None, column: Column) -> Place | None:
    return Place(position.area_id, change.row_id, column) if position else None


def brief_lines(first: Plan, second: Plan, changes: Iterable[Change], form: Form) -> Iterator[str]:
    """A line for each change that makes the second plan of the first."""
    for change in changes:
        if change.area_id is None:
            yield texts.brief(texts.PLAN_DETAILS, field_name(form, change.column), _both(change))
        elif change.row_id is None:
            yield _about_area(first, second, change, form)
        else:
            yield _about_row(first, second, change, form)


def field_name(form: Form, key: str | None) -> str:
    """What people call a column, a detail or an area's title; empty where there is no key."""
    column = COLUMN_BY_KEY.get(key or "")
    return texts.FIELDS.get(key or "", "") if column is None else form.columns[column].header


def _about_area(first: Plan, second: Plan, change: Change, form: Form) -> str:
    position = change.target or change.source
    name = _title(second if change.target else first, position)
    if change.kind is ChangeKind.CHANGED:
        return texts.brief(name, field_name(form, change.column), _both(change))
    return texts.brief(name, "", texts.AREA_IS[change.kind.value])


def _about_row(first: Plan, second: Plan, change: Change, form: Form) -> str:
    plan, position = (second, change.target) if change.target else (first, change.source)
    name = texts.brief_row(_title(plan, position), position.number if position else 0, is_there=plan is second)
    if change.kind is ChangeKind.CHANGED:
        return texts.brief(name, field_name(form, change.column), _both(change))
    row = _row(plan, position)
    words = next((line for text in row.cells if (line := visible(text))), "") if row else ""
    return texts.brief(name, texts.ROW_IS[change.kind.value], texts.beginning(words))


def _row(plan: Plan, position: Position | None) -> Row | None:
    return plan.area(position.area_id).rows[position.number - 1] if position else None


def _title(plan: Plan, position: Position | None) -> str:
    return visible(plan.area(position.area_id).title) if position else ""


def _both(change: Change) -> str:
    return texts.from_to(_said(change, change.before), _said(change, change.after))


def _said(change: Change, text: str) -> str:
    return visible(shown(change.column or "", text)) if text.strip() else ""


def _what(change: Change) -> str:
    if change.area_id is None:
        return texts.DETAIL
    return texts.AREA if change.row_id is None else texts.ROW
