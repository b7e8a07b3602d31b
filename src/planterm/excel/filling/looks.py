"""How the cells of the city's workbook look, and looks that differ from those in one thing."""

from dataclasses import dataclass
from functools import cached_property

from planterm.excel.filling.markup import (
    Edit,
    Element,
    named,
    retagged,
    spliced,
    with_attributes,
    with_last_child,
)
from planterm.excel.reading.cell_formats import BUILT_IN, GENERAL, whole
from planterm.excel.reading.faults import TooMuchError

_OFF = {None, "0", "false"}
_TEXT_FORMAT = 49
_USUAL_SIZE = 11.0
_PIXEL = 0.75
"""Points."""
_WIDE = {"verdana": 1.2, "courier new": 1.25, "consolas": 1.15, "lucida sans": 1.1, "century gothic": 1.12,
         "segoe ui": 1.04, "trebuchet ms": 1.02, "georgia": 1.06, "dejavu sans": 1.2, "tahoma": 1.04}  # fmt: skip
"""How much wider than Arial some typefaces are; what is unknown is taken to be a little wider."""
_NARROW = {"arial", "helvetica", "liberation sans", "calibri", "carlito", "aptos", "aptos narrow", "times new roman",
           "cambria", "garamond", "arial narrow", "stockholm type regular", "stockholm type"}  # fmt: skip
_UNKNOWN = 1.1
_LINE, _LINE_EXTRA = 1.3, 0.7
"""A line's height is so many times the type size, and a little more."""
_DIGIT_WIDTHS = {"calibri": 0.507, "carlito": 0.507, "aptos narrow": 0.507}
_SIDES = ("left", "right", "top", "bottom", "start", "end")
_MOST_TAGS = 300_000
"""Excel allows some 64,000 styles."""
_DIGIT_WIDTH = 0.556
"""Of the type size; a column's width is counted in digits."""


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
    code: str = GENERAL
    """The number format."""

    @property
    def line_height(self) -> float:
        """The height of a line in points."""
        return round(self.size * _LINE + _LINE_EXTRA, 2)


class Looks:
    """The cell styles of a workbook by number, and those added to them."""

    def __init__(self, data: bytes) -> None:
        if data.count(b"<") > _MOST_TAGS:
            raise TooMuchError
        self._data = data
        groups = {each.name: each for each in named(data, "fonts", "cellXfs")}
        self._fonts_at, self._xfs_at = groups.get("fonts"), groups.get("cellXfs")
        self._fonts = self._children(self._fonts_at, "font")
        self._xfs = self._children(self._xfs_at, "xf")
        self._borders, self._fills = self._group("borders", "border"), self._group("fills", "fill")
        self._old_fonts, self._old_xfs = len(self._fonts), len(self._xfs)
        self._known: dict[int, Look] = {}
        self._drawn: dict[int, bool] = {}

    def look(self, style: int) -> Look:
        """What the style makes of a text."""
        if style not in self._known:
            self._known[style] = self._read(style)
        return self._known[style]

    def is_drawn(self, style: int) -> bool:
        """Whether the style has lines or a colour, by which a cell is seen though nothing stands in it."""
        if style not in self._drawn:
            attributes = _attributes(self._xf(style))
            border, fill = whole(attributes.get("borderId")), whole(attributes.get("fillId"))
            sides = named(self._borders[border], *_SIDES) if border < len(self._borders) else []
            patterns = named(self._fills[fill], "patternFill", "gradientFill") if fill < len(self._fills) else []
            self._drawn[style] = any(each.attributes.get("style", "none") != "none" for each in sides) or any(
                each.name == "gradientFill" or each.attributes.get("patternType", "none") != "none" for each in patterns
            )
        return self._drawn[style]

    @property
    def has_sizes(self) -> bool:
        """Whether the workbook has typefaces, so that smaller ones can be added."""
        return bool(self._xfs and self._fonts)

    @cached_property
    def digit_width(self) -> float:
        """The width of a digit in the workbook's standard type, in points, as Excel rounds it to pixels."""
        name, size, _ = _font(self._fonts[0]) if self._fonts else ("arial", _USUAL_SIZE, False)
        share = _DIGIT_WIDTHS.get(name, _DIGIT_WIDTH)
        return max(1, int(size / _PIXEL * share + 0.05)) * _PIXEL

    def wrapping(self, style: int) -> int:
        """The style with lines broken at the cell's edge."""
        xf = self._xf(style)
        found = named(xf, "alignment")
        turned = {"wrapText": "1", "shrinkToFit": None, "textRotation": None}
        if found:
            edits = [retagged(xf, found[0], **turned)]
            return self._with(spliced(xf, edits), applyAlignment="1")
        root = named(xf, "xf")[0]
        child = f'<{root.prefix}alignment wrapText="1"/>'.encode()
        first = root.end if root.is_empty else root.tag_end
        edit = with_last_child(xf, root, child) if root.is_empty else Edit(first, first, child)
        return self._with(spliced(xf, [edit]), applyAlignment="1")

    def plain_text(self, style: int) -> int:
        """The style with a number format that shows texts, and what is typed later, as they are."""
        return self._with(self._xf(style), numFmtId=str(_TEXT_FORMAT), applyNumberFormat="1")

    def smaller(self, style: int, size: float) -> int:
        """The style in smaller type."""
        if not self.has_sizes:
            return style
        xf = self._xf(style)
        font = whole(_attributes(xf).get("fontId"))
        raw = self._fonts[font if font < len(self._fonts) else 0]
        found = named(raw, "sz")
        if found:
            raw = spliced(raw, [retagged(raw, found[0], val=f"{size:g}")])
        else:
            root = named(raw, "font")[0]
            raw = spliced(raw, [with_last_child(raw, root, f'<{root.prefix}sz val="{size:g}"/>'.encode())])
        return self._with(xf, fontId=str(_index(self._fonts, raw)), applyFont="1")

    def like(self, style: int, *, border_of: int) -> int:
        """A plain style for texts in a table, with the lines of another cell."""
        border = _attributes(self._xf(border_of)).get("borderId", "0")
        return self.wrapping(self._with(self._xf(style), borderId=border, applyBorder="1"))

    def part(self) -> bytes:
        """The part with the styles that were added."""
        edits = []
        for group, children, old in (
            (self._fonts_at, self._fonts, self._old_fonts),
            (self._xfs_at, self._xfs, self._old_xfs),
        ):
            if group is not None and len(children) > old:
                edits.append(retagged(self._data, group, count=str(len(children))))
                edits.append(Edit(group.content_end, group.content_end, b"".join(children[old:])))
        return spliced(self._data, edits)

    def _group(self, name: str, child: str) -> list[bytes]:
        found = named(self._data, name)
        return self._children(found[0] if found else None, child)

    def _children(self, group: Element | None, name: str) -> list[bytes]:
        if group is None:
            return []
        inside = self._data[group.start : group.end]
        return [inside[each.start : each.end] for each in named(inside, name)]

    def _xf(self, style: int) -> bytes:
        return self._xfs[style] if style < len(self._xfs) else self._xfs[0] if self._xfs else b"<xf/>"

    def _with(self, xf: bytes, **attributes: str) -> int:
        root = named(xf, "xf")[0]
        tag = with_attributes(xf[: root.tag_end], **attributes)
        # A workbook without styles gets none: its cells then look as any cell does.
        return _index(self._xfs, tag + xf[root.tag_end :]) if self._xfs else 0

    def _read(self, style: int) -> Look:
        xf = self._xf(style)
        attributes = _attributes(xf)
        font = whole(attributes.get("fontId"))
        name, size, is_bold = _font(self._fonts[font]) if font < len(self._fonts) else ("", _USUAL_SIZE, False)
        found = named(xf, "alignment")
        alignment = found[0].attributes if found else {}
        is_shrunk = alignment.get("shrinkToFit") not in _OFF and alignment.get("wrapText") in _OFF
        return Look(
            size,
            is_bold,
            alignment.get("wrapText") not in _OFF,
            alignment.get("textRotation") not in _OFF or is_shrunk,
            1.0 if name in _NARROW else _WIDE.get(name, _UNKNOWN),
            whole(alignment.get("indent")),
            self._code(whole(attributes.get("numFmtId"))),
        )

    def _code(self, number: int) -> str:
        own = [each for each in named(self._data, "numFmt") if whole(each.attributes.get("numFmtId")) == number]
        return own[0].attributes.get("formatCode", GENERAL) if own else BUILT_IN.get(number, GENERAL)


def _index(known: list[bytes], new: bytes) -> int:
    """The number of the entry, which is added where there is none like it."""
    if new not in known:
        known.append(new)
    return known.index(new)


def _attributes(xf: bytes) -> dict[str, str]:
    return dict(named(xf, "xf")[0].attributes)


def _font(raw: bytes) -> tuple[str, float, bool]:
    values: dict[str, str] = {}
    for each in named(raw, "name", "sz", "b"):
        values[each.name] = each.attributes.get("val", "1")
    try:
        size = min(max(float(values.get("sz", _USUAL_SIZE)), 1.0), 409.0)
    except ValueError:
        size = _USUAL_SIZE
    return values.get("name", "").lower(), size, values.get("b") not in _OFF
