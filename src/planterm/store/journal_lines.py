"""The lines of a journal: each an object in JSON behind its checksum.

A line is only believed when its checksum is right and everything in it is of the kind that is written there. So what a
power cut left of the last one, a bad sector of any, or another program's doing is left out and harms no other.
"""

import json
from collections.abc import Callable
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
    ASKED = "asked"
    """A change that somebody is being asked about; otherwise as that text."""
    TYPING_ENDED = "typing_ended"
    MISSED = "missed"
    """Changes that could not be put down in their time."""
    SAVING = "saving"
    """The plan as it now stands is about to be the file's contents, of which the digest is told."""
    TELLING = "telling"
    """Nothing of the plan has changed, but what is told beside it."""


class Draft(NamedTuple):
    """What is written in the lines of a dialog that is still open, or was when a session ended."""

    dialog: str
    """The dialog's heading; with its first line's label it tells which dialog it is."""
    line: str
    command: str
    """The name of the command that led to the dialog; empty where none did."""
    place: Place
    """The cell that was current then."""
    texts: tuple[tuple[str, str], ...]
    """The labels of the lines that are not as they were to begin with, and what is written in each."""

    def is_of(self, dialog: str, line: str) -> bool:
        """Whether it is of the dialog with that heading and first line."""
        return (self.dialog, self.line) == (dialog, line)


class Beside(NamedTuple):
    """What a session keeps beside the plan."""

    undecided: tuple[Undecided, ...] = ()
    drafts: tuple[Draft, ...] = ()
    """The newest first, one for each dialog."""


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
    drafts: tuple[Draft, ...] | None
    """What is written in dialogs from here on; None where that is as it was."""


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


def beside_entry(now: Beside, told: Beside) -> Entry:
    """What a line has to tell beside the plan, after what has been told."""
    undecided = [[each.place, *map(_wording_data, (each.standing, *each.others))] for each in now.undecided]
    drafts = [[each.dialog, each.line, each.command, place_data(each.place), each.texts] for each in now.drafts]
    return {
        **({"undecided": undecided} if now.undecided != told.undecided else {}),
        **({"drafts": drafts} if now.drafts != told.drafts else {}),
    }


def place_data(place: Place) -> list[str | int | None]:
    """A place, as a line holds it."""
    return [place.area_id, place.row_id, int(place.column)]


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
    undecided, drafts = entry.get("undecided"), entry.get("drafts")
    return Line(
        kind=_text(entry["kind"]),
        at=moment(entry["at"]),
        delta=_of(dict, entry["delta"]),
        place=_place(entry["place"]) if "place" in entry else None,
        digest=_text(entry.get("digest", "")),
        instead_of=_each(_text, entry.get("instead_of", [])),
        undecided=None if undecided is None else _each(_undecided, undecided),
        drafts=None if drafts is None else _each(_draft, drafts),
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


def _draft(value: object) -> Draft:
    dialog, line, command, place, texts = _of(list, value)
    return Draft(_text(dialog), _text(line), _text(command), _place(place), _each(_written, texts))


def _written(value: object) -> tuple[str, str]:
    label, text = _of(list, value)
    return _text(label), _text(text)


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
