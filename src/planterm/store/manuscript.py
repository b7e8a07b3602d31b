"""A plan file's text as blocks: what belongs to which area and row, and new values put into one of them.

A manuscript remembers what saves have taken out: a block whose row the plan no longer has stays in its place without
being written. Taken back, the row stands where it stood, with its comments and the keys that planterm does not know.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any, TypeVar

import tomli

from planterm.model.plan import Plan
from planterm.model.sequences import longest_rising, woven
from planterm.model.text import clean
from planterm.store.keys import AREA, PLAN, ROW, AreaLayout, BlockKind, Value
from planterm.store.scanner import Kind, Statement, literal, statements
from planterm.store.syntax import newline_of


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the text; `top` is its header with the comments directly above, `tail` its sub-tables."""

    kind: BlockKind
    gap: str = ""
    top: str = ""
    body: str = ""
    tail: str = ""
    name: str | None = None
    """The id of the area or the row, once that is known."""

    @property
    def text(self) -> str:
        """The piece as it stands in the file."""
        return f"{self.gap}{self.top}{self.body}{self.tail}"


@dataclass(frozen=True, slots=True)
class AreaText:
    """An area's head and, in file order, its rows and what else stands between them."""

    head: Block
    items: tuple[Block, ...] = ()

    @property
    def name(self) -> str | None:
        """The area's id."""
        return self.head.name

    @property
    def rows(self) -> tuple[Block, ...]:
        """The rows alone, those taken out included."""
        return tuple(item for item in self.items if item.kind is BlockKind.ROW)


Item = Block | AreaText


@dataclass(frozen=True, slots=True)
class Manuscript:
    """All of the text: the keys before the first header, then tables, areas and loose pieces in file order."""

    newline: str
    """How most of its lines end."""
    root: Block
    items: tuple[Item, ...] = ()

    @property
    def areas(self) -> tuple[AreaText, ...]:
        """The areas, those taken out included."""
        return tuple(item for item in self.items if isinstance(item, AreaText))

    def with_blocks(self, change: Callable[[Block], Block]) -> "Manuscript":
        """The manuscript with something else for each block behind the keys at the top."""
        items = (
            AreaText(change(item.head), tuple(map(change, item.items))) if isinstance(item, AreaText) else change(item)
            for item in self.items
        )
        return replace(self, items=tuple(items))

    @property
    def row_counts(self) -> tuple[int, ...]:
        """How many rows each area has."""
        return tuple(len(area.rows) for area in self.areas)

    @property
    def has_plan_table(self) -> bool:
        """Whether the plan's own keys stand under a header of their own."""
        return any(isinstance(item, Block) and item.kind is BlockKind.PLAN for item in self.items)


def outline(text: str) -> Manuscript:
    """The blocks of a valid TOML text without their names."""
    root, *rest = _blocks(text)
    builder = _Builder()
    for block in rest:
        builder.add(block)
    return Manuscript(newline_of(text), root, builder.finish())


class _Builder:
    """Finds the owner of each block; `waiting` holds loose ones, until it is known whether the area goes on."""

    def __init__(self) -> None:
        self._items: list[Item] = []
        self._head: Block | None = None
        self._parts: list[Block] = []
        self._waiting: list[Block] = []

    def add(self, block: Block) -> None:
        """Take the block that stands next in the text."""
        if block.kind is BlockKind.AREA:
            self._close_area()
            self._head = block
        elif self._head is None or block.kind in {BlockKind.LOOSE, BlockKind.PLAN}:
            self._waiting.append(block)
        elif block.kind is BlockKind.AREA_PART and not self._parts:
            self._head = self._with_tail(self._head, block)
        elif block.kind is BlockKind.ROW_PART:
            index = max(index for index, part in enumerate(self._parts) if part.kind is BlockKind.ROW)
            self._parts[index] = self._with_tail(self._parts[index], block)
        else:
            self._parts += [*self._waiting, block]
            self._waiting = []

    def finish(self) -> tuple[Item, ...]:
        """All areas and loose blocks in their order, once there is no further block."""
        self._close_area()
        return tuple(self._items)

    def _close_area(self) -> None:
        if self._head is not None:
            self._items.append(AreaText(self._head, tuple(self._parts)))
        self._items += self._waiting
        self._head, self._parts, self._waiting = None, [], []

    def _with_tail(self, owner: Block, block: Block) -> Block:
        """The owner with a sub-table, and the comments between them; a foreign table between them waits on."""
        between = "".join(part.text for part in self._waiting if not part.top)
        self._waiting = [part for part in self._waiting if part.top]
        return replace(owner, tail=f"{owner.tail}{between}{block.text}")


def _blocks(text: str) -> Iterator[Block]:
    gap = lead = ""
    found = list(sections(text))
    for number, (header, lines) in enumerate(found, start=1):
        lead_start = gap_start = len(lines)
        if number < len(found):
            lead_start = run_start(lines, lead_start, Kind.COMMENT)
            gap_start = run_start(lines, lead_start, Kind.BLANK)
        body_end = _body_end(lines[:gap_start])
        top = lead + (text[header.start : header.end] if header else "")
        yield Block(_block_kind(header), gap, top, _slice(text, lines[:body_end]))
        if body_end < gap_start:
            yield Block(BlockKind.LOOSE, body=_slice(text, lines[body_end:gap_start]))
        gap, lead = _slice(text, lines[gap_start:lead_start]), _slice(text, lines[lead_start:])


def sections(text: str) -> Iterator[tuple[Statement | None, list[Statement]]]:
    """Each header with the statements up to the next; the first one stands for what has no header."""
    header: Statement | None = None
    lines: list[Statement] = []
    for statement in statements(text):
        if statement.kind in {Kind.TABLE, Kind.ARRAY_TABLE}:
            yield header, lines
            header, lines = statement, []
        else:
            lines.append(statement)
    yield header, lines


def run_start(lines: Sequence[Statement], end: int, kind: Kind) -> int:
    """Where the run of statements of that kind starts that ends there."""
    while end and lines[end - 1].kind is kind:
        end -= 1
    return end


def _body_end(lines: Sequence[Statement]) -> int:
    """Where the keys end, the comments directly below them included."""
    end = max((index for index, line in enumerate(lines, start=1) if line.kind is Kind.KEY), default=0)
    while end < len(lines) and lines[end].kind is Kind.COMMENT:
        end += 1
    return end


def _slice(text: str, lines: Sequence[Statement]) -> str:
    return text[lines[0].start : lines[-1].end] if lines else ""


def _block_kind(header: Statement | None) -> BlockKind:
    if header is None:
        return BlockKind.ROOT
    key, is_array = header.key, header.kind is Kind.ARRAY_TABLE
    if key[:1] != (AREA,):
        return BlockKind.PLAN if key == (PLAN,) and not is_array else BlockKind.LOOSE
    if len(key) == 1:
        return BlockKind.AREA
    if key[1] != ROW:
        return BlockKind.AREA_PART
    return BlockKind.ROW if len(key) == 2 else BlockKind.ROW_PART


def fitted(block: Block, wanted: Mapping[str, Value | None], order: Sequence[str], newline: str) -> Block:
    """The block with those values; None takes a key out, and a key that is missing comes where the order has it.

    A key that has its value already is not touched, and none is added for an empty text.
    """
    body, current = block.body, tomli.loads(block.body)
    for key in order:
        if key in wanted and not _is_same(current.get(key), wanted[key]):
            before = order[: order.index(key)]
            body = _with_value(body, key, wanted[key], before, newline)
    top = f"{block.top}{newline}" if body and block.top and not block.top.endswith("\n") else block.top
    return replace(block, top=top, body=body)


def key_lines(body: str) -> list[Statement]:
    """The lines with keys, the last one first: what stands before them stays where it is when one is changed."""
    return [line for line in statements(body) if line.kind is Kind.KEY][::-1]


def without_keys(block: Block, names: Collection[str]) -> Block:
    """The block without those keys; what was noted behind them stays."""
    body = block.body
    for line in key_lines(body):
        body = without_key(body, line) if line.key[0] in names else body
    return replace(block, body=body)


def commented_out(block: Block, names: Collection[str]) -> Block:
    """The block with the lines of those keys as comments."""
    if not names:  # of thousands of rows, nearly always
        return block
    body = block.body
    for line in key_lines(body):
        if line.key[0] in names:
            lines = body[line.start : line.end].splitlines(keepends=True)
            body = f"{body[: line.start]}{''.join(f'# {each}' for each in lines)}{body[line.end :]}"
    return replace(block, body=body)


def without_key(body: str, line: Statement) -> str:
    """The lines without one; what was noted behind it stays."""
    comment = body[line.value_end : line.end].lstrip(" \t")
    return f"{body[: line.start]}{comment if comment.strip() else ''}{body[line.end :]}"


def body_of(values: Mapping[str, Value], newline: str) -> str:
    """A new block's lines."""
    return "".join(f"{key} = {literal(value, newline)}{newline}" for key, value in values.items())


def _is_same(current: Any, value: Value | None) -> bool:
    if isinstance(current, str):
        return isinstance(value, str | None) and clean(current) == clean(value or "")
    return (current is None and value == "") or current == value


def _with_value(body: str, key: str, value: Value | None, before: Sequence[str], newline: str) -> str:
    lines = {line.key[0]: line for line in statements(body) if line.kind is Kind.KEY and len(line.key) == 1}
    line = lines.get(key)
    if value is None:
        return f"{body[: line.start]}{body[line.end :]}" if line else body
    if line:
        return f"{body[: line.value_start]}{literal(value, newline)}{body[line.value_end :]}"
    anchor = next((lines[name] for name in reversed(before) if name in lines), None)
    added = f"{_indent(body, lines)}{body_of({key: value}, newline)}"
    return inserted(body, anchor.end if anchor else 0, added, newline)


def inserted(body: str, at: int, line: str, newline: str) -> str:
    """The lines with another one there, also where the file ended without a line break."""
    head = body[:at]
    if head and not head.endswith("\n"):
        head += newline
    return f"{head}{line}{body[at:]}"


def _indent(body: str, lines: Mapping[str, Statement]) -> str:
    """What stands before the first key."""
    if not lines:
        return ""
    first = next(iter(lines.values()))
    text = body[first.start : first.end]
    return text[: len(text) - len(text.lstrip(" \t"))]


_Thing = TypeVar("_Thing", bound=Item)


def arranged(old: Sequence[_Thing], wanted: Mapping[str, _Thing]) -> tuple[_Thing, ...]:
    """The wanted things, in their order, among the old ones that are not wanted, which stay where they are.

    What already stands in the right order does not move; the rest comes after the thing that it is wanted after.
    """
    ranks = {name: rank for rank, name in enumerate(wanted)}
    staying = longest_rising([ranks[thing.name] for thing in old if thing.name in ranks])
    there = [
        number if thing.name not in ranks else thing.name
        for number, thing in enumerate(old)
        if thing.name not in ranks or ranks[thing.name] in staying
    ]
    at_the_head = {*takewhile(lambda key: isinstance(key, int), there)}
    order = woven(there, [*wanted], at_the_head)
    return tuple(old[key] if isinstance(key, int) else wanted[key] for key in order)


def file_order(in_file: Sequence[str], needed: Collection[str], plan: Plan) -> list[str]:
    """The ids of the needed areas: the file's order for the official ones, the plan's for own ones.

    Official areas may stand in any order in the file, so they stay; own ones take each other's places.
    An area that is new in the file comes after the one that it follows in the plan.
    """
    own = [area.id for area in plan.areas if area.own]
    own_in_turn = (area_id for area_id in own if area_id in in_file)
    order = [next(own_in_turn) if area_id in own else area_id for area_id in in_file if area_id in needed]
    return woven(order, [area.id for area in plan.areas if area.id in needed])


def manuscript(text: str, layout: Sequence[AreaLayout]) -> Manuscript:
    """The text of a file that was read; raises ValueError where the layout is another file's."""
    whole = outline(text)
    places = iter(layout)
    items = tuple([_named(item, next(places)) if isinstance(item, AreaText) else item for item in whole.items])
    return replace(whole, items=items)


def _named(area: AreaText, place: AreaLayout) -> AreaText:
    names = iter(place.row_ids)
    items = [replace(i, name=next(names)) if i.kind is BlockKind.ROW else i for i in area.items]
    return AreaText(replace(area.head, name=place.area_id), tuple(items))


def text_of(script: Manuscript, plan: Plan | None = None) -> str:
    """The text, of which the plan says what is in it; without a plan everything is."""
    *before, last = [text for text in _texts(script, plan) if text]
    # Where the file ended without a line break, something else may come after its end now.
    whole = (text if text.endswith("\n") else f"{text}{script.newline}" for text in before)
    return "".join((*whole, last))


def _texts(script: Manuscript, plan: Plan | None) -> Iterator[str]:
    rows = {area.id: {row.id for row in area.rows} for area in plan.areas} if plan else None
    yield script.root.text
    for item in script.items:
        if isinstance(item, Block):
            yield item.text
            continue
        there = {row.name for row in item.rows} if rows is None else rows.get(item.name or "")
        if there is None:  # of an area that is gone, what was not its own remains
            yield from (block.text for block in item.items if block.kind is BlockKind.LOOSE)
        else:
            yield item.head.text
            yield from (block.text for block in item.items if block.name is None or block.name in there)
