"""A sheet of the workbook whose cells can be changed; everything else of its part stays as it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from planterm.excel.find_table import Table
from planterm.excel.reading.book_sheet import BookSheet, Cells, placed_cells
from planterm.excel.reading.cell_text import escaped
from planterm.excel.reading.package import BrokenPartError
from planterm.excel.reading.xml_parts import Node, whole
from planterm.excel.references import LAST_ROW, Inserted, Range, Spot, copied, place, range_of
from planterm.excel.sheet import refuse_too_long

_USUAL_WIDTH = 9.14
"""In digits, the margins of the cell included."""
_WIDEST = 255.0
_ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
)  # fmt: skip
"""Of the elements of a sheet, as far as any of them is put in."""


class OpenSheet:
    """One sheet; raises BrokenPartError where its rows are not as they should be.

    Columns' widths are counted in digits, as in the file.
    """

    def __init__(self, path: str, read: BookSheet, name: str, root: Node, tables: Sequence[Table]) -> None:
        self.path, self.read, self.root, self.tables = path, read, root, tables
        self.name = name
        """To the character, as formulas have it."""
        self.texts = {number: dict(cells) for number, cells in read.cells.items()}
        """What the cells show, as they are now."""
        self.changed: dict[int, tuple[int, int]] = {}
        """For each column in which cells have changed the first of these rows and the last."""
        self.rows: dict[int, Node] = {}
        self._cells: dict[int, dict[int, Node]] = {}
        self._cols: dict[int, Node] = {}
        root.children = [each for each in root.nodes if each.name != "dimension"]  # which need not be said
        if read.has_cells:
            self._data = self._take_rows()
            self._unshare()

    def _take_rows(self) -> Node:
        """Find the rows and cells, of which some programs leave out the numbers."""
        groups = [each for each in self.root.nodes if each.name == "sheetData"]
        if len(groups) != 1:
            raise BrokenPartError
        number = 0
        for row in (each for each in groups[0].nodes if each.name == "row"):
            number, cells = placed_cells(row, number)
            if number in self.rows:
                raise BrokenPartError
            self.rows[number], self._cells[number] = row, dict(cells)
        return groups[0]

    def write_rows(self) -> None:
        """Put the rows and cells into the part, each with its place."""
        for number, row in self.rows.items():
            row.put(r=str(number))
            for column, cell in self._cells[number].items():
                cell.put(r=place(number, column))
            row.children = [cell for _, cell in sorted(self._cells[number].items())]
        if self.read.has_cells:
            self._data.children = [row for _, row in sorted(self.rows.items())]

    def _unshare(self) -> None:
        """Write every shared formula out, so that each can change by itself."""
        masters: dict[str, tuple[int, int, str]] = {}
        for (row, column), formula in self.formulas():
            number = formula.get("si")
            if formula.get("t") != "shared":
                continue
            if formula.text:
                masters[number] = row, column, formula.text
            elif number in masters:
                top, left, master = masters[number]
                formula.put_text(copied(master, row - top, column - left))
            else:
                continue
            formula.put(t=None, ref=None, si=None)

    # rows and cells

    def row(self, number: int) -> Node:
        """The row of that number, which is made where the sheet has none."""
        if number not in self.rows:
            self.rows[number], self._cells[number] = self._data.made("row"), {}
        return self.rows[number]

    def cells(self, number: int) -> Mapping[int, Node]:
        """The cells of a row, by their columns."""
        return self._cells.get(number, {})

    def style(self, number: int, column: int) -> int:
        """The look of a cell: its own, else the row's or the column's."""
        if (cell := self.cells(number).get(column)) is not None:
            return cell.number("s")
        row = self.rows.get(number)
        own = row.number("s") if row is not None and row.has("customFormat") else 0
        return own or self.column_style(column)

    def formulas(self) -> Iterator[tuple[Spot, Node]]:
        """The formulas, each with where it stands."""
        for number, cells in self._cells.items():
            for column, cell in cells.items():
                yield from (((number, column), each) for each in cell.nodes if each.name == "f")

    @property
    def strings(self) -> set[int]:
        """The numbers of the shared texts that cells name."""
        cells = (cell for row in self._cells.values() for cell in row.values() if cell.get("t") == "s")
        return {whole(cell.text.strip(), -1) for cell in cells}

    def is_filled(self, number: int, column: int) -> bool:
        """Whether anything stands in the cell, though it may show nothing."""
        cell = self.cells(number).get(column)
        return cell is not None and any(each.name in {"f", "is"} or each.text for each in cell.nodes)

    def blank(self, number: int, column: int, style: int | None = None) -> Node:
        """The cell with nothing in it, in its own style or another."""
        self.row(number)
        old = self._cells[number].get(column)
        look = style if style is not None else old.number("s") if old is not None else 0
        cell = self._cells[number][column] = self._data.made("c", r="", **({"s": str(look)} if look else {}))
        self.texts.get(number, {}).pop(column, None)
        first, last = self.changed.get(column, (number, number))
        self.changed[column] = min(first, number), max(last, number)
        return cell

    def put_text(self, number: int, column: int, text: str, style: int | None = None) -> None:
        """Let a text stand in the cell; a blank one is nothing. Raises TextTooLongError where no cell can hold it."""
        refuse_too_long(text)
        cell = self.blank(number, column, style)
        if text.strip():
            cell.put(t="inlineStr")
            shown = cell.made("t", escaped(text))
            shown.attributes["xml:space"] = "preserve"
            cell.children = [cell.made("is", shown)]
            self.texts.setdefault(number, {})[column] = text

    def put_following(self, number: int, column: int, model: int, texts: Cells) -> bool:
        """Let the cell hold the number that follows those of the model row and the one above; False without such.

        The texts are those in which that is looked up.
        """
        above, before = (texts.get(row, {}).get(column, "").strip() for row in (model, model - 1))
        if not (above.isdecimal() and before.isdecimal() and int(above) == int(before) + 1):
            return False
        value, cell = str(int(above) + number - model), self.blank(number, column, self.style(model, column))
        cell.children = [cell.made("v", value)]
        self.texts.setdefault(number, {})[column] = value
        return True

    def put_formula(self, number: int, column: int, formula: str, style: int | None = None) -> None:
        """Let a formula stand in the cell; its value is still to come."""
        cell = self.blank(number, column, style)
        cell.children = [cell.made("f", formula)]

    def insert(self, change: Inserted) -> None:
        """Move the rows from that one on down."""
        moved = change.row
        if moved(max(self.rows, default=0)) > LAST_ROW:
            raise BrokenPartError
        self.rows = {moved(number): row for number, row in self.rows.items()}
        self._cells = {moved(number): cells for number, cells in self._cells.items()}
        self.texts = {moved(number): cells for number, cells in self.texts.items()}
        self.changed = {column: (moved(first), moved(last)) for column, (first, last) in self.changed.items()}

    def beside(self) -> Iterator[Node]:
        """Every element of the sheet's part outside its rows."""
        for each in self.root.nodes:
            if each.name != "sheetData":
                yield from each.walk()

    def element(self, name: str) -> Node:
        """The element of the sheet, which is made where there is none."""
        found = self.root.child(name)
        if found is None:
            found, before = self.root.made(name), _ORDER[: _ORDER.index(name)]
            others = enumerate(self.root.children, 1)
            earlier = (number for number, each in others if isinstance(each, Node) and each.name in before)
            self.root.children.insert(max(earlier, default=0), found)
        return found

    # columns, merged cells

    def width(self, column: int) -> float:
        """How wide the column is."""
        usual = self.root.child_or_blank("sheetFormatPr").amount("defaultColWidth") or _USUAL_WIDTH
        known = (width for width in (self._col(column).amount("width"), usual) if width is not None)
        return next((width for width in known if width <= _WIDEST), _USUAL_WIDTH)

    def column_style(self, column: int) -> int:
        """The look of the column's cells that have none of their own."""
        return self._col(column).number("style")

    def widen(self, column: int, width: float) -> None:
        """Make the column that wide."""
        group, old = self.element("cols"), self._col(column)
        first, last = _span(old)
        cols = [each for each in group.nodes if each is not old]
        for start, end in ((first, column - 1), (column, column), (column + 1, last)):
            if start <= end:
                cols.append(old.copy())
                cols[-1].put(min=str(start), max=str(end))
                if start <= column <= end:
                    cols[-1].put(width=f"{min(width, _WIDEST):.10g}", customWidth="1")
        group.children = [*sorted(cols, key=_span)]
        self._cols.clear()

    def _col(self, column: int) -> Node:
        if column not in self._cols:
            cols = (
                each for each in self.root.child_or_blank("cols").nodes if _span(each)[0] <= column <= _span(each)[1]
            )
            blank = self.root.made("col", min=str(column), max=str(column))
            self._cols[column] = next(cols, blank)
        return self._cols[column]

    @property
    def merged(self) -> list[Range]:
        """The merged cells, in the order of the part."""
        found = [range_of(each.get("ref")) for each in self.root.child_or_blank("mergeCells").nodes]
        return [each for each in found if each is not None]

    def put_merged(self, ranges: Iterable[Range]) -> None:
        """Let these cells be merged and no others."""
        wanted = list(dict.fromkeys(ranges))
        if set(self.merged) == set(wanted):
            return
        group = self.element("mergeCells")
        group.children = [group.made("mergeCell", ref=each.name) for each in wanted]
        group.put(count=str(len(wanted)))
        if not wanted:
            self.root.children.remove(group)


def _span(col: Node) -> tuple[int, int]:
    first = col.number("min", 1)
    return first, col.number("max", first)
