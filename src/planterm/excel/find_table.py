"""Finding the areas' tables on a sheet: by their headers, else by the guidance under them."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, islice, pairwise

from planterm.excel.header_rows import HeaderRow, fullest, header_rows, headers_among, lines_above
from planterm.excel.name_matching import HeaderMatch, HeaderWords, is_round, likeness, plain, plain_title, titles_of
from planterm.excel.notes import Note, NoteKind
from planterm.excel.plan_facts import names_plan
from planterm.excel.reading.book_sheet import BookSheet, PlacedText
from planterm.excel.references import place
from planterm.model.form import Column, Form, Role
from planterm.model.plan import Row
from planterm.model.text import one_line
from planterm.texts import excel as texts
from planterm.texts.words import listed

_FEWEST_HEADERS, _FEWEST_SURE = 3, 2
_FEWEST_LIKELY = 5
"""Columns, of which none has to be named as in the form."""
_MOST_TABLES = 50
"""On one sheet; what looks like another header below is a row."""
_MOST_PARTS = 100
"""Of a table whose rows are of several areas, which may take turns."""
_FEWEST_GUIDANCE, _FEWEST_COLUMNS, _FEWEST_WORDS = 3, 3, 3
_LONGEST_ROUND = 30
"""Characters of the name of one of several follow-ups."""
_DASH = "–"
"""Between the beginning and the end of a time."""
_SPAN = re.compile(rf"([^{_DASH}]{{3,}}){_DASH}([^{_DASH}]{{3,}})")
_START = re.compile(
    r"(?:när \(?)?(?:planerad )?start(?:ar|datum|tid)?|från(?: och med)?|fr\.?\s?o\.?\s?m|påbörjas|börjar|inleds"
)
_END = re.compile(
    r"(?:när \(?)?(?:planerat )?slut(?:ar|datum|tid)?|till(?: och med)?|t\.?\s?o\.?\s?m|avslutas|klart?|färdigt?"
)
"""What stands above the beginning and the end of times."""


@dataclass(frozen=True)
class Table:
    """Where an area's table stands on its sheet; rows and columns are counted from 1."""

    header_row: int
    """The row of the headers or, where there are none, of the form's guidance."""
    header_bottom: int
    """The last row of the headers, of which there may be several, or of somebody's own guidance under them."""
    last_row: int
    columns: Mapping[Column, int]
    title: str
    """What stands above the problems, unless it is only the column's name."""
    title_column: int | None
    """Where that stands in the header row; None where there is no such cell."""
    headers: Mapping[int, str]
    """What stands above each column, on one line, by column number."""
    notes: tuple[Note, ...]
    above: tuple[PlacedText, ...] = ()
    """The lines above the header of a table below another one that are not its title, the nearest first."""
    rounds: Mapping[int, str] = field(default_factory=dict)
    """The columns of a follow-up that has several, its own last, and what each is called, by column number."""
    end: int | None = None
    """The column of the end of each time, where that of the times has only their beginning."""
    area: PlacedText | None = None
    """The first cell of a column that names the area of each row; the table is all rows of that area."""

    @property
    def indexes(self) -> tuple[int, ...]:
        """The numbers of all its columns, first the form's."""
        own = self.columns.values()
        others = (*self.rounds, self.end or 0, self.area.column if self.area else 0)
        return (*own, *(index for index in others if index and index not in own))

    @property
    def others(self) -> Mapping[int, str]:
        """The headers of columns that are none of the form's."""
        named = {self.title_column, *self.indexes}
        return {index: header for index, header in self.headers.items() if index not in named}

    def text(self, cells: Mapping[int, str], column: Column) -> str:
        """What these cells of a row say of the form's column.

        Of several follow-ups it is the last one, with the others below it, and of a time its beginning and its end.
        """
        index = self.columns.get(column, 0)
        if self.end is not None and column.role is Role.WHEN:
            return _DASH.join(text for each in (index, self.end) if (text := cells.get(each, "")).strip())
        if index not in self.rounds:
            return cells.get(index, "")
        filled = [(name, text) for index, name in self.rounds.items() if (text := cells.get(index, "")).strip()]
        return "\n".join([*(text for _, text in filled[-1:]), *(f"{name}: {text}" for name, text in filled[-2::-1])])

    def texts(self, row: Row, own_title: str = "") -> tuple[str, ...]:
        """What those columns hold for a row of a plan, which may be in an area of its own title.

        It is what ``text`` reads as the row has it.
        """
        found = {index: row.text(column) for column, index in self.columns.items()}
        if self.area is not None:
            found[self.area.column] = own_title or self.area.text
        if self.end is not None:
            start = next(index for column, index in self.columns.items() if column.role is Role.WHEN)
            span = _SPAN.fullmatch(found[start])
            found[start], found[self.end] = span.groups() if span else (found[start], "")
        for index, name in list(self.rounds.items())[:-1]:
            text, mark, earlier = found[max(self.rounds)].rpartition(f"\n{name}: ")
            found[index] = earlier if mark else ""
            found[max(self.rounds)] = text if mark else earlier
        return tuple(found[index] for index in self.indexes)


def find_tables(
    sheet: BookSheet, form: Form, words: HeaderWords, *, is_named_area: bool = False, is_any_form: bool = False
) -> tuple[Table, ...]:
    """The tables of the sheet from top to bottom; none where the sheet is no area.

    A sheet that is named as an area of the form is taken for one on less evidence, and any where the form is not known.
    """
    if not sheet.cells:
        return ()
    last = max([*sheet.cells, *(each.row for each in sheet.remarks.unknown_formulas)])
    guidance = _guidance_row(sheet, form)
    named = len(form.columns) - (form.titled_column is not None)  # that one has the area's title above it
    fewest, likely = min(_FEWEST_HEADERS, named) - is_named_area, max(_FEWEST_HEADERS, min(_FEWEST_LIKELY, named))
    if is_any_form:
        fewest, likely = _FEWEST_SURE, _FEWEST_HEADERS
    rows = list(header_rows(sheet, words))
    firsts: Sequence[Callable[[HeaderRow], bool]] = (
        lambda row: len(row.columns) >= fewest and len(row.sure) >= _FEWEST_SURE,
        lambda row: len(row.columns) >= likely,  # in other words than the form's
        lambda row: row.bottom == guidance - 1,
    )
    found = (list(islice(headers_among(sheet, rows, is_first), _MOST_TABLES)) for is_first in firsts)
    if headers := next(filter(None, found), []):
        ends = [*(row.top - 1 for row in headers[1:]), last]
        tables = [_table(sheet, form, row, end) for row, end in zip(headers, ends, strict=True)]
        whole = _with_lines_above(tables, sheet, form)
        parts = tuple(part for table in whole for part in _by_areas(table, sheet, form, guidance))
        if is_named_area:
            return parts
        return tuple(part for table in parts for part in _by_area_column(table, sheet, form, guidance))
    if guidance:
        return (_by_guidance(sheet, form, guidance, last),)
    return ()


def _table(sheet: BookSheet, form: Form, row: HeaderRow, last: int) -> Table:
    header, titled = row.cells, form.titled_column
    title_column = _title_column(row, form) if titled else None
    columns = _best(
        {index: each for index, each in row.named.items() if index != title_column or each.column is titled}
    )
    if titled and title_column is not None:
        columns.setdefault(titled, title_column)
    heads = {index: one_line(text) for index, text in sorted(header.items()) if text.strip()}
    columns |= _guided(sheet.cells.get(row.bottom + 1, {}), form, heads.keys() - {*columns.values()}, columns)
    rounds, span = _rounds(row, form, columns), _span(row, form, columns)
    columns |= {column: max(rounds) for column in form.columns if rounds and column.role is Role.FOLLOW_UP}
    columns |= {column: min(span) for column in form.columns if span and column.role is Role.WHEN}
    notes: list[Note] = []
    for column, index in columns.items():
        told = ""
        if index in span:
            told = texts.TIME_JOINED.format(column=column.header, names=listed([heads[each] for each in span]))
        elif index in rounds:
            told = texts.ROUNDS_JOINED.format(column=column.header, names=listed(list(rounds.values())))
        elif index in heads and index != title_column and not (index in row.named and row.named[index].is_sure):
            told = texts.COLUMN_GUESSED.format(column=column.header, header=heads[index])
        if told:
            notes.append(_note(sheet, row.top, index, told))
    columns |= {column: fullest(sheet, row, last, index) for column, index in columns.items() if index not in rounds}
    for column, index in list(_unlabelled(sheet, form, row, last, columns)):
        columns[column] = index
        if column is titled and title_column is None:
            title_column = index
        notes.append(_note(sheet, row.top, index, texts.COLUMN_BY_PLACE.format(column=column.header)))
    missing = [column for column in form.columns if column not in columns]
    notes += [_note(sheet, row.top, None, texts.COLUMN_MISSING.format(column=column.header)) for column in missing]
    return Table(
        row.top,
        row.bottom,
        last,
        {column: columns[column] for column in form.columns if column in columns},
        _title(row, title_column),
        title_column,
        heads,
        tuple(notes),
        rounds=rounds,
        end=max(span, default=None),
    )


def _span(row: HeaderRow, form: Form, columns: Mapping[Column, int]) -> list[int]:
    """The columns of the beginnings and of the ends of times, where each has one; else none."""
    lowest = {index: plain(text.strip().rpartition("\n")[2]) for index, text in row.cells.items()}
    found = [next((index for index, text in lowest.items() if word.fullmatch(text)), 0) for word in (_START, _END)]
    when = form.columns.find(Role.WHEN)
    taken = {index for column, index in columns.items() if column is not when}
    is_free = when is not None and taken.isdisjoint(found) and columns.get(when, found[0]) in found
    return found if is_free and 0 < found[0] < found[1] else []


def _rounds(row: HeaderRow, form: Form, columns: Mapping[Column, int]) -> Mapping[int, str]:
    """The columns of a follow-up that has several, from left to right, and what each is called; else none."""
    column = form.columns.find(Role.FOLLOW_UP)
    if column is None or len(form.columns.follow_ups) > 1:
        return {}
    names = {index: _round(text, row.named.get(index), column) for index, text in row.cells.items()}
    own = columns.get(column)
    taken = {*columns.values()} - {own}
    # Months before other columns are those of a calendar.
    is_after = {index: index in row.named or index > max(taken, default=0) for index in names}
    found = {index: name for index, name in names.items() if name and index not in taken and is_after[index]}
    if found and own is not None and own not in found:
        found[own] = one_line(row.cells.get(own, "")) or column.header
    return dict(sorted(found.items())) if len(found) > 1 else {}


def _round(text: str, match: HeaderMatch | None, column: Column) -> str:
    """What the header calls one of several follow-ups: what follows the column's name, or below it."""
    if match is None:
        return text.strip() if is_round(text) and not text.strip().isdecimal() else ""
    upper, _, lower = text.strip().partition("\n")
    if match.column is not column or match.is_whole:
        return ""
    rest = one_line(lower or upper.partition(" ")[2] or upper)
    return rest if len(rest) <= _LONGEST_ROUND and (lower or is_round(rest)) else ""


def _best(matches: Mapping[int, HeaderMatch]) -> dict[Column, int]:
    """For each column that is named the cell that names it best; of equally good ones the first."""
    worst_first = sorted(matches.items(), key=lambda each: (each[1].is_sure, each[1].is_whole, -each[0]))
    best = {match.column: index for index, match in worst_first}
    return {match.column: best[match.column] for match in matches.values()}


def _title_column(row: HeaderRow, form: Form) -> int | None:
    """Where the area's own title stands, which the form has above the problems."""
    titles, best = titles_of(form.all_areas), _best(row.named)
    titled = [index for index, text in row.cells.items() if plain(text) in titles]
    titled += [index for column, index in best.items() if column is form.titled_column]
    if titled:
        return titled[0]
    first = min(best.values(), default=max(row.cells) + 1)
    short = {index for index, text in row.cells.items() if len(text.split()) < _FEWEST_WORDS}
    known = {index for index, each in row.named.items() if each.is_whole or index >= first or index in short}
    free = [index for index, text in row.cells.items() if index not in known and text.strip()]
    before = [index for index in free if index < first]
    if before:
        return before[-1]
    # Where a later cell surely names the same column the first one is a title that happens to read "Mål", unless a
    # whole table follows.
    twins = [match.column for index, match in row.named.items() if match.is_sure and index != best[match.column]]
    has_twin = len(twins) < _FEWEST_COLUMNS and row.named[first].column in twins
    return first if has_twin else next(iter(free), None)


def _title(row: HeaderRow, column: int | None) -> str:
    """The area's title, unless it is only the name of the column of problems."""
    match = row.named.get(column or 0)
    is_label = match is not None and match.column.role is Role.PROBLEM and match.is_whole
    return "" if is_label else row.cells.get(column or 0, "")


def _unlabelled(
    sheet: BookSheet, form: Form, row: HeaderRow, last: int, columns: Mapping[Column, int]
) -> Iterator[tuple[Column, int]]:
    """Columns without a header that stand where the form has one that is missing."""
    header = row.cells
    by_number = {column.number: index for column, index in columns.items()}
    for column in form.columns:
        if column in columns:
            continue
        before, after = by_number.get(column.number - 1), by_number.get(column.number + 1)
        index = before + 1 if before else after - 1 if after else 0
        is_free = index > 0 and not header.get(index, "").strip() and index not in by_number.values()
        below = (cells.get(index, "") for number, cells in sheet.cells.items() if row.bottom < number <= last)
        # Above the problems stands a title, which may be blank; other columns are there if they hold anything.
        if is_free and (column is form.titled_column or any(text.strip() for text in below)):
            yield column, index


def _guided(
    below: Mapping[int, str], form: Form, free: Collection[int], columns: Collection[Column]
) -> dict[Column, int]:
    """The form's other columns that its guidance tells, which is below a free header."""
    found: dict[Column, int] = {}
    for column in form.columns:
        indexes = [index for index in below if index in free and index not in found.values()]
        best = max(indexes, key=lambda index: likeness(below[index], column.guidance), default=0)
        if column not in columns and best and likeness(below[best], column.guidance):
            found[column] = best
    return found


def _guidance_row(sheet: BookSheet, form: Form) -> int:
    """The first row with the form's guidance; 0 where there is none."""
    guidance = {words for column in form.columns if (words := plain(column.guidance))}
    alike = ((number, guidance.intersection(map(plain, cells.values()))) for number, cells in sheet.cells.items())
    return next((number for number, found in alike if len(found) >= _FEWEST_GUIDANCE), 0)


def _by_guidance(sheet: BookSheet, form: Form, number: int, last: int) -> Table:
    cells = sheet.cells[number]
    columns = _guided(cells, form, cells, ())
    columns |= dict(_unlabelled(sheet, form, HeaderRow(number, number, cells, {}), last, columns))
    note = _note(sheet, number, None, texts.GUIDANCE_AS_HEADER)
    return Table(number, number, last, {c: columns[c] for c in form.columns if c in columns}, "", None, {}, (note,))


def _note(sheet: BookSheet, row: int, column: int | None, text: str) -> Note:
    return Note(NoteKind.GUESSED, text, sheet.name, place(row, column) if column else "")


def _with_lines_above(tables: Sequence[Table], sheet: BookSheet, form: Form) -> tuple[Table, ...]:
    """The sheet's tables, each but the first with the lines that stand above its header, out of the table before.

    The title of the first is outside of all tables already. A line is a title only where one of them names an area of
    the form, and no row where it names the plan or is set apart: a header may also be repeated among the rows of an
    area.
    """
    lines = [lines_above(sheet, table.header_row, before.header_bottom) for before, table in pairwise(tables)]
    titles = titles_of(form.all_areas)
    official = {line for each in lines for line in each if plain_title(line.text) in titles}
    found = [tables[0]]
    for table, nearest in zip(tables[1:], lines, strict=True):
        is_titled, notes = bool(table.title.strip()), table.notes
        above = _headings(nearest, sheet, form, is_titled=is_titled, has_titles=bool(official))
        own = next((line for line in above if not is_titled and official and not names_plan(line.text, form)), None)
        if own is not None and own not in official:
            told = texts.TITLE_ABOVE.format(title=own.text.strip())
            notes = (*notes, Note(NoteKind.GUESSED, told, sheet.name, own.place))
        if above:
            found[-1] = replace(found[-1], last_row=above[-1].row - 1)
        title = table.title if is_titled else own.text if own else found[-1].title
        others = tuple(line for line in above if line is not own)
        found.append(replace(table, title=title, above=others, notes=notes))
    return tuple(found)


def _by_areas(table: Table, sheet: BookSheet, form: Form, guidance: int) -> Iterator[Table]:
    """The table cut where a row has nothing but the title of an area of the form, as a heading of the rows below it."""
    inside = (number for number in sheet.cells if table.header_bottom < number <= table.last_row and number != guidance)
    rows, areas = [sheet.texts(number) for number in inside], titles_of(form.areas)
    # A column with a header of its own that holds nothing else says it of each row.
    own = table.others.keys() - {text.column for row in rows for text in row if plain_title(text.text) not in areas}
    single = [row[0] for row in rows if len(row) == 1 and (row[0].column not in own or row[0].spot in sheet.wide)]
    official = [line for line in single if plain_title(line.text) in areas]
    titles = [line for line in single if line in official or (official and line.spot in sheet.wide)]
    starts = [line.row for line in titles]
    if not titles or any(row and row[0].row < starts[0] for row in rows):
        yield replace(table, last_row=starts[0] - 1 if titles else table.last_row)
    for line, end in zip(titles, [*(start - 1 for start in starts[1:]), table.last_row], strict=False):
        notes = table.notes if line is titles[0] else ()
        if line not in official:
            told = texts.TITLE_ACROSS.format(title=line.text.strip())
            notes = (*notes, _note(sheet, line.row, line.column, told))
        yield replace(table, header_bottom=line.row, last_row=end, title=line.text, notes=notes)


def _by_area_column(table: Table, sheet: BookSheet, form: Form, guidance: int) -> Iterator[Table]:
    """The table, unless it has an area's title, cut by a column beside the form's that names the area of each row."""
    titles = {word: area.title for area in form.areas for word in (plain(area.title), plain_title(area.tab))}
    inside = [number for number in sheet.cells if table.header_bottom < number <= table.last_row and number != guidance]
    columns = (
        [PlacedText(n, index, text) for n in inside if plain(text := sheet.cells[n].get(index, ""))]
        for index in sorted({index for n in inside for index in sheet.cells[n]}.difference(table.indexes))
        if plain_title(table.title) not in titles
    )
    named = next(
        (each for each in columns if 2 * sum(plain_title(cell.text) in titles for cell in each) > len(each)), []
    )
    cells = [next(group) for _, group in groupby(named, lambda cell: plain_title(cell.text))]
    if not 0 < len(cells) <= _MOST_PARTS:
        yield table
        return
    told = texts.areas_in_column(table.headers.get(named[0].column, ""))
    notes = (*table.notes, _note(sheet, table.header_row, named[0].column, told))
    ends = [*(cell.row - 1 for cell in cells[1:]), table.last_row]
    for cell, head, end in zip(cells, [table.header_bottom, *ends], ends, strict=False):
        title = titles.get(plain_title(cell.text), cell.text.strip())
        part = replace(table, header_bottom=head, last_row=end, title=title, title_column=None, area=cell)
        yield replace(part, notes=notes if cell is cells[0] else ())


def _headings(
    lines: Sequence[PlacedText], sheet: BookSheet, form: Form, *, is_titled: bool, has_titles: bool
) -> list[PlacedText]:
    """Those of the lines above a header, the nearest first, that are no rows."""
    found: list[PlacedText] = []
    # A lone text right under rows may be one of them.
    apart = [line.row for line in lines if not any(map(str.strip, sheet.cells.get(line.row - 1, {}).values()))]
    for line in lines:
        is_apart = line.row >= min(apart, default=line.row + 1)
        is_heading = (has_titles or (is_titled and is_apart)) if not found else is_apart
        if not (is_heading or line.spot in sheet.wide or names_plan(line.text, form)):
            break
        found.append(line)
    return found
