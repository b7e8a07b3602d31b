"""Whether parsed data is a form's; everything that a person can have written wrong is told with its place."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from planterm.errors import DataPath, Fault
from planterm.form.loader import OWN_AREA_ID
from planterm.model.form import Role, is_tab_name
from planterm.model.plan import YEARS
from planterm.model.text import clean, excerpt
from planterm.texts import forms as texts
from planterm.texts.store import BAD_YEAR, NOT_TEXT, unknown_choice

COLUMN, AREA, OWN_AREA = "kolumn", "omrade", "eget_omrade"
INSTRUCTION, RESOURCE, ANALYSIS, COUNT = "instruktion", "resurs", "analys", "antal"
ARRAYS = ((COLUMN,), (AREA,), (INSTRUCTION, RESOURCE), (ANALYSIS, COUNT))
"""The headers that stand above each of several tables."""

TAKEN_KEYS = frozenset(("id", "status", "maluppfyllelse", "effekt", "anmarkning", "stammer", "att_avgora"))
"""What stands in the rows of plan files beside the cells."""

MOST_COLUMNS = 40
MOST_AREAS = 100
MOST_WIDTH = 1000
LONGEST_NAME = 60
"""Characters of an id or a key."""

_ID, _KEY = re.compile("[a-z0-9][a-z0-9-]*"), re.compile("[a-z0-9][a-z0-9_]*")
_SIGNS = {_ID: "bindestreck", _KEY: "understreck"}
_NEEDED = (Role.MEASURE, Role.FOLLOW_UP)
_TOP = ("id", "serie", "ar", "namn", "titel", "bilaga", INSTRUCTION, COLUMN, AREA, OWN_AREA, ANALYSIS)


def cleaned(value: Any) -> Any:
    """The data with every text as it may enter a plan."""
    if isinstance(value, dict):
        return {key: cleaned(each) for key, each in value.items()}
    if isinstance(value, list):
        return [*map(cleaned, value)]
    return clean(value) if isinstance(value, str) else value


def check_form(data: Mapping[str, Any]) -> None:
    """Raise Fault where the data, cleaned, is no form's."""
    top = _Entry(data, ())
    top.only(*_TOP)
    top.name("id", _ID)
    top.name("serie", _ID, needed=False)
    top.year("ar")
    top.line("namn")
    top.line("titel", needed=False)
    top.line("bilaga", needed=False, blank=True)
    columns, areas = top.parts(COLUMN, MOST_COLUMNS), top.parts(AREA, MOST_AREAS)
    _check_columns(columns)
    for area in areas:
        area.only("id", "titel", "flik")
        area.name("id", _ID)
    own, instruction, analysis = (top.part(key) for key in (OWN_AREA, INSTRUCTION, ANALYSIS))
    for own_area in own:
        own_area.only("titel", "flik")
    for area in (*areas, *own):
        area.line("titel")
    _check_instruction(instruction)
    _check_analysis(analysis, [column.values["nyckel"] for column in columns])
    sheets = [*instruction, *areas, *own, *analysis]
    for sheet in sheets:
        if not is_tab_name(tab := sheet.line("flik")):
            raise sheet.fault("flik", texts.BAD_TAB.format(value=excerpt(tab)))
    _check_once(sheets, "flik")
    _check_once(areas, "id", OWN_AREA_ID)
    _check_once((*areas, *own), "titel")
    _check_once(columns, "nyckel", *TAKEN_KEYS)
    _check_once(columns, "rubrik")


class _Entry(NamedTuple):
    """A table of the data; each method raises Fault where something in it is wrong."""

    values: Mapping[str, Any]
    path: DataPath

    def fault(self, key: str, text: str, earlier: DataPath | None = None) -> Fault:
        """What is wrong with the value of a key."""
        return Fault((*self.path, key), text, earlier)

    def only(self, *known: str) -> None:
        """Nothing else may stand in it."""
        for key in self.values:
            if key not in known:
                raise self.fault(key, texts.unknown_key(excerpt(key), known))

    def value(self, key: str) -> Any:
        """What must be there."""
        if key not in self.values:
            raise self.fault(key, texts.MISSING.format(key=key, example=texts.EXAMPLES[key]))
        return self.values[key]

    def text(self, key: str, *, needed: bool = True, blank: bool = False) -> str:
        """A text, which may be blank or missing only where that is said."""
        value = self.value(key) if needed else self.values.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self.fault(key, NOT_TEXT.format(value=excerpt(value)))
        if not blank and not value.strip():
            raise self.fault(key, texts.BLANK.format(key=key, example=texts.EXAMPLES[key]))
        return value

    def line(self, key: str, *, needed: bool = True, blank: bool = False) -> str:
        """A text on one line."""
        if "\n" in (text := self.text(key, needed=needed, blank=blank)):
            raise self.fault(key, texts.NOT_ONE_LINE)
        return text

    def name(self, key: str, pattern: re.Pattern[str], *, needed: bool = True) -> None:
        """A name that files and keys can have."""
        name = self.line(key, needed=needed)
        if name and (len(name) > LONGEST_NAME or pattern.fullmatch(name) is None):
            told = texts.BAD_NAME.format(value=excerpt(name), sign=_SIGNS[pattern], most=LONGEST_NAME)
            raise self.fault(key, told)

    def year(self, key: str) -> None:
        """A year that plans can be for."""
        value = self.value(key)
        if type(value) is not int or value not in YEARS:
            raise self.fault(key, BAD_YEAR.format(value=excerpt(value), first=YEARS[0], last=YEARS[-1]))

    def width(self, key: str) -> None:
        """A share of the sheet's width."""
        value = self.value(key)
        if type(value) not in {int, float} or not 0 < value <= MOST_WIDTH:
            raise self.fault(key, texts.BAD_WIDTH.format(value=excerpt(value), most=MOST_WIDTH))

    def part(self, key: str) -> "tuple[_Entry, ...]":
        """A table in it; none where it has none."""
        if key not in self.values:
            return ()
        if not isinstance(self.values[key], dict):
            raise self.fault(key, texts.NOT_TABLE.format(header=key))
        return (_Entry(self.values[key], (*self.path, key)),)

    def parts(self, key: str, most: int, *, needed: bool = True) -> "list[_Entry]":
        """The tables of an array in it."""
        value, header = self.values.get(key, []), ".".join((*map(str, self.path), key))
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            raise self.fault(key, texts.NOT_TABLES.format(header=header))
        if not value and needed:
            raise self.fault(key, texts.NO_TABLES.format(header=header))
        if len(value) > most:
            raise Fault((*self.path, key, most), texts.TOO_MANY.format(header=header, most=most))
        return [_Entry(entry, (*self.path, key, number)) for number, entry in enumerate(value)]


def _check_columns(columns: Sequence[_Entry]) -> None:
    roles: dict[str, _Entry] = {}
    for column in columns:
        column.only("nyckel", "roll", "bredd", "rubrik", "vagledning")
        column.name("nyckel", _KEY)
        column.line("rubrik")
        column.text("vagledning", needed=False, blank=True)
        column.width("bredd")
        role = column.line("roll", needed=False)
        if role and role not in [*Role]:
            raise column.fault("roll", unknown_choice(excerpt(role), [*Role]))
        if role and (first := roles.setdefault(role, column)) is not column and role != Role.FOLLOW_UP:
            raise column.fault("roll", texts.ROLE_TWICE.format(value=role), (*first.path, "roll"))
    for role in _NEEDED:
        if role not in roles:
            raise Fault((COLUMN, 0), texts.NO_ROLE.format(role=role))


def _check_instruction(instruction: Iterable[_Entry]) -> None:
    for part in instruction:
        part.only("flik", "stycken", RESOURCE)
        paragraphs = part.values.get("stycken", [])
        if not isinstance(paragraphs, list) or not all(isinstance(each, str) for each in paragraphs):
            raise part.fault("stycken", texts.NOT_TEXTS)
        for resource in part.parts(RESOURCE, MOST_AREAS, needed=False):
            resource.only("rubrik", "text", "namn", "adress")
            resource.text("rubrik")
            for key in ("text", "namn", "adress"):
                resource.text(key, needed=False, blank=True)


def _check_analysis(analysis: Iterable[_Entry], keys: Sequence[str]) -> None:
    for part in analysis:
        part.only("flik", "titel", "rubrik_omrade", COUNT)
        part.line("titel")
        part.line("rubrik_omrade")
        for count in part.parts(COUNT, len(keys)):
            count.only("kolumn", "rubrik")
            count.line("rubrik")
            if (key := count.line("kolumn")) not in keys:
                raise count.fault("kolumn", texts.no_such_column(excerpt(key), keys))


def _check_once(parts: Iterable[_Entry], key: str, *taken: str) -> None:
    """Raise Fault where two have the same, or one has what planterm has taken for itself."""
    found: dict[str, DataPath] = {}
    for part in parts:
        name, path = " ".join(part.values[key].casefold().split()), (*part.path, key)
        if name in taken:
            raise Fault(path, texts.TAKEN.format(value=name))
        if (earlier := found.setdefault(name, path)) != path:
            raise Fault(path, texts.TWICE.format(value=excerpt(part.values[key])), earlier)
