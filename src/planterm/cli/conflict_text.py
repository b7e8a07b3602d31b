"""What a merge could not decide, in words: what stood there before, our text and theirs."""

from collections.abc import Iterator

from planterm.model import fields
from planterm.model.conflicts import Conflict, Merge, Side
from planterm.model.merge import no_ancestor
from planterm.model.plan import Plan, Row
from planterm.model.text import one_line
from planterm.publish.differences import area_heading, field_name, first_words, shown
from planterm.publish.wrap import hanging
from planterm.texts import two_plans as texts

INDENT = 2
TEXT_INDENT = 4


def as_text(merged: Merge, base: Plan | None, width: int) -> str:
    """Each conflict of the merge with all its texts, a blank line before it."""
    telling = _Conflicts(merged.plan, base or no_ancestor(merged.plan.form), width)
    lines: list[str] = []
    for number, conflict in enumerate(merged.conflicts, start=1):
        heading = texts.CONFLICT.format(number=number, total=len(merged.conflicts), area=telling.area(conflict))
        lines += ["", *hanging("", heading, 0, width), *telling.lines(conflict)]
    return "\n".join(lines)


class _Conflicts:
    """The conflicts of one merge."""

    def __init__(self, plan: Plan, base: Plan, width: int) -> None:
        self._plan, self._base, self._width = plan, base, width
        self._form = plan.form

    def area(self, conflict: Conflict) -> str:
        """In which area of the merged plan it is."""
        return texts.PLAN_DETAILS if conflict.area_id is None else area_heading(self._plan, conflict.area_id)

    def lines(self, conflict: Conflict) -> Iterator[str]:
        """In which row and field it is, and what each side did."""
        found = self._plan.standings.get(conflict.row_id or "")
        if found is not None:
            place = texts.PLACE_OF_ROW.format(number=found.number, title=first_words(found.row))
            yield from hanging("", place, INDENT, self._width)
        side = conflict.removed_by
        if side is None:
            yield from self._field(conflict.column or "", conflict.base, conflict.ours, conflict.theirs)
            return
        yield from hanging("", _removal(conflict, side), INDENT, self._width)
        if found is not None:
            yield from self._what_changed(found.row, found.area.id, side)

    def _what_changed(self, row: Row, area_id: str, removed_by: Side) -> Iterator[str]:
        """What the side that kept the row made of it."""
        before = self._base.standings[row.id]
        pairs = [
            (key, fields.row_text(before.row, key), fields.row_text(row, key)) for key in fields.row_keys(row.columns)
        ]
        changed = [each for each in [(fields.AREA, before.area.id, area_id), *pairs] if each[1] != each[2]]
        for key, old, new in changed:
            yield from self._field(key, old, *((None, new) if removed_by is Side.OURS else (new, None)))
        if not changed:
            yield from hanging("", texts.NOTES_CHANGED, INDENT, self._width)

    def _field(self, key: str, base: str | None, ours: str | None, theirs: str | None) -> Iterator[str]:
        yield f"{' ' * INDENT}{field_name(self._form, key)}"
        for name, text in ((texts.BASE, base), (texts.OURS, ours), (texts.THEIRS, theirs)):
            if text is not None:
                yield from hanging(name, self._shown(key, text), TEXT_INDENT, self._width)

    def _shown(self, key: str, text: str) -> str:
        if key != fields.AREA:
            return shown(key, text)
        return one_line((self._plan.areas_by_id.get(text) or self._base.area(text)).title)


def _removal(conflict: Conflict, side: Side) -> str:
    if conflict.row_id is None:
        return texts.WE_REMOVED_AREA if side is Side.OURS else texts.THEY_REMOVED_AREA
    return texts.WE_REMOVED_ROW if side is Side.OURS else texts.THEY_REMOVED_ROW
