"""The texts of printed page headers and footers, without the orders that they give."""

import re
from collections.abc import Iterable

from planterm.excel.reading.shared_strings import unescaped
from planterm.model.text import clean

_ORDER = re.compile(
    r'&(?:(?P<side>[LCR])|(?P<page>[PN])|"[^"]*"|\d+|K[0-9A-F]{6}|K[0-9]{2}[+-]\d{3}|(?P<same>&)|.)', re.DOTALL
)
_SPLIT = "\x00"
_PAGE_WORDS = {"sida", "sidan", "sid", "av", "page", "of", "/", "-", "(", ")", "|"}


def edge_texts(edges: Iterable[str]) -> tuple[str, ...]:
    """The left, middle and right parts that say anything; orders, typefaces and page numbers are left out."""
    parts = (part for edge in edges for part in _ORDER.sub(_plain, unescaped(edge)).split(_SPLIT))
    found = (" ".join(clean(part).split()) for part in parts)
    return tuple(dict.fromkeys(text for text in found if not set(text.casefold().split()) <= _PAGE_WORDS))


def _plain(match: re.Match[str]) -> str:
    if match["side"]:
        return _SPLIT
    return " " if match["page"] else match["same"] or ""
