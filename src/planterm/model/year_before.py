"""A city's plans beside those of the year before: which rows go on, which are new, which have ended."""

from collections.abc import Iterator, Mapping
from enum import StrEnum, auto
from typing import NamedTuple

from planterm.model.form_change import on_form
from planterm.model.plan import Plan, Standing
from planterm.model.returned import share_hardly_any_ids, with_ids_found


class Fortune(StrEnum):
    """What became of a row from one year to the next."""

    CONTINUES = auto()
    NEW = auto()
    ENDED = auto()


class Compared(NamedTuple):
    """A row in both years: where it stands, or None in the year in which it is not there."""

    fortune: Fortune
    before: Standing | None
    now: Standing | None

    @property
    def standing(self) -> Standing:
        """The row as it is, or as it was where it has ended."""
        standing = self.now or self.before
        assert standing is not None  # noqa: S101  (a row of neither year is none)
        return standing


class YearBefore(NamedTuple):
    """A plan beside the district's plan of the year before."""

    rows: tuple[Compared, ...]
    """In the plan's order; those that have ended come last."""
    by_text: bool
    """Whether the rows had to be found by what they say, because their ids are not the same."""


def compared(before: Plan, now: Plan) -> YearBefore:
    """What became of each row that holds anything."""
    by_text = share_hardly_any_ids(before, now)
    if by_text:
        now = with_ids_found(on_form(before, now.form), now)
    old, new = _filled(before), _filled(now)
    ended = (Compared(Fortune.ENDED, each, None) for row_id, each in old.items() if row_id not in new)
    return YearBefore((*_that_are_there(old, new), *ended), by_text)


def _that_are_there(old: Mapping[str, Standing], new: Mapping[str, Standing]) -> Iterator[Compared]:
    for row_id, each in new.items():
        was = old.get(row_id)
        yield Compared(Fortune.CONTINUES if was else Fortune.NEW, was, each)


def _filled(plan: Plan) -> dict[str, Standing]:
    return {row_id: each for row_id, each in plan.standings.items() if not each.row.is_blank}
