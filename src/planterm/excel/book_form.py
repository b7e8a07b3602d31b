"""A workbook of somebody's own to the data of a form's file, and a report of what was told, guessed and left."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from planterm.errors import DataPath
from planterm.excel.area_tables import is_summary_sheet
from planterm.excel.name_matching import plain
from planterm.excel.notes import Note, NoteKind
from planterm.excel.reading.book import read_book
from planterm.excel.reading.book_sheet import Book, BookSheet
from planterm.excel.reading.package import BookFaultError, Package, named
from planterm.excel.references import column_letters
from planterm.excel.unknown_tables import Head, UnknownTable, named_role, tables_on
from planterm.form.checking import MOST_AREAS, MOST_COLUMNS, MOST_WIDTH, TAKEN_KEYS
from planterm.form.form_data import OWN_AREA_ID
from planterm.form.tabs import is_tab_name, own_tab
from planterm.model.form import Role
from planterm.model.text import free_slug
from planterm.texts import form_making as texts

_LONG = 80
"""Characters: a longer text is a paragraph, a shorter one a title."""
_FEWEST_GUIDED = 2
"""Cells of a row that guides and stands there only once."""
_USUAL_WIDTH = 13.0
_LEADING_NUMBER = re.compile(r"^(?:punkt |område |flik )?\d+[.):]?\s+", re.IGNORECASE)
_ANNEX = re.compile(r"bilaga\s+[\d:.]+[a-z]?", re.IGNORECASE)
_INSTRUCTION = re.compile(r"instruktion|anvisning|information|läs|så ", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")

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


class _Making:
    """The parts of the form as they come together."""

    def __init__(self, book: Book, path: Path, form_id: str) -> None:
        sheets = [sheet for sheet in book.sheets if sheet.has_cells and not is_summary_sheet(sheet)]
        analyses = [
            sheet for sheet in sheets if plain(sheet.name).startswith(texts.ANALYSIS_NAMES) or _is_counting(sheet)
        ]
        found = {sheet.name: () if sheet in analyses else tables_on(sheet) for sheet in sheets}
        self.tables = [table for each in found.values() for table in each][:MOST_AREAS]
        self._per_sheet = {name: len(each) for name, each in found.items()}
        self._analysis = analyses[0] if analyses else None
        self._others = [sheet for sheet in sheets if not found[sheet.name] and sheet not in analyses]
        above = {each[0].sheet.name: each[0].header_row for each in found.values() if each}
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

    def _tell(self, kind: NoteKind, text: str, table: UnknownTable | None = None, *, path: DataPath = ()) -> None:
        self._remarks.append(Remark(Note(kind, text, table.sheet.name if table else ""), path))

    # what the form is called

    def _head(self) -> Data:
        short = [" ".join(text.split()) for text in self._loose if len(text) <= _LONG]
        # What stands behind the year is whose plan it is.
        titles = (text[: match.end()] for text in short if (match := _YEAR.search(text)) is not None)
        title = next((text for text in titles if texts.PLAN in plain(text)), "")
        found = _YEAR.search(title or self._path.stem)
        year = int(found[0]) if found else date.today().year
        if found is None:
            self._tell(NoteKind.GUESSED, texts.YEAR_GUESSED.format(year=year), path=("ar",))
        annex = next((text for text in short if _ANNEX.fullmatch(text)), "")
        series = re.sub(r"-?(?:19|20)\d\d$", "", self._id)
        head: Data = {"id": self._id, **({"serie": series} if series and series != self._id else {}), "ar": year}
        head["namn"] = texts.NAME.format(book=self._path.stem)
        self._tell(NoteKind.GUESSED, texts.NAME_GUESSED.format(name=head["namn"]), path=("namn",))
        if title:
            head["titel"] = _YEAR.sub("{ar}", title)
        return head | ({"bilaga": annex} if annex else {})

    # columns

    def _columns(self) -> list[Data]:
        heads = self._heads()
        roles = self._roles(heads)
        guidance = self._guidance(heads)
        keys: set[str] = set(TAKEN_KEYS)
        columns = []
        for number, (header, head) in enumerate(heads.items()):
            key = free_slug(head.text, {each.replace("_", "-") for each in keys}).replace("-", "_")
            keys.add(key)
            role = roles.get(header)
            columns.append({
                "nyckel": key,
                **({"roll": role.value} if role else {}),
                "bredd": self._width(head),
                "rubrik": head.text,
                "vagledning": guidance.get(header, ""),
            })  # fmt: skip
            if role is None:
                self._tell(NoteKind.READ, texts.NO_ROLE.format(header=head.text), path=("kolumn", number))
            elif head.match and not (head.match.is_sure and head.match.is_whole):
                told = texts.ROLE_GUESSED.format(header=head.text, role=role.value)
                self._tell(NoteKind.GUESSED, told, path=("kolumn", number))
            else:
                self._tell(NoteKind.READ, texts.ROLE_TOLD.format(header=head.text, role=role.value))
        return self._with_needed(columns)

    def _heads(self) -> Mapping[str, Head]:
        """Each column of the tables once, by its plain header, in the order of the first table that has it."""
        found: dict[str, Head] = {}
        for table in self.tables:
            title = self._title_head(table)
            for each in table.heads:
                is_title = each is title
                head = each._replace(text=texts.PROBLEM) if is_title else each
                name = Role.PROBLEM.value if is_title else plain(each.text)
                if name in texts.ROW_NUMBERS or not name:
                    told = texts.NUMBERS_LEFT.format(header=head.text, column=column_letters(head.place))
                    self._tell(NoteKind.LEFT, told, table)
                    continue
                if name not in found and found and table is not self.tables[0]:
                    self._tell(NoteKind.GUESSED, texts.COLUMN_MORE.format(header=head.text), table)
                found.setdefault(name, head)
        if len(found) > MOST_COLUMNS:
            raise BookFaultError(texts.TOO_MANY_COLUMNS)
        return found

    def _title_head(self, table: UnknownTable) -> Head | None:
        """The header of the first column where that is the area's own title: no known word, and not always the same."""
        if any(head.role is Role.PROBLEM for head in table.heads):
            return None
        first = table.heads[0]
        firsts = {plain(each.heads[0].text) for each in self.tables if each.heads[0].role is None}
        return first if first.role is None and len(firsts) > 1 else None

    def _roles(self, heads: Mapping[str, Head]) -> Mapping[str, Role]:
        """The role of each column that has one; of several that could have it the one that is surest."""
        found: dict[str, Role] = {}
        if Role.PROBLEM.value in heads:
            found[Role.PROBLEM.value] = Role.PROBLEM
        ranked = sorted(
            ((not head.match.is_sure, not head.match.is_whole, number, name, head.match.column.role)
             for number, (name, head) in enumerate(heads.items()) if head.match),
        )  # fmt: skip
        for *_, name, role in ranked:
            if role is not None and name not in found and (role is Role.FOLLOW_UP or role not in found.values()):
                found[name] = role
        return found

    def _with_needed(self, columns: list[Data]) -> list[Data]:
        """The columns with the two roles that no form lacks."""
        roles = {column.get("roll") for column in columns}
        if Role.MEASURE not in roles:
            number = next((number for number, column in enumerate(columns) if "roll" not in column), len(columns))
            if number == len(columns):
                columns.append({"nyckel": "atgard", "bredd": _USUAL_WIDTH, "rubrik": texts.MEASURE, "vagledning": ""})
            columns[number] = {**columns[number], "roll": Role.MEASURE.value}
            told = texts.MEASURE_GUESSED.format(header=columns[number]["rubrik"])
            self._tell(NoteKind.GUESSED, told, path=("kolumn", number))
        if Role.FOLLOW_UP not in roles:
            self._tell(NoteKind.GUESSED, texts.FOLLOW_UP_ADDED, path=("kolumn", len(columns)))
            role = Role.FOLLOW_UP.value
            columns.append(
                {"nyckel": role, "roll": role, "bredd": _USUAL_WIDTH, "rubrik": texts.FOLLOW_UP, "vagledning": ""}
            )
        return columns

    def _width(self, head: Head) -> float:
        """The width of the column on the first sheet that has it."""
        sheet = next(table.sheet for table in self.tables if any(each.place == head.place for each in table.heads))
        width = next((width for columns, width in sheet.widths if head.place in columns), _USUAL_WIDTH)
        return min(max(round(width, 1), 1.0), float(MOST_WIDTH))

    def _guidance(self, heads: Mapping[str, Head]) -> Mapping[str, str]:
        """The texts of the row under the headers where they guide: the only row, or the same in most tables."""
        firsts = Counter(tuple(sorted(first.items())) for table in self.tables if (first := self._first_row(table)))
        if not firsts:
            return {}
        common, count = firsts.most_common(1)[0]
        is_empty = all(len(table.rows) <= 1 for table in self.tables)
        is_repeated = count > 1 and 2 * count > len(self.tables)
        if not is_repeated and (not is_empty or len(firsts) > 1 or len(common) < _FEWEST_GUIDED):
            return {}
        self._tell(NoteKind.READ if is_repeated else NoteKind.GUESSED, texts.GUIDANCE, path=("kolumn", 0))
        return {name: text for name, text in common if name in heads}

    def _first_row(self, table: UnknownTable) -> dict[str, str]:
        """The texts of the row below the headers, by their plain headers."""
        title = self._title_head(table)
        cells = table.sheet.cells.get(table.header_bottom + 1, {}) if table.rows else {}
        names = {head.place: Role.PROBLEM.value if head is title else plain(head.text) for head in table.heads}
        return {names[index]: text.strip() for index, text in cells.items() if index in names and text.strip()}

    # areas

    def _areas(self) -> Data:
        areas: list[Data] = []
        own: Data = {}
        titles, tabs, ids = set[str](), set[str](), {OWN_AREA_ID}
        for before, table in zip([None, *self.tables], self.tables, strict=False):
            if before is not None and self._goes_on(before, table):
                continue
            title, name = self._title(table, titles), table.sheet.name
            if _is_template(title) and not own and self._per_sheet[name] == 1:
                own = {"titel": title, "flik": name}
                self._tell(NoteKind.GUESSED, texts.OWN_AREA.format(title=title), table, path=("eget_omrade",))
                continue
            tab = name if self._per_sheet[name] == 1 and is_tab_name(name) else own_tab(len(areas) + 1, title)
            while tab.casefold() in tabs:
                tab = own_tab(len(areas) + 1, f"{len(tabs) + 1} {title}")
            titles.add(plain(title))
            tabs.add(tab.casefold())
            area_id = free_slug(_LEADING_NUMBER.sub("", tab), ids)
            ids.add(area_id)
            areas.append({"id": area_id, "titel": title, "flik": tab})
            self._tell(NoteKind.READ, texts.AREA.format(title=title), table)
        if not areas:
            areas, own = [{"id": free_slug(own["titel"], ids), **own}], {}
        return {"omrade": areas, **({"eget_omrade": own} if own else {})}

    def _goes_on(self, before: UnknownTable, table: UnknownTable) -> bool:
        """Whether the header row only stands there once more within the same area."""
        heads = [self._title_head(each) for each in (before, table)]
        is_named = any(head and head.text.strip() for head in heads[1:]) or bool(table.above)
        alike = heads[0] and heads[1] and plain(heads[0].text) == plain(heads[1].text)
        return before.sheet is table.sheet and (bool(alike) or not is_named)

    def _title(self, table: UnknownTable, taken: set[str]) -> str:
        """What the area is called: what stands in its first header or alone above, else the sheet's name."""
        head = self._title_head(table)
        name = _LEADING_NUMBER.sub("", table.sheet.name)
        title = head.text if head else table.above if self._is_own(table.above) else name
        number, candidate = 1, title
        while plain(candidate) in taken:
            number += 1
            candidate = f"{title} {number}"
        return candidate

    def _is_own(self, above: str) -> bool:
        """Whether the text above a table is the title of its area, and not that of the whole plan."""
        count = sum(1 for table in self.tables if plain(table.above) == plain(above))
        return bool(above) and count == 1 and not _YEAR.search(above)

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
            known = {head.get("bilaga"), head.get("titel", "").replace("{ar}", str(head["ar"]))}
            links = {(each.row, each.column): each.text for each in sheet.addresses}
            linked = {sheet.cells.get(row, {}).get(column, "").strip() for row, column in links}
            paragraphs = [text for text in said if " ".join(text.split()) not in known and text not in linked]
            resources = [
                {"rubrik": name, "text": "", "namn": name, "adress": address}
                for (row, column), address in links.items()
                if (name := sheet.cells.get(row, {}).get(column, "").strip())
            ]
            told = texts.INSTRUCTION.format(count=len(paragraphs))
            self._remarks.append(Remark(Note(NoteKind.READ, told, sheet.name)))
            return {
                "instruktion": {
                    "flik": sheet.name,
                    "stycken": paragraphs,
                    **({"resurs": resources[:MOST_AREAS]} if resources else {}),
                }
            }
        return {}

    def _counts(self, columns: Sequence[Data]) -> Data:
        """The sheet that counts, where its headings tell which columns."""
        sheet = self._analysis
        if sheet is None or not is_tab_name(sheet.name):
            return {}
        by_role = {column["roll"]: column["nyckel"] for column in reversed(columns) if "roll" in column}
        for number, cells in sheet.cells.items():
            counted = [
                {"kolumn": by_role[role], "rubrik": " ".join(text.split())}
                for text in cells.values()
                if (role := _counted_role(text)) in by_role
            ]
            if counted:
                heading = next(iter(cells.values())).strip()
                title = _title_above(sheet, number) or sheet.name
                self._remarks.append(Remark(Note(NoteKind.READ, texts.ANALYSIS, sheet.name)))
                analysis = {"flik": sheet.name, "titel": title, "rubrik_omrade": heading or texts.AREA_HEADING}
                return {"analys": {**analysis, "antal": counted[: len(columns)]}}
        self._remarks.append(Remark(Note(NoteKind.LEFT, texts.NO_ANALYSIS, sheet.name)))
        return {}

    def _tell_left(self, *, guided: bool) -> None:
        """What does not become part of the form."""
        for sheet in self._others:
            if sheet.placed_texts() and not any(each.note.sheet == sheet.name for each in self._remarks):
                self._remarks.append(Remark(Note(NoteKind.LEFT, texts.SHEET_LEFT, sheet.name)))
        if any(len(table.rows) > guided for table in self.tables):
            self._tell(NoteKind.REMARK, texts.ROWS_LEFT)


def _is_counting(sheet: BookSheet) -> bool:
    """Whether the sheet is named as one that counts, or has headings of counts."""
    headings = (sum(plain(text).startswith(texts.COUNTED) for text in cells.values()) for cells in sheet.cells.values())
    return plain(sheet.name).startswith(texts.ANALYSIS_NAMES) or any(count > 1 for count in headings)


def _counted_role(text: str) -> Role | None:
    """The role of the column that a heading says is counted."""
    first, _, rest = " ".join(text.split()).partition(" ")
    return named_role(rest if plain(first) in texts.COUNTED else text)


def _is_template(title: str) -> bool:
    """Whether the title is only a place for one."""
    return (title.startswith("[") and title.endswith("]")) or not texts.OWN.isdisjoint(plain(title).split())


def _title_above(sheet: BookSheet, row: int) -> str:
    filled: Iterator[str] = (
        " ".join(text.split()) for number in sheet.cells if number < row for text in sheet.cells[number].values()
    )
    return next(filter(None, filled), "")
