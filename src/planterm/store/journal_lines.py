"""The lines of a journal: each an object in JSON behind its checksum.

A line is only believed when its checksum is right and everything in it is of the kind that is written there. So what a
power cut left of the last one, a bad sector of any, or another program's doing is left out and harms no other.
"""

import json
import os
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, NewType
from zlib import crc32

from planterm.model.conflicts import Side, Undecided, Wording
from planterm.model.delta import Delta
from planterm.model.edits import Place
from planterm.model.plan import Spot
from planterm.store import strict

Entry = dict[str, Any]
_MOST_COLUMNS = 100
VERSION = 1
"""A journal of a newer one is left for the program that wrote it."""


FileText = NewType("FileText", str)
"""All that stands in a plan's file, whatever that is."""


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


class Header(NamedTuple):
    """The first line: what the session began with."""

    path: Path
    """Where the plan was."""
    text: FileText
    """Its file as it was read."""
    at: datetime
    after: tuple[str, ...] = ()
    """The dead sessions of which there was something when this one began, whatever the clock says."""


class Line(NamedTuple):
    """Any further line; what is as here need not be told."""

    kind: str
    at: datetime
    delta: Delta
    place: Place | None = None
    digest: str = ""
    """Of the file's new contents, where the plan is about to be saved."""
    instead_of: tuple[str, ...] = ()
    """The sessions whose unsaved work is in the plan, because it was taken back."""
    undecided: tuple[Undecided, ...] | None = None
    """What is undecided from here on; None where that is as it was."""
    drafts: tuple[Draft, ...] | None = None
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
    written = json.dumps(entry, ensure_ascii=False, separators=(",", ":"), default=datetime.isoformat)
    data = written.encode(errors="surrogatepass")
    return b"%08x %b\n" % (crc32(data), data)


def header_entry(header: Header) -> Entry:
    """The first line, with what only a person looks for."""
    return {"version": VERSION, **header._asdict(), "path": str(header.path), "pid": os.getpid()}


def line_entry(line: Line) -> Entry:
    """What a line has to tell."""
    entry = {name: value for name, value in line._asdict().items() if value != Line._field_defaults.get(name, ...)}
    if line.undecided is not None:
        several = ((each.spot, each.standing, *each.others) for each in line.undecided)
        # A wording's key tells where it stands in the file, which the file itself knows.
        entry["undecided"] = [[spot, *(wording[:3] for wording in wordings)] for spot, *wordings in several]
    return entry


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
                lines.append(strict.taken(Line, entry, _READERS))
            elif strict.of(int, entry["version"]) > VERSION:
                return Lines(None, (), is_damaged=False, is_newer=True)
            else:
                header = strict.taken(Header, entry, _READERS)
        except strict.WRONG:
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


# Each of what follows raises one of WRONG for what is not written so.


def _file_text(value: object) -> FileText:
    text = strict.of(str, value)
    text.encode()
    return FileText(text)


def _place(value: object) -> Place:
    area_id, row_id, column = strict.of(list, value)
    if not 0 <= strict.of(int, column) < _MOST_COLUMNS:
        raise ValueError(column)
    return Place(strict.text(area_id), strict.taken(str | None, row_id), column)


def _undecided(value: object) -> Undecided:
    spot, standing, *others = strict.of(list, value)
    return Undecided(strict.taken(Spot, spot), _wording(standing), tuple(map(_wording, others)))


def _wording(value: object) -> Wording:
    return Wording(*strict.taken(tuple[str | None, Side | None, datetime | None], value))


_READERS: strict.Readers = {FileText: _file_text, Delta: partial(strict.of, dict), Place: _place, Undecided: _undecided}
"""Whether a difference goes with the plan, and holds what a plan may, shows when it is put on that."""
