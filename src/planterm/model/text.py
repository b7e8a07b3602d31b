"""What may stand in a cell: any text, without what could steer a terminal or break a file."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from itertools import takewhile
from typing import Literal

EXCEL_LIMIT = 32_767
"""The most that a cell of a workbook holds, in UTF-16 units."""

ESSAY_LENGTH = 80
"""A text longer than this, in characters, names no time, whatever words stand in it."""

_MOST_ACCENTS = 100
"""Accents in a row that are still put in order: what takes them all takes time without bound."""
# Few texts need these patterns: re compiles them for the first that does, not for every start.
_LINE_BREAKS = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
_FORBIDDEN = "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
_FORBIDDEN_WIDE = "[" + "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF)) + "]"

# Unicode's default-ignorable characters, and the few others that leave nothing to see.
_UNSEEN = (
    "[\\s\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U00013441\U00013442\U00016fe4\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff]++"
)
_VISIBLE = re.compile("[!-~]")


_LONGEST_SLUG, _NAMELESS = 40, "omrade"


def clean(text: str) -> str:
    """The text as it may enter the plan: harmless, in composed letters, and empty where it shows nothing.

    A letter and its accent are one character, as keyboards give them, so that texts which are the same to Unicode
    are equal here. A text of characters that cannot be seen says nothing: it counts as no text. Blanks alone stay.
    """
    if text.isascii():
        return harmless(text)
    text = normalized("NFC", harmless(text))
    return text if _show_something((text,)) or not text.strip() else ""


def _show_something(texts: Sequence[str]) -> bool:
    """Whether each of the texts that is not empty does."""
    return all(map(_VISIBLE.search, filter(None, texts))) or not any(map(re.compile(_UNSEEN).fullmatch, texts))


def normalized(form: Literal["NFC", "NFD", "NFKD"], text: str) -> str:
    """The text in a form of Unicode; as it is where letters stand under heaps of accents."""
    return text if _has_heaps(text) else unicodedata.normalize(form, text)


def _has_heaps(text: str) -> bool:
    """Whether anywhere more accents stand in a row than are put in order."""
    most = _MOST_ACCENTS
    within = (at for at in range(0, len(text), most) if unicodedata.combining(text[at]))
    return any(_accents(text[at : at + most]) + _accents(text[max(0, at - most) : at][::-1]) > most for at in within)


def _accents(text: str) -> int:
    """How many accents it begins with."""
    return sum(1 for _ in takewhile(unicodedata.combining, text))


def are_clean(texts: Sequence[str]) -> bool:
    """Whether there is nothing to clean in any of them: a cheaper answer for many, and never wrongly yes."""
    text = "".join(texts)
    return text.replace("\n", "").isprintable() and (
        _is_western(text) or (unicodedata.is_normalized("NFC", text) and _show_something(texts))
    )


def _is_western(text: str) -> bool:
    """Whether it has no other letters than Swedish texts nearly always have: all of those are composed, and seen."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def harmless(text: str) -> str:
    """The text with line breaks as line feeds, tabs kept, and nothing else that steers.

    Control characters (also the C1 ones, which some terminals obey), lone surrogates and Unicode's
    non-characters are taken out: workbooks that hold them can be saved but never opened again.
    """
    # True of nearly every text, and fast: nothing forbidden is printable.
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    for each in _LINE_BREAKS:
        text = text.replace(each, "\n")
    return re.sub(_FORBIDDEN_WIDE, "", re.sub(_FORBIDDEN, "", text))


def excel_length(text: str) -> int:
    """The length as Excel counts it, in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def one_line(text: str) -> str:
    """The clean text on one line, its blanks single."""
    return " ".join(clean(text).split())


GAP = "…"
"""What a phrase leaves to be filled in, where it stands by itself."""
_GAPS = r"(?<!\S)(?:…|\.\.\.)(?![^\W_])"
_BEGUN = r"(?i)(?::|\b(?:eftersom|därför att|på grund av|p\.?\s?g\.?\s?a\.?))\Z"
_LONGEST_BEGUN = 16
_BEGUN_ENDS = (":", *"mtvaMTVA", "a.", "A.")
"""How what is only begun ends: few texts do, and others need no pattern."""


def gaps(text: str) -> list[tuple[int, int]]:
    """Where something is left to be filled in."""
    return [match.span() for match in re.finditer(_GAPS, text)] if GAP in text or "..." in text else []


def is_told(text: str) -> bool:
    """Whether a text says something and is more than begun: no gap is left, and it does not end in "eftersom"."""
    written = text.rstrip()
    if not written or gaps(written):
        return False
    return not (written.endswith(_BEGUN_ENDS) and re.search(_BEGUN, written[-_LONGEST_BEGUN:]))


def free_slug(title: str, taken: Collection[str]) -> str:
    """An id of the title's letters and digits ("Våld i nära relation": "vald-i-nara-relation"), none of those taken."""
    plain = normalized("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    slug = re.sub("[^a-z0-9]+", "-", plain)[:_LONGEST_SLUG].strip("-") or _NAMELESS
    candidate, number = slug, 1
    while candidate in taken:
        number += 1
        candidate = f"{slug}-{number}"
    return candidate


def visible(text: str) -> str:
    """The text as one harmless line, for messages: what cannot be seen leaves a mark that can."""
    line = " ".join(harmless(text).split())
    if line.isprintable():
        return line
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in line)


_LONGEST_SHOWN = 40


def excerpt(value: object) -> str:
    """The value as one short harmless line, for messages."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    line = visible(_bounded(value))
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"


def _bounded(value: object) -> str:
    try:
        return str(value)[: _LONGEST_SHOWN * 4]
    except ValueError:  # Python refuses to write out integers of thousands of digits, which hexadecimals can be
        return "…"


_PASTED = str.maketrans(
    {"\t": " ", "\xa0": " ", "\u202f": " ", "\xad": None, "\u200b": None, "\ufeff": None, "\u2011": "-"}
    | {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0e0": "→"}
)
_LINE_END_BLANKS = "(?<! ) ++\n"


def pasted(text: str) -> str:
    """A text from another program as it may enter a cell.

    Word processors, mail and PDF readers leave marks that cannot be seen and break searching: hard blanks and
    hyphens become ordinary ones, soft hyphens and zero-width characters go, tabs become blanks, the bullets that
    exist in symbol fonts alone become ones that every font has, and blanks before line breaks are left out.
    """
    return re.sub(_LINE_END_BLANKS, "\n", clean(text).translate(_PASTED))


def seen(text: str) -> str:
    """The text as the eye sees it, to find texts that differ only in what cannot be seen.

    Beside what ``pasted`` changes, blanks and line breaks at either end are left out, and letters that are made of a
    letter and an accent are one character. Workbooks change these on their way through other programs.
    """
    if not text.isascii():
        text = normalized("NFC", text)
    if text.isprintable() and "\u2011" not in text:  # true of nearly every text, and fast: pasted would change nothing
        return text.strip()
    return pasted(text).strip()
