"""Journals that sessions left behind, found by the plan's place or, when it was moved or renamed, by its contents."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from planterm.store.files import read_regular
from planterm.store.journal_lines import VERSION, Entry, decoded, instead_of
from planterm.store.journal_names import JournalName, journals_about, set_aside
from planterm.store.lock import is_held
from planterm.store.state import real_path


class FoundJournal(NamedTuple):
    """A dead session's journal as it was read."""

    name: JournalName
    files: tuple[Path, ...]
    """Its file, and the earlier ones of the same session that it stands for."""
    plan: Path
    """Where the plan was."""
    text: str | None
    """The plan's file as the session had read it; None where that line is damaged."""
    entries: tuple[Entry, ...]
    damaged: tuple[Path, ...]
    """Where journals of the session are kept in which not everything can be read."""

    @property
    def token(self) -> str:
        """Names the session."""
        return self.name.token

    @property
    def instead_of(self) -> tuple[str, ...]:
        """The sessions whose work it has taken back and stands for."""
        return instead_of(self.entries)

    def has_read(self, digest: str) -> bool:
        """Whether the session had read contents of that digest."""
        return self.name.is_about(digest)

    @property
    def last_at(self) -> datetime:
        """When the last line was written."""
        return datetime.fromisoformat(self.entries[-1]["at"])

    def remove(self) -> None:
        """Clear it away; what is damaged in it is kept."""
        for file in set(self.files) - set(self.damaged):
            with suppress(OSError):
                file.unlink()


class Found(NamedTuple):
    """What dead sessions have left about a plan."""

    journals: tuple[FoundJournal, ...]
    """Oldest first."""
    damaged: tuple[Path, ...]
    """Where what cannot be read any more is kept."""


def found_journals(plan: Path, digest: Callable[[], str]) -> Found:
    """What dead sessions have left about the plan; the digest of its contents is asked for if need be.

    What a living session has taken back is its own. Journals in which nothing was ever completed are cleared away.
    """
    sessions: dict[tuple[str, str], list[tuple[JournalName, Path]]] = {}
    for name, file in journals_about(plan, digest):
        sessions.setdefault((name.key, name.token), []).append((name, file))
    found: list[FoundJournal] = []
    taken: set[str] = set()
    damaged: list[Path] = []
    for (key, token), files in sessions.items():
        files.sort(key=lambda each: each[0].number)
        if is_held(key, token):
            taken.update(_instead_of(files[-1][1]))
            continue
        journal, unreadable = _newest(files, plan)
        damaged += unreadable
        if journal is not None and _is_of(journal, plan):
            damaged += journal.damaged
            found.append(journal)
    mine = (journal for journal in found if journal.token not in taken)
    return Found(tuple(sorted(mine, key=lambda journal: journal.last_at)), tuple(damaged))


def texts_last_read(plan: Path) -> list[str]:
    """The plan's file as dead sessions had read it that left something unsaved, the latest first."""
    found = []
    for name, file in journals_about(plan, lambda: ""):
        try:
            entries = [] if is_held(name.key, name.token) else decoded(read_regular(file)).entries
        except OSError:
            continue
        found += [(entries[-1]["at"], entry["text"]) for entry in entries[:1] if isinstance(entry.get("text"), str)]
    return [text for _, text in sorted(found, reverse=True)]


def _newest(files: Sequence[tuple[JournalName, Path]], plan: Path) -> tuple[FoundJournal | None, list[Path]]:
    """The last journal of a session, which makes up for all that an earlier one may have missed; later damaged ones."""
    paths = tuple(file for _, file in files)
    damaged: list[Path] = []
    for position in range(len(files), 0, -1):
        name, file = files[position - 1]
        try:
            entries, is_damaged = decoded(read_regular(file))
        except FileNotFoundError:
            continue
        except OSError:
            damaged.append(file)
            continue
        header: Entry = entries.pop(0) if entries and "version" in entries[0] else {"path": plan}
        if header.get("version", VERSION) > VERSION:
            break
        kept = (set_aside(file),) if is_damaged else ()
        if entries:
            text, place = header.get("text"), Path(header["path"])
            return FoundJournal(name, paths[:position], place, text, tuple(entries), kept), damaged
        damaged += kept
        if file not in kept:
            with suppress(OSError):
                file.unlink()
    return None, damaged


def _instead_of(living: Path) -> tuple[str, ...]:
    """The sessions that a living one stands for just now, by its journal."""
    try:
        return instead_of(decoded(read_regular(living)).entries)
    except OSError:
        return ()


def _is_of(journal: FoundJournal, plan: Path) -> bool:
    """Whether it is the plan's; a copy of a plan that is still in its place is another plan."""
    there = real_path(journal.plan)
    return there == real_path(plan) or not os.path.lexists(there)
