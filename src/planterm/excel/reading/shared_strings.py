"""The texts of a workbook, as Excel means them."""

import re

from planterm.excel.reading.xml_parts import Attributes, read_xml
from planterm.excel.reading.zip_guard import Package
from planterm.model.text import clean

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_OFF = {"0", "false"}


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


class TextCollector:
    """One text out of its runs: phonetic ones are left out, and it is told whether any is struck through."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._is_open = self._is_phonetic = False
        self.is_struck = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element inside the text begins."""
        if name == "t":
            self._is_open = not self._is_phonetic
        elif name == "rPh":
            self._is_phonetic = True
        elif name in {"strike", "dstrike"} and attributes.get("val") not in _OFF:
            self.is_struck = True

    def end(self, name: str) -> None:
        """An element inside the text ends."""
        if name == "t":
            self._is_open = False
        elif name == "rPh":
            self._is_phonetic = False

    def text(self, data: str) -> None:
        """Some text."""
        if self._is_open:
            self._pieces.append(data)

    def take(self) -> tuple[str, bool]:
        """The text so far and whether any of it is struck through; the next one begins."""
        taken = unescaped("".join(self._pieces)), self.is_struck
        self._pieces, self.is_struck, self._is_phonetic = [], False, False
        return taken


class SharedStrings:
    """The workbook's texts by number, and the numbers of those with struck-through parts."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.struck: set[int] = set()


def shared_strings(package: Package, path: str | None) -> SharedStrings:
    """The texts that cells name by number; none where the workbook has no such part."""
    if path is None or path not in package:
        return SharedStrings()
    reader = _Reader(package)
    read_xml(package, path, reader)
    return reader.found


class _Reader(TextCollector):
    def __init__(self, package: Package) -> None:
        super().__init__()
        self.found = SharedStrings()
        self._package = package

    def end(self, name: str) -> None:
        if name != "si":
            super().end(name)
            return
        text, is_struck = self.take()
        self._package.spend(characters=len(text))
        if is_struck:
            self.found.struck.add(len(self.found.texts))
        self.found.texts.append(text)
