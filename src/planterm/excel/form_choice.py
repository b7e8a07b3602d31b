"""Which of several forms a workbook is on."""

from collections.abc import Iterable, Sequence
from itertools import islice

from planterm.excel.name_matching import HeaderWords, plain
from planterm.excel.reading.book_sheet import Book
from planterm.form.loader import OFFICIAL_SERIES
from planterm.model.form import Form

_TOP = 40
"""So many rows of a sheet are looked at for headers."""


def fitting(book: Book, forms: Iterable[Form]) -> Sequence[Form]:
    """The forms whose headers and tabs fit the book best; the official ones, or else all, where none fits."""
    known = list(forms)
    fits = [_fit(book, form) for form in known]
    if best := max(fits):
        return [form for form, fit in zip(known, fits, strict=True) if fit == best]
    return [form for form in known if form.series == OFFICIAL_SERIES] or known


def form_of_year(forms: Iterable[Form], year: int) -> Form:
    """The newest of the forms that is not newer than the year; the oldest one for years before it."""
    ordered = sorted(forms, key=lambda form: (form.year, form.series == OFFICIAL_SERIES))
    return next((form for form in reversed(ordered) if form.year <= year), ordered[0])


def _fit(book: Book, form: Form) -> int:
    """How many headers and tabs of the form the book has; 0 where no sheet has all headers of an area in one row."""
    words = HeaderWords(form.columns)
    wanted = {column for column in form.columns if column is not form.titled_column}
    rows = (cells.values() for sheet in book.sheets for cells in islice(sheet.cells.values(), _TOP))
    named = ({match.column for text in row if (match := words.match(text)) and match.is_sure} for row in rows)
    if not any(map(wanted.issubset, named)):
        return 0
    tabs = {plain(area.tab) for area in form.all_areas}
    return len(wanted) + sum(plain(sheet.name) in tabs for sheet in book.sheets)
