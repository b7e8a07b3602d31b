"""What a person saw in a cell, from the value and the number format that the file has.

Formats are understood as people use them: dates, times, thousands, decimals, per cent, words before and after.
"""

import math
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache
from typing import NamedTuple

from planterm.excel.reading.shared import BUILT_IN, GENERAL
from planterm.texts import excel as texts

_THOUSANDS = "\u00a0"
_WIDEST = 11
"""Excel shows so many figures of a number that has no format."""
_MOST_DIGITS = 400
_DAYS_TO_1904 = 1462
_FIRST_DAY, _LAST_DAY = 61, 2_958_465
"""Excel takes 1900 for a leap year, so days before its March are other days than they seem."""
_DAY = 86_400
_TOKENS = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].|\[\$(?P<currency>[^\[\]-]*+)[^\[\]]*+\]|\[(?:[a-zåäö]{3,}|color\d+)\]|'
    r"(?P<noon>am/pm|a/p)|(?P<date>y+|d+|h+|m+|s+)|(?P<mask>[0#?.,]+)|(?P<per_cent>%)|(?P<text>@)|(?P<end>;)|"
    r"(?P<plain>[^\[\]/a-z]|/(?=[ymd])|(?<=[ymd])/)|(?P<odd>.)",
    re.IGNORECASE | re.DOTALL,
)
_MASK = re.compile(r"([0#?]|[0#?][0#?,]*[0#?])?(?:\.([0#?]*))?")
_WORDS = {"quoted", "escaped", "currency", "plain"}


class Shown(NamedTuple):
    """What a number looks like."""

    text: str
    is_known: bool = True
    """Whether the format is understood; in another one a number is shown plainly, and a day as is usual."""


class _Token(NamedTuple):
    kind: str
    text: str


def truth_text(raw: str) -> str:
    """A truth value as a Swedish Excel shows it."""
    return texts.TRUE if raw in {"1", "true"} else texts.FALSE


def error_text(raw: str) -> str:
    """An error value as a Swedish Excel shows it."""
    return texts.ERRORS.get(raw, raw)


@lru_cache(maxsize=4096)
def shown_number(raw: str, code: str, *, from_1904: bool) -> Shown:
    """The number in the format; a number that cannot be read stays the text that it is."""
    try:
        value = float(raw)
    except ValueError:
        return Shown(raw)
    if not math.isfinite(value):
        return Shown(raw)
    numbers = [section for section in _sections(code) if all(token.kind != "text" for token in section)]
    index = 1 if value < 0 and len(numbers) > 1 else 2 if value == 0 and len(numbers) > 2 else 0
    # "@" shows a number plainly; a format without anything hides it, and what is hidden is not to be lost.
    if code == GENERAL or not numbers or not numbers[index]:
        return Shown(_plain(value))
    section = numbers[index]
    if any(token.kind in {"date", "noon"} for token in section):
        text = _date(value, section, from_1904=from_1904)
    else:
        text = _number(abs(value), section)
        if text is not None and value < 0 and index == 0 and any(digit in text for digit in "123456789"):
            text = f"-{text}"
    if text is not None:
        return Shown(text.strip())
    is_day = any(token.text[0] in "yYdD" for token in section if token.kind == "date")
    day = _date(value, _sections(BUILT_IN[14])[0], from_1904=from_1904) if is_day else None
    return Shown(day or _plain(value), is_known=False)


def shown_text(text: str, code: str) -> str:
    """The text in the format, which may put something before or after it; most formats do nothing to texts."""
    section = _sections(code)[-1] if "@" in code and code != "@" else ()
    if not any(token.kind == "text" for token in section):
        return text
    return "".join(text if token.kind == "text" else token.text for token in section)


def is_date_code(code: str) -> bool:
    """Whether the format shows dates or times."""
    return code != GENERAL and any(token.kind == "date" for token in _sections(code)[0])


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[tuple[_Token, ...], ...]:
    """The formats for positive and negative numbers, zero, and texts, as far as there are any."""
    sections: list[list[_Token]] = [[]]
    for match in _TOKENS.finditer(code):
        kind = match.lastgroup
        if kind == "end":
            sections.append([])
        elif kind is not None:
            sections[-1].append(_Token("word" if kind in _WORDS else kind, match[kind]))
    return tuple(tuple(section) for section in sections)


def _plain(value: float) -> str:
    """The number without a format."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.{_WIDEST - 1}g}".upper().replace(".", ",")


def _number(value: float, section: Sequence[_Token]) -> str | None:
    """The number, without its sign; None for a format that is not understood."""
    masks = [token.text for token in section if token.kind == "mask"]
    mask = _MASK.fullmatch(masks[0] if masks else "")
    if len(masks) > 1 or mask is None or any(token.kind == "odd" for token in section):
        return None
    with localcontext() as context:
        context.prec = _MOST_DIGITS
        scaled = Decimal(repr(value)) * Decimal(100) ** sum(token.kind == "per_cent" for token in section)
        digits = _digits(scaled, mask[1] or "", mask[2] or "")
    return "".join(digits if token.kind == "mask" else token.text for token in section)


def _digits(value: Decimal, whole: str, decimals: str) -> str:
    """The number with as many digits as there are places, and more before the comma."""
    rounded = value.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    before, _, after = f"{rounded:f}".partition(".")
    needed = len(decimals.rstrip("#?"))
    after = after[:needed] + after[needed:].rstrip("0")
    before = before.lstrip("0").zfill(whole.count("0"))
    if "," in whole:
        before = f"{int(before or '0'):,}".replace(",", _THOUSANDS)
    return f"{before},{after}" if after else before


def _date(serial: float, section: Sequence[_Token], *, from_1904: bool) -> str | None:
    """The day number; None for numbers that are no date, and formats that are not understood."""
    has_noon = any(token.kind == "noon" for token in section)
    if serial < 0 or any(token.kind in {"mask", "odd"} for token in section):
        return None
    days, seconds = divmod(round(serial * _DAY), _DAY)
    days += _DAYS_TO_1904 * from_1904
    if days > _LAST_DAY or (days < _FIRST_DAY and any(token.text[:1].lower() in "yd" for token in section)):
        return None
    moment = datetime(1899, 12, 30) + timedelta(days, seconds)
    return "".join(
        _part(token, moment, are_minutes=_are_minutes(section, index), has_noon=has_noon)
        for index, token in enumerate(section)
    )


def _part(token: _Token, moment: datetime, *, are_minutes: bool, has_noon: bool) -> str:
    if token.kind == "noon":
        return texts.AFTERNOON if moment.hour >= 12 else texts.FORENOON
    if token.kind != "date":
        return token.text
    letter, length = token.text[0].lower(), len(token.text)
    if letter == "y":
        return f"{moment.year % 100:02}" if length <= 2 else f"{moment.year:04}"
    if letter in "md" and length > 2:
        name = texts.MONTHS[moment.month - 1] if letter == "m" else texts.DAYS[moment.weekday()]
        return name[:3] if length == 3 else name
    hour = (moment.hour % 12 or 12) if has_noon else moment.hour
    month = moment.minute if are_minutes else moment.month
    numbers = {"m": month, "d": moment.day, "h": hour, "s": moment.second}
    return f"{numbers[letter]:0{min(length, 2)}}"


def _are_minutes(section: Sequence[_Token], index: int) -> bool:
    """Whether an m stands right after hours or right before seconds, whatever marks are between."""
    before = next((token.text for token in reversed(section[:index]) if token.kind == "date"), "")
    after = next((token.text for token in section[index + 1 :] if token.kind == "date"), "")
    return before[:1].lower() == "h" or after[:1].lower() == "s"
