"""Which area of the plan goes to which tables of the workbook, and sheets for those that it has none for."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, count

from planterm.excel.area_sheet import free_name
from planterm.excel.area_tables import SheetArea, sheet_areas
from planterm.excel.filling.book_formulas import FormulaWords, rewrite_formulas, sheets_in, tables_on
from planterm.excel.filling.moving import move
from planterm.excel.filling.open_book import OpenBook
from planterm.excel.filling.open_sheet import OpenSheet
from planterm.excel.find_table import Table
from planterm.excel.name_matching import MatchedArea, goes_on, is_area_label, is_name_of, plain
from planterm.excel.notes import Note, NoteKind
from planterm.excel.reading.book_sheet import BookSheet, PlacedText
from planterm.excel.reading.xml_parts import Node, rels_path, whole
from planterm.excel.references import (
    LAST_COLUMN,
    Extended,
    Inserted,
    Spot,
    Token,
    TokenKind,
    copied_area,
    renamed,
    rewritten,
)
from planterm.excel.table_rows import rows_of
from planterm.model.form import Form, tab_name
from planterm.model.plan import Area, Plan
from planterm.texts import filling as texts


@dataclass(frozen=True)
class Placed:
    """An area of the workbook, and the plan's area that goes there."""

    sheet: OpenSheet
    tables: tuple[Table, ...]
    match: MatchedArea
    area: Area | None
    """None where the plan has none for it: the form's template for own areas, or somebody else's own area."""
    is_template: bool
    """Whether it awaits an own area."""
    is_added: bool = False
    """Whether the sheet was made for the area, so that nothing in it is missed by anybody."""

    @property
    def title_cell(self) -> PlacedText | None:
        """The cell that says which area it is, or that is blank beside a label for that; None where there is none."""
        table = self.tables[0]
        if table.title_column is not None:
            rows = range(table.header_row, table.header_bottom + 1)
            shown = {row: self.sheet.read.cells.get(row, {}).get(table.title_column, "").strip() for row in rows}
            if table.title.strip() or not any(shown.values()):
                row = next(filter(shown.get, rows), table.header_row)
                return PlacedText(row, table.title_column, table.title)
        above = [each for each in self.sheet.read.placed_texts() if each.row < table.header_row]
        named = next((each for each in above[::-1] if plain(each.text) == plain(self.match.title)), None)
        labels = (beside(self.sheet.read, each) for each in above if is_area_label(each.text))
        blank = (PlacedText(*spot, "") for spot in labels if spot and spot not in {each.spot for each in above})
        return named or next(blank, None)


def beside(sheet: BookSheet, label: PlacedText) -> Spot | None:
    """The cell after a label, which may be merged; None where that is part of another one."""
    row, column = label.spot
    spot = row, next((each.right for each in sheet.merged if each.corner == label.spot), column) + 1
    return None if any(spot in each and each.corner != spot for each in sheet.merged) else spot


def placing(book: OpenBook, plan: Plan) -> tuple[list[Placed], list[Note]]:
    """Each area at its place: official ones by what they are, own ones by their titles, then wherever there is room.

    Those for which there is none get sheets of their own, which is told.
    """
    parts, form = sheet_areas(book.found, plan.year), book.found.form
    sheets = {id(sheet.read): sheet for sheet in book.sheets}
    ours = [index for index, part in enumerate(parts) if part.other_year is None]
    taken: dict[int, Area] = {}
    for index in ours:
        title = parts[index].match.title
        same = [area for area in plan.areas if _is_same(area, parts[index].match)]
        free = [area for area in same if area not in taken.values()]
        if free:
            taken[index] = free[0]
        elif same and (not same[0].own or goes_on(title, same[0].title)):  # an area with several places is in the first
            taken[index] = same[0]._replace(title=title, rows=())
    waiting = [area for area in plan.areas if area not in taken.values()]
    own = [index for index in ours if parts[index].match.form_area is None]
    templates = [index for index in own if _is_template(parts[index], form)]
    for index in (*templates, *(index for index in own if index not in templates)):
        if index not in taken and (area := next((area for area in waiting if area.own), None)):
            taken[index] = area
            waiting.remove(area)
    placed = [
        Placed(sheets[id(part.sheet)], part.tables, part.match, taken.get(index), index in templates)
        for index, part in enumerate(parts)
    ]
    return placed, [note for area in waiting for note in _add_sheet(book, placed, area, plan)]


def _is_same(area: Area, match: MatchedArea) -> bool:
    if match.form_area is not None:
        return area.id == match.form_area.id
    return area.own and (plain(area.title) == plain(match.title) or goes_on(match.title, area.title))


def _is_template(part: SheetArea, form: Form) -> bool:
    """Whether an own area's sheet is the form's template, or has no rows yet."""
    if form.own_area is None:
        return False
    if plain(part.match.title) == plain(form.own_area.title):
        return True
    is_empty = not any(rows_of(part.sheet, table, form).rows for table in part.tables)
    return is_empty and is_name_of(part.sheet.name, form.own_area)


def _add_sheet(book: OpenBook, placed: list[Placed], area: Area, plan: Plan) -> list[Note]:
    """Copy a sheet for an area that has none, an own area's if there is one, and tell of it."""
    rows = sum(not row.is_blank for row in area.rows)
    if not rows and not area.own:
        return [Note(NoteKind.REMARK, texts.NO_SHEET.format(title=area.title))]
    # The last one is most like what is to follow it, and an own one is made for anything.
    last_first = placed[::-1]
    sources = sorted(last_first, key=lambda each: each.match.form_area is not None)
    source = next((each for each in sources if each.sheet.name and _can_be_copied(book, each)), None)
    if source is None:
        return [Note(NoteKind.LEFT, texts.no_place(area.title, rows))]
    taken = {sheet.name.casefold() for sheet in book.sheets}
    tab = tab_name(book.found.form, plan.areas.index(area) + 1, area.id, area.title)
    new, notes = _copied(book, source, area, free_name(tab, taken))
    placed.insert(placed.index(source) + 1, new)
    return notes


def _can_be_copied(book: OpenBook, source: Placed) -> bool:
    """Whether the sheet holds that one area with its title, and no Excel table: these may not be there twice."""
    is_alone = list(source.sheet.tables) == list(source.tables)
    return is_alone and source.title_cell is not None and not any(tables_on(book, source.sheet))


def _copied(book: OpenBook, source: Placed, area: Area, name: str) -> tuple[Placed, list[Note]]:
    sheet, title, first = _copied_sheet(book, source.sheet, name), source.title_cell, source.tables[0]
    new = replace(source, sheet=sheet, match=MatchedArea(None, area.title), area=area, is_template=False, is_added=True)
    is_usual = area.own and source.match.form_area is None
    made = texts.SHEET_MADE.format(title=area.title, source=source.sheet.read.name)
    notes = [Note(NoteKind.REMARK if is_usual else NoteKind.LEFT, made, sheet.read.name)]
    if any(map(_points_out, source.sheet.root.nodes)):
        notes.append(Note(NoteKind.LEFT, texts.SHEET_IS_BARE, sheet.read.name))
    notes += _add_to_analysis(book, source, new)
    if title is not None:
        sheet.put_text(title.row, title.column, area.title)
        row = {**sheet.read.cells.get(title.row, {}), title.column: area.title}
        sheet.read = replace(sheet.read, cells={**sheet.read.cells, title.row: row})
        new = replace(new, tables=(replace(first, title=area.title if first.title else ""), *source.tables[1:]))
    sheet.tables = new.tables
    return new, notes


def _copied_sheet(book: OpenBook, source: OpenSheet, name: str) -> OpenSheet:
    """A sheet with the same cells, which comes after the source; what lies on these stays there."""
    source.write_rows()
    folder, root = posixpath.dirname(source.path), source.root.copy()
    path = next(path for number in count(1) if (path := posixpath.join(folder, f"sheet{number}.xml")) not in book.parts)
    for each in root.below("sheetView"):
        each.put(tabSelected=None)
    for each in root.below("sheetPr"):
        each.put(codeName=None)
    for each in root.below("pageSetup"):
        each.attributes = {key: value for key, value in each.attributes.items() if not _is_pointer(key)}
    root.children = [each for each in root.nodes if not _points_out(each)]
    book.parts.put(path, root.written())
    if kind := book.parts.content_type(source.path):
        book.parts.set_content_type(path, kind)
    read = replace(source.read, name=name, comments=())
    sheet = OpenSheet(path, read, name, book.parts.tree(path), source.tables)
    rewrite_formulas(book, sheet, lambda formula: renamed(formula, source.name, name))
    _list(book, source, sheet)
    book.sheets.insert(book.sheets.index(source) + 1, sheet)
    return sheet


def _points_out(node: Node) -> bool:
    """Whether it stands for another part of the file, as for a picture or comments; a printer's settings are none."""
    is_own = node.name in {"sheetData", "pageSetup"}
    return not is_own and any(map(_is_pointer, chain.from_iterable(each.attributes for each in node.walk())))


def _is_pointer(attribute: str) -> bool:
    return attribute.endswith(":id")


def _list(book: OpenBook, source: OpenSheet, sheet: OpenSheet) -> None:
    """Let the workbook know its new sheet, which comes after the source."""
    index = book.sheets.index(source)
    listed = list(book.root.below("sheet"))
    old, new = listed[index], listed[index].copy()
    new.put(name=sheet.name, sheetId=str(max(each.number("sheetId") for each in listed) + 1), state=None)
    key = next(key for key, value in old.attributes.items() if value == old.relation and "id" in key)
    new.attributes[key] = _new_relation(book, old.relation, sheet.path)
    next(each for each in book.root.below("sheets") if old in each.children).put_after(old, new)
    for view in book.root.below("workbookView"):
        for key in ("activeTab", "firstSheet"):
            if (number := whole(view.attributes.get(key), -1)) > index:
                view.attributes[key] = str(number + 1)
    names = book.root.child("definedNames") or book.root
    for each in names.below("definedName"):
        number = each.number("localSheetId", -1)
        if number > index:
            each.put(localSheetId=str(number + 1))
        elif number == index:
            copy = each.copy()
            copy.put(localSheetId=str(index + 1))
            copy.put_text(renamed(each.text, source.name, sheet.name))
            names.put_after(each, copy)


def _new_relation(book: OpenBook, like: str, path: str) -> str:
    root = book.parts.tree(rels_path(book.path))
    known = {each.get("Id"): each for each in root.nodes}
    free = next(name for number in count(1) if (name := f"rIdPlan{number}") not in known)
    new = known[like].copy()
    new.put(Id=free, Target=f"/{path}")
    root.put_after(known[like], new)
    return free


def _add_to_analysis(book: OpenBook, old: Placed, new: Placed) -> list[Note]:
    """Put a line below the only one that is about the old area's sheet; tell where there is none such."""
    found = [(sheet, row) for sheet in book.other_sheets for row in lines_about(book, sheet, old.sheet.name)]
    if len(found) == 1:
        ((sheet, row),) = found
        move(book, Inserted(sheet.name, row + 1, 1))
        move(book, Extended(sheet.name, row, row, row + 1, 1, LAST_COLUMN))
        sheet.row(row + 1).attributes = dict(sheet.row(row).attributes)
        for column, cell in sheet.cells(row).items():
            if (formula := cell.child("f")) is not None:
                text = renamed(rewritten(formula.text, _one_down), old.sheet.name, new.sheet.name)
                sheet.put_formula(row + 1, column, text, cell.number("s"))
            else:
                _copy(sheet, (row, column), cell, (old.match.title, new.match.title))
        return [Note(NoteKind.REMARK, texts.analysis_line(new.match.title), sheet.read.name)]
    areas, told = {"", *_with_areas(book)}, texts.no_analysis_line(new.match.title)
    counting = [sheet for sheet in book.other_sheets if any(areas & seen for _, seen in _looking(book, sheet))]
    return [Note(NoteKind.LEFT, told, sheet.read.name) for sheet in counting]


def lines_about(book: OpenBook, sheet: OpenSheet, name: str) -> list[int]:
    """The rows of a sheet whose formulas look at the sheet of that name, and at no other one with areas."""
    own, others = name.casefold(), _with_areas(book) - {name.casefold()}
    looking = list(_looking(book, sheet))
    strange = {row for row, seen in looking if seen & others}
    return sorted({row for row, seen in looking if own in seen}.difference(strange))


def _with_areas(book: OpenBook) -> set[str]:
    return {sheet.name.casefold() for sheet in book.sheets if sheet.tables}


def _looking(book: OpenBook, sheet: OpenSheet) -> Iterator[tuple[int, frozenset[str]]]:
    """The rows of a sheet's formulas, each with what ``sheets_in`` says that the formula looks at."""
    words = FormulaWords(book)
    for (row, _), formula in sheet.formulas():
        yield row, sheets_in(words.pieces(formula.text, sheet.name))


def _one_down(token: Token) -> str:
    """The piece of a formula one row down; other sheets' cells stay where they are."""
    is_own = token.kind is TokenKind.AREA and token.sheet is None
    return copied_area(token.text, rows=1) if is_own else token.text


def _copy(sheet: OpenSheet, spot: tuple[int, int], cell: Node, titles: tuple[str, str]) -> None:
    """Put the cell below itself, with the other title, or the number that follows."""
    row, column = spot
    style = cell.number("s")
    text = sheet.texts.get(row, {}).get(column, "")
    if text.strip() and plain(text) == plain(titles[0]):
        sheet.put_text(row + 1, column, titles[1], style)
    elif not sheet.put_following(row + 1, column, row, sheet.texts):
        new = sheet.blank(row + 1, column, style)
        new.attributes, new.children = dict(cell.attributes), cell.copy().children
