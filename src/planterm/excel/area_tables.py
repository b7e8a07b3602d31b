"""The tables of a workbook's areas, told from analyses that have their headers, and the texts outside them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from planterm.excel.find_table import Table, find_tables
from planterm.excel.name_matching import (
    HeaderWords,
    MatchedArea,
    TableHeading,
    base_title,
    is_named_area,
    matched_areas,
    plain,
    year_in,
)
from planterm.excel.notes import Note, NoteKind
from planterm.excel.plan_facts import Facts, LooseText, facts_of
from planterm.excel.reading.book_sheet import Book, BookSheet
from planterm.excel.references import sums_rows
from planterm.model.form import Form, Role
from planterm.texts import excel as texts
from planterm.texts import party_answers
from planterm.texts import publishing as summary

_FEWEST_GUIDED = 3
"""Texts of a row that guides under so many headers."""
_NEVER_COUNTED = {Role.WHEN, Role.WHO}
_FIGURE = re.compile(r"[-\u2212]?\d[\d\s.,]*%?")


@dataclass(frozen=True)
class AreaTables:
    """The tables of each sheet, and what stands outside them."""

    book: Book
    form: Form
    tables: tuple[tuple[Table, ...], ...]
    loose: tuple[LooseText, ...]
    """The texts of sheets without tables, and above those of others."""
    facts: Facts
    analyses: frozenset[str]
    """The names of the sheets that count the areas, though they have the headers of one."""


def area_tables(book: Book, form: Form, file_stem: str) -> AreaTables:
    """Everything of the book that looks like an area on the form; the stem is its file's name."""
    words = HeaderWords(form.columns)
    pairs = [
        (
            sheet,
            ()
            if is_summary_sheet(sheet)
            else find_tables(sheet, form, words, is_named_area=is_named_area(sheet.name, form)),
        )
        for sheet in book.sheets
    ]
    analyses = frozenset(sheet.name for sheet, each in pairs if _is_counting(sheet, each, form))
    examples = {sheet.name for sheet, _ in pairs if plain(sheet.name).startswith(texts.EXAMPLES)} - analyses
    if not any(each for sheet, each in pairs if sheet.name not in analyses | examples):
        examples.clear()  # an example alone is a plan
    pairs = [(sheet, () if sheet.name in analyses | examples else each) for sheet, each in pairs]
    tables = tuple(_below_guidance(pairs, form))
    loose = tuple(
        LooseText(sheet, text)
        for sheet, each in zip(book.sheets, tables, strict=True)
        if not is_summary_sheet(sheet)  # what planterm made of the plan tells nothing
        for text in sheet.placed_texts()
        if not each or text.row < each[0].header_row or any(text in table.above for table in each)
    )
    names = [[file_stem], [sheet.name for sheet in book.sheets], [table.title for each in tables for table in each]]
    return AreaTables(book, form, tables, loose, facts_of(book, form, loose, names), analyses)


def _below_guidance(pairs: Sequence[tuple[BookSheet, tuple[Table, ...]]], form: Form) -> Iterator[tuple[Table, ...]]:
    """The tables of each sheet; what stands right below the headers of most is guidance, in whatever words."""
    tables_on = [(sheet, table) for sheet, tables in pairs for table in tables]
    rows = [tuple(text.text for text in sheet.texts(table.header_bottom + 1)) for sheet, table in tables_on]
    common, count = next(iter(Counter(rows).most_common(1)), ((), 0))
    is_guidance = len(common) >= _FEWEST_GUIDED <= count and 2 * count > len(rows)
    is_guidance = is_guidance and {plain(text) for text in form.columns.guidance}.isdisjoint(map(plain, common))
    below = iter(rows)
    for sheet, tables in pairs:
        told = Note(NoteKind.LEFT, texts.own_guidance(common), sheet.name)
        yield tuple(
            replace(table, header_bottom=table.header_bottom + 1, notes=(*table.notes, told))
            if next(below) == common and is_guidance
            else table
            for table in tables
        )


def is_summary_sheet(sheet: BookSheet) -> bool:
    """Whether the sheet is planterm's summary for the board, whatever was changed in it below its title."""
    return _begins(sheet, summary.SUMMARY_SHEET, summary.SUMMARY_TITLE)


def is_request_sheet(sheet: BookSheet) -> bool:
    """Whether the sheet is what planterm asks of a party, first in the workbook with its rows."""
    return _begins(sheet, party_answers.REQUEST_SHEET, party_answers.ASKED)


def _begins(sheet: BookSheet, name: str, title: str) -> bool:
    """Whether it has that name, and nothing in its first row but what begins as the title."""
    top = sheet.texts(1)
    return sheet.name == name and len(top) == 1 and top[0].text.startswith(title)


def _is_counting(sheet: BookSheet, tables: Sequence[Table], form: Form) -> bool:
    """Whether what looks like the tables of areas counts them instead.

    It does on a sheet named as the form's analysis that has no column beside those which are counted; and, whatever the
    sheet is called, where most of what stands under causes and measures is figures: areas have texts there.
    """
    counted = {each.column for each in form.analysis.counted}
    if tables and plain(sheet.name) == plain(form.analysis.tab):
        headings = {plain(heading) for heading in form.analysis.headings}
        headers = ([*sheet.cells.get(table.header_row, {}).values()] for table in tables)
        return all(
            table.columns.keys() <= counted or headings.issuperset(map(plain, each))
            for table, each in zip(tables, headers, strict=True)
        )
    if any(column.role in _NEVER_COUNTED for table in tables for column in table.columns):
        return False
    figures = list(_are_figures(sheet, tables))
    return 2 * sum(figures) > len(figures)


def _are_figures(sheet: BookSheet, tables: Sequence[Table]) -> Iterator[bool]:
    """For each cell under causes and measures that is not blank, whether it is a figure."""
    formulas = {each.spot: each.text for each in sheet.remarks.all_formulas}
    texts = {each.spot: each.text for each in sheet.placed_texts()}
    for table in tables:
        columns = {index for column, index in table.columns.items() if column.role in {Role.CAUSE, Role.MEASURE}}
        for spot in {**formulas, **texts}:
            if spot[1] in columns and table.header_row < spot[0] <= table.last_row:
                counts = spot in formulas and sums_rows(formulas[spot])
                yield counts or _FIGURE.fullmatch(texts.get(spot, "").strip()) is not None


@dataclass(frozen=True)
class SheetArea:
    """One area's part of a sheet: its tables, which are several where the header is repeated."""

    sheet: BookSheet
    tables: tuple[Table, ...]
    match: MatchedArea
    """Which area it is."""
    other_year: int | None = None
    """The year that it is of, where the book has the area for the plan's year too."""


def sheet_areas(found: AreaTables, year: int | None = None) -> list[SheetArea]:
    """The areas in the order of the sheets; a sheet nearly always has one.

    What a book has for several years is the plan's for the given one, else for the one that the book tells, else for
    the last.
    """
    areas, headings = [], []
    for sheet, tables in zip(found.book.sheets, found.tables, strict=True):
        top = min((table.header_row for table in tables), default=0)
        above = [text.cell for text in found.loose if text.sheet is sheet and text.cell.row < top][::-1]
        for (title, _), group in groupby(tables, _title_and_year):
            areas.append((sheet, tuple(group)))
            first = areas[-1][1][0]
            headings.append(TableHeading(first.title if title else "", sheet.name, (*first.above, *above)))
            above = [] if title else above
    matches = matched_areas(headings, found.form)
    of_years = [heading.year or found.facts.year for heading in headings]
    years = dict[str, set[int]]()
    for match, of_year in zip(matches, of_years, strict=True):
        years.setdefault(plain(base_title(match.title)), set()).update(filter(None, [of_year]))
    wanted = {
        title: next((each for each in (year, found.facts.year) if each in known), max(known, default=None))
        for title, known in years.items()
    }
    return [
        SheetArea(sheet, tables, match, None if of_year == wanted[plain(base_title(match.title))] else of_year)
        for (sheet, tables), match, of_year in zip(areas, matches, of_years, strict=True)
    ]


def _title_and_year(table: Table) -> tuple[str, int | None]:
    return table.title.strip(), year_in(line.text for line in table.above)
