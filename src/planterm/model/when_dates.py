"""Reading the dates, months, terms, holidays and years that people write in the När column."""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto
from functools import lru_cache

from planterm.model.when_patterns import MAY_NAME_TIME, TIMES, Ends, Mention, mentions


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last."""

    start: date
    end: date
    is_known: bool = True
    """False where the last day is only about right: "midsommar", "terminsstart"."""


class Bound(Enum):
    """What the words just before a time make of it."""

    AT = auto()
    FROM = auto()
    UNTIL = auto()
    """It is the last day that matters."""
    BEFORE = auto()
    AFTER = auto()


@dataclass(frozen=True, slots=True)
class Time:
    """A time that a text names, and where it stands there."""

    mention: Mention
    role: Bound
    at: int
    """Where it begins, in characters."""
    goes_on: bool
    """Whether a dash or the like ties it to the time before."""


def times(text: str) -> Sequence[Time]:
    """The times that the text names, from left to right; the text is written as for period."""
    return _read(text)[0] if MAY_NAME_TIME.search(text) else ()


def beside_times(text: str) -> str:
    """What the text says beside the times it names."""
    return " ".join(_read(text)[1].split())


@lru_cache(maxsize=1024)
def period(text: str, year: int) -> Period | None:
    """The time from the first to the last day that the text names, None where it names none.

    The text is in lower case with single spaces and hyphens for all dashes, as planterm.model.folding gives it.
    A time without a year takes that of the next one in the text, else of the one before, else the year given, which is
    the plan's. "Senast 31 maj" is that day, not the time up to it; "efter sommaren" is the rest of the year.
    """
    found = times(text)
    if not found:
        return None
    spans = [_in_role(time.role, ends) for time, ends in zip(found, _resolved(found, year), strict=True)]
    start, end = min(first for first, _ in spans), max(last for _, last in spans)
    last = [time for time, ends in zip(found, spans, strict=True) if ends[1] == end]
    return Period(start, end, any(time.mention.is_known or time.role is Bound.AFTER for time in last))


@lru_cache(maxsize=1024)
def _read(text: str) -> tuple[tuple[Time, ...], str]:
    """What the text names, and the rest; what one pattern has read, the next ones do not see."""
    found: dict[int, tuple[int, Mention]] = {}
    rest = text
    for pattern, read in TIMES:
        pieces: list[str] = []
        seen = 0
        for start, end, mention in mentions(rest, pattern, read):
            found[start] = end, mention
            pieces += rest[seen:start], "\0" * (end - start)
            seen = end
        rest = "".join((*pieces, rest[seen:]))
    return tuple(_with_leading_years(_placed(text, found))), rest.replace("\0", " ")


def _placed(text: str, found: dict[int, tuple[int, Mention]]) -> Iterator[Time]:
    before = 0
    for start in sorted(found):
        end, mention = found[start]
        words = text[max(before, start - _LONGEST_ROLE) : start]
        role = _ROLE.search(words)
        goes_on = before > 0 and _GOES_ON.fullmatch(text, before, start) is not None
        yield Time(mention, Bound[role.lastgroup] if role and role.lastgroup else Bound.AT, start, goes_on)
        before = end


def _with_leading_years(found: Iterator[Time]) -> list[Time]:
    """A year just before a time without one is the year of that time: "2025 Q3"."""
    joined: list[Time] = []
    for time in found:
        if joined and joined[-1].mention.is_whole_year and time.mention.year is None:
            joined[-1] = replace(joined[-1], mention=replace(time.mention, year=joined[-1].mention.year))
        else:
            joined.append(time)
    return joined


def _resolved(found: Sequence[Time], plan_year: int) -> Iterator[Ends]:
    """The days of each time; one without a year takes that of the next one with a year, else of the one before."""
    named = [time.mention for time in found]
    dated = [(index, each, each.year) for index, each in enumerate(named) if each.year is not None]
    year = plan_year
    for index, mention in enumerate(named):
        after = bisect(dated, index, key=lambda each: each[0])
        if mention.year is not None:
            yield mention.days(mention.year)
        elif after < len(dated):
            _, following, years = dated[after]
            days = mention.days(years)
            # "november-februari 2026" begins in 2025
            yield days if days[0] <= following.days(years)[1] else mention.days(years - 1)
        elif dated:
            _, earlier, years = dated[-1]
            days = mention.days(years)
            # "december 2025 - januari" ends in 2026
            yield days if days[1] >= earlier.days(years)[0] else mention.days(years + 1)
        else:
            # "november-februari" ends in the year after the plan's
            if found[index].goes_on and mention.days(year)[0] < named[index - 1].days(year)[0]:
                year = plan_year + 1
            yield mention.days(year)


def _in_role(role: Bound, days: Ends) -> Ends:
    first, last = days
    match role:
        case Bound.UNTIL:
            return last, last
        case Bound.BEFORE:
            return first - _DAY, first - _DAY
        case Bound.AFTER:
            return last + _DAY, date((last + _DAY).year, 12, 31)
        case Bound.AT | Bound.FROM:
            return days


_DAY = timedelta(days=1)
_LONGEST_ROLE = 40
"""Characters."""

_ROLE = re.compile(
    r"\b(?:(?P<FROM>från(?: och med)?|fr\.?(?: ?o\.? ?m\b\.?)?|f\.? ?o\.? ?m\b\.?|med (?:start|början)|sedan"
    r"|(?:upp)?start(?:ar|ade|as|ades|datum)?(?: upp)?|inled(?:s|des|er)?|(?:på)?börja(?:r|s|de|des)?)"
    r"|(?P<UNTIL>senast|till och med|t\.? ?o\.? ?m\b\.?|(?:fram |längst )?till|tills"
    r"|klart?|färdigt?|slut(?:et|ar|förs)?|avslut(?:as|ad|at|ades|ar)?)"
    r"|(?P<BEFORE>före|innan|inför)|(?P<AFTER>efter)"
    r"):?,?(?: (?:i|under|den|på|av|hela|början|mitten|utgången))* ?$"
)
_GOES_ON = re.compile(r" ?(?:-|/|t\.? ?o\.? ?m\.?|(?:fram )?till(?: och med)?)(?: (?:den|i))? ?")
