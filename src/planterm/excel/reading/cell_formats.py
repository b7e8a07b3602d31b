"""How the cells of a workbook show their values, from its styles; fonts, colours and borders are passed by."""

from array import array

from planterm.excel.reading.xml_parts import Attributes, read_xml
from planterm.excel.reading.zip_guard import Package

GENERAL = "General"

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "yyyy-mm-dd", 15: "dd-mmm-yy", 16: "dd-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "hh:mm", 21: "hh:mm:ss", 22: "yyyy-mm-dd hh:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0",
    49: "@", **dict.fromkeys((*range(27, 37), *range(50, 59)), "yyyy-mm-dd"),
}  # fmt: skip
"""The formats that files know by number alone, as a Swedish Excel shows them (ECMA-376 part 1, 18.8.30)."""

_AMERICAN = {"m/d/yyyy", "mm/dd/yyyy", "m/d/yy", "mm/dd/yy", "mm-dd-yy", "mm-dd-yyyy", "m/d/yyyy;@", "[$-f800]m/d/yyyy"}
"""What programs with American settings write for "the usual date", which a Swede sees as yyyy-mm-dd."""
_OFF = {"0", "false"}
_LONGEST_CODE = 160
"""In characters; a longer code than anybody needs is taken for none."""
_MOST = 10_000
"""Excel allows 250 formats and 1,024 fonts; what comes after these many is passed by."""


class CellFormats:
    """The number format of each cell style, and whether its text is struck through."""

    def __init__(self) -> None:
        self._codes: dict[int, str] = dict(BUILT_IN)
        self._formats, self._fonts = array("l"), array("l")
        self._struck_fonts: set[int] = set()

    def code(self, style: int) -> str:
        """The format code of the style; General for a style that there is not."""
        number = self._formats[style] if 0 <= style < len(self._formats) else 0
        return self._codes.get(number, GENERAL)

    def is_struck(self, style: int) -> bool:
        """Whether the style strikes its text through."""
        return 0 <= style < len(self._fonts) and self._fonts[style] in self._struck_fonts

    def add_code(self, number: int, code: str) -> None:
        """A format that the workbook has defined itself."""
        plain = code.replace("\\", "").lower()
        if len(self._codes) < _MOST and len(code) <= _LONGEST_CODE:
            self._codes[number] = BUILT_IN[14] if plain in _AMERICAN else code

    def add_style(self, number_format: int, font: int) -> None:
        """The next cell style."""
        self._formats.append(number_format)
        self._fonts.append(font)

    def strike(self, font: int) -> None:
        """The font strikes its text through."""
        if len(self._struck_fonts) < _MOST:
            self._struck_fonts.add(font)


def cell_formats(package: Package, path: str | None) -> CellFormats:
    """The formats of the workbook's styles; General for all where it has none."""
    if path is None or path not in package:
        return CellFormats()
    reader = _Reader()
    read_xml(package, path, reader)
    return reader.found


class _Reader:
    def __init__(self) -> None:
        self.found = CellFormats()
        self._inside = ""
        self._font = -1

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "xf":
            if self._inside == "cellXfs":
                self.found.add_style(whole(attributes.get("numFmtId")), whole(attributes.get("fontId")))
        elif name in {"fonts", "cellXfs", "dxfs"}:
            self._inside = name
        elif name == "numFmt" and self._inside != "dxfs":
            self.found.add_code(whole(attributes.get("numFmtId")), attributes.get("formatCode", ""))
        elif name == "font":
            self._font += 1
        elif name == "strike" and self._inside == "fonts" and attributes.get("val") not in _OFF:
            self.found.strike(self._font)

    def end(self, name: str) -> None:
        if name == self._inside:
            self._inside = ""

    def text(self, data: str) -> None:
        pass


def whole(text: str | None, otherwise: int = 0) -> int:
    """The whole number that an attribute holds, up to nine digits; the other value for anything else."""
    if text and len(text) < 10 and text.isdecimal():
        return int(text)
    return otherwise
