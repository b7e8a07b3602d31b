"""The file that a party hands back: a plan file, or a workbook whose rows are found again by what they say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planterm.errors import PlantermError
from planterm.model.fields import DISTRICT, YEAR
from planterm.model.text import visible
from planterm.session.workbook_files import is_workbook
from planterm.store.errors import shown
from planterm.store.planfile import load
from planterm.texts import party_answers as texts

if TYPE_CHECKING:
    from collections.abc import Collection

    from planterm.model.plan import Plan
    from planterm.session.workbooks import Part, ReadBook


class OtherPlanError(PlantermError):
    """The answers belong to the plan of another year or district."""


class AnswerFile(NamedTuple):
    """What a party has handed back, its rows with the ids that they have in the plan."""

    path: Path
    answers: Plan
    book: ReadBook | None = None
    """The workbook that they were read from; None for a plan file."""

    @property
    def report(self) -> tuple[Part, ...]:
        """What of a workbook could not be read for certain."""
        return self.book.doubts if self.book is not None else ()


def read_answers(plan: Plan, path: Path) -> AnswerFile:
    """What stands in the file about the plan's rows.

    Raises OtherPlanError where it says that it belongs to another plan, and PlantermError where it cannot be read.
    """
    if not is_workbook(path):
        answers = load(path).plan
        _refuse_other(plan, answers, (YEAR, DISTRICT), path)
        return AnswerFile(path, answers)
    from planterm.session.workbooks import read_workbook

    book = read_workbook(path)
    _refuse_other(plan, book.plan, book.imported.stated, path)
    return AnswerFile(path, book.compared_with(plan).book, book)


def _refuse_other(plan: Plan, answers: Plan, stated: Collection[str], path: Path) -> None:
    if YEAR in stated and answers.year != plan.year:
        raise OtherPlanError(texts.OTHER_YEAR.format(path=shown(path), theirs=answers.year, ours=plan.year))
    ours, theirs = visible(plan.district), visible(answers.district)
    if DISTRICT in stated and ours and theirs and ours.casefold() != theirs.casefold():
        raise OtherPlanError(texts.OTHER_DISTRICT.format(path=shown(path), theirs=theirs, ours=ours))
