"""A plan written into a workbook that the city sent out."""

from dataclasses import dataclass
from pathlib import Path

from planterm.excel.filling.added_sheets import with_added_sheets
from planterm.excel.filling.blank_facts import fill_facts
from planterm.excel.filling.fill_areas import fill_areas
from planterm.excel.filling.fill_notes import area_notes, fact_notes, formula_notes
from planterm.excel.filling.formula_values import FormulaValue, compute_when_opened, formula_values, put_values
from planterm.excel.filling.open_book import OpenBook, open_book
from planterm.excel.filling.placing import Placing, placing
from planterm.excel.filling.read_back import misread
from planterm.excel.filling.sheet_rows import MOST_ROWS
from planterm.excel.filling.tidying import forget_strings, has_macro_sheets, tidy, used_strings
from planterm.excel.import_report import Note, NoteKind
from planterm.excel.reading.book_file import read_book_file, shown
from planterm.excel.reading.faults import BrokenPartError, TooMuchError, UnreadableBookError
from planterm.form.form import Form
from planterm.model.plan import Plan
from planterm.texts import filling as texts
from planterm.texts import workbook_files as file_texts

_MOST_STEPS = 100_000
"""Rows of a sheet, once for each of its tables."""


@dataclass(frozen=True)
class Filled:
    """The workbook with the plan in it, and what became of everything, in the order of its sheets."""

    data: bytes
    report: tuple[Note, ...]


def fill_workbook(path: Path, plan: Plan, form: Form) -> Filled:
    """The workbook at the path with the plan in it; raises UnreadableBookError where it is none with areas."""
    return filled(read_book_file(path), path, plan, form)


def filled(data: bytes, path: Path, plan: Plan, form: Form) -> Filled:
    """The workbook of these bytes with the plan in it; the path is the file's, for messages.

    The same plan in the same workbook gives the same bytes, also where it stands in it already. Raises
    TextTooLongError where a text is longer than a cell can hold.
    """
    name = shown(path)
    try:
        return _filled(open_book(data, path, form), path, plan)
    except TooMuchError:
        raise UnreadableBookError(file_texts.too_much(name)) from None
    except BrokenPartError:
        raise UnreadableBookError(file_texts.damaged(name)) from None


def _filled(book: OpenBook, path: Path, plan: Plan) -> Filled:
    name = shown(path)
    if not any(book.found.tables):
        raise UnreadableBookError(file_texts.no_area(name))
    for tables, sheet in zip(book.found.tables, book.found.book.sheets, strict=True):
        if tables and (len(sheet.cells) > MOST_ROWS or len(tables) * len(sheet.cells) > _MOST_STEPS):
            raise TooMuchError
    if has_macro_sheets(book.parts, book.contents):
        raise UnreadableBookError(texts.macro_sheets(name))
    added = with_added_sheets(book, path, plan)
    book, where = added.book, placing(added.book.found, plan)
    strings = used_strings(book.parts, book.contents)
    notes = [*tidy(book.parts, book.contents), *fact_notes(book.found, plan), *added.notes]
    notes += fill_facts(book, plan)
    notes += fill_areas(book, where, added.sheets)
    forget_strings(book.parts, book.contents, strings)
    values, data = _with_values(book, where)
    notes += formula_notes(book, where, values)
    notes += area_notes(book.found, where)
    notes += [Note(NoteKind.LEFT, texts.NOT_VERIFIED, sheet) for sheet in misread(data, path, where, book.found.form)]
    return Filled(data, tuple(dict.fromkeys(notes)))


def _with_values(book: OpenBook, where: Placing) -> tuple[tuple[FormulaValue, ...], bytes]:
    """The values of the formulas, and the file with them."""
    written = {id(each.part.sheet) for each in where.placed}
    touched = {entry.name for entry, sheet in book.sheets if id(sheet) in written}
    values = formula_values(book.parts.zipped(), book.parts, book.contents, touched)
    put_values(book.parts, book.contents, values)
    if any(each.value is None for each in values):
        compute_when_opened(book.parts, book.contents)
    return values, book.parts.zipped()
