"""What journals are called: their names tell whose they are without opening them."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from planterm.store.disk import names_in
from planterm.store.state import plan_key, state_folder

FOLDER, _SUFFIX = "journals", ".journal"
_DAMAGED = ".skadad.txt"
"""For a person to open in a text editor; the program looks into it no more."""
_DIGEST_LENGTH = 16
_NAME = re.compile(rf"([0-9a-f]+)-([0-9a-f]+)-([0-9a-f]+)-([0-9]{{1,9}}){re.escape(_SUFFIX)}")


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
        return self.digest == digest[:_DIGEST_LENGTH]


def journal_name(key: str, digest: str, token: str, number: int) -> JournalName:
    """The name of a new journal."""
    return JournalName(key, digest[:_DIGEST_LENGTH], token, number)


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
    try:
        os.link(journal, kept)
    except FileExistsError:
        return kept
    except OSError:
        return journal
    return kept


def _parsed(name: str) -> JournalName | None:
    match = _NAME.fullmatch(name)
    return JournalName(match[1], match[2], match[3], int(match[4])) if match else None
