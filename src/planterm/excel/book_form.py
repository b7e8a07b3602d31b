"""A workbook of somebody's own to the data of a form's file, and a report of what was told, guessed and left."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from planterm.errors import DataPath
from planterm.excel.area_tables import is_summary_sheet
from planterm.excel.find_table import find_tables
from planterm.excel.header_rows import lines_above
from planterm.excel.name_matching import HeaderWords, plain
from planterm.excel.notes import Note, NoteKind
from planterm.excel.reading.book import read_book
from planterm.excel.reading.book_sheet import Book, BookSheet
from planterm.excel.reading.package import BookFaultError, Package, named
from planterm.excel.references import column_letters
from planterm.form.checking import MOST_AREAS, MOST_COLUMNS, MOST_WIDTH, TAKEN_KEYS
from planterm.form.loader import OWN_AREA_ID, form_ids, load_form
from planterm.model.form import Column, Columns, Role, is_tab_name, own_tab
from planterm.model.text import free_slug, one_line
from planterm.texts import excel as book_texts
from planterm.texts import forms as texts

_LONG = 80
"""Characters: a longer text is a paragraph, a shorter one a title."""
_FEWEST_GUIDED = 2
"""Cells of a row that guides and stands there only once."""
_FEWEST_TITLES = 2
"""Different headers of first columns that are areas' titles."""
_USUAL_WIDTH = 13.0
_LEADING_NUMBER = re.compile(r"^(?:punkt |område |flik )?\d+[.):]?\s+", re.IGNORECASE)
_ANNEX = re.compile(r"bilaga\s+[\d:.]+[a-z]?", re.IGNORECASE)
_INSTRUCTION = re.compile(r"instruktion|anvisning|information|läs|så ", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")

_ANY_ROLE = Columns(Column(number, role, book_texts.HEADERS[role][0], "", 1, role) for number, role in enumerate(Role))
_WORDS = HeaderWords(_ANY_ROLE)
"""What people write above columns in any form."""

Data = dict[str, Any]


class Remark(NamedTuple):
    """What is told of a part of the form, and which part it is."""

    note: Note
    path: DataPath = ()


class BookForm(NamedTuple):
    """The data of a form's file, and what is to be told of it."""

    data: Data
    remarks: tuple[Remark, ...]


def form_of_book(data: bytes, path: Path, form_id: str) -> BookForm:
    """The form that the tables of a workbook are on; raises UnreadableBookError where it is none or has no table."""
    with named(path):
        book = read_book(Package(data))
        making = _Making(book, path, form_id)
        if not making.tables:
            raise BookFaultError(texts.NO_TABLE)
        return making.made()


class _FormTable(NamedTuple):
    """A table, and the sheet that it stands on; rows and columns are counted from 1."""

    sheet: BookSheet
    header_row: int
    header_bottom: int
    """The last row of the headers, which may stand in several."""
    rows: Sequence[int]
    """Those below the headers in which its columns say anything."""
    heads: Mapping[int, str]
    """What stands above each column."""
    above: str
    """The text that stands alone above the headers; empty where none does."""
    title: str = ""
    """The area's own title, where that stands above the first column."""


class _Making:
    """The parts of the form as they come together."""

    def __init__(self, book: Book, path: Path, form_id: str) -> None:
        sheets = [sheet for sheet in book.sheets if sheet.has_cells and not is_summary_sheet(sheet)]
        analyses = [sheet for sheet in sheets if _is_counting(sheet)]
        found = {sheet.name: () if sheet in analyses else _tables_on(sheet) for sheet in sheets}
        self.tables = _titled([table for each in found.values() for table in each][:MOST_AREAS])
        self._analysis = analyses[0] if analyses else None
        self._others = [sheet for sheet in sheets if not found[sheet.name] and sheet not in analyses]
        above = {name: each[0].header_row for name, each in found.items() if each}
        self._loose = [
            text.text
            for sheet in sheets
            if sheet not in analyses
            for text in sheet.placed_texts()
            if text.row < above.get(sheet.name, text.row + 1)
        ]
        self._book, self._path, self._id = book, path, form_id
        self._remarks: list[Remark] = []

    def made(self) -> BookForm:
        """The whole form."""
        head = self._head()
        instruction = self._instruction(head)
        columns = self._columns()
        data = {**head, **instruction, "kolumn": columns, **self._areas(), **self._counts(columns)}
        self._tell_left(guided=any(column["vagledning"] for column in columns))
        return BookForm(data, tuple(self._remarks))

    def _tell(self, kind: NoteKind, text: str, sheet: BookSheet | None = None, path: DataPath = ()) -> None:
        self._remarks.append(Remark(Note(kind, text, sheet.name if sheet else ""), path))

    # what the form is called

    def _head(self) -> Data:
        short = [one_line(text) for text in self._loose if len(text) <= _LONG]
        # What stands behind the year is whose plan it is.
        titles = (text[: match.end()] for text in short if (match := _YEAR.search(text)) is not None)
        title = next((text for text in titles if texts.PLAN in plain(text)), "")
        found = _YEAR.search(title or self._path.stem)
        year = int(found[0]) if found else date.today().year
        if found is None:
            self._tell(NoteKind.GUESSED, texts.YEAR_GUESSED.format(year=year), path=("ar",))
        annex = next((text for text in short if _ANNEX.fullmatch(text)), "")
        series = re.sub(r"-?(?:19|20)\d\d$", "", self._id)
        name = texts.NAME.format(book=self._path.stem)
        self._tell(NoteKind.GUESSED, texts.NAME_GUESSED.format(name=name), path=("namn",))
        head = {"id": self._id, "serie": series if series != self._id else "", "ar": year, "namn": name}
        head |= {"titel": _YEAR.sub("{ar}", title), "bilaga": annex}
        return {key: value for key, value in head.items() if value}

    # columns

    def _columns(self) -> list[Data]:
        heads = self._heads()
        roles = _roles([header for header, _ in heads.values()])
        guidance = self._guidance()
        keys: set[str] = set(TAKEN_KEYS)
        columns = []
        for number, (name, (header, width)) in enumerate(heads.items()):
            key = free_slug(header, {each.replace("_", "-") for each in keys}).replace("-", "_")
            keys.add(key)
            role, match = roles.get(header), _WORDS.match(header)
            columns.append(_column(key, header, role, width, guidance.get(name, "")))
            if role is None:
                self._tell(NoteKind.READ, texts.WITHOUT_ROLE.format(header=header), path=("kolumn", number))
            elif match and not (match.is_sure and match.is_whole):
                told = texts.ROLE_GUESSED.format(header=header, role=role.value)
                self._tell(NoteKind.GUESSED, told, path=("kolumn", number))
            else:
                self._tell(NoteKind.READ, texts.ROLE_TOLD.format(header=header, role=role.value))
        return self._with_needed(columns)

    def _heads(self) -> Mapping[str, tuple[str, float]]:
        """The header and the width of each column of the tables once, in the order of the first table that has it."""
        found: dict[str, tuple[str, float]] = {}
        for table in self.tables:
            for index, text in table.heads.items():
                name = plain(text)
                if name in texts.ROW_NUMBERS or not name:
                    told = texts.NUMBERS_LEFT.format(header=text, column=column_letters(index))
                    self._tell(NoteKind.LEFT, told, table.sheet)
                    continue
                if name not in found and found and table is not self.tables[0]:
                    self._tell(NoteKind.GUESSED, texts.COLUMN_MORE.format(header=text), table.sheet)
                found.setdefault(name, (text, _width(table.sheet, index)))
        if len(found) > MOST_COLUMNS:
            raise BookFaultError(texts.TOO_MANY_COLUMNS)
        return found

    def _with_needed(self, columns: list[Data]) -> list[Data]:
        """The columns with the two roles that no form lacks."""
        roles = {column.get("roll") for column in columns}
        if Role.MEASURE not in roles:
            number = next((number for number, column in enumerate(columns) if "roll" not in column), len(columns))
            if number == len(columns):
                columns.append(_column("atgard", texts.MEASURE, None))
            columns[number] = {**columns[number], "roll": Role.MEASURE.value}
            told = texts.MEASURE_GUESSED.format(header=columns[number]["rubrik"])
            self._tell(NoteKind.GUESSED, told, path=("kolumn", number))
        if Role.FOLLOW_UP not in roles:
            self._tell(NoteKind.GUESSED, texts.FOLLOW_UP_ADDED, path=("kolumn", len(columns)))
            columns.append(_column(Role.FOLLOW_UP.value, texts.FOLLOW_UP, Role.FOLLOW_UP))
        return columns

    def _guidance(self) -> Mapping[str, str]:
        """The texts of the row under the headers, by these, where they guide: the only row, or the same in most."""
        firsts = Counter(tuple(sorted(first.items())) for table in self.tables if (first := _first_row(table)))
        if not firsts:
            return {}
        common, count = firsts.most_common(1)[0]
        is_empty = all(len(table.rows) <= 1 for table in self.tables)
        is_repeated = count > 1 and 2 * count > len(self.tables)
        if not is_repeated and (not is_empty or len(firsts) > 1 or len(common) < _FEWEST_GUIDED):
            return {}
        self._tell(NoteKind.READ if is_repeated else NoteKind.GUESSED, texts.GUIDANCE, path=("kolumn", 0))
        return dict(common)

    # areas

    def _areas(self) -> Data:
        areas: list[Data] = []
        own: Data = {}
        titles, tabs, ids = set[str](), set[str](), {OWN_AREA_ID}
        for before, table in zip([None, *self.tables], self.tables, strict=False):
            if before is not None and _goes_on(before, table):
                continue
            title, name = self._title(table, titles), table.sheet.name
            is_alone = sum(each.sheet is table.sheet for each in self.tables) == 1
            if _is_template(title) and not own and is_alone:
                own = {"titel": title, "flik": name}
                self._tell(NoteKind.GUESSED, texts.OWN_AREA.format(title=title), table.sheet, ("eget_omrade",))
                continue
            tab = name if is_alone and is_tab_name(name) else own_tab(len(areas) + 1, title)
            while tab.casefold() in tabs:
                tab = own_tab(len(areas) + 1, f"{len(tabs) + 1} {title}")
            titles.add(plain(title))
            tabs.add(tab.casefold())
            area_id = free_slug(_LEADING_NUMBER.sub("", tab), ids)
            ids.add(area_id)
            areas.append({"id": area_id, "titel": title, "flik": tab})
            self._tell(NoteKind.READ, texts.AREA.format(title=title), table.sheet)
        if not areas:
            areas, own = [{"id": free_slug(own["titel"], ids), **own}], {}
        return {"omrade": areas, **({"eget_omrade": own} if own else {})}

    def _title(self, table: _FormTable, taken: set[str]) -> str:
        """What the area is called: what stands in its first header or alone above, else the sheet's name."""
        # What stands above several tables, or names a year, is the title of the whole plan.
        is_own = [plain(each.above) for each in self.tables].count(plain(table.above)) == 1
        above = table.above if is_own and not _YEAR.search(table.above) else ""
        title = table.title or above or _LEADING_NUMBER.sub("", table.sheet.name)
        candidates = (title, *(f"{title} {number}" for number in range(2, len(taken) + 3)))
        return next(each for each in candidates if plain(each) not in taken)

    # the other sheets

    def _instruction(self, head: Data) -> Data:
        """The first sheet of long texts in front of the areas."""
        first = self.tables[0].sheet
        before = self._book.sheets[: self._book.sheets.index(first)]
        for sheet in self._others:
            said = [text.text.strip() for text in sheet.placed_texts()]
            is_long = any(len(text) > _LONG for text in said) or _INSTRUCTION.match(sheet.name)
            if sheet not in before or not is_long or not is_tab_name(sheet.name):
                continue
            linked = [(sheet.cells.get(each.row, {}).get(each.column, "").strip(), each) for each in sheet.addresses]
            known = {head.get("bilaga"), head.get("titel", "").replace("{ar}", str(head["ar"]))}
            known |= {text for text, _ in linked}
            paragraphs = [text for text in said if known.isdisjoint((text, one_line(text)))]
            resources = {
                each.place: {"rubrik": text, "text": "", "namn": text, "adress": each.text}
                for text, each in linked
                if text
            }
            told = texts.INSTRUCTION.format(count=len(paragraphs))
            self._tell(NoteKind.READ, told, sheet)
            found: Data = {"resurs": [*resources.values()][:MOST_AREAS]} if resources else {}
            return {"instruktion": {"flik": sheet.name, "stycken": paragraphs, **found}}
        return {}

    def _counts(self, columns: Sequence[Data]) -> Data:
        """The sheet that counts, where its headings tell which columns."""
        sheet = self._analysis
        if sheet is None or not is_tab_name(sheet.name):
            return {}
        by_role = {column["roll"]: column["nyckel"] for column in reversed(columns) if "roll" in column}
        for number, cells in sheet.cells.items():
            counted = [
                {"kolumn": by_role[role], "rubrik": one_line(text)}
                for text in cells.values()
                if (role := _counted_role(text)) in by_role
            ]
            if counted:
                heading = next(iter(cells.values())).strip()
                title = next((one_line(text.text) for text in sheet.placed_texts() if text.row < number), sheet.name)
                self._tell(NoteKind.READ, texts.ANALYSIS, sheet)
                analysis = {"flik": sheet.name, "titel": title, "rubrik_omrade": heading or texts.AREA_HEADING}
                return {"analys": {**analysis, "antal": counted[: len(columns)]}}
        self._tell(NoteKind.LEFT, texts.NO_ANALYSIS, sheet)
        return {}

    def _tell_left(self, *, guided: bool) -> None:
        """What does not become part of the form."""
        for sheet in self._others:
            if sheet.placed_texts() and not any(each.note.sheet == sheet.name for each in self._remarks):
                self._tell(NoteKind.LEFT, texts.SHEET_LEFT, sheet)
        if any(len(table.rows) > guided for table in self.tables):
            self._tell(NoteKind.REMARK, texts.ROWS_LEFT)


def _tables_on(sheet: BookSheet) -> list[_FormTable]:
    """The tables of the sheet from top to bottom, as on a form that has a column of each role and no areas."""
    form = load_form(form_ids()[0])._replace(columns=_ANY_ROLE, areas=(), own_area=None)
    found = find_tables(sheet, form, _WORDS, is_any_form=True)
    above = [next(iter(lines_above(sheet, table.header_row)), None) for table in found]
    titles = {line.row for line in above if line}  # the title of a table is no row of the one before it
    tables = []
    for table, line in zip(found, above, strict=True):
        inside = (number for number in sheet.cells if table.header_bottom < number <= table.last_row)
        rows = [
            number for number in inside if number not in titles and any(map(sheet.cells[number].get, table.headers))
        ]
        title = one_line(line.text) if line else ""
        tables.append(_FormTable(sheet, table.header_row, table.header_bottom, rows, table.headers, title))
    return tables


def _role_of(header: str) -> Role | None:
    """What the words of a header mean, if that can be told."""
    match = _WORDS.match(header)
    return match.column.role if match else None


def _titled(tables: Sequence[_FormTable]) -> list[_FormTable]:
    """The tables, each with the area's title where that is its first header: no known word, and not always the same.

    What stands under it are the problems, as on the form.
    """
    firsts = [next(iter(table.heads.items())) for table in tables]
    unknown = {plain(text) for _, text in firsts if _role_of(text) is None}
    found = []
    for table, (index, text) in zip(tables, firsts, strict=True):
        is_title = len(unknown) >= _FEWEST_TITLES and plain(text) in unknown
        if is_title and Role.PROBLEM not in map(_role_of, table.heads.values()):
            found.append(table._replace(title=text, heads={**table.heads, index: texts.PROBLEM}))
        else:
            found.append(table)
    return found


def _column(key: str, header: str, role: Role | None, width: float = _USUAL_WIDTH, guidance: str = "") -> Data:
    known = {"roll": role.value} if role else {}
    return {"nyckel": key, **known, "bredd": width, "rubrik": header, "vagledning": guidance}


def _roles(headers: Sequence[str]) -> Mapping[str, Role]:
    """The role of each header that has one; of several that could have it the one that is surest."""
    found: dict[str, Role] = {}
    matches = [(header, match) for header in headers if (match := _WORDS.match(header))]
    for header, match in sorted(matches, key=lambda each: (not each[1].is_sure, not each[1].is_whole)):
        role = match.column.role
        if role is not None and (role is Role.FOLLOW_UP or role not in found.values()):
            found[header] = role
    return found


def _width(sheet: BookSheet, column: int) -> float:
    width = next((width for columns, width in sheet.widths if column in columns), _USUAL_WIDTH)
    return min(max(round(width, 1), 1.0), float(MOST_WIDTH))


def _first_row(table: _FormTable) -> dict[str, str]:
    """The texts of the row below the headers, by their plain headers."""
    cells = table.sheet.cells.get(table.header_bottom + 1, {}) if table.rows else {}
    return {plain(head): text for index, head in table.heads.items() if (text := cells.get(index, "").strip())}


def _goes_on(before: _FormTable, table: _FormTable) -> bool:
    """Whether the header row only stands there once more within the same area."""
    is_same = plain(table.title) == plain(before.title) if table.title else not table.above
    return before.sheet is table.sheet and is_same


def _is_counting(sheet: BookSheet) -> bool:
    """Whether the sheet is named as one that counts, or has headings of counts."""
    headings = (sum(plain(text).startswith(texts.COUNTED) for text in cells.values()) for cells in sheet.cells.values())
    return plain(sheet.name).startswith(texts.ANALYSIS_NAMES) or any(count > 1 for count in headings)


def _counted_role(text: str) -> Role | None:
    """The role of the column that a heading says is counted."""
    first, _, rest = one_line(text).partition(" ")
    return _role_of(rest if plain(first) in texts.COUNTED else text)


def _is_template(title: str) -> bool:
    """Whether the title is only a place for one."""
    return (title.startswith("[") and title.endswith("]")) or not texts.OWN.isdisjoint(plain(title).split())
