"""The plans of the years before, which each plan names in turn: found near the plan, and read."""

import os
from pathlib import Path, PureWindowsPath
from stat import S_ISREG
from unicodedata import normalize

from planterm.errors import PlantermError
from planterm.model.form import Role
from planterm.model.plan import Plan, Standing
from planterm.model.text import excerpt
from planterm.store.disk import OutOfReachError, followed, is_same_file, is_within, look, shown
from planterm.store.planfile import PlanFile, load
from planterm.texts import coming_year as texts

_MOST_YEARS = 20
"""How far back a plan's history goes."""


class NoPredecessorError(PlantermError):
    """There is no earlier plan to look into."""


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
    return {row.id: row.text(Role.FOLLOW_UP) for row in rows if row.is_followed_up}


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
    place = Path(os.path.normpath(folder / named.as_posix()))
    return place if is_within(root, place, excerpt(name)) else None
