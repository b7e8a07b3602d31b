"""The texts of a workbook, as Excel means them."""

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
