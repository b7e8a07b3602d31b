"""What a workbook says of the plan as a whole: its year, whose it is, when it was decided."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from planterm.excel.reading.sheet import Book, BookSheet, PlacedText
from planterm.model.plan import YEARS

_LONGEST = 300
"""In characters: a longer text is no title."""
_LABELLED = re.compile(
    r"\s*(?P<label>(?:stadsdels)?förvaltning|lokalpolisområde|diarienummer|dnr|diarienr|beslutsdatum|år)\s*:\s?(?P<value>.*)",
    re.IGNORECASE | re.DOTALL,
)
_FIELDS = {
    "förvaltning": "district", "stadsdelsförvaltning": "district", "lokalpolisområde": "police_area",
    "diarienummer": "case_number", "dnr": "case_number", "diarienr": "case_number", "beslutsdatum": "decided_on",
    "år": "year",
}  # fmt: skip
_PLAN_YEAR = re.compile(
    r"[åa]tg[äa]rdsplan[a-zåäö]{0,20}+(?P<before>[^\d]{0,80})(?P<year>(?:19|20|21|22)\d\d)(?!\d)", re.IGNORECASE
)
_ANY_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_NAMES = re.compile(
    r"(?<![\w-])(?:[A-ZÅÄÖ][\w-]* (?:och )?)++(?P<district>stadsdelsförvaltning|stadsdelsnämnd|socialförvaltning)?"
)
"""Names after each other, and whether they are a district's."""
_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found; None or empty for what was not. Guesses come with the text that they were made from."""

    year: int | None = None
    year_source: str = ""
    district: str = ""
    district_source: str = ""
    police_area: str = ""
    case_number: str = ""
    decided_on: date | None = None
    used: frozenset[tuple[str, str]] = frozenset()
    """The cells that were understood, each as the sheet's name and its own."""


@dataclass(frozen=True, slots=True)
class LooseText:
    """A text outside every table."""

    sheet: BookSheet
    cell: PlacedText


def facts_of(book: Book, loose: Sequence[LooseText], file_stem: str) -> Facts:
    """What the texts outside the tables say, else the pages' headers and footers, the file's title and its name."""
    found: dict[str, str] = {}
    used: set[tuple[str, str]] = set()
    for text in loose:
        if (pair := _labelled(text)) and pair[0] not in found:
            found[pair[0]] = pair[1]
            used.update(pair[2])
    titles = [text for text in loose if len(text.cell.text) <= _LONGEST]
    texts = [text.cell.text for text in titles]
    edges = [edge for sheet in book.sheets for edge in sheet.edges]
    year, year_source = _year(found.get("year", ""), texts, [*edges, book.title], file_stem)
    district, district_source = found.get("district", ""), ""
    if not district.strip():
        district, district_source = _district([*texts, *edges, book.title])
    sources = {year_source, district_source}
    used.update((text.sheet.name, text.cell.place) for text in titles if text.cell.text in sources)
    return Facts(
        year,
        "" if _is_title(year_source) else year_source,
        district,
        district_source,
        found.get("police_area", ""),
        found.get("case_number", ""),
        _date(found.get("decided_on", "")),
        frozenset(used),
    )


def _labelled(text: LooseText) -> tuple[str, str, list[tuple[str, str]]] | None:
    """The field that the text names, its value (in the cell, or in the next one), and the cells that it took."""
    match = _LABELLED.fullmatch(text.cell.text)
    if match is None:
        return None
    cells = [(text.sheet.name, text.cell.place)]
    value = match["value"]
    if not value.strip():
        beside = _beside(text)
        if beside is None:
            return None
        value = beside.text
        cells.append((text.sheet.name, beside.place))
    field = _FIELDS[match["label"].lower()]
    return (field, value, cells) if _is_understood(field, value) else None


def blank_label(text: LooseText) -> str | None:
    """The field that the text is the label of, where no value stands in the cell or after it in its row."""
    match = _LABELLED.fullmatch(text.cell.text)
    if match is None or match["value"].strip() or _beside(text) is not None:
        return None
    return _FIELDS[match["label"].lower()]


def _is_understood(field: str, value: str) -> bool:
    """Whether the value is one; a date in words stays a text outside the tables."""
    if field == "decided_on":
        return _date(value) is not None
    return field != "year" or _ANY_YEAR.fullmatch(value.strip()) is not None


def _beside(text: LooseText) -> PlacedText | None:
    row = text.sheet.cells[text.cell.row]
    following = ((column, other) for column, other in row.items() if column > text.cell.column and other.strip())
    column, other = next(following, (0, ""))
    return PlacedText(text.cell.row, column, other) if column else None


def _year(labelled: str, texts: Iterable[str], elsewhere: Iterable[str], file_stem: str) -> tuple[int | None, str]:
    """The year and the text that it was taken from."""
    if labelled:
        return int(labelled), ""
    for text in (*texts, *elsewhere, file_stem):
        match = _PLAN_YEAR.search(text)
        if match and int(match["year"]) in YEARS:
            return int(match["year"]), text
    years = _ANY_YEAR.findall(file_stem)
    return (int(years[0]), file_stem) if len(years) == 1 else (None, "")


def _is_title(text: str) -> bool:
    """Whether the text is the form's title and nothing else ("Åtgärdsplan 2025"): then the year is no guess."""
    match = _PLAN_YEAR.fullmatch(text.strip())
    return match is not None and not match["before"].strip()


def _district(texts: Iterable[str]) -> tuple[str, str]:
    """The name of a district and the text that it was taken from; both empty where none is named."""
    for text in texts:
        names = _NAMES.finditer(text) if len(text) <= _LONGEST else ()
        if match := next((each for each in names if each["district"]), None):
            return match[0].removeprefix("Åtgärdsplan "), text
    for text in texts:
        match = _PLAN_YEAR.search(text) if len(text) <= _LONGEST else None
        if match and (name := _trimmed(match["before"]) or _trimmed(text[match.end() :])):
            return name, text
    return "", ""


def _trimmed(text: str) -> str:
    """What is left of a title beside the word and the year."""
    return re.sub(r"^(?:för|i)\s+", "", text.strip(" ,.:;·–—-()\n\t")).strip()


def _date(text: str) -> date | None:
    match = _ISO_DATE.fullmatch(text.strip())
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
