"""The text of a plan file as blocks with the ids of their areas and rows.

It remembers what saves have taken out: a block whose row the plan no longer has stays in its place without being
written. Taken back, the row stands where it stood, with its comments and the keys that planterm does not know.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from planterm.model.plan import Plan
from planterm.store.arrange import Named
from planterm.store.decoding import newline_of
from planterm.store.identities import AreaLayout
from planterm.store.outline import AreaPart, Block, BlockKind, outline


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


def manuscript(text: str, layout: Sequence[AreaLayout]) -> Manuscript:
    """The text of a file that was read; raises ValueError where the layout is another file's."""
    whole = outline(text)
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
        elif name in rows:
            yield item.head.text
            yield from _written(item.items, rows[name])
        else:
            # Of an area that is gone, what was not its own remains.
            yield from (block.text for _, block in item.items if block.kind is BlockKind.LOOSE)


def _written(items: Iterable[Named[Block]], row_ids: Collection[str]) -> Iterator[str]:
    return (block.text for name, block in items if name is None or name in row_ids)
