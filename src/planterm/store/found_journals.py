"""Journals that sessions left behind, found by the plan's place or, when it was moved or renamed, by its contents."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from planterm.store.journal_lines import INSTEAD_OF, VERSION, Entry, decoded
from planterm.store.journal_names import JournalName, journals_about
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

    @property
    def token(self) -> str:
        """Names the session."""
        return self.name.token

    @property
    def instead_of(self) -> tuple[str, ...]:
        """The sessions whose work it has taken back and stands for."""
        return _instead_of(self.entries)

    def has_read(self, digest: str) -> bool:
        """Whether the session had read contents of that digest."""
        return self.name.is_about(digest)

    @property
    def last_at(self) -> datetime:
        """When the last line was written."""
        return datetime.fromisoformat(self.entries[-1]["at"])

    def remove(self) -> None:
        """Clear it away."""
        for file in self.files:
            with suppress(OSError):
                file.unlink()


def found_journals(plan: Path, digest: Callable[[], str]) -> tuple[FoundJournal, ...]:
    """What dead sessions have left about the plan, oldest first; the digest of its contents is asked for if need be.

    What a living session has taken back is its own. Journals in which nothing was ever completed are cleared away.
    """
    sessions: dict[tuple[str, str], list[tuple[JournalName, Path]]] = {}
    for name, file in journals_about(plan, digest):
        sessions.setdefault((name.key, name.token), []).append((name, file))
    found: list[FoundJournal] = []
    taken: set[str] = set()
    for (key, token), files in sessions.items():
        files.sort(key=lambda each: each[0].number)
        if is_held(key, token):
            taken.update(_instead_of(_entries(files[-1][1])))
        elif (journal := _newest(files, plan)) and _is_of(journal, plan):
            found.append(journal)
    mine = (journal for journal in found if journal.token not in taken)
    return tuple(sorted(mine, key=lambda journal: journal.last_at))


def _newest(files: Sequence[tuple[JournalName, Path]], plan: Path) -> FoundJournal | None:
    """The last journal of a session: it makes up for all that an earlier one may have missed."""
    paths = tuple(file for _, file in files)
    for position in range(len(files), 0, -1):
        name, file = files[position - 1]
        entries = _entries(file)
        if entries is None:
            continue
        header: Entry = entries.pop(0) if entries and "version" in entries[0] else {"path": plan}
        if header.get("version", VERSION) > VERSION:
            return None
        if entries:
            return FoundJournal(name, paths[:position], Path(header["path"]), header.get("text"), tuple(entries))
        with suppress(OSError):
            file.unlink()
    return None


def _entries(file: Path) -> list[Entry] | None:
    """What can be read in it; None where it cannot be read at all."""
    try:
        return decoded(file.read_bytes())
    except OSError:
        return None


def _instead_of(entries: Sequence[Entry] | None) -> tuple[str, ...]:
    """The sessions that the last of the entries stands for."""
    tokens = entries[-1].get(INSTEAD_OF) if entries else None
    return tuple(map(str, tokens)) if isinstance(tokens, list) else ()


def _is_of(journal: FoundJournal, plan: Path) -> bool:
    """Whether it is the plan's; a copy of a plan that is still in its place is another plan."""
    there = real_path(journal.plan)
    return there == real_path(plan) or not os.path.lexists(there)
