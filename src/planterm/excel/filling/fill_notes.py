"""What is to be told of a workbook that was filled in, beside its rows."""

from collections.abc import Iterator, Sequence

from planterm.excel.area_tables import AreaTables
from planterm.excel.filling.cached_values import FormulaValue
from planterm.excel.filling.open_book import OpenBook
from planterm.excel.filling.placing import Placed, Placing
from planterm.excel.header_words import plain
from planterm.excel.import_report import Note, NoteKind
from planterm.excel.reading.sheet import column_letters
from planterm.excel.references import Corners, Kind, corners, is_same, sheet_named, tokens
from planterm.model.analysis import COUNTED_COLUMNS, count
from planterm.model.columns import Column
from planterm.model.plan import Area, Plan
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
    """Formulas that count more rows than before, count wrongly, or cannot be computed."""
    for entry, sheet in book.other_sheets:
        before = {each.place: each.text for each in (*sheet.remarks.formulas, *sheet.remarks.unknown_formulas)}
        for each in values:
            old = before.get(each.place, "") if each.sheet == entry.name else ""
            if old and old != each.formula:
                yield Note(NoteKind.REMARK, texts.formula_changed(old, each.formula), sheet.name, each.place)
            if each.sheet == entry.name:
                yield from _count_notes(book, where, each, sheet.name)
    for entry, sheet in book.sheets:
        unknown = [each.place for each in values if each.sheet == entry.name and each.value is None]
        if unknown:
            yield Note(NoteKind.LEFT, texts.unknown_formulas(unknown), sheet.name)


def _count_notes(book: OpenBook, where: Placing, each: FormulaValue, name: str) -> Iterator[Note]:
    """Whether a formula over one column of one area gives what the plan's analysis gives."""
    found = _counted(book, where, each.formula, each.sheet)
    if found is None or not isinstance(each.value, float):
        return
    area, column = found
    right = count(area, column, book.found.form.guidance[column])
    if each.value != right:
        header = book.found.form.columns[column].header
        text = texts.wrong_count(f"{each.value:.15g}", right, header, area.title)
        yield Note(NoteKind.LEFT, text, name, each.place)


def _counted(book: OpenBook, where: Placing, formula: str, home: str) -> tuple[Area, Column] | None:
    areas = set(_areas(formula, home))
    names = {(sheet.casefold(), area.left) for sheet, area in areas}
    if len(names) != 1 or "COUNTA" not in formula.upper() or any(area.left != area.right for _, area in areas):
        return None
    sheet, area = next(iter(areas))
    for placed in where.placed:
        if placed.area is not None and is_same(_raw_name(book, placed), sheet):
            columns = placed.part.tables[0].columns
            return next(((placed.area, c) for c in COUNTED_COLUMNS if columns.get(c) == area.left), None)
    return None


def _areas(formula: str, home: str) -> Iterator[tuple[str, Corners]]:
    sheet = home
    for token in tokens(formula):
        if token.kind is Kind.SHEET:
            sheet = sheet_named(token.text) or ""
            continue
        if token.kind is Kind.AREA:
            yield sheet, corners(token.text)
        sheet = home


def _raw_name(book: OpenBook, placed: Placed) -> str:
    return next(entry.name for entry, sheet in book.sheets if sheet is placed.part.sheet)
