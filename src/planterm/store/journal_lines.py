"""The lines of a journal: each an object in JSON behind its checksum.

A line is only believed when its checksum is right. So what a power cut left of the last one, or a bad sector of any,
is left out and harms no other.
"""

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, NamedTuple
from zlib import crc32

Entry = dict[str, Any]
VERSION = 1
"""A journal of a newer one is left for the program that wrote it."""


INSTEAD_OF = "instead_of"
"""Beside what a line tells: the tokens of the sessions whose unsaved work is in the plan, because it was taken back."""


class EntryKind(StrEnum):
    """What a line tells besides changes, which go by the names of their kinds."""

    TYPING = "typing"
    """A text in a cell that is still open; the next change takes its place."""
    TYPING_ENDED = "typing_ended"
    MISSED = "missed"
    """Changes that could not be put down in their time."""
    SAVING = "saving"
    """The plan as it now stands is about to be the file's contents, of which the digest is told."""


def encoded(entry: Entry) -> bytes:
    """The line, its line break included; texts stay readable, so that a person can find them in it."""
    data = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")
    return b"%08x %b\n" % (crc32(data), data)


class Lines(NamedTuple):
    """What stands in a journal."""

    entries: list[Entry]
    """Those of all lines that are whole, in order."""
    is_damaged: bool
    """Whether others were complete once; a last one that never was, because the power went, is none of them."""


def decoded(data: bytes) -> Lines:
    """What can be read of a journal's bytes."""
    *complete, rest = data.split(b"\n")
    found = [_entry(line) for line in (*complete, rest)]
    lost = (line for line, entry in zip(complete, found, strict=False) if entry is None)
    return Lines([entry for entry in found if entry is not None], any(line.strip(b"\0 ") for line in lost))


def instead_of(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The sessions that the last of the entries stands for."""
    tokens = entries[-1].get(INSTEAD_OF) if entries else None
    return tuple(map(str, tokens)) if isinstance(tokens, list) else ()


def _entry(line: bytes) -> Entry | None:
    checksum, _, data = line.partition(b" ")
    if checksum != b"%08x" % crc32(data):
        return None
    try:
        entry = json.loads(data.decode(errors="surrogatepass"))
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None
