"""What of a party's answers is not in the plan, in words."""

from collections.abc import Iterator

from planterm.model import fields
from planterm.model.answers import Difference, Taken
from planterm.model.columns import Column
from planterm.model.plan import Plan, Row
from planterm.publish.naming import first_words, shown
from planterm.publish.wrap import hanging
from planterm.texts import parties as texts

_INDENT = 2


def left_lines(plan: Plan, taken: Taken, width: int) -> Iterator[str]:
    """What somebody has to look at, with both texts; nothing where everything went in."""
    numbers = {area.id: number for number, area in enumerate(plan.areas, start=1)}
    for each in taken.conflicts:
        yield from hanging("", texts.conflict(numbers[each.area_id], each.number), 0, width)
        yield from _both(each, width)
    for each in taken.changed:
        yield from hanging("", texts.changed(numbers[each.area_id], each.number), 0, width)
    for row in taken.unknown:
        yield from hanging("", texts.unknown(first_words(row)), 0, width)
        yield from hanging(texts.THEIRS, _follow_up(row), _INDENT, width)


def _both(difference: Difference, width: int) -> Iterator[str]:
    yield from hanging(texts.OURS, _follow_up(difference.ours), _INDENT, width)
    yield from hanging(texts.THEIRS, _follow_up(difference.theirs), _INDENT, width)


def _follow_up(row: Row) -> str:
    text = shown(Column.FOLLOW_UP.key, row[Column.FOLLOW_UP])
    return f"{text} ({shown(fields.STATUS, row.status.value)})" if row.status else text
