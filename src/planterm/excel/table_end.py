"""Where the rows of a table end, and sums, signatures and other lines of somebody else's begin."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from planterm.excel.find_table import Table
from planterm.excel.name_matching import likeness, plain
from planterm.excel.notes import Note, NoteKind
from planterm.excel.reading.book_sheet import BookSheet
from planterm.excel.references import LAST_ROW, Spot, TokenKind, area_of, sums_rows, tokens
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
_WORD = re.compile(r"\w+")
_SIGNED = frozenset(texts.SIGNED_WORDS)
_LABELS = _SIGNED | {f"{word} av" for word in _SIGNED} | {plain(word) for word in texts.SIGNATURE_WORDS}
_LONGEST_LABEL = 60
"""Characters."""


def lines_under(sheet: BookSheet, table: Table) -> tuple[frozenset[int], set[int], list[Note]]:
    """The rows at a table's end that are no rows of a plan, others that may be none, and what is to be told of those.

    They begin with a sum over the table, a line of labels to be signed at, a line that stands apart below the lines or
    the colour that the table is drawn with, or a text by itself far under an empty one. What else stands apart may be a
    row.
    """
    columns, head = frozenset(table.indexes), _head(sheet, table)
    inside = range(head + 1, table.last_row + 1)
    sums = {number: last for number, last in _sums(sheet, columns).items() if number in inside}
    shown = {number: texts_in(sheet, number, columns) for number in sorted({*sheet.cells, *sums}) if number in inside}
    labels, signed = _under_counted(list(shown), sums), {number for number in shown if _is_signature(shown[number])}
    first = next((number for number, found in shown.items() if found), LAST_ROW)
    drawn = [number for number in range(head + 1, head + 1 + MOST_BLANK) if is_drawn_row(sheet, number, columns)]
    is_drawn = bool(drawn) and (first > head + MOST_BLANK or first in drawn)
    whats = {index for column, index in table.columns.items() if column.role in WHAT_ROLES}
    filled = [number for number, found in shown.items() if found or number in sums]
    end, odd, sure = LAST_ROW + 1, set[int](), {*sums, *signed, *labels}
    for before, number in pairwise([head, *filled]):
        found, is_apart = shown[number], number > before + 1
        is_line = is_apart or (len(found) == 1 and not _begins_row(found, whats))
        is_bare = is_drawn and found.keys() != whats and not is_drawn_row(sheet, number, columns)
        is_far = before == head and not is_drawn and number > head + MOST_BLANK + 1
        is_lone = is_far and (len(found) == 1 or found.keys() != whats)
        # What was written over the labels.
        is_over = is_apart and (number + 1 in signed or (number + 2 in signed and not found.keys() <= whats))
        is_short = number in {*sums, *signed} or len(found) <= MOST_IN_LINE + _is_label(_first(found))
        is_short = is_short or (is_over and found.keys() == shown.get(number + 1, {}).keys())
        whole = {each.column: each.text.strip() for each in sheet.texts(number)}
        is_told = _is_total(whole) or ((is_apart or is_bare) and _is_labelled(found))
        ends = number in sure or is_lone or is_over or is_told or (is_bare and is_line)
        # What can only be a row is one of the table's, as is all that stands above it.
        end = min(end, number) if ends and is_short else end if is_short else LAST_ROW + 1
        odd |= {number} if is_bare and (is_apart or is_short) else set()
    below = frozenset(number for number in filled if number >= end)
    return below, odd, [note for number in sorted(below) for note in _notes(sheet, number, is_sum=number in sums)]


def texts_in(sheet: BookSheet, number: int, columns: Collection[int]) -> dict[int, str]:
    """The texts of the row in these columns."""
    cells = sheet.cells.get(number, {}).items()
    return {column: text for column, cell in cells if column in columns and (text := cell.strip())}


def _head(sheet: BookSheet, table: Table) -> int:
    """The last row of the headers, or of the form's guidance under them."""
    below, columns = sheet.cells.get(table.header_bottom + 1, {}), table.columns.items()
    is_guidance = any(likeness(below.get(index, ""), column.guidance) for column, index in columns)
    return table.header_bottom + is_guidance


def is_drawn_row(sheet: BookSheet, number: int, columns: Collection[int]) -> bool:
    """Whether half of the row's cells have lines or a colour."""
    return 2 * sum(sheet.is_drawn(number, index) for index in columns) >= len(columns)


# what a row's texts, by their columns, look like


def _begins_row(shown: Mapping[int, str], whats: Collection[int]) -> bool:
    """A row that somebody has begun below the others: no sentence and no label."""
    return any(column in whats and text[-1] not in ".!:" for column, text in shown.items())


def _is_signature(shown: Mapping[int, str]) -> bool:
    """Nothing but labels, with what stands behind them, and blanks to write on."""
    texts = list(shown.values())
    known = [text for text in texts if _is_label(text)]
    blanks = [text for text in texts if not text.strip("_.…- ") and len(text) > 2]
    labels = [text for text in texts if text in known or text.endswith(":")]
    is_sure = len(known) > 1 or any(":" in text for text in known) or bool(blanks)
    # Each label may have what was written behind it in the next cell.
    is_all = len(known) > 1 and 2 * len(labels) >= len(texts)
    return is_sure and (is_all or all(text in labels or text in blanks for text in texts))


def _is_labelled(shown: Mapping[int, str]) -> bool:
    """A label first, as in a place for a decision or a contact, or a colour that is explained."""
    first, words = _first(shown), _WORD.findall(plain(_first(shown))) or [""]
    is_signed = len(first) <= _LONGEST_LABEL and not _SIGNED.isdisjoint(words)
    return first.endswith(":") or _is_label(first) or is_signed or words[0] in texts.COLOURS


def _first(shown: Mapping[int, str]) -> str:
    return next(iter(shown.values()), "")


def _is_label(text: str) -> bool:
    return plain(text.partition(":")[0]) in _LABELS


def _is_total(shown: Mapping[int, str]) -> bool:
    """What a sum is called, and nothing but figures behind that."""
    parts = (part.strip() for text in shown.values() for part in text.split(":"))
    first, *others = list(filter(None, parts)) or [""]
    is_sum = plain(first).partition(" ")[0] in texts.SUM_WORDS
    return is_sum and bool(others) and all(_FIGURE.fullmatch(text) for text in others)


# sums


def _sums(sheet: BookSheet, columns: frozenset[int]) -> Mapping[int, int]:
    """The rows that count other rows in one of the columns and have few texts, each with the last row it counts.

    That is 0 where the formula does not say.
    """
    last, cells = dict[int, int](), set[Spot]()
    for each in sheet.remarks.all_formulas:
        if each.column in columns and sums_rows(each.text):
            counted = (row for row in _counted(each.text) if row < each.row)
            last[each.row] = max(last.get(each.row, 0), *counted, 0)
            cells.add(each.spot)
    typed = {number: {(number, column) for column in texts_in(sheet, number, columns)} - cells for number in last}
    return {number: row for number, row in last.items() if len(typed[number]) < MOST_IN_LINE}


def _under_counted(numbers: Sequence[int], sums: Mapping[int, int]) -> Collection[int]:
    """Those of the rows that stand between what a sum counts and the sum, as its label does."""
    found, last_counted = set[int](), LAST_ROW
    for number in sorted(numbers, reverse=True):
        if last_counted < number:
            found.add(number)
        last_counted = min(last_counted, sums.get(number) or LAST_ROW)
    return found


def _counted(formula: str) -> Iterator[int]:
    """The last rows of the ranges on the formula's own sheet."""
    areas = (area_of(token.text) for token in tokens(formula) if token.kind is TokenKind.AREA and token.sheet is None)
    return (area.bottom for area in areas if area.top != area.bottom)


def _notes(sheet: BookSheet, number: int, *, is_sum: bool) -> Iterator[Note]:
    found = sheet.texts(number)
    if is_sum and found:
        told = texts.sum_row([each.text for each in found])
        yield Note(NoteKind.REMARK, told, sheet.name, texts.ROW_NAME.format(number=number))
    elif not is_sum:
        yield from left(sheet, found)
