"""Which areas and rows a file has, and by what id the plan knows each."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from planterm.form.form import Form
from planterm.model.columns import COLUMN_KEYS
from planterm.model.ids import derived_row_id
from planterm.model.text import clean, harmless, normalized
from planterm.store.fault import DataPath, Fault
from planterm.store.keys import AREA, ID, ROW, TITLE
from planterm.store.values import Table, excerpt, tables, text_value
from planterm.texts import store as texts

_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_FALLBACK_SLUG = "omrade"
MOST_AREAS = 500


class AreaLayout(NamedTuple):
    """An area as it stands in the file: its id, whether that is written there, and the same of its rows."""

    area_id: str
    has_id: bool
    row_ids: tuple[str, ...]
    unnamed_rows: frozenset[str]
    """The ids that were made up for rows that have none in the file."""

    @property
    def is_complete(self) -> bool:
        """Whether every id of the area and its rows is written in the file."""
        return self.has_id and not self.unnamed_rows


def layout_of(areas: Sequence[Table], form: Form) -> tuple[AreaLayout, ...]:
    """The ids of all areas and rows, in file order; raises Fault for wrong ids and for ids used twice."""
    if len(areas) > MOST_AREAS:
        raise Fault((AREA, MOST_AREAS), texts.too_many_areas(MOST_AREAS))
    area_ids = _area_ids(areas, form)
    rows = [tables(area, ROW, (AREA, index), texts.ROWS_AS_TABLES) for index, area in enumerate(areas)]
    taken = _written_ids([((AREA, i, ROW, j), row) for i, part in enumerate(rows) for j, row in enumerate(part)])
    layout = []
    for index, (area, area_id) in enumerate(zip(areas, area_ids, strict=True)):
        row_ids, unnamed = [], set()
        for position, row in enumerate(rows[index]):
            if ID in row:
                row_ids.append(clean(row[ID]))
                continue
            cells = (text_value(row, key, (AREA, index, ROW, position)) for key in COLUMN_KEYS)
            row_id = derived_row_id("\x1f".join((area_id, str(position), *cells)), taken)
            taken[row_id] = ()
            row_ids.append(row_id)
            unnamed.add(row_id)
        layout.append(AreaLayout(area_id, ID in area, tuple(row_ids), frozenset(unnamed)))
    return tuple(layout)


def _area_ids(areas: Sequence[Table], form: Form) -> list[str]:
    taken = _written_ids([((AREA, index), area) for index, area in enumerate(areas)])
    by_title = {area.title: area.id for area in form.areas}
    ids = []
    for index, area in enumerate(areas):
        if ID in area:
            ids.append(clean(area[ID]))
            continue
        title = text_value(area, TITLE, (AREA, index)).strip()
        area_id = by_title.get(title, "")
        if not area_id or area_id in taken:
            area_id = _free_slug(title, taken.keys() | form.area_ids)
        taken[area_id] = ()
        ids.append(area_id)
    return ids


def _written_ids(entries: Sequence[tuple[DataPath, Table]]) -> dict[str, DataPath]:
    """The ids that the entries have, each with its place."""
    found: dict[str, DataPath] = {}
    for path, entry in entries:
        if ID not in entry:
            continue
        value, place = entry[ID], (*path, ID)
        if not isinstance(value, str) or not clean(value).strip() or harmless(value) != value or "\n" in value:
            raise Fault(place, texts.bad_id(excerpt(value)))
        value = clean(value)
        if value in found:
            complaint = texts.duplicate_row_id if ROW in path else texts.duplicate_area_id
            raise Fault(place, complaint(excerpt(value)), found[value])
        found[value] = place
    return found


def _free_slug(title: str, taken: set[str]) -> str:
    """An id made of the title, with a number where the bare one is taken."""
    plain = normalized("NFKD", title.lower()).encode("ascii", "ignore").decode()
    slug = _NO_LETTERS.sub("-", plain).strip("-") or _FALLBACK_SLUG
    candidate, number = slug, 1
    while candidate in taken:
        number += 1
        candidate = f"{slug}-{number}"
    return candidate
