"""Dates and times as a Swede sees them in a workbook."""

import math
from dataclasses import dataclass
from datetime import date, timedelta

from planterm.excel.reading.format_code import Kind, Section, Token
from planterm.texts import workbook_values as texts

_DAYS_TO_1904 = 1462
_LEAP_BUG = 60
"""Excel takes 1900 for a leap year: this day, 29 February 1900, never was."""
_LAST_DAY = 2_958_465
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class _Moment:
    year: int
    month: int
    day: int
    weekday: int
    seconds: int
    thousandths: int
    elapsed: int
    """All seconds since the beginning of time."""


def date_text(serial: float, section: Section, *, from_1904: bool) -> str | None:
    """The day number as the format shows it; None for numbers that are no date."""
    split = any(token.kind is Kind.FRACTION for token in section.tokens)
    moment = _moment(serial, split=split, offset=_DAYS_TO_1904 if from_1904 else 0)
    if moment is None:
        return None
    has_noon = any(token.kind is Kind.NOON for token in section.tokens)
    thousandths = f"{moment.thousandths:03}"
    pieces = []
    for token in section.tokens:
        if token.kind is Kind.FRACTION:
            piece, thousandths = thousandths[:1] or "0", thousandths[1:]
        else:
            piece = _piece(token, moment, is_english=section.is_english, has_noon=has_noon)
        pieces.append(piece)
    return "".join(pieces)


def _moment(serial: float, *, split: bool, offset: int) -> _Moment | None:
    """The day and time of the number; the offset, in days, is added for the day alone."""
    if not 0 <= serial <= _LAST_DAY - offset + 1:
        return None
    days = math.floor(serial)
    thousandths = round((serial - days) * _DAY * 1000)
    if not split:
        thousandths = round(thousandths / 1000) * 1000
    seconds, thousandths = divmod(thousandths, 1000)
    days, seconds = days + seconds // _DAY, seconds % _DAY
    elapsed = days * _DAY + seconds
    days += offset
    if days > _LAST_DAY:
        return None
    if days == 0:
        return _Moment(1900, 1, 0, 5, seconds, thousandths, elapsed)
    if days == _LEAP_BUG:
        return _Moment(1900, 2, 29, 2, seconds, thousandths, elapsed)
    day = date(1899, 12, 31 if days < _LEAP_BUG else 30) + timedelta(days)
    return _Moment(day.year, day.month, day.day, day.weekday(), seconds, thousandths, elapsed)


def _piece(token: Token, moment: _Moment, *, is_english: bool, has_noon: bool) -> str:
    if token.kind is Kind.ELAPSED:
        unit = {"h": 3600, "m": 60, "s": 1}[token.text[0]]
        return f"{moment.elapsed // unit:0{len(token.text)}}"
    if token.kind is Kind.NOON:
        return texts.AFTERNOON if moment.seconds >= _DAY // 2 else texts.FORENOON
    if token.kind is not Kind.DATE:
        return token.text
    if token.text[:1] in "md" and len(token.text) > 2:
        return _name(token.text[0], len(token.text), moment, is_english=is_english)
    return _number(token.text[0], len(token.text), moment, has_noon=has_noon)


def _number(letter: str, length: int, moment: _Moment, *, has_noon: bool) -> str:
    """A part of the date or time in figures."""
    if letter in "ye":
        return f"{moment.year % 100:02}" if letter == "y" and length <= 2 else f"{moment.year:04}"
    if letter == "q":
        quarter = (moment.month + 2) // 3
        return texts.quarter(quarter) if length > 1 else texts.short_quarter(quarter)
    hour = moment.seconds // 3600
    numbers = {
        "m": moment.month,
        "d": moment.day,
        "h": (hour % 12 or 12) if has_noon else hour,
        "n": moment.seconds // 60 % 60,
        "s": moment.seconds % 60,
    }
    return f"{numbers[letter]:0{min(length, 2)}}"


def _name(letter: str, length: int, moment: _Moment, *, is_english: bool) -> str:
    """The name of the month or the day: whole, or its beginning."""
    if letter == "m":
        name = (texts.ENGLISH_MONTHS if is_english else texts.MONTHS)[moment.month - 1]
        return name[:1] if length > 4 else name[:3] if length == 3 else name
    name = (texts.ENGLISH_DAYS if is_english else texts.DAYS)[moment.weekday]
    return name if length > 3 else name[:3]
