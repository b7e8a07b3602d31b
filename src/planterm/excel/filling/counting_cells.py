"""What a cell of the city's analysis is meant to count: its formula, or its line and its header, tell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from planterm.excel.filling.analysis_line import Lines, lines_of
from planterm.excel.filling.cached_values import FormulaValue
from planterm.excel.filling.contents import SheetEntry
from planterm.excel.filling.open_book import OpenBook
from planterm.excel.filling.placing import Placed, Placing
from planterm.excel.header_words import LONGEST_HEADER, HeaderWords, plain
from planterm.excel.reading.sheet import BookSheet
from planterm.excel.references import Corners, Kind, corners, is_same, sheet_named, tokens
from planterm.form.form import Form
from planterm.model.analysis import COUNTED_COLUMNS
from planterm.model.columns import Column
from planterm.model.plan import Area

_MANY = ("antal ", "identifierade ")


@dataclass(frozen=True)
class CountingCells:
    """The cells of one sheet that count the areas of a workbook."""

    book: OpenBook
    where: Placing
    sheet: BookSheet
    lines: Lines

    def counted(self, each: FormulaValue) -> tuple[Area, Column] | None:
        """The area and the column that the formula counts; None where it is about something else, or does not tell."""
        return self._by_formula(each) or self._by_place(each)

    def _by_formula(self, each: FormulaValue) -> tuple[Area, Column] | None:
        areas = set(_areas(each.formula, each.sheet))
        names = {(sheet.casefold(), area.left) for sheet, area in areas}
        is_counting = "COUNTA" in each.formula.upper() and all(area.left == area.right for _, area in areas)
        if len(names) != 1 or not is_counting:
            return None
        sheet, area = next(iter(areas))
        for placed in self.where.placed:
            if placed.area is not None and is_same(raw_name(self.book, placed), sheet):
                columns = placed.part.tables[0].columns
                return next(((placed.area, c) for c in COUNTED_COLUMNS if columns.get(c) == area.left), None)
        return None

    def _by_place(self, each: FormulaValue) -> tuple[Area, Column] | None:
        row, column = each.spot
        names = self.lines.sheets.get(row, frozenset())
        about = [placed for placed in self.where.placed if raw_name(self.book, placed).casefold() in names]
        above = [counted for number, counted in self._headers.get(column, ()) if number < row]
        if len(about) != 1 or about[0].area is None or not above:
            return None
        return about[0].area, above[-1]

    @cached_property
    def _headers(self) -> Mapping[int, list[tuple[int, Column]]]:
        """The headers that say what is counted below them, by column, each with its row."""
        form = self.book.found.form
        words, found = HeaderWords(form), dict[int, list[tuple[int, Column]]]()
        for number, cells in self.sheet.cells.items():
            for column, text in cells.items():
                if len(text) <= LONGEST_HEADER and (counted := _named(text, form, words)) is not None:
                    found.setdefault(column, []).append((number, counted))
        return found


def counting_cells(book: OpenBook, where: Placing, entry: SheetEntry, sheet: BookSheet) -> CountingCells:
    """Those of the sheet, as it has become."""
    return CountingCells(book, where, sheet, lines_of(book.parts, book.contents, entry.path))


def raw_name(book: OpenBook, placed: Placed) -> str:
    """The name of the area's sheet, to the character."""
    return next(entry.name for entry, sheet in book.sheets if sheet is placed.part.sheet)


def _named(text: str, form: Form, headers: HeaderWords) -> Column | None:
    """The column that a header of an analysis says is counted: "Antal problem"."""
    words = plain(text)
    known = {plain(header): column for header, column in zip(form.analysis_headers[1:], COUNTED_COLUMNS, strict=False)}
    for word in _MANY:
        words = words.removeprefix(word)
    match = headers.match(words)
    found = match.column if match is not None and match.is_sure else known.get(plain(text))
    return found if found in COUNTED_COLUMNS else None


def _areas(formula: str, home: str) -> Iterator[tuple[str, Corners]]:
    sheet = home
    for token in tokens(formula):
        if token.kind is Kind.SHEET:
            sheet = sheet_named(token.text) or ""
            continue
        if token.kind is Kind.AREA:
            yield sheet, corners(token.text)
        sheet = home
