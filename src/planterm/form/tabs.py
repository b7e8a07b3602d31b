"""The names of a workbook's tabs."""

import re

from planterm.model.form import Form

MAX_LENGTH = 31
"""Excel's limit for a sheet name, in UTF-16 units."""

_INVALID = r"[\\/:*?\[\]\x00-\x1f]+"


def is_tab_name(text: str) -> bool:
    """Whether Excel takes the text for a sheet's name as it is."""
    return 0 < _units(text) <= MAX_LENGTH and re.search(_INVALID, text) is None and text == text.strip("'")


def tab_name(form: Form, position: int, area_id: str, title: str) -> str:
    """The tab of the area that stands at the position, counted from 1; own areas are named after their title.

    The form's template for an own area has its own tab as long as its title is the template's too.
    """
    for area in form.areas:
        if area.id == area_id:
            return area.tab
    if form.own_area and (area_id, title) == form.own_area[:2]:
        return form.own_area.tab
    return own_tab(position, title)


def own_tab(position: int, title: str) -> str:
    """A tab with the number and as much of the title as has room."""
    return _shortened(f"{position} {re.sub(_INVALID, ' ', title).strip()}".strip())


def _shortened(name: str) -> str:
    """The name cut at a word's end where one is near, within Excel's limit; no apostrophe at the ends."""
    name = " ".join(name.split()).strip("'")
    if _units(name) <= MAX_LENGTH:
        return name
    while _units(name) > MAX_LENGTH - 1:
        name = name[:-1]
    head, _, tail = name.rpartition(" ")
    return f"{head if len(head) > MAX_LENGTH // 2 and tail else name}…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
