"""How times are written: each pattern with what it is read as."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

Ends = tuple[date, date]
_DayOfYear = tuple[int, int]
"""A month and a day."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A time that a text names: its year where it says one, and its days in a given year."""

    year: int | None
    days: Callable[[int], Ends]
    is_whole_year: bool = False
    is_span: bool = False
    """Whether it goes from one to another in itself: "v. 40-45"."""
    is_known: bool = True
    """False where the days are only about right, since they move or are decided elsewhere."""


Reader = Callable[[re.Match[str], int | None], Mention | None]
"""Makes something of a match and of the year that is named with it."""


def mentions(text: str, pattern: re.Pattern[str], read: Reader) -> Iterator[tuple[int, int, Mention]]:
    """What the pattern finds, and from where to where it stands with the year behind it."""
    end = 0
    for match in pattern.finditer(text):
        if match.start() < end:
            continue
        year, end = _year(match), match.end()
        if year is None and (behind := _OF_YEAR.match(text, end)) is not None:
            year, end = _year(behind), behind.end()
        if (mention := read(match, year)) is not None:
            yield match.start(), end, mention


def _year(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    return 2000 + int(groups["short"]) if groups.get("short") else None


def _days(
    year: int | None, first: _DayOfYear, last: _DayOfYear, *, is_span: bool = False, is_known: bool = True
) -> Mention | None:
    """From one day to another, in the next year where that is the earlier one; days no month has are its last."""
    if not (1 <= first[0] <= 12 and 1 <= last[0] <= 12 and 1 <= first[1] <= 31 and 1 <= last[1] <= 31):
        return None

    def days(in_year: int) -> Ends:
        return _day(in_year, first), _day(in_year + (last < first), last)

    return Mention(year, days, is_span=is_span, is_known=is_known)


def _day(year: int, day: _DayOfYear) -> date:
    return date(year, day[0], min(day[1], monthrange(year, day[0])[1]))


def _weeks(year: int | None, first: int, last: int) -> Mention | None:
    """From one week to another, in the next year where that is the earlier one."""
    if not (1 <= first <= 53 and 1 <= last <= 53):
        return None

    def days(in_year: int) -> Ends:
        starts = (date.fromisocalendar(each, 1, 1) for each in (in_year, in_year + (last < first)))
        begins, ends = (start + timedelta(weeks=week - 1) for start, week in zip(starts, (first, last), strict=True))
        return begins, ends + timedelta(days=6)

    return Mention(year, days, is_span=first != last)


def _read_date(match: re.Match[str], year: int | None) -> Mention | None:
    """A day, from one day of a month to another, or the whole month."""
    groups = match.groupdict()
    month = int(groups["m"]) if "m" in groups else _MONTHS.index(match["month"][:3]) + 1
    first, last = groups.get("d1"), groups.get("d")
    return _days(year, (month, int(first or last or 1)), (month, int(last or 31)), is_span=first is not None)


def _read_years(match: re.Match[str], year: int | None) -> Mention:
    """From a year to another one, or from the one's autumn to the other's spring."""
    last = int(match["last"]) % 100
    first_day, last_day = ((8, 1), (6, 30)) if match["school"] else ((1, 1), (12, 31))

    def days(in_year: int) -> Ends:
        return date(in_year, *first_day), date(in_year + (last - in_year) % 100, *last_day)

    return Mention(year, days, is_span=True)


def _numbers(match: re.Match[str]) -> tuple[int, int]:
    """The first and the last of the numbers: in the order written where a dash joins them, else by their size."""
    numbers = [int(each) for each in _NUMBER.findall(match["numbers"])]
    return (numbers[0], numbers[-1]) if _RANGE.search(match["numbers"]) else (min(numbers), max(numbers))


def _read_weeks(match: re.Match[str], year: int | None) -> Mention | None:
    return _weeks(year, *_numbers(match))


def _part_of_year(months: int) -> Reader:
    """A reader of quarters, thirds and halves, which are so many months long."""
    ordinals = _ORDINALS | {"sista": 12 // months}

    def read(match: re.Match[str], year: int | None) -> Mention | None:
        ordinal = match["ordinal"]
        first, last = _numbers(match) if ordinal is None else (ordinals[ordinal],) * 2
        return _days(year, ((first - 1) * months + 1, 1), (last * months, 31), is_span=first != last)

    return read


def _read_season(match: re.Match[str], year: int | None) -> Mention | None:
    first, last = _SEASONS[match["season"]]
    return _days(year, (first, 1), (last, 31))


def _whole_year(later: int = 0) -> Reader:
    """A reader of a year, or of one so many years after the plan's."""

    def read(_match: re.Match[str], year: int | None) -> Mention:
        def days(given: int) -> Ends:
            whole = given if year is not None else given + later
            return date(whole, 1, 1), date(whole, 12, 31)

        return Mention(year, days, is_whole_year=year is not None)

    return read


def _read_term_of_office(_match: re.Match[str], year: int | None) -> Mention:
    def days(year: int) -> Ends:
        first = year - (year - _FIRST_OF_A_TERM) % _TERM
        return date(first, 1, 1), date(first + _TERM - 1, 12, 31)

    return Mention(year, days, is_known=False)


def _on(first: _DayOfYear, last: _DayOfYear | None = None) -> Reader:
    """A reader of an occasion that is on the same days every year."""
    return lambda _, year: _days(year, first, last or first)


def _about(first: _DayOfYear, last: _DayOfYear) -> Reader:
    """A reader of an occasion whose days differ from year to year or from place to place."""
    return lambda _, year: _days(year, first, last, is_known=False)


def _read_occasion(match: re.Match[str], year: int | None) -> Mention | None:
    return _OCCASIONS[match["occasion"]](match, year)


def _in_week(week: int) -> Reader:
    return lambda _, year: _weeks(year, week, week)


_FIRST_OF_A_TERM, _TERM = 2023, 4
"""A whole year at the beginning of a term of office, and a term's length in years."""

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ORDINALS = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SEASONS = {
    "vårtermin": (1, 6),
    "vt": (1, 6),
    "hösttermin": (8, 12),
    "ht": (8, 12),
    "läsår": (8, 6),
    "sommarhalvår": (4, 9),
    "vinterhalvår": (10, 3),
    "försommar": (6, 6),
    "vår": (3, 6),
    "sommar": (6, 8),
    "höst": (9, 12),
    "vinter": (12, 2),
}
"""The first and the last month: spring ends with the school's term, autumn with the year."""

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SHORT = rf"(?P<short>[1-3]\d)(?!\d|[/:.]\d| ?-? ?\d\d?[/ ]|:?[ae]\b| (?:{'|'.join(_MONTHS)}))"
_OF_YEAR = re.compile(
    rf"(?:, ?| ?- ?|/| )?{_YEAR}(?:[/-](?:20)?\d\d(?![\d-]))?(?!\d|[/-]\d)|(?: ?-|[ /])?'?{_SHORT}(?![^\W\d])"
)
"""The year behind a time, of a winter's two the first: "2025", "-25", "25/26"."""

_MONTH = (
    "(?P<month>jan(?:uari)?|feb(?:ruari)?|mar(?:s)?|apr(?:il)?|maj|juni?|juli|jul(?= ?-|, ?aug)|(?<=-)jul|"
    "aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_ORDINAL = "(?P<ordinal>första|andra|tredje|fjärde|sista|[1-4])(?::?[ae])?"
_BETWEEN = r"(?: ?(?:-|,|/|\+|&) ?| (?:och|till|resp\.?|t\.? ?o\.? ?m\.?) )"
_NUMBER, _RANGE = re.compile(r"\d+"), re.compile(r"-|t")


def _numbered(unit: str, digit: str) -> str:
    """A unit with a number or several: "v. 40-45", "tertial 1, 2 och 3"."""
    return rf"\b(?:{unit}) ?(?P<numbers>{digit}(?!\d)(?:{_BETWEEN}(?:(?:{unit}) ?)?{digit}(?!\d)){{0,9}})"


def _part(name: str, unit: str, digit: str) -> str:
    return rf"(?:{_numbered(unit, digit)}|\b{_ORDINAL} {name}et)"


_CHRISTMAS, _SCHOOL_START, _SCHOOL_END = _on((12, 24), (12, 26)), _about((8, 10), (8, 31)), _about((6, 5), (6, 20))
_OCCASIONS = {
    "halvårsskift": _on((6, 30)),
    "alla hjärtans dag": _on((2, 14)),
    "sportlov": _in_week(9),
    "påsklov": _about((3, 16), (5, 1)),
    "höstlov": _in_week(44),
    "jullov": _about((12, 20), (1, 8)),
    "skolstart": _SCHOOL_START,
    "terminsstart": _SCHOOL_START,
    "läsårsstart": _SCHOOL_START,
    "skolavslutning": _SCHOOL_END,
    "terminsavslutning": _SCHOOL_END,
    "terminsslut": _SCHOOL_END,
    "läsårsslut": _SCHOOL_END,
    "påsk": _about((3, 22), (4, 25)),
    "valborg": _on((4, 30)),
    "kristi himmel": _about((4, 30), (6, 3)),
    "pingst": _about((5, 10), (6, 13)),
    "nationaldag": _on((6, 6)),
    "midsommar": _about((6, 19), (6, 26)),
    "halloween": _on((10, 31)),
    "black friday": _about((11, 20), (11, 30)),
    "black week": _about((11, 20), (11, 30)),
    "orange veck": _about((11, 25), (12, 10)),
    "orange da": _about((11, 25), (12, 10)),
    "advent": _about((11, 27), (12, 24)),
    "lucia": _on((12, 13)),
    "julhelg": _CHRISTMAS,
    "julafton": _CHRISTMAS,
    "juldag": _CHRISTMAS,
    "jultid": _CHRISTMAS,
    "julhandel": _CHRISTMAS,
    "nyår": _on((12, 31)),
}
"""What everybody knows when it is, by how it begins, the longer before what it begins with."""

_SPRING = r"vår(?=en|vintern|$|[ ,./&+-]+(?:och|samt|höst|sommar|\d|$))"
"""The same word means "our"."""

_TO = r"(?:före|innan|inför|(?:fram )?till) "

_ALL: tuple[tuple[str, Reader], ...] = (
    (rf"(?<!\d){_YEAR}[-./](?P<m>\d\d)[-./](?P<d>\d\d)(?!\d)", _read_date),
    (rf"(?<!\d){_YEAR}(?P<m>\d\d)(?P<d>\d\d)(?!\d)", _read_date),
    (r"(?<!\d)(?P<short>\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)", _read_date),
    (r"(?<![\d-])(?P<short>\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])", _read_date),
    (rf"(?<!\w)(?P<occasion>{'|'.join(_OCCASIONS)})[^\W\d]*", _read_occasion),
    (r"(?<!\w)jul(?:en)?(?= \d|$|,| och| &|/)", _CHRISTMAS),
    (rf"(?<!\w)(?:(?:{_TO})?årss(?:kift|lut)[^\W\d]*|årets slut|slutet (?:av|på) året)", _on((12, 31))),
    (rf"(?<!\w){_TO}sommar(?!jobb)[^\W\d]*", _on((6, 30))),  # the holidays begin with July
    (r"(?<!\w)\w{4,}veckan", _about((1, 1), (12, 31))),
    (rf"(?P<school>läsår\w* ){_YEAR} ?[/-] ?(?P<last>(?:20)?\d\d)(?!\d)", _read_years),
    (r"(?P<school>läsår\w* )(?P<short>\d\d) ?[/-] ?(?P<last>\d\d)(?!\d)", _read_years),
    (r"\b(?P<season>vårtermin|hösttermin|vt|ht)(?:en|s)*(?![^\W\d])", _read_season),
    (
        rf"(?<!\w)(?:sen|hög)?(?P<season>försommar|(?:sommar|vinter)halvår|läsår|{_SPRING}|sommar|höst|vinter)[^\W\d]*",
        _read_season,
    ),
    (rf"(?<!\d){_YEAR}-(?P<m>0[1-9]|1[0-2])(?![\d-])", _read_date),
    (rf"(?P<school>)(?<!\d){_YEAR}(?: ?/ ?|-(?=1[3-9]|[2-9]\d(?!\d)))(?P<last>(?:20)?\d\d)(?!\d)", _read_years),
    (r"(?P<school>)(?<![\d/])(?P<short>[12]\d)/(?P<last>1[3-9]|2\d)(?![\d/])", _read_years),
    (rf"(?<!\d)(?P<d>\d\d?)\.(?P<m>\d\d?)\.{_YEAR}(?!\d)", _read_date),
    (r"(?<![\d/])(?:(?P<d1>\d\d?) ?- ?)?(?P<d>\d\d?)/(?P<m>\d\d?)(?![\d/])", _read_date),
    (_numbered(r"v(?:eckorna|ecka)?\.?", r"\d\d?"), _read_weeks),
    (
        rf"(?<!\w)(?:(?:(?P<d1>\d\d?) ?- ?)?(?P<d>\d\d?)(?::?[ae])?[ /])?{_MONTH}(?![^\W\d])\.?(?: månad)?",
        _read_date,
    ),
    (_part("kvartal", r"[qk]|kv\.?|kvartal(?:en)?", "[1-4]"), _part_of_year(3)),
    (_part("tertial", r"t|tertial(?:en)?", "[1-3]"), _part_of_year(4)),
    (_part("halvår", r"h|halvår(?:en)?", "[12]"), _part_of_year(6)),
    (r"\b(?:senare|sista|andra) (?:delen|halvan) av året\b", _on((7, 1), (12, 31))),
    (r"\b(?:nästa|nästkommande) (?:verksamhets)?år\b", _whole_year(1)),
    (r"\b(?:förra|föregående) (?:verksamhets)?år(?:et)?\b", _whole_year(-1)),
    (r"\bmandatperiod\w*(?!\w| \(?\d)", _read_term_of_office),
    (rf"(?<![\d/.-])(?P<m>0?[1-9]|1[0-2])[/.-]{_YEAR}(?![\d/-])", _read_date),
    (rf"(?<!\d){_YEAR}(?!\d)", _whole_year()),
    (
        r"\b(?:(?:i|innevarande) år|(?:under|hela) året|året ut|(?:verksamhets|kalender|budget)året)\b",
        _whole_year(),
    ),
)
MAY_NAME_TIME = re.compile(
    r"\d|år|kvartal|tertial|termin|sommar|höst|vinter|veckan|mandatperiod"
    rf"|\b(?:[vh]t|jan|feb|mar|apr|maj|ju[nl]|aug|sep|okt|nov|dec|{'|'.join(_OCCASIONS)})"
)
"""Found in every text in which any of these times is: a cheap answer for the many texts that are about other things."""

TIMES = tuple((re.compile(pattern), read) for pattern, read in _ALL)
"""What is read as a time, the surest first."""
