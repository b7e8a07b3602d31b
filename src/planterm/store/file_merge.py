"""Two plan files that come from the same one made one: the plan, and all that stands in the files beside it.

What the plans say is merged by ``model.merge``; here comments are, and keys and tables that planterm does not know. The
texts become a manuscript with every row, area, comment and key of either side, into which the merged plan is then
written as into any file.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from planterm.model.conflicts import Conflict, Merge, Side, Undecided, Wording, joined, text_at, undecided, without
from planterm.model.merge import Annotated, Incoming, incoming, no_ancestor, with_own_ids
from planterm.model.plan import Plan
from planterm.model.sequences import merged_order
from planterm.store.block_merge import (
    KeyConflict,
    MergedBlock,
    is_inside,
    is_toml,
    merged_block,
    notes,
    numbered,
    said,
    values,
    with_key_conflict,
)
from planterm.store.keys import BlockKind, Known, known_keys
from planterm.store.manuscript import AreaText, Block, Item, Manuscript, manuscript, text_of
from planterm.store.planfile import PlanFile, bare_file, read_text, revised_file
from planterm.store.scanner import Kind, Statement, statements
from planterm.store.syntax import BOM, newline_of, without_bom

_ROOT, _PLAN, _AREA, _ROW = "root", "plan", "area ", "row "


@dataclass(frozen=True, slots=True)
class Sides:
    """Two files that come from one, and all that stands in them beside what their plans say, made one."""

    base: PlanFile | None
    ours: PlanFile
    theirs: PlanFile
    their_plan: Plan
    """With other ids for new rows of theirs whose ids others of ours have."""
    file: PlanFile
    """All that either side has: the merged plan is to be written into it."""
    annotated: Annotated
    """For the merge of the plans: what each side changed beside them."""
    _conflicts: tuple[Conflict, ...]

    @classmethod
    def of(
        cls, base: PlanFile | None, ours: PlanFile, theirs: PlanFile, *, our_plan: Plan, like_theirs: bool = False
    ) -> "Sides":
        """The sides, ours perhaps with another plan by now; laid out as our file, or as theirs.

        Raises BrokenPlanError where the two texts do not go together.
        """
        their_plan = with_own_ids(base.plan if base else no_ancestor(our_plan.form), our_plan, theirs.plan)
        known = known_keys(our_plan.columns, theirs.plan.columns)
        first = theirs if like_theirs or (base is not None and base.text == ours.text) else ours
        newline = newline_of(first.text)
        old, our, their = _script(base, newline), _script(ours, newline), _script(theirs, newline, their_plan)
        if first is ours:
            script, conflicts = united(old, our, their, known)
        else:
            script, turned = united(old, their, our, known)
            conflicts = tuple(replace(each, ours=each.theirs, theirs=each.ours) for each in turned)
        bom = BOM if first.text.startswith(BOM) else ""
        file = replace(read_text(f"{bom}{text_of(script)}", first.typed), script=script)
        annotated = _noted(our, old, known), _noted(their, old, known)
        return cls(base, ours, theirs, their_plan, file, annotated, conflicts)

    def key_conflicts(self, merged: Plan) -> tuple[Conflict, ...]:
        """The keys that planterm does not know and that both changed, with where their rows are in the merged plan."""
        there = merged.standings
        return tuple(
            replace(each, area_id=there[each.row_id].area.id) if each.row_id and each.row_id in there else each
            for each in self._conflicts
        )

    def undecided(self, merged: Merge, ours: Sequence[Undecided], now: datetime | None = None) -> tuple[Undecided, ...]:
        """What there is to choose between in the merged plan, ours from before with it."""
        base = self.base.undecided if self.base else ()
        before = joined(without(self.theirs.undecided, base, ours), without(ours, base, self.theirs.undecided))
        standing = (each._replace(standing=Wording(text_at(merged.plan, each.place))) for each in before)
        new = (
            undecided(each, Wording(each.ours, Side.OURS), Wording(each.theirs, Side.THEIRS, now))
            for each in merged.conflicts
        )
        return joined(standing, new)


class MergedFiles(NamedTuple):
    """What came of two files."""

    file: PlanFile
    """Not written yet."""
    merge: Merge
    """With what it could not decide, the keys that planterm does not know among that."""
    incoming: Incoming
    is_kept: bool
    """Whether what their file lacks is there all the same, since it lacks most of it or is another plan."""


def merge_files(base: PlanFile | None, ours: PlanFile, theirs: PlanFile) -> MergedFiles:
    """Both files in one; raises as Sides do."""
    sides = Sides.of(base, ours, theirs, our_plan=ours.plan)
    ancestor = base.plan if base else no_ancestor(ours.plan.form)
    found = incoming(ancestor, ours.plan, sides.their_plan, annotated=sides.annotated)
    is_kept = bool(found.losses) and (found.is_wholesale or found.is_another_plan)
    if is_kept:
        sides = Sides.of(bare_file(found.base, ours.typed), ours, theirs, our_plan=ours.plan)
    merged = found.kept if is_kept else found.taken
    file = revised_file(sides.file, merged.plan, sides.undecided(merged, ours.undecided))
    conflicts = (*merged.conflicts, *sides.key_conflicts(merged.plan))
    return MergedFiles(file, replace(merged, conflicts=conflicts), found, is_kept)


def _script(file: PlanFile | None, newline: str, plan: Plan | None = None) -> Manuscript:
    """The file's manuscript with every id in it; a plan that is given is the file's, other ids for some rows apart."""
    if file is None:
        return Manuscript(newline, Block(BlockKind.ROOT))
    if plan is not None and plan != file.plan:
        own = {old.id: new.id for old, new in zip(file.plan.rows(), plan.rows(), strict=True)}
        rows = ((place, tuple(own[row_id] for row_id in place.row_ids)) for place in file.layout)
        layout = tuple(place._replace(row_ids=ids, unnamed_rows=frozenset(ids)) for place, ids in rows)
        file = replace(file, plan=plan, layout=layout, script=None)
    if file.strays:  # what stands under misspelt headers is the file's own
        file = replace(file, strays=(), script=None)
    if not file.is_complete:
        file = revised_file(file, file.plan)
    if file.script is not None and file.script.newline == newline:
        return file.script
    text = without_bom(file.text).replace("\r\n", "\n").replace("\n", newline)
    return manuscript(text if text.endswith("\n") else f"{text}{newline}", file.layout)


def _noted(script: Manuscript, base: Manuscript, known: Known) -> frozenset[str]:
    """The ids of the rows and areas that say something beside the plan which they do not say in the base."""
    before = {(block.kind, block.name): block for block in _named(base)}
    both = ((block, before.get((block.kind, block.name))) for block in _named(script))
    changed = ((block, old) for block, old in both if old is not None and block.text != old.text)
    return frozenset(block.name or "" for block, old in changed if notes(block, known) - notes(old, known))


def _named(script: Manuscript) -> Iterator[Block]:
    for area in script.areas:
        yield from (area.head, *area.rows)


def united(
    base: Manuscript, ours: Manuscript, theirs: Manuscript, known: Known
) -> tuple[Manuscript, tuple[Conflict, ...]]:
    """Everything of either side but what the other one took out, in our order.

    Of a key that planterm does not know and that both changed, ours stays, and theirs stands beside it to be decided
    on; these are told, with their values as they stand in the files.
    """
    flats = old, our, their = _Flat(base), _Flat(ours), _Flat(theirs)
    contents: dict[str, Block] = {}
    told: list[tuple[str, KeyConflict]] = []
    for name in {**our.blocks, **their.blocks}:
        merged = _merged(name, *(flat.blocks.get(name) for flat in flats), known=known)
        if merged is not None:
            contents[name] = merged.block
            told += [(name, conflict) for conflict in merged.conflicts]
    told += _kept_apart(contents, known, old, our, their)
    places = their.places | our.places
    orders: dict[str, list[str]] = {}
    for place in their.orders | our.orders:
        before, we, they = (flat.orders.get(place, []) for flat in flats)
        orders[place] = merged_order(before, we, they, {name for name in contents if places[name] == place})
    conflicts: list[Conflict] = []
    for name, conflict in told:
        # What stands in a table of its own is told from the area that it belongs to, or from the top of the file.
        owner = name if _is_of_the_plan(name) else _owner(name)
        contents[owner] = with_key_conflict(contents[owner], conflict, ours.newline)
        block = contents[owner]
        area_id, row_id = block.name, None
        if block.kind is BlockKind.ROW:
            area_id, row_id = contents[places[owner]].name, block.name
        texts = (text or None for text in (conflict.base, conflict.ours, conflict.theirs))
        conflicts.append(Conflict(area_id, row_id, ".".join(conflict.key), *texts))
    script = replace(ours, root=contents[_ROOT], items=tuple(_items(orders, contents)))
    return script, tuple(conflicts)


def _kept_apart(contents: dict[str, Block], known: Known, *flats: "_Flat") -> Iterator[tuple[str, KeyConflict]]:
    """Tell what they alone have where the two sides gave one name to things of different kinds, and leave that out."""
    old, our, their = flats
    for owner in [name for name in our.blocks if name == _ROOT or name.startswith(_AREA)]:
        tables = [name for name in contents if not _is_of_the_plan(name) and _owner(name) == owner and "[" in name]
        if owner not in their.blocks or is_toml("".join(contents[name].text for name in (owner, *tables))):
            continue
        merged = merged_block(old.blocks.get(owner), our.blocks[owner], their.blocks[owner], known, is_apart=True)
        contents[owner] = merged.block
        yield from ((owner, conflict) for conflict in merged.conflicts)
        for name in tables:
            if name not in our.blocks and (header := _header(contents[name])) is not None:
                yield owner, KeyConflict(header.key[owner != _ROOT :], "", "", said(contents.pop(name).text))


def _owner(name: str) -> str:
    """The block that a block which is not the plan's belongs to."""
    return name.partition("[")[0] or _ROOT


def _is_of_the_plan(name: str) -> bool:
    return name in {_ROOT, _PLAN} or name.startswith((_AREA, _ROW))


def _merged(
    name: str, base: Block | None, ours: Block | None, theirs: Block | None, *, known: Known
) -> MergedBlock | None:
    """What becomes of a block; None where one side took it out and the other one left it alone."""
    if ours is not None and theirs is not None:
        return merged_block(base, ours, theirs, known)
    side = ours or theirs
    if side is None or (base is not None and said(side.text) == said(base.text) and not _is_of_the_plan(name)):
        return None
    return MergedBlock(side)


def _items(orders: Mapping[str, Sequence[str]], contents: Mapping[str, Block]) -> Iterator[Item]:
    for name in orders[_ROOT]:
        block = contents[name]
        is_area = block.kind is BlockKind.AREA
        yield AreaText(block, tuple(contents[each] for each in orders[name])) if is_area else block


# the blocks of a file


class _Flat:
    """The blocks of a manuscript by name, and the names in each place: in the root, and in the areas."""

    def __init__(self, script: Manuscript) -> None:
        self.blocks = {_ROOT: script.root}
        self.places = {_ROOT: ""}
        self.orders: dict[str, list[str]] = {_ROOT: []}
        self._seen: Counter[str] = Counter()
        self._element: tuple[str, Statement] | None = None
        """The last element of a list that planterm does not know, which the tables inside it go with."""
        for item in script.items:
            if isinstance(item, AreaText):
                area = f"{_AREA}{item.name}"
                self._put(area, item.head, _ROOT)
                self.orders[area] = []
                for block in item.items:
                    self._put_any(block, area)
            else:
                self._put_any(item, _ROOT)

    def _put(self, name: str, block: Block, place: str) -> None:
        self.blocks[name] = block
        self.places[name] = place
        self.orders[place].append(name)

    def _put_any(self, block: Block, place: str) -> None:
        if block.kind is BlockKind.ROW:
            self._put(f"{_ROW}{block.name}", block, place)
            return
        header = _header(block)
        if block.kind is BlockKind.PLAN:
            self._put(_PLAN, block, place)
        elif header is None:
            for line in _lines(block):
                self._put(numbered(f"# {said(line.text)}", self._seen), line, place)
        elif self._element is not None and is_inside(header, self._element[1]):
            element = self.blocks[self._element[0]]
            self.blocks[self._element[0]] = replace(element, tail=f"{element.tail}{block.text}")
        elif header.kind is Kind.ARRAY_TABLE:
            name = numbered(f"[[]] {header.key} {values(block.text, statements(block.text))}", self._seen)
            self._put(name, block, place)
            self._element = name, header
        else:
            owner = place if block.kind is BlockKind.AREA_PART else ""
            self._put(numbered(f"{owner}[] {header.key}", self._seen), block, place)


def _header(block: Block) -> Statement | None:
    return next((line for line in statements(block.top) if line.kind in {Kind.TABLE, Kind.ARRAY_TABLE}), None)


def _lines(block: Block) -> Iterator[Block]:
    """Each comment of a block of comments as a block, with the blank lines above it, and below the last one."""
    start, lines = 0, [line for line in statements(block.text) if line.kind is Kind.COMMENT]
    for number, line in enumerate(lines, start=1):
        end = line.end if number < len(lines) else len(block.text)
        yield Block(block.kind, body=block.text[start:end])
        start = end
