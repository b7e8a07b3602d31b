"""Reading the dates, months, terms and years that people write in the När column."""

import re
from bisect import bisect
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta

Ends = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class _Mention:
    """A time that the text names: its year where it says one, and its days in a given year."""

    year: int | None
    days: Callable[[int], Ends]
    is_whole_year: bool = False


def times_named(text: str) -> int:
    """How many times the text names, written as for period."""
    return len(_mentions(text)[0])


def beside_times(text: str) -> str:
    """What the text says beside the times it names."""
    return " ".join(_mentions(text)[1].split())


def period(text: str, year: int) -> Period | None:
    """The time from the first to the last day that the text names, None where it names none.

    The text is in lower case with single spaces and hyphens for all dashes, as planterm.model.folding gives it.
    A time without a year takes that of the next one in the text, else of the one before, else the year given, which is
    the plan's. "Senast 31 maj" is that day, not the time up to it.
    """
    mentions, _ = _mentions(text)
    if not mentions:
        return None
    spans = list(_resolved(mentions, year))
    start, end = min(first for first, _ in spans), max(last for _, last in spans)
    return Period(end if len(spans) == 1 and _DEADLINE.search(text) else start, end)


def _mentions(text: str) -> tuple[list[_Mention], str]:
    """What the text names, from left to right, and the rest; what one pattern has read, the next ones do not see."""
    found: dict[int, _Mention] = {}

    def reading(read: Callable[[re.Match[str]], _Mention | None]) -> Callable[[re.Match[str]], str]:
        def replacement(match: re.Match[str]) -> str:
            mention = read(match)
            if mention is None:
                return match[0]
            found[match.start()] = mention
            return "\0" * len(match[0])

        return replacement

    for pattern, read in _PATTERNS:
        text = pattern.sub(reading(read), text)
    return _with_leading_years([found[start] for start in sorted(found)]), text.replace("\0", " ")


def _with_leading_years(mentions: list[_Mention]) -> list[_Mention]:
    """A year just before a time without one is the year of that time: "2025 Q3"."""
    joined: list[_Mention] = []
    for mention in mentions:
        if joined and joined[-1].is_whole_year and mention.year is None:
            joined[-1] = replace(mention, year=joined[-1].year)
        else:
            joined.append(mention)
    return joined


def _resolved(mentions: list[_Mention], plan_year: int) -> Iterator[Ends]:
    """The days of each mention; one without a year takes that of the next one with a year, else of the one before."""
    dated = [(index, each, each.year) for index, each in enumerate(mentions) if each.year is not None]
    for index, mention in enumerate(mentions):
        after = bisect(dated, index, key=lambda each: each[0])
        if mention.year is not None:
            yield mention.days(mention.year)
        elif after < len(dated):
            _, following, year = dated[after]
            days = mention.days(year)
            # "november-februari 2026" begins in 2025
            yield days if days[0] <= following.days(year)[1] else mention.days(year - 1)
        elif dated:
            _, earlier, year = dated[-1]
            days = mention.days(year)
            # "december 2025 - januari" ends in 2026
            yield days if days[1] >= earlier.days(year)[0] else mention.days(year + 1)
        else:
            yield mention.days(plan_year)


def _year(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    return 2000 + int(groups["short"]) if groups.get("short") else None


def _days(year: int | None, first: tuple[int, int], last: tuple[int, int]) -> _Mention | None:
    """From one (month, day) to another; days that a month does not have become its last."""
    if not (1 <= first[0] <= 12 and 1 <= last[0] <= 12 and 1 <= first[1] <= 31 and 1 <= last[1] <= 31):
        return None

    def days(in_year: int) -> Ends:
        start, end = (date(in_year, m, min(d, monthrange(in_year, m)[1])) for m, d in (first, last))
        return start, end

    return _Mention(year, days)


def _months(year: int | None, first: int, last: int) -> _Mention | None:
    return _days(year, (first, 1), (last, 31))


def _read_date(match: re.Match[str]) -> _Mention | None:
    month, day = int(match["m"]), int(match["d"])
    return _days(_year(match), (month, int(match.groupdict().get("d1") or day)), (month, day))


def _read_month_number(match: re.Match[str]) -> _Mention | None:
    return _months(_year(match), int(match["m"]), int(match["m"]))


def _read_month(match: re.Match[str]) -> _Mention | None:
    month = _MONTH_STEMS.index(match["month"][:3]) + 1
    if not match["d"]:
        return _months(_year(match), month, month)
    return _days(_year(match), (month, int(match["d1"] or match["d"])), (month, int(match["d"])))


def _read_years(match: re.Match[str]) -> _Mention:
    last = int(match["last"]) % 100
    first_day, last_day = ((8, 1), (6, 30)) if match["school"] else ((1, 1), (12, 31))

    def days(in_year: int) -> Ends:
        end = in_year + (last - in_year) % 100
        return date(in_year, *first_day), date(min(end, MAXYEAR), *last_day)

    return _Mention(_year(match), days)


def _read_weeks(match: re.Match[str]) -> _Mention | None:
    first, last = int(match["w"]), int(match["w2"] or match["w"])
    if not (1 <= first <= 53 and 1 <= last <= 53):
        return None

    def days(in_year: int) -> Ends:
        monday = date.fromisocalendar(in_year, 1, 1)
        return monday + timedelta(weeks=first - 1), monday + timedelta(weeks=last - 1, days=6)

    return _Mention(_year(match), days)


def _part_of_year(months: int) -> Callable[[re.Match[str]], _Mention | None]:
    """A reader of quarters, thirds and halves, which are so many months long."""

    def read(match: re.Match[str]) -> _Mention | None:
        groups = match.groupdict()
        first = int(groups["n"]) if groups["n"] else _ORDINALS[groups["ordinal"]]
        last = int(groups.get("n2") or first)
        return _months(_year(match), (first - 1) * months + 1, last * months)

    return read


def _read_season(match: re.Match[str]) -> _Mention | None:
    return _months(_year(match), *_SEASONS[match["season"]])


def _read_year(match: re.Match[str]) -> _Mention:
    year = _year(match)
    return _Mention(year, lambda given: (date(given, 1, 1), date(given, 12, 31)), is_whole_year=year is not None)


def _read_next_year(_match: re.Match[str]) -> _Mention:
    return _Mention(None, lambda year: (date(year + 1, 1, 1), date(year + 1, 12, 31)))


def _read_turn_of_year(match: re.Match[str]) -> _Mention | None:
    return _days(_year(match), (12, 31), (12, 31))


_MONTH_STEMS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ORDINALS = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SEASONS = {
    "vårtermin": (1, 6),
    "vt": (1, 6),
    "hösttermin": (8, 12),
    "ht": (8, 12),
    "vår": (3, 5),
    "sommar": (6, 8),
    "höst": (9, 11),
    "vinter": (12, 12),
    "jul": (12, 12),
}

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FOLLOWED = rf"(?:(?: |, ?|-){_YEAR}(?![\d/]|-\d))?"
_FOLLOWED_SHORT = rf"(?: ?-?(?:{_YEAR}|(?P<short>\d\d))(?![\d/]))?"
_SLASH_YEAR = rf"(?:(?: ?-? ?|/){_YEAR}|[-/](?P<short>\d\d))?"
_MONTH = (
    "(?P<month>jan(?:uari)?|feb(?:ruari)?|mar(?:s)?|apr(?:il)?|maj|juni?|juli|jul(?= ?-)|(?<=-)jul|aug(?:usti)?|"
    "sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_ORDINAL = "(?P<ordinal>första|andra|tredje|fjärde|[1-4])(?::?[ae])?"
_DEADLINE = re.compile(r"\b(?:senast|före|innan|till och med|t\.? ?o\.? ?m\.?|klart?|slutet? (?:av|på))(?!\w)")

_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Mention | None]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"(?<!\d){_YEAR}-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", _read_date),
        (rf"(?<!\d){_YEAR}(?P<m>\d\d)(?P<d>\d\d)(?!\d)", _read_date),
        (r"(?<!\d)(?P<short>\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)", _read_date),
        (rf"(?<!\d){_YEAR}-(?P<m>0[1-9]|1[0-2])(?![\d-])", _read_month_number),
        (rf"(?P<school>läsår\w* )?(?<!\d){_YEAR} ?/ ?(?P<last>(?:20)?\d\d)(?!\d)", _read_years),
        (r"(?P<school>läsår\w* )(?P<short>\d\d) ?[/-] ?(?P<last>\d\d)(?!\d)", _read_years),
        (rf"(?<!\d)(?P<d>\d\d?)\.(?P<m>\d\d?)\.{_YEAR}(?!\d)", _read_date),
        (
            rf"(?<![\d/])(?:(?P<d1>\d\d?) ?- ?)?(?P<d>\d\d?)/(?P<m>\d\d?){_SLASH_YEAR}(?![\d/])",
            _read_date,
        ),
        (
            r"\bv(?:eckorna|ecka)?\.? ?(?P<w>\d\d?)(?: ?(?:-|och|till) ?(?:v\.? ?)?(?P<w2>\d\d?))?(?!\d)" + _FOLLOWED,
            _read_weeks,
        ),
        (
            rf"(?<!\w)(?<!\d/)(?:(?:(?P<d1>\d\d?) ?- ?)?(?P<d>\d\d?)(?::?[ae])? )?{_MONTH}(?!\w)\.?(?: månad)?"
            + _FOLLOWED,
            _read_month,
        ),
        (
            rf"\b(?:(?:[qk]|kv\.? ?|kvartal )(?P<n>[1-4])(?: ?- ?(?:[qk]|kv\.? ?|kvartal )?(?P<n2>[1-4]))?(?!\d)|"
            rf"{_ORDINAL} kvartalet)" + _FOLLOWED,
            _part_of_year(3),
        ),
        (rf"\b(?:(?:t|tertial )(?P<n>[1-3])(?!\d)|{_ORDINAL} tertialet)" + _FOLLOWED, _part_of_year(4)),
        (rf"\b(?:(?:h|halvår )(?P<n>[12])(?!\d)|{_ORDINAL} halvåret)" + _FOLLOWED, _part_of_year(6)),
        (r"\b(?P<season>vårtermin|hösttermin|vt|ht)(?:en|s)*(?![^\W\d])" + _FOLLOWED_SHORT, _read_season),
        (
            r"\b(?P<season>vår(?=en|vintern|$|[ ,./&+-]+(?:och|samt|höst|sommar|\d|$))|sommar|höst|vinter|"
            r"jul(?=en|lov|helg|$| |,))\w*" + _FOLLOWED,
            _read_season,
        ),
        (r"\bårsskifte\w*" + _FOLLOWED, _read_turn_of_year),
        (r"\bnästa år\b", _read_next_year),
        (rf"(?<!\d){_YEAR}(?!\d)", _read_year),
        (r"\b(?:i år|under året|hela året|årets slut|slutet av året|under verksamhetsåret)\b", _read_year),
    )
)
"""What is read as a time, the surest first."""
