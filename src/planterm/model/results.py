"""What became of the plan: rows followed up or not, and how the measures went."""

from collections.abc import Iterable
from typing import NamedTuple

from planterm.model.plan import Area, Status

STATUSES = tuple(Status)


class Result(NamedTuple):
    """The rows of an area, or of several, that hold anything."""

    rows: int
    followed_up: int
    by_status: tuple[int, ...]
    """Of the rows followed up, how many have each status, in the order of Status.

    A status without a text is no follow-up: such a row counts as not followed up and nowhere else.
    """

    @property
    def not_followed_up(self) -> int:
        """The rows that still await a text."""
        return self.rows - self.followed_up

    @property
    def without_status(self) -> int:
        """The rows followed up in words alone."""
        return self.followed_up - sum(self.by_status)


def result_of(area: Area) -> Result:
    """The area's result; rows that are wholly blank await nothing and do not count."""
    rows = [row for row in area.rows if not row.is_blank]
    followed_up = [row.status for row in rows if row.is_followed_up]
    return Result(len(rows), len(followed_up), tuple(followed_up.count(status) for status in STATUSES))


def total(results: Iterable[Result]) -> Result:
    """Several results together."""
    parts = tuple(results)
    by_status = tuple(sum(part.by_status[index] for part in parts) for index in range(len(STATUSES)))
    return Result(sum(part.rows for part in parts), sum(part.followed_up for part in parts), by_status)


def percent(part: int, whole: int) -> int:
    """The part of the whole in per cent; 0 and 100 stand for none and all, never for nearly so."""
    if part in (0, whole):
        return 100 if part else 0
    return min(99, max(1, round(100 * part / whole)))
