"""What kind of time the free text of the När column names, from when to when, and ordering rows by it."""

import re
from bisect import bisect
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import get_close_matches
from enum import Enum, IntEnum, auto
from functools import lru_cache
from typing import NamedTuple

from planterm.model.block_edits import sort_rows
from planterm.model.edits import Edit, EditKind, Place
from planterm.model.folding import folded_line, words
from planterm.model.form import Role
from planterm.model.plan import Plan, Row
from planterm.model.text import ESSAY_LENGTH
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
        if not pattern.search(rest):
            continue
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
    r"|(?P<UNTIL>(?:(?:före|innan|inför|vid) )?(?:utgången|slutet)"
    r"|senast|till och med|t\.? ?o\.? ?m\b\.?|(?:fram |längst )?till|tills"
    r"|klart?|färdigt?|slut(?:et|ar|förs)?|avslut(?:as|ad|at|ades|ar)?)"
    r"|(?P<BEFORE>före|innan|inför)|(?P<AFTER>efter)"
    r"):?,?(?: (?:i|under|den|på|av|hela|början|mitten|utgången))* ?$"
)
_GOES_ON = re.compile(r" ?(?:-|/|t\.? ?o\.? ?m\.?|(?:fram )?till(?: och med)?)(?: (?:den|i))? ?")


class When(IntEnum):
    """The kinds of time, in the order in which rows are sorted."""

    DATED = 0
    """A day, a month, a term, a year, or from one to another."""
    RECURRING = 1
    """Again and again: once a term, every quarter, on Mondays."""
    ONGOING = 2
    """All the time or without an end: löpande, linjearbete, tills vidare, från och med 2025."""
    UNCLEAR = 3
    """A text in which no time is recognised, or an essay."""
    BLANK = 4
    """Nothing."""


def classify(text: str) -> When:
    """The kind of time that the text names.

    Ongoing work comes before recurring, and both before dates: "löpande under 2025" and "varje kvartal 2025" are
    not efforts that end. Spelling and small slips do not matter ("Linje-arbete", "linejarbete").
    """
    return _kind(folded_line(text))


def sort_key(text: str, year: int) -> tuple[int, int, int]:
    """For putting texts in order of time: by kind, and dated ones by their first day, then their last.

    The year, which is the plan's, is that of times without one ("under våren").
    """
    normal = folded_line(text)
    kind = _kind(normal)
    days = period(normal, year) if kind is When.DATED else None
    return (kind, days.start.toordinal(), days.end.toordinal()) if days else (kind, 0, 0)


def span(text: str, year: int) -> Period | None:
    """The days that a dated text names, the year being that of times without one.

    None for any other text, and where the last of them moves from year to year ("midsommar").
    """
    normal = folded_line(text)
    days = period(normal, year) if _kind(normal) is When.DATED else None
    return days if days and days.is_known else None


def sort_by_when(plan: Plan, place: Place, shown: Collection[str] | None = None) -> Edit | None:
    """The area's rows in order of time, as ``sort_rows`` does it."""
    return sort_rows(plan, place, EditKind.SORT_ROWS, lambda row: sort_key(row.text(Role.WHEN), plan.year), shown)


class Kinds(NamedTuple):
    """How many rows are efforts that end, ordinary work, and neither as far as their time tells."""

    efforts: int
    ordinary: int
    untold: int


def kinds(rows: Iterable[Row]) -> Kinds:
    """The rows that hold anything, by what När says of them."""
    found = [classify(row.text(Role.WHEN)) for row in rows if not row.is_blank]
    efforts, ordinary = found.count(When.DATED), found.count(When.RECURRING) + found.count(When.ONGOING)
    return Kinds(efforts, ordinary, len(found) - efforts - ordinary)


@lru_cache(maxsize=4096)
def _kind(text: str) -> When:
    if not text:
        return When.BLANK
    if len(text) > ESSAY_LENGTH:
        return When.UNCLEAR
    found = times(text)
    if (without_end := _last(_ONGOING, text)) is not None:
        ends = any(time.role is Bound.UNTIL and time.at > without_end for time in found)
        return When.DATED if ends else When.ONGOING
    if _RECURRING.search(text):
        return When.RECURRING
    if found:
        return When.ONGOING if _has_no_end(text, found) else When.DATED
    return When.ONGOING if _GOING_ON.search(text) or _misspelt_ongoing(text) else When.UNCLEAR


def is_only_time(text: str) -> bool:
    """Whether the text says nothing but when."""
    normal = folded_line(text)
    if len(normal) > ESSAY_LENGTH:
        return False
    if _ONLY_ONGOING.fullmatch(normal):
        return True
    return bool(times(normal)) and _BESIDE_TIME.fullmatch(beside_times(normal)) is not None


def _last(pattern: re.Pattern[str], text: str) -> int | None:
    """Where the last match begins."""
    return max((match.start() for match in pattern.finditer(text)), default=None)


def _has_no_end(text: str, found: Sequence[Time]) -> bool:
    """Whether a single time is named and it is a beginning: that is no effort that ends."""
    if len(found) != 1 or found[0].mention.is_span:
        return False
    return found[0].role is Bound.FROM or _OPEN_END.search(text) is not None


def _misspelt_ongoing(text: str) -> bool:
    candidates = (word for word in words(text) if len(word) >= _SHORTEST_MISSPELT)
    return any(get_close_matches(word, _ONGOING_WORDS, 1, _LIKENESS) for word in candidates)


_SHORTEST_MISSPELT = 6
_LIKENESS = 0.85
_ONGOING_WORDS = ("linjearbete", "linjearbetet", "linjeverksamhet", "löpande", "fortlöpande", "kontinuerligt")
_ONGOING = re.compile(
    r"\blinje(?:n\b| ?-? ?(?:arb|verks|org|uppdrag|funktion))|^(?:i |inom )?(?:linje|ordinarie)\W*$|l[öo]pande|ständigt"
    r"|kontinuerlig|tills ?vidare|\bt\.v\.|konstant|permanent|stående|året (?:om|runt)\b|dygnet runt|24/7|hela tiden"
    r"|\balltid\b|\bfortsätt|\blöper på\b|\bord(?:inarie|\.)? ?(?:arb|verks|uppdrag|drift|rutin)"
    r"|(?:bas|grund)(?:verksamhet|uppdrag)"
)
_GOING_ON = re.compile(r"\b(?:pågå|fortgå)")
"""What is under way may have an end, where one is named."""

_OPEN_END = re.compile(r"\bframåt\W*$|\d{4} ?-+ ?(?:>|pågå\w*)?$|\bf\.?f\b\.?$|\boch (?:fram|vidare)\W*$")
_BESIDE_TIME = re.compile(
    r"(?:under|i|på|från|till|och|med|den|hela|senast|före|fram|klart?|start|av|slutet|början|punktinsats|engångsinsats"
    r"|[-.,:;()]|\s)*"
)
_ONLY_ONGOING = re.compile(
    r"(?:linje(?:-? ?(?:arbete|verksamhet)(?:et|en)?)?|(?:fort)?löpande|kontinuerligt|tills ?vidare|årligen|varje \w+"
    r"|ordinarie (?:arbete|verksamhet)|punktinsats|en gång (?:per|om) \w+)[.,]?"
)
_UNIT = r"(?:dag|dygn|vecka|månad|mån|kvartal|tertial|halvår|termin|läsår|år)(?:e[nt]|n)?\b"
_TIMES = r"(?:gång(?:er)?|ggr?|tillfällen?)"
_WEEKDAY = r"(?:mån|tis|ons|tors?|fre|lör|sön)(?:dag)?"
_RECURRING = re.compile(
    r"\bvarje\b|\bvarannan|\bvartannat|\bvar(?:t|je)? (?:tredje|fjärde|femte|sjätte|\d)|\bårlig|\bmånatlig|\bdaglig|"
    r"\b(?:månads?|kvartals?|tertial|termins|vecko?|halvårs|(?:läs)?års|period|dag)vis|återkommande|regelbund|"
    rf"{_TIMES} ?(?:per|om|i|/) ?{_UNIT}|\bper {_UNIT}|\d ?/ ?{_UNIT}|\b{_WEEKDAY} ?- ?{_WEEKDAY}\b|"
    r"(?:mån|tis|ons|tors|fre|lör|sön|var)dagar|(?:kvällar|nätter|helger)(?:na)?\b|(?:kvälls|natte?|helg|dag|skol)tid\b|"
    r"\b(?:alla |samtliga |skol)?lov(?:en|dagar|veckor)?\b|årshjul|\bi månaden\b|(?:tertial|delårs)(?:rapport|uppf)"
)
"""Again and again; the reports of a year, and its wheel, come back too."""
