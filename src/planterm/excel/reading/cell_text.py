"""What a person saw in a cell, from the value and the number format that the file has.

Formats are understood as people use them: dates, times, thousands, decimals, per cent, words before and after.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache
from typing import NamedTuple

from planterm.excel.reading.cell_styles import BUILT_IN, GENERAL, Styles, is_on, styles_in
from planterm.excel.reading.package import Package
from planterm.excel.reading.xml_parts import Node, Relations, elements
from planterm.model.text import harmless
from planterm.texts import excel as texts
from planterm.texts.words import MONTHS

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
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
    r"(?:am/pm|a/p)|(?P<date>y+|d+|h+|m+|s+)|(?P<dot>(?<=[ymdh])[.,](?![0#?]))|(?P<mask>[0#?.,]+)|(?P<per_cent>%)|(?P<text>@)|(?P<end>;)|"
    r"(?P<stroke>/(?=[ymd])|(?<=[ymd])/)|(?P<plain>[^\[\]/a-z])|(?P<odd>.)",
    re.IGNORECASE | re.DOTALL,
)
_MASK = re.compile(r"([0#?]|[0#?][0#?,]*[0#?])?(?:\.([0#?]*))?")
_WORDS = {"quoted", "escaped", "currency", "plain", "stroke", "dot"}
_FOREIGN = re.compile(r"\[\$[^\[\]-]*+-(?!0*+41d\])[^\[\]]++\]", re.IGNORECASE)
"""The language of a format that is not to look as where its reader lives."""


def unescaped(text: str) -> str:
    """The text without Excel's escapes: "_x000A_" is a line break, "_x005F_x000A_" the text "_x000A_"."""
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    # A character beyond the first 65,536 is escaped as two.
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") if plain != text else text


def escaped(text: str) -> str:
    """The text as Excel keeps it: nothing that XML cannot hold, and nothing that would be taken for an escape."""
    return _LOOKS_ESCAPED.sub("_x005F_", harmless(text))


def rich_text(node: Node) -> tuple[str, bool]:
    """The text of its runs, without phonetic ones, and whether any of it is struck through."""
    runs = [each for each in node.nodes if each.name != "rPh"]
    if len(runs) == 1 and runs[0].name == "t":
        return unescaped(runs[0].text), False
    text = "".join(each.text for run in runs for each in run.below("t"))
    return unescaped(text), any(is_on(run, "strike", "dstrike") for run in runs)


@dataclass(frozen=True)
class Shared:
    """What the cells of all sheets name by number."""

    package: Package
    texts: list[str]
    struck_texts: set[int]
    """Those with parts that are struck through."""
    styles: Styles
    from_1904: bool


def shared_by(package: Package, book: Node, relations: Relations) -> Shared:
    """What the sheets of the book share; no texts, and General for all styles, where it has no such parts."""
    paths = relations.path("sharedStrings"), relations.path("styles"), relations.path("theme")
    strings, styles, theme = (path if path is not None and path in package else None for path in paths)
    texts_and_struck = _strings(package, strings) if strings else ([], set())
    from_1904 = any(each.has("date1904") for each in book.below("workbookPr"))
    return Shared(package, *texts_and_struck, styles_in(package, styles, theme) if styles else Styles(), from_1904)


def _strings(package: Package, path: str) -> tuple[list[str], set[int]]:
    found, struck = list[str](), set[int]()
    for each in elements(package, path, "si"):
        text, is_struck = rich_text(each)
        package.spend(characters=len(text))
        if is_struck:
            struck.add(len(found))
        found.append(text)
    return found, struck


class Shown(NamedTuple):
    """What a number looks like."""

    text: str
    is_known: bool = True
    """Whether the format is understood; in another one a number is shown plainly, and a day as is usual."""


class _Token(NamedTuple):
    kind: str
    text: str


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
    section, kinds = numbers[index], {token.kind for token in numbers[index]}
    if "date" in kinds:
        text = None if kinds & {"mask", "odd"} else _date(value, section, from_1904=from_1904)
    else:
        text = _number(abs(value), section)
        if text is not None and value < 0 and index == 0 and any(digit in text for digit in "123456789"):
            text = f"-{text}"
    if text is not None:
        return Shown(text.strip())
    is_day = any(token.text[0] in "yYdD" for token in section if token.kind == "date")
    day = _date(value, _sections(BUILT_IN[14])[0], from_1904=from_1904) if is_day else None
    return Shown(day or _plain(value), is_known=False)


def is_date_code(code: str) -> bool:
    """Whether the format shows dates or times."""
    return code != GENERAL and any(token.kind == "date" for token in _sections(code)[0])


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[tuple[_Token, ...], ...]:
    """The formats for positive and negative numbers, zero, and texts, as far as there are any."""
    sections: list[list[_Token]] = [[]]
    is_foreign = _FOREIGN.search(code) is not None
    for match in _TOKENS.finditer(code):
        kind = match.lastgroup
        if kind == "end":
            sections.append([])
        elif kind == "stroke" and not is_foreign:  # what separates days and months where the reader lives
            sections[-1].append(_Token("word", texts.DATE_SEPARATOR))
        elif kind is not None:
            sections[-1].append(_Token("word" if kind in _WORDS else kind, match[kind]))
    return tuple(tuple(section) for section in sections)


def _plain(value: float) -> str:
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.{_WIDEST - 1}g}".upper().replace(".", ",")


def _number(value: float, section: Sequence[_Token]) -> str | None:
    """The number, without its sign; None for a format that is not understood."""
    masks = [token.text for token in section if token.kind == "mask"]
    mask = _MASK.fullmatch(masks[0] if masks else "")
    if len(masks) > 1 or mask is None or any(token.kind == "odd" for token in section):
        return None
    whole, decimals = mask[1] or "", mask[2] or ""
    with localcontext() as context:
        context.prec = _MOST_DIGITS
        scaled = Decimal(repr(value)) * Decimal(100) ** sum(token.kind == "per_cent" for token in section)
        rounded = scaled.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    before, _, after = f"{rounded:,f}".partition(".")
    before = before.replace(",", _THOUSANDS if "," in whole else "").lstrip("0").zfill(whole.count("0"))
    needed = len(decimals.rstrip("#?"))
    after = after[:needed] + after[needed:].rstrip("0")
    digits = f"{before},{after}" if after else before
    return "".join(digits if token.kind == "mask" else token.text for token in section)


def _date(serial: float, section: Sequence[_Token], *, from_1904: bool) -> str | None:
    """The day number; None for numbers that are no date."""
    days, seconds = divmod(round(serial * _DAY), _DAY)
    days += _DAYS_TO_1904 * from_1904
    has_day = any(token.text[0] in "yYdD" for token in section if token.kind == "date")
    if not (_FIRST_DAY if has_day else 0) <= days <= _LAST_DAY or serial < 0:
        return None
    moment = datetime(1899, 12, 30) + timedelta(days, seconds)
    # An m right after hours or right before seconds, whatever marks are between, means minutes.
    letters = ["", *(token.text[0].lower() for token in section if token.kind == "date"), ""]
    around = iter(zip(letters, letters[2:], strict=False))
    return "".join(
        _part(token.text, moment, *next(around)) if token.kind == "date" else token.text for token in section
    )


def _part(code: str, moment: datetime, before: str, after: str) -> str:
    """A part of the day or the time; what parts stand before and after it tells months from minutes."""
    letter, length = code[0].lower(), len(code)
    if letter == "y":
        return f"{moment.year % 100:02}" if length <= 2 else f"{moment.year:04}"
    if letter in "md" and length > 2:
        name = MONTHS[moment.month - 1] if letter == "m" else texts.DAYS[moment.weekday()]
        return name[:3] if length == 3 else name
    month = moment.minute if before == "h" or after == "s" else moment.month
    numbers = {"m": month, "d": moment.day, "h": moment.hour, "s": moment.second}
    return f"{numbers[letter]:0{min(length, 2)}}"
