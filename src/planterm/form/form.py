"""The official form as frozen values, and the names of its tabs."""

import re
from typing import NamedTuple


class FormColumn(NamedTuple):
    """A column of the area sheets: its key in plan files, its header and the official guidance."""

    key: str
    header: str
    guidance: str
    width: float
    """Its share of the sheet's width, beside the shares of the others."""


class FormArea(NamedTuple):
    """A priority area that the form has, or its template for an own one."""

    id: str
    title: str
    tab: str


class Resource(NamedTuple):
    """A source of methods that the instruction sheet points to; the address may be empty."""

    heading: str
    text: str
    name: str
    address: str


class Form(NamedTuple):
    """One year's official form; every text is the form's own, to the letter."""

    id: str
    year: int
    title_pattern: str
    annex: str
    instruction_tab: str
    instruction: tuple[str, ...]
    resources: tuple[Resource, ...]
    columns: tuple[FormColumn, ...]
    areas: tuple[FormArea, ...]
    own_area: FormArea
    analysis_tab: str
    analysis_title: str
    analysis_headers: tuple[str, ...]

    def title(self, year: int) -> str:
        """The form's title for a plan of that year, "Åtgärdsplan 2025"."""
        return self.title_pattern.format(ar=year)

    @property
    def guidance(self) -> tuple[str, ...]:
        """The guidance of each column, in column order."""
        return tuple(column.guidance for column in self.columns)

    @property
    def area_ids(self) -> frozenset[str]:
        """The ids of the official areas."""
        return frozenset(area.id for area in self.areas)


MAX_LENGTH = 31
"""Excel's limit for a sheet name, in UTF-16 units."""

_INVALID = r"[\\/:*?\[\]\x00-\x1f]+"


def tab_name(form: Form, position: int, area_id: str, title: str) -> str:
    """The tab of the area that stands at the position, counted from 1; own areas are named after their title.

    The form's template for an own area has its own tab as long as its title is the template's too.
    """
    for area in form.areas:
        if area.id == area_id:
            return area.tab
    if (area_id, title) == (form.own_area.id, form.own_area.title):
        return form.own_area.tab
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
