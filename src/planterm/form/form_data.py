"""Parsed data to a form, what may be missing filled in; ``checking`` tells before whether the data is a form's."""

from collections.abc import Mapping
from typing import Any

from planterm.model.form import Analysis, Column, Columns, Counted, Form, FormArea, Instruction, Resource, Role

OWN_AREA_ID = "eget"
DEFAULT_TITLE = "Åtgärdsplan {ar}"
_COUNTED = (Role.PROBLEM, Role.CAUSE, Role.MEASURE)
"""The roles that are counted where a form does not say which columns are."""


def form_of(data: Mapping[str, Any]) -> Form:
    """The form that the data of a form's file holds."""
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
    from planterm.texts import forms as texts

    found = [column for role in _COUNTED if (column := columns.find(role)) is not None]
    counted = tuple(Counted(column, texts.COUNTS[column.role or ""]) for column in found)
    return Analysis(texts.ANALYSIS_TAB, texts.ANALYSIS_TITLE, texts.AREA_HEADING, counted, has_sheet=False)
