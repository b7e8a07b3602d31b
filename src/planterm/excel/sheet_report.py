"""What is told of sheets beside the areas' rows: what they are, what was out of sight or computed, what is left."""

from collections.abc import Callable, Collection, Iterator, Sequence

from planterm.excel.area_tables import is_request_sheet, is_summary_sheet
from planterm.excel.find_table import Table
from planterm.excel.name_matching import HEADER_WORDS, plain
from planterm.excel.notes import Note, NoteKind
from planterm.excel.plan_facts import Facts
from planterm.excel.reading.book_sheet import Book, BookSheet, PlacedText
from planterm.excel.references import column_letters
from planterm.model.form import Form
from planterm.texts import excel as texts

_MOST_SINGLE = 50
"""More texts than that on one sheet are told in one note."""
_FEWEST_ANALYSIS_HEADERS = 2
_ANALYSIS_WORDS = HEADER_WORDS | {f"antal {word}" for word in HEADER_WORDS} | {
    "område", "områden", "prioriterat område", "prioriterade områden", "summa", "totalt", "total", "sum",
}  # fmt: skip


def book_notes(book: Book) -> Iterator[Note]:
    """What concerns the whole workbook."""
    if book.has_macros:
        yield Note(NoteKind.LEFT, texts.MACROS)
    if book.outside_links:
        yield Note(NoteKind.REMARK, texts.outside_links(book.outside_links))


def area_sheet_notes(sheet: BookSheet, tables: Sequence[Table]) -> Iterator[Note]:
    """What concerns the cells of a sheet with an area."""
    if sheet.is_hidden:
        yield _remark(sheet, texts.HIDDEN_SHEET)
    if sheet.hidden_rows:
        yield _remark(sheet, texts.hidden_rows([*map(str, sheet.hidden_rows)]))
    yield from hidden_columns(sheet, tables[0], NoteKind.REMARK, texts.HIDDEN_COLUMN)
    yield from _value_notes(sheet)
    yield from _address_notes(sheet)


def hidden_columns(sheet: BookSheet, table: Table, kind: NoteKind, told: str) -> Iterator[Note]:
    """What is told, with a place for its header, of each of the form's columns that is hidden."""
    for column, index in table.columns.items():
        if any(index in hidden for hidden in sheet.hidden_columns):
            yield Note(kind, told.format(column=column.header), sheet.name, f"kolumn {column_letters(index)}")


def _value_notes(sheet: BookSheet) -> Iterator[Note]:
    remarks = sheet.remarks
    formulas = {cell.place: cell.text for cell in remarks.formulas}
    for cell in remarks.errors:
        told = texts.error_value(cell.text, formulas.pop(cell.place, ""))
        yield Note(NoteKind.GUESSED, told, sheet.name, cell.place)
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
        yield _remark(sheet, texts.STRUCK.format(text=cell.text), cell.place)


def _address_notes(sheet: BookSheet) -> Iterator[Note]:
    """A note for each address that cannot be read in its cell's text; one for them all where they are many."""
    found = {each.spot: each for each in sheet.addresses}
    shown = {each.place: sheet.cells.get(row, {}).get(column, "") for (row, column), each in found.items()}
    hidden = [each for each in found.values() if each.text.removeprefix("mailto:").rstrip("/") not in shown[each.place]]
    yield from _listed(sheet, hidden, lambda each: texts.address(shown[each.place].strip(), each.text), texts.addresses)


def lying_notes(sheet: BookSheet, known_edges: Collection[str]) -> Iterator[Note]:
    """What lies over or beside the cells of any sheet; known page edges are not told."""
    for comment in sheet.comments:
        yield _remark(sheet, texts.comment(comment.author, comment.text), comment.place)
    for text in sheet.floating:
        yield Note(NoteKind.LEFT, texts.FLOATING.format(text=text), sheet.name)
    if sheet.pictures:
        yield Note(NoteKind.LEFT, texts.pictures(sheet.pictures), sheet.name)
    for text in sheet.edges:
        if not any(known.startswith(text.removesuffix("…")) for known in known_edges):
            yield Note(NoteKind.LEFT, texts.EDGE.format(text=text), sheet.name)


def other_sheet_notes(
    sheet: BookSheet, form: Form, facts: Facts, titles: Sequence[str], *, is_analysis: bool
) -> Iterator[Note]:
    """What a sheet without an area is: the form's instruction, its analysis, or something of somebody's own.

    The titles are those of the plan's areas.
    """
    found = {plain(text.text) for text in sheet.placed_texts()}
    headers = {plain(header) for header in form.analysis.headings[1:]}
    is_analysis = is_analysis or len(found & headers) >= _FEWEST_ANALYSIS_HEADERS or plain(form.analysis.title) in found
    paragraphs, resources = (form.instruction.paragraphs, form.instruction.resources) if form.instruction else ((), ())
    instruction = {plain(text) for text in (*paragraphs, *(each.heading for each in resources))}
    kinds = (
        (sheet.is_lost, NoteKind.LEFT, texts.LOST_SHEET),
        (not sheet.has_cells, NoteKind.LEFT, texts.CHART_SHEET),
        (is_request_sheet(sheet), NoteKind.READ, texts.REQUEST),
        (is_summary_sheet(sheet), NoteKind.REMARK, texts.SUMMARY),
        (not found, NoteKind.REMARK, texts.EMPTY_SHEET),
    )
    if plainly := next(((kind, told) for is_it, kind, told in kinds if is_it), None):
        yield Note(*plainly, sheet.name)
    elif is_analysis:
        yield _remark(sheet, texts.ANALYSIS)
        own = (form.analysis.title, *form.analysis.headings, *titles)
        known = {plain(text) for text in (*own, *(area.title for area in form.all_areas))} | _ANALYSIS_WORDS
        yield from _news(sheet, known, {each.place for each in sheet.remarks.formulas}, facts)
    elif found & instruction or any(name == sheet.name for name, _ in facts.used):
        links = (text for each in resources for text in (each.text, each.name, each.address))
        yield from _news(sheet, instruction | {plain(text) for text in (*links, form.annex)}, set(), facts)
    else:
        yield Note(NoteKind.LEFT, texts.left_sheet(len(sheet.placed_texts())), sheet.name)


def _news(sheet: BookSheet, known: Collection[str], computed: Collection[str], facts: Facts) -> Iterator[Note]:
    """The texts that are neither the form's own, nor numbers or computed, nor understood already."""
    understood = {place for name, place in facts.used if name == sheet.name}.union(computed)
    there = [(text, plain(text.text)) for text in sheet.placed_texts() if text.place not in understood]
    return left(sheet, [text for text, words in there if words and words not in known and not words.isdecimal()])


def left(sheet: BookSheet, found: Sequence[PlacedText]) -> Iterator[Note]:
    """A note for each text that stands in none of the form's columns; one for them all where they are many."""
    return _listed(sheet, found, lambda each: texts.LEFT_TEXT.format(text=each.text), texts.left_texts)


def _listed(
    sheet: BookSheet,
    found: Sequence[PlacedText],
    one: Callable[[PlacedText], str],
    many: Callable[[Sequence[tuple[str, str]]], str],
) -> Iterator[Note]:
    if len(found) > _MOST_SINGLE:
        told = many([(each.place, each.text) for each in found])
        yield Note(NoteKind.LEFT, told, sheet.name, f"{found[0].place}:{found[-1].place}")
    else:
        yield from (Note(NoteKind.LEFT, one(each), sheet.name, each.place) for each in found)


def _remark(sheet: BookSheet, text: str, place: str = "") -> Note:
    return Note(NoteKind.REMARK, text, sheet.name, place)
