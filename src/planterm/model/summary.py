"""What a board wants to know of the year: what was done, what was not and why, area by area."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from planterm.model.form import Role
from planterm.model.parties import has_slipped
from planterm.model.plan import Area, Plan, Row, Status
from planterm.model.results import STATUSES, Result, result_of, total

_NAMING = (Role.MEASURE, Role.GOALS, Role.PROBLEM, Role.CAUSE, Role.FOLLOW_UP, Role.WHEN, Role.WHO)
"""What names a row, in this order where cells are blank."""

_NAMING_SLIPPED = (Role.PROBLEM, Role.CAUSE, Role.WHEN)
"""The same for a row whose measure column holds the time."""

_WORDS_MIN = 0.6
"""A text is cut at a word's end where one is beyond this part of its length."""


class Measure(NamedTuple):
    """A row of the plan in its own words, each text on one line."""

    place: str
    """The area's number and the row's, "1.3"."""

    what: str
    follow_up: str
    status: Status | None


class AreaSummary(NamedTuple):
    """An area: its rows with a follow-up in the order of their statuses, those without a status last, and the rest."""

    number: int
    title: str
    result: Result
    followed_up: tuple[Measure, ...]
    awaiting: tuple[Measure, ...]


class Summary(NamedTuple):
    """The whole plan, and its areas that hold anything."""

    result: Result
    areas: tuple[AreaSummary, ...]


class Lengths(NamedTuple):
    """How many characters are left of each text; None for all."""

    what: int | None = None
    follow_up: int | None = None


WHOLE = Lengths()
SHORTER = (
    Lengths(200, 600), Lengths(120, 500), Lengths(90, 400), Lengths(75, 300), Lengths(60, 240), Lengths(60, 160),
    Lengths(45, 120), Lengths(45, 90), Lengths(45, 70),
)  # fmt: skip
"""From long to short, the follow-up last: it is what the board asks for. The last one still tells what a row is."""


def summary_of(plan: Plan) -> Summary:
    """The summary with every text whole."""
    areas = tuple(_area(number, area) for number, area in enumerate(plan.areas, start=1))
    return Summary(total(area.result for area in areas), tuple(area for area in areas if area.result.rows))


def shorter(summary: Summary, lengths: Lengths) -> Summary:
    """The summary with its texts shortened; what is short enough is left as it is."""
    return summary._replace(areas=tuple(_shorter_area(area, lengths) for area in summary.areas))


def fitting(summary: Summary, lines: Callable[[Summary], int], most: int) -> Summary:
    """The summary with as much of its texts as fits in so many lines; where nothing fits, as short as can be."""
    shortest = shorter(summary, SHORTER[-1])
    if summary.result.rows > most:  # each takes a line of its own
        return shortest
    if lines(summary) <= most:
        return summary
    candidates = (shorter(summary, lengths) for lengths in SHORTER)
    return next((candidate for candidate in candidates if lines(candidate) <= most), shortest)


def shortened(text: str, length: int | None) -> str:
    """The text, or its beginning with an ellipsis for the words that are left out; never longer than the length."""
    if length is None or len(text) <= length:
        return text
    start = text[: length - 1]
    whole_words = start.rpartition(" ")[0]
    return f"{whole_words} …" if len(whole_words) > _WORDS_MIN * length else f"{start}…"


def _area(number: int, area: Area) -> AreaSummary:
    measures = [
        (row.is_followed_up, _measure(f"{number}.{place}", row))
        for place, row in enumerate(area.rows, start=1)
        if not row.is_blank
    ]
    followed_up = sorted((measure for is_done, measure in measures if is_done), key=_order)
    awaiting = tuple(measure for is_done, measure in measures if not is_done)
    return AreaSummary(number, _one_line([area.title]), result_of(area), tuple(followed_up), awaiting)


def _measure(place: str, row: Row) -> Measure:
    naming = _NAMING_SLIPPED if has_slipped(row) else _NAMING
    what = _one_line([*(row[role] for role in naming), *row.cells])
    return Measure(place, what, _one_line([row[Role.FOLLOW_UP]]), row.status)


def _order(measure: Measure) -> int:
    return STATUSES.index(measure.status) if measure.status else len(STATUSES)


def _one_line(texts: Iterable[str]) -> str:
    """The first text that is not blank."""
    return next((" ".join(text.split()) for text in texts if text.strip()), "")


def _shorter_area(area: AreaSummary, lengths: Lengths) -> AreaSummary:
    return area._replace(
        followed_up=tuple(_shorter_measure(measure, lengths) for measure in area.followed_up),
        awaiting=tuple(_shorter_measure(measure, lengths) for measure in area.awaiting),
    )


def _shorter_measure(measure: Measure, lengths: Lengths) -> Measure:
    return measure._replace(
        what=shortened(measure.what, lengths.what), follow_up=shortened(measure.follow_up, lengths.follow_up)
    )
