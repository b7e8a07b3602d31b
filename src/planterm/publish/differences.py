"""What differs between two plans, as JSON and as text."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from planterm.form.form import Form
from planterm.model.diff import Change, ChangeKind, Position
from planterm.model.plan import Plan, Row
from planterm.model.text import visible
from planterm.publish.brief_differences import counts
from planterm.publish.naming import area_heading, filled, first_words, label, shown
from planterm.publish.wrap import hanging
from planterm.texts import comparison as texts

ROW_INDENT = 2
CELL_INDENT = 4


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
            "fran": _json_value(change, change.before, change.source, first),
            "till": _json_value(change, change.after, change.target, second),
        }
        for change in changes
    ]


def as_text(first: Plan, second: Plan, changes: Sequence[Change], form: Form, width: int) -> str:
    """A line that sums up, then area by area and row by row what was and what is now."""
    return "\n".join(_Telling(first, second, form, width).lines(changes)) if changes else texts.NO_DIFFERENCES


def _json_value(change: Change, text: str, position: Position | None, plan: Plan) -> Any:
    if change.kind is ChangeKind.CHANGED:
        return text
    if position is None:
        return None
    if change.kind is ChangeKind.MOVED:
        number = position.number
        return {"plats": number} if change.row_id is None else {"omrade": position.area_id, "rad": number}
    if change.row_id is None:
        return {"titel": plan.area(position.area_id).title}
    return dict(filled(_row(plan, position)))


def _row(plan: Plan, position: Position) -> Row:
    return plan.area(position.area_id).rows[position.number - 1]


class _Telling:
    """The changes in words; signs stand beside the words, never instead of them."""

    def __init__(self, first: Plan, second: Plan, form: Form, width: int) -> None:
        self._first, self._second, self._form, self._width = first, second, form, width

    def lines(self, changes: Sequence[Change]) -> Iterator[str]:
        """Everything there is to tell."""
        yield from hanging("", texts.summary(counts(changes)), 0, self._width)
        for area_id, group in groupby(changes, key=lambda change: change.area_id):
            yield ""
            yield from self._area(area_id, list(group))

    def _area(self, area_id: str | None, changes: Sequence[Change]) -> Iterator[str]:
        """What happened to the area itself, or to the plan's details, and then row by row."""
        yield from hanging("", self._heading(area_id), 0, self._width)
        for row_id, group in groupby(changes, key=lambda change: change.row_id):
            if row_id is not None:
                yield ""
                yield from self._row(list(group))
                continue
            for change in group:
                if change.kind is ChangeKind.CHANGED:
                    yield from self._both_texts(change, ROW_INDENT)
                else:
                    yield from hanging("", _area_words(change), ROW_INDENT, self._width)

    def _heading(self, area_id: str | None) -> str:
        if area_id is None:
            return texts.PLAN_DETAILS
        is_there = any(area.id == area_id for area in self._second.areas)
        return area_heading(self._second if is_there else self._first, area_id)

    def _row(self, changes: Sequence[Change]) -> Iterator[str]:
        first, last = changes[0], changes[-1]
        row, number = self._whereabouts(first)
        if first.kind in (ChangeKind.NEW, ChangeKind.REMOVED):
            yield from self._whole_row(row, number, is_new=first.kind is ChangeKind.NEW)
            return
        changed = last.kind is ChangeKind.CHANGED
        heading = texts.row(number, self._origin(first), changed=changed, title=first_words(row))
        yield from hanging("", heading, ROW_INDENT, self._width)
        for change in changes:
            if change.kind is ChangeKind.CHANGED:
                yield from self._both_texts(change, CELL_INDENT)

    def _whereabouts(self, change: Change) -> tuple[Row, int]:
        """The row as it is now, or was before it was removed, and its number."""
        if change.target is not None:
            return _row(self._second, change.target), change.target.number
        if change.source is not None:
            return _row(self._first, change.source), change.source.number
        raise ValueError(change)

    def _origin(self, change: Change) -> str:
        """Where a moved row comes from; empty where it was not moved."""
        source = change.source
        if change.kind is not ChangeKind.MOVED or source is None:
            return ""
        if source.area_id == change.area_id:
            return texts.from_row(source.number)
        return texts.from_area(visible(self._first.area(source.area_id).title), source.number)

    def _whole_row(self, row: Row, number: int, *, is_new: bool) -> Iterator[str]:
        """All that a new row holds or a removed one held."""
        yield f"{' ' * ROW_INDENT}{texts.whole_row(number, is_new=is_new)}"
        sign = texts.PLUS if is_new else texts.MINUS
        cells = [(f"{sign} {label(self._form, key)}: ", shown(key, text)) for key, text in filled(row)]
        longest = max((len(name) for name, _ in cells), default=0)
        for name, text in cells:
            yield from hanging(name.ljust(longest), text, CELL_INDENT, self._width)

    def _both_texts(self, change: Change, indent: int) -> Iterator[str]:
        key = change.column or ""
        yield f"{' ' * indent}{label(self._form, key)}"
        for name, text in ((texts.BEFORE, change.before), (texts.AFTER, change.after)):
            yield from hanging(name, shown(key, text), indent, self._width)


def _area_words(change: Change) -> str:
    if change.source is None:
        return texts.AREA_IS_NEW
    if change.target is None:
        return texts.AREA_IS_REMOVED
    return texts.area_moved(change.source.number, change.target.number)
