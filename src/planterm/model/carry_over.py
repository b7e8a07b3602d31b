"""From one year to the next: what is to become of each row in next year's plan, and what became of last year's."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum, auto
from typing import NamedTuple

from planterm.model.edits import free_area_id
from planterm.model.folding import fold, folded_line
from planterm.model.follow_up_texts import CLOSED, Account, status_told, told
from planterm.model.form import Role
from planterm.model.form_change import FormChange
from planterm.model.plan import Area, GoalReached, Plan, Row, Standing, Status
from planterm.model.returned import share_hardly_any_ids, with_ids_found
from planterm.model.when import Period, When, classify, period, span


class Fate(StrEnum):
    """What becomes of a row; values as in the command line's JSON."""

    CONTINUE = "fortsatter"
    END = "avslutas"
    ASK = "fraga"
    """Somebody has to decide; until then the row goes along."""


class Reason(StrEnum):
    """Why that is proposed; values as in the command line's JSON."""

    ONGOING = "lopande"
    """The measure has no end: ordinary work, or again and again."""
    LATER = "senare"
    """Its time goes on after the plan's year."""
    DONE = "genomford"
    """Its time is over, and it is plainly done."""
    BLANK = "tom"
    """There is nothing in the row."""
    NOT_DONE = "ej-genomford"
    """By its status, or else by what its follow-up says in plain words, it was not done, or not all of it."""
    NOT_REACHED = "malet-ej-natt"
    """It was done and its goal was not reached, or not wholly."""
    GOES_ON = "fortsatter-enligt-uppfoljningen"
    """What was written about it says that it was put off, or that there is more to come."""
    ENDED = "upphor-enligt-uppfoljningen"
    """What was written about it says that there is to be no more of it."""
    UNSURE = "oklart-utfall"
    """Its time is over, and what was written about it does not plainly say that it is done."""
    WHOLE_YEAR = "hela-aret"
    """När is the plan's own year and no more: that is as often work without an end as an effort that ends with it."""
    NOT_FOLLOWED_UP = "ej-uppfoljd"
    """Its time is over, and nobody has said what became of it."""
    UNCLEAR = "oklar-tid"
    """När holds no time: often a text that belongs in another column."""
    NO_TIME = "ingen-tid"
    """När is blank."""


class Proposal(NamedTuple):
    """A row of the old plan, what is proposed or was decided for it, and in which area of the new plan it stands."""

    standing: Standing
    fate: Fate
    reason: Reason
    target: str | None
    """The id of the area; None where the new form has none that corresponds."""

    @property
    def row(self) -> Row:
        """The row itself."""
        return self.standing.row

    @property
    def area_id(self) -> str:
        """The area of the old plan."""
        return self.standing.area.id


def proposals(plan: Plan, areas: Sequence[Area]) -> tuple[Proposal, ...]:
    """What is proposed for every row, in order; the areas are those of the new plan's form."""
    targets = {area.id: _counterpart(area, areas) for area in plan.areas}
    return tuple(
        Proposal(each, *_proposed(each.row, plan.year), targets[each.area.id]) for each in plan.standings.values()
    )


def carried_over(plan: Plan, successor: Plan, decided: Iterable[Proposal]) -> Plan:
    """The successor, an empty plan on its form, with the rows that are not to end.

    Rows keep their ids, in their order; follow-ups and outcomes are empty. Own areas come along, with or without rows.
    Rows without a place in the new form stand in an own area with the title of their old one, texts without a column in
    the remark of their row.
    """
    official = successor.areas
    kept: dict[str, list[Row]] = {area.id: [] for area in official}
    change = FormChange.between(plan.columns, successor.columns)
    own = {area.id: area.title for area in plan.areas if area.own and _counterpart(area, official) == area.id}
    own = {area_id: title for area_id, title in own.items() if area_id not in kept}
    homeless: dict[str, str] = {}
    for proposal in decided:
        if proposal.fate is Fate.END:
            continue
        target = proposal.target
        if target is None or target not in {*kept, *own}:
            old = proposal.standing.area
            target = homeless.get(old.id) or free_area_id(plan, old, {*kept, *own})
            homeless[old.id], own[target] = target, old.title
        kept.setdefault(target, []).append(change.row(proposal.row.without_follow_up))
    areas = [area._replace(rows=tuple(kept[area.id])) for area in official]
    areas += [Area(area_id, title, tuple(kept.get(area_id, ())), own=True) for area_id, title in own.items()]
    return successor._replace(areas=tuple(areas), police_area=plan.police_area, synonyms=plan.synonyms)


def _proposed(row: Row, year: int) -> tuple[Fate, Reason]:
    if row.is_blank:
        return Fate.END, Reason.BLANK
    said, when = told(row.text(Role.FOLLOW_UP)), classify(row.text(Role.WHEN))
    if (row.status or status_told(said)) in (Status.NOT_DONE, Status.PARTLY):
        return Fate.ASK, Reason.NOT_DONE
    if Account.ENDED in said and (when is not When.DATED or Account.DONE not in said):
        return Fate.ASK, Reason.ENDED
    if when is When.DATED:
        return _single_effort(row, said, year)
    return _WITHOUT_A_DATE[when]


def _single_effort(row: Row, said: Account, year: int) -> tuple[Fate, Reason]:
    time = span(row.text(Role.WHEN), year)
    if time is not None and time.end.year > year:
        return Fate.CONTINUE, Reason.LATER
    begun = row.status is Status.ONGOING or bool(said & (Account.NOT_DONE | Account.PARTLY | Account.ONGOING))
    doubts = (
        (not row.is_followed_up and row.status is None, Reason.NOT_FOLLOWED_UP),
        (begun, Reason.NOT_DONE),
        (row.goal_reached in (GoalReached.NOT, GoalReached.PARTLY), Reason.NOT_REACHED),
        (Account.LATER in said or _names_a_later_year(row.text(Role.FOLLOW_UP), year), Reason.GOES_ON),
        (row.status is not Status.DONE and said not in (Account.DONE, CLOSED), Reason.UNSURE),
        (time == Period(date(year, 1, 1), date(year, 12, 31)), Reason.WHOLE_YEAR),
    )
    doubt = next((reason for applies, reason in doubts if applies), None)
    return (Fate.END, Reason.DONE) if doubt is None else (Fate.ASK, doubt)


def _names_a_later_year(text: str, year: int) -> bool:
    time = period(folded_line(text), year)
    return time is not None and time.end.year > year


def _counterpart(area: Area, areas: Sequence[Area]) -> str | None:
    """The area of the new form that is the same by its id or its title; an own area is its own counterpart."""
    title = fold(area.title).strip()
    ids = {other.id for other in areas}
    if not area.own and area.id in ids:
        return area.id
    same = next((other.id for other in areas if fold(other.title).strip() == title), None)
    return same or (area.id if area.own and area.id not in ids else None)


_WITHOUT_A_DATE = {
    When.ONGOING: (Fate.CONTINUE, Reason.ONGOING),
    When.RECURRING: (Fate.CONTINUE, Reason.ONGOING),
    When.UNCLEAR: (Fate.ASK, Reason.UNCLEAR),
    When.BLANK: (Fate.ASK, Reason.NO_TIME),
}


def with_same_reason(decided: Iterable[Proposal], proposal: Proposal) -> list[Proposal]:
    """The rows proposed for the same reason of which the same is to become, this one among them.

    Those that somebody has answered otherwise one by one are left out.
    """
    return [each for each in decided if each.reason is proposal.reason and each.fate is proposal.fate]


def homeless_with(decided: Iterable[Proposal], proposal: Proposal) -> list[Proposal]:
    """The rows of the same old area that have no place in the new form yet; where it has one, the row alone."""
    if proposal.target is not None:
        return [proposal]
    return [each for each in decided if each.area_id == proposal.area_id and each.target is None]


class Fortune(StrEnum):
    """What became of a row from one year to the next."""

    CONTINUES = auto()
    NEW = auto()
    ENDED = auto()


class Compared(NamedTuple):
    """A row in both years: where it stands, or None in the year in which it is not there."""

    before: Standing | None
    now: Standing | None

    @property
    def fortune(self) -> Fortune:
        """What became of the row."""
        if self.now is None:
            return Fortune.ENDED
        return Fortune.CONTINUES if self.before else Fortune.NEW

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
        now = with_ids_found(before, now)
    old, new = before.filled, now.filled
    return YearBefore(tuple(Compared(old.get(row_id), new.get(row_id)) for row_id in {**new, **old}), by_text)
