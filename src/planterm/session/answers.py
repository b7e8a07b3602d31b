"""The file that a party hands back: a plan file, or a workbook whose rows are found again by what they say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planterm.session.workbook_files import is_workbook
from planterm.store.planfile import load

if TYPE_CHECKING:
    from planterm.model.plan import Plan
    from planterm.session.workbooks import Part, ReadBook


class AnswerFile(NamedTuple):
    """What a party has handed back, its rows with the ids that they have in the plan."""

    path: Path
    answers: Plan
    book: ReadBook | None = None
    """The workbook that they were read from; None for a plan file."""

    @property
    def report(self) -> tuple[Part, ...]:
        """What of a workbook could not be read for certain."""
        if self.book is None or not self.book.asks_to_be_read:
            return ()
        from planterm.session.workbooks import NOT_PLAINLY_READ

        return tuple(self.book.report(NOT_PLAINLY_READ))


def read_answers(plan: Plan, path: Path) -> AnswerFile:
    """What stands in the file about the plan's rows; raises PlantermError where it cannot be read."""
    if not is_workbook(path):
        return AnswerFile(path, load(path).plan)
    from planterm.session.workbooks import read_workbook

    book = read_workbook(path)
    return AnswerFile(path, book.compared_with(plan).book, book)
