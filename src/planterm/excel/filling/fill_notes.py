"""What is to be told of a workbook that was filled in, beside its rows."""

from collections.abc import Iterator, Sequence

from planterm.excel.area_tables import AreaTables
from planterm.excel.filling.formula_values import FormulaValue
from planterm.excel.filling.open_book import OpenBook
from planterm.excel.filling.placing import Placing
from planterm.excel.header_words import plain
from planterm.excel.import_report import Note, NoteKind
from planterm.excel.reading.sheet import column_letters
from planterm.excel.references import is_same
from planterm.model.analysis import COUNTED_COLUMNS, count
from planterm.model.plan import Plan
from planterm.texts import filling as texts


def fact_notes(found: AreaTables, plan: Plan) -> Iterator[Note]:
    """Where the workbook says that it is another plan's."""
    facts = found.facts
    if facts.year and facts.year != plan.year:
        yield Note(NoteKind.LEFT, texts.other_year(facts.year, plan.year))
    if facts.district.strip() and plan.district.strip() and plain(facts.district) not in plain(plan.district):
        yield Note(NoteKind.LEFT, texts.other_district(facts.district, plan.district))


def area_notes(found: AreaTables, where: Placing) -> Iterator[Note]:
    """What was guessed of the tables, and what is out of sight."""
    for placed in where.placed:
        sheet = placed.part.sheet
        if placed.area is None:
            continue
        if placed.match.guess and placed.match.form_area is not None:
            yield Note(NoteKind.GUESSED, placed.match.guess, sheet.name)
        if sheet.is_hidden:
            yield Note(NoteKind.LEFT, texts.HIDDEN_SHEET, sheet.name)
        if len(placed.part.tables) > 1:
            yield Note(NoteKind.REMARK, texts.SEVERAL_TABLES, sheet.name)
        for column, index in placed.part.tables[0].columns.items():
            if any(index in hidden for hidden in sheet.hidden_columns):
                name = found.form.columns[column].header
                yield Note(NoteKind.LEFT, texts.hidden_column(name), sheet.name, f"kolumn {column_letters(index)}")


def formula_notes(book: OpenBook, where: Placing, values: Sequence[FormulaValue]) -> Iterator[Note]:
    """Formulas that count more rows than before, count wrongly, or are left to Excel."""
    for entry, sheet in book.other_sheets:
        before = {each.place: each.text for each in (*sheet.remarks.formulas, *sheet.remarks.unknown_formulas)}
        for each in (each for each in values if each.sheet == entry.name):
            old = before.get(each.place, "")
            if old and old != each.formula:
                yield Note(NoteKind.REMARK, texts.formula_changed(old, each.formula), sheet.name, each.place)
            yield from _count_notes(book, where, each, sheet.name)
    for entry, sheet in book.sheets:
        unknown = [each.place for each in values if each.sheet == entry.name and each.value is None]
        if unknown:
            yield Note(NoteKind.LEFT, texts.unknown_formulas(unknown), sheet.name)


def _count_notes(book: OpenBook, where: Placing, each: FormulaValue, name: str) -> Iterator[Note]:
    """Whether a formula over one column of one area gives what the plan's analysis gives."""
    if each.value is None or not each.counted:
        return
    sheet, block = each.counted[0]
    names = {id(sheet): entry.name for entry, sheet in book.sheets}
    for placed in where.placed:
        if placed.area is not None and is_same(names[id(placed.part.sheet)], sheet):
            columns, form = placed.part.tables[0].columns, book.found.form
            for column in (column for column in COUNTED_COLUMNS if columns.get(column) == block.left):
                right = count(placed.area, column, form.guidance[column])
                if each.value != right:
                    header = form.columns[column].header
                    text = texts.wrong_count(f"{each.value:.15g}", right, header, placed.area.title)
                    yield Note(NoteKind.LEFT, text, name, each.place)
            return
