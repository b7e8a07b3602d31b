"""Finding the areas' tables on a sheet: by their headers, else by the guidance under them, else by where they stand."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from planterm.excel.name_matching import HeaderMatch, HeaderWords, is_title_of, plain
from planterm.excel.notes import Note, NoteKind
from planterm.excel.plan_facts import names_plan
from planterm.excel.reading.book_sheet import BookSheet, PlacedText
from planterm.excel.references import column_letters, place
from planterm.model.form import Column, Form, Role
from planterm.texts import excel as texts

_FEWEST_HEADERS, _FEWEST_SURE = 3, 2
_FEWEST_REPEATED = 4
_FEWEST_LIKELY = 5
"""Columns, of which none has to be named as in the form."""
_MOST_TABLES = 50
"""On one sheet; what looks like another header below is a row."""
_FEWEST_GUIDANCE = 3
_FEWEST_COLUMNS = 3
_MOST_APART = 2
"""How many rows above its header a title stands at most."""

_Matches = Mapping[int, HeaderMatch]
"""What the cells of a row name, by column number."""


@dataclass(frozen=True)
class Table:
    """Where an area's table stands on its sheet; rows and columns are counted from 1."""

    header_row: int
    """The row of the headers or, where there are none, the one above the first row."""
    header_bottom: int
    """The last row of the headers: the same one, unless their cells are merged with cells below them."""
    last_row: int
    columns: Mapping[Column, int]
    title: str
    """What stands above the problems, unless it is only the column's name."""
    title_column: int | None
    """Where that stands in the header row; None where there is no such cell."""
    others: Mapping[int, str]
    """The headers of columns that are none of the form's, by column number."""
    notes: tuple[Note, ...]
    above: tuple[PlacedText, ...] = ()
    """The lines above the header of a table below another one that are not its title, the nearest first."""


def find_tables(sheet: BookSheet, form: Form, words: HeaderWords, is_named_area: bool) -> tuple[Table, ...]:
    """The tables of the sheet from top to bottom; none where the sheet is no area.

    A sheet that is named as an area of the form is taken for one on less evidence.
    """
    if not sheet.cells:
        return ()
    matches: list[tuple[int, _Matches]] = [
        (number, {column: match for column, text in cells.items() if (match := words.match(text))})
        for number, cells in sheet.cells.items()
    ]
    named = len(form.columns) - (form.titled_column is not None)  # that one has the area's title above it
    headers = list(islice(_headers(matches, min(_FEWEST_HEADERS, named) - is_named_area, named), _MOST_TABLES))
    # Else the first row that names most columns in other words than the form's.
    fewest_likely = max(_FEWEST_HEADERS, min(_FEWEST_LIKELY, named))
    headers = headers or [each for each in matches if len(_columns(each[1])) >= fewest_likely][:1]
    last = max(sheet.cells)
    if headers:
        ends = [*(number - 1 for number, _ in headers[1:]), last]
        tables = [_table(sheet, form, *header, end) for header, end in zip(headers, ends, strict=True)]
        return _with_lines_above(tables, sheet, form)
    if (guided := _by_guidance(sheet, form, last)) is not None:
        return (guided,)
    used = {index for cells in sheet.cells.values() for index in cells}
    if not is_named_area or len(used) < _FEWEST_COLUMNS or max(used) > len(form.columns):
        return ()
    columns = {column: column.number + 1 for column in form.columns}
    note = _note(sheet, 1, None, texts.POSITIONS.format(last=column_letters(len(columns))))
    return (Table(0, 0, last, columns, "", None, {}, (note,)),)


def _headers(matches: Sequence[tuple[int, _Matches]], fewest: int, most: int) -> Iterator[tuple[int, _Matches]]:
    """The header rows: those after the first name more columns."""
    for number, named in matches:
        sure = {column: match for column, match in named.items() if match.is_sure}
        if len(_columns(named)) >= fewest and len(_columns(sure)) >= _FEWEST_SURE:
            yield number, named
            fewest = min(_FEWEST_REPEATED, most)


def _columns(matches: _Matches) -> set[Column]:
    return {match.column for match in matches.values()}


def _table(sheet: BookSheet, form: Form, number: int, matches: _Matches, last: int) -> Table:
    header = sheet.cells[number]
    titled = form.titled_column
    title_column = _title_column(header, matches, form) if titled else None
    columns = _best({index: match for index, match in matches.items() if index != title_column})
    notes: list[Note] = []
    for column, index in columns.items():
        if not matches[index].is_sure:
            told = texts.COLUMN_GUESSED.format(column=column.header, header=header[index].strip())
            notes.append(_note(sheet, number, index, told))
    if titled and title_column is not None:
        columns.setdefault(titled, title_column)
    for column, index in list(_unlabelled(sheet, form, number, last, columns)):
        columns[column] = index
        if column is titled and title_column is None:
            title_column = index
        notes.append(_note(sheet, number, index, texts.COLUMN_BY_PLACE.format(column=column.header)))
    notes += [
        _note(sheet, number, None, texts.COLUMN_MISSING.format(column=column.header))
        for column in form.columns
        if column not in columns
    ]
    named = {index for index in (title_column, *columns.values()) if index is not None}
    tall = [each.bottom for each in sheet.merged if each.top == number < each.bottom and each.left in named]
    return Table(
        number,
        # A single cell that is merged far down is no header row of two.
        max(tall) if len(tall) >= _FEWEST_HEADERS else number,
        last,
        {column: columns[column] for column in form.columns if column in columns},
        _title(header, matches, title_column),
        title_column,
        {index: text.strip() for index, text in header.items() if index not in named and text.strip()},
        tuple(notes),
    )


def _best(matches: _Matches) -> dict[Column, int]:
    """For each column that is named the cell that names it best; of equally good ones the first."""
    indexes: dict[Column, list[int]] = {}
    for index, match in matches.items():
        indexes.setdefault(match.column, []).append(index)
    return {
        column: max(each, key=lambda index: (matches[index].is_sure, matches[index].is_whole))
        for column, each in indexes.items()
    }


def _title_column(header: Mapping[int, str], matches: _Matches, form: Form) -> int | None:
    """Where the area's own title stands, which the form has above the problems."""
    titles = {plain(area.title) for area in form.all_areas}
    for index, text in header.items():
        if plain(text) in titles:
            return index
    best = _best(matches)
    if form.titled_column in best:
        return best[form.titled_column]
    first = min(best.values())
    free = [index for index, text in header.items() if index not in best.values() and text.strip()]
    before = [index for index in free if index < first]
    if before:
        return before[-1]
    # Where a later cell surely names the same column the first one is a title that happens to read "Mål".
    later = (match for index, match in matches.items() if index > first)
    has_twin = any(match.is_sure and match.column is matches[first].column for match in later)
    return first if has_twin else next(iter(free), None)


def _title(header: Mapping[int, str], matches: _Matches, column: int | None) -> str:
    """The area's title, unless it is only the name of the column of problems."""
    if column is None:
        return ""
    match = matches.get(column)
    is_label = match is not None and match.column.role is Role.PROBLEM and match.is_whole
    return "" if is_label else header.get(column, "")


def _unlabelled(
    sheet: BookSheet, form: Form, number: int, last: int, columns: Mapping[Column, int]
) -> Iterator[tuple[Column, int]]:
    """Columns without a header that stand where the form has one that is missing."""
    header = sheet.cells[number]
    by_number = {column.number: index for column, index in columns.items()}
    for column in form.columns:
        if column in columns:
            continue
        before, after = by_number.get(column.number - 1), by_number.get(column.number + 1)
        index = before + 1 if before else after - 1 if after else 0
        is_free = index > 0 and not header.get(index, "").strip() and index not in by_number.values()
        below = (cells.get(index, "") for row, cells in sheet.cells.items() if number < row <= last)
        # Above the problems stands a title, which may be blank; other columns are there if they hold anything.
        if is_free and (column is form.titled_column or any(text.strip() for text in below)):
            yield column, index


def _by_guidance(sheet: BookSheet, form: Form, last: int) -> Table | None:
    found = Counter(map(plain, form.columns.guidance))
    guidance = {words: column for column in form.columns if found[words := plain(column.guidance)] == 1 and words}
    for number, cells in sheet.cells.items():
        columns = {guidance[plain(text)]: index for index, text in cells.items() if plain(text) in guidance}
        if len(columns) < _FEWEST_GUIDANCE:
            continue
        columns |= dict(_unlabelled(sheet, form, number, last, columns))
        note = _note(sheet, number, None, texts.GUIDANCE_AS_HEADER)
        return Table(number, number, last, {c: columns[c] for c in form.columns if c in columns}, "", None, {}, (note,))
    return None


def _note(sheet: BookSheet, row: int, column: int | None, text: str) -> Note:
    return Note(NoteKind.GUESSED, text, sheet.name, place(row, column) if column else "")


def _with_lines_above(tables: Sequence[Table], sheet: BookSheet, form: Form) -> tuple[Table, ...]:
    """The sheet's tables, each but the first with the lines that stand above its header, out of the table before.

    The title of the first is outside of all tables already. A line is a title only where one of them names an area of
    the form, and no row where it names the plan or is set apart: a header may also be repeated among the rows of an
    area.
    """
    lines = [_lines_above(table, sheet, before.header_bottom) for before, table in pairwise(tables)]
    official = {line for each in lines for line in each if any(is_title_of(line.text, area) for area in form.all_areas)}
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


def _headings(
    lines: Sequence[PlacedText], sheet: BookSheet, form: Form, *, is_titled: bool, has_titles: bool
) -> list[PlacedText]:
    """Those of the lines above a header, the nearest first, that are no rows."""
    found: list[PlacedText] = []
    wide = {each.corner for each in sheet.merged if each.right > each.left}
    # A lone text right under rows may be one of them.
    apart = [line.row for line in lines if not any(map(str.strip, sheet.cells.get(line.row - 1, {}).values()))]
    for line in lines:
        is_apart = line.row >= min(apart, default=line.row + 1)
        is_heading = (has_titles or (is_titled and is_apart)) if not found else is_apart
        if not (is_heading or (line.row, line.column) in wide or names_plan(line.text, form)):
            break
        found.append(line)
    return found


def _lines_above(table: Table, sheet: BookSheet, start: int) -> list[PlacedText]:
    """The texts that stand alone in the rows above the header, the nearest first."""
    found: list[PlacedText] = []
    number = last = table.header_row
    while (number := number - 1) > max(start, last - 1 - _MOST_APART):
        filled = [(column, text) for column, text in sheet.cells.get(number, {}).items() if text.strip()]
        if len(filled) == 1:
            found.append(PlacedText(number, *filled[0]))
            last = number
        elif filled:
            break
    return found
