"""The tables of a workbook's areas, and the texts outside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planterm.excel.counting_sheets import is_counting
from planterm.excel.find_table import Table, find_tables
from planterm.excel.header_words import HeaderWords
from planterm.excel.match_areas import Heading, is_named_area
from planterm.excel.plan_facts import Facts, LooseText, facts_of
from planterm.excel.reading.sheet import Book, BookSheet
from planterm.excel.sheet_roles import placed_texts
from planterm.excel.summary_sheet import is_summary_sheet
from planterm.excel.titles_above import with_titles_above
from planterm.form.form import Form


@dataclass(frozen=True)
class AreaTables:
    """The tables of each sheet, and what stands outside them."""

    book: Book
    form: Form
    tables: tuple[tuple[Table, ...], ...]
    loose: tuple[LooseText, ...]
    facts: Facts
    analyses: frozenset[str]
    """The names of the sheets that count the areas, though they have the headers of one."""


def area_tables(book: Book, form: Form, file_stem: str) -> AreaTables:
    """Everything of the book that looks like an area on the form; the stem is its file's name."""
    words = HeaderWords(form)
    looking_like = [_tables(sheet, form, words) for sheet in book.sheets]
    pairs = list(zip(book.sheets, looking_like, strict=True))
    analyses = frozenset(sheet.name for sheet, each in pairs if is_counting(sheet, each, form))
    tables = tuple(() if sheet.name in analyses else each for sheet, each in pairs)
    loose = tuple(text for sheet, each in zip(book.sheets, tables, strict=True) for text in _loose(sheet, each))
    return AreaTables(book, form, tables, loose, facts_of(book, loose, file_stem), analyses)


def _tables(sheet: BookSheet, form: Form, words: HeaderWords) -> tuple[Table, ...]:
    if is_summary_sheet(sheet):
        return ()
    found = find_tables(sheet, form, words, is_named_area=is_named_area(sheet.name, form))
    return with_titles_above(found, sheet, form)


def _loose(sheet: BookSheet, tables: Sequence[Table]) -> Iterator[LooseText]:
    """The texts of a sheet without tables, or above its first one; what planterm made of the plan tells nothing."""
    if is_summary_sheet(sheet):
        return
    for text in placed_texts(sheet):
        if not tables or text.row < tables[0].header_row:
            yield LooseText(sheet, text)


@dataclass(frozen=True)
class SheetArea:
    """One area's part of a sheet: its tables, which are several where the header is repeated."""

    sheet: BookSheet
    tables: tuple[Table, ...]
    heading: Heading


def sheet_areas(found: AreaTables) -> list[SheetArea]:
    """The areas in the order of the sheets; a sheet nearly always has one."""
    return [
        area
        for sheet, tables in zip(found.book.sheets, found.tables, strict=True)
        for area in _areas_of(sheet, tables, found)
    ]


def _areas_of(sheet: BookSheet, tables: Sequence[Table], found: AreaTables) -> Iterator[SheetArea]:
    grouped: list[list[Table]] = []
    for table in tables:
        if grouped and table.title.strip() == grouped[-1][0].title.strip():
            grouped[-1].append(table)
        else:
            grouped.append([table])
    above = [text.cell for text in found.loose if text.sheet is sheet][::-1]
    for index, group in enumerate(grouped):
        heading = Heading(group[0].title if group[0].title.strip() else "", sheet.name, () if index else tuple(above))
        yield SheetArea(sheet, tuple(group), heading)
