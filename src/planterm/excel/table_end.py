"""Where the rows of a table end, and sums, signatures and other lines of somebody else's begin."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from planterm.excel.find_table import Table
from planterm.excel.name_matching import likeness, plain
from planterm.excel.notes import Note, NoteKind
from planterm.excel.reading.book_sheet import BookSheet, PlacedText
from planterm.excel.references import LAST_ROW, TokenKind, area_of, sums_rows, tokens
from planterm.excel.sheet_report import left
from planterm.model.form import Role
from planterm.texts import excel as texts

MOST_IN_LINE = 3
"""Texts: what has more of them in the table's columns is a row of the table."""


WHAT_ROLES = {Role.PROBLEM, Role.CAUSE, Role.MEASURE}
"""What a row begins with; one that has nothing more is a row still."""
MOST_BLANK = 2
"""Rows between a header and the rows of its table."""
_FIGURE = re.compile(r"\d[\d\s.,]{0,9}+(?:%|st\.?|\w{0,9})")
_LABELS = frozenset(map(plain, texts.SIGNATURE_WORDS))


class EndRow(NamedTuple):
    """A row of the sheet that may be a line below the table."""

    number: int
    may_be_line: bool
    """False for what can only be a row of the table, as is all that stands above it."""
    ends_table: bool
    """Whether this row, and all below it, surely are none of the table's."""


def lines_below(rows: Sequence[EndRow], header: int, *, by_gap: bool) -> frozenset[int]:
    """The numbers of the rows that are none of the table's.

    The rows come from top to bottom and begin below the header. A blank row between them ends the table too where gaps
    are to tell.
    """
    below: set[int] = set()
    apart: list[int] = []
    for index in reversed(range(len(rows))):
        row, before = rows[index], rows[index - 1].number if index else header
        if not row.may_be_line:
            break
        apart.append(row.number)
        if row.ends_table or (by_gap and before < row.number - 1):
            below.update(apart)
            apart = []
    return frozenset(below)


def lines_under(sheet: BookSheet, table: Table) -> tuple[frozenset[int], list[Note]]:
    """The rows at a table's end that are no rows of a plan, and what is to be told.

    They begin with a sum over the table, a line of labels to be signed at, a line that stands apart below the lines or
    the colour that the table is drawn with, or a text by itself far under an empty one. What else stands apart may be a
    row.
    """
    columns, head = frozenset(table.indexes), _head(sheet, table)
    inside = range(head + 1, table.last_row + 1)
    sums = {number: last for number, last in sums_of(sheet, columns).items() if number in inside}
    numbers = [number for number in sorted({*sheet.cells, *sums}) if number in inside]
    labels, rows = under_counted(numbers, sums), list[EndRow]()
    signed = {number for number in numbers if is_signature(sheet, number, columns)}
    first = next((number for number in numbers if texts_in(sheet, number, columns)), LAST_ROW)
    drawn = [number for number in range(head + 1, head + 1 + MOST_BLANK) if _is_drawn(sheet, number, columns)]
    whats = {index for column, index in table.columns.items() if column.role in WHAT_ROLES}
    is_drawn = bool(drawn) and (first > head + MOST_BLANK or first in drawn)
    for number in numbers:
        count, is_sum = len(texts_in(sheet, number, columns)), number in sums
        if not (count or is_sum):
            continue
        is_apart = number > (rows[-1].number if rows else head) + 1
        is_short = is_sum or count <= MOST_IN_LINE
        is_line = is_apart or (count == 1 and not _begins_row(sheet, number, whats))
        is_bare = is_drawn and not _is_drawn(sheet, number, columns) and is_line
        is_bare = is_bare and texts_in(sheet, number, columns) != whats
        is_lone = count == 1 and not rows and number > head + MOST_BLANK + 1 and not is_drawn
        is_over = is_apart and number + 1 in signed  # what was written over the labels
        is_told = _is_total(sheet, number, columns) or (is_apart and _is_labelled(sheet, number, columns))
        ends = is_sum or (is_short and (number in labels or is_bare or is_lone or is_over or is_told))
        rows.append(EndRow(number, is_short or number in signed, ends or number in signed))
    below = lines_below(rows, head, by_gap=False)
    return below, [note for number in sorted(below) for note in _notes(sheet, number, is_sum=number in sums)]


def _head(sheet: BookSheet, table: Table) -> int:
    """The last row of the headers, or of the form's guidance under them."""
    below, columns = sheet.cells.get(table.header_bottom + 1, {}), table.columns.items()
    is_guidance = any(likeness(below.get(index, ""), column.guidance) for column, index in columns)
    return table.header_bottom + is_guidance


def _is_drawn(sheet: BookSheet, number: int, columns: Collection[int]) -> bool:
    """Whether half of the row's cells have lines or a colour."""
    mask = sheet.drawn.get(number, 0)
    return 2 * sum(mask >> index & 1 for index in columns) >= len(columns)


def _begins_row(sheet: BookSheet, number: int, whats: Collection[int]) -> bool:
    """Whether it may be a row that somebody has begun below the others: no sentence and no label."""
    texts = [sheet.cells.get(number, {}).get(column, "").rstrip() for column in whats]
    return any(text and text[-1] not in ".!:" for text in texts)


def is_signature(sheet: BookSheet, number: int, columns: Collection[int]) -> bool:
    """Whether the row has nothing but labels, with what stands behind them, and blanks to write on."""
    shown = _shown(sheet, number, columns)
    known = [text for text in shown if plain(text.partition(":")[0]) in _LABELS]
    blanks = [text for text in shown if not text.strip("_.…- ") and len(text) > 2]
    is_sure = len(known) > 1 or any(":" in text for text in known) or bool(blanks)
    # Each label may have what was written behind it in the next cell.
    is_all = len(known) > 1 and 2 * len(known) >= len(shown)
    return is_sure and (is_all or all(text in known or text in blanks or text.endswith(":") for text in shown))


def _is_labelled(sheet: BookSheet, number: int, columns: Collection[int]) -> bool:
    """Whether the row begins with a label, as a place for a decision or a contact does."""
    first = next(iter(_shown(sheet, number, columns)), "")
    return first.endswith(":") or plain(first.partition(":")[0]) in _LABELS


def _is_total(sheet: BookSheet, number: int, columns: Collection[int]) -> bool:
    """Whether the row begins as a sum does and has nothing but figures behind that."""
    first, *others = _shown(sheet, number, columns) or [""]
    word = plain(first).partition(" ")[0]
    return word in texts.SUM_WORDS and bool(others) and all(_FIGURE.fullmatch(text) for text in others)


def _shown(sheet: BookSheet, number: int, columns: Collection[int]) -> list[str]:
    cells = sheet.cells.get(number, {})
    return [text.strip() for column, text in cells.items() if column in columns and text.strip()]


def sums_of(sheet: BookSheet, columns: frozenset[int]) -> Mapping[int, int]:
    """The rows that count other rows in one of the columns and have few texts, each with the last row it counts.

    That is 0 where the formula does not say.
    """
    formulas: dict[int, list[PlacedText]] = {}
    for each in sheet.remarks.all_formulas:
        if each.column in columns and sums_rows(each.text):
            formulas.setdefault(each.row, []).append(each)
    return {
        number: max((row for each in found for row in _counted(each.text) if row < number), default=0)
        for number, found in formulas.items()
        if len(texts_in(sheet, number, columns) - {each.column for each in found}) < MOST_IN_LINE
    }


def under_counted(numbers: Sequence[int], sums: Mapping[int, int]) -> frozenset[int]:
    """Those of the rows that stand between what a sum counts and the sum, as its label does."""
    found = []
    waiting = sorted((row, last) for row, last in sums.items() if last)
    last_counted = LAST_ROW
    for number in sorted(numbers, reverse=True):
        while waiting and waiting[-1][0] > number:
            last_counted = min(last_counted, waiting.pop()[1])
        if last_counted < number:
            found.append(number)
    return frozenset(found)


def texts_in(sheet: BookSheet, number: int, columns: frozenset[int]) -> set[int]:
    """Those of the columns that have a text in the row."""
    return {column for column, text in sheet.cells.get(number, {}).items() if column in columns and text.strip()}


def _counted(formula: str) -> Iterator[int]:
    """The last rows of the ranges on the formula's own sheet."""
    areas = (area_of(token.text) for token in tokens(formula) if token.kind is TokenKind.AREA and token.sheet is None)
    return (area.bottom for area in areas if area.top != area.bottom)


def _notes(sheet: BookSheet, number: int, *, is_sum: bool) -> Iterator[Note]:
    cells = {column: text for column, text in sheet.cells.get(number, {}).items() if text.strip()}
    if is_sum and cells:
        where = texts.ROW_NAME.format(number=number)
        yield Note(NoteKind.REMARK, texts.sum_row(list(cells.values())), sheet.name, where)
    elif not is_sum:
        yield from left(sheet, [PlacedText(number, column, text) for column, text in cells.items()])
