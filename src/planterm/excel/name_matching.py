"""Which column of the form a header names, and which area the title above a table, in whatever words people write."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from planterm.excel.reading.book_sheet import PlacedText
from planterm.excel.references import Spot
from planterm.model.folding import fold
from planterm.model.form import Column, Columns, Form, FormArea, Role
from planterm.texts import excel as texts

LONGEST_HEADER = 80
"""In characters; a longer line is no header."""

HEADER_WORDS = frozenset(word for words in texts.HEADERS.values() for word in words)
"""What stands above columns of the form, and nowhere else."""

_BORDER = re.compile(r"^[\W_]+|[\W_]+$")
_BROKEN = re.compile(r"(?<=[a-zåäö])-\n(?=[a-zåäö])")
_PARENTHESIS = re.compile(r"\([^()]*+\)")
_AND = re.compile(r"(?:(?<!\s)\s++)?(?:[/,&+]|\boch\b|\beller\b)\s*")
_FIRST_WORD = re.compile(r"\w+(?: mål)?")
_NUMBER = re.compile(r"^(?:punkt |område )?\d+[.):]?\s*")
_HEADER_NUMBER = re.compile(r"^(?:\d+|[a-i](?=[.)]))[.)]?\s+")
_AGAIN = re.compile(
    r"(?:(?<!\s)\s++)?(?:[,–-]\s?)?(?:\(\d+\)|\(?(?:forts\.?|fortsättning|del \d|\d ?(?:/|av) ?\d|20\d\d)\)?)\s*$",
    re.IGNORECASE,
)
"""What stands behind the name of an area that has several sheets or years."""
_YEAR = re.compile(r"(?<![\d-])20\d\d(?![\d-])")
_BY_SHEET = 4
"""How sure it is that a table is the area that its sheet is named after, 0 being the surest."""
_ALIKE = 0.85
_LIKE_GUIDANCE, _SHORTEST_PIECE = 0.8, 12
"""How like the form's a changed guidance text is at least, and how many letters a piece of it has."""
_SHORTEST = 10
"""A shorter title says too little to be looked for inside another text."""
_LONGEST = 300
"""In characters; a longer text above a table is no title."""
_LABEL = re.compile(
    r"\s*+(?:eget )?(?:prioriterat (?:samverkans)?område|"
    r"(?:(?:samverkans|insats|fokus|mål|utvecklings)?område|områdets namn)(?=\s*+[\d:]))"
    r"\s*+\d*+\s*+(?:[:–-]\s*+(?P<title>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_ROUND = re.compile(
    rf"(?:[tqk]|(?:\d{{1,2}} )?(?:{'|'.join(texts.ROUND_WORDS)})(?:en|et)?)? ?\d{{0,4}}(?: 20\d\d)?|"
    rf"20\d\d-\d\d(?:-\d\d)?|(?:{'|'.join(texts.NUMBERED_ROUNDS)}) ?\d{{1,4}}|"
    r"(?:\d:[ae] |[a-zåäö]+ ?)uppföljning(?:en)?"
)
_SHORTEST_PART = 3
"""Letters of the first part of a compound."""
_CUT = ("…", "...")


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """Which column a header names."""

    column: Column
    is_sure: bool
    """False where it is a synonym, or has more words than the form's header."""
    is_whole: bool
    """False where more words follow: "Uppföljning, hösten"."""


class HeaderWords:
    """The headers of a form, and what people write instead."""

    def __init__(self, columns: Columns) -> None:
        counts = Counter(column.role for column in columns)
        single = {column.role: column for column in columns if column.role and counts[column.role] == 1}
        self._sure = {word: column for role, column in single.items() for word in texts.HEADERS[role]}
        self._sure |= {plain(column.header): column for column in columns}
        self._known: dict[str, HeaderMatch | None] = {}
        likely = ((word, column) for role, column in single.items() for word in texts.LIKELY_HEADERS[role])
        self._words = dict(likely) | self._sure

    def match(self, text: str) -> HeaderMatch | None:
        """The column that the text names; None where it names none."""
        if len(text) > LONGEST_HEADER and "\n" not in text:
            return None
        if text not in self._known:
            self._known[text] = self._match(text)
        return self._known[text]

    def _match(self, text: str) -> HeaderMatch | None:
        text = _BROKEN.sub("", text)
        header, _, rest = text.strip().partition("\n")
        if len(header) > LONGEST_HEADER or not rest.strip():
            return self._match_line(text) if len(text) <= LONGEST_HEADER else None
        # The form has its guidance in a row of its own; people put it into the header's cell.
        found = self._match_line(header)
        if found is not None and plain(rest) == plain(found.column.guidance):
            return found
        if len(text) <= LONGEST_HEADER:
            return self._match_line(text)
        return None if found is None else replace(found, is_sure=False, is_whole=False)

    def _match_line(self, text: str) -> HeaderMatch | None:
        words = _HEADER_NUMBER.sub("", plain(text))
        if words in self._sure:
            return HeaderMatch(self._sure[words], is_sure=True, is_whole=True)
        # What every part of the words names: "tid", "problem/utmaning", "vem och ansvarig".
        named = {self._words.get(part) for part in _AND.split(words)}
        if len(named) == 1 and (column := named.pop()) is not None:
            return HeaderMatch(column, is_sure=False, is_whole=True)
        first = _FIRST_WORD.match(words)
        for candidate in (first[0] if first else "", words.partition(" ")[0]):
            # A compound is what its last part says, "effektmål", "slutuppföljning"; but not "uppföljningsdatum".
            length = 0 if candidate.startswith(texts.HEADERS[Role.FOLLOW_UP]) else len(candidate)
            ends = (candidate[start:] for start in (0, *range(_SHORTEST_PART, length)))
            if (found := next(filter(None, map(self._words.get, ends)), None)) is not None:
                return HeaderMatch(found, is_sure=False, is_whole=False)
        return None


def is_round(text: str) -> bool:
    """Whether the text names one of several follow-ups: "T1", "helår", "2026"."""
    words = plain(_PARENTHESIS.sub("", text))
    return _ROUND.fullmatch(words) is not None and bool(words)


def likeness(text: str, guidance: str) -> float:
    """1 for the form's guidance, something less for a piece of it or a changed one, 0 for any other text."""
    found, wanted = plain(text), plain(guidance)
    if found == wanted:
        return 1.0 if found else 0.0
    if len(found) > 2 * len(wanted):
        return 0.0
    if len(found) >= _SHORTEST_PIECE and found in wanted:
        return _LIKE_GUIDANCE
    ratio = SequenceMatcher(None, found, wanted, autojunk=False).ratio()
    return ratio if ratio > _LIKE_GUIDANCE else 0.0


@lru_cache(maxsize=512)
def plain(text: str) -> str:
    """The text without case, accents, marks at its ends and superfluous blanks."""
    return _BORDER.sub("", " ".join(fold(text).split()))


@dataclass(frozen=True, slots=True)
class TableHeading:
    """What stands by a table and may say which area it is."""

    title: str
    """The header above the problems; empty where it is only the column's name."""
    sheet: str
    above: tuple[PlacedText, ...] = ()
    """The texts above the table, the nearest first."""

    @property
    def year(self) -> int | None:
        """The year that what is nearest names."""
        return year_in((self.title, *(each.text for each in self.above), self.sheet))


@dataclass(frozen=True, slots=True)
class MatchedArea:
    """The area that a table was taken for."""

    form_area: FormArea | None
    """None for an area of the district's own."""
    title: str
    guess: str = ""
    """What is to be told where the match is not sure."""
    used: str = ""
    """The cell above the table that told it, "C1"."""


def matched_areas(headings: Sequence[TableHeading], form: Form) -> tuple[MatchedArea, ...]:
    """The area of each heading, in order; an official one goes to the surest, and to others that surely are it too."""
    ranked = [
        (rank, index, match)
        for index, heading in enumerate(headings)
        for area in form.areas
        for rank, match in _matches(heading, area)
    ]
    found: dict[int, MatchedArea] = {}
    for rank, index, match in sorted(ranked, key=lambda each: each[:2]):
        is_taken = any(match.form_area == each.form_area for each in found.values())
        is_sure = rank < _BY_SHEET or (rank == _BY_SHEET and not headings[index].title.strip())
        if index not in found and (is_sure or not is_taken):
            found[index] = match
    places = {
        cell.spot
        for index, match in found.items()
        for cell in headings[index].above
        if plain(cell.text) == plain(match.title)
    }
    return tuple(found.get(index) or _own(heading, form, places) for index, heading in enumerate(headings))


def _matches(heading: TableHeading, area: FormArea) -> Iterator[tuple[int, MatchedArea]]:
    """The area as what the heading tells of it, and how sure each is: the lower, the surer."""
    is_named, title = is_name_of(heading.sheet, area), heading.title.strip()
    above = () if heading.title else heading.above
    if plain_title(title) == plain(area.title):
        yield 1 - is_named, MatchedArea(area, area.title)
    for cell in above:
        if plain_title(cell.text) == plain(area.title):
            yield 2, MatchedArea(area, area.title, used=cell.place)
        elif _is_like(cell.text, area.title) or is_name_of(cell.text, area):
            told = texts.AREA_BY_TEXT.format(title=area.title, text=cell.text.strip())
            yield 6, MatchedArea(area, area.title, told, cell.place)
    if _is_like(title, area.title) or is_name_of(title, area):
        told = texts.AREA_BY_LIKENESS.format(title=area.title, header=title)
        yield (3 if is_named else 5), MatchedArea(area, area.title, told)
    if is_named:
        yield _BY_SHEET, MatchedArea(area, area.title, texts.area_by_sheet(area.title, heading.sheet, title))


def year_in(lines: Iterable[str]) -> int | None:
    """The year that the first of the lines with a single one names."""
    years = (set(_YEAR.findall(line)) for line in lines if len(line) <= _LONGEST)
    return next((int(each.pop()) for each in years if len(each) == 1), None)


def is_named_area(sheet: str, form: Form) -> bool:
    """Whether the sheet is named as one of the form's areas."""
    return any(is_name_of(sheet, area) for area in form.all_areas)


def is_name_of(sheet: str, area: FormArea) -> bool:
    """Whether the sheet is named after the area, with or without the number, as the form or in full."""
    return _name(sheet) in {_name(area.tab), plain(area.title)}


def base_title(title: str) -> str:
    """The title without what says that its area goes on, or of which year it is: "Heder" for "Heder (forts.)"."""
    return _AGAIN.sub("", title) or title


def goes_on(title: str, other: str) -> bool:
    """Whether a sheet of that title has more of the area that another one is of."""
    return plain(title) != plain(other) and plain(base_title(title)) == plain(base_title(other))


def is_area_label(text: str) -> bool:
    """Whether the text says no more than that an area's title stands beside it."""
    match = _LABEL.fullmatch(text)
    return match is not None and not plain(match["title"] or "")


def titles_of(areas: Iterable[FormArea]) -> frozenset[str]:
    """The plain titles of the areas; a text that is one of them has a ``plain_title`` among these."""
    return frozenset(plain(area.title) for area in areas)


def plain_title(text: str) -> str:
    """What the text calls an area, without a number or a label before it."""
    match = _LABEL.fullmatch(text)
    return _name((match and match["title"]) or text)


def _name(text: str) -> str:
    return plain(_NUMBER.sub("", plain(_AGAIN.sub("", text))))


def _is_like(text: str, title: str) -> bool:
    found, wanted = plain(text), plain(title)
    if wanted in found or (len(found) >= _SHORTEST and found in wanted):
        return True
    matcher = SequenceMatcher(None, found, wanted, autojunk=False)
    return len(found) < 2 * len(wanted) and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _own(heading: TableHeading, form: Form, places: Collection[Spot]) -> MatchedArea:
    name, own = _NUMBER.sub("", heading.sheet), form.own_area
    # A sheet that was given a name of its own says more than the placeholder of the form.
    is_placeholder = own is not None and plain(heading.title) == plain(own.title) and not is_name_of(heading.sheet, own)
    is_blank = not heading.title or (is_placeholder and name[-1:].isalpha())
    above = _own_title(heading.above, name, places) if is_blank else None
    if title := (above.text.strip() if above else "") if is_blank else heading.title:
        return MatchedArea(None, title, used=above.place if above else "")
    if form.own_area and is_name_of(heading.sheet, form.own_area):
        return MatchedArea(None, form.own_area.title)
    return MatchedArea(None, name, texts.AREA_OWN.format(title=name) if name else "")


def _own_title(above: Sequence[PlacedText], sheet: str, places: Collection[Spot]) -> PlacedText | None:
    """The text above a table, the nearest first, that is the title of an area of the district's own.

    It has a label before it, or stands where the form's areas have their titles (the places), or the sheet is named
    after it; that name may be cut.
    """
    short = [each for each in above if len(each.text) <= _LONGEST]
    labelled = (title for each in short if (title := _labelled(each, short)) is not None)
    said = [each for each in short if not is_area_label(each.text)]
    placed = (each for each in said if each.spot in places)
    name, is_cut = plain(sheet), sheet.endswith(_CUT)
    lines = ((plain(each.text), each) for each in said if name)
    named = (each for line, each in lines if line == name or (is_cut and line.startswith(name)))
    return next(labelled, None) or next(placed, None) or next(named, None)


def _labelled(label: PlacedText, above: Sequence[PlacedText]) -> PlacedText | None:
    """The title that follows the label, in its cell or in the next one that is filled."""
    match = _LABEL.fullmatch(label.text)
    if match is None:
        return None
    if plain(title := (match["title"] or "").strip()):
        return PlacedText(label.row, label.column, title)
    beside = [each for each in above if each.row == label.row and each.column > label.column]
    return min(beside, key=lambda each: each.column, default=None)
