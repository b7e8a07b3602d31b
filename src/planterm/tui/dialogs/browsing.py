"""Pure: what a person sees of the folders on the way to a file, by what is typed so far."""

import os
from collections.abc import Iterator
from enum import StrEnum
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from planterm.model.folding import fold
from planterm.store.disk import is_file, is_folder, unquoted, whole_path
from planterm.store.folders import Listing

SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))
_QUOTES = "\"'"


class FolderEntryKind(StrEnum):
    """What stands in a line; those that are neither a file nor a folder in sight go by the names of their texts."""

    HERE = "here"
    FILE = "file"
    FOLDER = "folder"
    UP = "up"
    DOCUMENTS = "documents"
    HOME = "home"
    RECENT = "recent"
    DRIVE = "drive"


class FolderEntry(NamedTuple):
    """What can be chosen."""

    kind: FolderEntryKind
    path: Path


class Browsing(NamedTuple):
    """Where one is, what is typed, and what there is to choose from."""

    base: Path
    """The folder that one has gone into."""
    wants_folder: bool = False
    places: tuple[FolderEntry, ...] = ()
    """Other folders to begin from."""
    typed: str = ""
    listing: Listing | None = None
    """What is in the folder in sight; None while that is being read."""

    @property
    def folder(self) -> Path:
        """The folder in sight: one that is typed or pasted, else the base."""
        part, _ = _split(self.typed)
        return Path(os.path.normpath(whole_path(self.base) / typed_path(part))) if part else self.base

    @property
    def path(self) -> Path:
        """The file or folder of the name that is typed."""
        return self.folder / _split(self.typed)[1]

    @property
    def entries(self) -> tuple[FolderEntry, ...]:
        """What is listed; by what is typed of a name, the names that begin so first."""
        part, name = _split(self.typed)
        if name:
            return tuple(sorted(self._matches(fold(name)), key=lambda entry: _rank(entry, fold(name))))
        above = whole_path(self.folder).parent
        up = [FolderEntry(FolderEntryKind.UP, above)] if above != self.folder else []
        here = [FolderEntry(FolderEntryKind.HERE, self.folder)] if self.wants_folder and self.listing else []
        seen = {above, whole_path(self.folder)}
        places = () if part else (place for place in self.places if place.path not in seen)
        return (*here, *up, *self._of(FolderEntryKind.FILE), *self._of(FolderEntryKind.FOLDER), *places)

    @property
    def first(self) -> int | None:
        """The number of the entry to stand at: the first that is not the way back; None where there are none."""
        kinds = [entry.kind for entry in self.entries]
        return 1 if kinds[:1] == [FolderEntryKind.UP] and len(kinds) > 1 else 0 if kinds else None

    def completed(self, chosen: FolderEntry | None) -> str:
        """What is typed, with the name that somebody has gone to, or as much of a name as is sure."""
        part, name = _split(self.typed)
        matches = self.entries if name else ()
        names = [entry.path.name for entry in matches if fold(entry.path.name).startswith(fold(name))]
        if chosen is None and len(names) > 1:
            alike = [*takewhile(lambda letters: len({*map(str.casefold, letters)}) == 1, zip(*names, strict=False))]
            return f"{part}{names[0][: len(alike)]}" if len(alike) > len(name) else self.typed
        entry = chosen or next(iter(matches), None)
        if entry is None or entry.kind not in {FolderEntryKind.FILE, FolderEntryKind.FOLDER}:
            return self.typed
        return f"{part}{entry.path.name}{os.sep if entry.kind is FolderEntryKind.FOLDER else ''}"

    def meant(self, entry: FolderEntry | None, suffixes: tuple[str, ...]) -> tuple[Path, bool]:
        """What Enter opens, with a name typed or none, and whether it is a folder; may take as long as a network does.

        The name that is typed comes before the entry one is at, if there is such a file.
        """
        part, name = _split(self.typed)
        if part and not name:
            return self.folder, True
        if name and is_file(self.path):
            return self.path, False
        if entry is not None:
            return entry.path, entry.kind is not FolderEntryKind.FILE
        with_suffix = (self.path.with_name(f"{self.path.name}{suffix}") for suffix in suffixes)
        return next((path for path in with_suffix if is_file(path)), self.path), is_folder(self.path)

    def _of(self, kind: FolderEntryKind) -> Iterator[FolderEntry]:
        if self.listing is not None:
            paths = self.listing.files if kind is FolderEntryKind.FILE else self.listing.folders
            yield from (FolderEntry(kind, path) for path in paths)

    def _matches(self, name: str) -> Iterator[FolderEntry]:
        for entry in (*self._of(FolderEntryKind.FILE), *self._of(FolderEntryKind.FOLDER)):
            if name in fold(entry.path.name):
                yield entry


def typed_path(name: str) -> Path:
    """The file that is meant; ``~`` is the home folder, where there is one."""
    path = Path(unquoted(name))
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def _split(typed: str) -> tuple[str, str]:
    """The folder in what is typed, with its last separator, and the name behind it; without quotes."""
    text = unquoted(typed)
    text = text[1:] if text[:1] and text[0] in _QUOTES else text
    if text in {"..", "~"} or os.path.splitdrive(text) == (text, ""):
        return (text + os.sep, "") if text else ("", "")
    end = 1 + max(text.rfind(separator) for separator in SEPARATORS)
    return text[:end], text[end:]


def _rank(entry: FolderEntry, name: str) -> int:
    """How well it is meant by a name: whole, by its beginning, or by anything in it."""
    own = fold(entry.path.name)
    return 0 if name in {own, fold(entry.path.stem)} else 1 if own.startswith(name) else 2
