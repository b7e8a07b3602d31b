"""What was written for the same place in different ways, by two sides or by one several times; how one is chosen."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum, auto
from typing import NamedTuple

from planterm.model import fields
from planterm.model.plan import Area, Plan, Row

ConflictPlace = tuple[str | None, str | None, str | None]
"""A place as conflicts name it: the area, the row and what of it, each None as in a conflict."""


class Side(StrEnum):
    """Whose of two plans that have the same ancestor."""

    OURS = auto()
    THEIRS = auto()


class Conflict(NamedTuple):
    """A thing that both sides changed, each in its own way; the merged plan holds what was ours.

    Where one side removed what the other changed, the merged plan keeps it.
    """

    area_id: str | None
    """The area in the merged plan; None for a detail of the plan."""
    row_id: str | None
    """The row; None for a detail of the plan and for what is about the area itself."""
    column: str | None
    """What differs, as plan files call it (see ``fields``); None where one side removed the row or the area."""
    base: str | None
    """What the ancestor has; None where the row or area is not there, as for the next two."""
    ours: str | None
    theirs: str | None

    @property
    def place(self) -> ConflictPlace:
        """What it is about."""
        return self.area_id, self.row_id, self.column

    @property
    def removed_by(self) -> Side | None:
        """The side that removed what the other one changed, or None where both have it."""
        if self.column is not None:
            return None
        return Side.OURS if self.ours is None else Side.THEIRS


class Merge(NamedTuple):
    """A plan that several changes have gone into, and what could not be decided of them, in reading order."""

    plan: Plan
    conflicts: tuple[Conflict, ...] = ()


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

    place: ConflictPlace
    standing: Wording
    """What the plan has."""
    others: tuple[Wording, ...]
    """The newest first."""

    @property
    def is_asked_about(self) -> bool:
        """Whether somebody is to choose; what stands under a misspelt key is asked about once it is taken in."""
        return not self.others[0].key


def undecided(conflict: Conflict, ours: Wording, theirs: Wording) -> Undecided:
    """The conflict as it is to be decided, with whose both wordings are; what one side removed is in the plan still."""
    standing, other = (theirs, ours) if ours.text is None else (ours, theirs)
    return Undecided(conflict.place, standing, (other,))


def joined(earlier: Iterable[Undecided], later: Iterable[Undecided]) -> tuple[Undecided, ...]:
    """All of it, one for each place, in which each text is once; where both are about a place, the later one stands."""
    found: dict[ConflictPlace, Undecided] = {}
    for each in (*earlier, *later):
        old = found.get(_key(each.place))
        found[_key(each.place)] = each if old is None else _stacked(old, each)
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
        each._replace(others=tuple(other for other in each.others if (_key(each.place), other.text) not in gone))
        for each in several
    )
    return tuple(each for each in left if each.others)


def still_open(several: Iterable[Undecided], plan: Plan) -> tuple[Undecided, ...]:
    """What there is to decide in the plan as it stands, which may have been written on since."""
    left = (
        (each, tuple(other for other in each.others if _is_another(plan, each.place, other.text))) for each in several
    )
    return tuple(each._replace(standing=_standing(each, plan), others=others) for each, others in left if others)


def decided(several: Iterable[Undecided], question: Undecided, text: str | None) -> tuple[Undecided, ...]:
    """What is left to decide when a text has been chosen for the standing wording and the newest other one."""
    known = (wording for wording in (question.standing, *question.others) if wording.text == text)
    standing = next(known, Wording(text, Side.OURS))
    left = question._replace(standing=standing, others=tuple(o for o in question.others[1:] if o.text != text))
    return tuple(
        left if _key(each.place) == _key(question.place) else each
        for each in several
        if left.others or _key(each.place) != _key(question.place)
    )


def text_at(plan: Plan, place: ConflictPlace) -> str | None:
    """What the plan has at a place; None where it has no such place.

    Of a row or an area as such its texts, and so of a row whose form has no such column.
    """
    area_id, row_id, column = place
    if row_id is not None:
        standing = plan.standings.get(row_id)
        if standing is None or column == fields.AREA:
            return standing.area.id if standing is not None else None
        has_column = column in fields.row_keys(standing.row.columns)
        return fields.row_text(standing.row, column or "") if has_column else fields.all_text(standing.row)
    if area_id is None:
        return fields.detail_text(plan, column or "")
    return plan.area(area_id).title if area_id in plan.areas_by_id else None


def resolve(plan: Plan, place: ConflictPlace, text: str | None) -> Plan:
    """The merged plan (or what was made of it since) with that text in place of what stands there.

    Without a text, the row or the area is removed, the area with the rows that stand in it. A row that the sides
    moved to different areas comes last in the chosen one. Raises KeyError where the place is gone.
    """
    area_id, row_id, column = place
    if row_id is not None:
        standing = plan.standings[row_id]
        return _resolve_row(plan, standing.area, standing.row, column, text)
    if area_id is not None:
        return _resolve_area(plan, plan.area(area_id), column, text)
    return fields.with_detail(plan, column or "", text or "")


def _choices(several: Iterable[Undecided]) -> set[tuple[ConflictPlace, str | None]]:
    """The texts that there are to choose, each with its place."""
    return {(_key(each.place), other.text) for each in several for other in each.others}


def _key(place: ConflictPlace) -> ConflictPlace:
    """The place as it stays when the row goes to another area."""
    area_id, row_id, column = place
    return (area_id if row_id is None else None), row_id, column


def _stacked(old: Undecided, new: Undecided) -> Undecided:
    """The new one over the old one; a text that both have is known from the old one."""
    known = {wording.text: wording for wording in (*old.others, old.standing)}
    standing = known.get(new.standing.text, new.standing)
    others = {wording.text: known.get(wording.text, wording) for wording in (*new.others, old.standing, *old.others)}
    others.pop(standing.text, None)
    return Undecided(new.place, standing, tuple(others.values()))


def _is_another(plan: Plan, place: ConflictPlace, text: str | None) -> bool:
    try:
        return resolve(plan, place, text) != plan
    except (KeyError, ValueError):  # nothing is there any more, or the text is no year, date or choice
        return False


def _standing(each: Undecided, plan: Plan) -> Wording:
    if each.place[-1] is None or (text := text_at(plan, each.place)) in {None, each.standing.text}:
        return each.standing
    return Wording(text, Side.OURS)


def _resolve_area(plan: Plan, area: Area, column: str | None, text: str | None) -> Plan:
    if column == fields.TITLE:
        return plan.with_area(replace(area, title=text or ""))
    if text is not None:
        return plan
    return replace(plan, areas=tuple(other for other in plan.areas if other.id != area.id))


def _resolve_row(plan: Plan, area: Area, row: Row, column: str | None, text: str | None) -> Plan:
    if column is None:
        return plan.with_area(_without(area, row)) if text is None else plan
    text = text or ""
    if column != fields.AREA:
        return plan.with_area(area.with_row(fields.with_row_text(row, column, text)))
    if area.id == text:
        return plan
    target = plan.area(text)
    return plan.with_area(_without(area, row)).with_area(replace(target, rows=(*target.rows, row)))


def _without(area: Area, row: Row) -> Area:
    return replace(area, rows=tuple(other for other in area.rows if other.id != row.id))
