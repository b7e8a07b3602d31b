"""The choices that a form offers for its cells, and the texts that are none of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product

from planterm.excel.filling.book_formulas import CellBlock, FormulaWords
from planterm.excel.filling.open_book import OpenBook
from planterm.excel.filling.open_sheet import OpenSheet
from planterm.excel.references import Range, range_of


def other_choices(book: OpenBook, sheet: OpenSheet, rows: Sequence[int], columns: Sequence[int]) -> Counter[int]:
    """How many texts of each column (by its place in the table) are none of the choices offered for their cells."""
    return Counter(
        index
        for areas, choices in _choices(book, sheet)
        for number, (index, column) in product(rows, enumerate(columns))
        if (text := sheet.texts.get(number, {}).get(column, "")) and text.strip().casefold() not in choices
        if any((number, column) in area for area in areas)
    )


def _choices(book: OpenBook, sheet: OpenSheet) -> Iterator[tuple[list[Range], frozenset[str]]]:
    """The ranges in which the sheet offers choices that can be known, and these, in lower case."""
    words = FormulaWords(book)
    for each in sheet.beside():
        if each.name != "dataValidation" or each.get("type") != "list" or (formula := each.child("formula1")) is None:
            continue
        # Newer programs put the ranges into an element of their own.
        ranges = " ".join((each.get("sqref"), *(below.text for below in each.below("sqref")))).split()
        choices = _offered(book, sheet.name, formula.text.strip().removeprefix("="), words)
        if choices:
            yield [area for area in map(range_of, ranges) if area is not None], choices


def _offered(book: OpenBook, home: str, formula: str, words: FormulaWords) -> frozenset[str]:
    """The choices that are written in the formula, or in the cells that it names; none where it does anything else."""
    match list(words.pieces(formula, home)):
        case [str(text)] if text.startswith('"'):
            return frozenset(choice.strip().casefold() for choice in text[1:-1].split(","))
        case [CellBlock(source, cells)]:
            found = next((each for each in book.sheets if each.name.casefold() == source), None)
            return frozenset(
                text.strip().casefold()
                for number, row in (found.texts.items() if found is not None else ())
                for column, text in row.items()
                if (number, column) in cells
            )
    return frozenset()
