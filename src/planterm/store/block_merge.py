"""One block of two plan files that come from the same one made one: comments, and keys that planterm does not know.

A comment is what it says: where both sides changed one, both stand. Of a key that both changed ours stays, and theirs
is told. The values of the keys that planterm knows are the plan's, which is merged elsewhere and written afterwards.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from planterm.model.merge import merged_text
from planterm.model.sequences import merged_order
from planterm.model.text import clean
from planterm.store import keys
from planterm.store.keys import BlockKind, Known
from planterm.store.manuscript import Block, run_start, sections
from planterm.store.misspelt import key_text
from planterm.store.scanner import Kind, Statement, literal
from planterm.store.undecided import decidable, is_undecided
from planterm.texts import store as texts

_DEPTHS = {BlockKind.PLAN: 1, BlockKind.AREA: 1, BlockKind.AREA_PART: 1, BlockKind.ROW: 2}
"""How many names lead to the table that a block is about; keys of other blocks are told from the top of the file."""

_HEADER = "[]"


class KeyConflict(NamedTuple):
    """A key that planterm does not know, and that both sides changed; the values as they stand in the files."""

    key: tuple[str, ...]
    """Its way from the table of the row, the area or the plan, or from the top of the file."""
    base: str
    ours: str
    theirs: str


class _Part(NamedTuple):
    """A comment, a key or a header, with the blank lines above it."""

    name: str
    head: str
    """All of it up to the value; of a header all up to the closing brackets."""
    value: str = ""
    rest: str = ""
    """What stands behind the value on its last line, and blank lines at the end of the block."""
    key: tuple[str, ...] = ()
    """The way to a key that planterm does not know; empty for everything else."""

    @property
    def comment(self) -> str:
        """The comment behind the value."""
        return said(self.rest)

    @property
    def says(self) -> tuple[str, str, str]:
        """What it is about, its value and its comment, however these are laid out."""
        return self.name, said(self.value), self.comment


_Sections = dict[str, tuple[_Part, ...]]


def _sections(block: Block, known: Known) -> _Sections:
    """The parts of the block's own table, under an empty name, and those of each table inside it."""
    text, seen = f"{block.top}{block.body}{block.tail}", Counter[str]()
    groups = _groups(text)
    own = [line for group in groups[: 1 if block.kind is BlockKind.ROOT else 2] for line in group]
    found = {"": tuple(_parts(text, own, seen, known, block.kind))}
    inner: list[list[Statement]] = []
    for group in groups[1 if block.kind is BlockKind.ROOT else 2 :]:
        if inner and is_inside(_header(group), _header(inner[-1])):
            inner[-1] += group
        else:
            inner.append(group)
    for group in inner:
        header = _header(group)
        name = f"[] {header.key}" if header.kind is Kind.TABLE else f"[[]] {header.key} {values(text, group)}"
        found[numbered(name, seen)] = tuple(_parts(text, group, seen, known, block.kind, is_own=False))
    return found


def _groups(text: str) -> list[list[Statement]]:
    """Each header with the lines up to the next one, and with the comments above it and the blank lines above those."""
    found: list[list[Statement]] = [[]]
    for header, lines in sections(text):
        if header is not None:
            gap = run_start(found[-1], run_start(found[-1], len(found[-1]), Kind.COMMENT), Kind.BLANK)
            above, found[-1] = found[-1][gap:], found[-1][:gap]
            found.append([*above, header])
        found[-1] += lines
    return found


def _header(lines: Iterable[Statement]) -> Statement:
    return next(line for line in lines if line.kind in {Kind.TABLE, Kind.ARRAY_TABLE})


def values(text: str, lines: Iterable[Statement]) -> str:
    """The keys of an element of a list with their values, by which it is known."""
    keys_there = (line for line in lines if line.kind is Kind.KEY)
    return " ".join(f"{line.key} {said(text[line.value_start : line.value_end])}" for line in keys_there)


def _parts(
    text: str,
    lines: Iterable[Statement],
    seen: Counter[str],
    known: Known,
    kind: BlockKind,
    *,
    is_own: bool = True,
) -> Iterator[_Part]:
    """The lines as parts; the first header is that of the section, and others are those of tables inside it."""
    blanks, found, table = "", list[_Part](), tuple[str, ...]()
    own, depth = known.get(kind, ()) if is_own else (), _DEPTHS.get(kind, 0)
    for line in lines:
        whole, key = text[line.start : line.end], (*table, *line.key)
        if line.kind is Kind.BLANK:
            blanks += whole
        elif line.kind is Kind.COMMENT:
            found.append(_Part(numbered(f"# {said(whole)}", seen), f"{blanks}{whole}"))
        elif line.kind is not Kind.KEY:
            name = f"{_HEADER} {line.key}" if any(part.name == _HEADER for part in found) else _HEADER
            head, table = f"{blanks}{text[line.start : line.value_end]}", line.key[depth:]
            found.append(_Part(name, head, "", text[line.value_end : line.end]))
        elif table or not is_undecided(line.key, decidable(known)):  # what is, is written anew when the plan is
            head, value = f"{blanks}{text[line.start : line.value_start]}", text[line.value_start : line.value_end]
            is_known = len(key) == 1 and key[0] in own
            found.append(_Part(f"= {key}", head, value, text[line.value_end : line.end], () if is_known else key))
        blanks = blanks if line.kind is Kind.BLANK else ""
    if found and blanks:
        found[-1] = found[-1]._replace(rest=f"{found[-1].rest}{blanks}")
    return iter(found)


def is_inside(header: Statement, other: Statement) -> bool:
    """Whether the header is that of a table inside an element of a list."""
    size = len(other.key)
    return other.kind is Kind.ARRAY_TABLE and len(header.key) > size and header.key[:size] == other.key


# merging


class MergedBlock(NamedTuple):
    """A block, and what could not be decided in it."""

    block: Block
    conflicts: tuple[KeyConflict, ...] = ()


def merged_block(
    base: Block | None, ours: Block, theirs: Block, known: Known, *, is_apart: bool = False
) -> MergedBlock:
    """The block with what either side did to it, laid out as ours; or the keys that they alone have told apart."""
    if said(theirs.text) in {said(ours.text), said(base.text) if base else None}:
        return MergedBlock(ours)
    if base is not None and said(ours.text) == said(base.text) and not is_apart:
        return MergedBlock(replace(theirs, gap=ours.gap))
    old, our, their = (_sections(each, known) if each else {} for each in (base, ours, theirs))
    merged = _merged_sections(ours, old, our, their)
    if is_toml(merged.block.text) and not is_apart:
        return merged
    # The two sides gave one name to things of different kinds, such as a key and a table.
    common, foreign = _apart(their, old)
    told = tuple(KeyConflict(part.key, "", "", part.value or said(part.head)) for part in foreign)
    merged = _merged_sections(ours, old, our, common)
    return MergedBlock(merged.block, (*merged.conflicts, *told))


def with_key_conflict(block: Block, conflict: KeyConflict, newline: str) -> Block:
    """The block with their value of a key beside ours, to be decided on by hand."""
    key = ".".join(map(key_text, conflict.key))
    value = conflict.theirs if is_toml(f"x = {conflict.theirs}") else literal(conflict.theirs, newline)
    line = f"{keys.UNDECIDED}.{key} = {value}  # {texts.UNDECIDED_KEY_HINT}{newline}"
    return replace(block, body=f"{block.body}{line}")


def notes(block: Block, known: Known) -> set[tuple[str, str, str]]:
    """What the block says beside the plan."""
    parts = (part for section in _sections(block, known).values() for part in section)
    found = (part if part.key else part._replace(value="") for part in parts)
    return {note.says for note in found if note.key or note.comment or note.name.startswith("#")}


def said(text: str) -> str:
    """The text without what is only layout, for finding out whether two are the same."""
    return clean(text).strip()


def numbered(name: str, seen: Counter[str]) -> str:
    """The name with its number among those of the same name."""
    seen[name] += 1
    return f"{name} {seen[name]}"


def is_toml(text: str) -> bool:
    """Whether a parser takes the text."""
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _apart(theirs: _Sections, base: _Sections) -> tuple[_Sections, list[_Part]]:
    """Their parts without the keys that they alone have, and these."""
    there = {part for section in base.values() for part in section}
    foreign = [part for section in theirs.values() for part in section if part.key and part not in there]
    tables = {name: [part for part in section if part not in foreign] for name, section in theirs.items()}
    strange = [name for name in tables if name and name not in base]
    comments = [part for name in strange for part in tables.pop(name) if part.name.startswith("#")]
    return {name: (*parts, *(comments if not name else ())) for name, parts in tables.items()}, foreign


def _merged_sections(ours: Block, old: _Sections, our: _Sections, their: _Sections) -> MergedBlock:
    merged: _Sections = {}
    told: list[KeyConflict] = []
    for name in {**our, **their}:
        found, conflicts = _merged_parts(old.get(name, ()), our.get(name, ()), their.get(name, ()))
        if found:
            merged[name] = found
            told += conflicts
    first, *tail = merged_order([*old], [*our], [*their], merged.keys())
    names = [part.name for part in merged[first]]
    end_of_top = names.index(_HEADER) + 1 if _HEADER in names else 0
    top, body = merged[first][:end_of_top], merged[first][end_of_top:]
    block = replace(ours, top=_text(top), body=_text(body), tail="".join(_text(merged[name]) for name in tail))
    return MergedBlock(block, tuple(told))


def _text(parts: Iterable[_Part]) -> str:
    lines = [f"{part.head}{part.value}{part.rest}" for part in parts]
    newline = "\r\n" if any("\r\n" in line for line in lines) else "\n"
    return "".join(line if line.endswith("\n") else f"{line}{newline}" for line in lines)


def _merged_parts(
    base: Sequence[_Part], ours: Sequence[_Part], theirs: Sequence[_Part]
) -> tuple[tuple[_Part, ...], list[KeyConflict]]:
    old, our, their = ({part.name: part for part in side} for side in (base, ours, theirs))
    kept: dict[str, _Part] = {}
    told: list[KeyConflict] = []
    for name in {**our, **their}:
        before, we, they = old.get(name), our.get(name), their.get(name)
        if we is not None and they is not None:
            kept[name], is_told = _merged_part(before, we, they)
            if is_told:
                told.append(KeyConflict(we.key, before.value if before else "", we.value, they.value))
        elif (side := we or they) is not None and (before is None or before.says != side.says):
            # The plan may have no use for the key any more, but the comment behind it was written.
            is_taken_out = before is not None and not side.key and bool(side.value and side.comment)
            kept[name] = _Part(name, side.rest.lstrip(" \t")) if is_taken_out else side
    header = our.get(_HEADER) or their.get(_HEADER)
    if kept and header is not None:
        kept.setdefault(_HEADER, header)
    return tuple(kept[name] for name in merged_order([*old], [*our], [*their], kept.keys())), told


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
    text = merged_text(said(base or ""), said(ours), said(theirs))
    return None if text is None else ours if text == said(ours) else theirs
