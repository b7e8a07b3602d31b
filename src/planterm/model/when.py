"""What kind of time the free text of the När column names, and ordering rows by it."""

import re
from collections.abc import Collection, Iterable, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from planterm.model.block_edits import sort_rows
from planterm.model.edits import Edit, EditKind, Place
from planterm.model.folding import folded_line
from planterm.model.form import Role
from planterm.model.plan import Plan, Row
from planterm.model.when_dates import Bound, Period, Time, beside_times, period, times

ESSAY_LENGTH = 80
"""A text longer than this, in characters, names no time, whatever words stand in it."""


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
    return sort_rows(plan, place, EditKind.SORT_ROWS, lambda row: sort_key(row[Role.WHEN], plan.year), shown)


class Kinds(NamedTuple):
    """How many rows are efforts that end, ordinary work, and neither as far as their time tells."""

    efforts: int
    ordinary: int
    untold: int


def kinds(rows: Iterable[Row]) -> Kinds:
    """The rows that hold anything, by what När says of them."""
    found = [classify(row[Role.WHEN]) for row in rows if not row.is_blank]
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
    from difflib import get_close_matches

    words = (word for word in _WORD.findall(text) if len(word) >= _SHORTEST_MISSPELT)
    return any(get_close_matches(word, _ONGOING_WORDS, 1, _LIKENESS) for word in words)


_WORD = re.compile(r"\w+")
_SHORTEST_MISSPELT = 6
_LIKENESS = 0.85
_ONGOING_WORDS = ("linjearbete", "linjearbetet", "linjeverksamhet", "löpande", "fortlöpande", "kontinuerligt")
_ONGOING = re.compile(
    r"\blinje(?:n\b| ?-? ?(?:arb|verks|org|uppdrag|funktion))|^(?:i |inom )?(?:linje|ordinarie)\W*$|l[öo]pande|ständigt"
    r"|kontinuerlig|tills ?vidare|\bt\.v\.|konstant|permanent|stående|året (?:om|runt)\b|dygnet runt|24/7|hela tiden"
    r"|\balltid\b|\bfortsätt|\bord(?:inarie|\.)? ?(?:arb|verks|uppdrag|drift|rutin)|(?:bas|grund)(?:verksamhet|uppdrag)"
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
_DAY = r"(?:mån|tis|ons|tors?|fre|lör|sön)(?:dag)?"
_RECURRING = re.compile(
    r"\bvarje\b|\bvarannan|\bvartannat|\bvar(?:t|je)? (?:tredje|fjärde|femte|sjätte|\d)|\bårlig|\bmånatlig|\bdaglig|"
    r"\b(?:månads?|kvartals?|tertial|termins|vecko?|halvårs|(?:läs)?års|period|dag)vis|återkommande|regelbund|"
    rf"{_TIMES} ?(?:per|om|i|/) ?{_UNIT}|\bper {_UNIT}|\d ?/ ?{_UNIT}|\b{_DAY} ?- ?{_DAY}\b|"
    r"(?:mån|tis|ons|tors|fre|lör|sön|var)dagar|(?:kvällar|nätter|helger)(?:na)?\b|(?:kvälls|natte?|helg|dag|skol)tid\b|"
    r"\b(?:alla |samtliga |skol)?lov(?:en|dagar|veckor)?\b|årshjul|(?:tertial|delårs)(?:rapport|uppf)"
)
"""Again and again; the reports of a year, and its wheel, come back too."""
