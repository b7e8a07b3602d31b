"""What differs between two plans in words and as JSON: at length, briefly, and what its parts are called."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from planterm.model import fields
from planterm.model.diff import Change, ChangeKind, diff
from planterm.model.edits import Place
from planterm.model.form import Form
from planterm.model.plan import Plan, Row, Spot, Standing
from planterm.model.text import visible
from planterm.publish.wrap import hanging
from planterm.texts import publishing, words
from planterm.texts import two_plans as texts
from planterm.texts.progress import FIELDS, value

LONGEST_TITLE = 60
"""How much of a row's problem is enough to know the row by, in characters."""

ROW_INDENT = 2
CELL_INDENT = 4


def field_name(form: Form, key: str | None) -> str:
    """What people call a field that plan files call by the key; empty where there is no key."""
    key = key or ""
    column = form.columns.by_key.get(key)
    return column.header if column else FIELDS.get(key, key)


def shown(key: str, text: str) -> str:
    """A field's text as people read it; a blank one is said in words."""
    return value(key, text) if text.strip() else texts.BLANK


def first_words(row: Row) -> str:
    """The beginning of the row's problem, or of the first cell that holds anything, on one line."""
    text = next((line for cell in row.cells if (line := visible(cell))), texts.BLANK)
    if len(text) <= LONGEST_TITLE:
        return text
    head = text[:LONGEST_TITLE]
    return f"{head.rpartition(' ')[0] or head} …"


def area_heading(plan: Plan, area_id: str) -> str:
    """The area's number and title, as `show` has them."""
    area = plan.area(area_id)
    return f"{publishing.area_heading(plan.area_numbers[area_id], area.own)}{visible(area.title)}"


def filled(row: Row) -> list[tuple[str, str]]:
    """The keys and texts of the row's fields that hold anything."""
    pairs = [(key, fields.row_text(row, key)) for key in fields.row_keys(row.columns)]
    return [(key, text) for key, text in pairs if text.strip()]


def counts(changes: Iterable[Change]) -> Counter[tuple[str, str]]:
    """How many rows, areas and details there are of each kind of change."""
    found = {(_what(change), change.kind.value, change.row_id or change.area_id or change.column) for change in changes}
    return Counter((what, kind) for what, kind, _ in found)


def first_places(first: Plan, second: Plan) -> tuple[Place, Place]:
    """Where the first changed row is in both plans; where none has changed, the first row."""
    for change in diff(first, second):
        if change.row_id is not None and change.area_id is not None:
            column = second.columns.place_of(change.column)
            found = [plan.standings.get(change.row_id) for plan in (first, second)]
            before, after = (Place(each.area.id, change.row_id, column) if each else None for each in found)
            return before or after or Place(change.area_id), after or before or Place(change.area_id)
    place = next((Place(each.area.id, row_id) for row_id, each in second.standings.items()), None)
    place = place or Place(second.areas[0].id if second.areas else "")
    return place, place


def place_name(plan: Plan, spot: Spot, what: str = "") -> str:
    """Where it is in few characters, "1.3 Åtgärd"; what stands in the place of the field's name where that is given."""
    standing = plan.standings.get(spot.row_id or "")
    area_id, number = (standing.area.id, standing.number) if standing else (spot.area_id, None)
    return words.place(plan.area_numbers.get(area_id or ""), number, what or field_name(plan.form, spot.key))


def brief_lines(first: Plan, second: Plan, changes: Iterable[Change], gone: str = "") -> Iterator[str]:
    """A line for each change that makes the second plan of the first; gone is what is said of what was removed."""
    for change in changes:
        said = (texts.AREA_IS if change.row_id is None else texts.ROW_IS).get(change.kind.value, "")
        said = gone if gone and change.kind is ChangeKind.REMOVED else said
        ids = second.areas_by_id if change.row_id is None else second.standings
        is_there = change.area_id is None or (change.row_id or change.area_id) in ids
        plan = second if is_there else first
        if change.kind is ChangeKind.CHANGED:
            yield texts.brief(place_name(plan, change.spot), _both(change))
        elif change.row_id is not None:
            cells = plan.standings[change.row_id].row.cells
            text = next((line for cell in cells if (line := visible(cell))), "")
            yield texts.brief(place_name(plan, change.spot, said), words.short(text), is_there=is_there)
        else:
            title = visible(plan.area(change.area_id or "").title)
            yield texts.brief(title, said)


def _whereabouts(first: Plan, second: Plan, row_id: str) -> Standing:
    """The row as it is now, or was before it was removed."""
    return second.standings.get(row_id) or first.standings[row_id]


def _both(change: Change) -> str:
    return texts.from_to(_said(change, change.before), _said(change, change.after))


def _said(change: Change, text: str) -> str:
    return visible(shown(change.column or "", text)) if text.strip() else ""


def _what(change: Change) -> str:
    if change.area_id is None:
        return texts.DETAIL
    return texts.AREA if change.row_id is None else texts.ROW


def as_json(first: Plan, second: Plan, changes: Iterable[Change]) -> list[dict[str, Any]]:
    """The changes as the command line's contract has them.

    Areas and rows go by their ids, details of the plan have no area. `fran` and `till` are the two texts of what
    has changed, what a new or removed row or area holds, or the places between which something was moved.
    """
    return [
        {
            "omrade": change.area_id,
            "rad": change.row_id,
            "typ": change.kind.value,
            "kolumn": change.column,
            "fran": _json_value(change, change.before, first),
            "till": _json_value(change, change.after, second),
        }
        for change in changes
    ]


def as_text(first: Plan, second: Plan, changes: Sequence[Change], width: int) -> str:
    """A line that sums up, then area by area and row by row what was and what is now."""
    if not changes:
        return texts.NO_DIFFERENCES
    summary = hanging("", texts.summary(texts.amounts(counts(changes))), 0, width)
    return "\n".join([*summary, "", *change_lines(first, second, changes, width)])


def change_lines(first: Plan, second: Plan, changes: Iterable[Change], width: int) -> Iterator[str]:
    """The same without the line that sums up."""
    telling = _Telling(first, second, width)
    for number, (area_id, group) in enumerate(groupby(changes, key=lambda change: change.area_id)):
        if number:
            yield ""
        yield from telling.area(area_id, list(group))


def _json_value(change: Change, text: str, plan: Plan) -> Any:
    is_moved = change.kind is ChangeKind.MOVED
    if change.kind is ChangeKind.CHANGED:
        return text
    if change.row_id is not None:
        if (standing := plan.standings.get(change.row_id)) is None:
            return None
        return {"omrade": standing.area.id, "rad": standing.number} if is_moved else dict(filled(standing.row))
    if (area := plan.areas_by_id.get(change.area_id or "")) is None:
        return None
    return {"plats": plan.area_numbers[area.id]} if is_moved else {"titel": area.title}


class _Telling:
    """The changes in words; signs stand beside the words, never instead of them."""

    def __init__(self, first: Plan, second: Plan, width: int) -> None:
        self._first, self._second, self._form, self._width = first, second, second.form, width

    def area(self, area_id: str | None, changes: Sequence[Change]) -> Iterator[str]:
        """What happened to the area itself, or to the plan's details, and then row by row."""
        yield from hanging("", self._heading(area_id), 0, self._width)
        for row_id, group in groupby(changes, key=lambda change: change.row_id):
            if row_id is not None:
                yield ""
                yield from self._row(row_id, list(group))
                continue
            for change in group:
                if change.kind is ChangeKind.CHANGED:
                    yield from self._both_texts(change, ROW_INDENT)
                else:
                    yield from hanging("", self._area_words(change.area_id or ""), ROW_INDENT, self._width)

    def _heading(self, area_id: str | None) -> str:
        if area_id is None:
            return texts.PLAN_DETAILS
        return area_heading(self._second if area_id in self._second.areas_by_id else self._first, area_id)

    def _row(self, row_id: str, changes: Sequence[Change]) -> Iterator[str]:
        first, last = changes[0], changes[-1]
        _, _, number, row = _whereabouts(self._first, self._second, row_id)
        if first.kind in (ChangeKind.NEW, ChangeKind.REMOVED):
            yield from self._whole_row(row, number, is_new=first.kind is ChangeKind.NEW)
            return
        changed = last.kind is ChangeKind.CHANGED
        heading = texts.row(number, self._origin(row_id, first), changed=changed, title=first_words(row))
        yield from hanging("", heading, ROW_INDENT, self._width)
        for change in changes:
            if change.kind is ChangeKind.CHANGED:
                yield from self._both_texts(change, CELL_INDENT)

    def _origin(self, row_id: str, change: Change) -> str:
        """Where a moved row comes from; empty where it was not moved."""
        if change.kind is not ChangeKind.MOVED:
            return ""
        source = self._first.standings[row_id]
        if source.area.id == change.area_id:
            return texts.FROM_ROW.format(number=source.number)
        return texts.FROM_AREA.format(title=visible(source.area.title), number=source.number)

    def _whole_row(self, row: Row, number: int, *, is_new: bool) -> Iterator[str]:
        """All that a new row holds or a removed one held."""
        sign, told = (texts.PLUS, texts.ROW_IS_NEW) if is_new else (texts.MINUS, texts.ROW_IS_REMOVED)
        yield f"{' ' * ROW_INDENT}{told.format(number=number)}"
        cells = [(f"{sign} {field_name(self._form, key)}: ", shown(key, text)) for key, text in filled(row)]
        longest = max((len(name) for name, _ in cells), default=0)
        for name, text in cells:
            yield from hanging(name.ljust(longest), text, CELL_INDENT, self._width)

    def _both_texts(self, change: Change, indent: int) -> Iterator[str]:
        key = change.column or ""
        yield f"{' ' * indent}{field_name(self._form, key)}"
        for name, text in ((texts.BEFORE, change.before), (texts.AFTER, change.after)):
            yield from hanging(name, shown(key, text), indent, self._width)

    def _area_words(self, area_id: str) -> str:
        before, after = (plan.area_numbers.get(area_id) for plan in (self._first, self._second))
        if before is None:
            return texts.AREA_IS_NEW
        return texts.AREA_IS_REMOVED if after is None else texts.AREA_MOVED.format(before=before, after=after)
