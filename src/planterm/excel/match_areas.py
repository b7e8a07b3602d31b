"""Which area of the form each table is: by its title, else by the sheet's name, else one of the district's own."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from planterm.excel.header_words import plain
from planterm.excel.own_titles import Place, own_title
from planterm.excel.reading.sheet import PlacedText
from planterm.form.form import Form, FormArea
from planterm.texts import importing as texts

_NUMBER = re.compile(r"^(?:punkt |område )?\d+[.):]?\s*")
_COPY = re.compile(r"(?:(?<!\s)\s++)?\(\d+\)$")
_ALIKE = 0.85
_SHORTEST = 10
"""A shorter title says too little to be looked for inside another text."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands by a table and may say which area it is."""

    title: str
    """The header above the problems; empty where it is only the column's name."""
    sheet: str
    above: tuple[PlacedText, ...] = ()
    """The texts above the table, the nearest first."""


@dataclass(frozen=True, slots=True)
class MatchedArea:
    """The area that a table was taken for."""

    form_area: FormArea | None
    """None for an area of the district's own."""
    title: str
    guess: str = ""
    """What is to be told where the match is not sure."""
    used: str = ""
    """The cell above the table that told it, "C1"."""


def matched_areas(headings: Sequence[Heading], form: Form) -> tuple[MatchedArea, ...]:
    """The area of each heading, in order; each official area is given once, to the surest."""
    found: dict[int, MatchedArea] = {}
    free = list(form.areas)
    for rule in _RULES:
        for index, heading in enumerate(headings):
            if index in found:
                continue
            for area in free:
                if (match := rule(heading, area)) is not None:
                    found[index] = match
                    free.remove(area)
                    break
    official = {plain(match.title) for match in found.values()}
    places = {
        (cell.row, cell.column)
        for index, match in found.items()
        for cell in headings[index].above
        if plain(cell.text) == plain(match.title)
    }
    return tuple(found.get(index) or _own(heading, form, official, places) for index, heading in enumerate(headings))


def is_named_area(sheet: str, form: Form) -> bool:
    """Whether the sheet is named as one of the form's areas."""
    return any(is_name_of(sheet, area) for area in (*form.areas, form.own_area))


_Rule = Callable[[Heading, FormArea], MatchedArea | None]


def _by_title_and_name(heading: Heading, area: FormArea) -> MatchedArea | None:
    return _by_title(heading, area) if is_name_of(heading.sheet, area) else None


def _by_title(heading: Heading, area: FormArea) -> MatchedArea | None:
    return MatchedArea(area, area.title) if is_title_of(heading.title, area) else None


def _by_text_above(heading: Heading, area: FormArea) -> MatchedArea | None:
    for cell in heading.above:
        if not heading.title and plain(cell.text) == plain(area.title):
            return MatchedArea(area, area.title, used=cell.place)
    return None


def _by_likeness_and_name(heading: Heading, area: FormArea) -> MatchedArea | None:
    return _by_likeness(heading, area) if is_name_of(heading.sheet, area) else None


def _by_name(heading: Heading, area: FormArea) -> MatchedArea | None:
    if not is_name_of(heading.sheet, area):
        return None
    return MatchedArea(area, area.title, texts.area_by_sheet(area.title, heading.sheet, heading.title.strip()))


def _by_likeness(heading: Heading, area: FormArea) -> MatchedArea | None:
    if not _is_like(heading.title, area.title):
        return None
    return MatchedArea(area, area.title, texts.area_by_likeness(area.title, heading.title.strip()))


def _by_likeness_above(heading: Heading, area: FormArea) -> MatchedArea | None:
    for cell in heading.above:
        if not heading.title and _is_like(cell.text, area.title):
            return MatchedArea(area, area.title, texts.area_by_text(area.title, cell.text.strip()), cell.place)
    return None


_RULES: tuple[_Rule, ...] = (
    _by_title_and_name,
    _by_title,
    _by_text_above,
    _by_likeness_and_name,
    _by_name,
    _by_likeness,
    _by_likeness_above,
)


def is_name_of(sheet: str, area: FormArea) -> bool:
    """Whether the sheet is named after the area, with or without the number, as the form or in full."""
    names = {_name(area.tab), plain(area.title)}
    return _name(_COPY.sub("", sheet)) in names


def is_title_of(text: str, area: FormArea) -> bool:
    """Whether the text is the area's title, with or without a number."""
    return _name(text) == plain(area.title)


def _name(sheet: str) -> str:
    """The sheet's name as it is compared: without its number."""
    return plain(_NUMBER.sub("", plain(sheet)))


def _is_like(text: str, title: str) -> bool:
    found, wanted = plain(text), plain(title)
    if wanted in found or (len(found) >= _SHORTEST and found in wanted):
        return True
    matcher = SequenceMatcher(None, found, wanted, autojunk=False)
    return len(found) < 2 * len(wanted) and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _own(heading: Heading, form: Form, official: set[str], places: Collection[Place]) -> MatchedArea:
    name = _NUMBER.sub("", heading.sheet)
    above = None if heading.title else own_title(heading.above, name, places)
    if title := heading.title or (above.text.strip() if above else ""):
        guess = texts.area_twice(title.strip()) if plain(title) in official else ""
        return MatchedArea(None, title, guess, above.place if above else "")
    if is_name_of(heading.sheet, form.own_area):
        return MatchedArea(None, form.own_area.title)
    return MatchedArea(None, name, texts.area_own(name) if name else "")
