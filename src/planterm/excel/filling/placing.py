"""Which area of the plan goes to which tables of the workbook."""

from collections.abc import Iterator
from dataclasses import dataclass

from planterm.excel.area_tables import SheetArea, sheet_areas
from planterm.excel.filling.excel_tables import can_rename_column, rename_column
from planterm.excel.filling.open_book import OpenBook
from planterm.excel.filling.open_sheet import OpenSheet
from planterm.excel.find_table import Table
from planterm.excel.header_words import plain
from planterm.excel.match_areas import MatchedArea, is_name_of, matched_areas
from planterm.excel.reading.sheet import PlacedText
from planterm.excel.table_rows import rows_of
from planterm.form.form import Form
from planterm.model.plan import Area, Plan


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
        table, cells = self.tables[0], self.sheet.read.cells
        if table.title_column is not None:
            shown = cells.get(table.header_row, {}).get(table.title_column, "")
            if table.title.strip() or not shown.strip():
                return PlacedText(table.header_row, table.title_column, table.title)
        return next(reversed(list(self._titles_above())), None)

    def _titles_above(self) -> Iterator[PlacedText]:
        for row, cells in self.sheet.read.cells.items():
            for column, text in cells.items():
                if row < self.tables[0].header_row and plain(text) == plain(self.match.title):
                    yield PlacedText(row, column, text)


@dataclass(frozen=True)
class Placing:
    """All areas of the workbook, and those of the plan that it has no room for."""

    placed: tuple[Placed, ...]
    homeless: tuple[Area, ...]


def placing(book: OpenBook, plan: Plan) -> Placing:
    """Each area at its place: official ones by what they are, own ones by their titles, then wherever there is room."""
    parts, form = sheet_areas(book.found), book.found.form
    matches = matched_areas([part.heading for part in parts], form)
    sheets = {id(sheet.read): sheet for sheet in book.sheets}
    areas = {area.id: area for area in plan.areas if not area.own}
    waiting = [area for area in plan.areas if area.own]
    own = [index for index, match in enumerate(matches) if match.form_area is None]
    taken: dict[int, Area] = {}
    for index in own:
        same = [area for area in waiting if plain(area.title) == plain(matches[index].title)]
        if same:
            taken[index] = same[0]
            waiting.remove(same[0])
    templates = [index for index in own if _is_template(parts[index], matches[index], form)]
    for index in (*templates, *(index for index in own if index not in templates)):
        if index not in taken and waiting:
            taken[index] = waiting.pop(0)
    placed = [
        Placed(
            sheets[id(part.sheet)],
            part.tables,
            match,
            areas.pop(match.form_area.id, None) if match.form_area else taken.get(index),
            index in templates,
        )
        for index, (part, match) in enumerate(zip(parts, matches, strict=True))
    ]
    return Placing(tuple(placed), (*areas.values(), *waiting))


def _is_template(part: SheetArea, match: MatchedArea, form: Form) -> bool:
    """Whether an own area's sheet is the form's template, or has no rows yet."""
    if plain(match.title) == plain(form.own_area.title):
        return True
    is_empty = not any(rows_of(part.sheet, table, form).rows for table in part.tables)
    return is_empty and is_name_of(part.sheet.name, form.own_area)


def put_title(book: OpenBook, sheet: OpenSheet, old: PlacedText, title: str) -> bool:
    """Let the sheet and its Excel table say what the area is called; False where that cannot be a table's header."""
    if not can_rename_column(book, sheet, old.text, title):
        return False
    sheet.put_text(old.row, old.column, title)
    rename_column(book, sheet, old.text, title)
    return True
