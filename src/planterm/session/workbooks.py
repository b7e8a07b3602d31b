"""Workbooks that are opened: read into a plan, compared with one, or handed back by a party, as a plan file may be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planterm.errors import PlantermError
from planterm.excel.notes import Note, NoteKind
from planterm.model.fields import DISTRICT, YEAR
from planterm.model.plan import Plan
from planterm.model.returned import Returned, compare
from planterm.model.text import visible
from planterm.store.disk import shown
from planterm.store.files import FileKind, is_workbook, read_file
from planterm.store.form_files import usable_forms
from planterm.store.planfile import load
from planterm.texts import excel as texts
from planterm.texts import party_answers

if TYPE_CHECKING:
    from planterm.excel.importing import Imported
    from planterm.model.form import Form

BOOK_FILE = FileKind(64, texts.missing, texts.is_folder, texts.not_regular, texts.too_large)

NOT_PLAINLY_READ = (NoteKind.GUESSED, NoteKind.LEFT, NoteKind.REMARK)
"""What a report tells beside what was read."""


Part = tuple[str, list[str]]
"""A part of a report: its heading, and the notes under it."""


def report_parts(report: Iterable[Note], headings: Mapping[str, str]) -> Iterator[Part]:
    """The notes of a report under the headings of their kinds, in the order of these."""
    for kind, heading in headings.items():
        notes = [note for note in report if note.kind == kind]
        if notes:
            places = (", ".join(filter(None, (note.sheet, note.place))) for note in notes)
            yield (
                heading,
                [f"{place}: {note.text}" if place else note.text for place, note in zip(places, notes, strict=True)],
            )


class ReadBook(NamedTuple):
    """A workbook that was read, and where it stands."""

    path: Path
    imported: Imported

    @property
    def plan(self) -> Plan:
        """The plan that it holds."""
        return self.imported.plan

    @property
    def lacking(self) -> frozenset[str]:
        """Which of the year and the district it does not tell, by their names in plan files."""
        return self.imported.lacking

    @property
    def asks_to_be_read(self) -> bool:
        """Whether the report tells more than that everything was read, and the analysis worked out anew as always."""
        return any(note.kind in NOT_PLAINLY_READ and note.text != texts.ANALYSIS for note in self.imported.report)

    @property
    def doubts(self) -> tuple[Part, ...]:
        """What of it was not plainly read; nothing where the report tells no more than that everything was."""
        return tuple(self.report(NOT_PLAINLY_READ)) if self.asks_to_be_read else ()

    def report(self, kinds: Iterable[NoteKind] = NoteKind) -> Iterator[Part]:
        """What became of everything in it."""
        return report_parts(self.imported.report, {kind: texts.KINDS[kind] for kind in kinds})

    def with_details(self, year: int | None, district: str | None) -> ReadBook:
        """Read again for another year or district, where one is given; raises as read_workbook does."""
        if (year or self.plan.year) == self.plan.year and (district or self.plan.district) == self.plan.district:
            return self
        return read_workbook(self.path, year=year, district=district)

    def on_form(self, form: Form) -> ReadBook:
        """Read again as a workbook on that form, unless it was; raises as read_workbook does."""
        return self if self.plan.form == form else read_workbook(self.path, form=form)

    def compared_with(self, plan: Plan) -> Returned:
        """What it says otherwise than the plan."""
        return compare(plan, self.plan, self.imported.stated, self.imported.unread)


def read_workbook(
    path: Path, *, year: int | None = None, district: str | None = None, form: Form | None = None
) -> ReadBook:
    """The plan of a workbook's file; raises PlantermError where it cannot be read, is none or has no area in it.

    A year or a district that is given goes before what the workbook says, a form before the one that fits it best.
    """
    from planterm.excel.importing import imported

    forms = usable_forms() if form is None else (form,)
    return ReadBook(path, imported(read_file(path, BOOK_FILE), path, year=year, district=district, forms=forms))


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
    book = read_workbook(path, form=plan.form)
    _refuse_other(plan, book.plan, book.imported.stated, path)
    return AnswerFile(path, book.compared_with(plan).book, book)


def _refuse_other(plan: Plan, answers: Plan, stated: Collection[str], path: Path) -> None:
    if YEAR in stated and answers.year != plan.year:
        raise OtherPlanError(party_answers.OTHER_YEAR.format(path=shown(path), theirs=answers.year, ours=plan.year))
    ours, theirs = visible(plan.district), visible(answers.district)
    if DISTRICT in stated and ours and theirs and ours.casefold() != theirs.casefold():
        raise OtherPlanError(party_answers.OTHER_DISTRICT.format(path=shown(path), theirs=theirs, ours=ours))
