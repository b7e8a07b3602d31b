"""A plan's area written into its table on the city's sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from xml.sax.saxutils import escape

from planterm.excel.filling import moving
from planterm.excel.filling.cell_neighbours import neighbour_notes, other_choices, stop_filters
from planterm.excel.filling.columns import Columns
from planterm.excel.filling.contents import Contents, SheetEntry
from planterm.excel.filling.looks import Looks
from planterm.excel.filling.markup import named, retagged, spliced, with_attributes
from planterm.excel.filling.merged_ranges import merged_ranges, with_merged
from planterm.excel.filling.parts import Parts
from planterm.excel.filling.row_fitting import FittedRow, Place, RowFitting, needed_widths
from planterm.excel.filling.row_models import RowModels, Styles, row_models
from planterm.excel.filling.sheet_rows import CellXml, RowXml, SheetRows, cell, computed, number_cell
from planterm.excel.filling.table_body import OFF, Surroundings, lying_on, table_body
from planterm.excel.find_table import Table
from planterm.excel.import_report import Note, NoteKind
from planterm.excel.reading.cell_formats import whole
from planterm.excel.reading.sheet import BookSheet, Range, column_letters, place
from planterm.excel.reading.sheet_cells import LAST_COLUMN
from planterm.excel.references import Extended, Inserted, copied, corners
from planterm.excel.table_rows import TableRows, is_mark
from planterm.form.form import Form
from planterm.texts import filling as texts
from planterm.texts.excel import CONTINUED
from planterm.texts.importing import row_name

SMALLEST_ROW = 15.0
"""Points: no row with a text is lower."""


@dataclass(frozen=True)
class Desk:
    """The workbook being filled in, and what is needed for it."""

    parts: Parts
    contents: Contents
    looks: Looks
    fitting: RowFitting
    form: Form


@dataclass(frozen=True)
class Target:
    """A table and what is to stand in it."""

    sheet: BookSheet
    entry: SheetEntry
    table: Table
    read: TableRows
    """What stands there now."""
    rows: tuple[tuple[str, ...], ...]
    """The plan's."""


class TableWriter:
    """Writes one table; what stands below it moves down where it must."""

    def __init__(self, desk: Desk, target: Target) -> None:
        self._desk, self._target = desk, target
        self._indexes = list(target.table.columns.values())
        data = desk.parts.read(target.entry.path)
        self._rows, self._widths, self._merged = SheetRows(data), Columns(data), merged_ranges(data)
        lying = tuple(lying_on(desk.parts, target.entry.path))
        wanted = frozenset(
            tuple(row[column] if row[column].strip() else "" for column in target.table.columns) for row in target.rows
        )
        around = Surroundings(self._rows, lying, desk.looks.is_drawn, wanted)
        self._body = table_body(target.sheet, target.table, target.read, around)
        self._models = RowModels(())
        self.notes: list[Note] = []
        if self._body.header is not None:
            self._tell(NoteKind.LEFT, texts.HEADER_UNKNOWN, row_name(self._body.header))

    @property
    def replaced(self) -> list[tuple[str, ...]]:
        """Those of the rows that were read which the plan's rows replace."""
        read = self._target.read
        return [row for row, number in zip(read.rows, read.starts, strict=True) if number in self._body.old]

    def write(self) -> None:
        """Write the plan's rows, and bring everything along that belongs to them."""
        rows = [tuple(row[column] for column in self._target.table.columns) for row in self._target.rows]
        self._widen(rows)
        fitted = self._fitted(rows)
        last = self._body.first + len(fitted) - 1
        self._make_room(last)
        for number, row in enumerate(fitted, self._body.first):
            self._put(number, row)
        for number in self._body.old:
            if not self._body.first <= number <= last:
                self._clear(number)
        self._store(last)
        self._put_right(fitted)
        if fitted:
            area = self._body.first, self._body.last, last, min(self._indexes), max(self._indexes)
            moving.apply(self._desk.parts, self._desk.contents, Extended(self._target.entry.name, *area))

        self._tell_other_choices(fitted)

    def _put_right(self, fitted: Sequence[FittedRow]) -> None:
        """What belongs to cells whose texts are others now."""
        new = {
            (number, index): text
            for number, row in enumerate(fitted, self._body.first)
            for index, text in zip(self._indexes, row.texts, strict=True)
        }
        sheet, path = self._target.sheet, self._target.entry.path
        changed = {
            (number, index)
            for number in self._body.old
            for index in self._indexes
            if (old := sheet.cells.get(number, {}).get(index, "").strip())
            and old != new.get((number, index), "").strip()
        }
        self.notes += neighbour_notes(self._desk.parts, path, sheet, changed)
        self._tell_formulas()
        last = self._body.first + len(fitted) - 1
        if any(self._body.first <= number <= last for number in sheet.hidden_rows):
            was_on = stop_filters(self._desk.parts, path)
            self._tell(NoteKind.REMARK, texts.FILTER if was_on else texts.UNHIDDEN)

    def _tell_formulas(self) -> None:
        """Formulas of the city's that stood where the plan's texts are."""
        remarks = self._target.sheet.remarks
        found = [
            each.place
            for each in (*remarks.formulas, *remarks.unknown_formulas)
            if each.row in self._body.old and each.column in self._indexes
        ]
        if found:
            self._tell(NoteKind.LEFT, texts.formulas_replaced(found))

    def _tell_other_choices(self, fitted: Sequence[FittedRow]) -> None:
        """Texts that the city's lists of choices do not have."""
        rows = {number: row.texts for number, row in enumerate(fitted, self._body.first)}
        data = self._desk.parts.read(self._target.entry.path)
        names = [self._desk.form.columns[column].header for column in self._target.table.columns]
        for index, count in sorted(other_choices(data, rows, self._indexes).items()):
            self._tell(NoteKind.LEFT, texts.other_choice(names[index], count), column_name(self._indexes[index]))

    # layout

    def _fitted(self, rows: Sequence[Sequence[str]]) -> list[FittedRow]:
        """The rows of the sheet; how they look depends on how many there are, and that on how they look."""
        fitted: list[FittedRow] = []
        count = len(rows)
        for _ in range(2):
            self._models = row_models(self._body.prepared, self._styles, self._body.first + count - 1)
            fitted = []
            for texts_of_row in rows:
                fitted += self._desk.fitting.rows(texts_of_row, self._places(self._body.first + len(fitted)))
            if count == len(fitted):
                break
            count = len(fitted)
        return fitted

    def _widen(self, rows: Sequence[Sequence[str]]) -> None:
        """Widen the columns in which a text would be taller than Excel's tallest row."""
        self._models = row_models(self._body.prepared, self._styles, self._body.first + len(rows) - 1)
        places = [self._places(self._body.first + index) for index in range(len(rows))]
        names = {index: column for column, index in self._target.table.columns.items()}
        for index, points in sorted(needed_widths(self._desk.fitting, rows, places).items()):
            number = self._indexes[index]
            old = self._widths.width(number)
            new = round(old + (points - places[0][index].width) / self._desk.looks.digit_width + 0.05, 1)
            self._widths.widen(number, new)
            name = self._desk.form.columns[names[number]].header
            self._tell(NoteKind.LEFT, texts.widened(name, old, new), column_name(number))

    def _places(self, number: int) -> list[Place]:
        model = self._models.of(number)
        styles = self._bare_styles if model is None else self._styles(model)
        spans = self._spans(model)
        return [
            Place(self._points(spans.get(index, (index, index))), style)
            for index, style in zip(self._indexes, styles, strict=True)
        ]

    def _points(self, span: tuple[int, int]) -> float:
        return sum(self._widths.width(column) for column in range(span[0], span[1] + 1)) * self._desk.looks.digit_width

    def _spans(self, model: int | None) -> dict[int, tuple[int, int]]:
        """The cells of the row that are merged with others beside the table's own columns."""
        return {
            each.left: (each.left, each.right)
            for each in self._merged
            if each.top == each.bottom == model and self._is_harmless(each)
        }

    def _is_harmless(self, each: Range) -> bool:
        """Whether the merged cells leave each of the row's texts its cell."""
        inside = [index for index in self._indexes if each.left <= index <= each.right]
        return each.top == each.bottom and inside == [each.left]

    def _styles(self, number: int) -> Styles:
        """The styles of the table's cells in a row."""
        row = self._rows.row(number)
        own = whole(row.attributes.get("s")) if row.attributes.get("customFormat") not in OFF else 0
        return tuple(
            row.cells[index].style if index in row.cells else own or self._widths.style(index)
            for index in self._indexes
        )

    @cached_property
    def _bare_styles(self) -> Styles:
        """Where no row shows how rows look: the columns' own styles, else a plain one with the lines of the header."""
        header = self._rows.row(self._body.first - 1)
        looks = self._desk.looks
        return tuple(
            self._widths.style(index)
            or (looks.like(0, border_of=header.cells[index].style) if index in header.cells else looks.wrapping(0))
            for index in self._indexes
        )

    # writing

    def _make_room(self, last: int) -> None:
        """Move down what stands below, with the blank row above it."""
        below = self._body.below
        if below is None:
            return
        gap = int(below - 1 not in self._body.prepared and below - 1 >= self._body.first)
        count = last - (below - gap) + 1
        if count <= 0:
            return
        change = Inserted(self._target.entry.name, below - gap, count)
        self._rows.insert(change.before, count)
        parts, path = self._desk.parts, self._target.entry.path
        parts.put(path, self._rows.part())
        moving.apply(parts, self._desk.contents, change)
        data = parts.read(path)
        self._rows, self._merged = SheetRows(data), merged_ranges(data)
        self._tell(NoteKind.REMARK, texts.moved_down(count, below))

    def _put(self, number: int, row: FittedRow) -> None:
        model = self._models.of(number)
        is_new = number not in self._rows.numbers
        shown = self._rows.row(number if not is_new or model is None else model)
        cells = {} if is_new else self._without_mark(number, shown)
        if is_new and model is not None:
            cells = dict(self._beside(model, number))
        prefix = self._rows.prefix
        for index, text, style in zip(self._indexes, row.texts, row.styles, strict=True):
            cells[index] = cell(prefix, number, index, style, text)
        if row.continues:
            mark = self._mark_column
            cells[mark] = cell(prefix, number, mark, cells[mark].style if mark in cells else 0, CONTINUED)
        self._rows.put(number, RowXml(_row_tag(shown, row.height, is_new=is_new), shown.attributes, cells))
        if is_new and model is not None:
            self._merged += [Range(number, left, number, right) for left, right in self._spans(model).values()]

    def _beside(self, model: int, number: int) -> Iterator[tuple[int, CellXml]]:
        """What a new row has beside the table: the looks of the row above, its formulas, the number that follows."""
        prefix, texts_above = self._rows.prefix, self._target.sheet.cells
        for index, old in self._rows.row(model).cells.items():
            if index in self._indexes:
                continue
            above = texts_above.get(model, {}).get(index, "").strip()
            before = texts_above.get(model - 1, {}).get(index, "").strip()
            if old.formula:
                formula = escape(copied(old.formula, number - model, 0)).encode()
                yield index, computed(prefix, number, index, old.style, formula)
            elif above.isdecimal() and before.isdecimal() and int(above) == int(before) + 1:
                yield index, number_cell(prefix, number, index, old.style, int(above) + number - model)
            elif old.style:
                yield index, cell(prefix, number, index, old.style)

    @cached_property
    def _mark_column(self) -> int:
        """Where a row says that it continues the one above: the first column after the table that nothing else uses."""
        used = {column for cells in self._target.sheet.cells.values() for column in cells}
        return next(column for column in range(max(self._indexes) + 1, LAST_COLUMN) if column not in used)

    def _without_mark(self, number: int, row: RowXml) -> dict[int, CellXml]:
        """The row's cells; what said that the old row continued the one above it is taken out."""
        texts_there = self._target.sheet.cells.get(number, {})
        blank = {
            index: cell(self._rows.prefix, number, index, old.style)
            for index, old in row.cells.items()
            if index not in self._indexes and is_mark(texts_there.get(index, ""))
        }
        return {**row.cells, **blank}

    def _clear(self, number: int) -> None:
        """Take the old texts out of a row that the plan has no use for."""
        old = self._rows.row(number)
        cells = self._without_mark(number, old)
        for index in self._indexes:
            if index in cells:
                cells[index] = cell(self._rows.prefix, number, index, cells[index].style)
        tag = old.tag if old.attributes.get("customHeight") not in OFF else with_attributes(old.tag, ht=None)
        self._rows.put(number, RowXml(tag, old.attributes, cells))

    def _store(self, last: int) -> None:
        """Put the rows into the part, with merged cells, columns, links and extent as they have become."""
        parts, path = self._desk.parts, self._target.entry.path
        rows = range(self._body.first, max(last, self._body.last if not self._body.below else last) + 1)
        merged = [each for each in self._merged if self._is_harmless(each) or not self._is_in(each, rows)]
        data = self._widths.part(with_merged(self._rows.part(), merged))
        parts.put(path, with_extent(data, last, max(self._indexes)))

    def _is_in(self, each: Range, rows: range) -> bool:
        across = any(each.left <= index <= each.right for index in self._indexes)
        return across and each.bottom >= rows.start and each.top < rows.stop

    def _tell(self, kind: NoteKind, text: str, place: str = "") -> None:
        self.notes.append(Note(kind, text, self._target.sheet.name, place))


def column_name(number: int) -> str:
    """A column as the report names it."""
    return f"kolumn {column_letters(number)}"


def with_extent(data: bytes, last: int, right: int) -> bytes:
    """The part with its note of how far the cells reach brought up to date."""
    found = named(data, "dimension")
    area = corners(found[0].attributes.get("ref", "")) if found else None
    if area is None or area.left is None or area.top is None:
        return data
    end = place(max(last, area.bottom or 0), max(right, area.right or 0))
    return spliced(data, [retagged(data, found[0], ref=f"{place(area.top, area.left)}:{end}")])


def _row_tag(shown: RowXml, height: float, *, is_new: bool) -> bytes:
    """The row's start tag: as tall as its text, or as the city wanted it where that is more."""
    attributes = shown.attributes
    wanted = _height(attributes.get("ht")) if attributes.get("customHeight") not in OFF and not is_new else 0.0
    tag = with_attributes(shown.tag, hidden=None)
    if not height:
        return tag if wanted else with_attributes(tag, ht=None, customHeight=None)
    if wanted >= height:
        return tag
    return with_attributes(tag, ht=f"{max(height, SMALLEST_ROW):g}", customHeight=None)


def _height(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
