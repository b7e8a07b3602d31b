"""The official form as frozen values."""

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
