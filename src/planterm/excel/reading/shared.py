"""What the cells of a workbook name by number: its texts, and how they show their values."""

import re
from dataclasses import dataclass, field

from planterm.excel.reading.package import Package
from planterm.excel.reading.xml_parts import Node, elements
from planterm.model.text import clean

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def unescaped(text: str) -> str:
    """The text without Excel's escapes: "_x000A_" is a line break, "_x005F_x000A_" the text "_x000A_"."""
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    # A character beyond the first 65,536 is escaped as two.
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") if plain != text else text


def escaped(text: str) -> str:
    """The text as Excel keeps it: nothing that XML cannot hold, and nothing that would be taken for an escape."""
    return _LOOKS_ESCAPED.sub("_x005F_", clean(text))


def rich_text(node: Node) -> tuple[str, bool]:
    """The text of its runs, without phonetic ones, and whether any of it is struck through."""
    runs = [each for each in node.nodes if each.name != "rPh"]
    text = "".join(each.text for run in runs for each in run.below("t"))
    is_struck = any(each.get("val") not in {"0", "false"} for run in runs for each in run.below("strike", "dstrike"))
    return unescaped(text), is_struck


@dataclass(frozen=True)
class SharedStrings:
    """The workbook's texts by number, and the numbers of those with struck-through parts."""

    texts: list[str] = field(default_factory=list)
    struck: set[int] = field(default_factory=set)


def shared_strings(package: Package, path: str | None) -> SharedStrings:
    """The texts that cells name by number; none where the workbook has no such part."""
    found = SharedStrings()
    for each in elements(package, path, "si") if path is not None and path in package else ():
        text, is_struck = rich_text(each)
        package.spend(characters=len(text))
        if is_struck:
            found.struck.add(len(found.texts))
        found.texts.append(text)
    return found


GENERAL = "General"

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "yyyy-mm-dd", 15: "dd-mmm-yy", 16: "dd-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "hh:mm", 21: "hh:mm:ss", 22: "yyyy-mm-dd hh:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0",
    49: "@", **dict.fromkeys((*range(27, 37), *range(50, 59)), "yyyy-mm-dd"),
}  # fmt: skip
"""The formats that files know by number alone, as a Swedish Excel shows them (ECMA-376 part 1, 18.8.30)."""

_AMERICAN = {"m/d/yyyy", "mm/dd/yyyy", "m/d/yy", "mm/dd/yy", "mm-dd-yy", "mm-dd-yyyy", "m/d/yyyy;@"}
"""What programs with American settings write for "the usual date", which a Swede sees as yyyy-mm-dd."""
_OF_THE_SYSTEM = {"[$-f800]": "dddd d mmmm yyyy", "[$-f400]": "hh:mm:ss"}
"""What formats begin with that mean the long date and the time of whoever looks at them."""
_LONGEST_CODE = 160
"""In characters; a longer code than anybody needs is taken for none."""
_OFF = {"0", "false"}


@dataclass(frozen=True)
class CellFormats:
    """The number format of each cell style, and the styles that strike their texts through."""

    codes: list[str] = field(default_factory=list)
    struck: set[int] = field(default_factory=set)

    def code(self, style: int) -> str:
        """The format code of the style; General for a style that there is not."""
        return self.codes[style] if 0 <= style < len(self.codes) else GENERAL


def cell_formats(package: Package, path: str | None) -> CellFormats:
    """The formats of the workbook's styles; General for all where it has none."""
    if path is None or path not in package:
        return CellFormats()
    groups = {each.name: each.nodes for each in elements(package, path, "numFmts", "fonts", "cellXfs")}
    codes = BUILT_IN | {
        each.number("numFmtId"): _understood(each.get("formatCode")) for each in groups.get("numFmts", ())
    }
    strikes = [[each for each in font.nodes if each.name == "strike"] for font in groups.get("fonts", ())]
    fonts = {number for number, found in enumerate(strikes) if any(each.get("val") not in _OFF for each in found)}
    styles = groups.get("cellXfs", [])
    struck = {number for number, each in enumerate(styles) if each.number("fontId") in fonts}
    return CellFormats([codes.get(each.number("numFmtId"), GENERAL) for each in styles], struck)


def _understood(code: str) -> str:
    """The code as a Swede's Excel takes it."""
    plain = code.replace("\\", "").lower()
    for beginning, meaning in _OF_THE_SYSTEM.items():
        if plain.startswith(beginning):
            return meaning
    if plain in _AMERICAN:
        return BUILT_IN[14]
    return code if len(code) <= _LONGEST_CODE else GENERAL
