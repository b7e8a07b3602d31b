"""Next year's plan: made from the plan of a year, and reading that one beside it afterwards."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePath
from typing import NamedTuple
from unicodedata import normalize

from planterm.errors import PlantermError
from planterm.model.carry_over import Fate, Proposal, carried_over, last_years_row, proposals
from planterm.model.columns import Column
from planterm.model.plan import YEARS, Area, Plan, Row
from planterm.session.new_plan import new_plan
from planterm.store.errors import shown
from planterm.store.planfile import create, is_same_file, load
from planterm.store.state import real_path
from planterm.texts import next_year as texts


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

    def made(self, path: Path, fates: Mapping[str, Fate], targets: Mapping[str, str]) -> Plan:
        """The new plan as it would stand at the path, by the answers given."""
        new = carried_over(self.plan, self.successor, fates, targets)
        return replace(new, predecessor=_seen_from(path, self.path))


class LastYear(NamedTuple):
    """A row as the earlier plan has it."""

    year: int
    area: Area
    number: int
    """In its area, from 1."""
    row: Row


def next_year(path: Path, plan: Plan, year: int | None = None, district: str | None = None) -> NextYear:
    """What follows the plan of a file, in the year after or another one; raises NoSuccessorError for an earlier one."""
    year = plan.year + 1 if year is None else year
    if year <= plan.year or year not in YEARS:
        raise NoSuccessorError(texts.not_a_later_year(shown(path), plan.year, year))
    successor = new_plan(year, plan.district if district is None else district)
    return NextYear(path, plan, successor, proposals(plan, successor.areas))


def create_next(path: Path, following: NextYear, plan: Plan, *, overwrite: bool = False) -> None:
    """Write the new plan; raises PlantermError where that fails, or where the old plan's file would be written."""
    if is_same_file(path, following.path) or real_path(path) == real_path(following.path):
        raise NoSuccessorError(texts.is_old_plan(shown(path)))
    create(path, plan, overwrite=overwrite)


def last_year_of(path: Path, plan: Plan, row_id: str) -> LastYear | None:
    """The row as the plan before has it; None for a row that is new.

    Raises NoPredecessorError where the plan was made from no other or that one is gone, PlantermError where it cannot
    be read.
    """
    if not plan.predecessor:
        raise NoPredecessorError(texts.NO_PREDECESSOR)
    earlier = load(_found(path, plan.predecessor)).plan
    found = last_years_row(earlier, row_id)
    return LastYear(earlier.year, *found) if found else None


def last_follow_ups(path: Path, plan: Plan) -> Mapping[str, str]:
    """What was written about each row the year before, by row id; nothing where no earlier plan can be read."""
    if not plan.predecessor:
        return {}
    try:
        earlier = load(_found(path, plan.predecessor)).plan
    except PlantermError:
        return {}
    return {row.id: row[Column.FOLLOW_UP] for row in earlier.rows() if row.is_followed_up}


def suggested_path(path: Path, old: int, new: int) -> Path:
    """A name for the new plan beside the old one: the same with the other year in it, or behind it."""
    stem = path.stem.replace(str(old), str(new))
    return path.with_name(f"{stem if stem != path.stem else f'{stem}-{new}'}.toml")


def _seen_from(path: Path, other: Path) -> str:
    """The other path as it is found from the folder of the first, with slashes; whole where no way leads there."""
    try:
        return PurePath(os.path.relpath(other, path.parent)).as_posix()
    except ValueError:  # on another drive
        return PurePath(other.absolute()).as_posix()


def _found(path: Path, predecessor: str) -> Path:
    """Where the predecessor is: at its place, or beside the plan when the plan was moved."""
    place = path.parent / predecessor
    for name in (predecessor, normalize("NFD", predecessor)):  # as a Mac may have named the file
        for candidate in (path.parent / name, path.parent / PurePath(name).name):
            if candidate.is_file() and not is_same_file(candidate, path):
                return candidate
    raise NoPredecessorError(texts.predecessor_is_gone(shown(place)))
