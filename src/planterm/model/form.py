"""A form as a frozen value: its columns and what they mean, its areas and their tabs, its texts. Forms are data."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class Role(StrEnum):
    """What a column means to the program; values as in form files."""

    PROBLEM = "problem"
    CAUSE = "orsak"
    MEASURE = "atgard"
    GOALS = "mal"
    WHEN = "nar"
    WHO = "vem"
    FOLLOW_UP = "uppfoljning"
    """The only one that several columns can have, one a round: of those filled in, the last one counts."""


TELLING_ROLES = (Role.PROBLEM, Role.CAUSE, Role.MEASURE, Role.GOALS)
"""The roles of texts that belong to one row; When, Who and Follow-up say the same in many."""


MOST_OF_TAB = 31
"""Excel's limit for a sheet name, in UTF-16 units."""

_NOT_IN_TABS = r"[\\/:*?\[\]\x00-\x1f]+"
"""What no sheet's name may have in it."""


class Column(NamedTuple):
    """A column of the area sheets."""

    number: int
    """Its place, counted from 0: that of the cell in a row."""
    key: str
    """Its name in plan files and JSON."""
    header: str
    guidance: str
    """The form's text below the header."""
    width: float
    """Its share of the sheet's width, beside the shares of the others."""
    role: Role | None
    """None for a text that is like any other."""


class Columns(tuple[Column, ...]):
    """The columns of a form in order."""

    @cached_property
    def by_key(self) -> Mapping[str, Column]:
        """The columns by their names in plan files."""
        return {column.key: column for column in self}

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Their names in plan files."""
        return tuple(self.by_key)

    @cached_property
    def guidance(self) -> tuple[str, ...]:
        """The guidance of each."""
        return tuple(column.guidance for column in self)

    @cached_property
    def follow_ups(self) -> tuple[Column, ...]:
        """Those that a follow-up is written in, the first round first; every form has one."""
        return tuple(column for column in self if column.role is Role.FOLLOW_UP)

    @cached_property
    def telling(self) -> tuple[Column, ...]:
        """Those whose texts belong to one row."""
        return tuple(column for column in self if column.role in TELLING_ROLES)

    @cached_property
    def expected(self) -> tuple[Column, ...]:
        """Those with a role that are filled in before the follow-up."""
        return tuple(column for column in self if column.role not in {None, Role.FOLLOW_UP})

    def find(self, role: Role) -> Column | None:
        """The column of the role, the last one where there are several; None where the form has none."""
        return self._by_role.get(role)

    @cached_property
    def _by_role(self) -> Mapping[Role | None, Column]:
        return {column.role: column for column in self}

    def place_of(self, key: str | None) -> int:
        """The number of the column of that name; 0 for what is no column's."""
        column = self.by_key.get(key or "")
        return column.number if column else 0

    @cached_property
    def blank(self) -> tuple[str, ...]:
        """The cells of a row that holds nothing."""
        return ("",) * len(self)


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


class Instruction(NamedTuple):
    """The sheet in front of the areas."""

    tab: str
    paragraphs: tuple[str, ...]
    resources: tuple[Resource, ...]


class Counted(NamedTuple):
    """A column whose filled cells the analysis counts, and the heading of the count."""

    column: Column
    heading: str


class Analysis(NamedTuple):
    """The sheet behind the areas, which counts."""

    tab: str
    title: str
    area_heading: str
    counted: tuple[Counted, ...]
    has_sheet: bool = True
    """Whether the workbook has such a sheet; the screen shows the counts in any case."""

    @property
    def headings(self) -> tuple[str, ...]:
        """Those of all its columns."""
        return (self.area_heading, *(each.heading for each in self.counted))


class Form(NamedTuple):
    """One year's form of a city; every text is the form's own, to the letter."""

    id: str
    year: int
    name: str
    """What people call it."""
    title_pattern: str
    annex: str
    instruction: Instruction | None
    columns: Columns
    areas: tuple[FormArea, ...]
    own_area: FormArea | None
    """The template for an area of the district's own; None where the form has none."""
    analysis: Analysis
    series: str = ""
    """What it has in common with the forms that it follows and that follow it from year to year."""

    def title(self, year: int) -> str:
        """The form's title for a plan of that year, "Åtgärdsplan 2025"."""
        return self.title_pattern.replace("{ar}", str(year))

    @property
    def titled_column(self) -> Column | None:
        """The column that the area's own title is the header of on a sheet: that of the problems, where it is first."""
        return self.columns[0] if self.columns[0].role is Role.PROBLEM else None

    @property
    def sheet_headers(self) -> tuple[str, ...]:
        """The headers that the sheet of any area has."""
        return tuple(column.header for column in self.columns if column is not self.titled_column)

    @property
    def all_areas(self) -> tuple[FormArea, ...]:
        """The official areas, and the template for an own one."""
        return (*self.areas, self.own_area) if self.own_area else self.areas

    @property
    def area_ids(self) -> frozenset[str]:
        """The ids of the official areas."""
        return frozenset(area.id for area in self.areas)


def is_tab_name(text: str) -> bool:
    """Whether Excel takes the text for a sheet's name as it is."""
    return 0 < _units(text) <= MOST_OF_TAB and re.search(_NOT_IN_TABS, text) is None and text == text.strip("'")


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
    return _shortened(f"{position} {re.sub(_NOT_IN_TABS, ' ', title).strip()}".strip())


def _shortened(name: str) -> str:
    """The name cut at a word's end where one is near, within Excel's limit; no apostrophe at the ends."""
    name = " ".join(name.split()).strip("'")
    if _units(name) <= MOST_OF_TAB:
        return name
    while _units(name) > MOST_OF_TAB - 1:
        name = name[:-1]
    head, _, tail = name.rpartition(" ")
    return f"{head if len(head) > MOST_OF_TAB // 2 and tail else name}…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
