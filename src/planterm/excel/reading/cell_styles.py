"""What the styles of a workbook make of its cells: the formats of numbers, lines and colours, texts struck through."""

from collections.abc import Mapping
from colorsys import rgb_to_hls
from dataclasses import dataclass, field

from planterm.excel.reading.package import Package
from planterm.excel.reading.xml_parts import Node, elements
from planterm.texts import excel as texts

GENERAL = "General"

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "yyyy-mm-dd", 15: "dd-mmm-yy", 16: "dd-mmm", 17: "mmm-yy", 18: "hh:mm", 19: "hh:mm:ss",
    20: "hh:mm", 21: "hh:mm:ss", 22: "yyyy-mm-dd hh:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0",
    49: "@", **dict.fromkeys((*range(27, 37), *range(50, 59)), "yyyy-mm-dd"),
}  # fmt: skip
"""The formats that files know by number alone, as a Swedish Excel shows them (ECMA-376 part 1, 18.8.30)."""

_AMERICAN = {"m/d/yyyy", "mm/dd/yyyy", "m/d/yy", "mm/dd/yy", "mm-dd-yy", "mm-dd-yyyy", "m/d/yyyy;@"}
"""What programs with American settings write for "the usual date", which a Swede sees as yyyy-mm-dd."""
_OF_THE_SYSTEM = {
    **dict.fromkeys(("[$-f800]", "[$-x-sysdate]"), "dddd d mmmm yyyy"),
    **dict.fromkeys(("[$-f400]", "[$-x-systime]"), "hh:mm:ss"),
}
"""What formats begin with that mean the long date and the time of whoever looks at them."""
_LONGEST_CODE = 160
"""In characters; a longer code than anybody needs is taken for none."""
_SIDES = ("left", "right", "top", "bottom", "start", "end")
_RED, _ORANGE, _YELLOW, _GREEN = texts.COLOURS
_HUES = ((18, _RED), (44, _ORANGE), (70, _YELLOW), (170, _GREEN), (330, ""), (360, _RED))
"""Up to which degree of the circle colours are called what."""
_LEAST_SATURATION, _DARKEST, _LIGHTEST = 0.35, 0.15, 0.96
_BY_INDEX = {
    2: _RED, 10: _RED, 53: _ORANGE, 5: _YELLOW, 13: _YELLOW, 43: _YELLOW, 3: _GREEN, 11: _GREEN, 17: _GREEN,
    42: _GREEN, 50: _GREEN,
}  # fmt: skip


@dataclass(frozen=True)
class Styles:
    """The styles by number; no lines or colours, and General for all, where nothing is said."""

    codes: list[str] = field(default_factory=list)
    """The number format of each style."""
    struck: set[int] = field(default_factory=set)
    """Those that strike their texts through."""
    drawn: set[int] = field(default_factory=set)
    """Those with lines or a colour that means nothing, by which a cell is seen though nothing stands in it."""
    colours: Mapping[int, str] = field(default_factory=dict)
    """What the colours of fills and texts are called by which people tell how something goes."""

    def code(self, style: int) -> str:
        """The format code of the style; General for a style that there is not."""
        return self.codes[style] if 0 <= style < len(self.codes) else GENERAL


def styles_in(package: Package, path: str, theme: str | None) -> Styles:
    """The styles of the part at the path, with the colours of the theme at another one."""
    schemes = elements(package, theme, "clrScheme") if theme else ()
    colours = (colour for scheme in schemes for each in scheme.nodes for colour in each.nodes)
    themed = {str(number): colour.get("val") for number, colour in enumerate(colours)}
    kinds = ("numFmts", "fonts", "fills", "borders", "cellXfs")
    groups = {each.name: each.nodes for each in elements(package, path, *kinds)}
    codes = BUILT_IN | {
        each.number("numFmtId"): _understood(each.get("formatCode")) for each in groups.get("numFmts", ())
    }
    struck = {number for number, each in enumerate(groups.get("fonts", ())) if is_on(each, "strike")}
    fills = {number: _colour(each, themed) for number, each in enumerate(groups.get("fills", ())) if is_filled(each)}
    inks = {number: _named(each.child("color"), themed) for number, each in enumerate(groups.get("fonts", ()))}
    looks = {number for number, colour in fills.items() if not colour}
    lines = {number for number, each in enumerate(groups.get("borders", ())) if is_lined(each)}
    styles = list(enumerate(groups.get("cellXfs", [])))
    return Styles(
        [codes.get(each.number("numFmtId"), GENERAL) for _, each in styles],
        {number for number, each in styles if each.number("fontId") in struck},
        {number for number, each in styles if each.number("borderId") in lines or each.number("fillId") in looks},
        {
            number: colour
            for number, each in styles
            if (colour := fills.get(each.number("fillId")) or inks.get(each.number("fontId")))
        },
    )


def is_on(look: Node, *names: str) -> bool:
    """Whether any element of these names says yes, as one does that says nothing."""
    return any(each.get("val") not in {"0", "false"} for each in look.below(*names))


def is_filled(fill: Node) -> bool:
    """Whether a fill has any colour."""
    return any(
        each.name == "gradientFill" or each.get("patternType", "none") != "none"
        for each in fill.below("patternFill", "gradientFill")
    )


def is_lined(border: Node) -> bool:
    """Whether a border has any line."""
    return any(each.get("style", "none") != "none" for each in border.below(*_SIDES))


def _colour(fill: Node, themed: Mapping[str, str]) -> str:
    solid = next((each for each in fill.below("patternFill") if each.get("patternType") == "solid"), None)
    return _named(solid.child("fgColor"), themed) if solid else ""


def _named(front: Node | None, themed: Mapping[str, str]) -> str:
    """What a colour is called; empty for one that tells nothing."""
    if front is None:
        return ""
    if not {"rgb", "theme"} & front.attributes.keys():
        return _BY_INDEX.get(front.number("indexed"), "")
    try:
        red, green, blue = bytes.fromhex(front.get("rgb", themed.get(front.get("theme"), ""))[-6:])
    except ValueError:
        return ""
    hue, lightness, saturation = rgb_to_hls(red / 255, green / 255, blue / 255)
    is_plain = saturation >= _LEAST_SATURATION and _DARKEST < lightness < _LIGHTEST
    return next(name for limit, name in _HUES if hue * 360 <= limit) if is_plain else ""


def _understood(code: str) -> str:
    """The code as a Swede's Excel takes it."""
    plain = code.replace("\\", "").lower()
    for beginning, meaning in _OF_THE_SYSTEM.items():
        if plain.startswith(beginning):
            return meaning
    if plain in _AMERICAN:
        return BUILT_IN[14]
    return code if len(code) <= _LONGEST_CODE else GENERAL
