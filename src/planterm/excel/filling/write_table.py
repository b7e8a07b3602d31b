"""A plan's area written into its table on the city's sheet."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product

from planterm.excel.filling.book_formulas import CellBlock, FormulaWords
from planterm.excel.filling.cell_looks import CellRoom, FittedRow, RowFitting, row_models
from planterm.excel.filling.moving import lying_on, move, neighbour_notes, stop_filters
from planterm.excel.filling.open_book import OpenBook
from planterm.excel.filling.open_sheet import OpenSheet
from planterm.excel.filling.table_body import TableBody
from planterm.excel.find_table import Table
from planterm.excel.notes import Note, NoteKind
from planterm.excel.reading.xml_parts import Node
from planterm.excel.references import Extended, Inserted, Range, column_letters, copied, range_of, sums_rows
from planterm.excel.table_end import WHAT_ROLES
from planterm.excel.table_rows import is_mark, rows_of
from planterm.excel.text_measure import MAX_ROW_HEIGHT
from planterm.texts import filling as texts
from planterm.texts.excel import ROW_NAME

SMALLEST_ROW = 15.0
"""Points: no row with a text is lower."""


class TableWriter:
    """Writes the plan's rows into one table of a sheet; what stands below it moves down where it must.

    The rows come with the texts of the table's columns alone.
    """

    def __init__(
        self, book: OpenBook, fitting: RowFitting, sheet: OpenSheet, table: Table, rows: Sequence[tuple[str, ...]]
    ) -> None:
        self._book, self._fitting, self._sheet, self._table, self._plan = book, fitting, sheet, table, rows
        self._read = rows_of(sheet.read, table, book.found.form)
        self._indexes = list(table.indexes)
        wanted = frozenset(tuple(text if text.strip() else "" for text in row) for row in rows)
        self._body = TableBody(sheet, table, self._read, lying=tuple(lying_on(book, sheet)), wanted=wanted)
        self._merged = sheet.merged
        self._model = row_models(self._body.prepared, self._styles, self._body.first + len(rows) - 1)
        self.notes: list[Note] = []

    @property
    def replaced(self) -> list[tuple[str, ...]]:
        """Those of the rows that were read which the plan's rows replace."""
        pairs = zip(self._read.rows, self._read.starts, strict=True)
        return [row for row, number in pairs if number in self._body.old]

    def write(self) -> None:
        """Write the plan's rows, and bring everything along that belongs to them."""
        self._merged = self._sheet.merged
        numbered = {
            number: self._fitting.row(row, self._places(number))
            for number, row in enumerate(self._plan, self._body.first)
        }
        last = self._body.first + len(numbered) - 1
        self._make_room(last)
        for number, row in numbered.items():
            self._put(number, row)
        for number in self._body.old:
            if number not in numbered:
                self._clear(number)
        self._unmerge(last)
        self._put_right(numbered)

    def _put_right(self, rows: Mapping[int, FittedRow]) -> None:
        """What belongs to cells whose texts are others now."""
        read, now = self._sheet.read, self._sheet.texts
        changed = {
            (number, index)
            for number, index in product(self._body.old, self._indexes)
            if (text := read.cells.get(number, {}).get(index, "").strip())
            and text != now.get(number, {}).get(index, "").strip()
        }
        self.notes += neighbour_notes(self._sheet, changed)
        whats = {index for column, index in self._table.columns.items() if column.role in WHAT_ROLES}
        if kept := list(self._typed_beside({number for number, index in changed if index in whats})):
            self._tell(NoteKind.LEFT, texts.kept_beside(kept))
        formulas = (each for each in read.remarks.all_formulas if each.column in self._indexes)
        if found := [each.place for each in formulas if each.row in self._body.old]:
            self._tell(NoteKind.LEFT, texts.formulas_replaced(found))
        if any(number in rows for number in read.hidden_rows):
            stop_filters(self._book, self._sheet)
            self._tell(NoteKind.REMARK, texts.UNHIDDEN)
        for columns in [self._extent(), *((each, each) for each in self._rows_formulas())] if rows else ():
            area = self._body.first, self._body.last, max(rows), *columns
            move(self._book, Extended(self._sheet.name, *area))
        # Only now do the city's lists of choices cover all rows.
        for index, count in sorted(_other_choices(self._book, self._sheet, list(rows), self._indexes).items()):
            self._tell(NoteKind.LEFT, texts.other_choice(self._header(index), count), self._column_name(index))

    def _typed_beside(self, rows: Collection[int]) -> Iterator[str]:
        """The cells of these rows, beside the table's own columns, with what somebody has typed for a row."""
        read, (left, right) = self._sheet.read, self._extent()
        computed = {each.place for each in read.remarks.all_formulas}
        for each in (text for number in sorted(rows) for text in read.texts(number)):
            is_beside = left <= each.column <= right and each.column not in self._indexes
            if is_beside and not (each.text.strip().isdecimal() or is_mark(each.text) or each.place in computed):
                yield each.place

    def _extent(self) -> tuple[int, int]:
        """The first column and the last of the rows, also those beside the table with a header, formulas or lines."""
        headers = self._sheet.read.cells.get(self._table.header_row, {})
        beside = {column for column, text in headers.items() if text.strip()}
        beside |= {column for column, cell in self._sheet.cells(self._body.first).items() if cell.child("f")}
        left, right = min(self._indexes), max(self._indexes)
        while left - 1 in beside or self._sheet.read.is_drawn(self._body.first, left - 1):
            left -= 1
        while right + 1 in beside or self._sheet.read.is_drawn(self._body.first, right + 1):
            right += 1
        return left, right

    def _rows_formulas(self) -> list[int]:
        """The columns apart from these with a formula for each row; farther away stand lists that count the rows."""
        (left, right), cells = self._extent(), self._sheet.cells(self._body.first)
        found = ((index, cell.child_or_blank("f").text) for index, cell in cells.items())
        return [index for index, formula in found if not left <= index <= right and formula and not sums_rows(formula)]

    def _header(self, index: int) -> str:
        others = (self._table.headers.get(each, "") for each in self._indexes[len(self._table.columns) :])
        return [*(column.header for column in self._table.columns), *others][index]

    def _column_name(self, index: int) -> str:
        return f"kolumn {column_letters(self._indexes[index])}"

    # layout

    def widen(self) -> None:
        """Widen the columns in which a text would be taller than Excel's tallest row."""
        places = [self._places(self._body.first + index) for index in range(len(self._plan))]
        for index, points in sorted(self._fitting.needed_widths(self._plan, places).items()):
            old = self._sheet.width(self._indexes[index])
            new = round(old + (points - places[0][index].width) / self._fitting.looks.digit_width + 0.05, 1)
            self._sheet.widen(self._indexes[index], new)
            self._tell(NoteKind.LEFT, texts.widened(self._header(index), old, new), self._column_name(index))

    def _places(self, number: int) -> list[CellRoom]:
        model = self._model(number)
        styles = self._bare_styles if model is None else self._styles(model)
        spans, digit = self._spans(model), self._fitting.looks.digit_width
        return [
            CellRoom(digit * sum(map(self._sheet.width, spans.get(index, (index,)))), style)
            for index, style in zip(self._indexes, styles, strict=True)
        ]

    def _spans(self, model: int | None) -> dict[int, range]:
        """The cells of the row that are merged with others beside the table's own columns."""
        return {
            each.left: range(each.left, each.right + 1)
            for each in self._merged
            if each.top == each.bottom == model and self._is_harmless(each)
        }

    def _is_harmless(self, each: Range) -> bool:
        inside = [index for index in self._indexes if each.left <= index <= each.right]
        return each.top == each.bottom and inside == [each.left]

    def _styles(self, number: int) -> tuple[int, ...]:
        return tuple(self._sheet.style(number, index) for index in self._indexes)

    @cached_property
    def _bare_styles(self) -> tuple[int, ...]:
        """Where no row shows how rows look: the columns' own styles, else a plain one with the lines of the header."""
        sheet, above = self._sheet, self._body.first - 1
        lines = [sheet.style(above, index) if index in sheet.cells(above) else 0 for index in self._indexes]
        pairs = zip(self._indexes, lines, strict=True)
        return tuple(sheet.column_style(index) or self._fitting.looks.lined(style) for index, style in pairs)

    # writing

    def _make_room(self, last: int) -> None:
        """Move down what stands below, with the blank row above it."""
        below = self._body.below
        if below is None:
            return
        gap = int(below - 1 not in self._body.prepared and below - 1 >= self._body.first)
        count = last - (below - gap) + 1
        if count > 0:
            change = Inserted(self._sheet.name, below - gap, count)
            move(self._book, change)
            self._merged = self._sheet.merged
            self._tell(NoteKind.REMARK, texts.moved_down(below, count))

    def _put(self, number: int, row: FittedRow) -> None:
        model, sheet = self._model(number), self._sheet
        is_new = number not in sheet.rows
        old = dict(sheet.row(model if is_new and model is not None else number).attributes)
        if is_new and model is not None:
            self._put_beside(model, number)
            self._merged += [Range(number, span[0], number, span[-1]) for span in self._spans(model).values()]
        self._take_out_mark(number)
        for index, text, style in zip(self._indexes, row.texts, row.styles, strict=True):
            sheet.put_text(number, index, text, style)
        if row.height > MAX_ROW_HEIGHT:
            self._tell(NoteKind.LEFT, texts.TOO_TALL, ROW_NAME.format(number=number))
        written = sheet.row(number)
        written.attributes = old
        _set_height(written, min(row.height, MAX_ROW_HEIGHT), is_new=is_new)

    def _put_beside(self, model: int, number: int) -> None:
        """What a new row has beside the table: the looks of the row above, its formulas, the number that follows."""
        sheet, (left, right), apart = self._sheet, self._extent(), self._rows_formulas()
        for index, old in sheet.cells(model).items():
            style, formula = old.number("s"), old.child("f")
            if index in self._indexes or not (left <= index <= right or index in apart):
                continue
            if formula is not None and formula.text:
                sheet.put_formula(number, index, copied(formula.text, number - model, 0), style)
            elif not sheet.put_following(number, index, model, sheet.read.cells) and style:
                sheet.blank(number, index, style)

    def _take_out_mark(self, number: int) -> None:
        """Let the row no longer say that it continues the one above."""
        for index, text in list(self._sheet.texts.get(number, {}).items()):
            if index not in self._indexes and is_mark(text):
                self._sheet.blank(number, index)

    def _clear(self, number: int) -> None:
        self._take_out_mark(number)
        area = self._table.area  # where its rows are to be looked for another time
        for index in self._indexes:
            if index in self._sheet.cells(number) and (area is None or (number, index) != area.spot):
                self._sheet.blank(number, index)
        row = self._sheet.row(number)
        if not row.has("customHeight"):
            row.put(ht=None)

    def _unmerge(self, last: int) -> None:
        """Take cells apart that would hide texts of the table's rows."""
        rows = range(self._body.first, max(last, self._body.last if not self._body.below else last) + 1)
        self._sheet.put_merged(each for each in self._merged if self._is_harmless(each) or not self._is_in(each, rows))

    def _is_in(self, each: Range, rows: range) -> bool:
        across = any(each.left <= index <= each.right for index in self._indexes)
        return across and each.bottom >= rows.start and each.top < rows.stop

    def _tell(self, kind: NoteKind, text: str, place: str = "") -> None:
        self.notes.append(Note(kind, text, self._sheet.read.name, place))


def _set_height(row: Node, height: float, *, is_new: bool) -> None:
    """Make the row as tall as its text, or as the city wanted it where that is more."""
    wanted = row.amount("ht") or 0.0 if row.has("customHeight") and not is_new else 0.0
    row.put(hidden=None, spans=None)
    if not height:
        if not wanted:
            row.put(ht=None, customHeight=None)
    elif wanted < height:
        row.put(ht=f"{max(height, SMALLEST_ROW):g}", customHeight=None)


def _other_choices(book: OpenBook, sheet: OpenSheet, rows: Sequence[int], columns: Sequence[int]) -> Counter[int]:
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
        # Newer programs have elements of their own for choices on other sheets, and in these one for the ranges.
        formula = next((below.text for below in each.nodes if below.name.endswith("formula1")), "")
        if not each.name.endswith("dataValidation") or each.get("type") != "list":
            continue
        ranges = " ".join((each.get("sqref"), *(below.text for below in each.below("sqref")))).split()
        choices = _offered(book, sheet.name, formula.strip().removeprefix("="), words)
        if choices:
            yield [area for area in map(range_of, ranges) if area is not None], choices


def _offered(book: OpenBook, home: str, formula: str, words: FormulaWords) -> frozenset[str]:
    """The choices that are written in the formula, or in the cells that it names; none where it does anything else."""
    match list(words.pieces(formula, home)):
        case [str(word), "(", str(name), ")"] if word.upper() == "INDIRECT" and name.startswith('"'):
            return _offered(book, home, name[1:-1], words)
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
