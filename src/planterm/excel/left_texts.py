"""Texts that stand on a sheet but in none of the form's columns: they are told, so that nothing is lost unseen."""

from collections.abc import Iterator, Mapping, Sequence

from planterm.excel.find_table import Table
from planterm.excel.import_report import Note, NoteKind
from planterm.excel.merged_cells import Body
from planterm.excel.reading.sheet import BookSheet, PlacedText, column_letters
from planterm.texts import importing as texts

MOST_SINGLE = 50
"""More texts than that on one sheet are told in one note."""


def left_beside(body: Body, sheet: BookSheet, table: Table, marks: Mapping[int, int]) -> Iterator[Note]:
    """A note for each column beside the table's own that has a header or any text."""
    inside = set(table.columns.values())
    found: dict[int, list[PlacedText]] = {index: [] for index in table.others}
    for number, cells in sorted(body.items()):
        for index, text in cells.items():
            if index not in inside and text.strip() and marks.get(number) != index:
                found.setdefault(index, []).append(PlacedText(number, index, text))
    for index, column_texts in sorted(found.items()):
        header = table.others.get(index)
        if header is None:
            yield from left(sheet, column_texts)
        else:
            yield _left_column(sheet, index, header, column_texts)


def left(sheet: BookSheet, found: Sequence[PlacedText]) -> Iterator[Note]:
    """A note for each text; one for them all where they are many."""
    if len(found) > MOST_SINGLE:
        where = f"{found[0].place}:{found[-1].place}"
        yield Note(NoteKind.LEFT, texts.left_texts([(each.place, each.text) for each in found]), sheet.name, where)
        return
    for each in found:
        yield Note(NoteKind.LEFT, texts.left_text(each.text), sheet.name, each.place)


def _left_column(sheet: BookSheet, index: int, header: str, found: Sequence[PlacedText]) -> Note:
    where = f"kolumn {column_letters(index)}"
    if not found:
        return Note(NoteKind.REMARK, texts.empty_column(header), sheet.name, where)
    if _are_numbers(found):
        return Note(NoteKind.REMARK, texts.row_numbers(header), sheet.name, where)
    listed = [(each.place, each.text) for each in found]
    return Note(NoteKind.LEFT, texts.left_column(header, listed), sheet.name, where)


def _are_numbers(found: Sequence[PlacedText]) -> bool:
    """Whether the texts merely count the rows from 1 on."""
    return [each.text.strip().rstrip(".") for each in found] == [str(number + 1) for number in range(len(found))]
