"""Which area of the plan goes to which tables of the workbook, and sheets for those that it has none for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count

from planterm.excel.area_sheet import free_name
from planterm.excel.area_tables import SheetArea, sheet_areas
from planterm.excel.filling.book_formulas import rewrite_formulas
from planterm.excel.filling.excel_tables import table_of, tables_on, with_tables_renamed
from planterm.excel.filling.moving import move, put_title
from planterm.excel.filling.open_book import OpenBook, Parts
from planterm.excel.filling.open_sheet import OpenSheet
from planterm.excel.find_table import Table
from planterm.excel.name_matching import MatchedArea, is_name_of, plain
from planterm.excel.notes import Note, NoteKind
from planterm.excel.reading.book_sheet import PlacedText
from planterm.excel.reading.xml_parts import Node, Relation, rels_path, whole
from planterm.excel.references import (
    LAST_COLUMN,
    Extended,
    Inserted,
    Token,
    TokenKind,
    copied_area,
    renamed,
    rewritten,
    sheet_named,
    tokens,
)
from planterm.excel.table_rows import rows_of
from planterm.model.form import Form, tab_name
from planterm.model.plan import Area, Plan
from planterm.texts import filling as texts

_COPIED = {"drawing", "vmlDrawing", "comments", "table", "printerSettings", "chart"}
_SHARED = {"hyperlink", "image"}
_LEFT_OUT = {"threadedComment"}
_NUMBER = re.compile(r"(?<!\d)\d*(\.[A-Za-z0-9]+)$")


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
        """The cell that says which area it is; None where there is none."""
        table = self.tables[0]
        if table.title_column is not None:
            rows = range(table.header_row, table.header_bottom + 1)
            shown = {row: self.sheet.read.cells.get(row, {}).get(table.title_column, "").strip() for row in rows}
            if table.title.strip() or not any(shown.values()):
                row = next(filter(shown.get, rows), table.header_row)
                return PlacedText(row, table.title_column, table.title)
        above = [each for each in self.sheet.read.placed_texts() if each.row < table.header_row]
        return next((each for each in above[::-1] if plain(each.text) == plain(self.match.title)), None)


def placing(book: OpenBook, plan: Plan) -> tuple[list[Placed], list[Note]]:
    """Each area at its place: official ones by what they are, own ones by their titles, then wherever there is room.

    Those for which there is none get sheets of their own, which is told.
    """
    parts, form = sheet_areas(book.found, plan.year), book.found.form
    sheets = {id(sheet.read): sheet for sheet in book.sheets}
    ours = [index for index, part in enumerate(parts) if part.other_year is None]
    taken: dict[int, Area] = {}
    for index in ours:
        same = [area for area in plan.areas if _is_same(area, parts[index].match)]
        free = [area for area in same if area not in taken.values()]
        if free:
            taken[index] = free[0]
        elif same and not same[0].own:  # an official area that has several places stands in the first
            taken[index] = replace(same[0], rows=())
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
    return area.own and plain(area.title) == plain(match.title)


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
    """Whether the sheet holds that one area, and nothing that may not be there twice."""
    kinds = {each.kind for each in book.parts.relations(source.sheet.path)}
    is_alone = list(source.sheet.tables) == list(source.tables)
    return is_alone and source.title_cell is not None and kinds <= _COPIED | _SHARED | _LEFT_OUT


def _copied(book: OpenBook, source: Placed, area: Area, name: str) -> tuple[Placed, list[Note]]:
    sheet, tables = _copied_sheet(book, source.sheet, name)
    new = replace(source, sheet=sheet, match=MatchedArea(None, area.title), area=area, is_template=False, is_added=True)
    is_usual = area.own and source.match.form_area is None
    made = texts.SHEET_MADE.format(title=area.title, source=source.sheet.read.name)
    notes = [Note(NoteKind.REMARK if is_usual else NoteKind.LEFT, made, sheet.read.name)]
    in_analysis = _add_to_analysis(book, source, new, tables)
    title = source.title_cell
    if title is not None and not put_title(book, sheet, title, area.title):
        notes.append(Note(NoteKind.LEFT, texts.TITLE_IN_TABLE, sheet.read.name, title.place))
    elif title is not None:
        row = {**sheet.read.cells.get(title.row, {}), title.column: area.title}
        sheet.read = replace(sheet.read, cells={**sheet.read.cells, title.row: row})
        first = source.tables[0]
        new = replace(new, tables=(replace(first, title=area.title if first.title else ""), *source.tables[1:]))
    sheet.tables = new.tables
    return new, [*notes, *in_analysis]


def _copied_sheet(book: OpenBook, source: OpenSheet, name: str) -> tuple[OpenSheet, dict[str, str]]:
    """The copy, and what its Excel tables are called instead of the source's, without regard to case."""
    source.write_rows()
    path = _copied_part(book.parts, source.path)
    root = book.parts.tree(path)
    for each in root.below("sheetView"):
        each.put(tabSelected=None)
    for each in root.below("sheetPr"):
        each.put(codeName=None)
    sheet = OpenSheet(path, replace(source.read, name=name), name, root, source.tables)
    tables = _name_tables(book, source, sheet)
    rewrite_formulas(book, sheet, lambda formula: renamed(with_tables_renamed(formula, tables), source.name, name))
    _list(book, source, sheet)
    book.sheets.insert(book.sheets.index(source) + 1, sheet)
    return sheet, tables


def _name_tables(book: OpenBook, source: OpenSheet, sheet: OpenSheet) -> dict[str, str]:
    """Give the sheet's Excel tables names of their own."""
    names: dict[str, str] = {}
    others = [table for each in book.sheets for table in tables_on(book, each)]
    for old, new in zip(tables_on(book, source), list(tables_on(book, sheet)), strict=True):
        taken = {table.name.casefold() for table in others}
        name = next(name for number in count(2) if (name := f"{old.name}_{number}").casefold() not in taken)
        highest = max(table.root.number("id") for table in others)
        new.root.put(id=str(highest + 1), name=name, displayName=name)
        others.append(new)
        names[old.name.casefold()] = name
    return names


def _copied_part(parts: Parts, path: str) -> str:
    """A copy of a part and of what it points to; pictures are shared."""
    new = _free_path(parts, path)
    parts.put(new, parts.raw(path))
    if kind := parts.content_type(path):
        parts.set_content_type(new, kind)
    if relations := parts.relations(path):
        targets = {each.id: _target(parts, each) for each in relations if each.kind not in _LEFT_OUT}
        root = parts.tree(rels_path(path)).copy()
        root.children = [each for each in root.nodes if each.get("Id") in targets]
        for each in root.nodes:
            each.put(Target=targets[each.attributes["Id"]])
        parts.put(rels_path(new), root.written())
    return new


def _target(parts: Parts, relation: Relation) -> str:
    if relation.is_outside:
        return relation.target
    return f"/{_copied_part(parts, relation.target) if relation.kind in _COPIED else relation.target}"


def _free_path(parts: Parts, path: str) -> str:
    suffix = _NUMBER.search(path)
    stem, ending = (path[: suffix.start()], suffix[1]) if suffix else (path, "")
    return next(new for number in count(1) if (new := f"{stem}{number}{ending}") not in parts)


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


def _add_to_analysis(book: OpenBook, old: Placed, new: Placed, tables: Mapping[str, str]) -> list[Note]:
    """Give the only line that is about the old area's sheet another one below it, or tell that there is no such place.

    The tables are what the new sheet's Excel tables are called instead of the old one's, without regard to case.
    """
    found = [(sheet, row) for sheet in book.other_sheets for row in lines_about(book, sheet, old.sheet.name)]
    if len(found) == 1:
        ((sheet, row),) = found
        move(book, Inserted(sheet.name, row + 1, 1))
        move(book, Extended(sheet.name, row, row, row + 1, 1, LAST_COLUMN))
        sheet.row(row + 1).attributes = dict(sheet.row(row).attributes)
        for column, cell in sheet.cells(row).items():
            if (formula := cell.child("f")) is not None:
                text = _followed(formula.text, old.sheet.name, new.sheet.name, tables)
                sheet.put_formula(row + 1, column, text, cell.number("s"))
            else:
                _copy(sheet, (row, column), cell, (old.match.title, new.match.title))
        return [Note(NoteKind.REMARK, texts.analysis_line(new.match.title), sheet.read.name)]
    areas = {sheet.name.casefold() for sheet in book.sheets if sheet.tables}
    counting = [
        sheet
        for sheet in book.other_sheets
        if any(_is_pointing(formula) or areas & names for _, formula, names in _looking(book, sheet))
    ]
    told = texts.no_analysis_line(new.match.title)
    return [Note(NoteKind.LEFT, told, sheet.read.name) for sheet in counting]


def lines_about(book: OpenBook, sheet: OpenSheet, name: str) -> list[int]:
    """The rows of a sheet whose formulas look at the sheet of that name."""
    return sorted({row for row, _, names in _looking(book, sheet) if name.casefold() in names})


def _looking(book: OpenBook, sheet: OpenSheet) -> Iterator[tuple[int, str, set[str]]]:
    """The formulas of a sheet, each with its row and the sheets that it looks at, without regard to case."""
    tables = {table.name.casefold(): each.name.casefold() for each in book.sheets for table in tables_on(book, each)}
    for (row, _), formula in sheet.formulas():
        yield row, formula.text, set(_sheets_in(formula.text, tables))


def _sheets_in(formula: str, tables: Mapping[str, str]) -> Iterator[str]:
    """The sheets that the formula names, by themselves, by tables on them, or in texts that point to cells."""
    for token in tokens(formula):
        if token.kind is TokenKind.SHEET:
            yield sheet_named(token.text).casefold()
        elif token.kind is TokenKind.WORD and table_of(token.text) in tables:
            yield tables[table_of(token.text)]
        elif token.kind is TokenKind.TEXT and _is_pointing(formula):
            yield from _sheets_in(token.text[1:-1], {})


def _is_pointing(formula: str) -> bool:
    return "INDIRECT(" in formula.upper()


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


def _followed(formula: str, old: str, new: str, tables: Mapping[str, str]) -> str:
    """The line's formula one row down, about the new sheet; other sheets' cells stay where they are."""
    formula = renamed(with_tables_renamed(formula, tables), old, new)
    is_pointing = _is_pointing(formula)

    def followed(token: Token) -> str:
        if token.kind is TokenKind.TEXT and is_pointing:
            return renamed(token.text[1:-1], old, new).join('""')
        is_own = token.kind is TokenKind.AREA and token.sheet is None
        return copied_area(token.text, rows=1) if is_own else token.text

    return rewritten(formula, followed)
