"""A plan written into a workbook that the city sent out."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from planterm.excel.area_tables import SheetArea, area_tables, sheet_areas
from planterm.excel.filling.book_formulas import pivot_sources, tables_on
from planterm.excel.filling.cell_looks import Looks, RowFitting
from planterm.excel.filling.formula_values import FormulaValue, put_values
from planterm.excel.filling.open_book import OpenBook, forget_strings, open_book, tidy
from planterm.excel.filling.open_sheet import OpenSheet
from planterm.excel.filling.page_fit import let_pages_follow
from planterm.excel.filling.placing import Placed, beside, lines_about, placing
from planterm.excel.filling.write_table import TableWriter
from planterm.excel.name_matching import is_area_label, is_name_of, plain
from planterm.excel.notes import Note, NoteKind
from planterm.excel.plan_facts import blank_label
from planterm.excel.reading.book import read_book
from planterm.excel.reading.package import Package, named
from planterm.excel.reading.xml_parts import Node
from planterm.excel.references import place
from planterm.excel.sheet_report import hidden_columns
from planterm.excel.table_rows import rows_of
from planterm.excel.text_measure import TextMeasure
from planterm.model.fields import DISTRICT, detail_text
from planterm.model.form import Form, FormArea
from planterm.model.plan import Area, Plan
from planterm.model.results import count
from planterm.texts import excel as book_texts
from planterm.texts import filling as texts
from planterm.texts.words import rows_of_area

_BEFORE_TITLE = re.compile(r":\s+|^\d+[.):]?\s+")
"""What parts a title from a label or a number before it."""


@dataclass(frozen=True)
class Filled:
    """The workbook with the plan in it, and what became of everything, in the order of its sheets."""

    data: bytes
    report: tuple[Note, ...]


def filled(data: bytes, path: Path, plan: Plan) -> Filled:
    """The workbook of these bytes with the plan in it; the path is the file's, for messages.

    The same plan in the same workbook gives the same bytes, also where it stands in it already. Raises
    TextTooLongError where a text is longer than a cell can hold.
    """
    with named(path):
        return _filled(open_book(data, path.stem, plan.form), path.stem, plan)


def _filled(book: OpenBook, stem: str, plan: Plan) -> Filled:
    notes = [*tidy(book), *_other_plan(book, plan), *_fill_facts(book, plan)]
    placed, told = placing(book, plan)
    book.recounted.clear()  # sums below lines that were added
    notes += [*told, *_fill_areas(book, placed)]
    if any(pivot_sources(book)):
        notes.append(Note(NoteKind.REMARK, texts.PIVOTS))
    forget_strings(book)
    values = put_values(book)
    data = book.zipped()
    read = area_tables(read_book(Package(data)), book.found.form, stem)
    areas, pairs = sheet_areas(read, plan.year), zip(book.sheets, read.book.sheets, strict=True)
    back = {sheet: [area for area in areas if area.sheet is own] for sheet, own in pairs}
    for each in (value for value in values if not value.sheet.tables):
        if (old := book.recounted.get(each.formula, each.formula.text)) != each.formula.text:
            changed = texts.formula_changed(old, each.formula.text)
            notes.append(Note(NoteKind.REMARK, changed, each.sheet.read.name, each.place))
        if each.counted and each.value is not None:
            notes += _wrong_count(book, each, placed, back)
    for sheet in book.sheets:
        if unknown := [each.place for each in values if each.sheet is sheet and each.value is None]:
            notes.append(Note(NoteKind.LEFT, texts.unknown_formulas(unknown), sheet.read.name))
    notes += [note for area in placed for note in _area_notes(area)]
    misread = (area for area in placed if not _is_read_back(area, back[area.sheet], book.found.form))
    notes += [Note(NoteKind.LEFT, texts.NOT_VERIFIED, area.sheet.read.name) for area in misread]
    return Filled(data, tuple(dict.fromkeys(notes)))


# the plan as a whole


def _other_plan(book: OpenBook, plan: Plan) -> Iterator[Note]:
    """Where the workbook says that it is another plan's."""
    facts = book.found.facts
    if facts.year and facts.year != plan.year:
        yield Note(NoteKind.LEFT, texts.OTHER_YEAR.format(theirs=facts.year, ours=plan.year))
    district = facts.value(DISTRICT)
    if district.strip() and plan.district.strip() and plain(district) not in plain(plan.district):
        yield Note(NoteKind.LEFT, texts.OTHER_DISTRICT.format(theirs=district, ours=plan.district))


def _fill_facts(book: OpenBook, plan: Plan) -> Iterator[Note]:
    """Write the plan's year, district and the like beside the labels that nothing stands beside, and tell of it."""
    for text in book.found.loose:
        key = blank_label(text)
        label, value = (book_texts.DETAILS[key], detail_text(plan, key)) if key else ("", "")
        if not value.strip():
            continue
        spot, name = beside(text.sheet, text.cell), text.sheet.name
        if spot is None:
            yield Note(NoteKind.LEFT, texts.fact_not_written(label, value), name, text.cell.place)
        else:
            next(sheet for sheet in book.sheets if sheet.read is text.sheet).put_text(*spot, value)
            yield Note(NoteKind.REMARK, texts.fact_written(label, value), name, place(*spot))


# what came of it


def _area_notes(placed: Placed) -> Iterator[Note]:
    """What was guessed of the tables, and what is out of sight."""
    read = placed.sheet.read
    if placed.area is None:
        return
    if placed.match.guess and placed.match.form_area is not None:
        yield Note(NoteKind.GUESSED, placed.match.guess, read.name)
    if read.is_hidden:
        yield Note(NoteKind.LEFT, texts.HIDDEN_SHEET, read.name)
    if len(placed.tables) > 1:
        yield Note(NoteKind.REMARK, texts.SEVERAL_TABLES, read.name)
    yield from hidden_columns(read, placed.tables[0], NoteKind.LEFT, texts.HIDDEN_COLUMN)


def _is_read_back(placed: Placed, back: Sequence[SheetArea], form: Form) -> bool:
    """Whether the area's rows are read as the workbook can show them: in the columns that it has, no blanks."""
    columns, rows = placed.tables[0].columns, placed.area.rows if placed.area else ()
    shown = ((row.text(column) if column in columns else "" for column in row.columns) for row in rows)
    wanted = tuple(filter(any, (tuple(text if text.strip() else "" for text in row) for row in shown)))
    return not wanted or any(rows_of(part.sheet, part.tables[0], form).rows[: len(wanted)] == wanted for part in back)


def _wrong_count(
    book: OpenBook, each: FormulaValue, placed: Sequence[Placed], back: dict[OpenSheet, list[SheetArea]]
) -> Iterator[Note]:
    """Tell where a count of one column of one area is not what the plan's analysis gives."""
    own = [area for area in placed if area.sheet.name.casefold() == each.counted[0].sheet]
    read = back[own[0].sheet] if own else []
    if len(read) != len(own):
        return
    counted = [
        area
        for area, part in zip(own, read, strict=True)
        for first, last in [(part.tables[0].header_row + 1, part.tables[-1].last_row)]
        if any(cells.bottom >= first and cells.top <= last for _, cells in each.counted)
    ]
    if len(counted) != 1 or counted[0].area is None:
        return
    left, columns = each.counted[0].cells.left, (each.column for each in book.found.form.analysis.counted)
    for column in (column for column in columns if counted[0].tables[0].columns.get(column) == left):
        right = count(counted[0].area, column)
        if each.value is not None and each.value != right:
            told = texts.wrong_count(f"{each.value:.15g}", right, column.header, counted[0].area.title)
            yield Note(NoteKind.LEFT, told, each.sheet.read.name, each.place)


def _fill_areas(book: OpenBook, placed: Sequence[Placed]) -> Iterator[Note]:
    """Write every area, and tell of what was there and what found no room."""
    path = book.parts.relations(book.path).path("styles")
    root = book.parts.tree(path) if path and path in book.parts else Node("styleSheet", "styleSheet", {}, [])
    fitting = RowFitting(Looks(root), TextMeasure())
    for sheet in book.sheets:
        own = [(each, list(_writers(book, fitting, each))) for each in placed if each.sheet is sheet]
        for writer in chain.from_iterable(writers for _, writers in own):
            writer.widen()  # before any row gets its height
        # From the bottom up: what is put in moves only what is done already.
        notes = [list(_fill(book, *each)) for each in reversed(own)]
        for each in reversed(notes):
            yield from each
        if own and let_pages_follow(sheet, fitting.looks, own[0][0].tables[0]):
            yield Note(NoteKind.LEFT, texts.MORE_PAGES, sheet.read.name)


def _writers(book: OpenBook, fitting: RowFitting, placed: Placed) -> Iterator[TableWriter]:
    """What writes each of the tables, of which the first gets all rows."""
    area = placed.area
    for table in placed.tables if area is not None or placed.is_template else ():
        rows = area.rows if area is not None and table is placed.tables[0] else ()
        own = [table.texts(row, area.title if area and area.own else "") for row in rows]
        yield TableWriter(book, fitting, placed.sheet, table, own)


def _fill(book: OpenBook, placed: Placed, writers: Sequence[TableWriter]) -> Iterator[Note]:
    area, name = placed.area, placed.sheet.read.name
    if area is None and not placed.is_template:
        yield Note(NoteKind.LEFT, texts.foreign_area(placed.match.title), name)
        return
    if area is not None and area.own and not placed.is_added and placed.tables[0].area is None:
        yield from _retitle(book, placed, area.title)
    for writer in reversed(writers):
        writer.write()
    rows, old = area.rows if area else (), [row for writer in writers for row in writer.replaced]
    if area is not None:
        yield Note(NoteKind.READ, rows_of_area(area.title, len(rows)), name)
    if not placed.is_added and (gone := _gone(old, [row.cells for row in rows])):
        yield Note(NoteKind.LEFT, texts.replaced(gone), name)
    yield from _without_column(book, placed, area)
    for writer in reversed(writers):
        yield from writer.notes


def _gone(old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows with a text that none of the new ones has beside all the others."""
    having: dict[tuple[int, str], set[int]] = {}
    for number, row in enumerate(new):
        for text in enumerate(row):
            having.setdefault(text, set()).add(number)
    filled = ([text for text in enumerate(row) if text[1].strip()] for row in old)
    rows = zip(old, filled, strict=True)
    return [row for row, told in rows if told and not set.intersection(*(having.get(each, set()) for each in told))]


def _without_column(book: OpenBook, placed: Placed, area: Area | None) -> Iterator[Note]:
    for column in book.found.form.columns:
        count = sum(bool(row.text(column).strip()) for row in area.rows) if area else 0
        if count and column not in placed.tables[0].columns:
            yield Note(NoteKind.LEFT, texts.no_column(column.header, count), placed.sheet.read.name)


def _retitle(book: OpenBook, placed: Placed, title: str) -> Iterator[Note]:
    """Let the sheet and the analysis say what the area is called."""
    old, sheet = placed.title_cell, placed.sheet
    if old is not None and any(old.row == table.body.top - 1 for table in tables_on(book, sheet)):
        # Excel takes the file for damaged unless its tables, and the formulas that count them, know their headers.
        if old.text.strip() != title.strip():
            yield Note(NoteKind.LEFT, texts.TITLE_IN_TABLE.format(title=title), sheet.read.name, old.place)
    elif old is not None and old.text.strip() != title.strip():
        sheet.put_text(old.row, old.column, title)
        if old.text and not placed.is_template:
            yield Note(NoteKind.LEFT, texts.retitled(old.text, title), sheet.read.name)
    is_placed = old is not None or plain(placed.match.title) == plain(title)
    own, known = book.found.form.own_area, {plain(placed.match.title), plain(old.text if old else "")} - {""}
    lines = [(other, row) for other in book.other_sheets for row in lines_about(book, other, sheet.name)]
    for each, row in (*((sheet, row) for row in range(1, placed.tables[0].header_row)), *lines):
        for column, text in list(each.texts.get(row, {}).items()):
            start = _title_start(text, known, own)
            if start is not None and each.cells(row)[column].child("f") is None:
                each.put_text(row, column, text[:start] + title)
                is_placed = is_placed or each is sheet
    if not is_placed:
        yield Note(NoteKind.LEFT, texts.TITLE_NOT_PLACED, sheet.read.name)


def _title_start(text: str, known: Collection[str], own: FormArea | None) -> int | None:
    """Where a known title, or the name of the form's own area, begins, also after a label or a number; None without."""
    is_label = ":" in text and is_area_label(text)
    starts = () if is_label else (0, *(match.end() for match in _BEFORE_TITLE.finditer(text)))
    found = (
        at for at in reversed(starts) if plain(text[at:]) in known or (own is not None and is_name_of(text[at:], own))
    )
    return next(found, None)
