"""Reading the forms that the package carries."""

import re
import tomllib
from functools import cache
from pkgutil import get_data
from typing import Any

from planterm.errors import PlantermError
from planterm.model.form import (
    Analysis,
    Column,
    Columns,
    Counted,
    Form,
    FormArea,
    Instruction,
    Resource,
    Role,
)
from planterm.texts import progress as texts

_FOLDER = "forms"
_SUFFIX = ".toml"
_NAME = re.compile("[a-z0-9-]+")
OWN_AREA_ID = "eget"
OFFICIAL_SERIES = "stockholm"
"""The forms that plans are on where nobody chooses others."""


class UnknownFormError(PlantermError):
    """The plan names a form that this version does not have."""


def form_ids() -> tuple[str, ...]:
    """The ids of all forms, oldest first."""
    from importlib.resources import files

    folder = files("planterm.form") / _FOLDER
    names = (entry.name for entry in folder.iterdir() if entry.name.endswith(_SUFFIX))
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in names))


@cache
def load_form(form_id: str) -> Form:
    """The form of that id; raises UnknownFormError where there is none."""
    # Looking a form up by name is much faster than listing them, and every plan is opened with its form.
    try:
        data = get_data("planterm.form", f"{_FOLDER}/{form_id}{_SUFFIX}") if _NAME.fullmatch(form_id) else None
    except OSError:
        data = None
    if data is None:
        raise UnknownFormError(texts.unknown_form(_excerpt(form_id), form_ids()))
    return _form(data.decode())


def _excerpt(form_id: str) -> str:
    """What a file says for a form's id, short and without what cannot be seen."""
    line = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in form_id[:60])
    return line if len(form_id) <= 60 else f"{line}…"


def form_for_year(year: int) -> Form:
    """The newest official form that is not newer than the year; the oldest one for years before it."""
    official = (form for form in map(load_form, form_ids()) if form.series == OFFICIAL_SERIES)
    forms = sorted(official, key=lambda form: form.year)
    return next((form for form in reversed(forms) if form.year <= year), forms[0])


def _form(text: str) -> Form:
    data = tomllib.loads(text)
    columns = Columns(_column(number, entry) for number, entry in enumerate(data["kolumn"]))
    own = data.get("eget_omrade")
    return Form(
        id=data["id"],
        year=data["ar"],
        name=data["namn"],
        title_pattern=data["titel"],
        annex=data["bilaga"],
        instruction=_instruction(data.get("instruktion")),
        columns=columns,
        areas=tuple(FormArea(entry["id"], entry["titel"], entry["flik"]) for entry in data["omrade"]),
        own_area=FormArea(OWN_AREA_ID, own["titel"], own["flik"]) if own else None,
        analysis=_analysis(data["analys"], columns),
        series=data.get("serie", data["id"]),
    )


def _column(number: int, entry: dict[str, Any]) -> Column:
    role = Role(entry["roll"]) if "roll" in entry else None
    return Column(number, entry["nyckel"], entry["rubrik"], entry["vagledning"], entry["bredd"], role)


def _instruction(entry: dict[str, Any] | None) -> Instruction | None:
    if entry is None:
        return None
    resources = (Resource(each["rubrik"], each["text"], each["namn"], each["adress"]) for each in entry["resurs"])
    return Instruction(entry["flik"], tuple(entry["stycken"]), tuple(resources))


def _analysis(entry: dict[str, Any], columns: Columns) -> Analysis:
    counted = tuple(Counted(columns.by_key[each["kolumn"]], each["rubrik"]) for each in entry["antal"])
    return Analysis(entry["flik"], entry["titel"], entry["rubrik_omrade"], counted)
