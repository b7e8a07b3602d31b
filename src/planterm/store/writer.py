"""An edited plan into the text that it came from, so that only the lines of what was edited change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from planterm.model.conflicts import Undecided, still_open
from planterm.model.form import Columns
from planterm.model.plan import Area, Plan, Row, Spot, Stage
from planterm.model.sequences import grouped
from planterm.store import keys
from planterm.store.keys import AreaLayout, BlockKind, Values
from planterm.store.manuscript import (
    AreaText,
    Block,
    Item,
    Manuscript,
    arranged,
    body_of,
    commented_out,
    file_order,
    fitted,
    without_keys,
)
from planterm.store.undecided import MAY_BE_UNDECIDED, with_undecided
from planterm.texts import store as texts

_STAGES = " | ".join(Stage)


def new_row(row: Row, gap: str, newline: str) -> Block:
    """A row that stood nowhere before, with all its columns."""
    return Block(
        BlockKind.ROW, gap, f"[[{keys.AREA}.{keys.ROW}]]{newline}", _body(keys.row_values(row), newline), name=row.id
    )


def new_area(area: Area, gap: str, newline: str) -> Block:
    """The head of an area that stood nowhere before."""
    return Block(BlockKind.AREA, gap, f"[[{keys.AREA}]]{newline}", _body(keys.area_values(area), newline), name=area.id)


def new_text(plan: Plan) -> str:
    """A whole new plan file."""
    newline = "\n"
    root = body_of({keys.SCHEMA: keys.SCHEMA_VERSION, keys.FORM: plan.form.id}, newline)
    parts = [f"# {texts.FILE_HEADING.format(year=plan.year)}{newline}", root, f"{newline}[{keys.PLAN}]{newline}"]
    for key, value in keys.plan_values(plan).items():
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
    source = _Source.of(script, layout, old, new.columns)
    known = {area.name: area for area in script.areas}
    titles = {area.id: area.title for area in old.areas}
    areas = {
        area.id: _area(area, known.get(area.id), titles.get(area.id), source)
        for area in new.areas
        if area.id in known or area not in old.areas
    }
    order = file_order([area.name or "" for area in script.areas], areas.keys(), new)
    items = [_with_details(item, old, new, script.newline) for item in script.items]
    # An empty list would stand in the way of the first header, of the areas here and of an area's rows below.
    root = fitted(script.root, {keys.FORM: new.form.id, keys.AREA: None}, (*keys.ROOT_KEYS, keys.AREA), script.newline)
    return replace(script, root=root, items=arranged(items, {area_id: areas[area_id] for area_id in order}))


def with_others(
    script: Manuscript, before: Sequence[Undecided], undecided: Sequence[Undecided], plan: Plan
) -> Manuscript:
    """The manuscript with those texts beside the plan's, as far as there is still a choice, and no others."""
    old, left = _by_table(before), _by_table(still_open(undecided, plan))
    known = keys.known_keys(plan.columns)

    def fitting(block: Block) -> Block:
        table = block.kind, block.name
        if block.kind not in MAY_BE_UNDECIDED or not (table in left or table in old or keys.UNDECIDED in block.body):
            return block
        return with_undecided(block, old.get(table, ()), left.get(table, ()), script.newline, known)

    return script.with_blocks(fitting)


def _by_table(several: Iterable[Undecided]) -> dict[tuple[BlockKind, str | None], list[Undecided]]:
    """What there is to decide in each table, by its kind and the area's id or the row's."""

    def table(spot: Spot) -> tuple[BlockKind, str | None]:
        kind = BlockKind.ROW if spot.row_id else BlockKind.AREA if spot.area_id else BlockKind.PLAN
        return kind, spot.row_id or spot.area_id

    return grouped((table(each.spot), each) for each in several)


@dataclass(frozen=True, slots=True)
class _Source:
    """What there is to write rows with."""

    newline: str
    blocks: Mapping[str | None, Block]
    """The rows that are in the file or were, by id."""
    finished: Mapping[str, Row]
    """The rows that the plan had and whose ids are written; one that is still the same needs no look at its text."""
    gone: tuple[str, ...]
    """The keys of the columns that the plan had on another form."""
    fresh: tuple[str, ...]
    """Those that it has not had there, where they could be the file's own."""

    @classmethod
    def of(cls, script: Manuscript, layout: Sequence[AreaLayout], plan: Plan, columns: Columns) -> "_Source":
        """What the text has of the plan's rows, where those stand in the areas they stood in, for the new columns."""
        places = {row.id: area.id for area in plan.areas for row in area.rows}
        blocks = {
            block.name: block
            for area in script.areas
            for block in area.rows
            if places.get(block.name or "", area.name) == area.name  # else it left the area, and stands in another
        }
        unnamed = frozenset[str]().union(*(place.unnamed_rows for place in layout))
        finished = {row.id: row for row in plan.rows() if row.id not in unnamed}
        gone = tuple(key for key in plan.columns.keys if key not in columns.by_key)
        fresh = tuple(key for key in columns.keys if key not in plan.columns.by_key)
        return cls(script.newline, blocks, finished, gone, fresh)


def _with_details(item: Item, before: Plan, after: Plan, newline: str) -> Item:
    """The plan's own table with what changed in it; anything else as it is."""
    if not isinstance(item, Block) or item.kind is not BlockKind.PLAN:
        return item
    old, new = keys.plan_values(before), keys.plan_values(after)
    changed = {key: value for key, value in new.items() if value != old[key]}
    return fitted(item, changed, keys.PLAN_KEYS, newline)


def _area(area: Area, text: AreaText | None, old_title: str | None, source: _Source) -> AreaText:
    newline = source.newline
    gap = text.rows[-1].gap if text and text.rows else newline
    rows = {row.id: _row(row, gap, source) for row in area.rows}
    if text is None:
        return AreaText(new_area(area, newline, newline), tuple(rows.values()))
    values: Values = {keys.ID: area.id, keys.ROW: None}
    if area.title != old_title:  # else the file may go without, where it is the form's
        values[keys.TITLE] = area.title
    return AreaText(fitted(text.head, values, keys.AREA_KEYS, newline), arranged(text.items, rows))


def _row(row: Row, gap: str, source: _Source) -> Block:
    block = source.blocks.get(row.id)
    if block is None:
        return new_row(row, gap, source.newline)
    if source.finished.get(row.id) == row:
        return block
    block = without_keys(block, source.gone) if source.gone else block
    block = commented_out(block, source.fresh)
    return fitted(block, keys.row_values(row), keys.row_keys(row.columns.keys), source.newline)
