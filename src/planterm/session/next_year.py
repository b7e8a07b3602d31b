"""Next year's plan: made from the plan of a year, and reading that one beside it afterwards."""

import os
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import NamedTuple

from planterm.errors import PlantermError
from planterm.form.loader import of_series
from planterm.model.carry_over import Fate, Proposal, carried_over, proposals
from planterm.model.form import Form
from planterm.model.form_change import FormChange
from planterm.model.plan import YEARS, Plan
from planterm.session.written_plan import new_plan
from planterm.store.disk import is_same_file, shown, whole_path
from planterm.store.form_files import usable_forms
from planterm.store.planfile import create
from planterm.texts import coming_year as texts


class NoSuccessorError(PlantermError):
    """Next year's plan cannot be made like that."""


class NextYear(NamedTuple):
    """A plan, the empty one that follows it, and what is proposed for each row."""

    path: Path
    """The old plan's file."""
    plan: Plan
    successor: Plan
    proposals: tuple[Proposal, ...]

    def left(self, decided: Iterable[Proposal]) -> list[tuple[str, int]]:
        """The columns that the new form lacks, and how many of the rows that go on have a text there."""
        change = FormChange.between(self.plan.columns, self.successor.columns)
        return change.left_of(each.row.without_follow_up for each in decided if each.fate is not Fate.END)

    def made(self, path: Path, decided: Iterable[Proposal]) -> Plan:
        """The new plan as it would stand at the path, by the answers given."""
        new = carried_over(self.plan, self.successor, decided)
        return new._replace(predecessor=_seen_from(path, self.path))


def next_year(
    path: Path, plan: Plan, year: int | None = None, district: str | None = None, form: Form | None = None
) -> NextYear:
    """What follows the plan of a file, in the year after or another one, on the form that follows the plan's own.

    Raises NoSuccessorError for an earlier year.
    """
    year = plan.year + 1 if year is None else year
    if year <= plan.year or year not in YEARS:
        raise NoSuccessorError(texts.NOT_A_LATER_YEAR.format(path=shown(path), old=plan.year, year=year))
    form = form or of_series(plan.form.series, year, usable_forms()) or plan.form
    successor = new_plan(year, plan.district if district is None else district, form)
    return NextYear(path, plan, successor, proposals(plan, successor.areas))


def create_next(path: Path, following: NextYear, plan: Plan, *, overwrite: bool = False) -> None:
    """Write the new plan; raises PlantermError where that fails, or where the old plan's file would be written."""
    if is_same_file(following.path, path):
        raise NoSuccessorError(texts.IS_OLD_PLAN.format(path=shown(path)))
    create(path, plan, overwrite=overwrite)


def suggested_path(path: Path, old: int, new: int) -> Path:
    """A name for the new plan beside the old one: the same with the other year in it, or behind it."""
    stem = path.stem.replace(str(old), str(new))
    return path.with_name(f"{stem if stem != path.stem else f'{stem}-{new}'}.toml")


def _seen_from(path: Path, other: Path) -> str:
    """The other path as it is found from the folder of the first, with slashes; whole where no way leads there."""
    path, other = whole_path(path), whole_path(other)
    try:
        return PurePath(os.path.relpath(other, path.parent)).as_posix()
    except (OSError, ValueError):  # on another drive, or the working folder is gone
        return other.as_posix()
