"""What became of everything in a workbook that was read."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class NoteKind(StrEnum):
    """What became of something; values as in JSON."""

    READ = "last"
    """It is in the plan."""
    GUESSED = "gissat"
    """It is in the plan, on a guess that should be looked at."""
    LEFT = "lamnat"
    """It is not in the plan."""
    REMARK = "anmarkning"
    """Something worth knowing about what was read: a comment, a hidden row, a formula."""


@dataclass(frozen=True, slots=True)
class Note:
    """One line of the report."""

    kind: NoteKind
    text: str
    """A Swedish sentence."""
    sheet: str = ""
    """The sheet's name; empty for the whole workbook."""
    place: str = ""
    """The cell ("C5"), the cells ("A3:A5"), the row ("rad 4") or the column ("kolumn H"); empty for the whole sheet."""


def asks_for_a_look(report: Iterable[Note]) -> bool:
    """Whether anything was guessed or left."""
    return any(note.kind in {NoteKind.GUESSED, NoteKind.LEFT} for note in report)
