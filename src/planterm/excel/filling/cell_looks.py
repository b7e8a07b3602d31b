"""How the city's cells look, looks that differ from those in one thing, and fitting the plan's rows into them."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from planterm.excel.reading.cell_styles import is_on
from planterm.excel.reading.xml_parts import Node, whole
from planterm.excel.sheet import SMALL_SIZE, Type
from planterm.excel.text_measure import CELL_PADDING, MAX_ROW_HEIGHT, TextMeasure

_TEXT_FORMAT = 49
_USUAL_SIZE = 11.0
_PIXEL = 0.75
"""Points."""
_STRETCHES = {
    "verdana": 1.2, "courier new": 1.25, "consolas": 1.15, "lucida sans": 1.1, "century gothic": 1.12, "tahoma": 1.04,
    "segoe ui": 1.04, "trebuchet ms": 1.02, "georgia": 1.06, "dejavu sans": 1.2, "arial": 1, "helvetica": 1,
    "liberation sans": 1, "calibri": 1, "carlito": 1, "aptos": 1, "aptos narrow": 1, "times new roman": 1, "cambria": 1,
    "garamond": 1, "arial narrow": 1, "stockholm type regular": 1, "stockholm type": 1,
}  # fmt: skip
"""How much wider than Arial some typefaces are; what is unknown is taken to be a little wider."""
_UNKNOWN = 1.1
_LINE, _LINE_EXTRA = 1.3, 0.7
"""A line's height is so many times the type size, and a little more."""
_DIGIT_WIDTHS = {"calibri": 0.507, "carlito": 0.507, "aptos narrow": 0.507}
_DIGIT_WIDTH = 0.556
"""Of the type size; a column's width is counted in digits."""
_INDENT = 9.0
"""Points for each step."""
_WIDEST = 640.0
"""Points: no column is widened beyond what a page lying down has room for."""
_STEP = 1.08
_ORDERS = ("=", "+", "-", "@")
"""What a text begins with that Excel would take for a formula as soon as the cell is opened and left."""


@dataclass(frozen=True, slots=True)
class Look:
    """What decides how much room a text needs in a cell."""

    size: float
    """Of the type, in points."""
    is_bold: bool = False
    wraps: bool = False
    is_turned: bool = False
    """Whether the text runs upwards, or is shrunk to one line."""
    stretch: float = 1.0
    """How wide the typeface is, beside Arial."""
    indent: int = 0

    @property
    def type(self) -> Type:
        """The typeface, as far as its size and weight."""
        return Type(self.size, self.is_bold, round(self.size * _LINE + _LINE_EXTRA, 2))


class Looks:
    """The cell styles of a workbook by number, and those added to them."""

    def __init__(self, root: Node) -> None:
        self._groups = {each.name: each for each in root.nodes}
        self._numbers: dict[str, dict[bytes, int]] = {}
        """The entries of groups that got new ones, each as it is written, with its number."""
        self.look = cache(self._look)

    def _look(self, style: int) -> Look:
        """What the style makes of a text."""
        xf, (name, size, is_bold) = self._xf(style), _font(self._part(style, "fonts", "fontId"))
        alignment = xf.child_or_blank("alignment")
        wraps = alignment.has("wrapText")
        return Look(
            size,
            is_bold,
            wraps,
            alignment.has("textRotation") or (alignment.has("shrinkToFit") and not wraps),
            _STRETCHES.get(name, _UNKNOWN),
            alignment.number("indent"),
        )

    @property
    def has_sizes(self) -> bool:
        """Whether the workbook has typefaces, so that smaller ones can be added."""
        return bool(self._all("cellXfs") and self._all("fonts"))

    @cached_property
    def digit_width(self) -> float:
        """The width of a digit in the workbook's standard type, in points, as Excel rounds it to pixels."""
        name, size, _ = _font(self._entry("fonts", 0))
        share = _DIGIT_WIDTHS.get(name, _DIGIT_WIDTH)
        return max(1, int(size / _PIXEL * share + 0.05)) * _PIXEL

    def wrapping(self, style: int) -> int:
        """The style with lines broken at the cell's edge."""
        xf = self._xf(style).copy()
        alignment = xf.child("alignment")
        if alignment is None:
            alignment = xf.made("alignment")
            xf.children.insert(0, alignment)
        alignment.put(wrapText="1", shrinkToFit=None, textRotation=None)
        xf.put(applyAlignment="1")
        return self._add("cellXfs", xf)

    def plain_text(self, style: int) -> int:
        """The style with a number format that shows texts, and what is typed later, as they are."""
        return self._with(style, numFmtId=str(_TEXT_FORMAT), applyNumberFormat="1")

    def smaller(self, style: int, size: float) -> int:
        """The style in smaller type."""
        font = self._part(style, "fonts", "fontId").copy()
        written = font.child("sz")
        if written is None:
            written = font.made("sz")
            font.children.append(written)
        written.put(val=f"{size:g}")
        return self._with(style, fontId=str(self._add("fonts", font)), applyFont="1")

    def lined(self, style: int) -> int:
        """A plain style for texts in a table, with the lines of another one."""
        return self.wrapping(self._with(0, borderId=self._xf(style).get("borderId", "0"), applyBorder="1"))

    def _all(self, group: str) -> list[Node]:
        return self._groups[group].nodes if group in self._groups else []

    def _part(self, style: int, group: str, attribute: str) -> Node:
        """The entry of another group that the style names."""
        return self._entry(group, whole(self._xf(style).attributes.get(attribute)))

    def _xf(self, style: int) -> Node:
        return self._entry("cellXfs", style)

    def _entry(self, group: str, number: int) -> Node:
        """The group's entry of that number, else its first; a blank one where it has none."""
        entries = self._all(group)
        return next(iter(entries[number : number + 1] or entries[:1]), Node(group, group, {}, []))

    def _with(self, style: int, **attributes: str) -> int:
        xf = self._xf(style).copy()
        xf.put(**attributes)
        return self._add("cellXfs", xf)

    def _add(self, group: str, entry: Node) -> int:
        """The number of the entry, which is added where there is none like it.

        A workbook without styles gets none: its cells then look as any cell does.
        """
        if not (entries := self._all(group)):
            return 0
        if group not in self._numbers:
            self._numbers[group] = {each.written(): number for number, each in reversed([*enumerate(entries)])}
        known, written = self._numbers[group], entry.written()
        if written not in known:
            known[written] = len(entries)
            self._groups[group].children.append(entry)
            self._groups[group].put(count=str(len(entries) + 1))
        return known[written]


def _font(font: Node) -> tuple[str, float, bool]:
    """Its name in lower case, its size, and whether it is bold."""
    size = font.child_or_blank("sz").amount("val") or _USUAL_SIZE
    return font.child_or_blank("name").get("val").lower(), min(max(size, 1.0), 409.0), is_on(font, "b")


@dataclass(frozen=True, slots=True)
class CellRoom:
    """Where a text goes: how wide the cell is, in points, and its style."""

    width: float
    style: int


@dataclass(frozen=True, slots=True)
class FittedRow:
    """A row of the sheet."""

    texts: Sequence[str]
    styles: Sequence[int]
    height: float
    """What the texts need, in points; Excel may not allow it."""


class RowFitting:
    """Fits rows into places; adds styles where the city's would clip or change a text."""

    def __init__(self, looks: Looks, measure: TextMeasure) -> None:
        self.looks, self._measure = looks, measure

    def row(self, texts: Sequence[str], places: Sequence[CellRoom]) -> FittedRow:
        """The texts in a row."""
        styles = [self._style(text, place) for text, place in zip(texts, places, strict=True)]
        cells = zip(texts, places, map(self.looks.look, styles), strict=True)
        heights = (self._height(text, place.width, look) for text, place, look in cells if text)
        return FittedRow(texts, styles, max(heights, default=0.0))

    def needed_widths(self, rows: Sequence[Sequence[str]], places: Sequence[Sequence[CellRoom]]) -> Mapping[int, float]:
        """The columns, by their index, in which a text would be taller than Excel's tallest row, with what they need.

        In smaller type, if need be; and no wider than a page.
        """
        needed: dict[int, float] = {}
        for texts, row_places in zip(rows, places, strict=True):
            for index, (text, place) in enumerate(zip(texts, row_places, strict=True)):
                look, width = self.looks.look(place.style), place.width
                look = replace(look, size=min(look.size, SMALL_SIZE)) if self.looks.has_sizes else look
                while width < _WIDEST and self._height(text, width, look) > MAX_ROW_HEIGHT:
                    width *= _STEP
                if width > place.width:
                    needed[index] = max(min(width, _WIDEST), needed.get(index, 0.0))
        return needed

    def _style(self, text: str, place: CellRoom) -> int:
        """The place's own style, or one that neither clips nor changes the text."""
        style, look = place.style, self.looks.look(place.style)
        if not text:
            return style
        if text.startswith(_ORDERS):
            style = self.looks.plain_text(style)
        room = self._room(place.width, look)
        if look.is_turned or (not look.wraps and len(self._measure.lines(text, room, look.type)) > 1):
            style = self.looks.wrapping(style)
        look = self.looks.look(style)
        smallest, smaller = SMALL_SIZE if self.looks.has_sizes else look.size, look
        while self._height(text, place.width, smaller) > MAX_ROW_HEIGHT and smaller.size > smallest:
            smaller = replace(smaller, size=max(smallest, smaller.size - 1))
        return style if smaller is look else self.looks.smaller(style, smaller.size)

    def _height(self, text: str, width: float, look: Look) -> float:
        return self._measure.height(text, self._room(width, look), look.type)

    def _room(self, width: float, look: Look) -> float:
        """What the cell has room for, measured in the typeface whose widths are known."""
        return max(CELL_PADDING + look.size, (width - look.indent * _INDENT) / look.stretch)


def row_models(
    prepared: Sequence[int], styles: Callable[[int], Sequence[int]], last: int
) -> Callable[[int], int | None]:
    """For the rows of a table that ends at the last one: the prepared row whose looks each takes; None without any.

    Rows in two colours go on in turns; a last row that closes the table stays its last.
    """
    latest = prepared[-4:]
    looks = [styles(number) for number in latest]
    moved, repeating = dict[int, int](), latest[-1:]
    if len(looks) == 4 and looks[0] == looks[2] != looks[1] == looks[3]:
        repeating = latest[2:]
    elif len(looks) >= 3 and looks[-1] != looks[-2] == looks[-3] and last > latest[-1]:
        moved, repeating = {latest[-1]: latest[-2], last: latest[-1]}, latest[-2:-1]

    def model(number: int) -> int | None:
        if number in moved or not prepared:
            return moved.get(number)
        if number > prepared[-1]:
            return repeating[(number - prepared[-1] - 1) % len(repeating)]
        return prepared[max(0, bisect_right(prepared, number) - 1)]

    return model
