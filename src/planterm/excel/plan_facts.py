"""What a workbook says of the plan as a whole, its year and whose it is, and the plan without areas that this makes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planterm.excel.notes import Note, NoteKind
from planterm.excel.reading.book_sheet import Book, BookSheet, PlacedText
from planterm.model.fields import CASE_NUMBER, DECIDED_ON, DISTRICT, POLICE_AREA, YEAR, detail_text, with_detail
from planterm.model.form import Form
from planterm.model.plan import YEARS, Plan, Stage
from planterm.texts import excel as texts

_LONGEST = 300
"""In characters: a longer text is no title."""
_FIELDS = {
    "förvaltning": DISTRICT, "stadsdelsförvaltning": DISTRICT, "lokalpolisområde": POLICE_AREA,
    "diarienummer": CASE_NUMBER, "dnr": CASE_NUMBER, "diarienr": CASE_NUMBER, "beslutsdatum": DECIDED_ON, "år": YEAR,
}  # fmt: skip
_LABELLED = re.compile(rf"\s*(?P<label>{'|'.join(_FIELDS)})\s*:\s?(?P<value>.*)", re.IGNORECASE | re.DOTALL)
_PLAN_YEAR = re.compile(
    r"(?:[åa]tg[äa]rds|handlings)plan[a-zåäö]{0,20}+(?P<before>[^\d]{0,80})(?P<year>(?:19|20|21|22)\d\d)(?!\d)",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_NAMES = re.compile(
    r"(?<![\w-])(?:[A-ZÅÄÖ][\w-]* (?:och )?)++(?P<district>stadsdelsförvaltning|stadsdelsnämnd|socialförvaltning)?"
)
"""Names after each other, and whether they are a district's."""
_NAME = re.compile(r"(?<![\w-])[A-ZÅÄÖ][^\W\d]{2}[^\d,;:()]{0,80}(?<=[^\W\d])")
"""What begins as a name and goes on to a figure or a mark."""


@dataclass(frozen=True, slots=True)
class LooseText:
    """A text outside every table."""

    sheet: BookSheet
    cell: PlacedText


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found, by the names that details have in plan files."""

    stated: Mapping[str, str]
    guessed: Mapping[str, tuple[str, str]]
    """Each with the text that it was guessed from."""
    used: frozenset[tuple[str, str]]
    """The cells that were understood, each as the sheet's name and its own."""

    def value(self, key: str) -> str:
        """What the detail is said or guessed to be; empty where nothing tells."""
        return self.stated.get(key) or self.guessed.get(key, ("", ""))[0]

    @property
    def year(self) -> int | None:
        """The plan's year."""
        return int(self.value(YEAR)) if self.value(YEAR) else None


def facts_of(book: Book, form: Form, loose: Sequence[LooseText], names: Sequence[Iterable[str]]) -> Facts:
    """What the texts outside the tables and the file's remarks say, else pages' edges, else the names, in order."""
    stated: dict[str, str] = {}
    used: set[tuple[str, str]] = set()
    for text in loose:
        key, value, cells = _labelled(text)
        if key and key not in stated:
            stated[key] = value
            used.update((text.sheet.name, cell.place) for cell in cells)
    for key, value in _remarked(book.remarks):
        stated.setdefault(key, value)
    titles = [text for text in loose if len(text.cell.text) <= _LONGEST]
    texts_around = [*(text.cell.text for text in titles), *(edge for sheet in book.sheets for edge in sheet.edges)]
    texts_around.append(book.title)
    guessed: dict[str, tuple[str, str]] = {}
    if not stated.get(YEAR):
        newest_first = [name for each in names for name in sorted(each, key=_ANY_YEAR.findall, reverse=True)]
        year, source, is_plain = _year(texts_around, newest_first, form)
        if is_plain:
            stated[YEAR] = year
            used.update((text.sheet.name, text.cell.place) for text in titles if text.cell.text == source)
        elif year:
            guessed[YEAR] = year, source
    if not stated.get(DISTRICT, "").strip() and (found := _district(texts_around, form)) is not None:
        guessed[DISTRICT] = found
    sources = {source for _, source in guessed.values()}
    used.update((text.sheet.name, text.cell.place) for text in titles if text.cell.text in sources)
    return Facts(stated, guessed, frozenset(used))


def _labelled(text: LooseText) -> tuple[str, str, list[PlacedText]]:
    """The field that the text names, its value (in the cell, or in the next one), and the cells that it took."""
    field, value = _named(text.cell.text)
    beside = _beside(text) if field and not value.strip() else None
    stated = _stated(field, beside.text if beside else value)
    return (field, stated, [text.cell, *([beside] if beside else [])]) if stated else ("", "", [])


def _named(text: str) -> tuple[str, str]:
    """The field that the text names, and what follows in it; nothing for any other text."""
    match = _LABELLED.fullmatch(text)
    return (_FIELDS[match["label"].lower()], match["value"]) if match else ("", "")


def _stated(field: str, value: str) -> str:
    """What the value says of the field; nothing for a date in words, or a year that is none."""
    plain = value.strip()
    is_year = len(plain) == 4 and plain.isdecimal() and int(plain) in YEARS
    is_understood = _is_date(plain) if field == DECIDED_ON else is_year if field == YEAR else bool(field and plain)
    return (plain if field in {DECIDED_ON, YEAR} else value) if is_understood else ""


def _remarked(remarks: str) -> Iterator[tuple[str, str]]:
    """The fields that the file's remarks name, a line each, and their values."""
    for field, value in map(_named, remarks.splitlines()):
        if stated := _stated(field, value):
            yield field, stated


def blank_label(text: LooseText) -> str | None:
    """The detail that the text is the label of, where no value stands in the cell or after it in its row."""
    field, value = _named(text.cell.text)
    return field if field and not value.strip() and _beside(text) is None else None


def _beside(text: LooseText) -> PlacedText | None:
    row = text.sheet.cells[text.cell.row]
    following = (PlacedText(text.cell.row, column, other) for column, other in row.items() if other.strip())
    return next((each for each in following if each.column > text.cell.column), None)


def _titled(text: str, form: Form) -> tuple[str, str] | None:
    """The year that a text names which begins as the form's title does, and what follows; None where it does not."""
    before, _, after = form.title_pattern.partition("{ar}")
    rest = text.strip().removeprefix(before)
    year, follows = rest[:4], rest[4:]
    is_title = len(rest) == len(text.strip()) - len(before) and follows.startswith(after)
    return (year, follows.removeprefix(after)) if is_title and _stated(YEAR, year) else None


def _year(texts_around: Iterable[str], names: Sequence[str], form: Form) -> tuple[str, str, bool]:
    """The year, the text that it was taken from, and whether this is the form's title and nothing else."""
    for text in (*texts_around, *names):
        if (titled := _titled(text, form)) is not None:
            return titled[0], text, not titled[1].strip()
        match = _PLAN_YEAR.search(text)
        if match and int(match["year"]) in YEARS:
            whole = _PLAN_YEAR.fullmatch(text.strip())
            return match["year"], text, whole is not None and not whole["before"].strip()
    named = ((years[0], name, False) for name in names if len(years := _ANY_YEAR.findall(name)) == 1)
    return next(named, ("", "", False))


def names_plan(text: str, form: Form) -> bool:
    """Whether the text is a title of the whole plan."""
    return len(text) <= _LONGEST and bool(_year((text,), (), form)[0])


def _district(texts_around: Sequence[str], form: Form) -> tuple[str, str] | None:
    """The name of a district and the text that it was taken from."""
    short = [text for text in texts_around if len(text) <= _LONGEST]
    for text in short:
        if match := next((each for each in _NAMES.finditer(text) if each["district"]), None):
            return match[0].removeprefix("Åtgärdsplan "), text
    for text in short:
        if (titled := _titled(text, form)) is not None:
            if name := _trimmed(titled[1]):
                return name, text
            continue
        match = _PLAN_YEAR.search(text)
        if match and (name := _trimmed(match["before"]) or _trimmed(text[match.end() :])):
            return name, text
    return None


def _trimmed(text: str) -> str:
    """The name in what is left of a title beside the word and the year."""
    match = _NAME.search(text)
    return match[0] if match else ""


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def plan_head(facts: Facts, form: Form, year: int | None, district: str | None) -> tuple[Plan, list[Note]]:
    """The plan without areas that the facts make, and what is to be told; a year or a district given goes before them.

    A plan that has a date of decision is decided.
    """
    asked = {YEAR: None if year is None else str(year), DISTRICT: district}
    plan = Plan(form, form.year, "")
    for key in texts.DETAILS:
        if value := facts.value(key) if (given := asked.get(key)) is None else given:
            plan = with_detail(plan, key, value)
    if plan.decided_on:
        plan = plan._replace(stage=Stage.DECIDED)
    notes = [note for key, given in asked.items() for note in _notes(plan, facts, key, given)]
    kept = {key: value for key, value in facts.stated.items() if value.strip() and value == detail_text(plan, key)}
    if listed := [f"{label}: {kept[key]}" for key, label in texts.DETAILS.items() if key in kept]:
        notes.insert(0, Note(NoteKind.READ, f"{'; '.join(listed)}."))
    return plan, notes


def _notes(plan: Plan, facts: Facts, key: str, asked: str | None) -> Iterator[Note]:
    found = facts.value(key).strip()
    if asked is not None:
        if found and facts.value(key) != asked:
            told = texts.OPTION_BEATS_BOOK.format(label=texts.DETAILS[key], asked=asked, found=facts.value(key))
            yield Note(NoteKind.REMARK, told)
    elif not found:
        yield Note(NoteKind.GUESSED, texts.YEAR_ASSUMED.format(year=plan.year) if key == YEAR else texts.NO_DISTRICT)
    elif key in facts.guessed:
        guess, source = facts.guessed[key]
        told = texts.YEAR_GUESSED if key == YEAR else texts.DISTRICT_GUESSED
        yield Note(NoteKind.GUESSED, told.format(found=guess, source=source))
