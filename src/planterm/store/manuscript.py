"""The text of a plan file as blocks with the ids of their areas and rows, put in the order of an edited plan."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from planterm.form.form import Form
from planterm.model.plan import COLUMN_KEYS, Plan, derived_row_id
from planterm.model.sequences import longest_rising
from planterm.model.text import clean, harmless, normalized
from planterm.store.errors import DataPath, Fault
from planterm.store.keys import AREA, ID, ROW, TITLE, Table, excerpt, tables, text_value
from planterm.store.outline import AreaPart, Block, BlockKind, Outline, outline
from planterm.store.syntax import newline_of
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
        raise Fault((AREA, MOST_AREAS), texts.TOO_MANY_AREAS.format(most=MOST_AREAS))
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
            raise Fault(place, texts.BAD_ID.format(value=excerpt(value)))
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


T = TypeVar("T")
Named = tuple[str | None, T]


def arranged(old: Sequence[Named[T]], wanted: Mapping[str, T]) -> tuple[Named[T], ...]:
    """The wanted things, in their order, among the old ones that are not wanted, which stay where they are.

    What already stands in the right order does not move; the rest comes after the thing that it is wanted after.
    """
    ranks = {name: rank for rank, name in enumerate(wanted)}
    staying = longest_rising([ranks[name] for name, _ in old if name in ranks])
    first, followers = _followers(wanted, {name for name, rank in ranks.items() if rank in staying})
    result: list[Named[T]] = []
    for name, thing in old:
        if name is None or name not in ranks:
            result.append((name, thing))
        elif name in followers:
            result += [(other, wanted[other]) for other in (*first, name, *followers[name])]
            first = []
    return (*result, *((other, wanted[other]) for other in first))


def _followers(wanted: Mapping[str, T], staying: set[str]) -> tuple[list[str], dict[str, list[str]]]:
    """What comes before all that stays, and what comes after each thing that stays."""
    first: list[str] = []
    followers: dict[str, list[str]] = {}
    group = first
    for name in wanted:
        if name in staying:
            group = followers[name] = []
        else:
            group.append(name)
    return first, followers


def file_order(in_file: Sequence[str], needed: Collection[str], plan: Plan) -> list[str]:
    """The ids of the needed areas: the file's order for the official ones, the plan's for own ones.

    Official areas may stand in any order in the file, so they stay; own ones take each other's places.
    An area that is new in the file comes after the one that it follows in the plan.
    """
    official = [area.id for area in plan.areas if not area.own]
    own = [area.id for area in plan.areas if area.own]
    own_in_turn = (area_id for area_id in own if area_id in in_file)
    order = [area_id if area_id in official else next(own_in_turn) for area_id in in_file if area_id in needed]
    for group in (official, own):
        for index, area_id in enumerate(group):
            if area_id in needed and area_id not in order:
                order.insert(_place(order, group[:index], group[index + 1 :]), area_id)
    return order


def _place(order: Sequence[str], before: Sequence[str], after: Sequence[str]) -> int:
    """Behind the nearest one before it that is there, else in front of the nearest one after it, else last."""
    for area_id in reversed(before):
        if area_id in order:
            return order.index(area_id) + 1
    return next((order.index(area_id) for area_id in after if area_id in order), len(order))


@dataclass(frozen=True, slots=True)
class AreaText:
    """An area's head, and its rows among what else stands there."""

    head: Block
    items: tuple[Named[Block], ...] = ()


@dataclass(frozen=True, slots=True)
class Manuscript:
    """All of the text; `newline` is how most of its lines end."""

    newline: str
    root: Block
    items: tuple[Named[Block | AreaText], ...]

    @property
    def names(self) -> dict[str, set[str]]:
        """The ids of all rows in each area, those taken out included."""
        return {area_id: {name for name, _ in area.items if name is not None} for area_id, area in self.areas.items()}

    @property
    def areas(self) -> dict[str, AreaText]:
        """The areas by id, in file order, those taken out included."""
        return {name: item for name, item in self.items if name is not None and isinstance(item, AreaText)}


def manuscript(text: str, layout: Sequence[AreaLayout], original: str = "") -> Manuscript:
    """The text of a file that was read; raises ValueError where the layout is another file's.

    Where some of its headers are misspelt, the text has them put right, and the original as they are.
    """
    whole = outline(text)
    if original:
        whole = _with_strays(whole, outline(original, takes_misspelt=True))
    places = iter(layout)
    items: list[Named[Block | AreaText]] = []
    for item in whole.items:
        if isinstance(item, AreaPart):
            place = next(places)
            items.append((place.area_id, _area(item, place)))
        else:
            items.append((None, item))
    return Manuscript(newline_of(text), whole.root, tuple(items))


def text_of(script: Manuscript, plan: Plan | None = None) -> str:
    """The text, of which the plan says what is in it; without a plan everything is."""
    *before, last = [text for text in _texts(script, plan) if text]
    # Where the file ended without a line break, something else may come after its end now.
    whole = (text if text.endswith("\n") else f"{text}{script.newline}" for text in before)
    return "".join((*whole, last))


def _area(part: AreaPart, place: AreaLayout) -> AreaText:
    names = iter(place.row_ids)
    return AreaText(part.head, tuple([(next(names) if i.kind is BlockKind.ROW else None, i) for i in part.items]))


def _texts(script: Manuscript, plan: Plan | None) -> Iterator[str]:
    rows = {area.id: {row.id for row in area.rows} for area in plan.areas} if plan else script.names
    yield script.root.text
    for name, item in script.items:
        if isinstance(item, Block):
            yield item.text
        elif (there := rows.get(name or "")) is not None and not _is_left(item, there):
            yield item.head.text
            yield from (
                block.text if row_id is None or row_id in there else block.stray for row_id, block in item.items
            )
        else:
            # Of an area that is gone, what was not its own remains.
            yield item.head.stray
            yield from (block.text if block.kind is BlockKind.LOOSE else block.stray for _, block in item.items)


def _is_left(area: AreaText, row_ids: Collection[str]) -> bool:
    """Whether an area under a misspelt header has rows, and the plan none of them."""
    ids = {name for name, _ in area.items if name is not None}
    return bool(area.head.stray and ids) and ids.isdisjoint(row_ids)


def _with_strays(right: Outline, original: Outline) -> Outline:
    """The outline with what stands in the original in the place of each block that is spelt otherwise there."""

    def with_stray(block: Block, other: Block) -> Block:
        return block if block.text == other.text else replace(block, stray=other.text)

    items: list[Block | AreaPart] = []
    for item, other in zip(right.items, original.items, strict=True):
        if isinstance(item, AreaPart) and isinstance(other, AreaPart):
            inner = tuple(map(with_stray, item.items, other.items))
            items.append(AreaPart(with_stray(item.head, other.head), inner))
        else:
            items.append(item)
    return replace(right, items=tuple(items))
