"""Journals as files: what they are called, and those that sessions left behind.

They are found by the plan's place or, when it was moved or renamed, by its contents; both are in their names, so that
none is opened that has nothing to do with the plan.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planterm.model.sequences import grouped
from planterm.store.disk import PRIVATE, WriteFailedError, discard, glance, names_in, real_path, status
from planterm.store.files import Conditions, read_regular, replace_file
from planterm.store.lock import is_held
from planterm.store.state import plan_key, state_folder

if TYPE_CHECKING:
    from datetime import datetime

    from planterm.store.journal_lines import Line, Lines

FOLDER, _SUFFIX = "journals", ".journal"
_DAMAGED = ".skadad.txt"
"""For a person to open in a text editor; the program looks into it no more."""

DIGEST_LENGTH = 16
"""Characters of a digest that are part of a name."""
_NAME = rf"([0-9a-f]+)-([0-9a-f]+)-([0-9a-f]+)-([0-9]{{1,9}}){re.escape(_SUFFIX)}"
_MOST_BYTES = 64 << 20
"""No journal is longer: it begins with a plan's file, and is begun anew long before."""


class EntryKind(StrEnum):
    """What a line of a journal tells besides changes, which go by the names of their kinds."""

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


class JournalName(NamedTuple):
    """A plan's key, the beginning of its contents' digest, a session's token, and which journal of the session it is.

    The key is that of the place where the plan was; its contents are those that the session had read.
    """

    key: str
    digest: str
    token: str
    number: int

    def __str__(self) -> str:
        return "-".join((self.key, self.digest, self.token, str(self.number))) + _SUFFIX

    def is_about(self, digest: str) -> bool:
        """Whether the contents are those of the whole digest."""
        return self.digest == digest[:DIGEST_LENGTH]


def journal_files() -> list[tuple[JournalName, Path]]:
    """All journals there are; nearly always none."""
    folder = state_folder() / FOLDER
    return [(found, folder / name) for name in names_in(folder) if (found := _parsed(name))]


def journals_about(plan: Path, digest: Callable[[], str]) -> list[tuple[JournalName, Path]]:
    """The journals of a plan's place and those of its contents, whose digest is only asked for if need be."""
    files = journal_files()
    if not files:
        return []
    key, contents = plan_key(plan), digest()
    return [(name, file) for name, file in files if name.key == key or name.is_about(contents)]


def set_aside(journal: Path) -> Path:
    """Keep a journal that is damaged under a name of its own, and tell which; its own where that cannot be done."""
    kept = journal.with_suffix(_DAMAGED)
    if glance(kept) is None:
        try:
            replace_file(kept, read_regular(journal), None, Conditions(PRIVATE))
        except (OSError, WriteFailedError):
            return journal
    return kept


def _parsed(name: str) -> JournalName | None:
    match = re.fullmatch(_NAME, name)
    return JournalName(match[1], match[2], match[3], int(match[4])) if match else None


class FoundJournal(NamedTuple):
    """A dead session's journal as it was read."""

    name: JournalName
    files: tuple[Path, ...]
    """Its file, and the earlier ones of the same session that it stands for."""
    plan: Path
    """Where the plan was."""
    text: str | None
    """The plan's file as the session had read it; None where that line is damaged."""
    lines: "tuple[Line, ...]"
    after: tuple[str, ...]
    """The dead sessions of which there was something when this one began."""
    is_damaged: bool
    """Whether there were lines that cannot be read any more."""

    @property
    def token(self) -> str:
        """Names the session."""
        return self.name.token

    @property
    def last_at(self) -> "datetime":
        """When the last line was written."""
        return self.lines[-1].at

    def remove(self, keeping: Collection[Path]) -> None:
        """Clear it away, but for files that are to be kept."""
        for file in set(self.files) - set(keeping):
            # The plan may have been moved since they were found, and all that is kept of it with it.
            same = f"-{file.name.partition('-')[2]}"
            for name in [name for name in names_in(file.parent) if name.endswith(same)]:
                discard(file.parent / name)


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
    sessions = grouped(((each[0].key, each[0].token), each) for each in journals_about(plan, digest))
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
            found.append(journal)
    mine = [journal for journal in found if journal.token not in taken]
    return Found(tuple(_in_order(mine)), tuple(damaged))


def texts_last_read(plan: Path) -> list[str]:
    """The plan's file as dead sessions had read it that left something unsaved, the latest first."""
    found = []
    for name, file in journals_about(plan, lambda: ""):
        try:
            journal = None if is_held(name.key, name.token) else _read(file)
        except OSError:
            continue
        if journal is not None and journal.header is not None:
            last = journal.lines[-1] if journal.lines else journal.header
            found.append((last.at, journal.header.text))
    return [text for _, text in sorted(found, reverse=True)]


def is_work_waiting(plan: Path, digest: Callable[[], str]) -> bool:
    """Whether dead sessions have left something about the plan, as far as the names of their journals tell."""
    return any(not is_held(name.key, name.token) for name, _ in journals_about(plan, digest))


def take_journals_along(old: Path, new: Path) -> None:
    """Have what dead sessions left about a plan found at its new place, whatever comes to the old one."""
    old_key, new_key = plan_key(old), plan_key(new)
    for name, file in journal_files():
        if name.key == old_key and not is_held(name.key, name.token):
            with suppress(OSError):
                file.rename(file.with_name(str(name._replace(key=new_key))))


def journals_kept(plan: Path) -> tuple[Path, ...]:
    """What sessions left about a plan, and what is kept of it because it is damaged."""
    folder, key = state_folder() / FOLDER, plan_key(plan)
    return tuple(folder / name for name in names_in(folder) if name.startswith(f"{key}-"))


def _newest(files: Sequence[tuple[JournalName, Path]], plan: Path) -> tuple[FoundJournal | None, list[Path]]:
    """The last journal of a session, which makes up for all that an earlier one may have missed; later damaged ones."""
    paths = tuple(file for _, file in files)
    damaged: list[Path] = []
    for position in range(len(files), 0, -1):
        name, file = files[position - 1]
        try:
            header, lines, is_damaged, is_newer = _read(file)
        except FileNotFoundError:
            continue
        except OSError:
            damaged.append(file)
            continue
        if is_newer:
            break
        if lines:
            place, text, after = (header.path, header.text, header.after) if header else (plan, None, ())
            return FoundJournal(name, paths[:position], place, text, lines, after, is_damaged), damaged
        if is_damaged:
            damaged.append(set_aside(file))
        if file not in damaged:
            discard(file)
    return None, damaged


def _in_order(journals: Sequence[FoundJournal]) -> Iterator[FoundJournal]:
    """Oldest first: after those that were there when it began, and otherwise by the clock, which may be set back."""
    left = sorted(journals, key=lambda journal: journal.last_at)
    while left:
        waiting = {journal.token for journal in left}
        journal = next((each for each in left if not waiting.intersection(each.after)), left[0])
        left.remove(journal)
        yield journal


def _instead_of(living: Path) -> tuple[str, ...]:
    """The sessions that a living one stands for just now, by its journal."""
    try:
        lines = _read(living).lines
    except OSError:
        return ()
    return lines[-1].instead_of if lines else ()


def _is_of(journal: FoundJournal, plan: Path) -> bool:
    """Whether it is the plan's; a copy of a plan that is still in its place is another plan."""
    there = real_path(journal.plan)
    with suppress(OSError):  # what cannot be looked at may still be there
        known = journal.name.key == plan_key(plan) or there == real_path(plan)
        return known or status(Path(there), follow=False) is None
    return False


def _read(journal: Path) -> "Lines":
    from planterm.store.journal_lines import decoded  # nearly always there is none to read

    return decoded(read_regular(journal, _MOST_BYTES))
