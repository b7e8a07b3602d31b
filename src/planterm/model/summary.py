"""What a board wants to know of the year: whether goals were reached, what deviates, what was done, what comes next."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from planterm.model.folding import words
from planterm.model.form import Role
from planterm.model.parties import has_slipped
from planterm.model.plan import Area, GoalReached, Plan, Row, Standing, Status
from planterm.model.results import STATUSES, Light, Result, light, result_of, total
from planterm.model.sequences import grouped

_NAMING = (Role.MEASURE, Role.GOALS, Role.PROBLEM, Role.CAUSE, Role.FOLLOW_UP, Role.WHEN, Role.WHO)
"""What names a row, in this order where cells are blank."""

_NAMING_SLIPPED = (Role.PROBLEM, Role.CAUSE, Role.WHEN)
"""The same for a row whose measure column holds the time."""

_WORDS_MIN = 0.6
"""A text is cut at a word's end where one is beyond this part of its length."""

_ALIKE = 2
"""So many rows with the same follow-up are told of in one line."""

_SHORT_OF_THE_GOAL = (GoalReached.PARTLY, GoalReached.NOT)


class Before(NamedTuple):
    """What the plan of an earlier year says of the same row."""

    year: int
    goal: str
    follow_up: str
    goal_reached: GoalReached | None


class Measure(NamedTuple):
    """A row of the plan in its own words, each text on one line."""

    place: str
    """The area's number and the row's, "1.3"."""

    what: str
    follow_up: str
    status: Status | None = None
    goal_reached: GoalReached | None = None
    problem: str = ""
    goal: str = ""
    before: tuple[Before, ...] = ()
    """The same row in the years before, the last one first."""


class AreaSummary(NamedTuple):
    """An area: its rows with a follow-up in the order of their statuses, those without a status last, and the rest."""

    number: int
    title: str
    result: Result
    followed_up: tuple[Measure, ...]
    """Those that neither deviate nor have the same follow-up as another row."""
    awaiting: tuple[Measure, ...]


class Alike(NamedTuple):
    """A follow-up that several rows have, and their places in order."""

    text: str
    goal_reached: GoalReached | None
    places: tuple[str, ...]


class Coming(NamedTuple):
    """What is proposed for next year's plan: the rows that go on, that end, and that somebody must decide on."""

    going_on: tuple[str, ...]
    ending: tuple[str, ...]
    undecided: tuple[str, ...]


class Years(NamedTuple):
    """The plan beside that of the year before, row by row."""

    earlier: int
    """The year."""
    rows: tuple[int, int, int]
    """How many are in both plans, new in this one, and in the earlier one only."""
    goals: tuple[tuple[int, ...], tuple[int, ...]]
    """Of the rows in both, how many reached their goal then and now, in the order of GoalReached."""


class Summary(NamedTuple):
    """The whole plan, and its areas that hold anything."""

    result: Result
    judgement: str
    """What the administration says of the year, in its own paragraphs."""
    deviations: tuple[Measure, ...]
    """The rows that were not done or fell short of their goal, the worst first."""
    areas: tuple[AreaSummary, ...]
    """Those that hold anything."""
    alike: tuple[Alike, ...]
    coming: Coming | None
    """None before every row is followed up."""
    years: Years | None
    """None where there is no plan of the year before."""


class Lengths(NamedTuple):
    """How many characters are left of each text."""

    what: int
    follow_up: int


SHORTER = (
    Lengths(200, 600), Lengths(120, 500), Lengths(90, 400), Lengths(75, 300), Lengths(60, 240), Lengths(60, 160),
    Lengths(45, 120), Lengths(45, 90), Lengths(45, 70),
)  # fmt: skip
"""From long to short, the follow-up last: it is what the board asks for. The last one still tells what a row is."""


def summary_of(plan: Plan, earlier: Sequence[Plan] = (), *, with_status: bool = True) -> Summary:
    """The summary with every text whole, beside the plans of the years before, the last one first.

    What deviates and the order of the rows go by the statuses, also where these are not told.
    """
    before = grouped((row.id, _before(each.year, row)) for each in earlier for row in each.rows())
    rows = [
        (_measure(each.label, each.row, before.get(row_id, ()), with_status=with_status), each.row)
        for row_id, each in plan.filled.items()
    ]
    done = [(measure, row) for measure, row in rows if row.is_followed_up]
    deviating = sorted((each for each in done if _deviates(each[1])), key=_how_bad)
    alike = _alike([measure for measure, row in done if not _deviates(row)])
    told = {measure.place for measure, _ in deviating}.union(*(each.places for each in alike))
    left = [each for each in rows if each[0].place not in told]
    areas = tuple(_area(number, area, left, with_status=with_status) for number, area in enumerate(plan.areas, start=1))
    return Summary(
        total(area.result for area in areas),
        plan.judgement,
        tuple(measure for measure, _ in deviating),
        tuple(area for area in areas if area.result.rows),
        alike,
        _coming(plan) if done and len(done) == len(rows) else None,
        _years(plan, earlier[0]) if earlier else None,
    )


def shorter(summary: Summary, lengths: Lengths) -> Summary:
    """The summary with its texts shortened; what is short enough, and the judgement, is left as it is."""

    def short(measures: Iterable[Measure]) -> tuple[Measure, ...]:
        return tuple(_shorter_measure(measure, lengths) for measure in measures)

    areas = (
        each._replace(followed_up=short(each.followed_up), awaiting=short(each.awaiting)) for each in summary.areas
    )
    alike = (each._replace(text=shortened(each.text, lengths.follow_up)) for each in summary.alike)
    return summary._replace(deviations=short(summary.deviations), areas=tuple(areas), alike=tuple(alike))


def fitting(summary: Summary, lines: Callable[[Summary], int], most: int) -> Summary:
    """The summary with as much of its texts as fits in so many lines; where nothing fits, as short as can be."""
    shortest = shorter(summary, SHORTER[-1])
    if summary.result.rows > most:  # each takes a line of its own
        return shortest
    if lines(summary) <= most:
        return summary
    candidates = (shorter(summary, lengths) for lengths in SHORTER)
    return next((candidate for candidate in candidates if lines(candidate) <= most), shortest)


def shortened(text: str, length: int) -> str:
    """The text, or its beginning with an ellipsis for the words that are left out; never longer than the length."""
    if len(text) <= length:
        return text
    start = text[: length - 1]
    whole_words = start.rpartition(" ")[0]
    return f"{whole_words} …" if len(whole_words) > _WORDS_MIN * length else f"{start}…"


def _area(number: int, area: Area, left: Iterable[tuple[Measure, Row]], *, with_status: bool) -> AreaSummary:
    own = [(measure, row) for measure, row in left if measure.place.startswith(f"{number}.")]
    followed_up = [measure for measure, row in sorted(own, key=_order) if row.is_followed_up]
    result = result_of(area) if with_status else result_of(area).without_statuses
    awaiting = tuple(measure for measure, row in own if not row.is_followed_up)
    return AreaSummary(number, _one_line([area.title]), result, tuple(followed_up), awaiting)


def _measure(place: str, row: Row, before: Sequence[Before], *, with_status: bool) -> Measure:
    naming = _NAMING_SLIPPED if has_slipped(row) else _NAMING
    what = _one_line([*(row.text(role) for role in naming), *row.cells])
    follow_up, problem, goal = (_one_line([row.text(role)]) for role in (Role.FOLLOW_UP, Role.PROBLEM, Role.GOALS))
    status = row.status if with_status else None
    return Measure(place, what, follow_up, status, row.goal_reached, problem, goal, tuple(before))


def _before(year: int, row: Row) -> Before:
    return Before(year, _one_line([row.text(Role.GOALS)]), _one_line([row.text(Role.FOLLOW_UP)]), row.goal_reached)


def _deviates(row: Row) -> bool:
    return light(row) in (Light.YELLOW, Light.RED) or row.goal_reached in _SHORT_OF_THE_GOAL


def _how_bad(told: tuple[Measure, Row]) -> bool:
    """Sorts what was not done, and what came to nothing, before the rest."""
    _, row = told
    return not (light(row) is Light.RED or row.goal_reached is GoalReached.NOT)


def _alike(measures: Iterable[Measure]) -> tuple[Alike, ...]:
    """The follow-ups that stand in several rows, whatever their punctuation, the most used first."""
    groups = grouped(((tuple(words(each.follow_up)), each.goal_reached), each) for each in measures)
    several = sorted((each for each in groups.values() if len(each) >= _ALIKE), key=len, reverse=True)
    return tuple(
        Alike(group[0].follow_up, group[0].goal_reached, tuple(each.place for each in group)) for group in several
    )


def _coming(plan: Plan) -> Coming:
    from planterm.model.carry_over import Fate, proposals  # its patterns of times take a while to build

    proposed = [each for each in proposals(plan, plan.areas) if not each.row.is_blank]

    def those(fate: Fate) -> tuple[str, ...]:
        return tuple(each.standing.label for each in proposed if each.fate is fate)

    return Coming(those(Fate.CONTINUE), those(Fate.END), those(Fate.ASK))


def _years(plan: Plan, earlier: Plan) -> Years:
    before, now = earlier.filled, plan.filled
    both = [row_id for row_id in now if row_id in before]

    def reached(rows: Mapping[str, Standing]) -> tuple[int, ...]:
        goals = [rows[row_id].row.goal_reached for row_id in both]
        return tuple(goals.count(each) for each in GoalReached)

    new, ended = len(now) - len(both), len(before) - len(both)
    return Years(earlier.year, (len(both), new, ended), (reached(before), reached(now)))


def _order(told: tuple[Measure, Row]) -> int:
    _, row = told
    return STATUSES.index(row.status) if row.status else len(STATUSES)


def _one_line(texts: Iterable[str]) -> str:
    """The first text that is not blank."""
    return next((" ".join(text.split()) for text in texts if text.strip()), "")


def _shorter_measure(measure: Measure, lengths: Lengths) -> Measure:
    what, problem, goal = (shortened(text, lengths.what) for text in (measure.what, measure.problem, measure.goal))
    before = tuple(
        each._replace(goal=shortened(each.goal, lengths.what), follow_up=shortened(each.follow_up, lengths.follow_up))
        for each in measure.before
    )
    follow_up = shortened(measure.follow_up, lengths.follow_up)
    return measure._replace(what=what, problem=problem, goal=goal, follow_up=follow_up, before=before)
