"""The texts of two plan files that come from the same one made one: comments, and keys that planterm does not know.

A text is taken as sections: each header with the lines below it, and each comment that stands by itself. Sections are
merged by name, what stands in both line by line. A comment is what it says: where both sides changed one, both stand.
Of a key that both changed ours stays, and theirs is told. The values of the keys that planterm knows are the plan's,
which is merged elsewhere and written afterwards.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from planterm.model.conflicts import Conflict
from planterm.model.merge import merged_text
from planterm.model.sequences import merged_order
from planterm.model.text import clean
from planterm.store import keys
from planterm.store.keys import BlockKind, Known
from planterm.store.manuscript import AreaText, Block, Item, Manuscript, run_start
from planterm.store.misspelt import key_text
from planterm.store.scanner import Kind, Statement, literal, statements
from planterm.store.undecided import decidable, is_undecided
from planterm.texts import store as texts

_ROOT, _PLAN, _AREA, _ROW = "root", "plan", "area ", "row "

_DEPTHS = {BlockKind.ROOT: 0, BlockKind.PLAN: 1, BlockKind.AREA: 1, BlockKind.ROW: 2}
"""How many names lead to the table that is the plan's; keys are told from there."""

_HEADERS = frozenset({Kind.TABLE, Kind.ARRAY_TABLE})


class _Section(NamedTuple):
    """A header with the lines below it, or a comment that stands by itself."""

    block: Block
    """It, with all its lines as the body."""
    place: str
    """The name of the section in which it stands."""
    owner: str
    """The name of the nearest section of the plan's: the root, the plan, an area or a row."""

    @property
    def text(self) -> str:
        """Its lines."""
        return self.block.body

    @property
    def header(self) -> Statement | None:
        """Its own header, the first one."""
        return next((line for line in statements(self.text) if line.kind in _HEADERS), None)


class _Part(NamedTuple):
    """A comment, a key or a header, with the blank lines above it."""

    name: str
    head: str
    """All of it up to the value; of a header all up to the closing brackets."""
    value: str = ""
    rest: str = ""
    """What stands behind the value on its last line, and blank lines at the end of the section."""
    key: tuple[str, ...] = ()
    """The way to a key that planterm does not know; empty for everything else."""

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
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


class Sections:
    """The sections of a plan's text by name, in file order."""

    def __init__(self, script: Manuscript, known: Known) -> None:
        self.known = known
        self.found: dict[str, _Section] = {}
        self._names: Counter[str] = Counter()
        self._element: tuple[str, Statement] | None = None
        """The last element of a list that planterm does not know, which the tables inside it go with."""
        self._since: list[str] = []
        """The comments behind it."""
        self._add(_ROOT, script.root, "")
        for item in script.items:
            if isinstance(item, AreaText):
                area = f"{_AREA}{item.name}"
                self._add(area, item.head, _ROOT)
                for block in item.items:
                    self._add_any(block, area)
            else:
                self._add_any(item, _ROOT)
        self.places = _grouped((section.place, name) for name, section in self.found.items())
        """The names of what stands in each place."""
        self.owned = _grouped((section.owner, name) for name, section in self.found.items())
        """The names of what each section of the plan's has, its own first."""

    def noted_since(self, base: "Sections") -> frozenset[str]:
        """The ids of the rows and areas that say something beside the plan which they do not say in the base."""
        names = (name for name in self.owned if name in base.owned and self.found[name].block.name is not None)
        changed = (name for name in names if self.text_of(name) != base.text_of(name))
        return frozenset(self.found[name].block.name or "" for name in changed if self.notes(name) - base.notes(name))

    def text_of(self, owner: str) -> str:
        """A section of the plan's with the tables in it."""
        return "".join(self.found[name].text for name in self.owned[owner])

    def notes(self, owner: str) -> set[tuple[str, str, str]]:
        """What a section of the plan's and the tables in it say beside the plan."""
        parts = (part for name in self.owned.get(owner, ()) for part in self.parts(name))
        found = (part if part.key else part._replace(value="") for part in parts)
        return {part.says for part in found if part.key or part.comment or part.name.startswith("#")}

    def _add_any(self, block: Block, place: str) -> None:
        if block.kind is BlockKind.ROW:
            self._add(f"{_ROW}{block.name}", block, place)
        elif block.kind is BlockKind.PLAN:
            self._add(_PLAN, block, place)
        else:
            owner = place if block.kind is BlockKind.AREA_PART else _ROOT
            for piece in _pieces(block.text):
                self._add_foreign(replace(block, gap="", top="", body=piece, tail=""), place, owner)

    def _add(self, name: str, block: Block, place: str) -> None:
        """A section of the plan's, and the tables in it."""
        self.found[name] = _Section(replace(block, top="", body=f"{block.top}{block.body}", tail=""), place, name)
        self._since = []
        for piece in _pieces(block.tail):
            self._add_foreign(Block(BlockKind.LOOSE, body=piece), f"{name}/", name)

    def _add_foreign(self, block: Block, place: str, owner: str) -> None:
        section = _Section(block, place, owner)
        header = section.header
        if header is None:
            for part in _parts(section.text, self.known, BlockKind.LOOSE, is_own=False):
                name = _numbered(part.name.rpartition(" ")[0], self._names)
                self.found[name] = section._replace(block=replace(block, body=_text([part])))
                self._since.append(name)
        elif self._element is not None and _is_inside(header, self._element[1]):
            element = self.found[self._element[0]]
            between = "".join(self.found.pop(name).text for name in self._since)
            body = f"{element.text}{between}{section.text}"
            self.found[self._element[0]] = element._replace(block=replace(element.block, body=body))
            self._since = []
        elif header.kind is Kind.ARRAY_TABLE:
            of_element = (line for line in statements(section.text) if line.kind is Kind.KEY)
            values = (f"{line.key} {_said(section.text[line.value_start : line.value_end])}" for line in of_element)
            name = _numbered(f"{owner} [[]] {header.key} {' '.join(values)}", self._names)
            self.found[name] = section
            self._element, self._since = (name, header), []
        else:
            self.found[_numbered(f"{owner} [] {header.key}", self._names)] = section

    def parts(self, name: str) -> tuple[_Part, ...]:
        """The lines of a section."""
        if (section := self.found.get(name)) is None:
            return ()
        kind = self.found[section.owner].block.kind
        return tuple(_parts(section.text, self.known, kind, is_own=name == section.owner))


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, name in pairs:
        found.setdefault(key, []).append(name)
    return found


def _pieces(text: str) -> list[str]:
    """The text cut before each header, the comments above it and the blank lines above those."""
    lines = [*statements(text)]
    cuts = [0]
    for index, line in enumerate(lines):
        if line.kind in _HEADERS:
            start = lines[run_start(lines, run_start(lines, index, Kind.COMMENT), Kind.BLANK)].start
            cuts += [start] if start else []
    return [text[start:end] for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True) if end > start]


def _is_inside(header: Statement, other: Statement) -> bool:
    """Whether the header is that of a table inside an element of a list."""
    size = len(other.key)
    return len(header.key) > size and header.key[:size] == other.key


def _parts(text: str, known: Known, kind: BlockKind, *, is_own: bool) -> Iterator[_Part]:
    """The lines as parts; the first header is that of the section, and others are those of tables inside it."""
    blanks, found, table, names = "", list[_Part](), tuple[str, ...](), Counter[str]()
    own = known.get(kind, ()) if is_own else ()
    for line in statements(text):
        whole, key = text[line.start : line.end], (*table, *line.key)
        if line.kind is Kind.BLANK:
            blanks += whole
            continue
        if line.kind is Kind.COMMENT:
            found.append(_Part(_numbered(f"# {_said(whole)}", names), f"{blanks}{whole}"))
        elif line.kind is not Kind.KEY:
            head, table = f"{blanks}{text[line.start : line.value_end]}", line.key[_DEPTHS.get(kind, 0) :]
            found.append(_Part(_numbered(f"[] {line.key}", names), head, "", text[line.value_end : line.end]))
        elif table or not is_undecided(line.key, decidable(known)):  # what is, is written anew when the plan is
            head, value = f"{blanks}{text[line.start : line.value_start]}", text[line.value_start : line.value_end]
            is_known = len(key) == 1 and key[0] in own
            rest = text[line.value_end : line.end]
            found.append(_Part(_numbered(f"= {key}", names), head, value, rest, () if is_known else key))
        blanks = ""
    if found and blanks:
        found[-1] = found[-1]._replace(rest=f"{found[-1].rest}{blanks}")
    return iter(found)


def _text(parts: Iterable[_Part]) -> str:
    lines = [f"{part.head}{part.value}{part.rest}" for part in parts]
    newline = "\r\n" if any("\r\n" in line for line in lines) else "\n"
    return "".join(line if line.endswith("\n") else f"{line}{newline}" for line in lines)


# merging


class _KeyConflict(NamedTuple):
    """A key that planterm does not know, and that both sides changed; the values as they stand in the files."""

    owner: str
    key: tuple[str, ...]
    """Its way from the table of the row, the area or the plan, or from the top of the file."""
    base: str
    ours: str
    theirs: str


def united(
    script: Manuscript, old: Sections, our: Sections, their: Sections, *, is_as_read: bool
) -> tuple[Manuscript, list[Conflict]]:
    """Everything of either side but what the other one took out, in our order, in which our script is.

    What we alone changed, or both alike, stays to the letter where their plan is as it was read. Of a key that planterm
    does not know and that both changed, ours stays, and theirs stands beside it to be decided on; these are told, with
    their values as they stand in the files.
    """
    if is_as_read and [*their.found.items()] in ([*old.found.items()], [*our.found.items()]):
        return script, []
    merge = _Merge(old, our, their)
    conflicts = [merge.told_in_place(conflict, script.newline) for conflict in merge.told]
    return replace(script, root=merge.block(_ROOT), items=tuple(merge.items(_ROOT))), conflicts


class _Merge:
    """The sections of both sides."""

    def __init__(self, old: Sections, our: Sections, their: Sections) -> None:
        self._sides = old, our, their
        self.found: dict[str, _Section] = {}
        self.told: list[_KeyConflict] = []
        for name in {**our.found, **their.found}:
            before, we, they = (side.found.get(name) for side in self._sides)
            if we is not None and they is not None:
                self._merge(name, before, we, they)
            elif (side := we or they) is not None and not self._is_taken_out(name, before, side):
                self.found[name] = side
        for owner, names in _grouped((section.owner, name) for name, section in self.found.items()).items():
            is_mixed = any(name not in our.found or self.found[name].text != our.found[name].text for name in names)
            if is_mixed and owner in our.found and owner in their.found:
                self._keep_apart(owner, names)
        self._places = _grouped((section.place, name) for name, section in self.found.items())

    def _is_taken_out(self, name: str, before: _Section | None, side: _Section) -> bool:
        """Whether one side took out of what both have something that is not the plan's, and the other left it alone."""
        both_have = all(side.owner in each.found for each in self._sides[1:])
        return before is not None and both_have and name != side.owner and _said(side.text) == _said(before.text)

    def _merge(self, name: str, before: _Section | None, we: _Section, they: _Section) -> None:
        if _said(they.text) in {_said(we.text), _said(before.text) if before is not None else None}:
            self.found[name] = we
        elif before is not None and _said(we.text) == _said(before.text):
            self.found[name] = we._replace(block=replace(we.block, body=they.text))
        else:
            old, our, their = self._sides
            self._merge_parts(name, our.parts(name), their.parts(name), old.parts(name))

    def _merge_parts(self, name: str, ours: Sequence[_Part], theirs: Sequence[_Part], base: Sequence[_Part]) -> None:
        old, our, their = ({part.name: part for part in side} for side in (base, ours, theirs))
        kept: dict[str, _Part] = {}
        section = self._sides[1].found[name]
        for each in {**our, **their}:
            before, we, they = old.get(each), our.get(each), their.get(each)
            if we is not None and they is not None:
                kept[each], is_told = _merged_part(before, we, they)
                if is_told:
                    value = before.value if before else ""
                    self.told.append(_KeyConflict(section.owner, we.key, value, we.value, they.value))
            elif (side := we or they) is not None and (before is None or before.says != side.says):
                # The plan may have no use for the key any more, but the comment behind it was written.
                is_taken_out = before is not None and not side.key and bool(side.value and side.comment)
                kept[each] = _Part(each, side.rest.lstrip(" \t")) if is_taken_out else side
        order = merged_order([*old], [*our], [*their], kept.keys())
        self.found[name] = section._replace(block=replace(section.block, body=_text(kept[each] for each in order)))

    def _keep_apart(self, owner: str, names: Sequence[str]) -> None:
        """Tell what they alone have, and leave it out, where one name is of things of different kinds by now."""
        if _is_toml("".join(self.found[name].text for name in names)):
            return
        old, our, their = self._sides
        self.told = [each for each in self.told if each.owner != owner]
        for name in names:
            if name not in our.found and (header := self.found[name].header) is not None:
                key = header.key[_DEPTHS[self.found[owner].block.kind] :]
                self.told.append(_KeyConflict(owner, key, "", "", _said(self.found.pop(name).text)))
            elif name in our.found and name in their.found:
                base, theirs = old.parts(name), their.parts(name)
                foreign = [part for part in theirs if part.key and part not in base]
                self._merge_parts(name, our.parts(name), [part for part in theirs if part not in foreign], base)
                told = (_KeyConflict(owner, part.key, "", "", part.value or _said(part.head)) for part in foreign)
                self.told += told

    def told_in_place(self, told: _KeyConflict, newline: str) -> Conflict:
        """Their value of a key beside ours, to be decided on by hand; and what is told of it."""
        section = self.found[told.owner]
        key = ".".join(map(key_text, told.key))
        value = told.theirs if _is_toml(f"x = {told.theirs}") else literal(told.theirs, newline)
        line = f"{keys.UNDECIDED}.{key} = {value}  # {texts.UNDECIDED_KEY_HINT}{newline}"
        self.found[told.owner] = section._replace(block=replace(section.block, body=f"{section.text}{line}"))
        is_row = section.block.kind is BlockKind.ROW
        area_id = self.found[section.place].block.name if is_row else section.block.name
        sides = (text or None for text in (told.base, told.ours, told.theirs))
        return Conflict(area_id, section.block.name if is_row else None, ".".join(told.key), *sides)

    def items(self, place: str) -> Iterator[Item]:
        """What stands in a place, in our order."""
        there = {*self._places.get(place, ())}
        old, our, their = (side.places.get(place, []) for side in self._sides)
        for name in merged_order(old, our, their, there):
            block = self.block(name)
            if block.kind is BlockKind.AREA:
                yield AreaText(block, tuple(each for each in self.items(name) if isinstance(each, Block)))
            else:
                yield block

    def block(self, name: str) -> Block:
        """The section as a block, with the tables in it."""
        section = self.found[name]
        if section.owner != name:
            return section.block
        header, text = section.header, section.text
        end = header.end if header is not None else 0
        tail = "".join(each.text for each in self.items(f"{name}/") if isinstance(each, Block))
        return replace(section.block, top=text[:end], body=text[end:], tail=tail)


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
