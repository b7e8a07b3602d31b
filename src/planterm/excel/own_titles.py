"""The title of an area of the district's own, where it stands above the table and not in its header."""

import re
from collections.abc import Collection, Sequence

from planterm.excel.reading.sheet import PlacedText

_LONGEST = 300
"""In characters; a longer text is no title."""
_LABEL = re.compile(
    r"\s*(?:(?:eget )?prioriterat (?:samverkans)?område|(?:samverkans|insats)?område(?=\s*:))\s*(?::\s*(?P<title>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_CUT = re.compile(r"(?:…|\.\.\.)$")

Place = tuple[int, int]
"""A row and a column."""


def own_title(above: Sequence[PlacedText], sheet: str, places: Collection[Place]) -> PlacedText | None:
    """The text above a table, the nearest first, that is the area's title; None where there is none.

    It has a label before it, or stands where the form's areas have their titles (the places), or the sheet is named
    after it; that name may be cut.
    """
    short = [each for each in above if len(each.text) <= _LONGEST]
    labelled = (title for each in short if (title := _labelled(each, short)) is not None)
    placed = (each for each in short if (each.row, each.column) in places)
    named = (each for each in short if _is_name(sheet, each.text))
    return next(labelled, None) or next(placed, None) or next(named, None)


def _labelled(label: PlacedText, above: Sequence[PlacedText]) -> PlacedText | None:
    """The title that follows the label, in its cell or in the next one that is filled."""
    match = _LABEL.fullmatch(label.text)
    if match is None:
        return None
    if title := (match["title"] or "").strip():
        return PlacedText(label.row, label.column, title)
    beside = [each for each in above if each.row == label.row and each.column > label.column]
    return min(beside, key=lambda each: each.column, default=None)


def _is_name(sheet: str, text: str) -> bool:
    name, title = " ".join(_CUT.sub("", sheet).split()).casefold(), " ".join(text.split()).casefold()
    return bool(name) and (title == name or (_CUT.search(sheet) is not None and title.startswith(name)))
