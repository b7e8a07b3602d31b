"""An edited plan into the text that it came from, so that only the lines of what was edited change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from planterm.model.conflicts import Undecided, still_open
from planterm.model.plan import Area, Plan, Row, Stage
from planterm.store import keys
from planterm.store.keys import Values, area_values, plan_values, row_values
from planterm.store.manuscript import AreaLayout, AreaText, Manuscript, Named, arranged, file_order
from planterm.store.outline import Block, BlockKind, body_of, fitted
from planterm.store.undecided import with_undecided
from planterm.texts import store as texts

_STAGES = " | ".join(Stage)


def new_row(row: Row, gap: str, newline: str) -> Block:
    """A row that stood nowhere before, with all its columns."""
    return Block(BlockKind.ROW, gap, f"[[{keys.AREA}.{keys.ROW}]]{newline}", _body(row_values(row), newline))


def new_area(area: Area, gap: str, newline: str) -> Block:
    """The head of an area that stood nowhere before."""
    return Block(BlockKind.AREA, gap, f"[[{keys.AREA}]]{newline}", _body(area_values(area), newline))


def new_text(plan: Plan) -> str:
    """A whole new plan file."""
    newline = "\n"
    root = body_of({keys.SCHEMA: keys.SCHEMA_VERSION, keys.FORM: plan.form}, newline)
    parts = [f"# {texts.FILE_HEADING.format(year=plan.year)}{newline}", root, f"{newline}[{keys.PLAN}]{newline}"]
    for key, value in plan_values(plan).items():
        line = _body({key: value}, newline)
        parts.append(f"{line.rstrip()}  # {_STAGES}{newline}" if key == keys.STAGE else line)
    for area in plan.areas:
        parts.append(new_area(area, newline, newline).text)
        parts += [new_row(row, newline, newline).text for row in area.rows]
    return "".join(parts)


def _body(values: Values, newline: str) -> str:
    return body_of({key: value for key, value in values.items() if value is not None}, newline)


def revised(script: Manuscript, layout: Sequence[AreaLayout], old: Plan, new: Plan) -> Manuscript:
    """The manuscript of the old plan as one of the new; the layout tells what the file's text has no ids for."""
    source = _source(script, layout, old)
    areas = {area.id: _area(area, source) for area in new.areas if area.id in source.areas or area not in old.areas}
    order = file_order([*source.areas], areas.keys(), new)
    items = [(name, _with_details(item, source, new)) for name, item in script.items]
    placed = arranged(items, {area_id: areas[area_id] for area_id in order})
    return replace(script, root=_root(source, new), items=placed)


def with_others(
    script: Manuscript, before: Sequence[Undecided], undecided: Sequence[Undecided], plan: Plan
) -> Manuscript:
    """The manuscript with those texts beside the plan's, as far as there is still a choice, and no others."""
    old, left = _by_table(before), _by_table(still_open(undecided, plan))

    def fitting(block: Block, area_id: str | None = None, row_id: str | None = None) -> Block:
        table = (None if row_id else area_id, row_id)
        if table not in left and table not in old and keys.UNDECIDED not in block.body:
            return block
        return with_undecided(block, old.get(table, ()), left.get(table, ()), script.newline)

    items: list[Named[Block | AreaText]] = []
    for name, item in script.items:
        if isinstance(item, AreaText):
            rows = tuple(
                (row_id, block if row_id is None else fitting(block, name, row_id)) for row_id, block in item.items
            )
            items.append((name, AreaText(fitting(item.head, name), rows)))
        else:
            items.append((name, fitting(item) if item.kind is BlockKind.PLAN else item))
    return replace(script, items=tuple(items))


def _by_table(several: Iterable[Undecided]) -> dict[tuple[str | None, str | None], list[Undecided]]:
    """What there is to decide in each table, by the area's id or the row's."""
    found: dict[tuple[str | None, str | None], list[Undecided]] = {}
    for each in several:
        area_id, row_id, _ = each.place
        found.setdefault((None if row_id else area_id, row_id), []).append(each)
    return found


@dataclass(frozen=True, slots=True)
class _Source:
    """What there is to write a plan with."""

    script: Manuscript
    plan: Plan
    areas: Mapping[str, AreaText]
    rows: Mapping[str, Block]
    finished: Mapping[str, Row]
    """The rows whose ids are written in the file; one that is still the same needs no look at its text."""
    nameless_areas: frozenset[str]


def _source(script: Manuscript, layout: Sequence[AreaLayout], plan: Plan) -> _Source:
    areas = script.areas
    gone: dict[str, Block] = {}
    there: dict[str, Block] = {}
    for area in plan.areas:
        row_ids = {row.id for row in area.rows}
        for name, block in areas[area.id].items if area.id in areas else ():
            if name is not None:
                (there if name in row_ids else gone)[name] = block
    for area_id in areas.keys() - {area.id for area in plan.areas}:
        gone.update({name: block for name, block in areas[area_id].items if name is not None})
    unnamed = frozenset[str]().union(*(place.unnamed_rows for place in layout))
    finished = {row.id: row for row in plan.rows() if row.id in there and row.id not in unnamed}
    nameless = frozenset(place.area_id for place in layout if not place.has_id)
    return _Source(script, plan, areas, gone | there, finished, nameless)


def _root(source: _Source, plan: Plan) -> Block:
    values: Values = {}
    if plan.form != source.plan.form:
        values[keys.FORM] = plan.form
    if not source.areas:
        # An empty list would stand in the way of the first area's header.
        values[keys.AREA] = None
    return fitted(source.script.root, values, (*keys.ROOT_KEYS, keys.AREA), source.script.newline)


def _with_details(item: Block | AreaText, source: _Source, plan: Plan) -> Block | AreaText:
    """The plan's own table with what changed in it; anything else as it is."""
    if not isinstance(item, Block) or item.kind is not BlockKind.PLAN:
        return item
    old, new = keys.plan_values(source.plan), keys.plan_values(plan)
    changed = {key: value for key, value in new.items() if value != old[key]}
    return fitted(item, changed, keys.PLAN_KEYS, source.script.newline)


def _area(area: Area, source: _Source) -> AreaText:
    items = source.areas[area.id].items if area.id in source.areas else ()
    rows = [block for name, block in items if name is not None]
    gap = rows[-1].gap if rows else source.script.newline
    wanted = {row.id: _row(row, gap, source) for row in area.rows}
    return AreaText(_head(area, source), arranged(items, wanted))


def _head(area: Area, source: _Source) -> Block:
    newline = source.script.newline
    if area.id not in source.areas:
        return new_area(area, newline, newline)
    values: Values = {}
    old_title = next((old.title for old in source.plan.areas if old.id == area.id), None)
    if area.title != old_title:
        values[keys.TITLE] = area.title
    if area.id in source.nameless_areas:
        values[keys.ID] = area.id
    if not any(name is not None for name, _ in source.areas[area.id].items):
        # As for the areas: an empty list would stand in the way of the first row's header.
        values[keys.ROW] = None
    return fitted(source.areas[area.id].head, values, keys.AREA_KEYS, newline)


def _row(row: Row, gap: str, source: _Source) -> Block:
    block = source.rows.get(row.id)
    if block is None:
        return new_row(row, gap, source.script.newline)
    if source.finished.get(row.id) == row:
        return block
    return fitted(block, keys.row_values(row), keys.ROW_KEYS, source.script.newline)
