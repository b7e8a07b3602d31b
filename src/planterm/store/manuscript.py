"""The text of a plan file as blocks with the ids of their areas and rows.

It remembers what saves have taken out: a block whose row the plan no longer has stays in its place without being
written. Taken back, the row stands where it stood, with its comments and the keys that planterm does not know.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from planterm.model.plan import Plan
from planterm.store.arrange import Named
from planterm.store.decoding import newline_of
from planterm.store.identities import AreaLayout
from planterm.store.outline import AreaPart, Block, BlockKind, Outline, outline


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
