"""A form that stands in for one that cannot be had, so that a plan on it can be read all the same."""

from itertools import islice

from planterm.form.checking import MOST_COLUMNS, TAKEN_KEYS
from planterm.form.loader import DEFAULT_TITLE, default_analysis, form_for_year
from planterm.model.form import Columns, Form, FormArea, Role
from planterm.model.plan import YEARS
from planterm.model.text import clean, excerpt, visible
from planterm.store.keys import AREA, FORM, ID, ROW, TITLE, Table


def stand_in(data: Table) -> Form:
    """A form with the columns and the areas that the data of a plan has.

    Those with the official form's keys have its headers and roles; the others are called what their keys are.
    """
    official = form_for_year(YEARS[-1])
    entries = [entry for entry in _tables(data, AREA) if {ID, TITLE} <= entry.keys()]
    titles = {str(entry[ID]): str(entry[TITLE]) for entry in entries}
    areas = tuple(FormArea(clean(area_id), clean(title), visible(title)) for area_id, title in titles.items())
    columns = _columns(data, official.columns)
    return Form(
        id=clean(str(data[FORM])),
        year=official.year,
        name=excerpt(data[FORM]),
        title_pattern=DEFAULT_TITLE,
        annex="",
        instruction=None,
        columns=columns,
        areas=areas or official.areas,
        own_area=None,
        analysis=default_analysis(columns),
    )


def _columns(data: Table, official: Columns) -> Columns:
    """Columns for the keys of the rows, as they come, and for the roles that no form lacks."""
    rows = (row for entry in _tables(data, AREA) for row in _tables(entry, ROW))
    keys = dict.fromkeys(key for row in rows for key, value in row.items() if isinstance(value, str))
    found = [*islice((key for key in keys if key not in TAKEN_KEYS), MOST_COLUMNS)]
    needed = [official.find(role) for role in (Role.MEASURE, Role.FOLLOW_UP)]
    found += [column.key for column in needed if column is not None and column.key not in found]
    width = sum(column.width for column in official) / len(official)
    plain = official[0]._replace(guidance="", width=width, role=None)
    columns = (official.by_key.get(key, plain._replace(key=key, header=visible(key))) for key in found)
    return Columns(column._replace(number=number) for number, column in enumerate(columns))


def _tables(table: Table, key: str) -> list[Table]:
    value = table.get(key, ())
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
