"""The lines of a journal: each an object in JSON behind its checksum.

A line is only believed when its checksum is right and everything in it is of the kind that is written there. So what a
power cut left of the last one, a bad sector of any, or another program's doing is left out and harms no other.
"""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from planterm.model.columns import COLUMNS
from planterm.model.conflicts import Side, Spot, Undecided, Wording
from planterm.model.edits import Place
from planterm.model.patch import Delta
from planterm.model.text import clean
from planterm.store.state import moment

Entry = dict[str, Any]
VERSION = 1
"""A journal of a newer one is left for the program that wrote it."""

_Value = TypeVar("_Value")


class EntryKind(StrEnum):
    """What a line tells besides changes, which go by the names of their kinds."""

    TYPING = "typing"
    """A text in a cell that is still open; the next change takes its place."""
    TYPING_ENDED = "typing_ended"
    MISSED = "missed"
    """Changes that could not be put down in their time."""
    SAVING = "saving"
    """The plan as it now stands is about to be the file's contents, of which the digest is told."""
    TELLING = "telling"
    """Nothing of the plan has changed, but what is told beside it."""


class Header(NamedTuple):
    """The first line: what the session began with."""

    path: Path
    """Where the plan was."""
    text: str
    """Its file as it was read."""
    at: datetime
    after: tuple[str, ...]
    """The dead sessions of which there was something when this one began, whatever the clock says."""


class Line(NamedTuple):
    """Any further line."""

    kind: str
    at: datetime
    delta: Delta
    place: Place | None
    digest: str
    """Of the file's new contents, where the plan is about to be saved."""
    instead_of: tuple[str, ...]
    """The sessions whose unsaved work is in the plan, because it was taken back."""
    undecided: tuple[Undecided, ...] | None
    """What is undecided from here on; None where that is as it was."""


class Lines(NamedTuple):
    """What stands in a journal."""

    header: Header | None
    lines: tuple[Line, ...]
    is_damaged: bool
    """Whether there are others; a last one that never was complete, because the power went, is none of them."""
    is_newer: bool = False
    """Whether it is for a newer program to read."""


def encoded(entry: Entry) -> bytes:
    """The line, its line break included; texts stay readable, so that a person can find them in it."""
    data = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")
    return b"%08x %b\n" % (crc32(data), data)


def undecided_data(undecided: Sequence[Undecided]) -> list[Any]:
    """What is undecided, as a line holds it."""
    return [[each.place, *map(_wording_data, (each.standing, *each.others))] for each in undecided]


def decoded(data: bytes) -> Lines:
    """What can be read of a journal's bytes."""
    *complete, rest = data.split(b"\n")
    header: Header | None = None
    lines: list[Line] = []
    is_damaged = False
    for number, raw in enumerate((*complete, rest)):
        if (entry := _entry(raw)) is None:
            is_damaged = is_damaged or (number < len(complete) and bool(raw.strip(b"\0 ")))
            continue
        try:
            if "version" not in entry:
                lines.append(_line(entry))
            elif _of(int, entry["version"]) > VERSION:
                return Lines(None, (), is_damaged=False, is_newer=True)
            else:
                header = _header(entry)
        except (LookupError, TypeError, ValueError):
            is_damaged = True
    return Lines(header, tuple(lines), is_damaged)


def _entry(raw: bytes) -> Entry | None:
    """The object of a line; None where the checksum is wrong."""
    checksum, _, data = raw.partition(b" ")
    if checksum != b"%08x" % crc32(data):
        return None
    try:
        entry = json.loads(data.decode(errors="surrogatepass"))
    except (ValueError, RecursionError):
        return {}
    return entry if isinstance(entry, dict) else {}


# Each raises LookupError, TypeError or ValueError for what is not written so.


def _header(entry: Entry) -> Header:
    path, text = _of(str, entry["path"]), _of(str, entry["text"])
    text.encode()
    if "\0" in path:
        raise ValueError(path)
    return Header(Path(path), text, moment(entry["at"]), _each(_text, entry.get("after", [])))


def _line(entry: Entry) -> Line:
    undecided = entry.get("undecided")
    return Line(
        kind=_text(entry["kind"]),
        at=moment(entry["at"]),
        delta=_of(dict, entry["delta"]),
        place=_place(entry["place"]) if "place" in entry else None,
        digest=_text(entry.get("digest", "")),
        instead_of=_each(_text, entry.get("instead_of", [])),
        undecided=None if undecided is None else _each(_undecided, undecided),
    )


def _place(value: object) -> Place:
    area_id, row_id, column = _of(list, value)
    if type(column) is not int or column not in range(len(COLUMNS)):
        raise ValueError(column)
    return Place(_text(area_id), _or_none(_text, row_id), COLUMNS[column])


def _undecided(value: object) -> Undecided:
    place, standing, *others = _of(list, value)
    area_id, row_id, column = (_or_none(_text, each) for each in _of(list, place))
    spot: Spot = area_id, row_id, column
    return Undecided(spot, _wording(standing), tuple(map(_wording, others)))


def _wording(value: object) -> Wording:
    text, side, at = _of(list, value)
    return Wording(_or_none(_text, text), _or_none(_side, side), _or_none(moment, at))


def _side(value: object) -> Side:
    return Side(_text(value))


def _wording_data(wording: Wording) -> list[str | None]:
    return [wording.text, wording.side, wording.at.isoformat() if wording.at else None]


def _each(read: Callable[[object], _Value], value: object) -> tuple[_Value, ...]:
    return tuple(map(read, _of(list, value)))


def _or_none(read: Callable[[object], _Value], value: object) -> _Value | None:
    return None if value is None else read(value)


def _text(value: object) -> str:
    """A text in which nothing steers a terminal, as all are that are written."""
    text = _of(str, value)
    if clean(text) != text:
        raise ValueError(text)
    return text


def _of(kind: type[_Value], value: object) -> _Value:
    if type(value) is not kind:
        raise TypeError(value)
    return value
