"""The lines of a journal: each an object in JSON behind its checksum.

A line is only believed when its checksum is right and everything in it is of the kind that is written there. So what a
power cut left of the last one, a bad sector of any, or another program's doing is left out and harms no other.
"""

import json
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from planterm.model.conflicts import Side, Spot, Undecided, Wording
from planterm.model.delta import WHOLE, Delta
from planterm.model.edits import Place
from planterm.model.plan import COLUMNS
from planterm.store import state

Entry = dict[str, Any]
VERSION = 1
"""A journal of a newer one is left for the program that wrote it."""


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
            elif state.of(int, entry["version"]) > VERSION:
                return Lines(None, (), is_damaged=False, is_newer=True)
            else:
                header = _header(entry)
        except state.WRONG:
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


# Each raises one of WRONG for what is not written so.


def _header(entry: Entry) -> Header:
    text = state.of(str, entry["text"])
    text.encode()
    after = state.several(state.text, entry.get("after", []))
    return Header(state.path(entry["path"]), text, state.moment(entry["at"]), after)


def _line(entry: Entry) -> Line:
    undecided, drafts = entry.get("undecided"), entry.get("drafts")
    return Line(
        kind=state.text(entry["kind"]),
        at=state.moment(entry["at"]),
        delta=_delta(entry["delta"]),
        place=_place(entry["place"]) if "place" in entry else None,
        digest=state.text(entry.get("digest", "")),
        instead_of=state.several(state.text, entry.get("instead_of", [])),
        undecided=None if undecided is None else state.several(_undecided, undecided),
        drafts=None if drafts is None else state.several(_draft, drafts),
    )


def _delta(value: object) -> Delta:
    """A difference as ``model.delta`` makes it; whether it goes with the plan shows when it is put on that."""
    delta = state.of(dict, value)
    for name, part in delta.items():
        _PARTS[name](part)
    return delta


def _texts(value: object) -> tuple[str, ...]:
    return state.several(state.text, value)


def _run(value: object) -> None:
    after, names = state.of(list, value)
    state.or_none(state.text, after)
    _texts(names)


def _head(value: object) -> None:
    title, own = state.of(list, value)
    state.text(title)
    state.of(bool, own)


def _changed_rows(value: object) -> None:
    for name, part in state.of(dict, value).items():
        _ROW_PARTS[name](part)


def _whole(value: object) -> None:
    form, year, district, police_area, stage, case_number, decided_on, areas, *predecessor = state.of(list, value)
    _texts([form, district, police_area, stage, case_number, *predecessor])
    state.of(int, year)
    state.or_none(state.text, decided_on)
    state.several(_whole_area, areas)


def _whole_area(value: object) -> None:
    area_id, title, own, rows = state.of(list, value)
    state.text(area_id)
    _head([title, own])
    state.several(_texts, rows)


def _new_texts(value: object) -> dict[str, str]:
    return state.table(state.text, value)


_ORDER: dict[str, Callable[[object], object]] = {
    "gone": _texts,
    "put": lambda value: state.several(_run, value),
}
_ROW_PARTS = _ORDER | {
    "new": lambda value: state.table(_texts, value),
    "cells": lambda value: state.table(_new_texts, value),
}
_PARTS: dict[str, Callable[[object], object]] = {
    WHOLE: _whole,
    "details": _new_texts,
    "areas": lambda value: [_ORDER[name](part) for name, part in state.of(dict, value).items()],
    "heads": lambda value: state.table(_head, value),
    "rows": lambda value: state.table(_changed_rows, value),
}


def _place(value: object) -> Place:
    area_id, row_id, column = state.of(list, value)
    if state.of(int, column) not in range(len(COLUMNS)):
        raise ValueError(column)
    return Place(state.text(area_id), state.or_none(state.text, row_id), COLUMNS[column])


def _undecided(value: object) -> Undecided:
    place, standing, *others = state.of(list, value)
    area_id, row_id, column = (state.or_none(state.text, each) for each in state.of(list, place))
    spot: Spot = area_id, row_id, column
    return Undecided(spot, _wording(standing), tuple(map(_wording, others)))


def _draft(value: object) -> Draft:
    dialog, line, command, place, texts = state.of(list, value)
    names = state.text(dialog), state.text(line), state.text(command)
    return Draft(*names, _place(place), state.several(_written, texts))


def _written(value: object) -> tuple[str, str]:
    label, text = state.of(list, value)
    return state.text(label), state.text(text)


def _wording(value: object) -> Wording:
    text, side, at = state.of(list, value)
    return Wording(state.or_none(state.text, text), state.or_none(_side, side), state.or_none(state.moment, at))


def _side(value: object) -> Side:
    return Side(state.text(value))


def _wording_data(wording: Wording) -> list[str | None]:
    return [wording.text, wording.side, wording.at.isoformat() if wording.at else None]
