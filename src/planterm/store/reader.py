"""Parsed data to a plan: every value checked, everything that is missing filled in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from planterm.errors import DataPath, Fault
from planterm.form.loader import FormError
from planterm.model.form import Columns, Form
from planterm.model.plan import Area, Effect, GoalReached, Plan, Row, Stage, Status, derived_row_id
from planterm.model.text import are_clean, clean, excerpt, free_slug, harmless
from planterm.store import keys
from planterm.store.form_files import find_form
from planterm.store.keys import AreaLayout, BlockKind, Known, Table
from planterm.store.misspelt import near
from planterm.texts import store as texts

if TYPE_CHECKING:
    from planterm.model.conflicts import Undecided

_PLAN_PATH = (keys.PLAN,)


class Reading(NamedTuple):
    """The plan of a file, and which areas and rows the file has in which order."""

    plan: Plan
    layout: tuple[AreaLayout, ...]
    undecided: "tuple[Undecided, ...]" = ()
    is_strange: bool = False
    """Whether there are keys to tell of beside the plan."""
    lacking: FormError | None = None
    """Why the plan's form cannot be had, where another one stands in for it."""


def read(data: Table, *, only_read: bool = False) -> Reading:
    """The plan that parsed TOML holds; raises Fault, or FormError, where it holds none.

    For one that is only to be read, something stands in for a form that cannot be had.
    """
    _check_schema(data)
    form, lacking = _form(data, only_read=only_read)
    entries = keys.tables(data, keys.AREA, (), texts.AREAS_AS_TABLES)
    layout = layout_of(entries, form)
    found = [_area(entry, index, place, form) for index, (entry, place) in enumerate(zip(entries, layout, strict=True))]
    plan = _plan(data, form, found)
    if not _is_strange(data, entries, keys.known_keys(form.columns)):
        return Reading(plan, layout, lacking=lacking)
    from planterm.store.undecided import read_undecided

    return Reading(plan, layout, read_undecided(data, plan, layout), is_strange=True, lacking=lacking)


def _is_strange(data: Table, entries: Sequence[Table], known_keys: Known) -> bool:
    """Whether a key looks like a misspelt one, or holds what a merge could not decide."""
    rows = [row for entry in entries for row in entry.get(keys.ROW, ())]
    levels = (
        (BlockKind.ROOT, [data]),
        (BlockKind.PLAN, [data.get(keys.PLAN, {})]),
        (BlockKind.AREA, entries),
        (BlockKind.ROW, rows),
    )
    of_rows = {*known_keys[BlockKind.ROW]}
    for kind, found in levels:
        known = known_keys[kind]
        own = set[str]().union(*found).difference(known)
        if len(own) > MOST_OWN_KEYS:
            raise Fault((excerpt(min(own)),), texts.TOO_MANY_KEYS.format(most=MOST_OWN_KEYS))
        if keys.UNDECIDED in own or (kind is BlockKind.AREA and not own.isdisjoint(of_rows)):
            return True
        if any(near(key, known) for key in own):
            return True
    return False


def _check_schema(data: Table) -> None:
    version = data.get(keys.SCHEMA)
    if version is None:
        raise Fault((keys.SCHEMA,), texts.MISSING_SCHEMA.format(version=keys.SCHEMA_VERSION))
    if type(version) is not int or version < 1:
        raise Fault((keys.SCHEMA,), texts.BAD_SCHEMA.format(value=excerpt(version), version=keys.SCHEMA_VERSION))
    if version > keys.SCHEMA_VERSION:
        raise Fault((keys.SCHEMA,), texts.NEWER_SCHEMA.format(value=excerpt(version)))


def _form(data: Table, *, only_read: bool) -> tuple[Form, FormError | None]:
    if not (form_id := keys.text_value(data, keys.FORM, ())):
        raise Fault((keys.FORM,), texts.MISSING_FORM)
    try:
        return find_form(form_id), None
    except FormError as error:
        if not only_read:
            raise
        from planterm.store.lacking_form import stand_in

        return stand_in(data), error


def _plan(data: Table, form: Form, found: list[Area]) -> Plan:
    table = data.get(keys.PLAN, {})
    if not isinstance(table, dict):
        raise Fault(_PLAN_PATH, texts.PLAN_AS_TABLE)
    by_id = {area.id: area for area in found}
    official = (by_id.get(area.id) or Area(area.id, area.title) for area in form.areas)
    return Plan(
        form=form,
        year=keys.year_value(table, keys.YEAR, _PLAN_PATH),
        district=keys.text_value(table, keys.DISTRICT, _PLAN_PATH),
        police_area=keys.text_value(table, keys.POLICE_AREA, _PLAN_PATH),
        stage=keys.choice(table, keys.STAGE, _PLAN_PATH, Stage) or Stage.DRAFT,
        case_number=keys.text_value(table, keys.CASE_NUMBER, _PLAN_PATH),
        decided_on=keys.date_value(table, keys.DECIDED_ON, _PLAN_PATH),
        areas=(*official, *(area for area in found if area.own)),
        predecessor=keys.text_value(table, keys.PREDECESSOR, _PLAN_PATH),
        synonyms=keys.text_value(table, keys.SYNONYMS, _PLAN_PATH),
        judgement=keys.text_value(table, keys.JUDGEMENT, _PLAN_PATH),
    )


def _area(entry: Table, index: int, layout: AreaLayout, form: Form) -> Area:
    path = (keys.AREA, index)
    own = layout.area_id not in form.area_ids
    title = keys.text_value(entry, keys.TITLE, path)
    if not own and keys.TITLE not in entry:
        title = next(area.title for area in form.areas if area.id == layout.area_id)
    rows = (
        _row(row, row_id, form.columns, (*path, keys.ROW, position))
        for position, (row, row_id) in enumerate(zip(entry.get(keys.ROW, []), layout.row_ids, strict=True))
    )
    return Area(layout.area_id, title, tuple(rows), own)


def _row(entry: Table, row_id: str, columns: Columns, path: DataPath) -> Row:
    status = keys.choice(entry, keys.STATUS, path, Status) if keys.STATUS in entry else None
    reached = keys.choice(entry, keys.GOAL_REACHED, path, GoalReached) if keys.GOAL_REACHED in entry else None
    effect = keys.choice(entry, keys.EFFECT, path, Effect) if keys.EFFECT in entry else None
    values = [entry.get(key, "") for key in columns.keys]
    try:
        is_clean = are_clean(values)
    except TypeError:  # something else than a text
        is_clean = False
    if not is_clean:
        values = [keys.text_value(entry, key, path) for key in columns.keys]
    remark = keys.text_value(entry, keys.REMARK, path) if keys.REMARK in entry else ""
    confirmed = keys.text_value(entry, keys.CONFIRMED, path) if keys.CONFIRMED in entry else ""
    return Row(row_id, columns, tuple(values), status, reached, effect, remark, confirmed)


MOST_AREAS, MOST_OWN_KEYS = 500, 1000


def layout_of(areas: Sequence[Table], form: Form) -> tuple[AreaLayout, ...]:
    """The ids of all areas and rows, in file order; raises Fault for wrong ids and for ids used twice."""
    if len(areas) > MOST_AREAS:
        raise Fault((keys.AREA, MOST_AREAS), texts.TOO_MANY_AREAS.format(most=MOST_AREAS))
    area_ids = _area_ids(areas, form)
    rows = [keys.tables(area, keys.ROW, (keys.AREA, index), texts.ROWS_AS_TABLES) for index, area in enumerate(areas)]
    taken = _written_ids(
        [((keys.AREA, i, keys.ROW, j), row) for i, part in enumerate(rows) for j, row in enumerate(part)]
    )
    layout = []
    for index, (area, area_id) in enumerate(zip(areas, area_ids, strict=True)):
        row_ids, unnamed = [], set()
        for position, row in enumerate(rows[index]):
            if keys.ID in row:
                row_ids.append(clean(row[keys.ID]))
                continue
            cells = (keys.text_value(row, key, (keys.AREA, index, keys.ROW, position)) for key in form.columns.keys)
            row_id = derived_row_id("\x1f".join((area_id, str(position), *cells)), taken)
            taken[row_id] = ()
            row_ids.append(row_id)
            unnamed.add(row_id)
        layout.append(AreaLayout(area_id, keys.ID in area, tuple(row_ids), frozenset(unnamed)))
    return tuple(layout)


def _area_ids(areas: Sequence[Table], form: Form) -> list[str]:
    taken = _written_ids([((keys.AREA, index), area) for index, area in enumerate(areas)])
    by_title = {area.title: area.id for area in form.areas}
    ids = []
    for index, area in enumerate(areas):
        if keys.ID in area:
            ids.append(clean(area[keys.ID]))
            continue
        title = keys.text_value(area, keys.TITLE, (keys.AREA, index)).strip()
        area_id = by_title.get(title, "")
        if not area_id or area_id in taken:
            area_id = free_slug(title, taken.keys() | form.area_ids)
        taken[area_id] = ()
        ids.append(area_id)
    return ids


def _written_ids(entries: Sequence[tuple[DataPath, Table]]) -> dict[str, DataPath]:
    """The ids that the entries have, each with its place."""
    found: dict[str, DataPath] = {}
    for path, entry in entries:
        if keys.ID not in entry:
            continue
        written, place = entry[keys.ID], (*path, keys.ID)
        value = clean(written) if isinstance(written, str) else ""
        if not value.strip() or harmless(written) != written or "\n" in value:
            raise Fault(place, texts.BAD_ID.format(value=excerpt(written)))
        if value in found:
            complaint = texts.duplicate_row_id if keys.ROW in path else texts.duplicate_area_id
            raise Fault(place, complaint(excerpt(value)), found[value])
        found[value] = place
    return found


_USUAL, _USUAL_PLAN = ("\n[[omrade]]\n", "\n[[omrade.rad]]\n"), "\n[plan]\n"
"""The headers as planterm writes them, which are counted faster than the text is outlined."""


def check_structure(text: str, layout: Sequence[AreaLayout]) -> None:
    """Raise Fault where areas, rows or the plan's own keys are written inline."""
    lines, row_counts = text.replace("\r\n", "\n"), tuple(len(area.row_ids) for area in layout)
    if sum(map(lines.count, _USUAL)) == len(row_counts) + sum(row_counts) and _USUAL_PLAN in lines:
        return
    # That count sees headers in texts too, and misses odd spellings; the outline does not.
    from planterm.store.manuscript import outline

    found = outline(text)
    if found.row_counts != row_counts:
        raise Fault((keys.AREA,), texts.INLINE_AREAS)
    if not found.has_plan_table:
        raise Fault((keys.PLAN,), texts.PLAN_AS_TABLE)
