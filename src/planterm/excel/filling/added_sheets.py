"""Sheets for the plan's areas that the workbook has none for."""

from dataclasses import dataclass
from pathlib import Path

from planterm.excel.filling.analysis_line import Likeness, add_line, lines_of
from planterm.excel.filling.contents import contents_of
from planterm.excel.filling.excel_tables import can_rename_column, rename_column
from planterm.excel.filling.new_sheet import can_be_copied, copy_sheet, new_tables
from planterm.excel.filling.open_book import OpenBook, open_book
from planterm.excel.filling.placing import Placed, placing, sources_of_copy
from planterm.excel.filling.titles import put_text, title_cell
from planterm.excel.import_report import Note, NoteKind
from planterm.excel.sheet_names import free_name
from planterm.form.tabs import tab_name
from planterm.model.plan import Area, Plan
from planterm.texts import filling as texts


@dataclass(frozen=True)
class Added:
    """The workbook with a sheet for every area that can have one."""

    book: OpenBook
    sheets: frozenset[str]
    """The names of those that were added."""
    notes: tuple[Note, ...]


def with_added_sheets(book: OpenBook, path: Path, plan: Plan) -> Added:
    """Copy a sheet for each area that has none, an own area's if there is one."""
    notes: list[Note] = []
    names: set[str] = set()
    for area in placing(book.found, plan).homeless:
        rows = sum(not row.is_blank for row in area.rows)
        if not rows and not area.own:
            notes.append(Note(NoteKind.REMARK, texts.no_sheet(area.title)))
            continue
        where = placing(book.found, plan)
        sources = (each for each in sources_of_copy(where.placed) if each.part.sheet.name and _is_simple(book, each))
        source = next(sources, None)
        name = _name(book, plan, area)
        if source is None:
            notes.append(Note(NoteKind.LEFT, texts.no_place(area.title, rows)))
            continue
        notes += _copy(book, source, area, name)
        names.add(name)
        book = open_book(book.parts.zipped(), path, book.found.form)
    return Added(book, frozenset(names), tuple(notes))


def _is_simple(book: OpenBook, source: Placed) -> bool:
    """Whether the sheet holds that one area, and nothing that may not be there twice."""
    index = book.found.book.sheets.index(source.part.sheet)
    is_alone = list(book.found.tables[index]) == list(source.part.tables)
    return is_alone and title_cell(source) is not None and can_be_copied(book.parts, book.contents.sheets[index])


def _copy(book: OpenBook, source: Placed, area: Area, name: str) -> list[Note]:
    index = book.found.book.sheets.index(source.part.sheet)
    entry = book.contents.sheets[index]
    path = copy_sheet(book.parts, book.contents, entry, name)
    title = title_cell(source)
    # Where the title cannot stand, that is told when the area is written.
    if title is not None and can_rename_column(book.parts, path, title.text, area.title):
        put_text(book.parts, path, title, area.title)
        rename_column(book.parts, contents_of(book.parts), path, title.text, area.title)
    is_usual = area.own and source.match.form_area is None
    kind = NoteKind.REMARK if is_usual else NoteKind.LEFT
    made = Note(kind, texts.sheet_made(area.title, source.part.sheet.name), name)
    tables = new_tables(book.parts, entry.path, path)
    likeness = Likeness(entry.name, name, source.match.title, area.title, tables)
    return [made, *_add_to_analysis(book, likeness)]


def _add_to_analysis(book: OpenBook, likeness: Likeness) -> list[Note]:
    found = [
        (pair, lines_of(book.parts, book.contents, pair[0].path)) for pair in book.other_sheets if pair[0].has_cells
    ]
    rows = [(pair, row) for pair, lines in found for row in lines.about(likeness.old_sheet)]
    if len(rows) != 1:
        areas = {entry.name.casefold() for entry, _ in book.sheets} - {pair[0].name.casefold() for pair, _ in found}
        counting = [
            pair[1].name
            for pair, lines in found
            if lines.looks_anywhere or any(areas & names for names in lines.sheets.values())
        ]
        return [Note(NoteKind.LEFT, texts.no_analysis_line(likeness.new_title), sheet) for sheet in counting]
    ((pair, row),) = rows
    add_line(book.parts, book.contents, pair, row, likeness)
    return [Note(NoteKind.REMARK, texts.analysis_line(likeness.new_title), pair[1].name)]


def _name(book: OpenBook, plan: Plan, area: Area) -> str:
    position = plan.areas.index(area) + 1
    taken = {entry.name.casefold() for entry in book.contents.sheets}
    return free_name(tab_name(book.found.form, position, area.id, area.title), taken)
