"""Whether a plan's areas and rows stand under headers of their own, which is what lets a save change single lines."""

import re

from planterm.store.fault import Fault
from planterm.store.keys import AREA, PLAN
from planterm.store.reader import Reading
from planterm.texts import store as texts


def _name(key: str) -> str:
    return rf"""[ \t]*(?:{key}|"{key}"|'{key}')[ \t]*"""


_AREAS_AND_ROWS = re.compile(rf"^[ \t]*\[\[{_name('omrade')}(?:\.{_name('rad')})?\]\]", re.MULTILINE)
_PLAN_TABLE = re.compile(rf"^[ \t]*\[{_name('plan')}\]", re.MULTILINE)
_USUAL, _USUAL_PLAN = ("\n[[omrade]]\n", "\n[[omrade.rad]]\n"), "\n[plan]\n"
"""The headers as planterm writes them, which are counted faster."""


def check_structure(text: str, reading: Reading) -> None:
    """Raise Fault where areas, rows or the plan's own keys are written inline."""
    expected = len(reading.row_counts) + sum(reading.row_counts)
    if sum(map(text.count, _USUAL)) == expected and _USUAL_PLAN in text:
        return
    headers = sum(1 for _ in _AREAS_AND_ROWS.finditer(text))
    if headers == expected and _PLAN_TABLE.search(text):
        return
    # A quick count sees headers in texts too, and misses odd spellings; the outline does not.
    from planterm.store.outline import outline

    found = outline(text)
    if found.row_counts != reading.row_counts:
        raise Fault((AREA,), texts.INLINE_AREAS)
    if not found.has_plan_table:
        raise Fault((PLAN,), texts.PLAN_AS_TABLE)
