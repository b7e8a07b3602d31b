"""Keys and headers that look like misspelt known ones: what stands under them is no part of the plan.

Keys that are like no known one are the file's own, and nobody is told of them.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from planterm.errors import DataPath
from planterm.store import keys
from planterm.store.keys import AreaLayout, BlockKind, Known
from planterm.store.scanner import Kind, literal, located

_BARE = r"[A-Za-z0-9_-]+"
_SIGNS = re.compile(r"[\W_]+")
_ENDINGS = ("s", "n", "t", "en", "er", "et", "ar", "or", "na", "erna")
_SHORTEST = 3
"""Letters of a name that is known with an ending."""
_ALIKE = 0.82
"""How like two names are, by difflib's measure, of which one may be the other misspelt."""
_LONGEST = 60
"""Longer keys are like no known one."""


class MisspeltName(NamedTuple):
    """A key or a header that is told of."""

    line: int
    written: str
    """As it stands in the file, a header with its brackets."""
    meant: str
    """The nearest known one; empty for a key of one's own for which a merge left two values."""
    area_id: str | None = None
    row_id: str | None = None

    @property
    def is_header(self) -> bool:
        """Whether it is a table's."""
        return self.written.startswith("[")


@cache
def near(key: str, known: tuple[str, ...]) -> str | None:
    """The known key that a key looks like, which is none of them; None where it is like none."""
    if len(key) > _LONGEST:
        return None
    plain, names = _plain(key), {_plain(each): each for each in known}
    if plain in names:
        return names[plain]
    if any(sign.isdigit() for sign in plain):
        return None
    from difflib import get_close_matches  # most files have no key that is to be looked for

    stems = (plain.removesuffix(ending) for ending in _ENDINGS)
    found = [stem for stem in stems if len(stem) >= _SHORTEST and stem in names]
    found = found or get_close_matches(plain, names, n=1, cutoff=_ALIKE)
    return names[found[0]] if found else None


def near_header(header: tuple[str, ...]) -> tuple[str, ...] | None:
    """The known header that one looks like; None for a known one, and where it is like none."""
    first, *rest = header
    top = first if first in {keys.PLAN, keys.AREA} else near(first, (keys.PLAN, keys.AREA))
    if top is None:
        return None
    if top == keys.AREA and rest and rest[0] != keys.ROW and (row := near(rest[0], (keys.ROW,))):
        rest[0] = row
    meant = (top, *rest)
    return meant if meant != header else None


def key_text(key: str) -> str:
    """A key as TOML writes it."""
    return key if re.fullmatch(_BARE, key) else literal(key, "\n")


def notes_in(text: str, layout: Sequence[AreaLayout], known: Known) -> tuple[MisspeltName, ...]:
    """What there is to tell of a file, line by line; of a header that stands there again, the first one."""
    found: dict[tuple[str, str], MisspeltName] = {}
    line, counted = 1, 0
    for statement, path in located(text):
        line += text.count("\n", counted, statement.start)
        counted = statement.start
        area_id, row_id = _ids(path, layout)
        if statement.kind is not Kind.KEY:
            if (meant := near_header(statement.key)) is not None and len(meant) <= len((keys.AREA, keys.ROW)):
                signs = "[{}]" if statement.kind is Kind.TABLE else "[[{}]]"
                written, right = (signs.format(".".join(each)) for each in (statement.key, meant))
                found.setdefault((written, ""), MisspeltName(line, written, right, area_id))
        elif (note := _of_key(statement.key, path[: -len(statement.key)], known)) is not None:
            found[str(line), note[0]] = MisspeltName(line, *note, area_id, row_id)
    return tuple(sorted(found.values()))


def _kind_of(table: DataPath) -> BlockKind:
    """What a table is about, which is told by its way through the data."""
    match table:
        case ():
            return BlockKind.ROOT
        case (keys.PLAN,):
            return BlockKind.PLAN
        case (keys.AREA, _):
            return BlockKind.AREA
        case (keys.AREA, _, keys.ROW, _):
            return BlockKind.ROW
        case _:
            return BlockKind.LOOSE


def _of_key(key: tuple[str, ...], table: DataPath, all_known: Known) -> tuple[str, str] | None:
    """The key as it is written and the one that is meant."""
    kind = _kind_of(table)
    known = all_known.get(kind, ())
    if not known or key[0] in known:
        return None
    if key[0] == keys.UNDECIDED:
        is_of_ones_own = len(key) > 1 and key[1] not in (*known, keys.ROW, keys.AREA, keys.FORM)
        return (".".join(key[1:]), "") if is_of_ones_own else None
    if kind is BlockKind.AREA and key[0] in all_known[BlockKind.ROW]:
        return key[0], f"[[{keys.AREA}.{keys.ROW}]]"
    meant = near(key[0], known)
    return None if meant is None else (key[0], meant)


def _ids(path: DataPath, layout: Sequence[AreaLayout]) -> tuple[str | None, str | None]:
    """The area and the row that a place of the data belongs to."""
    if len(path) < 2 or path[0] != keys.AREA or not isinstance(path[1], int) or path[1] >= len(layout):
        return None, None
    area = layout[path[1]]
    row = path[3] if len(path) > 3 and path[2] == keys.ROW else None
    return area.area_id, area.row_ids[row] if isinstance(row, int) and row < len(area.row_ids) else None


def plain_key(key: str) -> str:
    """A key without accents, or the known keys that its parts look like."""
    known = (*keys.row_keys(()), *keys.PLAN_KEYS, *keys.AREA_KEYS, keys.AREA, keys.PLAN, keys.FORM, keys.SCHEMA)
    return ".".join(near(part, known) or _without_accents(part) for part in key.split("."))


@cache
def _plain(name: str) -> str:
    """The name without case, accents and signs."""
    return _SIGNS.sub("", _without_accents(name))


def _without_accents(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold()).replace("æ", "a").replace("ø", "o")
    return "".join(each for each in letters if not unicodedata.combining(each))
