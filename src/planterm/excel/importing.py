"""A workbook in the form's layout, whoever made or changed it, to a plan and a report of what became of everything."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from planterm.excel.area_tables import AreaTables, SheetArea, area_tables, is_request_sheet, sheet_areas
from planterm.excel.name_matching import (
    LONGEST_HEADER,
    HeaderWords,
    MatchedArea,
    base_title,
    goes_on,
    is_area_label,
    is_name_of,
    plain,
    plain_title,
)
from planterm.excel.notes import Note, NoteKind
from planterm.excel.plan_facts import plan_head
from planterm.excel.reading.book import read_book
from planterm.excel.reading.book_sheet import Book
from planterm.excel.reading.package import BookFaultError, Package, named
from planterm.excel.sheet_report import area_sheet_notes, book_notes, left, lying_notes, other_sheet_notes
from planterm.excel.table_rows import TableRows, rows_of
from planterm.form.loader import OFFICIAL_SERIES, form_ids, load_form
from planterm.model.edits import new_area_id
from planterm.model.fields import DISTRICT, YEAR
from planterm.model.form import Column, Form
from planterm.model.plan import YEARS, Area, Plan, Row, derived_row_id
from planterm.texts import excel as texts
from planterm.texts.words import rows_of_area

_TOP = 40
"""So many rows of a sheet are looked at to tell its form."""


@dataclass(frozen=True)
class Imported:
    """The plan that a workbook holds, and the report in the order of its sheets."""

    plan: Plan
    report: tuple[Note, ...]
    stated: frozenset[str]
    """The details of the plan that the workbook itself states, by their names in plan files."""
    lacking: frozenset[str]
    """Those of the year and the district that nothing tells."""
    unread: Mapping[str, frozenset[Column]]
    """The cells of which the workbook tells nothing, by the ids of their rows; rows without such cells are left out."""


def imported(
    data: bytes,
    path: Path,
    *,
    year: int | None = None,
    district: str | None = None,
    forms: Iterable[Form] | None = None,
) -> Imported:
    """The plan of a workbook's bytes; the path is the file's, for messages and for the year in its name.

    It is on that of the forms which fits it best; on one of the package's where none are given. A year or a district
    that is given goes before what the workbook says. Rows get ids made of their texts: the same file gives the same
    plan. Raises UnreadableBookError where the file is no workbook or has no area in it.
    """
    with named(path):
        book = read_book(Package(data))
        fits = _fitting(book, map(load_form, form_ids()) if forms is None else forms)
        found = area_tables(book, _form_of_year(fits, YEARS[-1]), path.stem)
        # Of several forms the year decides, which is told outside the tables: these are looked for twice if need be.
        if (form := _form_of_year(fits, year or found.facts.year or found.form.year)) is not found.form:
            found = area_tables(book, form, path.stem)
        if not any(found.tables):
            raise BookFaultError(texts.no_area(form.sheet_headers))
        return _imported(found, sheet_areas(found, year), *plan_head(found.facts, form, year, district))


class _Fit(NamedTuple):
    """How well a form fits a book; the greater, the better."""

    found: int
    """How many of its areas the book names, and of its columns one row, in whatever words, beyond those it lacks."""
    is_known: bool
    """Whether an area is named, or all columns are in its own words."""
    missing: int
    """How many areas and columns are not named, below 0."""
    sure: int
    """How many of the columns are named in its own words."""


def _fitting(book: Book, forms: Iterable[Form]) -> Sequence[Form]:
    """The forms that fit the book best; the official ones, or else all, where the book shows none."""
    known, rows = list(forms), [cells for sheet in book.sheets for cells in islice(sheet.cells.values(), _TOP)]
    short = (text for row in rows for text in row.values() if len(text) <= LONGEST_HEADER)
    said = {plain(sheet.name) for sheet in book.sheets} | {*map(plain_title, short)}
    fits = [_fit(rows, said, form) for form in known]
    if any(fit.is_known for fit in fits):
        best = max(fits)
        return [form for form, fit in zip(known, fits, strict=True) if fit == best]
    return [form for form in known if form.series == OFFICIAL_SERIES] or known


def _fit(rows: Sequence[Mapping[int, str]], said: AbstractSet[str], form: Form) -> _Fit:
    words, headed = HeaderWords(form.columns), {each for each in form.columns if each is not form.titled_column}
    found = [[match for text in row.values() if (match := words.match(text))] for row in rows]
    of_rows = [({each.column for each in row}, {each.column for each in row if each.is_sure}) for row in found]
    named, sure = max(((len(headed & each), len(headed & own)) for each, own in of_rows), default=(0, 0))
    # The placeholder of the area of one's own says nothing: many forms have it.
    titles = sum(plain(area.title) in said for area in form.areas if plain(area.tab) not in said)
    areas = titles + sum(plain(area.tab) in said for area in form.all_areas)
    lacking = named - len(headed)
    missing = lacking + areas - len(form.all_areas)
    return _Fit(areas + named + lacking, areas > 0 or sure == len(headed), missing, sure)


def _form_of_year(forms: Iterable[Form], year: int) -> Form:
    """The newest of the forms that is not newer than the year; the oldest one for years before it."""
    ordered = sorted(forms, key=lambda form: (form.year, form.series == OFFICIAL_SERIES))
    return next((form for form in reversed(ordered) if form.year <= year), ordered[0])


def _imported(found: AreaTables, parts: Sequence[SheetArea], plan: Plan, head: Sequence[Note]) -> Imported:
    reading = _Reading(found)
    for part in parts:
        reading.add(part)
    official = tuple(reading.official.get(area.id) or Area(area.id, area.title) for area in found.form.areas)
    is_whole = not any(map(is_request_sheet, found.book.sheets))  # else it has a party's own rows
    missing = [area.title for area in found.form.areas if is_whole and area.id not in reading.official]
    plan = plan._replace(areas=(*official, *reading.own.values()))
    report = (
        *head,
        *book_notes(found.book),
        *reading.in_sheet_order(plan),
        *([Note(NoteKind.GUESSED, texts.areas_missing(missing))] if missing else []),
    )
    stated = frozenset(key for key, value in found.facts.stated.items() if value.strip())
    lacking = frozenset(key for key in (YEAR, DISTRICT) if not found.facts.value(key).strip())
    return Imported(plan, tuple(dict.fromkeys(report)), stated, lacking, reading.unread)


class _Reading:
    """The plan's areas and the report as they come together, sheet by sheet."""

    def __init__(self, found: AreaTables) -> None:
        self.official: dict[str, Area] = {}
        self.own: dict[str, Area] = {}
        self.unread: dict[str, frozenset[Column]] = {}
        self._found, self._form = found, found.form
        self._row_ids: set[str] = set()
        self._alike: Counter[tuple[str, tuple[str, ...]]] = Counter()
        self._notes: dict[str, list[Note]] = {sheet.name: [] for sheet in found.book.sheets}
        self._used = set(found.facts.used)

    def add(self, part: SheetArea) -> None:
        """Read the area's rows into the plan and tell of them."""
        name, match, notes = part.sheet.name, part.match, self._notes[part.sheet.name]
        read = [rows_of(part.sheet, table, self._form) for table in part.tables]
        count = sum(len(each.rows) for each in read)
        if part.other_year is not None:
            kind = NoteKind.LEFT if count else NoteKind.REMARK
            notes.append(Note(kind, texts.other_year(match.title, count, part.other_year), name))
            return
        if self._is_blank_template(part, read):
            starts = [number for each in read for number in each.starts]
            rows = {texts.ROW_NAME.format(number=number) for number in starts}
            others = (note for each in read for note in each.notes if note.place not in rows)
            said = left(part.sheet, [text for number in starts for text in part.sheet.texts(number)])
            notes += (Note(NoteKind.READ, texts.TEMPLATE_EMPTY, name), *others, *said)
            return
        twins = [area for area in self.own.values() if plain(area.title) == plain(match.title)]
        is_twice, is_again = bool(twins and match.form_area is None), self._add_area(match, read)
        self._used.add((name, match.used))
        notes.append(Note(NoteKind.READ, rows_of_area(match.title, count), name))
        again = texts.AREA_AGAIN if is_again else texts.AREA_TWICE if is_twice else ""
        guesses = match.guess, again.format(title=match.title.strip())
        notes += (Note(NoteKind.GUESSED, text, name) for text in guesses if text)
        if len(part.tables) > 1:
            notes.append(Note(NoteKind.REMARK, texts.SEVERAL_TABLES, name))
        for table, each in zip(part.tables, read, strict=True):
            notes += (*table.notes, *each.notes)

    def _is_blank_template(self, part: SheetArea, read: Sequence[TableRows]) -> bool:
        """Whether the form's template for own areas has no more than a text or two, set apart from its headers.

        What stands above it is a placeholder, and no title.
        """
        match, own_area = part.match, self._form.own_area
        if match.form_area is not None or own_area is None:
            return False
        is_named = bool(match.used) and is_name_of(part.sheet.name, own_area)
        heads = [each.guidance_row or table.header_bottom for table, each in zip(part.tables, read, strict=True)]
        is_apart = all(start > head + 1 for head, each in zip(heads, read, strict=True) for start in each.starts)
        are_short = all(sum(map(bool, cells)) <= 2 for each in read for cells in each.rows)
        return (is_named or match.title == own_area.title) and is_apart and are_short

    def _add_area(self, match: MatchedArea, tables: Sequence[TableRows]) -> bool:
        """Put the rows into the area; whether it was there already."""
        form_area, title = match.form_area, match.title
        areas = self.official if form_area else self.own
        before = next((area for area in self.own.values() if form_area is None and goes_on(title, area.title)), None)
        if before is not None:
            title, area_id = base_title(title), before.id
        else:
            area_id = form_area.id if form_area else self._own_id(title)
            before = areas.get(area_id)
        rows = tuple(self._row(area_id, cells) for table in tables for cells in table.rows)
        unread = (columns for table in tables for columns in table.unread)
        self.unread |= {row.id: columns for row, columns in zip(rows, unread, strict=True) if columns}
        areas[area_id] = Area(area_id, title, (*(before.rows if before else ()), *rows), own=form_area is None)
        return before is not None

    def _own_id(self, title: str) -> str:
        template = self._form.own_area
        if template and title == template.title and template.id not in self.own:
            return template.id
        plan = Plan(self._form, self._form.year, "", areas=tuple(self.own.values()))
        return new_area_id(plan, title, [area.id for area in self._form.all_areas])

    def _row(self, area_id: str, cells: tuple[str, ...]) -> Row:
        # A row's id depends on its texts alone, and on how many such rows stand before it.
        self._alike[area_id, cells] += 1
        row_id = derived_row_id("\x1f".join((area_id, str(self._alike[area_id, cells]), *cells)), self._row_ids)
        self._row_ids.add(row_id)
        return Row(row_id, self._form.columns, cells)

    def in_sheet_order(self, plan: Plan) -> Iterator[Note]:
        """Everything that is to be told of each sheet."""
        found = self._found
        name = texts.plan_name(self._form.title(plan.year), " ".join(plan.district.split()))
        edges = {name, self._form.annex, *(source for _, source in found.facts.guessed.values())}
        titles = [area.title for area in plan.areas]
        for sheet, tables in zip(found.book.sheets, found.tables, strict=True):
            yield from self._notes[sheet.name]
            if tables:
                yield from area_sheet_notes(sheet, tables)
                loose = [text.cell for text in found.loose if text.sheet is sheet and not is_area_label(text.cell.text)]
                yield from left(sheet, [cell for cell in loose if (sheet.name, cell.place) not in self._used])
            else:
                is_analysis = sheet.name in found.analyses
                yield from other_sheet_notes(sheet, self._form, found.facts, titles, is_analysis=is_analysis)
            yield from lying_notes(sheet, edges)
