"""What was written for the same place in different ways, by two sides or by one several times; how one is chosen."""

from collections.abc import Callable, Iterable
from datetime import datetime
from enum import StrEnum, auto
from typing import NamedTuple

from planterm.model import fields
from planterm.model.plan import Area, Plan, Row, Spot


class Side(StrEnum):
    """Whose of two plans that have the same ancestor."""

    OURS = auto()
    THEIRS = auto()


class Wording(NamedTuple):
    """What somebody made of a place: a text, or None for a row or an area that was removed."""

    text: str | None
    side: Side | None = None
    """Whose it is; None where nobody can tell, because all that is known is that the file has it."""
    at: datetime | None = None
    """When it was written or found; None for just now, and where nobody knows."""
    key: str = ""
    """The misspelt key that it stands under in the file, where it does."""


class Undecided(NamedTuple):
    """A place for which there are several wordings, and nobody has chosen yet; none is dropped before that."""

    spot: Spot
    standing: Wording
    """What the plan has."""
    others: tuple[Wording, ...]
    """The newest first."""

    @property
    def is_asked_about(self) -> bool:
        """Whether somebody is to choose; what stands under a misspelt key is asked about once it is taken in."""
        return not self.others[0].key

    def with_wordings(self, change: Callable[[Wording], Wording]) -> "Undecided":
        """The same with another wording for each."""
        return self._replace(standing=change(self.standing), others=tuple(map(change, self.others)))


def between(spot: Spot, ours: str | None, theirs: str | None) -> Undecided:
    """What two sides made of the same; the plan holds ours, and what we removed and they changed."""
    mine, others = Wording(ours, Side.OURS), Wording(theirs, Side.THEIRS)
    return Undecided(spot, others, (mine,)) if ours is None else Undecided(spot, mine, (others,))


class Merge(NamedTuple):
    """A plan that several changes have gone into, and what could not be decided of them, in reading order."""

    plan: Plan
    conflicts: tuple[Undecided, ...] = ()


def joined(earlier: Iterable[Undecided], later: Iterable[Undecided]) -> tuple[Undecided, ...]:
    """All of it, one for each place, in which each text is once; where both are about a place, the later one stands."""
    found: dict[Spot, Undecided] = {}
    for each in (*earlier, *later):
        old = found.get(each.spot.anywhere)
        found[each.spot.anywhere] = each if old is None else _stacked(old, each)
    return tuple(found.values())


def is_all_of(several: Iterable[Undecided], others: Iterable[Undecided]) -> bool:
    """Whether every text that there is to choose in the first is so in the second, too."""
    return _choices(several) <= _choices(others)


def without(
    several: Iterable[Undecided], base: Iterable[Undecided], side: Iterable[Undecided]
) -> tuple[Undecided, ...]:
    """What is left of it when what a side has decided since the base is left out."""
    gone = _choices(base) - _choices(side)
    left = (
        each._replace(others=tuple(other for other in each.others if (each.spot.anywhere, other.text) not in gone))
        for each in several
    )
    return tuple(each for each in left if each.others)


def still_open(several: Iterable[Undecided], plan: Plan) -> tuple[Undecided, ...]:
    """What there is to decide in the plan as it stands, which may have been written on since."""
    left = (
        (each, tuple(other for other in each.others if _is_another(plan, each.spot, other.text))) for each in several
    )
    return tuple(each._replace(standing=_standing(each, plan), others=others) for each, others in left if others)


def decided(several: Iterable[Undecided], question: Undecided, text: str | None) -> tuple[Undecided, ...]:
    """What is left to decide when a text has been chosen for the standing wording and the newest other one."""
    known = (wording for wording in (question.standing, *question.others) if wording.text == text)
    standing = next(known, Wording(text, Side.OURS))
    left = question._replace(standing=standing, others=tuple(o for o in question.others[1:] if o.text != text))
    return tuple(
        left if each.spot.anywhere == question.spot.anywhere else each
        for each in several
        if left.others or each.spot.anywhere != question.spot.anywhere
    )


def text_at(plan: Plan, spot: Spot) -> str | None:
    """What the plan has at a place; None where it has no such place.

    Of a row or an area as such its texts, and so of a row whose form has no such column.
    """
    area_id, row_id, column = spot
    if row_id is not None:
        standing = plan.standings.get(row_id)
        if standing is None or column == fields.AREA:
            return standing.area.id if standing is not None else None
        has_column = column in fields.row_keys(standing.row.columns)
        return fields.row_text(standing.row, column or "") if has_column else fields.all_text(standing.row)
    if area_id is None:
        return fields.detail_text(plan, column or "")
    return plan.area(area_id).title if area_id in plan.areas_by_id else None


def resolve(plan: Plan, spot: Spot, text: str | None) -> Plan:
    """The merged plan (or what was made of it since) with that text in place of what stands there.

    Without a text, the row or the area is removed, the area with the rows that stand in it. A row that the sides
    moved to different areas comes last in the chosen one. Raises KeyError where the place is gone.
    """
    area_id, row_id, column = spot
    if row_id is not None:
        standing = plan.standings[row_id]
        return _resolve_row(plan, standing.area, standing.row, column, text)
    if area_id is not None:
        return _resolve_area(plan, plan.area(area_id), column, text)
    return fields.with_detail(plan, column or "", text or "")


def _choices(several: Iterable[Undecided]) -> set[tuple[Spot, str | None]]:
    """The texts that there are to choose, each with its place."""
    return {(each.spot.anywhere, other.text) for each in several for other in each.others}


def _stacked(old: Undecided, new: Undecided) -> Undecided:
    """The new one over the old one; a text that both have is known from the old one."""
    known = {wording.text: wording for wording in (*old.others, old.standing)}
    standing = known.get(new.standing.text, new.standing)
    others = {wording.text: known.get(wording.text, wording) for wording in (*new.others, old.standing, *old.others)}
    others.pop(standing.text, None)
    return Undecided(new.spot, standing, tuple(others.values()))


def _is_another(plan: Plan, spot: Spot, text: str | None) -> bool:
    try:
        if spot.row_id is None or spot.key in {None, fields.AREA}:
            return resolve(plan, spot, text) != plan
        row = plan.standings[spot.row_id].row  # alone: there may be a text to decide in each of thousands
        return fields.with_row_text(row, spot.key or "", text or "") != row
    except (KeyError, ValueError):  # nothing is there any more, or the text is no year, date or choice
        return False


def _standing(each: Undecided, plan: Plan) -> Wording:
    text = text_at(plan, each.spot)
    return each.standing if text in {None, each.standing.text} else Wording(text, Side.OURS)


def _resolve_area(plan: Plan, area: Area, column: str | None, text: str | None) -> Plan:
    if column == fields.TITLE:
        return plan.with_area(area._replace(title=text or ""))
    if text is not None:
        return plan
    return plan._replace(areas=tuple(other for other in plan.areas if other.id != area.id))


def _resolve_row(plan: Plan, area: Area, row: Row, column: str | None, text: str | None) -> Plan:
    if column is None:
        return plan.with_area(_without(area, row)) if text is None else plan
    text = text or ""
    if column != fields.AREA:
        return plan.with_area(area.with_row(fields.with_row_text(row, column, text)))
    if area.id == text:
        return plan
    target = plan.area(text)
    return plan.with_area(_without(area, row)).with_area(target._replace(rows=(*target.rows, row)))


def _without(area: Area, row: Row) -> Area:
    return area._replace(rows=tuple(other for other in area.rows if other.id != row.id))
