"""The texts of two plan files that come from the same one made one: comments, and keys that planterm does not know.

Blocks are merged by name: those of the plan line by line, a table that planterm does not know as a whole. A comment is
what it says: where both sides changed one, both stand. Of a key or a table that both changed ours stays, and theirs is
put beside it. The values of the keys that planterm knows are the plan's, which is merged elsewhere and written
afterwards.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, count, groupby
from typing import NamedTuple

import tomli

from planterm.model.merge import merged_text
from planterm.model.sequences import grouped, merged_order
from planterm.model.text import clean
from planterm.store import keys
from planterm.store.keys import BlockKind, Known
from planterm.store.manuscript import AreaText, Block, Item, Manuscript
from planterm.store.misspelt import key_text
from planterm.store.scanner import Kind, Statement, literal, statements
from planterm.store.undecided import decidable, is_undecided
from planterm.texts import store as texts

_ROOT, _HEADER = "root", "[]"

_DEPTHS = {BlockKind.AREA: 1, BlockKind.AREA_PART: 1, BlockKind.ROW: 2}
"""How many names lead to the table that is the plan's; keys are told from there."""

_PLANS = frozenset({BlockKind.ROOT, BlockKind.PLAN, BlockKind.AREA, BlockKind.ROW})
"""The kinds of blocks that are the plan's."""


class _Part(NamedTuple):
    """A comment, a key or the header of a block, with the blank lines above it."""

    name: str
    head: str
    """All of it up to the value; of a header all up to the closing brackets."""
    value: str = ""
    rest: str = ""
    """What stands behind the value on its last line, and blank lines at the end of the block."""
    key: tuple[str, ...] = ()
    """A key that planterm does not know; empty for everything else."""

    @property
    def text(self) -> str:
        """Its lines."""
        return f"{self.head}{self.value}{self.rest}"

    @property
    def comment(self) -> str:
        """The comment behind the value."""
        return _said(self.rest)

    @property
    def says(self) -> tuple[str, str, str]:
        """What it is about, its value and its comment, however these are laid out."""
        return self.name, _said(self.value), self.comment


def _said(text: str) -> str:
    """The text without what is only layout, for finding out whether two are the same."""
    return clean(text).strip()


def _numbered(name: str, seen: Counter[str]) -> str:
    """The name with its number among those of the same name."""
    seen[name] += 1
    return f"{name} {seen[name]}"


def _is_toml(text: str) -> bool:
    try:
        tomli.loads(text)
    except tomli.TOMLDecodeError:
        return False
    return True


class Sections:
    """The blocks of a plan's text by name, in file order."""

    def __init__(self, script: Manuscript, known: Known) -> None:
        self.known = known
        self.found = {_ROOT: script.root}
        self.places = {_ROOT: ""}
        """The names of the blocks in which they stand."""
        self._names: Counter[str] = Counter()
        self._add(_ROOT, script.items)
        self.within = grouped((place, name) for name, place in self.places.items())
        """The names of what stands in each."""

    def _add(self, place: str, items: Iterable[Item]) -> None:
        for kind, run in groupby(items, lambda item: _head(item).kind):
            if kind not in _PLANS:
                for text in _wholes(_head(item).text for item in run):
                    self._put(place, self._name(text), Block(kind, body=text))
                continue
            for item in run:
                name = f"{kind.name} {item.name}"
                self._put(place, name, _head(item))
                self._add(name, item.items if isinstance(item, AreaText) else ())

    def _put(self, place: str, name: str, block: Block) -> None:
        self.found[name], self.places[name] = block, place

    def _name(self, text: str) -> str:
        """Comments and elements of lists are what they say, a table is what it is called."""
        header = _header(text)
        is_table = header is not None and header.kind is Kind.TABLE
        return _numbered(f"[] {header.key}" if header is not None and is_table else _said(text), self._names)

    def changed_since(self, base: "Sections") -> frozenset[str]:
        """The ids of the rows and areas of which the text says something else than in the base."""
        named = ((name, block) for name, block in self.found.items() if block.name is not None and name in base.found)
        return frozenset(block.name or "" for name, block in named if _said(block.text) != _said(base.found[name].text))

    def parts(self, name: str) -> list[_Part]:
        """The lines of a block of the plan's."""
        return _parts(self.found[name], self.known) if name in self.found else []


def _head(item: Item) -> Block:
    return item.head if isinstance(item, AreaText) else item


def _header(text: str) -> Statement | None:
    """The first header in it."""
    return next((line for line in statements(text) if line.kind in {Kind.TABLE, Kind.ARRAY_TABLE}), None)


def _wholes(blocks: Iterable[str]) -> list[str]:
    """The texts of blocks; tables inside an element of a list are one with it, and what stands between."""
    found: list[str] = []
    element: tuple[str, ...] | None = None
    at = 0
    for text in blocks:
        header = _header(text)
        if header is not None and element is not None and element == header.key[: len(element)] != header.key:
            found[at:] = ["".join((*found[at:], text))]
            continue
        if header is not None and header.kind is Kind.ARRAY_TABLE:
            element, at = header.key, len(found)
        found.append(text)
    return found


def _parts(block: Block, known: Known) -> list[_Part]:
    """The lines of a block of the plan's, its header among them."""
    text, own, blanks = f"{block.top}{block.body}", known[block.kind], ""
    found, names = list[_Part](), Counter[str]()
    for line in statements(text):
        whole, rest = text[line.start : line.end], text[line.value_end : line.end]
        if line.kind is Kind.BLANK:
            blanks += whole
            continue
        if line.kind is Kind.COMMENT:
            found.append(_Part(_numbered(f"# {_said(whole)}", names), f"{blanks}{whole}"))
        elif line.kind is not Kind.KEY:
            found.append(_Part(_HEADER, f"{blanks}{text[line.start : line.value_end]}", "", rest))
        elif not is_undecided(line.key, decidable(known)):  # what is, is written anew when the plan is
            head, value = f"{blanks}{text[line.start : line.value_start]}", text[line.value_start : line.value_end]
            is_known = len(line.key) == 1 and line.key[0] in own
            found.append(_Part(f"= {line.key}", head, value, rest, () if is_known else line.key))
        blanks = ""
    if found and blanks:
        found[-1] = found[-1]._replace(rest=f"{found[-1].rest}{blanks}")
    return found


# merging


class _Told(NamedTuple):
    """What planterm does not know, and both sides changed."""

    owner: str
    """The block of the plan's that it belongs to."""
    key: tuple[str, ...]
    """Its way from the table of the row, the area or the plan, or from the top of the file."""
    theirs: str
    """As it stands in their file."""


def united(script: Manuscript, old: Sections, our: Sections, their: Sections) -> Manuscript:
    """Everything of either side but what the other one took out, in our order, in which our script is.

    Of what planterm does not know and both changed, ours stays, and theirs stands beside it to be decided on.
    """
    return _Merge(old, our, their).script(script)


class _Merge:
    """The blocks of both sides."""

    def __init__(self, old: Sections, our: Sections, their: Sections) -> None:
        self._sides = old, our, their
        self._places = {**their.places, **our.places}
        self._found: dict[str, Block] = {}
        self._told: list[_Told] = []
        for name in self._places:
            before, we, they = (side.found.get(name) for side in self._sides)
            if we is not None and they is not None:
                self._found[name] = self._merged(name, before, we, they)
            elif (side := we or they) is not None and not self._is_taken_out(name, before, side):
                self._found[name] = side
        self._within = grouped((self._places[name], name) for name in self._found)

    def _is_taken_out(self, name: str, before: Block | None, side: Block) -> bool:
        """Whether one side took out of what both have something that is not the plan's, and the other left it alone."""
        if before is None or side.kind in _PLANS or _said(side.text) != _said(before.text):
            return False
        return all(self._places[name] in each.found for each in self._sides[1:])

    def _merged(self, name: str, before: Block | None, we: Block, they: Block) -> Block:
        base = _said(before.text) if before is not None else None
        if _said(they.text) in {_said(we.text), base}:
            return we
        if base == _said(we.text):
            return replace(they, gap=we.gap, name=we.name)
        if we.kind not in _PLANS:
            owner = self._places[name] if we.kind is BlockKind.AREA_PART else _ROOT
            text = self._whole(owner, we.kind, before.body if before is not None else "", we.body, they.body)
            return replace(we, body=text)
        parts = self._merged_parts(name)
        body = next((number for number, part in enumerate(parts, start=1) if part.name == _HEADER), 0)
        tail = self._whole(name, we.kind, before.tail if before is not None else "", we.tail, they.tail)
        return replace(we, top=_text(parts[:body]), body=_text(parts[body:]), tail=tail)

    def _merged_parts(self, name: str) -> list[_Part]:
        old, our, their = ({part.name: part for part in side.parts(name)} for side in self._sides)
        kept: dict[str, _Part] = {}
        for each in {**our, **their}:
            before, we, they = old.get(each), our.get(each), their.get(each)
            if we is not None and they is not None:
                kept[each], is_told = _merged_part(before, we, they)
                if is_told:
                    self._told.append(_Told(name, we.key, they.value))
            elif (side := we or they) is not None and (before is None or before.says != side.says):
                # The plan may have no use for the key any more, but the comment behind it was written.
                is_taken_out = before is not None and not side.key and bool(side.value and side.comment)
                kept[each] = _Part(each, side.rest.lstrip(" \t")) if is_taken_out else side
        return [kept[each] for each in merged_order([*old], [*our], [*their], kept.keys())]

    def _whole(self, owner: str, kind: BlockKind, base: str, ours: str, theirs: str) -> str:
        """What planterm does not know as one side alone changed it; where both did, ours, and theirs is told."""
        text = _chosen(base, ours, theirs)
        if text is not None:
            return text
        if not _said(ours) or (header := _header(theirs)) is None:
            return ours or theirs
        self._told.append(_Told(owner, header.key[_DEPTHS.get(kind, 0) :], theirs))
        return ours

    def script(self, ours: Manuscript) -> Manuscript:
        """Our script with everything in it, and beside ours what of theirs is to be decided on by hand."""
        for told in self._told:
            block, theirs = self._found[told.owner], _said(told.theirs)
            key = ".".join(map(key_text, _unused((keys.UNDECIDED, *told.key), block.body)))
            value = theirs if _is_toml(f"x = {theirs}") else literal(theirs, ours.newline)
            line = f"{key} = {value}  # {texts.UNDECIDED_KEY_HINT}{ours.newline}"
            self._found[told.owner] = replace(block, body=f"{block.body}{line}")
        return replace(ours, root=self._found[_ROOT], items=tuple(self._items(_ROOT)))

    def _items(self, place: str) -> Iterator[Item]:
        old, our, their = (side.within.get(place, []) for side in self._sides)
        for name in merged_order(old, our, their, self._within.get(place, [])):
            block = self._found[name]
            if block.kind is BlockKind.AREA:
                yield AreaText(block, tuple(each for each in self._items(name) if isinstance(each, Block)))
            else:
                yield block


def _unused(key: tuple[str, ...], body: str) -> tuple[str, ...]:
    """The key, numbered where an earlier merge has left one of that name that nobody has decided on."""
    taken = {line.key for line in statements(body)}
    numbered = ((*key[:-1], f"{key[-1]}_{number}") for number in count(2))
    return next(each for each in chain([key], numbered) if each not in taken)


def _text(parts: Iterable[_Part]) -> str:
    lines = [part.text for part in parts]
    newline = "\r\n" if any("\r\n" in line for line in lines) else "\n"
    return "".join(line if line.endswith("\n") else f"{line}{newline}" for line in lines)


def _merged_part(base: _Part | None, ours: _Part, theirs: _Part) -> tuple[_Part, bool]:
    """The part as one side alone changed it, with both comments where both changed that; whether the value is told."""
    value = _chosen(base and base.value, ours.value, theirs.value)
    rest = _chosen(base and base.rest, ours.rest, theirs.rest)
    if rest is None:
        line = ours.rest.rstrip()
        rest = f"{line}  {theirs.comment}{ours.rest[len(line) :]}"
    return ours._replace(value=ours.value if value is None else value, rest=rest), value is None and bool(ours.key)


def _chosen(base: str | None, ours: str, theirs: str) -> str | None:
    """The text that one side alone changed; None where both did."""
    text = merged_text(_said(base or ""), _said(ours), _said(theirs))
    return None if text is None else ours if text == _said(ours) else theirs
