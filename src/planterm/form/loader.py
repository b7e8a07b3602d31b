"""Forms of parsed data, what may be missing filled in; those that the package carries, and the one for a year."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import tomli

from planterm.errors import PlantermError
from planterm.model.form import Analysis, Column, Columns, Counted, Form, FormArea, Instruction, Resource, Role
from planterm.packed import packed
from planterm.texts import forms as texts

OFFICIAL_SERIES = "stockholm"
"""The forms that plans are on where nobody chooses others; see ``form_for_year``."""

OWN_AREA_ID = "eget"
DEFAULT_TITLE = "Åtgärdsplan {ar}"
_COUNTED = (Role.PROBLEM, Role.CAUSE, Role.MEASURE)
"""The roles that are counted where a form does not say which columns are."""
_FOLDER = "forms"
SUFFIX = ".toml"


class FormError(PlantermError):
    """The form that is meant cannot be had."""


class UnknownFormError(FormError):
    """There is none of that id."""


class BrokenFormError(FormError):
    """Its file cannot be read, or holds no form."""


def form_ids() -> tuple[str, ...]:
    """The ids of the package's forms, in alphabetical order."""
    from importlib.resources import files

    folder = files("planterm.form") / _FOLDER
    names = (entry.name for entry in folder.iterdir() if entry.name.endswith(SUFFIX))
    return tuple(sorted(name.removesuffix(SUFFIX) for name in names))


@cache
def packed_form(form_id: str) -> Form | None:
    """The package's form of that id; None where there is none."""
    # Looking a form up by name is much faster than listing them, and every plan is opened with its form.
    try:
        data = packed("planterm.form", f"{_FOLDER}/{form_id}{SUFFIX}") if is_form_id(form_id) else None
    except OSError:
        return None
    return form_of(tomli.loads(data.decode())) if data is not None else None


def is_form_id(text: str) -> bool:
    """Whether a form can have that id."""
    return text.isascii() and text.replace("-", "").isalnum() and text == text.lower()


def load_form(form_id: str) -> Form:
    """The package's form of that id; raises UnknownFormError where there is none."""
    if (form := packed_form(form_id)) is None:
        raise UnknownFormError(form_id)
    return form


def form_for_year(year: int) -> Form:
    """The official form that a plan of the year is on where nobody chooses another."""
    form = of_series(OFFICIAL_SERIES, year, map(load_form, form_ids()))
    if form is None:
        raise UnknownFormError(OFFICIAL_SERIES)
    return form


def of_series(series: str, year: int, forms: Iterable[Form]) -> Form | None:
    """The newest form of the series that is not newer than the year; the oldest one for years before it.

    None where none of the forms is of the series.
    """
    found = sorted((form for form in forms if form.series == series), key=lambda form: form.year)
    return next((form for form in reversed(found) if form.year <= year), next(iter(found), None))


def fitting(year: int, forms: Sequence[Form]) -> tuple[Form, ...]:
    """One form of each series for a plan of that year, the official one first; none that is newer than the year."""
    found = [of_series(series, year, forms) for series in sorted({form.series for form in forms})]
    fit = [form for form in found if form and (form.year <= year or form.series == OFFICIAL_SERIES)]
    return tuple(sorted(fit, key=lambda form: form.series != OFFICIAL_SERIES))


def form_of(data: Mapping[str, Any]) -> Form:
    """The form that the data of a form's file holds; ``checking`` tells before whether they are a form's."""
    columns = Columns(_column(number, entry) for number, entry in enumerate(data["kolumn"]))
    own = data.get("eget_omrade")
    return Form(
        id=data["id"],
        year=data["ar"],
        name=data["namn"],
        title_pattern=data.get("titel", DEFAULT_TITLE),
        annex=data.get("bilaga", ""),
        instruction=_instruction(data["instruktion"]) if "instruktion" in data else None,
        columns=columns,
        areas=tuple(FormArea(entry["id"], entry["titel"], entry["flik"]) for entry in data["omrade"]),
        own_area=FormArea(OWN_AREA_ID, own["titel"], own["flik"]) if own else None,
        analysis=_analysis(data["analys"], columns) if "analys" in data else default_analysis(columns),
        series=data.get("serie", data["id"]),
    )


def _column(number: int, entry: Mapping[str, Any]) -> Column:
    role = Role(entry["roll"]) if "roll" in entry else None
    return Column(number, entry["nyckel"], entry["rubrik"], entry.get("vagledning", ""), entry["bredd"], role)


def _instruction(entry: Mapping[str, Any]) -> Instruction:
    resources = (
        Resource(each["rubrik"], each.get("text", ""), each.get("namn", ""), each.get("adress", ""))
        for each in entry.get("resurs", ())
    )
    return Instruction(entry["flik"], tuple(entry.get("stycken", ())), tuple(resources))


def _analysis(entry: Mapping[str, Any], columns: Columns) -> Analysis:
    counted = tuple(Counted(columns.by_key[each["kolumn"]], each["rubrik"]) for each in entry["antal"])
    return Analysis(entry["flik"], entry["titel"], entry["rubrik_omrade"], counted)


def default_analysis(columns: Columns) -> Analysis:
    """What the screen counts where the form has no sheet for it."""
    found = [column for role in _COUNTED if (column := columns.find(role)) is not None]
    counted = tuple(Counted(column, texts.COUNTS[column.role or ""]) for column in found)
    return Analysis(texts.ANALYSIS_TAB, texts.ANALYSIS_TITLE, texts.AREA_HEADING, counted, has_sheet=False)
