"""Next year's plan: made from the plan of a year, and reading that one beside it afterwards."""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePath, PureWindowsPath
from stat import S_ISREG
from typing import NamedTuple
from unicodedata import normalize

from planterm.errors import PlantermError
from planterm.form.loader import of_series
from planterm.model.carry_over import Fate, Proposal, carried_over, proposals
from planterm.model.form import Form, Role
from planterm.model.form_change import FormChange
from planterm.model.plan import YEARS, Plan, Standing
from planterm.model.text import excerpt
from planterm.session.written_plan import new_plan
from planterm.store.disk import followed, is_same_file, led_within, look, whole_path
from planterm.store.errors import OutOfReachError, shown
from planterm.store.form_files import usable_forms
from planterm.store.planfile import PlanFile, create, load
from planterm.texts import coming_year as texts

_MOST_YEARS = 20
"""How far back a plan's history goes."""


class NoSuccessorError(PlantermError):
    """Next year's plan cannot be made like that."""


class NoPredecessorError(PlantermError):
    """There is no earlier plan to look into."""


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
        return replace(new, predecessor=_seen_from(path, self.path))


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


def earlier_years_of(path: Path, plan: Plan, row_id: str) -> list[tuple[int, Standing]]:
    """The years before, the last one first, and the row as each has it; none for a row that is new.

    Raises NoPredecessorError where the plan was made from no other, or that one cannot be read.
    """
    if not plan.predecessor:
        raise NoPredecessorError(texts.NO_PREDECESSOR)
    last = _read_earlier(path, plan.predecessor)
    plans = [last.plan, *plans_before(last.path, last.plan)]
    return [(each.year, each.standings[row_id]) for each in plans if row_id in each.standings]


def last_follow_ups(path: Path, plan: Plan) -> dict[str, str]:
    """What was written about each row the year before, by row id; nothing where there was no earlier plan.

    Raises NoPredecessorError where it cannot be read.
    """
    rows = _read_earlier(path, plan.predecessor).plan.rows() if plan.predecessor else ()
    return {row.id: row[Role.FOLLOW_UP] for row in rows if row.is_followed_up}


def plans_before(path: Path, plan: Plan) -> tuple[Plan, ...]:
    """The plans of the years before, the last one first, as far back as each names one that can be read."""
    found: list[PlanFile] = []
    here, named = path, plan.predecessor
    while named and len(found) < _MOST_YEARS:
        try:
            last = _read_earlier(here, named)
        except NoPredecessorError:
            break
        if found and last.plan.year >= found[-1].plan.year:  # they name each other
            break
        found.append(last)
        here, named = last.path, last.plan.predecessor
    return tuple(each.plan for each in found)


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


def _read_earlier(path: Path, predecessor: str) -> PlanFile:
    try:
        return load(_found(path, predecessor))
    except NoPredecessorError:
        raise
    except PlantermError as error:
        raise NoPredecessorError(texts.PREDECESSOR_UNREADABLE.format(why=error)) from None


def _found(path: Path, predecessor: str) -> Path:
    """Where the predecessor is: at its place, or beside the plan when the plan was moved."""
    spellings = (predecessor, normalize("NFD", predecessor))  # the latter as a Mac may have named the file
    why = texts.PREDECESSOR_IS_GONE.format(path=shown(path.parent / predecessor))
    for name in spellings:
        try:
            if (place := _near(followed(path.parent), name)) is None:
                why = texts.PREDECESSOR_ELSEWHERE.format(name=excerpt(predecessor))
            elif _is_another_plan(path, place):
                return place
        except OutOfReachError as error:
            why = texts.PREDECESSOR_UNREADABLE.format(why=error)
    for name in spellings:
        if _is_another_plan(path, beside := path.parent / PureWindowsPath(name).name):
            return beside
    raise NoPredecessorError(why)


def _is_another_plan(path: Path, other: Path) -> bool:
    there = look(other, excerpt(other.name))
    return there is not None and S_ISREG(there.st_mode) and not is_same_file(path, other)


def _near(folder: Path, name: str) -> Path | None:
    """The named file where it lies below the plan's folder or the one above it, else None.

    Somebody else may have written the name: what is elsewhere, on a network above all, is not even looked at.
    """
    named = PureWindowsPath(name)  # which knows either kind of slash, and a network when it sees one
    if named.drive not in ("", folder.drive) or "://" in name:
        return None
    above = folder.parent
    root = above if above != above.parent or above.drive else folder
    return led_within(root, folder / named.as_posix(), excerpt(name))
