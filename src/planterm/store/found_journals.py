"""Journals that sessions left behind, found by the plan's place or, when it was moved or renamed, by its contents."""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from planterm.store.journal_lines import VERSION, Entry, decoded
from planterm.store.journal_names import journals_about
from planterm.store.lock import is_held
from planterm.store.state import real_path


class FoundJournal(NamedTuple):
    """A dead session's journal as it was read."""

    files: tuple[Path, ...]
    """Its file, and the earlier ones of the same session that it stands for."""
    plan: Path
    """Where the plan was."""
    text: str | None
    """The plan's file as the session had read it; None where that line is damaged."""
    entries: tuple[Entry, ...]

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

    Journals in which nothing was ever completed are cleared away.
    """
    sessions: dict[tuple[str, str], list[tuple[int, Path]]] = {}
    for name, file in journals_about(plan, digest):
        if not is_held(name.key, name.token):
            sessions.setdefault((name.key, name.token), []).append((name.number, file))
    journals = (_newest([file for _, file in sorted(group)], plan) for group in sessions.values())
    mine = (journal for journal in journals if journal is not None and _is_of(journal, plan))
    return tuple(sorted(mine, key=lambda journal: journal.last_at))


def _newest(files: list[Path], plan: Path) -> FoundJournal | None:
    """The last journal of a session: it makes up for all that an earlier one may have missed."""
    for position in range(len(files), 0, -1):
        file = files[position - 1]
        try:
            entries = decoded(file.read_bytes())
        except OSError:
            continue
        header: Entry = entries.pop(0) if entries and "version" in entries[0] else {"path": plan}
        if header.get("version", VERSION) > VERSION:
            return None
        if entries:
            return FoundJournal(tuple(files[:position]), Path(header["path"]), header.get("text"), tuple(entries))
        with suppress(OSError):
            file.unlink()
    return None


def _is_of(journal: FoundJournal, plan: Path) -> bool:
    """Whether it is the plan's; a copy of a plan that is still in its place is another plan."""
    there = real_path(journal.plan)
    return there == real_path(plan) or not os.path.lexists(there)
