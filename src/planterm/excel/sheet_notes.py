"""What is to be told of a sheet beside its rows: what was out of sight, computed, commented on, or drawn over it."""

from collections.abc import Collection, Iterator

from planterm.excel.find_table import Table
from planterm.excel.import_report import Note, NoteKind
from planterm.excel.left_texts import MOST_SINGLE
from planterm.excel.reading.sheet import Book, BookSheet, column_letters
from planterm.form.form import Form
from planterm.texts import importing as texts


def book_notes(book: Book) -> Iterator[Note]:
    """What concerns the whole workbook."""
    if book.has_macros:
        yield Note(NoteKind.LEFT, texts.MACROS)
    if book.outside_links:
        yield Note(NoteKind.REMARK, texts.outside_links(book.outside_links))


def area_sheet_notes(sheet: BookSheet, tables: tuple[Table, ...], form: Form) -> Iterator[Note]:
    """What concerns the cells of a sheet with an area."""
    if sheet.is_hidden:
        yield _remark(sheet, texts.HIDDEN_SHEET)
    if sheet.hidden_rows:
        yield _remark(sheet, texts.hidden_rows(sheet.hidden_rows, is_filtered=sheet.is_filtered))
    for column, index in tables[0].columns.items():
        if any(index in hidden for hidden in sheet.hidden_columns):
            name = form.columns[column].header
            yield _remark(sheet, texts.hidden_column(name), f"kolumn {column_letters(index)}")
    yield from _value_notes(sheet)
    yield from _address_notes(sheet)


def lying_notes(sheet: BookSheet, known_edges: Collection[str]) -> Iterator[Note]:
    """What lies over or beside the cells of any sheet; known page edges are not told."""
    for comment in sheet.comments:
        yield _remark(sheet, texts.comment(comment.author, comment.text), comment.place)
    for text in sheet.floating:
        yield Note(NoteKind.LEFT, texts.floating(text), sheet.name)
    if sheet.pictures:
        yield Note(NoteKind.LEFT, texts.pictures(sheet.pictures), sheet.name)
    for text in sheet.edges:
        if not any(known.startswith(text.removesuffix("…")) for known in known_edges):
            yield Note(NoteKind.LEFT, texts.edge(text), sheet.name)


def _value_notes(sheet: BookSheet) -> Iterator[Note]:
    remarks = sheet.remarks
    formulas = {cell.place: cell.text for cell in remarks.formulas}
    for cell in remarks.errors:
        text = texts.error_value(cell.text, formulas.pop(cell.place, ""))
        yield Note(NoteKind.GUESSED, text, sheet.name, cell.place)
    if formulas:
        yield _remark(sheet, texts.formulas(list(formulas)))
    for cell in remarks.unknown_formulas:
        yield Note(NoteKind.LEFT, texts.unknown_formula(cell.text), sheet.name, cell.place)
    if remarks.numbers:
        yield _remark(sheet, texts.numbers([f"{cell.place} {cell.text}" for cell in remarks.numbers]))
    if remarks.odd_numbers:
        told = texts.odd_numbers([f"{cell.place} {cell.text}" for cell in remarks.odd_numbers])
        yield Note(NoteKind.GUESSED, told, sheet.name)
    for cell in remarks.struck:
        yield _remark(sheet, texts.struck(cell.text), cell.place)


def _address_notes(sheet: BookSheet) -> Iterator[Note]:
    """A note for each address that cannot be read in its cell's text; one for them all where they are many."""
    found = {(each.row, each.column): each for each in sheet.addresses}
    shown = {place: sheet.cells.get(place[0], {}).get(place[1], "") for place in found}
    hidden = [
        each for place, each in found.items() if each.text.removeprefix("mailto:").rstrip("/") not in shown[place]
    ]
    if len(hidden) > MOST_SINGLE:
        listed = [(each.place, each.text) for each in hidden]
        yield Note(NoteKind.LEFT, texts.addresses(listed), sheet.name, f"{hidden[0].place}:{hidden[-1].place}")
        return
    for each in hidden:
        text = shown[each.row, each.column].strip()
        yield Note(NoteKind.LEFT, texts.address(text, each.text), sheet.name, each.place)


def _remark(sheet: BookSheet, text: str, place: str = "") -> Note:
    return Note(NoteKind.REMARK, text, sheet.name, place)
