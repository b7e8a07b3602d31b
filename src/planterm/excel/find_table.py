"""Finding an area's table on a sheet: by its headers, else by the guidance under them, else by where it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from planterm.excel.header_words import HeaderMatch, HeaderWords, plain
from planterm.excel.import_report import Note, NoteKind
from planterm.excel.reading.sheet import BookSheet, place
from planterm.form.form import Form
from planterm.model.columns import COLUMNS, Column
from planterm.texts import importing as texts

_FEWEST_HEADERS, _FEWEST_SURE = 3, 2
_FEWEST_REPEATED = 4
_FEWEST_LIKELY = 5
"""Columns, of which none has to be named as in the form."""
_MOST_TABLES = 50
"""On one sheet; what looks like another header below is a row."""
_FEWEST_GUIDANCE = 3
_FEWEST_COLUMNS = 3


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


def find_tables(sheet: BookSheet, form: Form, words: HeaderWords, *, is_named_area: bool) -> tuple[Table, ...]:
    """The tables of the sheet from top to bottom; none where the sheet is no area.

    A sheet that is named as an area of the form is taken for one on less evidence.
    """
    if not sheet.cells:
        return ()
    headers = list(islice(_headers(sheet, words, is_named_area=is_named_area), _MOST_TABLES))
    headers = headers or list(islice(_likely_headers(sheet, words), 1))
    last = max(sheet.cells)
    if headers:
        ends = [*(number - 1 for number, _ in headers[1:]), last]
        return tuple(_table(sheet, form, *header, end) for header, end in zip(headers, ends, strict=True))
    guided = _by_guidance(sheet, form, last)
    if guided is not None:
        return (guided,)
    return (_by_position(sheet, last),) if is_named_area and _fits_by_position(sheet) else ()


def _headers(
    sheet: BookSheet, words: HeaderWords, *, is_named_area: bool
) -> Iterator[tuple[int, Mapping[int, HeaderMatch]]]:
    """The header rows, each with what its cells name, by column number."""
    fewest = _FEWEST_HEADERS - is_named_area
    for number, matches in _matches(sheet, words):
        sure = {match.column for match in matches.values() if match.is_sure}
        if len({match.column for match in matches.values()}) >= fewest and len(sure) >= _FEWEST_SURE:
            yield number, matches
            fewest = _FEWEST_REPEATED


def _likely_headers(sheet: BookSheet, words: HeaderWords) -> Iterator[tuple[int, Mapping[int, HeaderMatch]]]:
    """The rows that name most columns in other words than the form's."""
    for number, matches in _matches(sheet, words):
        if len({match.column for match in matches.values()}) >= _FEWEST_LIKELY:
            yield number, matches


def _matches(sheet: BookSheet, words: HeaderWords) -> Iterator[tuple[int, Mapping[int, HeaderMatch]]]:
    """What the cells of each row name, by column number."""
    for number, cells in sheet.cells.items():
        yield number, {column: match for column, text in cells.items() if (match := words.match(text))}


def _table(sheet: BookSheet, form: Form, number: int, matches: Mapping[int, HeaderMatch], last: int) -> Table:
    header = sheet.cells[number]
    title_column = _title_column(header, matches, form)
    columns = _best({index: match for index, match in matches.items() if index != title_column})
    notes = [
        _note(sheet, number, index, texts.column_guessed(_name(form, column), header[index].strip()))
        for column, index in columns.items()
        if not matches[index].is_sure
    ]
    if title_column is not None:
        columns.setdefault(Column.PROBLEM, title_column)
    for column, index in list(_unlabelled(sheet, number, last, columns)):
        columns[column] = index
        if column is Column.PROBLEM and title_column is None:
            title_column = index
        notes.append(_note(sheet, number, index, texts.column_by_place(_name(form, column))))
    notes += [
        _note(sheet, number, None, texts.column_missing(_name(form, column)))
        for column in COLUMNS
        if column not in columns
    ]
    named = frozenset(index for index in (title_column, *columns.values()) if index is not None)
    return Table(
        number,
        _bottom(sheet, number, named),
        last,
        {column: columns[column] for column in COLUMNS if column in columns},
        _title(header, matches, title_column),
        title_column,
        {index: text.strip() for index, text in header.items() if index not in named and text.strip()},
        tuple(notes),
    )


def _bottom(sheet: BookSheet, number: int, columns: frozenset[int]) -> int:
    """The last row of a header whose cells are merged downwards."""
    tall = [each.bottom for each in sheet.merged if each.top == number < each.bottom and each.left in columns]
    # A single cell that is merged far down is no header row of two.
    return max(tall) if len(tall) >= _FEWEST_HEADERS else number


def _best(matches: Mapping[int, HeaderMatch]) -> dict[Column, int]:
    """For each column that is named the cell that names it best; of equally good ones the first."""
    best: dict[Column, int] = {}
    for index, match in matches.items():
        known = best.get(match.column)
        if known is None or _rank(match) > _rank(matches[known]):
            best[match.column] = index
    return best


def _rank(match: HeaderMatch) -> tuple[bool, bool]:
    return match.is_sure, match.is_whole


def _title_column(header: Mapping[int, str], matches: Mapping[int, HeaderMatch], form: Form) -> int | None:
    """Where the area's own title stands, which the form has above the problems."""
    titles = {plain(area.title) for area in (*form.areas, form.own_area)}
    for index, text in header.items():
        if plain(text) in titles:
            return index
    best = _best(matches)
    if Column.PROBLEM in best:
        return best[Column.PROBLEM]
    first = min(best.values())
    free = [index for index, text in header.items() if index not in best.values() and text.strip()]
    before = [index for index in free if index < first]
    if before:
        return before[-1]
    return first if _has_twin(first, matches) else next(iter(free), None)


def _has_twin(index: int, matches: Mapping[int, HeaderMatch]) -> bool:
    """Whether a later cell surely names the same column: the first is then a title that happens to read "Mål"."""
    column = matches[index].column
    return any(other > index and match.is_sure and match.column is column for other, match in matches.items())


def _title(header: Mapping[int, str], matches: Mapping[int, HeaderMatch], column: int | None) -> str:
    """The area's title, unless it is only the name of the column of problems."""
    if column is None:
        return ""
    match = matches.get(column)
    is_label = match is not None and match.column is Column.PROBLEM and match.is_whole
    return "" if is_label else header.get(column, "")


def _unlabelled(
    sheet: BookSheet, number: int, last: int, columns: Mapping[Column, int]
) -> Iterator[tuple[Column, int]]:
    """Columns without a header that stand where the form has one that is missing."""
    header = sheet.cells[number]
    by_number = {int(column): index for column, index in columns.items()}
    for column in COLUMNS:
        if column in columns:
            continue
        before, after = by_number.get(column - 1), by_number.get(column + 1)
        index = before + 1 if before else after - 1 if after else 0
        is_free = index > 0 and not header.get(index, "").strip() and index not in by_number.values()
        # Above the problems stands a title, which may be blank; other columns are there if they hold anything.
        if is_free and (column is Column.PROBLEM or _has_texts(sheet, number, last, index)):
            yield column, index


def _has_texts(sheet: BookSheet, number: int, last: int, index: int) -> bool:
    return any(number < row <= last and cells.get(index, "").strip() for row, cells in sheet.cells.items())


def _by_guidance(sheet: BookSheet, form: Form, last: int) -> Table | None:
    """The table by its row of guidance, where the header row is gone."""
    guidance = {plain(text): column for column, text in zip(COLUMNS, form.guidance, strict=True) if text.strip()}
    for number, cells in sheet.cells.items():
        columns = {guidance[plain(text)]: index for index, text in cells.items() if plain(text) in guidance}
        if len(columns) < _FEWEST_GUIDANCE:
            continue
        columns |= dict(_unlabelled(sheet, number, last, columns))
        note = _note(sheet, number, None, texts.GUIDANCE_AS_HEADER)
        return Table(number, number, last, {c: columns[c] for c in COLUMNS if c in columns}, "", None, {}, (note,))
    return None


def _fits_by_position(sheet: BookSheet) -> bool:
    """Whether the sheet's texts may be a table without headers: several columns, none beyond the form's."""
    used = {index for cells in sheet.cells.values() for index in cells}
    return len(used) >= _FEWEST_COLUMNS and max(used) <= len(COLUMNS)


def _by_position(sheet: BookSheet, last: int) -> Table:
    columns = {column: column + 1 for column in COLUMNS}
    return Table(0, 0, last, columns, "", None, {}, (_note(sheet, 1, None, texts.POSITIONS),))


def _note(sheet: BookSheet, row: int, column: int | None, text: str) -> Note:
    return Note(NoteKind.GUESSED, text, sheet.name, place(row, column) if column else "")


def _name(form: Form, column: Column) -> str:
    return form.columns[column].header
